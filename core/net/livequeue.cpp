#include "net/livequeue.h"

#include "base/random.h"
#include "net/runningcall.h"

#include <QMessageAuthenticationCode>
#include <QMetaMethod>

#include <algorithm>
#include <iterator>

namespace cuewright {

LiveQueue::LiveQueue(Clock &clock)
    : m_clock(clock)
{
    SystemRandom random; // not an injected one: this has to be a secret
    m_secret = randomHex(random, 32).toLatin1();
}

LiveQueue::~LiveQueue() = default;

QByteArray LiveQueue::fingerprint(const LaneKey &key) const
{
    const QByteArray text = key.server.toUtf8() + '\n' + key.family.toUtf8() + '\n' + key.key.reveal();
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256);
}

LiveQueue::LaneRef LiveQueue::lane(const LaneKey &key, const QString &provider)
{
    LaneId &id = m_laneIds[fingerprint(key)];
    if (id == 0) {
        m_lanes.push_back(std::make_unique<Lane>(m_clock, provider, key.family));
        id = m_lanes.size();
        connect(m_lanes.back().get(), &Lane::changed, this, &LiveQueue::touch);
        if (m_limits) {
            const QString name = m_limits->nameOf(key);
            m_kept[id] = {name, m_limits->find(name)};
            m_lanes.back()->setLimits(m_kept[id].limits);
        }
    }
    return {id, m_lanes[id - 1].get()};
}

void LiveQueue::rereadLimits()
{
    for (auto &[id, kept] : m_kept) {
        const RateLimits now = m_limits->find(kept.name);
        if (std::exchange(kept.limits, now) != now) // what was set for this program alone stands until then
            laneById(id)->setLimits(now);
    }
}

LiveQueue::LaneRef LiveQueue::find(const LaneKey &key) const
{
    const auto it = m_laneIds.find(fingerprint(key));
    return it == m_laneIds.end() ? LaneRef() : LaneRef{it->second, laneById(it->second)};
}

Lane *LiveQueue::laneById(LaneId id) const
{
    return id > 0 && id <= m_lanes.size() ? m_lanes[id - 1].get() : nullptr;
}

RunningCall *LiveQueue::callById(CallId id) const
{
    const auto it = m_calls.find(id);
    return it == m_calls.end() ? nullptr : it->second;
}

CallId LiveQueue::add(RunningCall &call)
{
    m_calls[++m_lastCall] = &call;
    touch();
    return m_lastCall;
}

void LiveQueue::remove(CallId call)
{
    if (m_calls.erase(call) > 0)
        touch();
}

void LiveQueue::record(LoggedAttempt attempt)
{
    if (m_log.size() >= kLogged)
        m_log.removeFirst();
    m_log.append(std::move(attempt));
    touch();
}

void LiveQueue::touch()
{
    m_dirty = true;
    static const QMetaMethod signal = QMetaMethod::fromSignal(&RequestQueue::changed);
    if (m_quiet || m_scheduled || !isSignalConnected(signal))
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &LiveQueue::announce, Qt::QueuedConnection);
}

void LiveQueue::announce()
{
    m_scheduled = false;
    if (!std::exchange(m_dirty, false))
        return;
    m_quiet = m_clock.after(kQuiet, [this] {
        m_quiet.reset();
        announce();
    });
    emit changed();
}

LaneStatus LiveQueue::status(LaneId id, const Lane &lane) const
{
    const RateLimiter &limiter = lane.limiter();
    const RateLimiter::Picture picture = limiter.picture(m_clock.elapsed());
    const RateLimiter::Verdict verdict = lane.verdict();
    LaneStatus status;
    status.id = id;
    status.provider = lane.provider();
    status.model = lane.model();
    status.limits = lane.limits();
    status.requests = picture.requests;
    status.tokens = picture.tokens;
    status.serverRequests = picture.serverRequests;
    status.serverTokens = picture.serverTokens;
    status.serverProjectTokens = picture.serverProjectTokens;
    status.parallel = static_cast<int>(limiter.parallel().allowed());
    status.slowedDown = limiter.parallel().isLowered();
    status.running = static_cast<int>(limiter.running());
    status.queued = static_cast<int>(limiter.waiting());
    status.paused = limiter.isPaused();
    status.stopped = lane.isBulkStopped();
    status.hold = verdict.hold;
    status.reason = lane.reason(verdict.hold);
    status.until = lane.wallTime(verdict);
    return status;
}

