#pragma once

#include <QStringList>

namespace cuewright {

class AsyncLedger;
class SchemaPage;

/// Asks the ledger for the newest answer to one of `prompts` (names as the ledger has them) and hands it to `page`, unless that
/// has gone meanwhile.
void showLastReply(AsyncLedger &ledger, SchemaPage &page, const QStringList &prompts);

} // namespace cuewright
