#include "spending/sessionbars.h"

#include "base/format.h"
#include "widgets/chips.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qreal kNarrowest = 14;
constexpr qreal kWidest = 44;
constexpr qreal kShareOfColumn = 0.55;
constexpr int kNamedTallest = 2;
constexpr qsizetype kFewestColumns = 8; // a first session stands at the left, not alone in the middle

} // namespace

SessionBars::SessionBars(const Theme &theme, QWidget *parent)
    : PlotView(theme, parent)
    , m_series(new QStackedBarSeries)
    , m_columns(new QBarCategoryAxis)
{
    setObjectName(QStringLiteral("sessionBars"));
    for (int slot = 0; slot <= ModelColors::kOther; ++slot) {
        m_sets += new QBarSet(QString());
        m_series->append(m_sets.last());
    }
    chart()->addSeries(m_series);
    chart()->addAxis(m_columns, Qt::AlignBottom);
    m_columns->setLabelsVisible(false);
    m_columns->setLineVisible(false);
    m_columns->setGridLineVisible(false);
    m_series->attachAxis(m_columns);
    m_series->attachAxis(valueAxis());
    viewport()->setMouseTracking(true);
    setLinesBelow(2);
    restyle();
    setBars({}, {}, SpendingMeasure::Cost);
}

void SessionBars::setBars(const SpendingBars &bars, const QStringList &names, SpendingMeasure measure)
{
    m_bars = bars;
    m_measure = measure;
    double tallest = 0;
    QStringList columns;
    QList<QList<qreal>> values(m_sets.size());
    for (const SpendingBar &bar : bars.bars) {
        columns += QString::number(columns.size()); // never shown, and unique as the axis wants them
        tallest = std::max(tallest, amountOf(bar.sums, measure));
        for (qsizetype slot = 0; slot < m_sets.size(); ++slot)
            values[slot] += amountOf(bar.parts[static_cast<std::size_t>(slot)], measure);
    }
    while (columns.size() < columnCount())
        columns += QString::number(columns.size());
    for (qsizetype slot = 0; slot < m_sets.size(); ++slot) {
        m_sets[slot]->remove(0, m_sets[slot]->count());
        m_sets[slot]->append(values[slot]);
        m_sets[slot]->setLabel(names.value(slot));
    }
    m_columns->setCategories(columns);
    m_focus = std::min(m_focus, static_cast<int>(bars.bars.size()) - 1);
    setScale(chartScale(tallest, measure));
    describe();
    viewport()->update();
}

qsizetype SessionBars::roomForBars() const
{
    const qreal width = plotArea().width();
    return std::max<qsizetype>(static_cast<qsizetype>(width * kShareOfColumn / theme().px(kNarrowest)), 1);
}

void SessionBars::restyle()
{
    PlotView::restyle();
    for (qsizetype slot = 0; slot < m_sets.size(); ++slot) {
        const bool other = slot == ModelColors::kOther;
        m_sets[slot]->setColor(
            other ? theme().color(ColorRole::Control) : theme().chartColor(static_cast<int>(slot)));
        m_sets[slot]->setBorderColor(theme().color(ColorRole::Panel));
    }
}

void SessionBars::laidOut()
{
    const qreal column = plotArea().width() / static_cast<qreal>(columnCount());
    const qreal bar = std::clamp<qreal>(column * kShareOfColumn, theme().px(kNarrowest), theme().px(kWidest));
    m_series->setBarWidth(std::min<qreal>(bar / column, 1));
    if (m_room != roomForBars()) {
        m_room = roomForBars();
        emit roomChanged();
    }
}

qsizetype SessionBars::columnCount() const
{
    return std::max(m_bars.bars.size(), kFewestColumns);
}

QRectF SessionBars::columnRect(int column) const
{
    const QRectF area = plotArea();
    const qreal width = area.width() / static_cast<qreal>(columnCount());
    return {area.left() + width * column, area.top(), width, area.height()};
}

int SessionBars::columnAt(const QPointF &position) const
{
    for (int column = 0; column < static_cast<int>(m_bars.bars.size()); ++column) {
        if (columnRect(column).contains(position))
            return column;
    }
    return -1;
}

