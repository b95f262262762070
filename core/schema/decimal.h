#pragma once

#include "base/json.h"

#include <compare>
#include <string>

namespace cuewright {

/// A JSON number as the decimal its text says, so that comparing and dividing are exact: 0.1 is one tenth,
/// and 1.0 is 1. A double stands for the shortest decimal that reads back as it.
class Decimal
{
public:
    Decimal() = default; ///< zero
    /// `number` must be a JSON number; one that is not finite counts as zero.
    explicit Decimal(const Json &number);

    bool isInteger() const { return m_exponent >= 0; }
    bool isNegative() const { return m_negative; }
    bool isZero() const { return m_digits.empty(); }
    /// True where `this` = whole number × `step`. `step` must be over zero.
    bool isMultipleOf(const Decimal &step) const;
    /// The same for equal numbers and for no others: "12e-1".
    std::string key() const;

    friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);
    friend bool operator==(const Decimal &, const Decimal &) = default;

private:
    void normalise();

    // value = ± digits × 10^exponent; no zero at either end of the digits; zero has none, exponent 0 and no
    // sign.
    bool m_negative = false;
    std::string m_digits;
    int m_exponent = 0;
};

} // namespace cuewright
