#include "schema/exchange/pythontokens.h"

#include "schema/exchange/sourcetext.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

using Kind = PythonToken::Kind;

class Tokenizer
{
public:
    explicit Tokenizer(const QString &text)
        : m_text(text)
    { }

    Result<std::vector<PythonToken>> all()
    {
        while (m_at < m_text.size()) {
            if (m_lineStart) {
                if (auto read = indentation(); !read)
                    return fail(read.error());
                continue;
            }
            if (auto read = token(); !read)
                return fail(read.error());
        }
        if (!m_tokens.empty() && m_tokens.back().kind != Kind::Newline)
            add(Kind::Newline, {});
        for (; m_indents.size() > 1; m_indents.pop_back())
            add(Kind::Dedent, {});
        add(Kind::End, {});
        return std::move(m_tokens);
    }

private:
    void add(Kind kind, const QString &text) { m_tokens.push_back({kind, text, m_at, {}}); }
    QChar at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    // The spaces before a line; lines with nothing or a comment alone do not count.
    [[nodiscard]] Result<> indentation()
    {
        int width = 0;
        while (at() == u' ' || at() == u'\t' || at() == QChar::ByteOrderMark || at() == u'\f') {
            width = at() == u'\t' ? (width / 8 + 1) * 8 : width + (at() == u' ' ? 1 : 0);
            ++m_at;
        }
        if (at() == u'#')
            comment();
        if (at() == u'\r')
            ++m_at;
        if (m_at >= m_text.size() || at() == u'\n') {
            ++m_at;
            return {};
        }
        m_lineStart = false;
        if (width > m_indents.back()) {
            m_indents.push_back(width);
            add(Kind::Indent, {});
        }
        while (width < m_indents.back()) {
            m_indents.pop_back();
            add(Kind::Dedent, {});
        }
        if (width != m_indents.back())
            return sourceProblem(m_text, m_at, Words::tr("this line is indented like no line before it."));
        return {};
    }

    QString comment()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        const QString text = m_text.mid(m_at + 1, (end < 0 ? m_text.size() : end) - m_at - 1).trimmed();
        m_at = end < 0 ? m_text.size() : end;
        return text;
    }

    [[nodiscard]] Result<> token()
    {
        const QChar c = at();
        if (c == u'#') {
            m_comment = comment();
        } else if (c == u'\n') {
            if (m_open == 0) {
                add(Kind::Newline, {});
                m_tokens.back().behind = m_comment;
                m_lineStart = true;
            }
            m_comment.clear();
            ++m_at;
        } else if (c.isSpace() || c == QChar::ByteOrderMark) {
            ++m_at;
        } else if (c == u'\\') {
            m_at += at(1) == u'\n' ? 2 : at(1) == u'\r' && at(2) == u'\n' ? 3 : 1;
        } else if (c.isLetter() || c == u'_' || c.isSurrogate()) {
            return nameOrText();
        } else if (c == u'"' || c == u'\'') {
            return text({});
        } else if (c.isDigit() || (c == u'.' && at(1).isDigit())) {
            number();
        } else {
            symbol();
        }
        return {};
    }

    [[nodiscard]] Result<> nameOrText()
    {
        const qsizetype start = m_at;
        while (at().isLetterOrNumber() || at() == u'_' || at().isSurrogate())
            ++m_at;
        const QString name = m_text.mid(start, m_at - start);
        static const QString kPrefixes = QStringLiteral(" r u b f rb br fr rf ");
        if ((at() == u'"' || at() == u'\'') && kPrefixes.contains(u' ' + name.toLower() + u' '))
            return text(name.toLower());
        m_tokens.push_back({Kind::Name, name, start, {}});
        return {};
    }

    [[nodiscard]] Result<> text(const QString &prefix)
    {
        const qsizetype start = m_at;
        const QString quote = at(1) == at() && at(2) == at() ? QString(3, at()) : QString(at());
        m_at += quote.size();
        QString value;
        while (m_at < m_text.size() && !QStringView(m_text).mid(m_at).startsWith(quote)) {
            const QChar c = m_text[m_at++];
            if (c == u'\n' && quote.size() == 1)
                return sourceProblem(m_text, start, Words::tr("this text in quotes has no end."));
            if (c != u'\\')
                value += c;
            else if (prefix.contains(u'r'))
                value += QString(c) + (m_at < m_text.size() ? QString(m_text[m_at++]) : QString());
            else
                value += unescapedAt(m_text, m_at);
        }
        if (m_at >= m_text.size())
            return sourceProblem(m_text, start, Words::tr("this text in quotes has no end."));
        m_at += quote.size();
        // "a" "b" is one text.
        if (!m_tokens.empty() && m_tokens.back().kind == Kind::Text)
            m_tokens.back().text += value;
        else
            m_tokens.push_back({Kind::Text, value, start, {}});
        return {};
    }

    void number()
    {
        const qsizetype start = m_at;
        while (at().isLetterOrNumber() || at() == u'.' || at() == u'_'
            || ((at() == u'-' || at() == u'+') && m_text[m_at - 1].toLower() == u'e'
                && !m_text.mid(start, 2).startsWith(QLatin1String("0x"))))
            ++m_at;
        m_tokens.push_back({Kind::Number, m_text.mid(start, m_at - start), start, {}});
    }

    void symbol()
    {
        const QStringView rest = QStringView(m_text).mid(m_at);
        const qsizetype size = rest.startsWith(u"...") ? 3
            : rest.startsWith(u"->") || rest.startsWith(u"**") || rest.startsWith(u":=")
                || rest.startsWith(u"==")
            ? 2
            : 1;
        if (at() == u'(' || at() == u'[' || at() == u'{')
            ++m_open;
        else if (at() == u')' || at() == u']' || at() == u'}')
            m_open = std::max(m_open - 1, 0);
        add(Kind::Symbol, m_text.mid(m_at, size));
        m_at += size;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_lineStart = true;
    int m_open = 0; ///< brackets: a line break inside them does not count
    std::vector<int> m_indents{0};
    QString m_comment;
    std::vector<PythonToken> m_tokens;
};

} // namespace

Result<std::vector<PythonToken>> pythonTokens(const QString &text)
{
    return Tokenizer(text).all();
}

} // namespace cuewright
