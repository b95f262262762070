#include "schema/exchange/typescripttokens.h"

#include "schema/exchange/sourcetext.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

bool startsName(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$' || c == u'#' || c == u'@' || c.isSurrogate();
}

class Tokenizer
{
public:
    explicit Tokenizer(const QString &text)
        : m_text(text)
    { }

    Result<std::vector<TypeScriptToken>> all()
    {
        for (;;) {
            if (auto skipped = skipSpace(); !skipped)
                return fail(skipped.error());
            TypeScriptToken token;
            token.at = m_at;
            token.startsLine = !m_lineHasToken;
            token.before = dedented(m_before.join(u'\n'));
            m_before.clear();
            if (m_at < m_text.size()) {
                if (auto read = readToken(token); !read)
                    return fail(read.error());
            }
            m_tokens.push_back(std::move(token));
            m_lineHasToken = true;
            if (m_tokens.back().kind == TypeScriptToken::Kind::End)
                return std::move(m_tokens);
        }
    }

private:
    QStringView rest() const { return QStringView(m_text).mid(m_at); }

    [[nodiscard]] Result<> skipSpace()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] == u'\n')
                m_lineHasToken = false;
            if (m_text[m_at].isSpace() || m_text[m_at] == QChar::ByteOrderMark) {
                ++m_at;
            } else if (rest().startsWith(u"//")) {
                const qsizetype end = m_text.indexOf(u'\n', m_at);
                addComment(m_text.mid(m_at + 2, (end < 0 ? m_text.size() : end) - m_at - 2));
                m_at = end < 0 ? m_text.size() : end;
            } else if (rest().startsWith(u"/*")) {
                const qsizetype end = m_text.indexOf(QLatin1String("*/"), m_at + 2);
                if (end < 0)
                    return sourceProblem(m_text, m_at, Words::tr("this comment has no end."));
                const qsizetype start = m_at + (rest().startsWith(u"/**") && end > m_at + 2 ? 3 : 2);
                addComment(m_text.mid(start, end - start));
                m_at = end + 2;
            } else {
                break;
            }
        }
        return {};
    }

    void addComment(const QString &comment)
    {
        if (m_lineHasToken && !m_tokens.empty())
            m_tokens.back().behind = dedented(comment);
        else
            m_before << comment;
    }

    [[nodiscard]] Result<> readToken(TypeScriptToken &token)
    {
        const QChar c = m_text[m_at];
        if (c == u'"' || c == u'\'' || c == u'`')
            return readText(token);
        const qsizetype start = m_at;
        if (startsName(c)) {
            token.kind = TypeScriptToken::Kind::Name;
            while (m_at < m_text.size() && (startsName(m_text[m_at]) || m_text[m_at].isDigit()))
                ++m_at;
        } else if (c.isDigit() || (c == u'.' && m_at + 1 < m_text.size() && m_text[m_at + 1].isDigit())) {
            token.kind = TypeScriptToken::Kind::Number;
            while (m_at < m_text.size()
                && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'.' || m_text[m_at] == u'_'
                    || ((m_text[m_at] == u'-' || m_text[m_at] == u'+')
                        && m_text[m_at - 1].toLower() == u'e')))
                ++m_at;
        } else {
            token.kind = TypeScriptToken::Kind::Symbol;
            m_at += rest().startsWith(u"...")                                                      ? 3
                : rest().startsWith(u"=>") || rest().startsWith(u"?.") || rest().startsWith(u"&&") ? 2
                                                                                                   : 1;
        }
        token.text = m_text.mid(start, m_at - start);
        return {};
    }

    [[nodiscard]] Result<> readText(TypeScriptToken &token)
    {
        const QChar quote = m_text[m_at];
        const qsizetype start = m_at++;
        token.kind = TypeScriptToken::Kind::Text;
        while (m_at < m_text.size() && m_text[m_at] != quote && (quote == u'`' || m_text[m_at] != u'\n')) {
            const QChar c = m_text[m_at++];
            token.text += c == u'\\' ? unescapedAt(m_text, m_at) : QString(c);
        }
        if (m_at >= m_text.size() || m_text[m_at] != quote)
            return sourceProblem(m_text, start, Words::tr("this text in quotes has no end."));
        ++m_at;
        // `a-${string}` is a pattern, no text.
        if (quote == u'`' && token.text.contains(QLatin1String("${")))
            token.kind = TypeScriptToken::Kind::Symbol;
        return {};
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_lineHasToken = false;
    QStringList m_before;
    std::vector<TypeScriptToken> m_tokens;
};

} // namespace

Result<std::vector<TypeScriptToken>> typeScriptTokens(const QString &text)
{
    return Tokenizer(text).all();
}

} // namespace cuewright
