#include "schema/decimal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace cuewright {
namespace {

// a + b modulo m without leaving 64 bits; a and b are below m.
std::uint64_t addModulo(std::uint64_t a, std::uint64_t b, std::uint64_t m)
{
    return a >= m - b ? a - (m - b) : a + b;
}

std::uint64_t timesTenModulo(std::uint64_t a, std::uint64_t m)
{
    const std::uint64_t two = addModulo(a, a, m);
    const std::uint64_t four = addModulo(two, two, m);
    return addModulo(addModulo(four, four, m), two, m);
}

} // namespace

Decimal::Decimal(const Json &number)
{
    if (number.is_number_integer()) { // signed and unsigned
        m_digits = number.is_number_unsigned() ? std::to_string(number.get<std::uint64_t>())
                                               : std::to_string(number.get<std::int64_t>());
    } else if (number.is_number_float() && std::isfinite(number.get<double>())) {
        std::array<char, 64> text{};
        const auto end = std::to_chars(
            text.data(), text.data() + text.size(), number.get<double>(), std::chars_format::scientific)
                             .ptr;
        const std::string_view all(text.data(), static_cast<std::size_t>(end - text.data()));
        const std::size_t e = all.find('e');
        const std::size_t signOfExponent = all[e + 1] == '+' ? 2 : 1;
        std::from_chars(all.data() + e + signOfExponent, all.data() + all.size(), m_exponent);
        for (const char c : all.substr(0, e)) {
            if (c != '.')
                m_digits += c;
        }
        if (const std::size_t point = all.find('.'); point != std::string_view::npos && point < e)
            m_exponent -= static_cast<int>(e - point - 1);
    }
    normalise();
}

void Decimal::normalise()
{
    m_negative = m_digits.starts_with('-');
    if (m_negative)
        m_digits.erase(0, 1);
    m_digits.erase(0, std::min(m_digits.find_first_not_of('0'), m_digits.size()));
    while (m_digits.ends_with('0')) {
        m_digits.pop_back();
        ++m_exponent;
    }
    if (m_digits.empty()) {
        m_exponent = 0;
        m_negative = false;
    }
}

bool Decimal::isMultipleOf(const Decimal &step) const
{
    if (isZero())
        return true;
    // Without zeros at their ends, a finer number cannot be a multiple of a coarser one.
    if (m_exponent < step.m_exponent)
        return false;
    std::uint64_t divisor = 0; // a double has at most 17 digits, an integer 20: both fit
    std::from_chars(step.m_digits.data(), step.m_digits.data() + step.m_digits.size(), divisor);
    if (divisor <= 1)
        return divisor == 1;
    std::uint64_t rest = 0;
    for (const char c : m_digits)
        rest = addModulo(
            timesTenModulo(rest, divisor), static_cast<std::uint64_t>(c - '0') % divisor, divisor);
    for (int i = step.m_exponent; i < m_exponent && rest != 0; ++i)
        rest = timesTenModulo(rest, divisor);
    return rest == 0;
}

std::string Decimal::key() const
{
    if (isZero())
        return "0";
    return (m_negative ? "-" : "") + m_digits + "e" + std::to_string(m_exponent);
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    const auto sign = [](const Decimal &d) { return d.isZero() ? 0 : d.m_negative ? -1 : 1; };
    if (sign(a) != sign(b))
        return sign(a) <=> sign(b);
    const Decimal &small = a.m_negative ? b : a;
    const Decimal &large = a.m_negative ? a : b;
    const auto magnitude
        = [](const Decimal &d) { return static_cast<long>(d.m_digits.size()) + d.m_exponent; };
    if (magnitude(small) != magnitude(large))
        return magnitude(small) <=> magnitude(large);
    return small.m_digits.compare(large.m_digits) <=> 0;
}

} // namespace cuewright
