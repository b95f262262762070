#pragma once

#include "base/json.h"

#include <QList>

namespace cuewright {

/// The cases of one group of the format's conformance vectors (tests/data/prompty); aborts where the file is not there.
QList<Json> promptyVectors(const char *group);

/// Makes a data row for each: column "vector" is the case as text, since Json is no meta type.
void promptyRows(const char *group);

/// `expected` is contained in `actual`: extra keys are ignored, null means absent, lists have the same length.
bool isSubset(const Json &expected, const Json &actual);

} // namespace cuewright
