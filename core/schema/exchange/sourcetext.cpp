#include "schema/exchange/sourcetext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace cuewright {

LineIndex::LineIndex(const QString &text)
    : m_text(text)
    , m_starts{0}
{
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        m_starts.push_back(at + 1);
}

TextPosition LineIndex::position(qsizetype offset) const
{
    const qsizetype at = std::clamp<qsizetype>(offset, 0, m_text.size());
    const auto line = std::upper_bound(m_starts.begin(), m_starts.end(), at) - 1;
    return {static_cast<int>(line - m_starts.begin()) + 1,
        static_cast<int>(QStringView(m_text).mid(*line, at - *line).toUcs4().size()) + 1};
}

TextPosition positionIn(const QString &text, qsizetype offset)
{
    return LineIndex(text).position(offset);
}

tl::unexpected<Error> sourceProblem(const QString &text, qsizetype offset, const QString &what)
{
    const TextPosition at = positionIn(text, offset);
    return fail(Error{Error::Code::Parse,
        QCoreApplication::translate("SchemaImport", "Line %1, column %2: %3")
            .arg(at.line)
            .arg(at.column)
            .arg(what),
        {}, at});
}

QString unescapedAt(const QString &text, qsizetype &at)
{
    if (at >= text.size())
        return {};
    const QChar c = text[at++];
    int digits = c == u'x' ? 2 : c == u'u' ? 4 : c == u'U' ? 8 : 0;
    if (c == u'u' && at < text.size() && text[at] == u'{') {
        const qsizetype end = text.indexOf(u'}', at);
        ++at;
        digits = end < 0 ? 0 : static_cast<int>(std::min<qsizetype>(end - at, 8));
    }
    if (digits > 0) {
        bool ok = false;
        const uint code = QStringView(text).mid(at, digits).toUInt(&ok, 16);
        if (!ok || code > 0x10FFFF)
            return QString(c);
        at += digits;
        if (at < text.size() && text[at] == u'}' && text[at - digits - 1] == u'{')
            ++at;
        const char32_t point = code;
        return code < 0x10000 ? QString(QChar(static_cast<char16_t>(code))) : QString::fromUcs4(&point, 1);
    }
    switch (c.unicode()) {
    case 'n':
        return QStringLiteral("\n");
    case 't':
        return QStringLiteral("\t");
    case 'r':
        return QStringLiteral("\r");
    case 'b':
        return QStringLiteral("\b");
    case 'f':
        return QStringLiteral("\f");
    case 'v':
        return QStringLiteral("\v");
    case '0':
        return QString(QChar(u'\0'));
    case '\n':
        return {}; // the line goes on
    default:
        return QString(c);
    }
}

QString dedented(const QString &comment)
{
    QStringList lines;
    for (const QString &line : comment.split(u'\n')) {
        QString bare = line.trimmed();
        if (bare == u"*" || bare.startsWith(QLatin1String("* ")))
            bare = bare.mid(1).trimmed();
        lines << bare;
    }
    while (!lines.isEmpty() && lines.first().isEmpty())
        lines.removeFirst();
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines.join(u'\n');
}

} // namespace cuewright
