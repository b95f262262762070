#include "project/rolemarker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace cuewright {
namespace {

struct MarkerRole
{
    Role role;
    QLatin1String name;
};

constexpr std::array<MarkerRole, 4> kRoles{{{Role::System, QLatin1String("system")}, {Role::User, QLatin1String("user")},
    {Role::Assistant, QLatin1String("assistant")}, {Role::Developer, QLatin1String("developer")}}};

bool isNameChar(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

// Attributes are read as text and told apart afterwards: true, 7, 0.5, else text. Quoted ones stay text.
Json bareValue(const QString &text)
{
    if (text == u"true" || text == u"false")
        return Json(text == u"true");
    bool ok = false;
    if (const qlonglong integer = text.toLongLong(&ok); ok)
        return Json(std::int64_t(integer));
    if (const double number = text.toDouble(&ok); ok && std::isfinite(number))
        return Json(number);
    return Json(toUtf8(text));
}

class Scanner
{
public:
    Scanner(QStringView line, const std::function<bool(qsizetype)> &isLiteral)
        : m_line(line)
        , m_isLiteral(isLiteral)
    {
    }

    std::optional<RoleMarker> run();

private:
    bool atEnd() const { return m_at >= m_line.size(); }
    // The author's own character, or 0: what a value brought in can be no part of the marker.
    QChar peek() const { return !atEnd() && m_isLiteral(m_at) ? m_line[m_at] : QChar(); }
    bool take(QChar c)
    {
        const bool match = peek() == c;
        m_at += match;
        return match;
    }
    void skipBlanks()
    {
        while (!atEnd() && peek() != QChar() && peek().isSpace())
            ++m_at;
    }
    bool attribute(Json &attributes);
    std::optional<Json> value();

    QStringView m_line;
    const std::function<bool(qsizetype)> &m_isLiteral;
    qsizetype m_at = 0;
};

std::optional<RoleMarker> Scanner::run()
{
    skipBlanks();
    if (take(u'#'))
        skipBlanks();
    const QStringView rest = m_line.mid(m_at);
    const auto known = std::find_if(kRoles.begin(), kRoles.end(),
        [&](const MarkerRole &role) { return rest.startsWith(role.name, Qt::CaseInsensitive); });
    if (known == kRoles.end())
        return std::nullopt;
    for (const qsizetype end = m_at + known->name.size(); m_at < end; ++m_at) {
        // No letter outside ASCII folds into a role's name: a look-alike is no marker.
        if (!m_isLiteral(m_at) || m_line[m_at].unicode() > 127)
            return std::nullopt;
    }
    RoleMarker marker{known->role, Json()};
    if (take(u'[')) {
        marker.attributes = Json::object();
        do {
            if (!attribute(marker.attributes))
                return std::nullopt;
        } while (take(u','));
        if (!take(u']'))
            return std::nullopt;
    }
    skipBlanks();
    if (!take(u':'))
        return std::nullopt;
    skipBlanks();
    return atEnd() ? std::optional(std::move(marker)) : std::nullopt;
}

bool Scanner::attribute(Json &attributes)
{
    skipBlanks();
    const qsizetype start = m_at;
    while (isNameChar(peek()))
        ++m_at;
    const QStringView name = m_line.mid(start, m_at - start);
    skipBlanks();
    if (name.isEmpty() || !take(u'='))
        return false;
    skipBlanks();
    std::optional<Json> read = value();
    if (!read)
        return false;
    skipBlanks();
    if (name != u"nonce") // reserved for the older way of telling markers from values
        attributes[toUtf8(name)] = std::move(*read);
    return true;
}

std::optional<Json> Scanner::value()
{
    if (take(u'"')) {
        QString text;
        while (!atEnd() && peek() != u'"') {
            const QChar c = m_line[m_at];
            if (m_isLiteral(m_at) || (c != u'"' && c != u'\n' && c != u'\r'))
                text += c;
            ++m_at;
        }
        if (!take(u'"'))
            return std::nullopt;
        return Json(toUtf8(text));
    }
    const qsizetype start = m_at;
    while (peek() != QChar() && peek() != u'"' && peek() != u',' && peek() != u']')
        ++m_at;
    return bareValue(m_line.mid(start, m_at - start).trimmed().toString());
}

} // namespace

std::optional<RoleMarker> roleMarkerOf(QStringView line, const std::function<bool(qsizetype)> &isLiteral)
{
    return Scanner(line, isLiteral).run();
}

QString roleMarkerText(Role role, const Json &attributes)
{
    const auto known = std::find_if(kRoles.begin(), kRoles.end(), [&](const MarkerRole &entry) { return entry.role == role; });
    QString text = known == kRoles.end() ? QStringLiteral("user") : QString(known->name);
    QStringList written;
    if (attributes.is_object()) {
        for (const auto &[name, value] : attributes.items()) {
            if (value.is_string()) {
                QString quoted = fromUtf8(value.get_ref<const std::string &>());
                quoted.remove(u'"').replace(u'\n', u' ').replace(u'\r', u' ');
                written << fromUtf8(name) + QStringLiteral("=\"") + quoted + u'"';
            } else {
                written << fromUtf8(name) + u'=' + QString::fromUtf8(writeJson(value));
            }
        }
    }
    if (!written.isEmpty())
        text += u'[' + written.join(QStringLiteral(", ")) + u']';
    return text + u':';
}

bool startsLikeMarker(QStringView value)
{
    // (?im)^\s*(system|user|assistant|developer)\s*: – blanks may hold line breaks.
    qsizetype at = 0;
    bool lineStart = true;
    while (at < value.size()) {
        const QChar c = value[at];
        if (c == u'\n' || c == u'\r') {
            lineStart = true;
            ++at;
            continue;
        }
        if (lineStart && !c.isSpace()) {
            lineStart = false;
            for (const MarkerRole &role : kRoles) {
                if (!value.mid(at).startsWith(role.name, Qt::CaseInsensitive))
                    continue;
                qsizetype after = at + role.name.size();
                while (after < value.size() && value[after].isSpace())
                    ++after;
                if (after < value.size() && value[after] == u':')
                    return true;
            }
        }
        ++at;
    }
    return false;
}

} // namespace cuewright
