#include "project/frontmatter.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Line
{
    qsizetype start = 0;
    qsizetype end = 0; // without the line break
    qsizetype next = 0;
};

Line lineAt(QByteArrayView text, qsizetype start)
{
    qsizetype end = start;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r')
        ++end;
    qsizetype next = end;
    if (next < text.size())
        next += text[next] == '\r' && next + 1 < text.size() && text[next + 1] == '\n' ? 2 : 1;
    return {start, end, next};
}

bool isBlank(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

bool isDelimiter(QByteArrayView line)
{
    if (!line.startsWith("---") && !line.startsWith("+++"))
        return false;
    return isBlank(line.sliced(3));
}

} // namespace

Result<FrontMatter> findFrontMatter(QByteArrayView file)
{
    FrontMatter found;
    const qsizetype begin = file.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    int number = 1;
    Line line = lineAt(file, begin);
    while (line.next < file.size() && isBlank(file.sliced(line.start, line.end - line.start))) {
        line = lineAt(file, line.next);
        ++number;
    }
    if (!isDelimiter(file.sliced(line.start, line.end - line.start))) {
        found.bodyStart = begin;
        return found;
    }
    const int openingLine = number;
    found.present = true;
    found.yamlStart = line.next;
    found.yamlLine = ++number;
    for (qsizetype at = line.next; at < file.size(); ++number) {
        line = lineAt(file, at);
        if (line.start - found.yamlStart > kMaxFrontMatterBytes) {
            return fail(Error{Error::Code::TooLarge,
                QCoreApplication::translate("Project", "The front matter is larger than 1 MB. Is the closing “---” missing?"), {},
                {openingLine, 1}});
        }
        if (isDelimiter(file.sliced(line.start, line.end - line.start))) {
            found.yamlEnd = line.start;
            found.bodyStart = line.next;
            found.bodyLine = number + 1;
            return found;
        }
        at = line.next;
    }
    return fail(Error{Error::Code::Parse,
        QCoreApplication::translate("Project",
            "The front matter that starts in line %1 has no end. Close it with a line that is just “---”.")
            .arg(openingLine),
        {}, {openingLine, 1}});
}

QByteArrayView lineBreakOf(QByteArrayView text)
{
    qsizetype crlf = 0, lf = 0, cr = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\n')
            ++(i > 0 && text[i - 1] == '\r' ? crlf : lf);
        else if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
            ++cr;
    }
    if (crlf > lf && crlf >= cr)
        return "\r\n";
    return cr > lf ? "\r" : "\n";
}

} // namespace cuewright
