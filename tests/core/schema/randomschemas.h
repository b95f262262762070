#pragma once

#include "base/json.h"

#include <QRandomGenerator>

namespace cuewright {

/// A schema of an object with nested groups, lists, shared parts, references and rules.
Json randomSchema(QRandomGenerator &random);
/// The text of `value` in a layout as one of many people would write it: indentation, line breaks, one-line
/// objects, blanks, a byte order mark.
QString inRandomLayout(const Json &value, QRandomGenerator &random);

} // namespace cuewright
