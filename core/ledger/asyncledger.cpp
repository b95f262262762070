#include "ledger/asyncledger.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr std::chrono::milliseconds kFirstDelay{1000};
constexpr std::chrono::milliseconds kLongestDelay{60'000};

} // namespace

Result<std::unique_ptr<AsyncLedger>> AsyncLedger::open(const LedgerOpener &opener, Clock &clock)
{
    std::unique_ptr<AsyncLedger> ledger(new AsyncLedger(clock));
    for (LedgerThread *thread : {&ledger->m_writing, &ledger->m_reading}) {
        if (const auto opened = thread->open(opener); !opened)
            return fail(opened.error());
    }
    return ledger;
}

Result<std::unique_ptr<AsyncLedger>> AsyncLedger::open(const QString &path, Clock &clock)
{
    auto ledger = open([path] { return openLedger(path); }, clock);
    if (!ledger)
        return ledger;
    (*ledger)->m_use = std::make_unique<LedgerUse>(path);
    (*ledger)->m_writing.post([use = (*ledger)->m_use.get()](Ledger &file) {
        // Should it not work, the next start will see to it.
        use->begin([&file] { static_cast<void>(file.write({ClosedLeftovers()})); });
    });
    return ledger;
}

AsyncLedger::AsyncLedger(Clock &clock)
    : m_clock(clock)
    , m_writer([this](const LedgerWriter::Report &report) {
        QMetaObject::invokeMethod(this, [this, report] { take(report); }, Qt::QueuedConnection);
    })
    , m_writing(QStringLiteral("ledger writer"))
    , m_reading(QStringLiteral("ledger reader"))
{ }

AsyncLedger::~AsyncLedger()
{
    m_writing.post([this](Ledger &ledger) { m_writer.drain(ledger, LedgerWriter::Try::Again); });
}

void AsyncLedger::put(LedgerEntry entry)
{
    if (const auto fine = checkEntry(entry); !fine) {
        qWarning("ledger: %s", qPrintable(fine.error().message));
        return;
    }
    if (m_writer.add(std::move(entry), ++m_last))
        m_writing.post([this](Ledger &ledger) { m_writer.drain(ledger, LedgerWriter::Try::Gently); });
}

LedgerReply<void> *AsyncLedger::settle(QObject *parent)
{
    return answerLater([this] { return m_trouble ? Result<>(fail(*m_trouble)) : Result<>(); }, parent);
}

LedgerReply<void> *AsyncLedger::reserve(const Reservation &reservation, QObject *parent)
{
    put(reservation);
    return answerLater(
        [this, number = m_last] {
            const auto refused = m_refused.find(number);
            if (refused == m_refused.end())
                return Result<>();
            const Error error = *refused;
            m_refused.erase(refused);
            return Result<>(fail(error));
        },
        parent);
}

LedgerReply<void> *AsyncLedger::answerLater(std::function<Result<>()> answer, QObject *parent)
{
    auto *reply = new LedgerReply<void>(parent);
    whenSettled([this, answer = std::move(answer), asked = QPointer<LedgerReply<void>>(reply)] {
        QMetaObject::invokeMethod(
            this,
            [answer, asked] {
                const Result<> result = answer();
                if (asked)
                    asked->give(result);
            },
            Qt::QueuedConnection);
    });
    return reply;
}

void AsyncLedger::whenSettled(std::function<void()> call)
{
    if (m_done >= m_last)
        call();
    else
        m_waiters.append({m_last, std::move(call)});
}

void AsyncLedger::take(const LedgerWriter::Report &report)
{
    m_done = std::max(m_done, report.upTo);
    m_refused.insert(report.refused);
    const bool was = m_trouble.has_value();
    m_trouble = report.trouble;
    if (m_trouble && !m_retry)
        retryLater();
    if (!m_trouble) {
        m_retry.reset();
        m_delay = {};
    }
    const auto later = std::find_if(
        m_waiters.begin(), m_waiters.end(), [this](const Waiter &waiter) { return waiter.number > m_done; });
    const QList<Waiter> due(m_waiters.begin(), later);
    m_waiters.erase(m_waiters.begin(), later);
    for (const Waiter &waiter : due)
        waiter.call();
    if (m_trouble && !was)
        emit troubled(Error(*m_trouble));
    else if (!m_trouble && was)
        emit recovered();
}

void AsyncLedger::retryLater()
{
    m_delay = m_delay.count() == 0 ? kFirstDelay : std::min(m_delay * 2, kLongestDelay);
    m_retry = m_clock.after(m_delay, [this] {
        m_retry.reset();
        m_writing.post([this](Ledger &ledger) { m_writer.drain(ledger, LedgerWriter::Try::Again); });
    });
}

} // namespace cuewright
