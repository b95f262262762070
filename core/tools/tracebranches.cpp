// How the branches of a trace are named, and go.

#include "tools/trace.h"

#include "tools/tracetext.h"

#include <QSet>

#include <algorithm>

namespace cuewright {

Result<> Trace::rename(const QString &id, const QString &name)
{
    TraceBranch *known = find(id);
    if (!known)
        return refusedEdit(TraceText::tr("This branch is not there any more."));
    if (name.trimmed().isEmpty())
        return refusedEdit(TraceText::tr("A branch needs a name."));
    const QString wanted = name.trimmed();
    if (std::any_of(m_branches.begin(), m_branches.end(), [&](const TraceBranch &other) { return other.id != id && other.name == wanted; }))
        return refusedEdit(TraceText::tr("There is a branch “%1” already.").arg(wanted));
    known->name = wanted;
    return {};
}

Result<> Trace::deleteBranch(const QString &id)
{
    if (!branch(id))
        return refusedEdit(TraceText::tr("This branch is not there any more."));
    if (id == kMain)
        return refusedEdit(TraceText::tr("The first branch is what was recorded; it stays."));
    // Those that came from it come from where it came from: at the turn that they share with that, or else where it parted itself.
    const BranchOrigin origin = branch(id)->origin;
    const QList<TurnPtr> before = turnsOf(origin.branch);
    for (TraceBranch &known : m_branches) {
        if (known.origin.cause == BranchOrigin::Cause::Start || known.origin.branch != id)
            continue;
        const bool isShared = std::any_of(before.begin(), before.end(), [&](const TurnPtr &turn) { return turn->id == known.origin.turn; });
        if (isShared)
            known.origin.branch = origin.branch;
        else
            known.origin = origin;
    }
    m_branches.removeIf([&](const TraceBranch &known) { return known.id == id; });
    m_undo.remove(id);
    m_redo.clear();
    dropUnused();
    return {};
}

void Trace::dropUnused()
{
    QSet<TurnId> used;
    for (const TraceBranch &known : std::as_const(m_branches)) {
        for (TurnId at = known.tip; at != kNoTurn && !used.contains(at); at = m_turns.value(at)->parent)
            used.insert(at);
    }
    for (auto it = m_turns.begin(); it != m_turns.end();)
        it = used.contains(it.key()) ? std::next(it) : m_turns.erase(it);
}

} // namespace cuewright
