#pragma once

#include <QFile>

#include <functional>

namespace cuewright {

/// Tells programs that write to the same ledger of each other: a lock on a file beside it ("…-open"), which the system lets
/// go of however a program ends. Where there are no such locks, nobody is ever alone.
class LedgerUse
{
public:
    explicit LedgerUse(const QString &ledger);
    /// From now on this program uses the ledger, until the object goes. `alone` is called first where no other one does;
    /// those that begin meanwhile wait for it.
    void begin(const std::function<void()> &alone);

private:
    QFile m_file;
};

} // namespace cuewright
