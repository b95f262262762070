#include "net/ratelimitheaders.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr double kLongest = 366.0 * 24 * 3600 * 1000;

double millisecondsPer(QStringView unit)
{
    if (unit == u"ms")
        return 1;
    if (unit == u"s")
        return 1000;
    if (unit == u"m")
        return 60'000;
    if (unit == u"h")
        return 3'600'000;
    if (unit == u"d")
        return 24 * 3'600'000.0;
    if (unit == u"ns")
        return 1e-6;
    return 1e-3; // the three spellings of microseconds
}

Milliseconds roundedUp(double milliseconds)
{
    // The small allowance keeps 0.001 s, which is 1.0000000000000002e0 ms after the product, at 1 ms.
    return Milliseconds(std::llround(std::ceil(std::min(milliseconds, kLongest) - 1e-7)));
}

std::optional<std::int64_t> parseCount(const QByteArray &text)
{
    bool ok = false;
    const qlonglong count = text.toLongLong(&ok);
    return ok && count >= 0 ? std::optional<std::int64_t>(count) : std::nullopt;
}

BucketReport bucket(const HttpHeaders &headers, const QByteArray &name)
{
    BucketReport report;
    report.limit = parseCount(headerValue(headers, "x-ratelimit-limit-" + name));
    report.remaining = parseCount(headerValue(headers, "x-ratelimit-remaining-" + name));
    report.reset = parseGoDuration(headerValue(headers, "x-ratelimit-reset-" + name));
    return report;
}

} // namespace

std::optional<Milliseconds> parseGoDuration(QByteArrayView text)
{
    // UTF-8 has two letters that look like µ; a server that writes Latin-1 sends the byte B5 alone.
    QString duration = QString::fromUtf8(text).trimmed();
    if (duration.contains(QChar::ReplacementCharacter))
        duration = QString::fromLatin1(text).trimmed();
    if (duration.isEmpty() || duration.size() > 100)
        return std::nullopt;

    static const QRegularExpression bare(QStringLiteral("^[0-9]+(\\.[0-9]+)?$"));
    if (bare.match(duration).hasMatch())
        return roundedUp(duration.toDouble() * 1000);

    static const QRegularExpression part(
        QStringLiteral("([0-9]+(?:\\.[0-9]+)?)(ms|us|\u00b5s|\u03bcs|ns|d|h|m|s)"));
    double total = 0;
    qsizetype at = 0;
    while (at < duration.size()) {
        const auto match = part.match(
            duration, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return std::nullopt;
        total += match.capturedView(1).toDouble() * millisecondsPer(match.capturedView(2));
        at = match.capturedEnd();
    }
    return roundedUp(total);
}

RateLimitReport parseRateLimits(const HttpHeaders &headers)
{
    return {bucket(headers, "requests"), bucket(headers, "tokens"), bucket(headers, "project-tokens")};
}

} // namespace cuewright