QList<LaneStatus> LiveQueue::lanes() const
{
    QList<LaneStatus> lanes;
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        lanes.append(status(i + 1, *m_lanes[i]));
    for (const auto &[id, call] : m_calls) {
        if (!call->isRetrying())
            continue;
        LaneStatus &lane = lanes[static_cast<qsizetype>(call->lane() - 1)];
        ++lane.retrying;
        if (!lane.nextRetry.isValid() || call->waitUntil() < lane.nextRetry)
            lane.nextRetry = call->waitUntil();
    }
    return lanes;
}

QList<CallStatus> LiveQueue::calls(qsizetype first, qsizetype count) const
{
    const qsizetype begin = std::clamp<qsizetype>(first, 0, callCount());
    const qsizetype size = count < 0 ? callCount() - begin : std::min(count, callCount() - begin);
    QList<CallStatus> calls;
    calls.reserve(size);
    std::map<std::pair<LaneId, RateLimiter::Hold>, QString> reasons; // thousands wait for the same
    auto it = std::next(m_calls.begin(), begin);
    for (qsizetype i = 0; i < size; ++i, ++it) {
        CallStatus status = it->second->status();
        if (status.hold != RateLimiter::Hold::None) {
            QString &reason = reasons[{status.lane, status.hold}];
            if (reason.isEmpty())
                reason = laneById(status.lane)->reason(status.hold);
            status.reason = reason;
        }
        calls.append(std::move(status));
    }
    return calls;
}

void LiveQueue::pause(LaneId lane)
{
    if (Lane *found = laneById(lane))
        found->setPaused(true);
}

void LiveQueue::resume(LaneId lane)
{
    if (Lane *found = laneById(lane))
        found->setPaused(false);
}

void LiveQueue::setLimits(LaneId lane, const RateLimits &limits)
{
    Lane *found = laneById(lane);
    if (!found)
        return;
    found->setLimits(limits);
    if (const auto kept = m_kept.find(lane); kept != m_kept.end()) {
        kept->second.limits = limits;
        m_limits->keep(kept->second.name, limits);
    }
}

void LiveQueue::endCalls(LaneId lane, ChatCall::AbortReason reason)
{
    std::vector<CallId> ids;
    for (const auto &[id, call] : m_calls) {
        if (lane == 0 || call->lane() == lane)
            ids.push_back(id);
    }
    // Ending one may end or start others, in the slots of whoever listens.
    for (const CallId id : ids) {
        if (RunningCall *call = callById(id))
            call->abort(reason);
    }
}

void LiveQueue::cancelAll(LaneId lane)
{
    if (!laneById(lane))
        return;
    endCalls(lane, ChatCall::AbortReason::User);
    emit allCancelled(lane);
}

void LiveQueue::cancelAll()
{
    endCalls(0, ChatCall::AbortReason::User);
    emit allCancelled(0);
}

void LiveQueue::shutDown()
{
    endCalls(0, ChatCall::AbortReason::Shutdown);
}

void LiveQueue::retryNow(CallId call)
{
    if (RunningCall *found = callById(call))
        found->retryNow();
}

void LiveQueue::skip(CallId call)
{
    if (RunningCall *found = callById(call))
        found->skip();
}

void LiveQueue::cancel(CallId call)
{
    if (RunningCall *found = callById(call))
        found->abort(ChatCall::AbortReason::User);
}

} // namespace cuewright
