#include "tools/exchangepane.h"

#include "reply/longtextview.h"
#include "reply/verdict.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/segment.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cuewright {

ExchangePane::ExchangePane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_side(new Segment({}))
    , m_head(makeLabel(LabelKind::Small))
    , m_all(makeButton(ButtonKind::Small, {}))
    , m_notSent(makeLabel(LabelKind::Small))
    , m_text(new LongTextView)
{
    setObjectName(QStringLiteral("exchangePane"));
    m_side->setObjectName(QStringLiteral("exchangeSide"));
    m_side->addChoice({});
    m_side->addChoice({});
    m_all->setObjectName(QStringLiteral("showAllOfExchange"));
    m_text->setObjectName(QStringLiteral("exchangeText"));
    m_notSent->setObjectName(QStringLiteral("exchangeNotSent"));
    m_notSent->setContentsMargins(12, 0, 12, 6);
    m_notSent->setWordWrap(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setFont(context.theme.font(TextStep::Source));
    connect(&context.theme, &Theme::changed, this, [this, &theme = context.theme] { m_text->setFont(theme.font(TextStep::Source)); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_side);
    row->addWidget(m_head, 1);
    row->addWidget(m_all);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_notSent);
    column->addWidget(new Hairline);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(8, 4, 0, 0);
    body->addWidget(m_text);
    column->addLayout(body, 1);
    connect(m_side, &Segment::currentChanged, this, [this] { render(false); });
    connect(m_all, &QPushButton::clicked, this, [this] {
        render(true);
        m_text->setFocus();
    });
    retranslate();
}

void ExchangePane::show(const Trace &trace, TurnId turn)
{
    const bool same = turn == m_turn && m_trace.turn(turn) == trace.turn(turn);
    m_trace = trace;
    m_turn = turn;
    if (!same || m_stale)
        render(false);
}

bool ExchangePane::isCut() const
{
    return !m_all->isHidden();
}

void ExchangePane::render(bool all)
{
    const bool request = m_side->current() == 0;
    m_text->setAccessibleName(request ? tr("Request") : tr("Response"));
    m_stale = !isVisible();
    if (m_stale)
        return;
    const TurnPtr turn = m_trace.turn(m_turn);
    const auto exchange = turn ? turn->exchange : nullptr;
    QByteArray bytes;
    QString head;
    QStringList notSent;
    if (exchange && request) {
        for (const Omission &omission : exchange->notSent)
            notSent << omissionText(omission);
        bytes = m_trace.requestBody(m_turn);
        head = QStringLiteral("POST ") + exchange->url;
    } else if (exchange) {
        bytes = exchange->received;
        head = exchange->status > 0 ? QStringLiteral("HTTP %1 · %2").arg(exchange->status).arg(QString::fromLatin1(exchange->contentType)) : tr("no answer");
        if (exchange->isCut)
            head += QStringLiteral(" · ") + tr("too long to be kept whole");
        if (exchange->isWithheld)
            head += QStringLiteral(" · ") + tr("not kept: it repeated a secret in pieces");
    }
    const bool cut = !all && bytes.size() > kMaxShown;
    m_head->setText(head);
    m_notSent->setText(notSent.join(u'\n'));
    m_notSent->setVisible(!notSent.isEmpty());
    m_all->setVisible(cut);
    m_all->setText(tr("Show all %1 KB").arg(bytes.size() / 1024));
    m_text->setPlaceholderText(turn && turn->isRun() ? tr("What went over the wire was not recorded.") : tr("This turn was not sent yet."));
    m_text->setWhole(QString::fromUtf8(cut ? bytes.left(kMaxShown) : bytes) + (cut ? QStringLiteral(" …") : QString()));
}

void ExchangePane::retranslate()
{
    setAccessibleName(tr("Raw request and response"));
    m_side->setAccessibleName(tr("What to show"));
    m_side->setChoiceText(0, tr("Request"));
    m_side->setChoiceText(1, tr("Response"));
    m_all->hide(); // until something is shown that is cut
    m_all->setToolTip(tr("Only the beginning is shown. All of a long text may take a moment."));
    render(false);
}

void ExchangePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        render(false);
}

void ExchangePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