void SessionBars::drawBackground(QPainter *painter, const QRectF &rect)
{
    // Only where there is something to tell the current session from.
    for (int column = 0; column < static_cast<int>(m_bars.bars.size()); ++column) {
        if (m_bars.bars[column].current && m_bars.bars.size() > 1)
            painter->fillRect(columnRect(column), theme().color(ColorRole::AccentSoft));
    }
    PlotView::drawBackground(painter, rect);
}

void SessionBars::drawForeground(QPainter *painter, const QRectF &rect)
{
    PlotView::drawForeground(painter, rect);
    drawSums(*painter);
    drawDates(*painter);
    if (hasFocus() && m_focus >= 0)
        paintFocusRing(*painter, columnRect(m_focus).adjusted(2, 0, -2, 0), theme(), 4);
}

// The tallest two and the current session: more numbers than that would be a table.
void SessionBars::drawSums(QPainter &painter) const
{
    QList<int> named;
    for (int column = 0; column < static_cast<int>(m_bars.bars.size()); ++column)
        named += column;
    const auto amount = [this](int column) { return amountOf(m_bars.bars[column].sums, m_measure); };
    std::stable_sort(named.begin(), named.end(), [&](int a, int b) { return amount(a) > amount(b); });
    QList<int> shown = named.mid(0, kNamedTallest);
    for (int column = 0; column < static_cast<int>(m_bars.bars.size()); ++column) {
        if (m_bars.bars[column].current && !shown.contains(column))
            shown += column;
    }
    painter.setFont(theme().font(TextStep::Caption, QFont::DemiBold));
    painter.setPen(theme().color(ColorRole::Text));
    const QFontMetricsF metrics(painter.font());
    QList<QRectF> taken;
    for (const int column : std::as_const(shown)) {
        if (amount(column) <= 0 && m_bars.bars[column].sums.unpriced == 0)
            continue;
        const QString text = amountText(m_bars.bars[column].sums);
        const QRectF where = columnRect(column);
        const qreal top = where.bottom() - where.height() * amount(column) / valueAxis()->max();
        const qreal width = metrics.horizontalAdvance(text) + 4;
        qreal left = where.center().x() - width / 2;
        left = std::clamp(left, plotArea().left(), std::max(plotArea().right() - width, plotArea().left()));
        const QRectF label(left, top - metrics.height() - 3, width, metrics.height());
        // A sum that would run into a more important one is left to the tooltip.
        if (std::any_of(
                taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(label); }))
            continue;
        taken += label;
        painter.drawText(label, Qt::AlignCenter, text);
    }
}

// Two lines: the day where it changes, and the time of day; days and months have one line.
void SessionBars::drawDates(QPainter &painter) const
{
    painter.setFont(theme().font(TextStep::Caption));
    painter.setPen(theme().color(ColorRole::Muted));
    const QFontMetricsF metrics(painter.font());
    const qreal column = columnRect(0).width();
    const QString widest
        = m_bars.unit == BarUnit::Month ? QStringLiteral("MMM 0000") : QStringLiteral("00. MMM");
    const int every
        = static_cast<int>(std::ceil((metrics.horizontalAdvance(widest) + 6) / std::max(column, 1.0)));
    QString lastDay;
    for (int i = 0; i < static_cast<int>(m_bars.bars.size()); i += every) {
        const QDateTime local = m_bars.bars[i].started.toLocalTime();
        const QString day = m_bars.unit == BarUnit::Month
            ? QLocale().toString(local.date(), QStringLiteral("MMM yyyy"))
            : dayText(m_bars.bars[i].started);
        const QRectF box = columnRect(i);
        QRectF line(
            box.center().x() - column * every / 2, box.bottom() + 4, column * every, metrics.height());
        if (day != lastDay)
            painter.drawText(line, Qt::AlignCenter, day);
        lastDay = day;
        if (m_bars.unit == BarUnit::Session)
            painter.drawText(line.translated(0, metrics.height()), Qt::AlignCenter,
                local.toString(QStringLiteral("HH:mm")));
    }
}

