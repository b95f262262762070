// How a trace goes on, and how it is edited.

#include "tools/trace.h"

#include "tools/sentbody.h"
#include "tools/tracejson.h"
#include "tools/tracetext.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

/// What the ids that this program gives to the calls of a turn begin with.
QString ownId(TurnId turn)
{
    return QStringLiteral("call_%1_").arg(turn);
}

// Empty, or used by an earlier call of the conversation: servers refuse it, or give a result to the wrong call.
QList<TraceCall> callsOf(const QList<ToolCall> &asked, QSet<QString> used, TurnId turn)
{
    QList<TraceCall> calls;
    for (const ToolCall &wanted : asked) {
        TraceCall call;
        call.call = wanted;
        const QString base = ownId(turn) + QString::number(calls.size() + 1);
        for (int n = 2; call.call.id.isEmpty() || used.contains(call.call.id); ++n)
            call.call.id = call.call.id == base || call.call.id.startsWith(base + u'_') ? base + QStringLiteral("_%1").arg(n) : base;
        if (call.call.id != wanted.id)
            call.asked = wanted;
        used.insert(call.call.id);
        calls << call;
    }
    return calls;
}

bool asksAlike(const ChatRequest &a, const ChatRequest &b)
{
    return settingsToJson(a) == settingsToJson(b);
}

// The turn as it is before its question is sent.
TraceTurn unasked(const TraceTurn &turn)
{
    TraceTurn fresh;
    fresh.id = turn.id;
    fresh.parent = turn.parent;
    fresh.added = turn.added;
    fresh.settings = turn.settings;
    return fresh;
}

} // namespace

TraceBranch *Trace::find(QStringView id)
{
    const auto it = std::find_if(m_branches.begin(), m_branches.end(), [&](const TraceBranch &known) { return known.id == id; });
    return it == m_branches.end() ? nullptr : &*it;
}

Result<TurnPtr> Trace::turnOn(QStringView id, TurnId turn) const
{
    if (!branch(id))
        return refusedEdit(TraceText::tr("This branch is not there any more."));
    const QList<TurnPtr> turns = turnsOf(id);
    const auto it = std::find_if(turns.begin(), turns.end(), [&](const TurnPtr &known) { return known->id == turn; });
    if (it == turns.end())
        return refusedEdit(TraceText::tr("This turn is not on the branch any more."));
    return *it;
}

Result<TurnPtr> Trace::callOn(QStringView id, TurnId turn, int call) const
{
    auto found = turnOn(id, turn);
    if (found && (call < 0 || call >= (*found)->calls.size()))
        return refusedEdit(TraceText::tr("This turn has no such call."));
    return found;
}

bool Trace::hasChildren(TurnId turn) const
{
    return std::any_of(m_turns.begin(), m_turns.end(), [&](const TurnPtr &known) { return known->parent == turn; });
}

bool Trace::isUsedByOthers(TurnId turn, QStringView id) const
{
    return hasChildren(turn) || std::any_of(m_branches.begin(), m_branches.end(), [&](const TraceBranch &other) {
        return other.tip == turn && other.id != id;
    });
}

// Those that a call of `turn` could meet: a conversation may have thousands, and each of its turns is looked at for each answer.
QSet<QString> Trace::idsBefore(const TraceTurn &turn, const QList<ToolCall> &asked) const
{
    QSet<QString> met;
    const QString own = ownId(turn.id);
    for (auto at = m_turns.constFind(turn.parent); at != m_turns.constEnd(); at = m_turns.constFind((*at)->parent)) {
        for (const TraceCall &call : (*at)->calls) {
            const QString &id = call.call.id;
            const auto isSame = [&](const ToolCall &wanted) { return wanted.id == id; };
            if (id.startsWith(own) || std::any_of(asked.begin(), asked.end(), isSame))
                met.insert(id);
        }
    }
    return met;
}

void Trace::setRun(TurnId tip)
{
    for (TraceBranch &known : m_branches) {
        if (known.tip != tip)
            continue;
        known.hasRun = true;
        m_undo.remove(known.id);
    }
}

