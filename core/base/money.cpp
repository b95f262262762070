#include "base/money.h"

#include <limits>

namespace cuewright {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr int kMoneyDecimals = 12;
constexpr int kPerMillionDecimals = 6;

// Reads [sign]digits[.digits][e[sign]digits] as a whole multiple of 10^-scale; nullopt if it is not one.
std::optional<std::int64_t> readScaled(QStringView text, int scale)
{
    qsizetype i = 0;
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        ++i;
    qsizetype digits = 0;
    qsizetype decimals = 0;
    bool point = false;
    std::int64_t value = 0;
    qsizetype trailingZeros = 0;
    const auto push = [&](int digit) {
        if (value > (kMax - digit) / 10)
            return false;
        value = value * 10 + digit;
        return true;
    };
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c == u'.' && !point) {
            point = true;
        } else if (c >= u'0' && c <= u'9') {
            ++digits;
            if (point)
                ++decimals;
            // Zeros are held back, so that "0.1500000000000000000" does not overflow.
            if (c == u'0' && point) {
                ++trailingZeros;
                continue;
            }
            for (; trailingZeros > 0; --trailingZeros) {
                if (!push(0))
                    return std::nullopt;
            }
            if (!push(c - u'0'))
                return std::nullopt;
        } else {
            break;
        }
    }
    if (digits == 0)
        return std::nullopt;
    decimals -= trailingZeros;
    int exponent = 0;
    if (i < text.size()) {
        if (text[i] != u'e' && text[i] != u'E')
            return std::nullopt;
        bool ok = false;
        exponent = text.mid(i + 1).toInt(&ok);
        if (!ok || exponent > 18 || exponent < -18)
            return std::nullopt;
    }
    for (qsizetype shift = scale - decimals + exponent; shift != 0;) {
        if (value == 0)
            break;
        if (shift > 0) {
            if (value > kMax / 10)
                return std::nullopt;
            value *= 10;
            --shift;
        } else {
            if (value % 10 != 0)
                return std::nullopt;
            value /= 10;
            ++shift;
        }
    }
    return negative ? -value : value;
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
