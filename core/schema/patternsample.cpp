#include "schema/patternsample.h"

#include <QStringList>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxRepeats = 200;
constexpr int kMaxLength = 20'000;
constexpr int kMaxNesting = 60;

class PatternWriter
{
public:
    PatternWriter(const QString &pattern, const std::function<int(int)> &choose)
        : m_pattern(pattern)
        , m_choose(choose)
    { }

    // One of the alternatives up to ")" or the end. All are read, so that the position ends behind the group.
    QString alternatives(int level)
    {
        QStringList branches{QString()};
        while (m_at < m_pattern.size() && m_pattern[m_at] != u')' && level < kMaxNesting) {
            if (m_pattern[m_at] == u'|') {
                ++m_at;
                branches << QString();
                continue;
            }
            const qsizetype start = m_at;
            branches.last() += quantified(item(level), start, level);
        }
        return branches[m_choose(static_cast<int>(branches.size()))];
    }

private:
    QChar next() { return m_at < m_pattern.size() ? m_pattern[m_at++] : QChar(); }

    QString item(int level)
    {
        const QChar c = next();
        if (c == u'(')
            return group(level);
        if (c == u'[')
            return QString(oneOf(classMembers()));
        if (c == u'\\')
            return escape();
        if (c == u'^' || c == u'$')
            return {};
        if (c == u'.')
            return QString(oneOf(QStringLiteral("abcdefghijklmnopqrstuvwxyz")));
        return QString(c);
    }

    QString group(int level)
    {
        bool lookAround = false;
        if (QStringView(m_pattern).mid(m_at).startsWith(u"?")) {
            ++m_at;
            const QChar kind = next();
            lookAround = kind == u'=' || kind == u'!';
            if (kind == u'<') {
                lookAround = m_at < m_pattern.size() && (m_pattern[m_at] == u'=' || m_pattern[m_at] == u'!');
                const qsizetype end = m_pattern.indexOf(lookAround ? m_pattern[m_at] : QChar(u'>'), m_at);
                m_at = end < 0 ? m_pattern.size() : end + 1;
            }
        }
        const QString inside = alternatives(level + 1);
        ++m_at; // ")"
        return lookAround ? QString() : inside;
    }

    QString escape()
    {
        const QChar c = next();
        if (c == u'd')
            return QString(oneOf(QStringLiteral("0123456789")));
        if (c == u'w')
            return QString(oneOf(QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789")));
        if (c == u's')
            return QStringLiteral(" ");
        if (c == u'b' || c == u'B')
            return {};
        if (c == u'c')
            return QString(QChar(next().unicode() % 32)); // control and a letter
        if (c == u'D' || c == u'W' || c == u'S')
            return c == u'W' ? QStringLiteral("-") : QStringLiteral("x");
        if (c == u'p') {
            const qsizetype end = m_pattern.indexOf(u'}', m_at);
            const bool upper = m_pattern.mid(m_at, end - m_at).contains(QLatin1String("Lu"));
            m_at = end < 0 ? m_pattern.size() : end + 1;
            return upper ? QStringLiteral("A") : QStringLiteral("a");
        }
        return QString(unescaped(c));
    }

    QChar unescaped(QChar c)
    {
        if (c == u'u' || c == u'x') {
            const int digits = c == u'u' ? 4 : 2;
            const QChar code(static_cast<char16_t>(m_pattern.mid(m_at, digits).toUShort(nullptr, 16)));
            m_at += digits;
            return code;
        }
        return c == u't' ? QChar(u'\t') : c == u'n' ? QChar(u'\n') : c == u'r' ? QChar(u'\r') : c;
    }

    // The characters of a class behind "[": ranges are sampled at up to 64 characters.
    QString classMembers()
    {
        const bool inverted = m_at < m_pattern.size() && m_pattern[m_at] == u'^';
        m_at += inverted ? 1 : 0;
        QString members;
        while (m_at < m_pattern.size() && m_pattern[m_at] != u']') {
            QChar c = next();
            if (c == u'\\' && m_at < m_pattern.size()) {
                const QChar kind = next();
                if (kind == u'd' || kind == u'w' || kind == u's') {
                    members += kind == u's' ? QStringLiteral(" ")
                        : kind == u'd'      ? QStringLiteral("0123456789")
                                            : QStringLiteral("abcdefghij0123456789_");
                    continue;
                }
                c = unescaped(kind);
            }
            const bool range
                = m_at + 1 < m_pattern.size() && m_pattern[m_at] == u'-' && m_pattern[m_at + 1] != u']';
            if (!range) {
                members += c;
                continue;
            }
            ++m_at;
            QChar last = next();
            if (last == u'\\')
                last = unescaped(next());
            for (int code = c.unicode(), n = 0; code <= last.unicode() && n < 64; ++code, ++n)
                members += QChar(static_cast<char16_t>(code));
        }
        ++m_at; // "]"
        return inverted ? others(members) : members;
    }

    static QString others(const QString &members)
    {
        QString rest;
        for (const QChar c : QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789 -_.,")) {
            if (!members.contains(c))
                rest += c;
        }
        return rest.isEmpty() ? QStringLiteral("ß") : rest;
    }

    QChar oneOf(const QString &members)
    {
        return members.isEmpty() ? QChar(u'x') : members[m_choose(static_cast<int>(members.size()))];
    }

    // Repeats what stands between `start` and here as the quantifier behind it says; each time anew.
    QString quantified(const QString &once, qsizetype start, int level)
    {
        int least = 1;
        int most = 1;
        const QChar c = m_at < m_pattern.size() ? m_pattern[m_at] : QChar();
        if (c == u'*' || c == u'+' || c == u'?') {
            ++m_at;
            least = c == u'+' ? 1 : 0;
            most = c == u'?' ? 1 : least + 6;
        } else if (c == u'{') {
            const qsizetype close = m_pattern.indexOf(u'}', m_at);
            const QStringList parts = m_pattern.mid(m_at + 1, close - m_at - 1).split(u',');
            least = parts.first().toInt();
            most = parts.size() == 1 ? least : parts[1].isEmpty() ? least + 6 : parts[1].toInt();
            m_at = close < 0 ? m_pattern.size() : close + 1;
        } else {
            return once;
        }
        if (m_at < m_pattern.size() && m_pattern[m_at] == u'?')
            ++m_at; // lazy: the same texts
        const qsizetype behind = m_at;
        const int times = std::min(least + m_choose(std::max(most - least, 0) + 1), kMaxRepeats);
        QString all = times > 0 ? once : QString();
        for (int i = 1; i < times && m_written < kMaxLength; ++i) {
            m_at = start;
            const QString again = item(level);
            m_written += again.size() + 1;
            all += again;
        }
        m_at = behind;
        return all;
    }

    QString m_pattern;
    const std::function<int(int)> &m_choose;
    qsizetype m_at = 0;
    qsizetype m_written = 0;
};

} // namespace

QString textForPattern(const QString &pattern, const std::function<int(int)> &choose)
{
    return PatternWriter(pattern, choose).alternatives(0);
}

} // namespace cuewright