std::shared_ptr<const ChatRequest> Trace::shared(ChatRequest request, TurnId near) const
{
    request.messages.clear();
    request.continues.reset();
    if (const TurnPtr known = turn(near)) {
        for (const auto &settings : {known->settings, settingsAfter(near)}) {
            if (asksAlike(*settings, request))
                return settings;
        }
    }
    return std::make_shared<const ChatRequest>(std::move(request));
}

Result<TurnId> Trace::appendTurn(const QString &id, const QList<Message> &added, const ChatRequest &request)
{
    const TraceBranch *known = branch(id);
    return appendTurn(id, added, shared(request, known ? known->tip : kNoTurn));
}

Result<TurnId> Trace::appendTurn(const QString &id, const QList<Message> &added, std::shared_ptr<const ChatRequest> settings)
{
    const auto turn = append(id, added, std::move(settings));
    if (turn)
        setRun(*turn);
    return turn;
}

Result<TurnId> Trace::append(const QString &id, const QList<Message> &added, std::shared_ptr<const ChatRequest> settings)
{
    TraceBranch *known = find(id);
    if (!known)
        return refusedEdit(TraceText::tr("This branch is not there any more."));
    switch (state(id)) {
    case BranchState::NeedsResults: return refusedEdit(TraceText::tr("Every call needs a result first."));
    case BranchState::Unsent:
    case BranchState::Failed: return refusedEdit(TraceText::tr("The last turn has no answer yet."));
    case BranchState::Done:
        if (added.isEmpty())
            return refusedEdit(TraceText::tr("There is nothing to send: a message is needed."));
        break;
    case BranchState::Empty:
    case BranchState::ResultsReady: break;
    }
    auto turn = std::make_shared<TraceTurn>();
    turn->id = ++m_lastTurn;
    turn->parent = known->tip;
    turn->added = added;
    turn->settings = std::move(settings);
    m_turns.insert(turn->id, turn);
    known->tip = turn->id;
    m_redo.clear();
    return turn->id;
}

Result<> Trace::setAnswer(TurnId id, const TurnAnswer &answer)
{
    const TurnPtr known = turn(id);
    if (!known || hasChildren(id) || known->isAnswered())
        return refusedEdit(TraceText::tr("This turn takes no answer."));
    TraceTurn answered = unasked(*known);
    answered.others = known->others;
    answered.answer = answer.answer;
    answered.error = answer.error;
    answered.cost = answer.cost;
    answered.isCostEstimated = answer.isCostEstimated;
    answered.timing = answer.timing;
    if (answer.answer)
        answered.calls = callsOf(answer.answer->toolCalls, idsBefore(*known, answer.answer->toolCalls), id);
    if (answer.exchange) {
        TraceExchange exchange = *answer.exchange;
        const TurnPtr parent = turn(known->parent);
        const QString list = parent && parent->exchange ? parent->exchange->sent.list : QString();
        // Some servers take their key in the address.
        exchange.url = QUrl(exchange.url).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
        exchange.sent = cuewright::sentBody(answer.sentBody, list, sentItems(known->parent));
        answered.exchange = std::make_shared<const TraceExchange>(std::move(exchange));
    }
    m_turns.insert(id, std::make_shared<const TraceTurn>(std::move(answered)));
    setRun(id);
    m_redo.clear();
    return {};
}

Result<> Trace::setResult(TurnId id, int call, const ToolResult &result)
{
    const TurnPtr known = turn(id);
    if (!known || call < 0 || call >= known->calls.size())
        return refusedEdit(TraceText::tr("This turn has no such call."));
    const auto &old = known->calls[call].result;
    if (hasChildren(id) || (old && old->source != ToolSource::Manual))
        return refusedEdit(TraceText::tr("This call has its result already; editing it makes a branch."));
    TraceTurn changed = *known;
    changed.calls[call].result = result;
    m_turns.insert(id, std::make_shared<const TraceTurn>(std::move(changed)));
    m_redo.clear();
    for (const TraceBranch &waiting : std::as_const(m_branches)) {
        if (waiting.tip == id && isReal(result.source))
            m_undo.remove(waiting.id); // taking back the edit must not hide what a tool has done since
    }
    return {};
}

