#pragma once

#include "base/json.h"
#include "tools/traceturn.h"

namespace cuewright {

// Turns as trace files have them; tracefile.cpp describes the shape. Readers take what makes sense and leave the rest at its
// default.

/// `settings`: place of the turn's settings in the file's list.
Json turnToJson(const TraceTurn &turn, std::size_t settings);
/// Without its settings. `json` is an object.
TraceTurn turnFromJson(const Json &json);

Json resultToJson(const ToolResult &result);
ToolResult resultFromJson(const Json &json);

/// Bytes as JSON: a text, lines where there are several, or {"base64"} where they are no UTF-8.
Json bytesToJson(const QByteArray &bytes);
QByteArray bytesFromJson(const Json &json);

/// A whole number that fits; `fallback` for everything else.
std::int64_t memberNumber(const Json &object, std::string_view key, std::int64_t fallback = 0);
bool memberFlag(const Json &object, std::string_view key, bool fallback = false);

} // namespace cuewright
