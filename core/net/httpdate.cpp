#include "net/httpdate.h"

#include <QRegularExpression>
#include <QStringList>

namespace cuewright {
namespace {

/// 1 to 12; 0 for what is no month's English name.
int monthOf(const QString &name)
{
    static const QStringList months{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
        QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"),
        QStringLiteral("aug"), QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"),
        QStringLiteral("dec")};
    return static_cast<int>(months.indexOf(name.toLower())) + 1;
}

int fullYear(const QString &year, const QDateTime &now)
{
    const int number = year.toInt();
    if (year.size() > 2)
        return number;
    const int thisYear = now.toUTC().date().year();
    const int candidate = thisYear - thisYear % 100 + number;
    return candidate > thisYear + 50 ? candidate - 100 : candidate;
}

/// Seconds east of UTC; nullopt for a zone that is neither UTC nor numeric.
std::optional<int> zoneOffset(const QString &zone)
{
    static const QStringList utc{QString(), QStringLiteral("GMT"), QStringLiteral("UTC"), QStringLiteral("UT"),
        QStringLiteral("Z")};
    if (utc.contains(zone.toUpper()))
        return 0;
    static const QRegularExpression numeric(QStringLiteral("^([+-])([0-9]{2}):?([0-5][0-9])$"));
    const auto match = numeric.match(zone);
    if (!match.hasMatch())
        return std::nullopt;
    const int seconds = (match.captured(2).toInt() * 60 + match.captured(3).toInt()) * 60;
    return match.captured(1) == QStringLiteral("-") ? -seconds : seconds;
}

std::optional<QDateTime> dateTime(int year, int month, int day, const QString &time, int offset)
{
    const QDate date(year, month, day);
    const QTime clock = QTime::fromString(time, QStringLiteral("HH:mm:ss"));
    if (!date.isValid() || !clock.isValid())
        return std::nullopt;
    return QDateTime(date, clock, Qt::UTC).addSecs(-offset);
}

} // namespace

std::optional<QDateTime> parseHttpDate(QByteArrayView text, const QDateTime &now)
{
    static const QString dayName = QStringLiteral("(?:mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|"
                                                  "thursday|friday|saturday|sunday)");
    static const QString clock = QStringLiteral("([0-9]{2}:[0-9]{2}:[0-9]{2})");
    static const QRegularExpression dayFirst(
        QStringLiteral("^(?:%1, *)?([0-9]{1,2})[ -]([a-z]{3})[ -]([0-9]{4}|[0-9]{2}) +%2(?: +([a-z]+|[+-][0-9:]+))?$")
            .arg(dayName, clock),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression asctime(
        QStringLiteral("^%1 +([a-z]{3}) +([0-9]{1,2}) +%2 +([0-9]{4})$").arg(dayName, clock),
        QRegularExpression::CaseInsensitiveOption);

    const QString trimmed = QString::fromLatin1(text).trimmed();
    if (const auto match = dayFirst.match(trimmed); match.hasMatch()) {
        const auto offset = zoneOffset(match.captured(5));
        if (!offset)
            return std::nullopt;
        return dateTime(fullYear(match.captured(3), now), monthOf(match.captured(2)), match.captured(1).toInt(),
            match.captured(4), *offset);
    }
    if (const auto match = asctime.match(trimmed); match.hasMatch()) {
        return dateTime(match.captured(4).toInt(), monthOf(match.captured(1)), match.captured(2).toInt(),
            match.captured(3), 0);
    }
    return std::nullopt;
}

} // namespace cuewright
