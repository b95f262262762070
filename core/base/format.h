#pragma once

#include "base/money.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace cuewright {

// How amounts are written for people, in one place for the window and the command line. Digits follow shared rules, not
// the locale's currency: prices are in US dollars everywhere, and "$0.00" is never shown for something that costs.

/// 2 significant digits below $0.01 ("$0.00011"), 4 decimals to $0.1, 3 to $1, 2 above; "$0" for nothing. An amount too
/// small for its digits is rounded up to the smallest that shows.
QString formatMoney(Money amount);
/// "–" where the price is not known.
QString formatMoney(std::optional<Money> amount);
/// "$0.0001–0.0004": one dollar sign, an en dash; a single figure where both ends are shown alike.
QString formatMoneyRange(Money low, Money high);
/// "$0.15" per million tokens: all digits of the list price, at least two decimals.
QString formatPrice(TokenPrice price);

/// "371", "1,284", "137k", "1.50M": exact below 10,000, three digits above.
QString formatTokens(std::int64_t tokens);
/// "0.41 s", "1.24 s", "12 s", "2 min 5 s".
QString formatDuration(std::chrono::milliseconds duration);

} // namespace cuewright