QString SessionBars::amountText(const Spending &sums) const
{
    return m_measure == SpendingMeasure::Cost ? sumText(sums) : formatTokens(sums.input + sums.output);
}

QString SessionBars::columnText(int column) const
{
    const SpendingBar &bar = m_bars.bars[column];
    switch (m_bars.unit) {
    case BarUnit::Session:
        return momentText(bar.started);
    case BarUnit::Day:
        return dayText(bar.started);
    case BarUnit::Month:
        return QLocale().toString(bar.started.toLocalTime().date(), QStringLiteral("MMMM yyyy"));
    }
    return {};
}

QString SessionBars::barTip(int column) const
{
    const SpendingBar &bar = m_bars.bars[column];
    QStringList lines{columnText(column),
        tr("%1 · %2 · %3 tokens")
            .arg(sumText(bar.sums), callsText(bar.sums.calls),
                formatTokens(bar.sums.input + bar.sums.output))};
    for (qsizetype slot = 0; slot < m_sets.size(); ++slot) {
        const Spending &part = bar.parts[static_cast<std::size_t>(slot)];
        if (part.calls > 0)
            lines += tr("%1: %2", "model, amount").arg(m_sets[slot]->label(), amountText(part));
    }
    return lines.join(u'\n');
}

void SessionBars::describe()
{
    const bool cost = m_measure == SpendingMeasure::Cost;
    setAccessibleName(m_bars.unit == BarUnit::Session
            ? (cost ? tr("Cost per session") : tr("Tokens per session"))
            : m_bars.unit == BarUnit::Day ? (cost ? tr("Cost per day") : tr("Tokens per day"))
                                          : (cost ? tr("Cost per month") : tr("Tokens per month")));
    QString description;
    if (m_focus >= 0) {
        description = barTip(m_focus).replace(u'\n', QLatin1String(". "));
    } else if (!m_bars.bars.isEmpty()) {
        const auto highest
            = std::max_element(m_bars.bars.begin(), m_bars.bars.end(), [this](const auto &a, const auto &b) {
                  return amountOf(a.sums, m_measure) < amountOf(b.sums, m_measure);
              });
        description = tr("Columns: %1. Highest: %2 on %3. The table below has the same numbers.")
                          .arg(m_bars.bars.size())
                          .arg(amountText(highest->sums),
                              columnText(static_cast<int>(highest - m_bars.bars.begin())));
    }
    setAccessibleDescription(description);
}

void SessionBars::choose(int column)
{
    if (column >= 0 && m_bars.unit == BarUnit::Session)
        emit sessionChosen(m_bars.bars[column].sessions.first());
}

void SessionBars::moveFocus(int column)
{
    if (m_bars.bars.isEmpty())
        return;
    m_focus = std::clamp(column, 0, static_cast<int>(m_bars.bars.size()) - 1);
    describe();
    viewport()->update();
    const QPoint where = viewport()->mapToGlobal(columnRect(m_focus).topRight().toPoint());
    QToolTip::showText(where, barTip(m_focus), this);
}

void SessionBars::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_bars.bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        moveFocus(m_focus < 0 ? last : m_focus - 1);
        return;
    case Qt::Key_Right:
        moveFocus(m_focus + 1);
        return;
    case Qt::Key_Home:
        moveFocus(0);
        return;
    case Qt::Key_End:
        moveFocus(last);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(m_focus);
        return;
    default:
        PlotView::keyPressEvent(event);
    }
}

void SessionBars::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(columnAt(event->position()));
    else
        PlotView::mousePressEvent(event);
}

void SessionBars::focusInEvent(QFocusEvent *event)
{
    PlotView::focusInEvent(event);
    if (m_focus < 0)
        m_focus = static_cast<int>(m_bars.bars.size()) - 1;
    describe();
    viewport()->update();
}

bool SessionBars::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotView::viewportEvent(event);
    const QPoint at = static_cast<QHelpEvent *>(event)->pos();
    const int column = columnAt(at);
    if (column < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(viewport()->mapToGlobal(at), barTip(column), this, columnRect(column).toRect());
    return true;
}

} // namespace cuewright
