#pragma once

#include <QString>

namespace cuewright {

/// What a new prompt begins with, and stands for a model that nobody has named.
inline const QString kUsualModel = QStringLiteral("gpt-4o-mini");

} // namespace cuewright
