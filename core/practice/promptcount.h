#pragma once

#include "base/json.h"

#include <QStringView>

#include <cstdint>

namespace cuewright {

class Encoding;

/// Prompt tokens of a request as it stands on the wire: texts by the model's encoding, the rest by the
/// published rules (facts §10.6–10.8). Tool calls count as name and arguments; a response schema as its
/// compact JSON; media that have no published size count nothing.
std::int64_t countPrompt(
    QStringView model, const Json &messages, const Json &tools, const Json &responseFormat);

/// Texts of a message's content, whether a string or parts, joined.
QString contentText(const Json &message);

} // namespace cuewright
