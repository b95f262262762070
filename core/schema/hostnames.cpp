#include "schema/hostnames.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kLongestLabel = 63;
constexpr qsizetype kLongestName = 253;

using Points = QList<uint>;

bool isPlainLabel(const QString &label)
{
    const auto plain = [](QChar c) {
        return c == u'-' || (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    };
    return !label.isEmpty() && label.size() <= kLongestLabel && !label.startsWith(u'-') && !label.endsWith(u'-')
        && std::all_of(label.begin(), label.end(), plain);
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QChar::Script scriptOf(uint point)
{
    return QChar::script(static_cast<char32_t>(point));
}

bool isMark(uint point)
{
    const auto category = QChar::category(static_cast<char32_t>(point));
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining
        || category == QChar::Mark_Enclosing;
}

// RFC 5892 §2.6 says otherwise than the categories.
bool isAllowed(uint point)
{
    static constexpr uint kAllowed[] = {0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007, 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x200C,
        0x200D};
    static constexpr uint kRefused[]
        = {0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B};
    if (std::find(std::begin(kAllowed), std::end(kAllowed), point) != std::end(kAllowed))
        return true;
    if (std::find(std::begin(kRefused), std::end(kRefused), point) != std::end(kRefused))
        return false;
    if (point < 0x80)
        return point == '-' || (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z')
            || (point >= 'A' && point <= 'Z');
    // Compatibility forms are not stable under normalisation (§2.2).
    const QString one = QString::fromUcs4(reinterpret_cast<const char32_t *>(&point), 1);
    if (one.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC) != one
        && !QChar::isUpper(static_cast<char32_t>(point)))
        return false;
    const auto category = QChar::category(static_cast<char32_t>(point));
    return category == QChar::Letter_Lowercase || category == QChar::Letter_Uppercase || category == QChar::Letter_Other
        || category == QChar::Letter_Modifier || category == QChar::Mark_NonSpacing
        || category == QChar::Mark_SpacingCombining || category == QChar::Number_DecimalDigit;
}

// ZERO WIDTH (NON-)JOINER stand behind a virama; the non-joiner also between joining letters.
bool mayJoin(const Points &points, qsizetype i)
{
    if (i > 0 && QChar::combiningClass(static_cast<char32_t>(points[i - 1])) == 9)
        return true;
    if (points[i] != 0x200C || i == 0 || i + 1 == points.size())
        return false;
    const auto before = QChar::joiningType(static_cast<char32_t>(points[i - 1]));
    const auto after = QChar::joiningType(static_cast<char32_t>(points[i + 1]));
    return (before == QChar::Joining_Dual || before == QChar::Joining_Left)
        && (after == QChar::Joining_Dual || after == QChar::Joining_Right);
}

// RFC 5892, appendix A.
bool fitsContext(const Points &points, qsizetype i)
{
    const uint before = i > 0 ? points[i - 1] : 0;
    const uint after = i + 1 < points.size() ? points[i + 1] : 0;
    const auto any = [&](auto holds) { return std::any_of(points.begin(), points.end(), holds); };
    switch (points[i]) {
    case 0x200C:
    case 0x200D:
        return mayJoin(points, i);
    case 0xB7:
        return before == 'l' && after == 'l';
    case 0x375:
        return after != 0 && scriptOf(after) == QChar::Script_Greek;
    case 0x5F3:
    case 0x5F4:
        return before != 0 && scriptOf(before) == QChar::Script_Hebrew;
    case 0x30FB:
        return any([](uint point) {
            const auto script = scriptOf(point);
            return point != 0x30FB
                && (script == QChar::Script_Hiragana || script == QChar::Script_Katakana || script == QChar::Script_Han);
        });
    default:
        break;
    }
    if (points[i] >= 0x660 && points[i] <= 0x669)
        return !any([](uint point) { return point >= 0x6F0 && point <= 0x6F9; });
    return true;
}

QChar::Direction directionOf(uint point)
{
    return QChar::direction(static_cast<char32_t>(point));
}

bool isRightToLeft(const Points &points)
{
    return std::any_of(points.begin(), points.end(), [](uint point) {
        const auto direction = directionOf(point);
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
}

// RFC 5893 §2, for a label of a name that has letters written from right to left.
bool fitsBidi(const Points &points)
{
    const auto first = directionOf(points.first());
    const bool rightToLeft = first == QChar::DirR || first == QChar::DirAL;
    if (!rightToLeft && first != QChar::DirL)
        return false;
    bool european = false, arabic = false;
    for (const uint point : points) {
        const auto direction = directionOf(point);
        european = european || direction == QChar::DirEN;
        arabic = arabic || direction == QChar::DirAN;
        const bool isRtl = direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
        if (rightToLeft ? direction == QChar::DirL : isRtl)
            return false;
    }
    return !(european && arabic);
}

bool isUnicodeLabel(const QString &label, bool bidi)
{
    const Points points = label.toUcs4();
    if (points.isEmpty() || isMark(points.first()) || label.startsWith(u'-') || label.endsWith(u'-')
        || label.mid(2, 2) == u"--")
        return false;
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (!isAllowed(points[i]) || !fitsContext(points, i))
            return false;
    }
    return !bidi || fitsBidi(points);
}

// RFC 3492. Empty where `label` (without its "xn--") is no Punycode; Qt decodes only what it would show.
QString decodedPunycode(const QString &label)
{
    constexpr uint kBase = 36, kSkew = 38, kDamp = 700;
    const qsizetype delimiter = label.lastIndexOf(u'-');
    Points points = label.left(std::max<qsizetype>(delimiter, 0)).toUcs4();
    uint n = 128, bias = 72;
    quint64 i = 0;
    qsizetype at = delimiter > 0 ? delimiter + 1 : 0;
    while (at < label.size()) {
        const quint64 before = i;
        quint64 weight = 1;
        for (uint k = kBase;; k += kBase) {
            const ushort c = at < label.size() ? label[at++].toLower().unicode() : 0;
            const uint digit = c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26u : kBase;
            if (digit >= kBase || i > 0x10FFFF * quint64(100))
                return {};
            i += digit * weight;
            const uint threshold = k <= bias ? 1 : std::min(k - bias, 26u);
            if (digit < threshold)
                break;
            weight *= kBase - threshold;
            if (weight > (quint64(1) << 40))
                return {};
        }
        const quint64 count = static_cast<quint64>(points.size()) + 1;
        quint64 delta = (i - before) / (before == 0 ? kDamp : 2);
        delta += delta / count;
        uint k = 0;
        for (; delta > ((kBase - 1) * 26) / 2; k += kBase)
            delta /= kBase - 1;
        bias = k + static_cast<uint>((kBase * delta) / (delta + kSkew));
        n += static_cast<uint>(i / count);
        i %= count;
        if (n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF))
            return {};
        points.insert(static_cast<qsizetype>(i++), n);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

// The international label behind an A-label; empty where it is none.
QString unicodeLabel(const QString &label)
{
    if (!label.startsWith(QLatin1String("xn--"), Qt::CaseInsensitive))
        return label;
    if (label.size() < 5 || label.endsWith(u'-') || label.mid(4).startsWith(u'-'))
        return {};
    const QString decoded = decodedPunycode(label.mid(4));
    return isAscii(decoded) ? QString() : decoded;
}

bool areLabels(const QStringList &labels, bool international)
{
    QStringList decoded;
    bool bidi = false;
    for (const QString &label : labels) {
        if ((!international || isAscii(label)) && !isPlainLabel(label))
            return false;
        decoded << unicodeLabel(label);
        bidi = bidi || isRightToLeft(decoded.last().toUcs4());
    }
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const bool isPlain = isAscii(labels[i]) && decoded[i] == labels[i] && !international && !bidi;
        if (decoded[i].isEmpty() || (!isPlain && !isUnicodeLabel(decoded[i], bidi)))
            return false;
        // Four bytes of UTF-8 or so a letter: the encoded label is at least as long as its letters and "xn--".
        const QByteArray encoded = isAscii(labels[i]) ? labels[i].toLatin1() : QUrl::toAce(labels[i]);
        if (encoded.size() > kLongestLabel || (encoded.isEmpty() && labels[i].size() > kLongestLabel - 4))
            return false;
    }
    return true;
}

} // namespace

bool isHostname(const QString &text)
{
    return text.size() <= kLongestName && isAscii(text) && areLabels(text.split(u'.'), false);
}

bool isIdnHostname(const QString &text)
{
    QString dotted = text;
    for (const char16_t dot : {u'\x3002', u'\xFF0E', u'\xFF61'})
        dotted.replace(QChar(dot), u'.');
    return text.size() <= kLongestName && areLabels(dotted.split(u'.'), true);
}

} // namespace cuewright
