#include "reply/textmarks.h"

#include "chat/codefence.h"
#include "schema/violationplace.h"

#include <algorithm>

namespace cuewright {

QList<TextMark> textMarks(const QString &text, const QList<Violation> &violations)
{
    const QStringView inside = insideFence(text).value_or(text);
    const JsonSource source = JsonSource::parse(inside.toString());
    QList<TextMark> marks;
    if (const auto &problem = source.problem()) {
        marks << TextMark{problem->place, problem->message};
    } else {
        for (const Violation &violation : violations)
            marks << TextMark{violationPlace(source, violation), violation.message};
    }
    for (TextMark &mark : marks)
        mark.place.start += inside.data() - QStringView(text).data();
    std::stable_sort(marks.begin(), marks.end(), [](const TextMark &a, const TextMark &b) { return a.place.start < b.place.start; });
    return marks;
}

} // namespace cuewright
