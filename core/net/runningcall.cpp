#include "net/runningcall.h"

#include "base/strikeout.h"
#include "chat/httperror.h"
#include "chat/problems.h"
#include "net/httppost.h"
#include "net/livequeue.h"
#include "net/managerpool.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kExchangeBytes = 4 * 1024 * 1024;

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

RunningCall::RunningCall(Parts parts, QObject *parent)
    : ChatCall(parent)
    , m_parts(std::move(parts))
    , m_body(writeJson(m_parts.encoded.body))
    , m_isGated(!m_parts.options.gate.isNull())
{
    if (!m_parts.request) {
        finish(fail(m_parts.request.error()));
        return;
    }
    watchGate();
    m_started = m_parts.clock.utcNow();
    m_id = m_parts.queue.add(*this);
    m_inLane = true;
    m_ticket = m_parts.lane.join(*this, m_parts.options.estimatedTokens, m_parts.options.priority);
    if (m_parts.deadlines.total.count() > 0)
        m_total = m_parts.clock.after(m_parts.deadlines.total, [this] { expired(Deadline::Total); });
}

RunningCall::~RunningCall()
{
    giveUp();
    if (m_lastUnreported)
        emit attemptFinished(m_attempts.last());
}

void RunningCall::watchGate()
{
    const SendGate *gate = m_parts.options.gate;
    if (!gate)
        return;
    connect(gate, &SendGate::opened, this, [this] {
        if (std::exchange(m_asking, false))
            post();
    });
    connect(gate, &SendGate::refused, this, &RunningCall::stop);
    connect(gate, &QObject::destroyed, this, [this] {
        if (m_asking)
            giveUp();
    });
}

void RunningCall::go()
{
    m_inLane = false;
    m_held.reset();
    if (!m_isGated) {
        post();
        return;
    }
    m_asking = true;
    if (!m_parts.options.gate) { // nobody can say any more whether it may go
        giveUp();
        return;
    }
    const QPointer<RunningCall> self(this);
    setState(State::Queued);
    if (self && m_asking && m_parts.options.gate)
        m_parts.options.gate->ask(static_cast<int>(m_attempts.size()) + 1, m_parts.clock.utcNow());
}

void RunningCall::giveUp()
{
    stop(Error{Error::Code::Cancelled, tr("The call was given up."), {}, {}});
}

void RunningCall::post()
{
    m_attempt = {};
    m_attempt.number = static_cast<int>(m_attempts.size()) + 1;
    m_attempt.started = m_parts.clock.utcNow();
    m_attemptStart = m_parts.clock.elapsed();
    m_exchange = {m_parts.request->url(), m_body, m_parts.encoded.format, 0, {}, {}, false};
    m_decoder.reset();
    m_partial = {};
    m_received.clear();
    m_receivedBytes = 0;
    m_headers.clear();
    m_isStream = false;
    m_post = std::make_unique<HttpPost>(m_parts.pool, *m_parts.request, m_body, nullptr);
    connect(m_post.get(), &HttpPost::sent, this, &RunningCall::takeSent);
    connect(m_post.get(), &HttpPost::headReceived, this, &RunningCall::takeHead);
    connect(m_post.get(), &HttpPost::bytesReceived, this, &RunningCall::takeBytes);
    connect(m_post.get(), &HttpPost::finished, this, &RunningCall::takeEnd);
    setDeadline(Deadline::Connect);
    setState(State::Sending);
}

void RunningCall::held(const RateLimiter::Verdict &verdict)
{
    const bool isNews = !m_held || m_held->hold != verdict.hold;
    m_held = verdict;
    const State state = verdict.hasTime() ? State::Waiting : State::Queued;
    const QDateTime until = m_parts.lane.wallTime(verdict);
    if (!isNews && m_state == state && m_waitUntil == until)
        return;
    m_state = state;
    m_waitReason.clear();
    m_waitUntil = until;
    emit stateChanged(state);
}

QString RunningCall::waitReason() const
{
    return m_held ? m_parts.lane.reason(m_held->hold) : m_waitReason;
}

void RunningCall::tooLarge(std::int64_t tokensPerMinute)
{
    m_inLane = false;
    finish(fail(Error::Code::TooLarge,
        tr("This request may need %L1 tokens, more than the %L2 a minute that you allow. Shorten it, lower its longest "
           "answer, or raise the limit.")
            .arg(m_parts.options.estimatedTokens)
            .arg(tokensPerMinute)));
}

void RunningCall::abort(AbortReason reason)
{
    stop(Error{Error::Code::Cancelled,
        reason == AbortReason::User ? tr("Stopped.") : tr("Stopped because the program ends."), {}, {}});
}

bool RunningCall::waitsForPerson() const
{
    using Hold = RateLimiter::Hold;
    return m_held && (m_held->hold == Hold::PausedByPerson || m_held->hold == Hold::Stopped);
}

void RunningCall::retryNow()
{
    if (m_state != State::Waiting && !waitsForPerson())
        return;
    if (m_retry) {
        m_retry.reset();
        m_parts.lane.rejoin(m_ticket, *this, m_parts.options.estimatedTokens, m_parts.options.priority);
    }
    m_parts.lane.force(m_ticket);
}

void RunningCall::skip()
{
    if (m_state != State::Waiting && m_state != State::Queued)
        return;
    const QString last = m_attempts.isEmpty() || !m_attempts.last().error ? QString() : m_attempts.last().error->message;
    stop(Error{Error::Code::Cancelled, last.isEmpty() ? tr("Skipped.") : tr("Skipped. Before that: %1").arg(last), {}, {}});
}

