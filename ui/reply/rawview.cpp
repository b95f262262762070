#include "reply/rawview.h"

#include "base/format.h"
#include "reply/longtextview.h"
#include "reply/verdict.h"
#include "widgets/segment.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kJsonIndent = 2;
// Longer bodies are shown as they came: indenting them would take longer than anybody waits for a tab.
constexpr qsizetype kMaxIndented = 256 * 1024;

QString readable(const QByteArray &body)
{
    if (body.size() <= kMaxIndented) {
        if (const auto json = parseJson(body))
            return QString::fromUtf8(writeJson(*json, kJsonIndent));
    }
    // What is no text becomes replacement characters; no more of it than the view shows.
    return QString::fromUtf8(body.left(LongTextView::kMaxShown + 1));
}

} // namespace

RawView::RawView(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_side(new Segment(tr("What to show")))
    , m_text(new LongTextView)
{
    setObjectName(QStringLiteral("rawView"));
    m_side->addChoice({});
    m_side->addChoice({});
    connect(m_side, &Segment::currentChanged, this, &RawView::render);
    m_text->setObjectName(QStringLiteral("rawText"));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->document()->setDocumentMargin(0);
    m_text->setFont(context.theme.font(TextStep::Source));
    connect(&context.theme, &Theme::changed, this, [this, &theme = context.theme] { m_text->setFont(theme.font(TextStep::Source)); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 8);
    head->addWidget(m_side);
    head->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(16, 0, 4, 0);
    body->addWidget(m_text);
    layout->addLayout(body, 1);
    retranslate();
}

void RawView::clear()
{
    m_empty = true;
    m_exchange = {};
    m_attempts.clear();
    m_omitted.clear();
    render();
}

void RawView::setExchange(const Exchange &exchange, const QList<Attempt> &attempts, const QList<Omission> &omitted)
{
    m_exchange = exchange;
    m_attempts = attempts;
    m_omitted = omitted;
    m_empty = false;
    render();
}

QString RawView::requestText() const
{
    QString text = QStringLiteral("POST %1\n").arg(m_exchange.url.toString());
    for (const Omission &omission : m_omitted)
        text += omissionText(omission) + u'\n';
    return text + u'\n' + readable(m_exchange.requestBody);
}

QString RawView::responseText() const
{
    QString text;
    for (const Attempt &attempt : m_attempts) {
        text += tr("attempt %1: %2, %3").arg(attempt.number).arg(attempt.status > 0 ? QString::number(attempt.status) : tr("no answer"), formatDuration(attempt.duration));
        if (!attempt.requestId.isEmpty())
            text += QStringLiteral(" · ") + attempt.requestId;
        text += u'\n';
    }
    for (const auto &[name, value] : m_exchange.responseHeaders)
        text += QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value) + u'\n';
    return text + u'\n' + readable(m_exchange.responseBody);
}

void RawView::render()
{
    m_stale = !isVisible();
    if (m_stale)
        return;
    const bool request = m_side->current() == 0;
    m_text->setAccessibleName(request ? tr("Request") : tr("Response"));
    m_text->setWhole(m_empty ? QString() : request ? requestText() : responseText());
}

void RawView::retranslate()
{
    m_side->setChoiceText(0, tr("Request"));
    m_side->setChoiceText(1, tr("Response"));
    m_side->setAccessibleName(tr("What to show"));
    setAccessibleName(tr("Raw request and response"));
    m_text->setPlaceholderText(tr("The exact request and response of a run appear here."));
    render();
}

void RawView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        render();
}

void RawView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
