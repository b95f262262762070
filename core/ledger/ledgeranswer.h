#pragma once

#include "base/result.h"

#include <QObject>

#include <optional>

namespace cuewright {

/// What the ledger will have said. finished() comes once, from the event loop, and then it deletes itself; whoever is no
/// longer interested deletes it before. Its parent owns it until then.
class LedgerAnswer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void finished();

protected:
    void finish()
    {
        deleteLater();
        emit finished();
    }
};

template<typename T>
class LedgerReply final : public LedgerAnswer
{
public:
    using LedgerAnswer::LedgerAnswer;
    /// Only in and after finished().
    [[nodiscard]] const Result<T> &result() const { return *m_result; }

private:
    friend class AsyncLedger;
    void give(Result<T> result)
    {
        m_result = std::move(result);
        finish();
    }
    std::optional<Result<T>> m_result;
};

} // namespace cuewright
