#pragma once

#include <QStringList>

namespace cuewright {

// Where a model is to stop, as a person types it into one line.

/// "A, B" as a list; commas, line ends, tabs and blanks at the ends of a sequence are written as \, \n \t and "\ ".
QStringList splitStops(const QString &text);
QString joinStops(const QStringList &stops);

} // namespace cuewright
