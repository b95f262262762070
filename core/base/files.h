#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace cuewright {

/// Reads a whole file. Errors: NotFound, TooLarge (over `maxBytes`), Io. Never reads more than the limit.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

/// Replaces a file's content in one step: after a crash or a full disk the old content is still there. Missing parent
/// folders are made. A symbolic link is followed, so that linked workspaces stay linked.
[[nodiscard]] Result<> writeFile(const QString &path, const QByteArray &content);

} // namespace cuewright