Result<TraceEdit> Trace::editResult(const QString &id, TurnId turn, int call, const std::optional<ToolResult> &result)
{
    const auto known = callOn(id, turn, call);
    if (!known)
        return fail(known.error());
    TraceTurn changed = **known;
    TraceCall &slot = changed.calls[call];
    if (!slot.recorded)
        slot.recorded = slot.result;
    slot.result = result;
    return place(id, std::move(changed),
        {BranchOrigin::Cause::Result, call, TraceText::tr("Other result of %1").arg(slot.call.name)});
}

Result<TraceEdit> Trace::editArguments(const QString &id, TurnId turn, int call, const QString &arguments)
{
    const auto known = callOn(id, turn, call);
    if (!known)
        return fail(known.error());
    TraceTurn changed = **known;
    TraceCall &slot = changed.calls[call];
    if (!slot.asked)
        slot.asked = slot.call;
    slot.call.arguments = arguments;
    if (!slot.recorded)
        slot.recorded = slot.result;
    slot.result.reset();
    return place(id, std::move(changed),
        {BranchOrigin::Cause::Arguments, call, TraceText::tr("Other arguments of %1").arg(slot.call.name)});
}

Result<TraceEdit> Trace::revert(const QString &id, TurnId turn, int call)
{
    const auto known = callOn(id, turn, call);
    if (!known)
        return fail(known.error());
    TraceTurn changed = **known;
    TraceCall &slot = changed.calls[call];
    if (slot.asked)
        slot.call.arguments = slot.asked->arguments;
    if (slot.asked == slot.call)
        slot.asked.reset();
    if (slot.recorded)
        slot.result = std::exchange(slot.recorded, std::nullopt);
    return place(id, std::move(changed),
        {BranchOrigin::Cause::Result, call, TraceText::tr("Recorded result of %1").arg(slot.call.name)});
}

Result<TraceEdit> Trace::editAnswer(const QString &id, TurnId turn, const QString &text)
{
    const auto known = turnOn(id, turn);
    if (!known)
        return fail(known.error());
    if (!(*known)->answer)
        return refusedEdit(TraceText::tr("This turn has no answer yet."));
    TraceTurn changed = **known;
    changed.editedText = text;
    if (text == changed.answer->text)
        changed.editedText.reset();
    return place(id, std::move(changed), {BranchOrigin::Cause::Answer, -1, TraceText::tr("Other answer")});
}

Result<TraceEdit> Trace::editMessage(const QString &id, TurnId turn, int index, const std::optional<Message> &message)
{
    const auto known = turnOn(id, turn);
    if (!known)
        return fail(known.error());
    const bool isNew = index == (*known)->added.size() && message;
    if (index < 0 || (index >= (*known)->added.size() && !isNew))
        return refusedEdit(TraceText::tr("This turn has no such message."));
    TraceTurn changed = unasked(**known);
    if (isNew)
        changed.added << *message;
    else if (message)
        changed.added[index] = *message;
    else
        changed.added.removeAt(index);
    return place(id, std::move(changed), {BranchOrigin::Cause::Message, -1, TraceText::tr("Other message")});
}

Result<TraceEdit> Trace::followUp(const QString &id, const Message &message)
{
    const TraceBranch *known = branch(id);
    if (!known)
        return refusedEdit(TraceText::tr("This branch is not there any more."));
    const Undo undo{*known, nullptr};
    const auto turn = append(id, {message}, settingsAfter(known->tip));
    if (!turn)
        return fail(turn.error());
    m_undo[id] << undo;
    return TraceEdit{id, *turn, false};
}

Result<TraceEdit> Trace::editSettings(const QString &id, TurnId turn, const ChatRequest &request)
{
    const auto known = turnOn(id, turn);
    if (!known)
        return fail(known.error());
    TraceTurn changed = unasked(**known);
    changed.settings = shared(request, turn);
    return place(id, std::move(changed), {BranchOrigin::Cause::Again, -1, TraceText::tr("Other settings")});
}

Result<TraceEdit> Trace::askAgain(const QString &id, TurnId turn)
{
    const auto known = turnOn(id, turn);
    if (!known)
        return fail(known.error());
    return place(id, unasked(**known), {BranchOrigin::Cause::Again, -1, TraceText::tr("Once more")});
}

