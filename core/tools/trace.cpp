// A trace as it is looked at; traceedit.cpp changes it.

#include "tools/trace.h"

#include "tools/sentbody.h"
#include "tools/toolturn.h"

#include <algorithm>

namespace cuewright {

Trace::Trace()
{
    TraceBranch main;
    main.id = kMain;
    main.name = kMain;
    m_branches << main;
}

const TraceBranch *Trace::branch(QStringView id) const
{
    const auto it = std::find_if(m_branches.begin(), m_branches.end(), [&](const TraceBranch &known) { return known.id == id; });
    return it == m_branches.end() ? nullptr : &*it;
}

QList<TurnPtr> Trace::turnsTo(TurnId id) const
{
    QList<TurnPtr> turns;
    for (TurnPtr at = turn(id); at; at = turn(at->parent))
        turns << at;
    std::reverse(turns.begin(), turns.end());
    return turns;
}

QList<TurnPtr> Trace::turnsOf(QStringView id) const
{
    const TraceBranch *known = branch(id);
    return known ? turnsTo(known->tip) : QList<TurnPtr>();
}

QList<TraceStep> Trace::steps(QStringView id) const
{
    QList<TraceStep> steps;
    for (const TurnPtr &turn : turnsOf(id)) {
        for (int call = -1; call < turn->calls.size(); ++call)
            steps << TraceStep{static_cast<int>(steps.size()) + 1, turn->id, call};
    }
    return steps;
}

int Trace::originStep(QStringView id) const
{
    const TraceBranch *known = branch(id);
    if (!known || known->origin.cause == BranchOrigin::Cause::Start)
        return 0;
    const BranchOrigin &origin = known->origin;
    int number = 0;
    for (const TraceStep &step : steps(origin.branch)) {
        if (step.turn != origin.turn)
            continue;
        // A fork goes on behind all of the turn's calls.
        if (step.call == origin.call || origin.cause == BranchOrigin::Cause::Fork)
            number = step.number;
    }
    return number;
}

QList<TurnPtr> Trace::runsAgain(QStringView id) const
{
    const TraceBranch *known = branch(id);
    if (!known || known->origin.cause == BranchOrigin::Cause::Start)
        return {};
    const BranchState state = this->state(id);
    const TurnPtr tip = turn(known->tip);
    const TurnPtr parent = tip ? turn(tip->parent) : nullptr;
    // A message behind a final answer goes on; it repeats nothing.
    const bool goesOn = state == BranchState::Unsent && parent && parent->isAnswered() && parent->calls.isEmpty();
    if (known->hasRun && (state == BranchState::Done || goesOn))
        return {};
    // The two have the same number of turns up to where they part, and each new turn takes the place of an old one.
    const qsizetype own = turnsOf(id).size() - (state == BranchState::Unsent ? 1 : 0);
    return turnsOf(known->origin.branch).mid(own);
}

std::chrono::milliseconds Trace::endOf(TurnId id) const
{
    const TurnPtr known = turn(id);
    if (!known)
        return std::chrono::milliseconds(0);
    auto end = known->timing.start + known->timing.duration;
    for (const TraceCall &call : known->calls) {
        if (call.result)
            end = std::max(end, call.result->started + call.result->duration);
    }
    return end;
}

std::chrono::milliseconds Trace::startOf(TurnId id) const
{
    const TurnPtr known = turn(id);
    return known ? endOf(known->parent) : std::chrono::milliseconds(0);
}

TraceTotals Trace::totals(QStringView id) const
{
    TraceTotals totals;
    for (const TurnPtr &turn : turnsOf(id)) {
        ++totals.turns;
        totals.calls += static_cast<int>(turn->calls.size());
        totals.duration = std::max(totals.duration, endOf(turn->id));
        if (!turn->isRun())
            continue;
        if (turn->answer && turn->answer->usage) {
            totals.input += turn->answer->usage->input;
            totals.output += turn->answer->usage->output;
        } else {
            ++totals.unreported;
        }
        totals.cost += turn->cost.value_or(Money());
        totals.unpriced += turn->cost ? 0 : 1;
        totals.isCostEstimated = totals.isCostEstimated || (turn->cost && turn->isCostEstimated);
    }
    totals.steps = totals.turns + totals.calls;
    return totals;
}

BranchState Trace::state(QStringView id) const
{
    const TraceBranch *known = branch(id);
    const TurnPtr tip = known ? turn(known->tip) : nullptr;
    if (!tip)
        return BranchState::Empty;
    if (tip->error)
        return BranchState::Failed;
    if (!tip->answer)
        return BranchState::Unsent;
    if (tip->calls.isEmpty())
        return BranchState::Done;
    return tip->pending() > 0 ? BranchState::NeedsResults : BranchState::ResultsReady;
}

QList<Message> Trace::messagesOf(TurnId id) const
{
    QList<Message> messages;
    for (const TurnPtr &turn : turnsTo(id)) {
        messages << turn->added;
        if (turn->id == id || !turn->answer)
            continue;
        messages << turn->answerMessage();
        for (const TraceCall &call : turn->calls)
            messages << resultMessage(call.call.id, call.result ? call.result->text : QString());
    }
    return messages;
}

ChatRequest Trace::requestOf(TurnId id) const
{
    const TurnPtr known = turn(id);
    if (!known)
        return {};
    ChatRequest request = *known->settings;
    request.messages = messagesOf(id);
    return request;
}

std::shared_ptr<const ChatRequest> Trace::settingsAfter(TurnId id) const
{
    const TurnPtr known = turn(id);
    if (!known)
        return std::make_shared<const ChatRequest>();
    const Json &choice = known->settings->options.toolChoice;
    if (!known->answer || known->calls.isEmpty() || choiceAfter(choice) == choice)
        return known->settings;
    ChatRequest request = *known->settings;
    request.options.toolChoice = choiceAfter(choice);
    return std::make_shared<const ChatRequest>(std::move(request));
}

Json Trace::sentItems(TurnId id) const
{
    const TurnPtr known = turn(id);
    if (!known || !known->exchange || known->exchange->sent.list.isEmpty())
        return nullptr;
    // From the end to the beginning, so that each turn is looked at once however long the conversation is.
    std::vector<const Json *> items;
    auto wanted = static_cast<std::size_t>(known->exchange->sent.kept) + known->exchange->sent.added.size();
    for (TurnPtr at = known; at && at->exchange && wanted > 0; at = turn(at->parent)) {
        const SentBody &sent = at->exchange->sent;
        const auto kept = static_cast<std::size_t>(sent.kept);
        for (std::size_t i = std::min(wanted, kept + sent.added.size()); i > kept; --i)
            items.push_back(&sent.added[i - kept - 1]);
        wanted = std::min(wanted, kept);
    }
    Json list = Json::array();
    for (auto item = items.rbegin(); item != items.rend(); ++item)
        list.push_back(**item);
    return list;
}

QByteArray Trace::requestBody(TurnId id) const
{
    const TurnPtr known = turn(id);
    return known && known->exchange ? bodyText(known->exchange->sent, sentItems(id)) : QByteArray();
}

} // namespace cuewright
