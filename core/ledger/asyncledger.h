#pragma once

#include "base/clock.h"
#include "ledger/ledger.h"
#include "ledger/ledgeranswer.h"
#include "ledger/ledgerthread.h"
#include "ledger/ledgeruse.h"
#include "ledger/ledgerwriter.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace cuewright {

/// The ledger for a thread that must never wait for a disk: one thread behind it writes, another one reads, each over a
/// connection of its own.
///
/// Nothing that is put is lost while the program lives: where the file cannot be written (full disk, locked by others for
/// more than three seconds) troubled() says so, what comes is kept in memory, and it is tried again after a second, two,
/// four … at most a minute, until recovered(). Whether something is on the disk is what settle() tells; who must not go on
/// without, waits for it.
///
/// A reading sees everything that was put before it, except what is kept in memory. One thread uses it: the one that made
/// it.
class AsyncLedger final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AsyncLedger)
public:
    /// `opener` is called in both threads, and this function waits for it. Errors: what it says.
    [[nodiscard]] static Result<std::unique_ptr<AsyncLedger>> open(const LedgerOpener &opener, Clock &clock);
    /// The ledger in the file `path`; errors as openLedger. Where no other program has it open, the first thing written is
    /// that calls which are still "running" there were interrupted.
    [[nodiscard]] static Result<std::unique_ptr<AsyncLedger>> open(const QString &path, Clock &clock);
    /// Writes what there is, and waits for that (in the worst case for the three seconds of a locked file). What cannot be
    /// written then is lost.
    ~AsyncLedger() override;

    void startSession(const SessionRecord &session) { put(session); }
    /// Entries that checkEntry() refuses are dropped; making one is a programming error.
    void put(LedgerEntry entry);
    /// Finishes when everything put so far is on the disk, or with the reason why it is only in memory.
    LedgerReply<void> *settle(QObject *parent);
    /// Writes a call that is about to be sent, or refuses it: with Error::Code::Budget where that has no room for it or nobody
    /// can say, with Io where too many calls are kept in memory already. Fine and trouble(): it is kept in memory.
    LedgerReply<void> *reserve(const Reservation &reservation, QObject *parent);
    void setBudgets(const BudgetLimits &limits) { put(limits); }
    /// Asks over there; `question` must not refer to anything of this thread.
    template<typename T>
    LedgerReply<T> *read(std::function<Result<T>(const Ledger &)> question, QObject *parent);
    /// Why the file cannot be written now; nullopt: it can.
    const std::optional<Error> &trouble() const { return m_trouble; }

signals:
    void troubled(const cuewright::Error &error);
    void recovered();

private:
    explicit AsyncLedger(Clock &clock);
    void take(const LedgerWriter::Report &report);
    void retryLater();
    /// `answer` as soon as everything put so far has been dealt with, asked and given from the event loop.
    LedgerReply<void> *answerLater(std::function<Result<>()> answer, QObject *parent);
    /// As soon as everything put so far has been dealt with; at once where it has.
    void whenSettled(std::function<void()> call);

    struct Waiter
    {
        qint64 number;
        std::function<void()> call;
    };

    Clock &m_clock;
    qint64 m_last = 0; ///< number of the entry put last
    qint64 m_done = 0; ///< up to here the writer has reported
    std::optional<Error> m_trouble;
    QHash<qint64, Error> m_refused; ///< reservations whose answer is on the way
    QList<Waiter> m_waiters; ///< by rising numbers
    Clock::Milliseconds m_delay{0}; ///< before the next try
    std::unique_ptr<Alarm> m_retry;
    LedgerWriter m_writer;
    std::unique_ptr<LedgerUse> m_use; ///< touched only by the writing thread
    // Last: they end first, and while they do, the rest is still there.
    LedgerThread m_writing;
    LedgerThread m_reading;
};

template<typename T>
LedgerReply<T> *AsyncLedger::read(std::function<Result<T>(const Ledger &)> question, QObject *parent)
{
    auto *reply = new LedgerReply<T>(parent);
    const QPointer<LedgerReply<T>> asked(reply);
    whenSettled([this, asked, question = std::move(question)] {
        m_reading.post([this, asked, question](Ledger &ledger) {
            auto result = std::make_shared<Result<T>>(question(ledger));
            QMetaObject::invokeMethod(
                this,
                [asked, result] {
                    if (asked)
                        asked->give(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    });
    return reply;
}

} // namespace cuewright
