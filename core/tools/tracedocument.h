#pragma once

#include "tools/trace.h"

#include <QObject>

#include <cstdint>
#include <utility>

namespace cuewright {

/// The trace that views, call loop and file share: each change goes through change(), and all of them hear of it.
class TraceDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TraceDocument)
public:
    explicit TraceDocument(QObject *parent = nullptr);

    const Trace &trace() const { return m_trace; }
    /// Another trace altogether, as saved.
    void setTrace(const Trace &trace);

    /// Calls `change` with the trace and tells what it changed; returns what `change` returns:
    /// `document.change([&](Trace &t) { return t.setResult(turn, 0, result); })`. Not to be called inside of itself.
    template<typename Change>
    auto change(Change &&change)
    {
        const Trace before = m_trace;
        auto returned = std::forward<Change>(change)(m_trace);
        announce(before);
        return returned;
    }

    bool isModified() const { return m_modified; }
    /// Another number after each change: tells whether the trace is still the one that somebody has copied.
    std::uint64_t revision() const { return m_revision; }
    void setSaved();

signals:
    void traceReplaced(); ///< setTrace()
    /// Turns that came, went, or have another content; oldest first.
    void turnsChanged(const QList<cuewright::TurnId> &turns);
    void branchesChanged(); ///< also names and tips
    void modifiedChanged(bool modified);

private:
    void announce(const Trace &before);
    void setModified(bool modified);

    Trace m_trace;
    std::uint64_t m_revision = 0;
    bool m_modified = false;
};

} // namespace cuewright
