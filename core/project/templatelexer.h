#pragma once

#include "base/result.h"

#include <QList>
#include <QStringView>

namespace cuewright {

/// A piece of a template: text, or a tag with its braces.
struct TemplatePiece
{
    enum class Kind { Text, Output, Statement, Comment };

    Kind kind = Kind::Text;
    qsizetype start = 0, end = 0; ///< braces included; Text: what trim markers leave of it
    qsizetype innerStart = 0, innerEnd = 0; ///< a tag's inside, without trim markers
};

/// Cuts a template at {{ }}, {% %} and {# #}. The first closing pair ends a tag, also inside quotes. Linear.
/// Errors: Parse where a tag is not closed; `detail` is its position in characters.
[[nodiscard]] Result<QList<TemplatePiece>> cutTemplate(QStringView text);
/// The same for a text that is being typed: a tag that is not closed is text.
QList<TemplatePiece> cutTemplateLoosely(QStringView text);

struct TemplateToken
{
    enum class Kind { Name, Number, String, Symbol, End };

    Kind kind = Kind::End;
    QString text; ///< String: its value
    qsizetype at = 0;
};

/// The tokens inside a tag; `offset` is where `inner` stands in the template. Errors as above.
[[nodiscard]] Result<QList<TemplateToken>> tokensOf(QStringView inner, qsizetype offset);

/// A Parse error at a position in the template; the caller turns `detail` into line and column.
[[nodiscard]] tl::unexpected<Error> templateError(const QString &what, qsizetype at);

} // namespace cuewright
