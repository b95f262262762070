#pragma once

#include "spending/plotview.h"

class QLineSeries;
class QScatterSeries;

namespace cuewright {

/// What the current session has cost so far, call by call.
class RunningTotal final : public PlotView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunningTotal)
public:
    RunningTotal(const Theme &theme, QWidget *parent);

    void setLine(const QList<SpendingReport::Point> &line, SpendingMeasure measure);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    bool viewportEvent(QEvent *event) override;
    void restyle() override;

private:
    double valueAt(qsizetype call) const;
    QString amountText(qsizetype call) const;
    QPointF positionOf(qsizetype call) const;

    QLineSeries *m_line;
    QScatterSeries *m_dots;
    QValueAxis *m_calls;
    QList<SpendingReport::Point> m_points;
    SpendingMeasure m_measure = SpendingMeasure::Cost;
};

} // namespace cuewright
