#include "runs/runner.h"

#include "base/strikeout.h"
#include "net/queuestatus.h"
#include "runs/budgetgate.h"
#include "runs/outcomeword.h"
#include "tokens/encoding.h"

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

// Of a text that no model writes, and that would take minutes and gigabytes to count, the rest is taken to be like its beginning.
std::int64_t roughCount(const Encoding &encoding, const QString &text)
{
    constexpr qsizetype kCounted = 256 * 1024;
    if (text.size() <= kCounted)
        return encoding.count(text);
    const double share = static_cast<double>(text.size()) / kCounted;
    return std::llround(static_cast<double>(encoding.count(text.left(kCounted))) * share);
}

// What a server that reported no usage has probably counted for its answer.
std::int64_t countOutput(const Completion &answer, const QString &model)
{
    const Encoding &encoding = *encodingForModel(model).encoding;
    std::int64_t tokens = roughCount(encoding, answer.text) + roughCount(encoding, answer.refusal) + roughCount(encoding, answer.reasoning);
    for (const ToolCall &call : answer.toolCalls)
        tokens += roughCount(encoding, call.name) + roughCount(encoding, call.arguments);
    return tokens;
}

AttemptRecord attemptRecord(const Attempt &attempt)
{
    AttemptRecord record;
    record.number = attempt.number;
    record.started = attempt.started;
    record.firstByte = attempt.untilFirstByte;
    record.duration = attempt.duration;
    record.status = attempt.status;
    record.requestId = attempt.requestId;
    record.outcome = attempt.error ? outcomeWord(*attempt.error) : QStringLiteral("ok");
    record.detail = attempt.error ? attempt.error->detail : QString();
    return record;
}

} // namespace

