#include "reply/metricsrow.h"

#include "base/format.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace cuewright {
namespace {

constexpr int kWidthForSession = 500; // design pixels

} // namespace

/// A number with its units in lighter letters; it gives way with "…".
class Figure final : public QWidget
{
public:
    explicit Figure(const Theme &theme)
        : m_theme(theme)
    {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }

    void setText(const QString &text)
    {
        if (std::exchange(m_text, text) == text)
            return;
        setToolTip(QString(text).remove(u'|'));
        update();
    }

    QSize sizeHint() const override { return {40, m_theme.px(20)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QStringList parts = m_text.split(u'|');
        const int baseline = (height() + QFontMetrics(m_theme.font(TextStep::Metric)).capHeight()) / 2;
        int x = 0;
        for (qsizetype i = 0; i < parts.size() && x < width(); ++i) {
            const bool unit = i % 2 == 1;
            painter.setFont(unit ? m_theme.font(TextStep::Small) : m_theme.font(TextStep::Metric, QFont::DemiBold));
            painter.setPen(m_theme.color(unit ? ColorRole::Muted : ColorRole::Text));
            const QString shown = painter.fontMetrics().elidedText(parts[i], Qt::ElideRight, width() - x + 1);
            painter.drawText(x, baseline, shown);
            x += painter.fontMetrics().horizontalAdvance(shown);
        }
    }

private:
    const Theme &m_theme;
    QString m_text;
};

MetricsRow::MetricsRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    constexpr std::array stretches{8, 9, 8, 9};
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
        column->setContentsMargins(i == 0 ? 16 : 12, 8, 6, 7);
        column->setSpacing(0);
        labels.title = makeLabel(LabelKind::Caption);
        labels.value = new Figure(theme);
        labels.note = new ElidedLabel(theme, TextStep::Caption, ColorRole::Muted);
        for (QWidget *part : std::initializer_list<QWidget *>{labels.title, labels.value, labels.note}) {
            part->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            column->addWidget(part);
        }
        inner->addLayout(column, 1);
        row->addWidget(labels.box, stretches[static_cast<std::size_t>(i)]);
    }
    retranslate();
    clear();
    set(Session, QStringLiteral("–"), {});
    connect(&theme, &Theme::changed, this, [this] {
        for (const Labels &labels : m_cells)
            labels.value->updateGeometry();
    });
}

void MetricsRow::clear()
{
    for (const Cell cell : {Latency, Tokens, Cost})
        set(cell, QStringLiteral("–"), {});
}

void MetricsRow::setRunning(std::chrono::milliseconds elapsed, std::int64_t tokensOut)
{
    set(Latency, formatDuration(elapsed), tr("running"));
    set(Tokens, tokensOut > 0 ? tr("≈%1 |out|").arg(formatTokens(tokensOut)) : QStringLiteral("–"), {});
    set(Cost, QStringLiteral("…"), {});
}

void MetricsRow::setCall(const CallRecord &call)
{
    set(Latency, formatDuration(call.duration),
        call.firstToken.count() > 0 ? tr("first word %1").arg(formatDuration(call.firstToken)) : QString());
    if (call.usage) {
        set(Tokens, tr("%1 |in| · %2 |out|").arg(formatTokens(call.usage->input), formatTokens(call.usage->output)),
            tr("estimate was %1 in").arg(formatTokens(call.estimatedInput)), estimateTip(call));
    } else {
        set(Tokens, QStringLiteral("–"), tr("not reported"));
    }
    const bool free = call.cost == Money();
    const QString mark = call.basis == CostBasis::Estimated && !free ? QStringLiteral("≈") : QString();
    if (call.basis == CostBasis::Cached) { // in two lines: a tile is narrow
        set(Cost, tr("%1 |cached|").arg(formatMoney(call.cost.value_or(Money()))), call.saved.isZero() ? QString() : tr("saved %1").arg(formatMoney(call.saved)), tr("From the cache: nothing was sent."));
        return;
    }
    if (!call.cost && !call.usage) { // no answer, or none that this program saw the end of
        set(Cost, tr("not known"), tr("nothing reported"), tr("The request went out, and no answer came: the provider may charge for it."));
        return;
    }
    const QString note = call.practice      ? tr("practice, not charged")
        : free                              ? tr("nothing to pay")
        : call.basis == CostBasis::Reported ? tr("from reported usage")
                                            : tr("estimated");
    set(Cost, call.cost ? mark + formatMoney(*call.cost) : tr("price unknown"), call.cost ? note : QString());
}

void MetricsRow::setSession(const Spending &session)
{
    const QString least = session.unpriced > 0 ? tr("at least %1") : QStringLiteral("%1");
    set(Session, least.arg(formatMoney(session.cost)), session.practice > 0 ? tr("practice, not charged") : tr("%n call(s)", nullptr, static_cast<int>(session.calls)));
}

QString MetricsRow::estimateTip(const CallRecord &call) const
{
    if (call.basis != CostBasis::Reported)
        return tr("The estimate: nothing was reported");
    const std::int64_t more = call.usage->input - call.estimatedInput;
    const QString both = tr("Input: estimate was %1, reported %2").arg(formatTokens(call.estimatedInput), formatTokens(call.usage->input));
    const QString difference = more == 0 ? tr("the same") : more < 0 ? tr("%1 fewer").arg(formatTokens(-more)) : tr("%1 more").arg(formatTokens(more));
    const QString said = tr("%1 (%2).", "both figures, difference").arg(both, difference);
    if (call.correction == 0)
        return said;
    const QString sign = call.correction < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return said + u' ' + tr("A correction of %1 from earlier runs was part of the estimate.").arg(sign + formatTokens(std::abs(call.correction)));
}

void MetricsRow::set(Cell cell, const QString &value, const QString &note, const QString &tip)
{
    const Labels &labels = m_cells[static_cast<std::size_t>(cell)];
    labels.value->setText(value);
    labels.note->setText(note);
    labels.box->setToolTip(tip);
    QStringList said{labels.title->text(), QString(value).remove(u'|'), note};
    said.removeAll(QString());
    labels.box->setAccessibleName(said.join(QStringLiteral(", ")));
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
    m_cells[Session].box->setVisible(event->size().width() >= m_theme.px(kWidthForSession));
}

} // namespace cuewright
