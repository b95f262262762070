#pragma once

class QChart;
class QChartView;

namespace cuewright {

class Theme;

/// Gives a chart the theme's colours and fonts: quiet axes, no background, series in their fixed order. Call it again after
/// Theme::changed() and after adding series or axes.
void styleChart(QChart &chart, const Theme &theme);
void styleChartView(QChartView &view);

} // namespace cuewright