Result<TraceEdit> Trace::fork(const QString &id, TurnId turn)
{
    const auto known = turnOn(id, turn);
    if (!known)
        return fail(known.error());
    return makeBranch(id, turn, turn, {BranchOrigin::Cause::Fork, -1, TraceText::tr("Branch")});
}

// Where the changed turn belongs: in place, where nobody has seen the branch run; else on a branch of its own.
TraceEdit Trace::place(const QString &id, TraceTurn changed, const Change &change)
{
    TraceBranch *own = find(id);
    const TurnId turn = changed.id;
    const TurnPtr before = this->turn(turn);
    m_redo.clear();
    if (own->tip != turn || (before->isRun() && (own->id == kMain || own->hasRun))) {
        changed.id = ++m_lastTurn;
        m_turns.insert(changed.id, std::make_shared<const TraceTurn>(changed));
        return makeBranch(id, turn, changed.id, change);
    }
    Undo undo{*own, nullptr};
    if (isUsedByOthers(turn, id))
        changed.id = ++m_lastTurn;
    else
        undo.turn = before;
    m_undo[id] << undo;
    if (own->origin.cause == BranchOrigin::Cause::Fork) {
        own->origin.cause = change.cause;
        own->origin.call = change.call;
    }
    own->tip = changed.id;
    m_turns.insert(changed.id, std::make_shared<const TraceTurn>(changed));
    return {id, changed.id, false};
}

TraceEdit Trace::makeBranch(const QString &from, TurnId turn, TurnId tip, const Change &change)
{
    TraceBranch made;
    made.id = QStringLiteral("b%1").arg(++m_lastBranch);
    made.name = freeName(change.name);
    made.tip = tip;
    made.origin = {change.cause, from, turn, change.call};
    m_redo.clear();
    m_branches << made;
    m_undo[made.id] << Undo{};
    return {made.id, tip, true};
}

QString Trace::freeName(const QString &wanted) const
{
    QString name = wanted;
    const auto isTaken = [&](const TraceBranch &known) { return known.name == name; };
    for (int n = 2; std::any_of(m_branches.begin(), m_branches.end(), isTaken); ++n)
        name = wanted + QStringLiteral(" %1").arg(n);
    return name;
}

bool Trace::canUndo(QStringView id) const
{
    return !m_undo.value(id.toString()).isEmpty();
}

Result<TraceEdit> Trace::undo(const QString &id)
{
    if (!canUndo(id))
        return refusedEdit(TraceText::tr("There is no edit to take back."));
    Redo redo{{}, {id, branch(id)->tip, false}, m_turns, m_branches, m_undo};
    const TraceEdit done = takeBack(id);
    redo.from = done.branch;
    m_redo << redo;
    return done;
}

TraceEdit Trace::takeBack(const QString &id)
{
    const Undo last = m_undo[id].takeLast();
    TraceBranch *own = find(id);
    if (last.before.id.isEmpty()) {
        const BranchOrigin origin = own->origin;
        m_undo.remove(id);
        m_branches.removeIf([&](const TraceBranch &known) { return known.id == id; });
        dropUnused();
        return {branch(origin.branch) ? origin.branch : kMain, turn(origin.turn) ? origin.turn : kNoTurn, false};
    }
    const QString name = own->name;
    *own = last.before;
    own->name = name; // renaming is no edit
    if (last.turn)
        m_turns.insert(last.turn->id, last.turn);
    dropUnused();
    return {id, own->tip, false};
}

bool Trace::canRedo(QStringView id) const
{
    return !m_redo.isEmpty() && m_redo.last().from == id;
}

Result<TraceEdit> Trace::redo(const QString &id)
{
    if (!canRedo(id))
        return refusedEdit(TraceText::tr("There is no edit to bring back."));
    const Redo last = m_redo.takeLast();
    const QList<TraceBranch> now = std::exchange(m_branches, last.branches);
    for (const TraceBranch &known : now) {
        if (TraceBranch *again = find(known.id))
            again->name = known.name; // renaming is no edit
    }
    m_turns = last.turns;
    m_undo = last.undo;
    return last.edit;
}

} // namespace cuewright
