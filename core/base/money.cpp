#include "base/money.h"

#include <limits>

namespace cuewright {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr int kMoneyDecimals = 12;
constexpr int kPerMillionDecimals = 6;

// A decimal number as digits × 10^-decimals.
struct Decimal
{
    std::int64_t digits = 0;
    qsizetype decimals = 0;
};

bool pushDigit(std::int64_t &value, int digit)
{
    if (value > (kMax - digit) / 10)
        return false;
    value = value * 10 + digit;
    return true;
}

// Reads digits[.digits] from `text` up to `end`, which is then where it stopped. Zeros at the end of the fraction are left
// out, so that "0.1500000000000000000" does not overflow.
std::optional<Decimal> readDigits(QStringView text, qsizetype &end)
{
    Decimal number;
    bool point = false;
    bool any = false;
    qsizetype zeros = 0;
    for (; end < text.size(); ++end) {
        const char16_t c = text[end].unicode();
        if (c == u'.' && !point) {
            point = true;
            continue;
        }
        if (c < u'0' || c > u'9')
            break;
        any = true;
        if (point && c == u'0') {
            ++zeros;
            continue;
        }
        number.decimals += zeros + (point ? 1 : 0);
        for (; zeros > 0; --zeros) {
            if (!pushDigit(number.digits, 0))
                return std::nullopt;
        }
        if (!pushDigit(number.digits, c - u'0'))
            return std::nullopt;
    }
    return any ? std::optional(number) : std::nullopt;
}

// `value` × 10^shift where that is a whole number in range.
std::optional<std::int64_t> shifted(std::int64_t value, qsizetype shift)
{
    for (; shift > 0 && value != 0; --shift) {
        if (value > kMax / 10)
            return std::nullopt;
        value *= 10;
    }
    for (; shift < 0 && value != 0; ++shift) {
        if (value % 10 != 0)
            return std::nullopt;
        value /= 10;
    }
    return value;
}

// Reads [sign]digits[.digits][e[sign]digits] as a whole multiple of 10^-scale; nullopt if it is not one.
std::optional<std::int64_t> readScaled(QStringView text, int scale)
{
    const bool negative = text.startsWith(u'-');
    qsizetype at = negative || text.startsWith(u'+') ? 1 : 0;
    const auto number = readDigits(text, at);
    if (!number)
        return std::nullopt;
    int exponent = 0;
    if (at < text.size()) {
        bool ok = text[at] == u'e' || text[at] == u'E';
        if (ok)
            exponent = text.mid(at + 1).toInt(&ok);
        if (!ok || exponent > 18 || exponent < -18)
            return std::nullopt;
    }
    const auto value = shifted(number->digits, scale - number->decimals + exponent);
    return value && negative ? std::optional(-*value) : value;
}

QString writeScaled(std::int64_t value, int scale)
{
    const bool negative = value < 0;
    QString digits = QString::number(value);
    if (negative)
        digits.remove(0, 1);
    digits = digits.rightJustified(scale + 1, u'0');
    QString whole = digits.left(digits.size() - scale);
    QString fraction = digits.right(scale);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        whole += u'.' + fraction;
    return negative ? u'-' + whole : whole;
}

} // namespace

std::optional<Money> Money::fromDecimal(QStringView dollars)
{
    const auto pico = readScaled(dollars, kMoneyDecimals);
    return pico ? std::optional(fromPico(*pico)) : std::nullopt;
}

QString Money::toDecimal() const
{
    return writeScaled(m_pico, kMoneyDecimals);
}

Money operator+(Money a, Money b)
{
    if (b.m_pico > 0 && a.m_pico > kMax - b.m_pico)
        return Money(kMax);
    if (b.m_pico < 0 && a.m_pico < kMin - b.m_pico)
        return Money(kMin);
    return Money(a.m_pico + b.m_pico);
}

Money operator-(Money a, Money b)
{
    if (b.m_pico < 0 && a.m_pico > kMax + b.m_pico)
        return Money(kMax);
    if (b.m_pico > 0 && a.m_pico < kMin + b.m_pico)
        return Money(kMin);
    return Money(a.m_pico - b.m_pico);
}

Money operator*(Money a, std::int64_t n)
{
    if (a.m_pico == 0 || n == 0)
        return {};
    const bool negative = (a.m_pico < 0) != (n < 0);
    const auto magnitude = [](std::int64_t v) {
        return v < 0 ? 0 - static_cast<std::uint64_t>(v) : static_cast<std::uint64_t>(v);
    };
    const std::uint64_t x = magnitude(a.m_pico);
    const std::uint64_t y = magnitude(n);
    if (x > static_cast<std::uint64_t>(kMax) / y)
        return Money(negative ? kMin : kMax);
    const auto product = static_cast<std::int64_t>(x * y);
    return Money(negative ? -product : product);
}

std::optional<TokenPrice> TokenPrice::fromPerMillion(QStringView dollars)
{
    // One dollar per million tokens is 10^6 pico-dollars a token.
    const auto pico = readScaled(dollars, kPerMillionDecimals);
    return pico && *pico >= 0 ? std::optional(TokenPrice{*pico}) : std::nullopt;
}

QString TokenPrice::perMillion() const
{
    return writeScaled(picoPerToken, kPerMillionDecimals);
}

} // namespace cuewright
