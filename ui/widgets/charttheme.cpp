#include "widgets/charttheme.h"

#include "widgets/theme.h"

#include <QAbstractAxis>
#include <QAbstractBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QPen>

namespace cuewright {
namespace {

void styleSeries(QAbstractSeries &series, int &next, const Theme &theme)
{
    if (auto *bars = qobject_cast<QAbstractBarSeries *>(&series)) {
        const auto sets = bars->barSets();
        for (QBarSet *set : sets) {
            set->setColor(theme.chartColor(next++));
            set->setBorderColor(theme.color(ColorRole::Panel)); // the 1 px gap between stacked parts
        }
    } else if (auto *line = qobject_cast<QLineSeries *>(&series)) {
        line->setPen(QPen(theme.chartColor(next++), 2));
    }
}

} // namespace

void styleChart(QChart &chart, const Theme &theme)
{
    chart.setBackgroundVisible(false);
    chart.setMargins({4, 0, 4, 0});
    chart.legend()->setLabelColor(theme.color(ColorRole::Text));
    chart.legend()->setFont(theme.font(TextStep::Small));
    chart.legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    const auto axes = chart.axes();
    for (QAbstractAxis *axis : axes) {
        axis->setLabelsColor(theme.color(ColorRole::Muted));
        axis->setLabelsFont(theme.font(TextStep::Caption));
        axis->setLinePen(QPen(theme.color(ColorRole::Axis), 1));
        axis->setGridLinePen(QPen(theme.color(ColorRole::Grid), 1));
        axis->setTitleBrush(theme.color(ColorRole::Muted));
        axis->setTitleFont(theme.font(TextStep::Caption));
    }
    int next = 0;
    const auto allSeries = chart.series();
    for (QAbstractSeries *series : allSeries)
        styleSeries(*series, next, theme);
}

void styleChartView(QChartView &view)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setRenderHint(QPainter::Antialiasing);
    view.setBackgroundBrush(Qt::NoBrush);
    view.setProperty("kind", QStringLiteral("chart"));
}

} // namespace cuewright
