#pragma once

#include "base/result.h"
#include "project/templateast.h"
#include "project/templatelexer.h"

namespace cuewright {

/// Parses the Jinja subset. Errors: Parse; `detail` is the position in characters. Linear, depth bounded.
[[nodiscard]] Result<TemplateNodes> parseTemplate(QStringView text);

/// One expression; `tokens` end with End. `at` is moved past it.
[[nodiscard]] Result<std::unique_ptr<Expression>> parseExpression(const QList<TemplateToken> &tokens, qsizetype &at);

} // namespace cuewright
