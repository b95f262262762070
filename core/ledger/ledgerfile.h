#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QString>

class QSqlDatabase;
class QSqlError;

namespace cuewright {

/// The room's texts for people, under one context of the translations.
struct LedgerText
{
    Q_DECLARE_TR_FUNCTIONS(Ledger)
};

/// What a failed statement means for the person.
[[nodiscard]] tl::unexpected<Error> ledgerFailure(const QSqlError &error);

/// Looks at a file without changing a byte of it, apart from what SQLite takes back for a writer that was killed. Fine: there is none yet, it is empty, or it is a ledger of
/// this or an earlier version. Errors as openLedger.
[[nodiscard]] Result<> inspectLedgerFile(const QString &path);

/// Sets what holds for a connection and brings the schema up to this version.
[[nodiscard]] Result<> prepareLedger(QSqlDatabase &database);

/// A name for QSqlDatabase that no other connection of this process has.
QString newConnectionName();

/// The options every connection to a ledger has.
QString connectionOptions(bool readOnly);

} // namespace cuewright
