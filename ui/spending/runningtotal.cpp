#include "spending/runningtotal.h"

#include "base/format.h"

#include <QChart>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QLineSeries>
#include <QPainter>
#include <QPen>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

// More dots than this would be a thicker line.
constexpr qsizetype kMostDots = 60;

} // namespace

RunningTotal::RunningTotal(const Theme &theme, QWidget *parent)
    : PlotView(theme, parent)
    , m_line(new QLineSeries)
    , m_dots(new QScatterSeries)
    , m_calls(new QValueAxis)
{
    setObjectName(QStringLiteral("runningTotal"));
    chart()->addSeries(m_line);
    chart()->addSeries(m_dots);
    chart()->addAxis(m_calls, Qt::AlignBottom);
    m_calls->setLabelsVisible(false);
    m_calls->setLineVisible(false);
    m_calls->setGridLineVisible(false);
    for (QXYSeries *series : {static_cast<QXYSeries *>(m_line), static_cast<QXYSeries *>(m_dots)}) {
        series->attachAxis(m_calls);
        series->attachAxis(valueAxis());
    }
    setLinesBelow(1);
    restyle();
    setLine({}, SpendingMeasure::Cost);
}

double RunningTotal::valueAt(qsizetype call) const
{
    return m_measure == SpendingMeasure::Cost ? m_points[call].cost.toDouble()
                                              : static_cast<double>(m_points[call].tokens);
}

void RunningTotal::setLine(const QList<SpendingReport::Point> &line, SpendingMeasure measure)
{
    m_points = line;
    m_measure = measure;
    // The session begins with nothing, so that one call is a line already and not a lone dot.
    QList<QPointF> points{{0, 0}};
    double top = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        points += QPointF(static_cast<qreal>(i + 1), valueAt(i));
        top = std::max(top, valueAt(i));
    }
    m_line->replace(line.isEmpty() ? QList<QPointF>() : points);
    m_dots->replace(line.size() > kMostDots ? QList<QPointF>{points.last()} : points.mid(1));
    // A little more than the last call, or the plot area would cut its dot in half.
    m_calls->setRange(0, static_cast<qreal>(std::max<qsizetype>(line.size(), 1)) * 1.005);
    setScale(chartScale(top, measure));
    setAccessibleName(measure == SpendingMeasure::Cost ? tr("Cost of this session, call by call")
                                                       : tr("Tokens of this session, call by call"));
    setAccessibleDescription(line.isEmpty() ? tr("No calls yet.")
                                            : tr("%1, %2 so far", "number of calls, amount")
                                                  .arg(callsText(line.size()), amountText(line.size() - 1)));
    viewport()->update();
}

void RunningTotal::restyle()
{
    PlotView::restyle();
    const QColor color = theme().color(ColorRole::Accent);
    m_line->setPen(QPen(color, 2));
    m_dots->setColor(color);
    m_dots->setBorderColor(color);
    m_dots->setMarkerSize(theme().px(5));
}

QPointF RunningTotal::positionOf(qsizetype call) const
{
    const QRectF area = plotArea();
    return {area.left() + area.width() * static_cast<qreal>(call + 1) / m_calls->max(),
        area.bottom() - area.height() * valueAt(call) / valueAxis()->max()};
}

QString RunningTotal::amountText(qsizetype call) const
{
    const SpendingReport::Point &point = m_points[call];
    if (m_measure == SpendingMeasure::Tokens)
        return tr("%1 tokens").arg(formatTokens(point.tokens));
    const bool partly = std::any_of(
        m_points.begin(), m_points.begin() + call + 1, [](const auto &p) { return p.unpriced; });
    return partly ? tr("at least %1").arg(formatMoney(point.cost)) : formatMoney(point.cost);
}

void RunningTotal::drawForeground(QPainter *painter, const QRectF &rect)
{
    PlotView::drawForeground(painter, rect);
    if (m_points.isEmpty())
        return;
    const QRectF area = plotArea();
    painter->setFont(theme().font(TextStep::Caption));
    painter->setPen(theme().color(ColorRole::Muted));
    const QFontMetricsF metrics(painter->font());
    const QRectF below(area.left(), area.bottom() + 4, area.width(), metrics.height());
    painter->drawText(
        below, Qt::AlignLeft, m_points.first().at.toLocalTime().toString(QStringLiteral("HH:mm")));
    painter->drawText(below, Qt::AlignRight,
        callsText(m_points.size()) + QStringLiteral(" · ")
            + m_points.last().at.toLocalTime().toString(QStringLiteral("HH:mm")));

    painter->setFont(theme().font(TextStep::Caption, QFont::DemiBold));
    painter->setPen(theme().color(ColorRole::Text));
    const QString total = amountText(m_points.size() - 1);
    const qreal width = QFontMetricsF(painter->font()).horizontalAdvance(total) + 4;
    const QPointF last = positionOf(m_points.size() - 1);
    painter->drawText(QRectF(area.right() - width, last.y() - metrics.height() - 5, width, metrics.height()),
        Qt::AlignRight | Qt::AlignVCenter, total);
    if (hasFocus()) {
        painter->setPen(QPen(theme().color(ColorRole::Focus), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

bool RunningTotal::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_points.isEmpty())
        return PlotView::viewportEvent(event);
    const QPoint at = static_cast<QHelpEvent *>(event)->pos();
    const qreal share = (at.x() - plotArea().left()) / std::max(plotArea().width(), 1.0);
    const auto call = std::clamp<qsizetype>(
        static_cast<qsizetype>(std::lround(share * m_calls->max())) - 1, 0, m_points.size() - 1);
    QToolTip::showText(viewport()->mapToGlobal(at),
        tr("Call %1 at %2: %3 so far")
            .arg(call + 1)
            .arg(m_points[call].at.toLocalTime().toString(QStringLiteral("HH:mm:ss")), amountText(call)),
        this);
    return true;
}

} // namespace cuewright
