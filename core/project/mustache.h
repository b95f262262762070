#pragma once

#include "project/segments.h"

namespace cuewright {

/// Renders Mustache without partials and lambdas, and without HTML escaping: this is text for a model. Errors as
/// renderSegments.
[[nodiscard]] Result<QList<TextSegment>> renderMustache(const QString &text, const Json &inputs, const RenderRules &rules);

struct MustacheTag
{
    enum class Kind { Text, Variable, Section, Inverted, End, Other };

    Kind kind = Kind::Text;
    qsizetype start = 0, end = 0; ///< Text: what standalone lines leave of it
    QString name; ///< "a.b", "."
};

/// Cuts a template at its tags; changed delimiters are followed, lines that hold nothing but a section tag or a comment
/// vanish. Errors: Parse, `detail` is the position. With `loosely` a tag that is not closed is text instead.
[[nodiscard]] Result<QList<MustacheTag>> cutMustache(QStringView text, bool loosely = false);

} // namespace cuewright