PromptRun::PromptRun(const Services &services, RunPlan plan, const QString &sessionId, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_plan(std::move(plan))
    , m_started(services.clock.elapsed())
{
    m_record.id = randomHex(services.random, 12);
    m_record.sessionId = sessionId;
    m_record.started = services.clock.utcNow();
    m_record.prompt = m_plan.prompt;
    m_record.provider = m_plan.endpoint.profile.id;
    m_record.model = m_plan.request.model;
    m_record.practice = m_plan.endpoint.profile.practice;
    m_record.outcome = kRunning;
    m_record.estimatedInput = m_plan.estimate.tokens.total;
    m_record.kind = m_plan.estimate.kind;
    m_record.estimatedOverhead = m_plan.estimate.tokens.estimatedOverhead();
    m_record.correction = m_plan.estimate.tokens.correction;
    m_record.estimatedLow = m_plan.estimate.low.value_or(Money());
    m_record.estimatedHigh = m_plan.estimate.high.value_or(Money());
    m_plan.options.estimatedTokens = m_plan.estimate.tokens.total + m_plan.estimate.outputHigh;
}

PromptRun::~PromptRun()
{
    if (m_outcome || !m_call)
        return;
    // Nobody will hear of it any more, but the ledger must not say "running" for ever.
    m_call->abort();
    conclude();
}

void PromptRun::start()
{
    auto *gate = new BudgetGate(
        {m_services.ledger, m_record, m_plan.estimate.high.has_value(), m_plan.overBudget}, this);
    connect(gate, &BudgetGate::unwritten, this, &PromptRun::ledgerFailed);
    m_plan.options.gate = gate;
    if (m_plan.options.title.isEmpty())
        m_plan.options.title = m_plan.prompt;
    m_call = makeCall();
    connect(m_call, &ChatCall::stateChanged, this, &PromptRun::stateChanged);
    connect(m_call, &ChatCall::eventReceived, this, [this](const ChatEvent &event) {
        noteFirstDelta();
        emit eventReceived(event);
    });
    connect(m_call, &ChatCall::attemptFinished, this, [this](const Attempt &attempt) {
        m_record.attempts << attemptRecord(attempt);
        if (mayBeBilled(m_record.attempts.last()))
            m_record.estimatedHigh += costOfInput().value_or(Money()); // what it has cost stands beside what the next one may
        if (m_call->state() != ChatCall::State::Finished) // else it goes in one write with the answer, so that no kill gets between
            m_services.ledger.put(m_record);
    });
    connect(m_call, &ChatCall::finished, this, &PromptRun::finish);
}

ChatCall *PromptRun::makeCall()
{
    const auto send = [this](QObject *parent) {
        return m_services.client.send(m_plan.request, m_plan.endpoint, m_plan.options, parent);
    };
    // The rest of an answer is worth nothing without its beginning.
    if (!m_services.cache || m_plan.request.continues || m_plan.cache == CacheUse::Off)
        return send(this);
    const EncodedRequest encoded = m_services.client.encode(m_plan.request, m_plan.endpoint);
    if (!mayCache(m_plan.cache, encoded))
        return send(this);
    m_cacheKey = cacheKey(m_plan.endpoint, encoded);
    m_cached = new CachedCall(*m_services.cache, m_cacheKey, m_plan.request.stream, encoded.omitted, send, this);
    // While it looks into the cache it is in no lane, and the queue does not know it.
    connect(&m_services.client.queue(), &RequestQueue::allCancelled, m_cached, [this](LaneId lane) {
        if (lane == 0 || lane == m_services.client.laneOf(m_plan.endpoint, m_plan.request.model))
            m_cached->abort();
    });
    return m_cached;
}

const std::optional<StoredAnswer> &PromptRun::hit() const
{
    static const std::optional<StoredAnswer> none;
    return m_cached ? m_cached->hit() : none;
}

void PromptRun::remember(const RunOutcome &outcome) const
{
    if (m_cacheKey.isEmpty() || hit() || !outcome.completion || !answersRequest(outcome.reply.kind))
        return;
    const StoredAnswer answer{*outcome.completion, outcome.record.cost};
    const QByteArray stored = answerToJson(answer);
    if (strikeOut(stored, m_plan.endpoint.key) == stored) // a server that repeats the key is no reason to keep it
        m_services.cache->put(m_cacheKey, answer);
}

std::chrono::milliseconds PromptRun::elapsed() const
{
    return m_outcome ? m_outcome->record.duration : m_services.clock.elapsed() - m_started;
}

void PromptRun::noteFirstDelta()
{
    if (m_deltaSeen)
        return;
    m_deltaSeen = true;
    m_record.firstToken = m_services.clock.elapsed() - m_started;
}

std::optional<ModelPrice> PromptRun::priceFor(const Completion &answer) const
{
    const EstimateBasis basis{m_services.catalog, m_plan.endpoint.profile, m_record.started, {}};
    const PriceTier tier
        = priceTierNamed(answer.serviceTier.isEmpty() ? m_plan.request.options.serviceTier : answer.serviceTier);
    const auto found = answer.model.isEmpty() ? std::nullopt : priceAt(basis, answer.model, tier);
    return found ? found : priceAt(basis, m_record.model, tier);
}

Usage PromptRun::inputAlone() const
{
    Usage usage;
    usage.input = m_plan.estimate.tokens.total;
    return usage;
}

std::optional<Money> PromptRun::costOfInput() const
{
    const auto price = priceFor({});
    return price ? std::optional(costOf(inputAlone(), *price)) : std::nullopt;
}

// Nobody can say what a server did with a request that went out, and whether it asks for money; where there is a price at all.
bool PromptRun::mayHaveBegun() const
{
    const bool free = m_record.practice || (m_plan.estimate.high && m_plan.estimate.high->isZero());
    const QList<Attempt> &attempts = m_call->attempts();
    return !free && std::any_of(attempts.cbegin(), attempts.cend(), isUnanswered);
}

// What the call costs, and how sure that is. `answered`: the server has begun to answer, so it will ask for money. Of an
// attempt that it had accepted and that broke before, the input: what was written nobody has seen.
void PromptRun::price(CallRecord &record, const Completion &partial, bool answered) const
{
    if (const auto &found = hit()) {
        record.usage = partial.usage;
        record.cost = Money();
        record.saved = found->cost.value_or(Money());
        record.basis = CostBasis::Cached;
        return;
    }
    const bool known = partial.usage || answered;
    const auto last = record.attempts.cend() - (known && !record.attempts.isEmpty() ? 1 : 0);
    const auto inVain = std::count_if(record.attempts.cbegin(), last, mayBeBilled);
    record.basis = partial.usage && inVain == 0 ? CostBasis::Reported : CostBasis::Estimated;
    if (!known && inVain == 0) {
        record.cost = mayHaveBegun() ? std::nullopt : std::optional(Money());
        record.basis = record.cost ? CostBasis::Estimated : CostBasis::Unknown;
        return;
    }
    Usage own;
    if (partial.usage) {
        own = *partial.usage;
    } else if (answered) {
        own = inputAlone();
        own.output = countOutput(partial, m_plan.request.model);
    }
    record.usage = own;
    record.usage->input += inVain * inputAlone().input;
    const auto found = priceFor(partial);
    if (!found && !partial.reportedCost) {
        record.basis = CostBasis::Unknown;
        return;
    }
    const QString provider = m_plan.endpoint.profile.name;
    if (partial.reportedCost) {
        record.cost = partial.reportedCost;
        record.priceSource = provider;
    } else {
        record.cost = known ? costOf(own, *found) : Money();
        record.priceSource = found->source.isEmpty() ? provider : found->source + u' ' + found->asOf.toString(Qt::ISODate);
    }
    if (inVain > 0)
        *record.cost += costOfInput().value_or(Money()) * inVain;
}

void PromptRun::finish()
{
    conclude();
    auto *reply = m_services.ledger.settle(this);
    connect(reply, &LedgerAnswer::finished, this, [this, reply] {
        const QPointer<PromptRun> self(this);
        if (!reply->result())
            emit ledgerFailed(Error(reply->result().error()));
        if (!self)
            return;
        m_isFinished = true;
        emit finished();
    });
}

void PromptRun::joinContinued(Completion &answer) const
{
    if (m_plan.request.continues)
        answer.text.prepend(m_plan.request.continues->text);
}

void PromptRun::conclude()
{
    auto outcome = std::make_unique<RunOutcome>(RunOutcome{m_call->result(), m_call->partial(), {}, m_record});
    CallRecord &record = outcome->record;
    record.attempts.clear(); // the last one may not have been told yet
    for (const Attempt &attempt : m_call->attempts())
        record.attempts << attemptRecord(attempt);
    record.estimatedHigh = m_plan.estimate.high.value_or(Money());
    record.duration = m_services.clock.elapsed() - m_started;
    record.answer = outcome->partial.text;
    if (outcome->completion) {
        price(record, *outcome->completion, true); // the new part alone: the one before it has its own entry
        joinContinued(*outcome->completion);
        outcome->reply = outcomeOf(*outcome->completion, m_plan.request.continues ? m_plan.request.continues->format : m_plan.request.responseFormat);
        record.outcome = outcomeWord(outcome->reply.kind);
        record.answer = outcome->completion->text;
    } else {
        record.outcome = callOutcomeWord(outcome->completion.error());
        price(record, outcome->partial, m_deltaSeen);
        joinContinued(outcome->partial);
        record.answer = outcome->partial.text;
    }
    remember(*outcome);
    m_record = record;
    m_outcome = std::move(outcome);
    m_services.ledger.put(m_record);
    m_services.earlier.noteCall();
}

Runner::Runner(ChatClient &client, const Catalog &catalog, AsyncLedger &ledger, Clock &clock, Random &random)
    : m_earlier(ledger)
    , m_services{client, catalog, ledger, m_earlier, clock, random}
    , m_sessionId(randomHex(random, 12))
{
}

void Runner::openSession(const QString &workspace)
{
    m_services.ledger.startSession({m_sessionId, m_services.clock.utcNow(), workspace});
    m_sessionOpen = true;
}

Estimate Runner::estimateRun(
    const ChatRequest &request, const ProviderProfile &provider, const QString &prompt, bool correct)
{
    EstimateBasis basis{m_services.catalog, provider, m_services.clock.utcNow(), m_earlier.usualOutput(prompt)};
    if (correct)
        basis.reports = m_earlier.reports(provider.id, request.model);
    return estimate(request, basis);
}

PromptRun *Runner::start(RunPlan plan, QObject *parent)
{
    if (!m_sessionOpen)
        openSession({});
    auto *run = new PromptRun(m_services, std::move(plan), m_sessionId, parent);
    run->start();
    return run;
}

} // namespace cuewright
