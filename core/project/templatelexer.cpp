#include "project/templatelexer.h"

#include <QCoreApplication>

#include <optional>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Template)
};

// Result of the cut with the position of the first tag that is not closed.
struct Cut
{
    QList<TemplatePiece> pieces;
    std::optional<qsizetype> unclosed;
};

QString closingOf(QChar kind)
{
    return kind == u'{' ? QStringLiteral("}}") : QString(kind) + u'}';
}

qsizetype nextOpening(QStringView text, qsizetype from)
{
    for (qsizetype at = text.indexOf(u'{', from); at >= 0 && at + 1 < text.size(); at = text.indexOf(u'{', at + 1)) {
        const QChar next = text[at + 1];
        if (next == u'{' || next == u'%' || next == u'#')
            return at;
    }
    return -1;
}

TemplatePiece tagPiece(QStringView text, qsizetype open, qsizetype close)
{
    const QChar kind = text[open + 1];
    TemplatePiece piece;
    piece.kind = kind == u'{' ? TemplatePiece::Kind::Output
        : kind == u'%'        ? TemplatePiece::Kind::Statement
                              : TemplatePiece::Kind::Comment;
    piece.start = open;
    piece.end = close + 2;
    piece.innerStart = open + 2;
    piece.innerEnd = close;
    return piece;
}

void cutTrimMarkers(QStringView text, TemplatePiece &tag, TemplatePiece &before, bool &trimNext)
{
    trimNext = false;
    if (tag.innerStart < tag.innerEnd && text[tag.innerStart] == u'-') {
        ++tag.innerStart;
        while (before.end > before.start && text[before.end - 1].isSpace())
            --before.end;
    }
    if (tag.innerEnd > tag.innerStart && text[tag.innerEnd - 1] == u'-') {
        --tag.innerEnd;
        trimNext = true;
    }
}

Cut cut(QStringView text, bool loosely)
{
    Cut out;
    bool noClosing[3] = {false, false, false}; // nothing closes this kind of tag from here on: do not search again
    bool trimNext = false;
    qsizetype from = 0;
    qsizetype search = 0;
    for (;;) {
        qsizetype open = nextOpening(text, search);
        qsizetype close = -1;
        if (open >= 0) {
            const QChar kind = text[open + 1];
            bool &none = noClosing[kind == u'{' ? 0 : kind == u'%' ? 1 : 2];
            close = none ? -1 : text.indexOf(closingOf(kind), open + 2);
            if (close < 0) {
                none = true;
                if (!loosely) {
                    out.unclosed = open;
                    return out;
                }
                search = open + 2;
                continue;
            }
        }
        TemplatePiece before;
        before.start = from;
        before.end = open < 0 ? text.size() : open;
        while (trimNext && before.start < before.end && text[before.start].isSpace())
            ++before.start;
        TemplatePiece tag;
        if (open >= 0) {
            tag = tagPiece(text, open, close);
            cutTrimMarkers(text, tag, before, trimNext);
        }
        if (before.end > before.start)
            out.pieces << before;
        if (open < 0)
            return out;
        out.pieces << tag;
        from = search = tag.end;
    }
}

bool isNameStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || (c.unicode() > 127 && c.isLetter());
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

class Tokenizer
{
public:
    Tokenizer(QStringView inner, qsizetype offset)
        : m_inner(inner)
        , m_offset(offset)
    {
    }

    [[nodiscard]] Result<QList<TemplateToken>> run()
    {
        QList<TemplateToken> tokens;
        for (;;) {
            while (m_at < m_inner.size() && m_inner[m_at].isSpace())
                ++m_at;
            auto token = next();
            if (!token)
                return fail(token.error());
            tokens << *token;
            if (token->kind == TemplateToken::Kind::End)
                return tokens;
        }
    }

private:
    [[nodiscard]] Result<TemplateToken> next()
    {
        TemplateToken token;
        token.at = m_offset + m_at;
        if (m_at >= m_inner.size())
            return token;
        const QChar c = m_inner[m_at];
        const bool negative = c == u'-' && m_at + 1 < m_inner.size() && isDigit(m_inner[m_at + 1]);
        if (isNameStart(c)) {
            token.kind = TemplateToken::Kind::Name;
            const qsizetype start = m_at;
            while (m_at < m_inner.size() && (isNameStart(m_inner[m_at]) || isDigit(m_inner[m_at])))
                ++m_at;
            token.text = m_inner.mid(start, m_at - start).toString();
            return token;
        }
        if (isDigit(c) || negative)
            return number(token);
        if (c == u'\'' || c == u'"')
            return string(token, c);
        for (const char16_t *symbol : {u"==", u"!=", u"<=", u">=", u"<", u">", u"|", u"(", u")", u"[", u"]", u".", u","}) {
            const QStringView text(symbol);
            if (m_inner.mid(m_at).startsWith(text)) {
                token.kind = TemplateToken::Kind::Symbol;
                token.text = text.toString();
                m_at += text.size();
                return token;
            }
        }
        return templateError(Words::tr("“%1” has no meaning here.").arg(c), token.at);
    }

    TemplateToken number(TemplateToken token)
    {
        token.kind = TemplateToken::Kind::Number;
        const qsizetype start = m_at++;
        const auto digits = [&] {
            while (m_at < m_inner.size() && isDigit(m_inner[m_at]))
                ++m_at;
        };
        digits();
        if (m_at + 1 < m_inner.size() && m_inner[m_at] == u'.' && isDigit(m_inner[m_at + 1])) {
            ++m_at;
            digits();
        }
        token.text = m_inner.mid(start, m_at - start).toString();
        return token;
    }

    [[nodiscard]] Result<TemplateToken> string(TemplateToken token, QChar quote)
    {
        token.kind = TemplateToken::Kind::String;
        for (++m_at; m_at < m_inner.size() && m_inner[m_at] != quote; ++m_at) {
            if (m_inner[m_at] == u'\\' && m_at + 1 < m_inner.size())
                ++m_at;
            token.text += m_inner[m_at];
        }
        if (m_at >= m_inner.size())
            return templateError(Words::tr("This text in quotes has no end."), token.at);
        ++m_at;
        return token;
    }

    QStringView m_inner;
    qsizetype m_offset;
    qsizetype m_at = 0;
};

} // namespace

tl::unexpected<Error> templateError(const QString &what, qsizetype at)
{
    return fail(Error::Code::Parse, what, QString::number(at));
}

Result<QList<TemplatePiece>> cutTemplate(QStringView text)
{
    Cut result = cut(text, false);
    if (result.unclosed) {
        const qsizetype open = *result.unclosed;
        return templateError(Words::tr("“%1” is not closed; “%2” is missing.").arg(text.mid(open, 2).toString(), closingOf(text[open + 1])), open);
    }
    return result.pieces;
}

QList<TemplatePiece> cutTemplateLoosely(QStringView text)
{
    return cut(text, true).pieces;
}

Result<QList<TemplateToken>> tokensOf(QStringView inner, qsizetype offset)
{
    return Tokenizer(inner, offset).run();
}

} // namespace cuewright
