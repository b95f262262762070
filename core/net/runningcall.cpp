#include "net/runningcall.h"

#include "base/strikeout.h"
#include "chat/httperror.h"
#include "chat/problems.h"
#include "net/bodywriter.h"
#include "net/httppost.h"
#include "net/livequeue.h"
#include "net/managerpool.h"

#include <QPointer>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kProxyLogin = 407;

} // namespace

RunningCall::RunningCall(Parts parts, QObject *parent)
    : ChatCall(parent)
    , m_parts(std::move(parts))
    , m_isGated(!m_parts.options.gate.isNull())
{
    if (!m_parts.request) {
        finish(fail(m_parts.request.error()));
        return;
    }
    watchGate();
    m_started = m_parts.clock.utcNow();
    m_id = m_parts.queue.add(*this);
    if (m_parts.deadlines.total.count() > 0)
        m_total = m_parts.clock.after(m_parts.deadlines.total, [this] { expired(Deadline::Total); });
    writeBody();
}

void RunningCall::writeBody()
{
    if (BodyWriter::isSmall(m_parts.encoded.body)) {
        m_body = writeJson(m_parts.encoded.body);
        join();
        return;
    }
    m_writer = std::make_unique<BodyWriter>(std::exchange(m_parts.encoded.body, {}), nullptr);
    connect(m_writer.get(), &BodyWriter::written, this, [this](const QByteArray &body) {
        m_body = body;
        m_writer.release()->deleteLater();
        join();
    });
}

void RunningCall::join()
{
    m_inLane = true;
    m_ticket = m_parts.lane.join(*this, m_parts.options.estimatedTokens, m_parts.options.priority);
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
    m_attempt.sent = true;
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
        if (m_attempt.status == 0 || (broken && m_attempt.status == kProxyLogin)) { // a word of the proxy is none of the server
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
