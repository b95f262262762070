#pragma once

#include <QStringList>

namespace cuewright {

class Encoding;

/// `text` cut into the pieces in which a model would say it.
QStringList tokenTexts(const Encoding &encoding, const QString &text);

} // namespace cuewright
