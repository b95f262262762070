#pragma once

#include "spending/spendingreport.h"

#include <QStringList>

namespace cuewright {

/// An axis from 0 to a round number just above the largest value, with 3 to 6 labelled lines.
struct ChartScale
{
    double top = 1;
    QStringList labels; ///< evenly spaced from 0 to `top`
};

/// `largest` in dollars or tokens. Steps are 1, 2 or 5 times a power of ten; tokens never have fractions.
ChartScale chartScale(double largest, SpendingMeasure measure);

} // namespace cuewright
