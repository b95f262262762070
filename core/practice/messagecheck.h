#pragma once

#include "practice/apierror.h"

namespace cuewright {

/// Whether the messages of a request are what the API takes: roles, contents, and tool results that answer
/// the calls before them (facts §1.2, §4).
[[nodiscard]] Checked<> checkMessages(const Json &messages);

} // namespace cuewright
