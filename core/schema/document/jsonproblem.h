#pragma once

#include "schema/document/jsonparser.h"

namespace cuewright {

/// `fault` as a person is told it.
JsonProblem problemOf(const JsonFault &fault, QStringView text);
/// `key` stands in its object already, at `earlier`.
JsonProblem duplicateProblem(TextSpan key, TextSpan earlier, QStringView text);
TextPosition textPosition(QStringView text, qsizetype offset);

} // namespace cuewright
