#include "reply/metricsrow.h"

#include "base/format.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kWidthForSession = 520;

} // namespace

MetricsRow::MetricsRow(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("metrics"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < CellCount; ++i) {
        Labels &labels = m_cells[static_cast<std::size_t>(i)];
        labels.box = new QWidget;
        auto *inner = new QHBoxLayout(labels.box);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(0);
        if (i > 0)
            inner->addWidget(new Hairline(Qt::Vertical));
        auto *column = new QVBoxLayout;
        column->setContentsMargins(i == 0 ? 16 : 12, 6, 8, 6);
        column->setSpacing(0);
        labels.title = makeLabel(LabelKind::Caption);
        labels.value = makeLabel(LabelKind::Metric);
        labels.note = makeLabel(LabelKind::Caption);
        for (QLabel *label : {labels.title, labels.value, labels.note}) {
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            column->addWidget(label);
        }
        inner->addLayout(column, 1);
        row->addWidget(labels.box, 1);
    }
    retranslate();
    clear();
}

void MetricsRow::clear()
{
    for (const Cell cell : {Latency, Tokens, Cost})
        set(cell, QStringLiteral("–"), {});
}

void MetricsRow::setRunning(std::chrono::milliseconds elapsed, std::int64_t tokensOut)
{
    set(Latency, formatDuration(elapsed), tr("running"));
    set(Tokens, tr("%1 out").arg(formatTokens(tokensOut)), {});
    set(Cost, QStringLiteral("…"), {});
}

void MetricsRow::setCall(const CallRecord &call)
{
    set(Latency, formatDuration(call.duration),
        call.firstToken.count() > 0 ? tr("first word %1").arg(formatDuration(call.firstToken)) : QString());
    if (call.usage) {
        set(Tokens, tr("%1 in · %2 out").arg(formatTokens(call.usage->input), formatTokens(call.usage->output)),
            tr("estimate was %1 in").arg(formatTokens(call.estimatedInput)));
    } else {
        set(Tokens, QStringLiteral("–"), tr("not reported"));
    }
    const QString mark = call.basis == CostBasis::Estimated ? QStringLiteral("≈") : QString();
    QString note = call.practice           ? tr("practice: nothing charged")
        : call.basis == CostBasis::Reported ? tr("from reported usage")
        : call.basis == CostBasis::Cached   ? tr("from cache")
                                            : tr("estimated");
    set(Cost, call.cost ? mark + formatMoney(*call.cost) : tr("price unknown"), call.cost ? note : QString());
}

void MetricsRow::setSession(const Spending &session, bool practice)
{
    const QString least = session.unpriced > 0 ? tr("at least %1") : QStringLiteral("%1");
    set(Session, least.arg(formatMoney(session.cost)), practice ? tr("practice, not charged") : tr("%n call(s)", nullptr, static_cast<int>(session.calls)));
}

void MetricsRow::set(Cell cell, const QString &value, const QString &note)
{
    const Labels &labels = m_cells[static_cast<std::size_t>(cell)];
    labels.value->setText(value);
    labels.note->setText(note);
    labels.value->setToolTip(value);
    labels.note->setToolTip(note);
    labels.box->setAccessibleName(QStringList{labels.title->text(), value, note}.join(QStringLiteral(", ")));
}

void MetricsRow::retranslate()
{
    const std::array titles{tr("Latency"), tr("Tokens"), tr("Cost"), tr("Session so far")};
    for (std::size_t i = 0; i < titles.size(); ++i)
        m_cells[i].title->setText(titles[i]);
}

void MetricsRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MetricsRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_cells[Session].box->setVisible(event->size().width() >= kWidthForSession);
}

} // namespace cuewright
