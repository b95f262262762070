#include "spending/plotview.h"

#include "widgets/charttheme.h"

#include <QChart>
#include <QFontMetricsF>
#include <QLegend>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace cuewright {

PlotView::PlotView(const Theme &theme, QWidget *parent)
    : QChartView(new QChart, parent)
    , m_theme(theme)
    , m_values(new QValueAxis)
{
    styleChartView(*this);
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(
        QGraphicsView::FullViewportUpdate); // labels and marks lie over the chart's own items
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    m_values->setLabelsVisible(false);
    m_values->setLineVisible(false);
    m_values->setGridLineVisible(false);
    chart()->addAxis(m_values, Qt::AlignLeft);
    connect(&theme, &Theme::changed, this, [this] { restyle(); });
}

PlotView::~PlotView() = default;

QRectF PlotView::plotArea() const
{
    return chart()->plotArea();
}

void PlotView::setScale(const ChartScale &scale)
{
    m_scale = scale;
    m_values->setRange(0, scale.top);
    layOut();
}

void PlotView::setLinesBelow(int lines)
{
    m_linesBelow = lines;
    layOut();
}

int PlotView::labelWidth() const
{
    const QFontMetricsF metrics(m_theme.font(TextStep::Caption));
    qreal widest = 0;
    for (const QString &label : m_scale.labels)
        widest = std::max(widest, metrics.horizontalAdvance(label));
    return static_cast<int>(std::ceil(widest));
}

void PlotView::setLabelWidth(int width)
{
    if (width == m_labelWidth)
        return;
    m_labelWidth = width;
    layOut();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void PlotView::restyle()
{
    styleChart(*chart(), m_theme);
    chart()->setMargins({});
    layOut();
    viewport()->update();
}

void PlotView::layOut()
{
    const qreal left
        = std::max(m_theme.px(16) + std::max(m_labelWidth, labelWidth()) + m_theme.px(8), m_theme.px(58));
    const qreal right = m_theme.px(8);
    const qreal above = m_theme.px(18);
    const QFontMetricsF metrics(m_theme.font(TextStep::Caption));
    const qreal below = m_linesBelow > 0 ? m_linesBelow * metrics.height() + m_theme.px(6) : m_theme.px(8);
    const QRectF area(left, above, width() - left - right, height() - above - below);
    if (area.width() > 10 && area.height() > 10) {
        chart()->setPlotArea(area);
        laidOut();
    }
}

void PlotView::drawBackground(QPainter *painter, const QRectF &)
{
    const QRectF area = plotArea();
    painter->setPen(m_theme.color(ColorRole::Grid));
    for (qsizetype i = 1; i < m_scale.labels.size(); ++i) {
        const qreal y = std::round(heightOf(i)) + 0.5;
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

qreal PlotView::heightOf(qsizetype label) const
{
    const auto last = static_cast<qreal>(std::max<qsizetype>(m_scale.labels.size() - 1, 1));
    return plotArea().bottom() - plotArea().height() * static_cast<qreal>(label) / last;
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    const QRectF area = plotArea();
    painter->setFont(m_theme.font(TextStep::Caption));
    painter->setPen(m_theme.color(ColorRole::Muted));
    const QFontMetricsF metrics(painter->font());
    const qsizetype last = m_scale.labels.size() - 1;
    // Lines that are nearer than their labels are high get one for every second.
    const bool crowded = last > 0 && area.height() / static_cast<qreal>(last) < metrics.height();
    for (qsizetype i = 0; i <= last; ++i) {
        if (crowded && i != 0 && i != last)
            continue;
        const qreal y = heightOf(i);
        painter->drawText(QRectF(0, y - metrics.height() / 2, area.left() - m_theme.px(8), metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, m_scale.labels[i]);
    }
    painter->setPen(m_theme.color(ColorRole::Axis));
    const qreal base = std::round(area.bottom()) + 0.5;
    painter->drawLine(QPointF(area.left(), base), QPointF(area.right(), base));
}

} // namespace cuewright
