// How attempts and calls end: what is kept of them, and whether another attempt follows.

#include "net/runningcall.h"

#include "base/strikeout.h"
#include "chat/httperror.h"
#include "net/bodywriter.h"
#include "net/httppost.h"
#include "net/livequeue.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace cuewright {
namespace {

bool isEmpty(const Completion &completion)
{
    return completion.text.isEmpty() && completion.refusal.isEmpty() && completion.reasoning.isEmpty()
        && completion.toolCalls.isEmpty();
}

/// The message of `error` with the time from which another attempt makes sense.
Error withTime(Error error, const std::optional<QDateTime> &notBefore)
{
    if (notBefore) {
        error.message += u' '
            + QCoreApplication::translate("Net", "The server takes no further request before %1.")
                  .arg(QLocale().toString(notBefore->toLocalTime(), QLocale::ShortFormat));
    }
    return error;
}

} // namespace

void RunningCall::takeExchange()
{
    m_exchange.status = m_attempt.status;
    m_exchange.responseHeaders = m_headers;
    for (auto &[name, value] : m_exchange.responseHeaders) {
        const QByteArray line = name + ": "; // the name says whether a short value is the key
        value = strikeOut(line + value, m_parts.key).mid(line.size());
    }
    m_exchange.isCut = m_received.size() > kExchangeBytes;
    m_exchange.responseBody = strikeOut(std::exchange(m_received, {}).left(kExchangeBytes), m_parts.key);
    if (m_exchange.isCut)
        m_exchange.responseBody.chop(m_parts.key.reveal().size()); // a key that the cut halved
}

void RunningCall::recordAttempt(const std::optional<Error> &error)
{
    takeExchange();
    m_deadline.reset();
    m_attempt.duration = m_parts.clock.elapsed() - m_attemptStart;
    m_attempt.error = error;
    m_attempts.append(m_attempt);
    m_lastUnreported = true;
    m_parts.queue.record({m_id, m_parts.laneId, m_parts.options.title, m_parts.lane.provider(), m_parts.lane.model(), m_attempt});
}

void RunningCall::succeed(Completion completion)
{
    recordAttempt({});
    m_post.reset();
    std::optional<std::int64_t> used;
    if (completion.usage)
        used = completion.usage->input + completion.usage->output;
    m_parts.lane.settle(m_ticket, true, used);
    finish(std::move(completion));
}

void RunningCall::endAttempt(Error error)
{
    error.message = withoutKeys(error.message, m_parts.key);
    error.detail = withoutKeys(error.detail, m_parts.key);
    if (m_decoder)
        m_partial = m_decoder->partial();
    const bool shown = m_hasShown || !isEmpty(m_partial);
    const RetryDecision decision = decideRetry(m_parts.retry,
        {m_attempt.number, m_attempt.status, m_headers, error, shown}, m_parts.clock.utcNow(), m_parts.random);
    m_attempt.notBefore = decision.notBefore;
    recordAttempt(error);
    m_decoder.reset();
    m_post.reset();
    if (error.code == Error::Code::RateLimited || error.code == Error::Code::Overloaded)
        m_parts.lane.refused(m_ticket);
    m_parts.lane.settle(m_ticket, false, std::nullopt);
    slowDown(decision, error);
    if (!decision.retry) {
        finish(fail(withTime(std::move(error), decision.notBefore)));
        return;
    }
    const QPointer<RunningCall> self(this);
    m_lastUnreported = false;
    emit attemptFinished(Attempt(m_attempts.last()));
    if (self && m_state != State::Finished)
        waitForRetry(decision, error);
}

void RunningCall::slowDown(const RetryDecision &decision, const Error &error)
{
    const Error::Code code = error.code;
    // The others in the line would only be refused as well, whether or not this one is tried again.
    if (code == Error::Code::RateLimited || code == Error::Code::Overloaded) {
        const auto asked = serverDelay(m_headers, m_parts.clock.utcNow());
        if (decision.retry)
            m_parts.lane.waitFor(decision.delay);
        else if (asked && *asked <= m_parts.retry.maxServerDelay)
            m_parts.lane.waitFor(*asked);
    }
    if (decision.notBefore)
        m_parts.lane.stopBulk(withTime(error, decision.notBefore).message,
            std::chrono::milliseconds(m_parts.clock.utcNow().msecsTo(*decision.notBefore)));
    else if (code == Error::Code::Auth || code == Error::Code::QuotaExceeded)
        m_parts.lane.stopBulk(error.message, std::nullopt);
}

void RunningCall::waitForRetry(const RetryDecision &decision, const Error &error)
{
    m_retry = m_parts.clock.after(decision.delay, [this] {
        m_retry.reset();
        m_inLane = true;
        m_parts.lane.rejoin(m_ticket, *this, m_parts.options.estimatedTokens, m_parts.options.priority);
        setState(State::Queued);
    });
    const QString next = decision.serverAsked
        ? tr("%1 Attempt %2 of %3 follows when the server wants it.")
        : tr("%1 Attempt %2 of %3 follows.");
    setState(State::Waiting,
        next.arg(error.message, QString::number(m_attempt.number + 1), QString::number(m_parts.retry.maxAttempts)),
        m_parts.clock.utcNow().addMSecs(decision.delay.count()));
}

void RunningCall::stop(Error error)
{
    if (m_state == State::Finished)
        return;
    if (m_post) {
        if (m_decoder)
            m_partial = m_decoder->partial();
        recordAttempt(error);
        m_post.reset();
        m_parts.lane.settle(m_ticket, false, std::nullopt);
    }
    finish(fail(std::move(error)));
}

void RunningCall::finish(Result<Completion> result)
{
    if (std::exchange(m_inLane, false))
        m_parts.lane.leave(m_ticket);
    if (std::exchange(m_asking, false))
        m_parts.lane.giveBack(m_ticket);
    if (const CallId id = std::exchange(m_id, 0))
        m_parts.queue.remove(id);
    m_held.reset();
    m_writer.reset();
    m_deadline.reset();
    m_total.reset();
    m_retry.reset();
    if (result)
        m_partial = *result;
    m_decoder.reset();
    m_result = std::move(result);
    m_state = State::Finished;
    m_waitReason.clear();
    m_waitUntil = {};
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QPointer<RunningCall> self(this);
            if (std::exchange(m_lastUnreported, false))
                emit attemptFinished(Attempt(m_attempts.last()));
            if (self)
                emit stateChanged(State::Finished);
            if (self)
                emit finished();
        },
        Qt::QueuedConnection);
}

} // namespace cuewright
