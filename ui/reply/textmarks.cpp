#include "reply/textmarks.h"

#include "schema/document/jsonsource.h"

#include <algorithm>

namespace cuewright {
namespace {

/// What is inside of the code fence, where there is one.
TextSpan insideFence(const QString &text)
{
    const QString fence = QStringLiteral("```");
    const qsizetype open = text.indexOf(fence);
    const qsizetype line = open < 0 ? -1 : text.indexOf(u'\n', open);
    const qsizetype close = text.lastIndexOf(fence);
    if (line < 0 || close <= line || !text.left(open).trimmed().isEmpty())
        return {0, text.size()};
    return {line + 1, close - line - 1};
}

TextSpan placeOf(const JsonSource &source, QString pointer)
{
    const JsonSource::NodeId exact = source.find(pointer);
    if (exact != JsonSource::kNone)
        return source.node(exact).value();
    while (!pointer.isEmpty() && source.find(pointer) == JsonSource::kNone)
        pointer.truncate(pointer.lastIndexOf(u'/'));
    return {source.node(source.find(pointer)).valueStart, 1};
}

} // namespace

QList<TextMark> textMarks(const QString &text, const QList<Violation> &violations)
{
    const TextSpan inside = insideFence(text);
    const JsonSource source = JsonSource::parse(text.mid(inside.start, inside.size));
    QList<TextMark> marks;
    if (const auto &problem = source.problem()) {
        marks << TextMark{problem->place, problem->message};
    } else {
        for (const Violation &violation : violations)
            marks << TextMark{placeOf(source, violation.instancePointer), violation.message};
    }
    for (TextMark &mark : marks)
        mark.place.start += inside.start;
    std::stable_sort(marks.begin(), marks.end(), [](const TextMark &a, const TextMark &b) { return a.place.start < b.place.start; });
    return marks;
}

} // namespace cuewright
