#include "base/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace cuewright {
namespace {

constexpr std::int64_t kDollar = 1'000'000'000'000;

std::int64_t powerOfTen(int exponent)
{
    std::int64_t value = 1;
    for (; exponent > 0; --exponent)
        value *= 10;
    return value;
}

QString grouped(std::int64_t whole)
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale.toString(static_cast<qlonglong>(whole));
}

// Decimals that the rule of formatMoney asks for; `pico` > 0.
int decimalsFor(std::int64_t pico)
{
    if (pico >= kDollar)
        return 2;
    if (pico >= kDollar / 10)
        return 3;
    if (pico >= kDollar / 100)
        return 4;
    int decimals = 3; // the first digit of an amount from 0.001 to 0.01
    for (std::int64_t bound = kDollar / 1000; pico < bound && decimals < 12; bound /= 10)
        ++decimals;
    return std::min(decimals + 1, 12);
}

QString fixed(std::int64_t pico, int decimals)
{
    const std::int64_t unit = kDollar / powerOfTen(decimals);
    std::int64_t units = pico / unit;
    if (pico % unit >= unit - pico % unit && pico % unit != 0)
        ++units;
    const std::int64_t scale = powerOfTen(decimals);
    return grouped(units / scale) + u'.' + QString::number(units % scale).rightJustified(decimals, u'0');
}

QString digits(Money amount)
{
    const std::int64_t pico = amount.pico();
    if (pico == 0)
        return QStringLiteral("0");
    return fixed(pico, decimalsFor(pico));
}

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

} // namespace

QString formatMoney(Money amount)
{
    if (amount < Money())
        return u'\u2212' + formatMoney(Money() - amount);
    return u'$' + digits(amount);
}

QString formatMoney(std::optional<Money> amount)
{
    return amount ? formatMoney(*amount) : QStringLiteral("\u2013");
}

QString formatMoneyRange(Money low, Money high)
{
    // A range is a rough thing: below a cent one significant digit of the low end is enough, and both ends get as many
    // decimals.
    const std::int64_t leading = low.isZero() ? high.pico() : low.pico();
    if (leading <= 0 || low == high)
        return formatMoney(high);
    const int decimals = leading < kDollar / 100 ? std::max(decimalsFor(leading) - 1, 2) : decimalsFor(leading);
    const QString from = low.isZero() ? QStringLiteral("0") : fixed(low.pico(), decimals);
    const QString to = fixed(high.pico(), decimals);
    return from == to ? formatMoney(high) : u'$' + from + u'\u2013' + to;
}

QString formatPrice(TokenPrice price)
{
    QString text = price.perMillion();
    if (!text.contains(u'.'))
        text += u'.';
    while (text.size() - text.indexOf(u'.') <= 2)
        text += u'0';
    return u'$' + text;
}

QString formatTokens(std::int64_t tokens)
{
    struct Step
    {
        std::int64_t unit;
        char16_t suffix;
    };
    static constexpr std::array steps{
        Step{1'000'000'000, u'B'}, Step{1'000'000, u'M'}, Step{1'000, u'k'}};
    if (tokens < 10'000)
        return grouped(tokens);
    for (const Step &step : steps) {
        // 999,500 rounds to 1.00M, not to 1000k.
        if (tokens * 2 < step.unit * 2 - step.unit / 1000)
            continue;
        const double value = static_cast<double>(tokens) / static_cast<double>(step.unit);
        const int decimals = step.unit == 1'000 ? (value < 99.95 ? 1 : 0) : value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return QLocale::c().toString(value, 'f', decimals) + step.suffix;
    }
    return grouped(tokens);
}

QString formatDuration(std::chrono::milliseconds duration)
{
    const qint64 ms = std::max<qint64>(duration.count(), 0);
    if (ms < 10'000)
        return Words::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 2));
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    return Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

} // namespace cuewright
