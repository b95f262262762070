#pragma once

#include "ledger/asyncledger.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <cstdint>
#include <optional>
#include <utility>

namespace cuewright {

/// Median length of the newest answers to this prompt, of any model; nullopt: there are none, or no ledger to ask.
std::optional<std::int64_t> usualOutput(const Ledger &ledger, const QString &prompt);

/// What estimates want to know of earlier runs, without waiting for the disk: what has been read by now. Each question that
/// something was written after is read anew behind the answer, and changed() says when that brought something new.
class EarlierRuns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EarlierRuns)
public:
    /// `ledger` outlives it.
    explicit EarlierRuns(AsyncLedger &ledger);

    std::optional<std::int64_t> usualOutput(const QString &prompt);
    /// As calibrate() wants them.
    QList<InputReport> reports(const QString &provider, const QString &model);
    /// A call is over; what was read before it is old.
    void noteCall() { ++m_generation; }

signals:
    void changed();

private:
    template<typename T>
    struct Known
    {
        T value{};
        qint64 generation = -1; ///< of the last question
        bool asking = false; ///< one question at a time: calls may end faster than the ledger answers
    };
    template<typename T>
    T look(Known<T> &known, std::function<T(const Ledger &)> question, std::function<void(T)> take);

    AsyncLedger &m_ledger;
    qint64 m_generation = 0;
    QHash<QString, Known<std::optional<std::int64_t>>> m_outputs;
    QHash<std::pair<QString, QString>, Known<QList<InputReport>>> m_reports;
};

} // namespace cuewright
