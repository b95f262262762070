#pragma once

#include "base/json.h"

#include <QStringList>

namespace cuewright {

/// Turns the front matter of an older (v1) .prompty file into that of a v2 one (facts/prompty §12). `notes` gets one sentence
/// for each change, and for what the person has to look at. A v2 front matter comes back as it is, without notes.
Json migrateFrontMatter(const Json &frontMatter, const QString &body, QStringList *notes);

} // namespace cuewright
