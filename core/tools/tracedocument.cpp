#include "tools/tracedocument.h"

#include <QPointer>

namespace cuewright {
namespace {

bool isSameBranch(const TraceBranch &a, const TraceBranch &b)
{
    return a.id == b.id && a.name == b.name && a.tip == b.tip && a.hasRun == b.hasRun && a.origin.cause == b.origin.cause
        && a.origin.call == b.origin.call;
}

bool haveSameBranches(const Trace &a, const Trace &b)
{
    return std::equal(a.branches().begin(), a.branches().end(), b.branches().begin(), b.branches().end(), isSameBranch);
}

// Turns are immutable: another content is another object.
QList<TurnId> changedTurns(const Trace &before, const Trace &after)
{
    QList<TurnId> changed;
    for (const TurnId id : after.turnIds()) {
        if (after.turn(id) != before.turn(id))
            changed << id;
    }
    for (const TurnId id : before.turnIds()) {
        if (!after.turn(id))
            changed << id;
    }
    std::sort(changed.begin(), changed.end());
    return changed;
}

} // namespace

TraceDocument::TraceDocument(QObject *parent)
    : QObject(parent)
{
}

void TraceDocument::setTrace(const Trace &trace)
{
    m_trace = trace;
    ++m_revision;
    const QPointer<TraceDocument> self(this);
    emit traceReplaced();
    if (self)
        setModified(false);
}

void TraceDocument::setSaved()
{
    setModified(false);
}

void TraceDocument::announce(const Trace &before)
{
    const QList<TurnId> turns = changedTurns(before, m_trace);
    const bool branches = !haveSameBranches(before, m_trace);
    const TraceInfo &was = before.info();
    const TraceInfo &is = m_trace.info();
    const bool info = was.title != is.title || was.prompt != is.prompt || was.endpoint != is.endpoint || was.created != is.created;
    if (!turns.isEmpty() || branches || info)
        ++m_revision;
    const QPointer<TraceDocument> self(this);
    if (!turns.isEmpty())
        emit turnsChanged(turns);
    if (self && branches)
        emit branchesChanged();
    if (self && (branches || info || !turns.isEmpty()))
        setModified(true);
}

void TraceDocument::setModified(bool modified)
{
    if (std::exchange(m_modified, modified) != modified)
        emit modifiedChanged(modified);
}

} // namespace cuewright
