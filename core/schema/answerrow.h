#pragma once

#include "schema/fields.h"

#include <QStringList>

namespace cuewright {

/// The columns of a table of answers, in the order of the schema; members of groups as "customer.email". The same for every
/// answer, so rows fit below each other: keys that the schema does not know have no column.
QStringList answerColumns(const QList<SchemaField> &fields);

/// One answer's values below those columns, ready for csvLine(): texts as they are, numbers and yes/no as in JSON, lists and
/// whatever has no columns of its own as JSON. Empty where there is no value, or null.
QStringList answerCells(const QList<SchemaField> &fields, const Json &answer);

/// The answer as a line of CSV, below one with the columns' names where they are wanted.
QString answerCsv(const QList<SchemaField> &fields, const Json &answer, bool names);

} // namespace cuewright
