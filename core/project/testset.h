#pragma once

#include "base/json.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace cuewright {

/// Rows of a CSV file (RFC 4180; "," ";" or tab, found in the header row) as objects of texts, one for each record after the
/// header. A byte order mark and blank lines are skipped; fields that a short record lacks are left out. At most `limit` rows.
/// Errors: Parse with line and column (invalid UTF-8, a quote without end, text after a quote, too many fields, a header
/// without or with the same name twice).
[[nodiscard]] Result<QList<Json>> readCsv(QByteArrayView text, int limit);

/// The names of the columns alone; none for an empty text. Errors as readCsv().
[[nodiscard]] Result<QStringList> readCsvHeader(QByteArrayView text);

/// One JSON object a line; blank lines are skipped. Errors: Parse with line and column.
[[nodiscard]] Result<QList<Json>> readJsonLines(QByteArrayView text, int limit);

} // namespace cuewright
