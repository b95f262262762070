#pragma once

#include "base/result.h"

#include <QString>

namespace cuewright {

/// Copies the sample workspace into `folder` and gives its path there. Files that are already there stay as the person left
/// them; missing ones come back. Errors: Io.
[[nodiscard]] Result<QString> installSample(const QString &folder);

/// The page that the sample opens with, workspace-relative.
QString samplePrompt();

} // namespace cuewright
