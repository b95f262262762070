#pragma once

#include <QStringView>

#include <optional>

namespace cuewright {

/// The part of `text` that is inside of a code fence around all of it; nullopt where there is none.
std::optional<QStringView> insideFence(QStringView text);

} // namespace cuewright
