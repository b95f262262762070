#include "schema/ecmapattern.h"

#include <QHash>

namespace cuewright {
namespace {

// Steps that PCRE2 may take for one match: a good pattern needs some thousand, a catastrophic one would need
// 2^n.
constexpr QLatin1String kLimits("(*LIMIT_MATCH=1000000)(*LIMIT_DEPTH=20000)");
// White space by ECMA-262 \s, for use inside a class.
constexpr QLatin1String kSpaces(
    "\\t\\n\\x0B\\f\\r "
    "\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}");

bool isHex(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isDigit() || (c.toLower() >= u'a' && c.toLower() <= u'f');
    });
}

// Unicode property names that ECMA spells out and PCRE2 10.4x knows only in short.
QString shortPropertyName(const QString &name)
{
    static const QHash<QString, QString> kNames = {{QStringLiteral("Letter"), QStringLiteral("L")},
        {QStringLiteral("Lowercase_Letter"), QStringLiteral("Ll")},
        {QStringLiteral("Uppercase_Letter"), QStringLiteral("Lu")},
        {QStringLiteral("Mark"), QStringLiteral("M")}, {QStringLiteral("Number"), QStringLiteral("N")},
        {QStringLiteral("Decimal_Number"), QStringLiteral("Nd")},
        {QStringLiteral("digit"), QStringLiteral("Nd")}, {QStringLiteral("Punctuation"), QStringLiteral("P")},
        {QStringLiteral("Symbol"), QStringLiteral("S")}, {QStringLiteral("Separator"), QStringLiteral("Z")}};
    QString bare = name;
    for (const QString &prefix : {QStringLiteral("General_Category="), QStringLiteral("gc="),
             QStringLiteral("Script="), QStringLiteral("sc=")}) {
        if (bare.startsWith(prefix))
            bare = bare.mid(prefix.size());
    }
    return kNames.value(bare, bare);
}

// Turns what ECMA and PCRE2 read differently; everything else passes as it is.
class Translator
{
public:
    explicit Translator(const QString &pattern)
        : m_in(pattern)
    { }

    QString run()
    {
        while (m_at < m_in.size()) {
            const QChar c = m_in[m_at++];
            if (c == u'\\')
                escape();
            else if (m_inClass)
                inClass(c);
            else if (c == u'$')
                m_out += QLatin1String("\\z"); // PCRE2's $ also matches before a last line feed
            else if (c == u'[')
                openClass();
            else
                m_out += c;
        }
        return m_out;
    }

private:
    void inClass(QChar c)
    {
        if (c == u'[')
            m_out += u'\\'; // "[[:alpha:]]" is no POSIX class in ECMA
        m_out += c;
        m_inClass = c != u']';
    }

    void openClass()
    {
        const QStringView rest = QStringView(m_in).mid(m_at);
        if (rest.startsWith(u"^]")) {
            m_out += QLatin1String("[\\s\\S]");
            m_at += 2;
        } else if (rest.startsWith(u']')) {
            m_out += QLatin1String("(?!)");
            m_at += 1;
        } else {
            m_out += u'[';
            m_inClass = true;
        }
    }

    void escape()
    {
        const QChar c = m_at < m_in.size() ? m_in[m_at++] : QChar(u'\\');
        if (c == u'u')
            unicode();
        else if (c == u's' && m_inClass)
            m_out += kSpaces;
        else if (c == u's' || c == u'S')
            m_out += (c == u's' ? QStringLiteral("[") : QStringLiteral("[^")) + kSpaces + u']';
        else if (c == u'p' || c == u'P')
            property(c);
        else if (c == u'Z' || c == u'A' || c == u'z' || c == u'G' || c == u'a' || c == u'Q' || c == u'E'
            || c == u'h')
            m_out += QLatin1String("(*INVALID"); // no such escape in ECMA's u mode
        else
            m_out += u'\\' + QString(c);
    }

    void unicode()
    {
        const QString rest = m_in.mid(m_at);
        if (rest.startsWith(u'{')) {
            const qsizetype end = rest.indexOf(u'}');
            m_out += QLatin1String("\\x") + rest.left(end + 1);
            m_at += end + 1;
        } else if (isHex(QStringView(rest).left(4)) && rest.size() >= 4) {
            char32_t code = rest.left(4).toUInt(nullptr, 16);
            m_at += 4;
            const QString low = rest.mid(4, 6);
            if (QChar::isHighSurrogate(code) && low.startsWith(QLatin1String("\\u"))
                && isHex(QStringView(low).mid(2))) {
                code = QChar::surrogateToUcs4(
                    static_cast<char16_t>(code), static_cast<char16_t>(low.mid(2).toUInt(nullptr, 16)));
                m_at += 6;
            }
            m_out += QStringLiteral("\\x{%1}").arg(static_cast<uint>(code), 0, 16);
        } else {
            m_out += u'u';
        }
    }

    void property(QChar letter)
    {
        const QString rest = m_in.mid(m_at);
        const qsizetype end = rest.startsWith(u'{') ? rest.indexOf(u'}') : -1;
        m_out += u'\\' + QString(letter);
        if (end > 0) {
            m_out += u'{' + shortPropertyName(rest.mid(1, end - 1)) + u'}';
            m_at += end + 1;
        }
    }

    QString m_in;
    QString m_out;
    qsizetype m_at = 0;
    bool m_inClass = false;
};

} // namespace

EcmaPattern::EcmaPattern(const QString &pattern)
    : m_source(pattern)
    , m_expression(kLimits + Translator(pattern).run())
{ }

PatternMatch EcmaPattern::find(const QString &text) const
{
    const QRegularExpressionMatch match = m_expression.match(text);
    if (match.hasMatch())
        return PatternMatch::Yes;
    // Of a valid pattern only a match that hit a limit is not valid.
    return match.isValid() ? PatternMatch::No : PatternMatch::GaveUp;
}

QString EcmaPattern::firstMatch(const QString &text) const
{
    return m_expression.match(text).captured(0);
}

} // namespace cuewright
