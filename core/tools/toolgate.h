#pragma once

#include "base/clock.h"
#include "tools/tooluse.h"

#include <QList>
#include <QSet>

#include <cstdint>
#include <memory>
#include <optional>

namespace cuewright {

/// What was run for real, or was about to.
struct ToolLogEntry
{
    std::int64_t number = 0; ///< from 1, in the order in which they were logged
    QDateTime at; ///< UTC
    ToolUse use;
    ToolPermission permission = ToolPermission::Deny;
    bool wasAsked = false; ///< false: it had been allowed before
};

/// A use that waits for its permission; finished() comes once and always from the event loop. Whoever asked is the parent;
/// destroying it takes the question back.
class ToolPass final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolPass)
public:
    bool isGranted() const { return m_isGranted; } ///< valid after finished()

signals:
    void finished();

private:
    friend class ToolGate;
    ToolPass(ToolUse use, QObject *parent)
        : QObject(parent)
        , m_use(std::move(use))
    {
    }
    void decide(bool granted);

    ToolUse m_use;
    bool m_isGranted = false;
};

/// Lets real tools run only after a person's yes: asks before the first run of each, again where anything about it has
/// changed, and each time where it is destructive. Questions come one after the other: what a person allows for the session
/// or always lets those that wait for the same through. Keeps the log. One for the program; it outlives all who ask.
class ToolGate final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolGate)
public:
    static constexpr qsizetype kLogEntries = 1000; ///< older ones are dropped

    /// `store` and `clock` outlive it. Without an asker everything that was not allowed before is denied.
    ToolGate(ToolPermissionStore &store, Clock &clock, QObject *parent = nullptr);
    ~ToolGate() override;

    /// It outlives the gate, or takes itself away with nullptr, which denies what waits.
    void setAsker(ToolAsker *asker);
    /// Whether it would run without a question.
    bool isAllowed(const ToolUse &use) const;
    ToolPass *ask(ToolUse use, QObject *parent);
    /// A person has just pressed for exactly this: nothing is asked, and it is logged as allowed once.
    void note(const ToolUse &use);
    const QList<ToolLogEntry> &log() const { return m_log; }
    /// The run of a tool with such arguments that was let through nearest to `near` (UTC); of all, the latest, where that is not
    /// valid. nullptr: the log has none. Valid until something is logged.
    const ToolLogEntry *find(const QString &tool, const Json &arguments, const QDateTime &near) const;

signals:
    void logged(const cuewright::ToolLogEntry &entry);

private:
    std::optional<ToolPermission> remembered(const ToolUse &use) const; ///< nullopt: it has to be asked for
    void askNext();
    void takeBack();
    void take(ToolPermission permission);
    void decide(ToolPass &pass, ToolPermission permission, bool wasAsked);
    const ToolLogEntry &keep(const ToolUse &use, ToolPermission permission, bool wasAsked);

    ToolPermissionStore &m_store;
    Clock &m_clock;
    ToolAsker *m_asker = nullptr;
    QSet<QString> m_session; ///< keys
    QList<QPointer<ToolPass>> m_waiting; ///< the first one has the open question
    std::unique_ptr<ToolQuestion> m_question;
    QList<ToolLogEntry> m_log;
    std::int64_t m_lastNumber = 0;
};

} // namespace cuewright
Q_DECLARE_METATYPE(cuewright::ToolLogEntry)
