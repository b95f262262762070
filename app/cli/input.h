#pragma once

#include "base/json.h"

namespace cuewright {

/// A file's bytes, or standard input for "-".
[[nodiscard]] Result<QByteArray> readInput(const QString &path, qint64 maxBytes);
/// The same as JSON; the message of a text that does not parse begins with its name, line and column: "a.json:3:7: …".
[[nodiscard]] Result<Json> readJson(const QString &path, qint64 maxBytes);

} // namespace cuewright
