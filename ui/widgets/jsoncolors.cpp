#include "widgets/jsoncolors.h"

#include "widgets/theme.h"

#include <QTextCharFormat>

namespace cuewright {
namespace {

/// The index behind the string that starts at `from`; the line's end where it is not closed.
qsizetype stringEnd(QStringView line, qsizetype from)
{
    for (qsizetype at = from + 1; at < line.size(); ++at) {
        if (line[at] == u'\\')
            ++at;
        else if (line[at] == u'"')
            return at + 1;
    }
    return line.size();
}

bool isKey(QStringView line, qsizetype behind)
{
    while (behind < line.size() && line[behind].isSpace())
        ++behind;
    return behind < line.size() && line[behind] == u':';
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'+' || c == u'.';
}

} // namespace

QList<QTextLayout::FormatRange> jsonColors(QStringView line, const Theme &theme)
{
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&](qsizetype from, qsizetype to, ColorRole role) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(from);
        range.length = static_cast<int>(to - from);
        range.format.setForeground(theme.color(role));
        ranges.append(range);
    };
    for (qsizetype at = 0; at < line.size();) {
        const QChar c = line[at];
        qsizetype end = at + 1;
        if (c == u'"') {
            end = stringEnd(line, at);
            add(at, end, isKey(line, end) ? ColorRole::SynKey : ColorRole::SynString);
        } else if (isWord(c)) {
            while (end < line.size() && isWord(line[end]))
                ++end;
            add(at, end, c.isLetter() ? ColorRole::SynKeyword : ColorRole::SynNumber);
        } else if (!c.isSpace()) {
            add(at, end, ColorRole::SynPunct);
        }
        at = end;
    }
    return ranges;
}

} // namespace cuewright
