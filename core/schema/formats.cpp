#include "schema/formats.h"

#include "schema/ecmapattern.h"
#include "schema/hostnames.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>

namespace cuewright {
namespace {

using Check = bool (*)(const QString &);

// Whole texts only: \z, since $ would let a line feed at the end pass.
QRegularExpression whole(const QString &pattern)
{
    return QRegularExpression(QStringLiteral("\\A(?:%1)\\z").arg(pattern));
}

bool fits(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text).hasMatch();
}

bool isDate(const QString &text)
{
    static const QRegularExpression kShape = whole(QStringLiteral("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    if (!fits(kShape, text))
        return false;
    const int year = text.left(4).toInt();
    // Qt knows no year 0; the calendar repeats after 400 years.
    return QDate::isValid(year == 0 ? 400 : year, text.mid(5, 2).toInt(), text.mid(8, 2).toInt());
}

// A leap second is the last one of a day in UTC, wherever that is on the local clock.
bool isTime(const QString &text)
{
    static const QRegularExpression kShape = whole(QStringLiteral(
        "([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\\.[0-9]+)?(?:[zZ]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"));
    const QRegularExpressionMatch match = kShape.match(text);
    if (!match.hasMatch())
        return false;
    if (match.capturedView(3) != u"60")
        return true;
    const int offset = match.capturedView(5).toInt() * 60 + match.capturedView(6).toInt();
    const int local = match.capturedView(1).toInt() * 60 + match.capturedView(2).toInt();
    const int utc = local + (match.capturedView(4) == u"-" ? offset : -offset);
    return (utc + 2880) % 1440 == 1439;
}

bool isDateTime(const QString &text)
{
    return text.size() > 11 && (text[10] == u'T' || text[10] == u't') && isDate(text.left(10)) && isTime(text.mid(11));
}

// RFC 3339, appendix A: units may be missing at the ends, not in the middle.
bool isDuration(const QString &text)
{
    const QString time = QStringLiteral("(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)");
    static const QRegularExpression kShape = whole(QStringLiteral(
        "P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)(?:T%1)?|T%1)")
                                                       .arg(time));
    return fits(kShape, text);
}

bool isIpv4(const QString &text)
{
    static const QRegularExpression kShape = whole(
        QStringLiteral("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!\\z)|\\z)){4}"));
    return fits(kShape, text);
}

bool isIpv6(const QString &text)
{
    static const QRegularExpression kGroup = whole(QStringLiteral("[0-9A-Fa-f]{1,4}"));
    const qsizetype gap = text.indexOf(QLatin1String("::"));
    if (gap >= 0 && text.indexOf(QLatin1String("::"), gap + 1) >= 0)
        return false;
    const auto halves = gap < 0 ? QStringList{text} : QStringList{text.left(gap), text.mid(gap + 2)};
    int groups = 0;
    for (qsizetype h = 0; h < halves.size(); ++h) {
        const QStringList parts = halves[h].isEmpty() ? QStringList() : halves[h].split(u':');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool isLast = h == halves.size() - 1 && i == parts.size() - 1;
            if (isLast && parts[i].contains(u'.') && isIpv4(parts[i]))
                groups += 2;
            else if (fits(kGroup, parts[i]))
                ++groups;
            else
                return false;
        }
    }
    return gap < 0 ? groups == 8 : groups <= 7;
}

bool isUuid(const QString &text)
{
    static const QRegularExpression kShape
        = whole(QStringLiteral("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"));
    return fits(kShape, text);
}

// RFC 5321: a dot-string or a quoted string, @, a host name or an address in brackets.
bool isEmail(const QString &text, bool international)
{
    const QString other = international ? QStringLiteral("\\x{80}-\\x{10FFFF}") : QString();
    const QString atom = QStringLiteral("[A-Za-z0-9!#$%&'*+/=?^_`{|}~%1-]+").arg(other);
    const QRegularExpression local = whole(
        QStringLiteral("%1(?:\\.%1)*|\"(?:[ !#-\\[\\]-~%2]|\\\\[ -~])*\"").arg(atom, other));
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < 1 || !fits(local, text.left(at)) || text.left(at).toUtf8().size() > 64)
        return false;
    const QString domain = text.mid(at + 1);
    if (domain.startsWith(u'[') && domain.endsWith(u']')) {
        const QString address = domain.mid(1, domain.size() - 2);
        return address.startsWith(QLatin1String("IPv6:"), Qt::CaseInsensitive) ? isIpv6(address.mid(5)) : isIpv4(address);
    }
    return international ? isIdnHostname(domain.normalized(QString::NormalizationForm_C)) : isHostname(domain);
}

struct UriParts
{
    bool absolute = false;
    bool international = false;
};

// RFC 3986 by its generic syntax; for IRIs (RFC 3987) letters beyond ASCII count as unreserved.
bool isUri(const QString &text, UriParts wanted)
{
    static const QRegularExpression kParts(QStringLiteral(
        "\\A(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?\\z"),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = kParts.match(text);
    if (!match.hasMatch() || (wanted.absolute && match.capturedStart(1) < 0))
        return false;
    const QString ucs = QStringLiteral("\\x{A0}-\\x{D7FF}\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFEF}\\x{10000}-\\x{EFFFD}");
    const QString unit = QStringLiteral("[A-Za-z0-9._~!$&'()*+,;=%1%2-]|%[0-9A-Fa-f]{2}")
                             .arg(wanted.international ? ucs : QString(), QStringLiteral("%1"));
    const auto made = [&](const char *more) {
        return whole(QStringLiteral("(?:%1)*").arg(unit.arg(QLatin1String(more))));
    };
    const QString path = match.captured(3);
    // Without scheme and authority, a colon in the first segment would read as a scheme.
    if (match.capturedStart(1) < 0 && match.capturedStart(2) < 0 && path.section(u'/', 0, 0).contains(u':'))
        return false;
    if (match.capturedStart(2) < 0 && path.startsWith(QLatin1String("//")))
        return false;
    const QString privateUse
        = wanted.international ? QStringLiteral("\\x{E000}-\\x{F8FF}\\x{F0000}-\\x{10FFFD}") : QString();
    const QRegularExpression query
        = whole(QStringLiteral("(?:%1|[%2])*").arg(unit.arg(QLatin1String(":@/?")), privateUse + QLatin1String("/?")));
    if (!fits(made(":@/"), path) || !fits(query, match.captured(4)) || !fits(made(":@/?"), match.captured(5)))
        return false;
    static const QRegularExpression kAuthority(
        QStringLiteral("\\A(?:([^@]*)@)?(\\[[^\\]]*\\]|[^:@\\[\\]]*)(?::([0-9]*))?\\z"));
    const QRegularExpressionMatch authority = kAuthority.match(match.captured(2));
    if (!authority.hasMatch() || !fits(made(":"), authority.captured(1)))
        return false;
    const QString host = authority.captured(2);
    static const QRegularExpression kFuture = whole(QStringLiteral("\\[[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+\\]"));
    return host.startsWith(u'[') ? fits(kFuture, host) || isIpv6(host.mid(1, host.size() - 2)) : fits(made(""), host);
}

bool isUriTemplate(const QString &text)
{
    static const QRegularExpression kShape = whole([] {
        const QString literal = QStringLiteral("[^\\x00-\\x20\\x7F\"<>\\\\^`{|}%]|%[0-9A-Fa-f]{2}");
        const QString letter = QStringLiteral("(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})");
        const QString variable
            = QStringLiteral("%1(?:\\.?%1)*(?:\\*|:[1-9][0-9]{0,3})?").arg(letter);
        return QStringLiteral("(?:%1|\\{[+#./;?&=,!@|]?%2(?:,%2)*\\})*").arg(literal, variable);
    }());
    return fits(kShape, text);
}

bool isJsonPointer(const QString &text)
{
    static const QRegularExpression kShape = whole(QStringLiteral("(?:/(?:[^~/]|~[01])*)*"));
    return fits(kShape, text);
}

bool isRelativeJsonPointer(const QString &text)
{
    static const QRegularExpression kShape = whole(QStringLiteral("(?:0|[1-9][0-9]*)(#?)(.*)"));
    static const QRegularExpression kStart(QStringLiteral("\\A(?:0|[1-9][0-9]*)"));
    const QRegularExpressionMatch match = kStart.match(text);
    const QString rest = text.mid(match.capturedLength());
    return match.hasMatch() && (rest == u"#" || isJsonPointer(rest));
}

bool isRegex(const QString &text)
{
    // What PCRE2 reads and ECMA-262 does not.
    static const QRegularExpression kForeign(
        QStringLiteral("\\(\\?(?:P[<=>]|#|[imsxJUn^-]+[):]|\\||>|R|&|[0-9+])|\\(\\*|\\[\\[:"));
    static const QRegularExpression kEscape(QStringLiteral("\\\\[\\s\\S]"));
    QString bare = text;
    bare.replace(kEscape, QStringLiteral("x"));
    if (kForeign.match(bare).hasMatch())
        return false;
    // PCRE2 wants lookbehinds of fixed length; ECMA does not. What is inside is checked as if it looked ahead.
    QString ahead = text;
    ahead.replace(QLatin1String("(?<="), QLatin1String("(?=")).replace(QLatin1String("(?<!"), QLatin1String("(?!"));
    return EcmaPattern(ahead).isValid();
}

} // namespace

std::optional<bool> hasFormat(const QString &name, const QString &text)
{
    static const QHash<QString, Check> kChecks = {
        {QStringLiteral("date-time"), isDateTime},
        {QStringLiteral("date"), isDate},
        {QStringLiteral("time"), isTime},
        {QStringLiteral("duration"), isDuration},
        {QStringLiteral("email"), [](const QString &t) { return isEmail(t, false); }},
        {QStringLiteral("idn-email"), [](const QString &t) { return isEmail(t, true); }},
        {QStringLiteral("hostname"), isHostname},
        {QStringLiteral("idn-hostname"), isIdnHostname},
        {QStringLiteral("ipv4"), isIpv4},
        {QStringLiteral("ipv6"), isIpv6},
        {QStringLiteral("uuid"), isUuid},
        {QStringLiteral("uri"), [](const QString &t) { return isUri(t, {true, false}); }},
        {QStringLiteral("uri-reference"), [](const QString &t) { return isUri(t, {false, false}); }},
        {QStringLiteral("iri"), [](const QString &t) { return isUri(t, {true, true}); }},
        {QStringLiteral("iri-reference"), [](const QString &t) { return isUri(t, {false, true}); }},
        {QStringLiteral("uri-template"), isUriTemplate},
        {QStringLiteral("json-pointer"), isJsonPointer},
        {QStringLiteral("relative-json-pointer"), isRelativeJsonPointer},
        {QStringLiteral("regex"), isRegex},
    };
    const Check check = kChecks.value(name);
    return check ? std::optional(check(text)) : std::nullopt;
}

} // namespace cuewright
