#pragma once

#include "ledger/ledger.h"

#include <QByteArray>
#include <QList>

namespace cuewright {

/// "reported", "estimated", "cached", "unknown": part of file formats, never translated.
QString costBasisName(CostBasis basis);

/// One line a call with a header line: RFC 4180, UTF-8, CRLF, points as decimal signs whatever the locale.
/// Unknown costs are empty, never 0, and so is what no answer from the cache saved. New columns go to the end. Answers and attempts are left out: this is about money. A text that a
/// spreadsheet would run as a formula gets an apostrophe before it.
QByteArray callsToCsv(const QList<CallRecord> &calls);

} // namespace cuewright
