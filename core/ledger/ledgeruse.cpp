#include "ledger/ledgeruse.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/file.h>
#endif

namespace cuewright {

LedgerUse::LedgerUse(const QString &ledger)
    : m_file(ledger + QStringLiteral("-open"))
{ }

void LedgerUse::begin(const std::function<void()> &alone)
{
#ifdef Q_OS_UNIX
    // Not the database itself: whoever closes a file gives up all of SQLite's locks on it.
    if (!m_file.open(QIODevice::WriteOnly))
        return;
    if (::flock(m_file.handle(), LOCK_EX | LOCK_NB) == 0)
        alone();
    ::flock(m_file.handle(), LOCK_SH);
#else
    Q_UNUSED(alone);
#endif
}

} // namespace cuewright
