#pragma once

#include <QString>
#include <QStringList>

namespace cuewright {

/// One cell as RFC 4180 wants it. A text that a spreadsheet would take for a formula gets an apostrophe before it.
QString csvCell(QString text);

/// Cells that are ready, as one line with its end (CR LF).
QString csvLine(const QStringList &cells);

} // namespace cuewright
