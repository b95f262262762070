#include "prompt/tokenwords.h"

#include "widgets/livetokens.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace cuewright {

namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TokenWords)
};

constexpr qsizetype kLongestToken = 128; // bytes shown of one; runs of spaces can be long

bool showsItself(QChar unit)
{
    return unit.isPrint() && unit != u'\\' && unit != QChar(0xA0);
}

QString escaped(const QString &text)
{
    QString shown;
    for (const QChar unit : text) {
        if (unit == u'\n')
            shown += QStringLiteral("\\n");
        else if (unit == u'\t')
            shown += QStringLiteral("\\t");
        else if (unit == u'\r')
            shown += QStringLiteral("\\r");
        else if (unit == u'\\')
            shown += QStringLiteral("\\\\");
        else if (showsItself(unit) || unit.isSurrogate() || unit.isMark())
            shown += unit;
        else
            shown += QStringLiteral("\\u%1").arg(uint(unit.unicode()), 4, 16, QLatin1Char('0'));
    }
    return shown;
}

QString hex(const QByteArray &bytes)
{
    const QString all = QString::fromLatin1(bytes.left(kLongestToken).toHex(' ')).toUpper();
    return bytes.size() > kLongestToken ? all + QStringLiteral(" …") : all;
}

bool isInside(const QByteArray &utf8, qsizetype at)
{
    return at < utf8.size() && (uchar(utf8.at(at)) & 0xC0) == 0x80;
}

/// The characters that [from, to) has a part of only.
QString cutCharacters(const QByteArray &utf8, qsizetype from, qsizetype to)
{
    QString cut;
    qsizetype last = -1;
    for (const qsizetype edge : {from, to}) {
        if (!isInside(utf8, edge))
            continue;
        qsizetype start = edge;
        while (isInside(utf8, start))
            --start;
        qsizetype end = edge;
        while (isInside(utf8, end))
            ++end;
        if (start != last)
            cut += QString::fromUtf8(utf8.mid(start, end - start));
        last = start;
    }
    return cut;
}

/// A part of the text, encoded by itself; `ends` are the tokens that it should have.
struct Window
{
    QString text;
    qsizetype start = 0;
    std::vector<qsizetype> ends; ///< of the document
};

/// Whether the window's own tokens are the document's up to the character at `at`: other text decides about some.
bool agrees(const Encoding &encoding, const Window &window, qsizetype at)
{
    const std::vector<qsizetype> own = encoding.boundaries(window.text);
    auto mine = own.begin();
    auto theirs = std::upper_bound(window.ends.begin(), window.ends.end(), window.start);
    for (qsizetype last = -1; mine != own.end() && (last < 0 || *mine == last); ++mine, ++theirs) {
        if (theirs == window.ends.end() || *mine != *theirs - window.start)
            return false;
        if (last < 0 && *mine > at)
            last = *mine;
    }
    return theirs == window.ends.end() || mine == own.end() || *theirs - window.start > at;
}

QList<TokenFacts> factsIn(const Encoding &encoding, const Window &window, qsizetype at)
{
    const QString &text = window.text;
    const QByteArray utf8 = text.toUtf8();
    const qsizetype size = text.at(at).isHighSurrogate() ? 2 : 1;
    const qsizetype from = text.left(at).toUtf8().size();
    const qsizetype to = from + text.mid(at, size).toUtf8().size();
    QList<TokenFacts> facts;
    qsizetype done = 0;
    for (const TokenId id : encoding.encode(std::string_view(utf8.constData(), std::size_t(utf8.size())))) {
        const std::string_view bytes = encoding.bytes(id);
        const qsizetype next = done + qsizetype(bytes.size());
        if (next > from && done < to)
            facts.append({id, QByteArray(bytes.data(), qsizetype(bytes.size())), cutCharacters(utf8, done, next)});
        if (next >= to)
            break;
        done = next;
    }
    return facts;
}

} // namespace

QList<TokenFacts> tokensAt(const LiveTokens &tokens, qsizetype position)
{
    if (!tokens.encoding() || !tokens.tokens() || position < 0 || position >= tokens.size())
        return {};
    if (position > 0 && tokens.textBetween(position, position + 1).at(0).isLowSurrogate())
        --position;
    // A token by itself is mostly encoded as that token; where the text around it decides, some of that is needed.
    for (const qsizetype around : {0, 16, 128, 1024}) {
        const qsizetype low = std::max<qsizetype>(position - around - kLongestToken, 0);
        Window window;
        window.ends = tokens.boundaries(low, std::min(position + around + kLongestToken, tokens.size()));
        const auto next = std::upper_bound(window.ends.begin(), window.ends.end(), position);
        if (next == window.ends.end())
            continue;
        const auto after = std::upper_bound(window.ends.begin(), next, position - around);
        if (after == window.ends.begin() && low > 0)
            continue;
        window.start = after == window.ends.begin() ? 0 : *std::prev(after);
        // A token may reach over that place from within the character before it.
        if (around == 0 && window.start > 0 && tokens.textBetween(window.start - 1, window.start).at(0).unicode() >= 0x80)
            continue;
        const auto last = std::lower_bound(next, window.ends.end(), position + around + 1);
        window.text = tokens.textBetween(window.start, last == window.ends.end() ? *std::prev(last) : *last);
        if (agrees(*tokens.encoding(), window, position - window.start))
            return factsIn(*tokens.encoding(), window, position - window.start);
    }
    return {};
}

QString tokenWords(const QList<TokenFacts> &tokens)
{
    QStringList lines;
    for (const TokenFacts &token : tokens) {
        lines.append(Words::tr("Token %1").arg(token.id));
        if (token.cut.isEmpty())
            lines.append(Words::tr("“%1”").arg(escaped(QString::fromUtf8(token.bytes.left(kLongestToken)))));
        lines.append(token.cut.isEmpty() ? hex(token.bytes) : Words::tr("part of %1: bytes %2").arg(token.cut, hex(token.bytes)));
    }
    return lines.join(u'\n');
}

} // namespace cuewright
