#pragma once

#include <QMetaType>
#include <QString>
#include <QStringView>

#include <compare>
#include <cstdint>
#include <optional>

namespace cuewright {

/// An exact amount of US dollars, in pico-dollars (1e-12 $).
///
/// Every price in the catalog is a whole number of pico-dollars a token ($0.005 per million tokens = 5000), so tokens ×
/// price is exact. The range is ±9.2 million dollars; arithmetic that would leave it stays at the end of the range, so
/// that an absurd estimate is still "more than any budget" and never wraps to a small or negative one.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money fromPico(std::int64_t pico) { return Money(pico); }
    /// Reads "0.15", "-3", "1.5e-07". nullopt where the text is no number, is finer than a pico-dollar or out of range.
    static std::optional<Money> fromDecimal(QStringView dollars);

    constexpr std::int64_t pico() const { return m_pico; }
    constexpr bool isZero() const { return m_pico == 0; }
    double toDouble() const { return static_cast<double>(m_pico) * 1e-12; } ///< for charts only
    /// All digits, no rounding, no trailing zeros: "0.000107". For files and exports.
    QString toDecimal() const;

    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    friend Money operator*(Money a, std::int64_t n);
    Money &operator+=(Money other) { return *this = *this + other; }
    Money &operator-=(Money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    explicit constexpr Money(std::int64_t pico)
        : m_pico(pico)
    {
    }

    std::int64_t m_pico = 0;
};

/// What one token costs. Kept apart from Money so that a price cannot be added to an amount.
struct TokenPrice
{
    std::int64_t picoPerToken = 0;

    /// From the way price lists are written, dollars per million tokens ("0.15"); exact, up to 6 decimals.
    static std::optional<TokenPrice> fromPerMillion(QStringView dollars);
    /// Dollars per million tokens, all digits.
    QString perMillion() const;
    Money times(std::int64_t tokens) const { return Money::fromPico(picoPerToken) * tokens; }
    friend constexpr auto operator<=>(const TokenPrice &, const TokenPrice &) = default;
};

} // namespace cuewright
Q_DECLARE_METATYPE(cuewright::Money)