CallStatus RunningCall::status() const
{
    CallStatus status;
    status.id = m_id;
    status.lane = m_parts.laneId;
    status.title = m_parts.options.title;
    status.priority = m_parts.options.priority;
    status.state = m_state;
    status.retrying = isRetrying();
    status.hold = m_held ? m_held->hold : RateLimiter::Hold::None;
    status.reason = m_waitReason;
    status.until = m_waitUntil;
    status.attempt = static_cast<int>(m_attempts.size()) + (m_post ? 1 : 0);
    status.maxAttempts = m_parts.retry.maxAttempts;
    status.started = m_started;
    status.estimatedTokens = m_parts.options.estimatedTokens;
    status.attempts = m_attempts;
    return status;
}

void RunningCall::takeSent()
{
    setDeadline(Deadline::FirstByte);
}

void RunningCall::takeHead()
{
    m_headers = m_post->headers();
    m_attempt.status = m_post->status();
    const QByteArray requestId = headerValue(m_headers, "x-request-id");
    m_attempt.requestId = withoutKeys(QString::fromUtf8(requestId), m_parts.key);
    m_attempt.untilFirstByte = m_parts.clock.elapsed() - m_attemptStart;
    m_parts.lane.answered(m_ticket, parseRateLimits(m_headers));
    if (m_attempt.status < 200 || m_attempt.status >= 300)
        return;
    const QByteArray type = headerValue(m_headers, "content-type");
    m_isStream = type.toLower().startsWith("text/event-stream");
    m_decoder = m_parts.codec->decoder(m_parts.stream, type);
    setState(State::Streaming);
}

void RunningCall::takeBytes(const QByteArray &bytes)
{
    m_receivedBytes += bytes.size();
    // A key more than is kept, so that one at the cut is whole when it is struck out.
    const qsizetype room = kExchangeBytes + m_parts.key.reveal().size() - m_received.size();
    m_received += bytes.left(std::max<qsizetype>(room, 0));
    if (!m_decoder) {
        setDeadline(Deadline::Idle);
        if (m_receivedBytes > kExchangeBytes)
            endAttempt(answerError());
        return;
    }
    const auto events = m_decoder->feed(bytes);
    if (!events) {
        endAttempt(events.error());
        return;
    }
    if (!m_isStream || !events->isEmpty())
        setDeadline(Deadline::Idle);
    if (!emitEvents(*events))
        return;
    if (m_decoder->isDone())
        takeDone();
}

bool RunningCall::emitEvents(const QList<ChatEvent> &events)
{
    const QPointer<RunningCall> self(this);
    for (const ChatEvent &event : events) {
        m_hasShown = true;
        emit eventReceived(event);
        if (!self || m_state == State::Finished)
            return false;
    }
    return true;
}

void RunningCall::takeDone()
{
    auto completion = m_decoder->finish();
    if (completion) {
        m_post->complete();
        succeed(std::move(*completion));
    } else {
        endAttempt(completion.error());
    }
}

void RunningCall::takeEnd()
{
    const std::optional<Error> broken = m_post->error();
    if (!m_decoder) {
        if (m_attempt.status == 0) {
            endAttempt(broken.value_or(problem(Error::Code::Network, "closed", m_parts.provider)));
        } else {
            endAttempt(answerError());
        }
        return;
    }
    // An answer that is whole counts, even if the connection broke after its last byte: it is paid for.
    auto completion = m_decoder->finish();
    if (completion)
        succeed(std::move(*completion));
    else
        endAttempt(broken.value_or(completion.error())); // what is missing is missing because of the break
}

void RunningCall::setDeadline(Deadline kind)
{
    const CallDeadlines &deadlines = m_parts.deadlines;
    const auto after = kind == Deadline::Connect ? deadlines.connect
        : kind == Deadline::FirstByte            ? deadlines.firstByte
                                                 : deadlines.idle;
    m_deadline.reset();
    if (after.count() > 0)
        m_deadline = m_parts.clock.after(after, [this, kind] { expired(kind); });
}

void RunningCall::expired(Deadline kind)
{
    const auto timeout = [this](const char *reason) { return problem(Error::Code::Timeout, reason, m_parts.provider); };
    switch (kind) {
    case Deadline::Total:
        stop(timeout("total"));
        return;
    case Deadline::Connect:
        endAttempt(timeout("connect"));
        return;
    case Deadline::FirstByte:
        endAttempt(timeout("first_byte"));
        return;
    case Deadline::Idle:
        // A whole answer whose end does not come counts; Qt 6.4 sometimes misses that a connection closes between chunks.
        if (auto completion = m_decoder ? m_decoder->finish() : Result<Completion>(fail(Error{})))
            succeed(std::move(*completion));
        else if (m_attempt.status >= 300)
            endAttempt(answerError());
        else
            endAttempt(timeout("idle"));
        return;
    }
}

Error RunningCall::answerError() const
{
    if (m_attempt.status < 300 || m_attempt.status >= 400)
        return providerError(m_attempt.status, m_headers, m_received, m_parts.provider, m_parts.key).error;
    const QUrl target = m_exchange.url.resolved(QUrl::fromEncoded(headerValue(m_headers, "location")));
    const QString place = target.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    Error error = problem(Error::Code::Protocol, "redirect", m_parts.provider, {}, QStringLiteral("HTTP %1").arg(m_attempt.status));
    error.message += u' ' + tr("It is %1.").arg(place);
    return error;
}

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

void RunningCall::setState(State state, const QString &reason, const QDateTime &until)
{
    if (m_state == state && m_waitReason == reason && m_waitUntil == until)
        return;
    m_state = state;
    m_waitReason = reason;
    m_waitUntil = until;
    m_parts.queue.touch();
    emit stateChanged(state);
}

} // namespace cuewright
