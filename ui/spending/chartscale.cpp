#include "spending/chartscale.h"

#include "base/format.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

constexpr int kWantedSteps = 3;

// The exponent is kept, because the number of decimals to show follows from it exactly.
struct Step
{
    int digit = 1; ///< 1, 2 or 5
    int exponent = 0;

    double value() const { return digit * std::pow(10.0, exponent); }
};

Step stepFor(double largest, int lowestExponent)
{
    const double rough = largest / kWantedSteps;
    Step step{1, std::max(static_cast<int>(std::floor(std::log10(rough))), lowestExponent)};
    const double unit = std::pow(10.0, step.exponent);
    // A little slack, so that 0.30 in steps of 0.1 is not four steps by a rounding error.
    for (const int digit : {1, 2, 5, 10}) {
        step.digit = digit;
        if (digit * unit >= rough * (1 - 1e-9))
            break;
    }
    if (step.digit == 10)
        step = {1, step.exponent + 1};
    return step;
}

} // namespace

ChartScale chartScale(double largest, SpendingMeasure measure)
{
    const bool money = measure == SpendingMeasure::Cost;
    if (!std::isfinite(largest) || largest <= 0)
        return {1, {money ? QStringLiteral("$0") : QStringLiteral("0"), QString()}};
    // Money is never finer than a pico-dollar.
    const Step step = stepFor(largest, money ? -12 : 0);
    const int steps = std::max(static_cast<int>(std::ceil(largest / step.value() * (1 - 1e-9))), 1);
    ChartScale scale{steps * step.value(), {}};
    const int decimals = step.exponent >= 0 ? 0 : std::max(2, -step.exponent);
    for (int i = 0; i <= steps; ++i) {
        const double value = i * step.value();
        scale.labels += money
            ? u'$' + QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', decimals)
            : formatTokens(static_cast<std::int64_t>(std::llround(value)));
    }
    return scale;
}

} // namespace cuewright
