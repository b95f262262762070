#pragma once

#include <QStringList>

namespace cuewright {

// Where a model is to stop, as a person types it into one line.

/// "A, B" as a list; commas and blanks inside a sequence are written as \, and \n \t.
QStringList splitStops(const QString &text);
QString joinStops(const QStringList &stops);

} // namespace cuewright
