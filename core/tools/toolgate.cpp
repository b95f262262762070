#include "tools/toolgate.h"

#include "schema/values.h"

#include <cstdlib>

namespace cuewright {

void ToolPass::decide(bool granted)
{
    m_isGranted = granted;
    QMetaObject::invokeMethod(this, &ToolPass::finished, Qt::QueuedConnection);
}

ToolGate::ToolGate(ToolPermissionStore &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

ToolGate::~ToolGate() = default;

void ToolGate::setAsker(ToolAsker *asker)
{
    m_asker = asker;
    takeBack();
    askNext();
}

void ToolGate::takeBack()
{
    if (!m_question)
        return;
    m_question->disconnect(this);
    m_question.release()->deleteLater(); // whoever shows it may be just speaking
}

std::optional<ToolPermission> ToolGate::remembered(const ToolUse &use) const
{
    if (!mayRemember(use))
        return std::nullopt;
    const QString key = use.key();
    if (m_session.contains(key))
        return ToolPermission::Session;
    return m_store.isAllowed(key) ? std::optional(ToolPermission::Always) : std::nullopt;
}

bool ToolGate::isAllowed(const ToolUse &use) const
{
    return remembered(use).has_value();
}

ToolPass *ToolGate::ask(ToolUse use, QObject *parent)
{
    auto *pass = new ToolPass(std::move(use), parent);
    // A question whose call is gone is taken back.
    connect(pass, &QObject::destroyed, this, [this] {
        if (!m_waiting.isEmpty() && !m_waiting.first())
            takeBack();
        m_waiting.removeIf([](const QPointer<ToolPass> &waiting) { return !waiting; });
        askNext();
    });
    m_waiting << pass;
    askNext();
    return pass;
}

void ToolGate::askNext()
{
    while (!m_question && !m_waiting.isEmpty()) {
        ToolPass &pass = *m_waiting.first();
        const auto known = remembered(pass.m_use);
        if (known || !m_asker) {
            m_waiting.removeFirst();
            decide(pass, known.value_or(ToolPermission::Deny), false);
            continue;
        }
        m_question = std::make_unique<ToolQuestion>(pass.m_use, nullptr);
        connect(m_question.get(), &ToolQuestion::answered, this, &ToolGate::take);
        m_asker->ask(*m_question);
    }
}

void ToolGate::take(ToolPermission permission)
{
    takeBack();
    const QPointer<ToolPass> pass = m_waiting.isEmpty() ? nullptr : m_waiting.takeFirst();
    if (pass) {
        if (permission == ToolPermission::Session)
            m_session.insert(pass->m_use.key());
        if (permission == ToolPermission::Always)
            m_store.allow(pass->m_use.key(), pass->m_use.text());
        decide(*pass, permission, true);
    }
    QMetaObject::invokeMethod(this, &ToolGate::askNext, Qt::QueuedConnection);
}

void ToolGate::decide(ToolPass &pass, ToolPermission permission, bool wasAsked)
{
    pass.disconnect(this);
    const ToolLogEntry entry = keep(pass.m_use, permission, wasAsked);
    pass.decide(permission != ToolPermission::Deny);
    emit logged(entry);
}

const ToolLogEntry &ToolGate::keep(const ToolUse &use, ToolPermission permission, bool wasAsked)
{
    m_log << ToolLogEntry{++m_lastNumber, m_clock.utcNow(), use, permission, wasAsked};
    if (m_log.size() > kLogEntries)
        m_log.removeFirst();
    return m_log.last();
}

void ToolGate::note(const ToolUse &use)
{
    const ToolLogEntry entry = keep(use, ToolPermission::Once, true);
    emit logged(entry);
}

const ToolLogEntry *ToolGate::find(const QString &tool, const Json &arguments, const QDateTime &near) const
{
    const ToolLogEntry *best = nullptr;
    qint64 distance = 0;
    for (const ToolLogEntry &entry : m_log) {
        if (entry.use.tool != tool || entry.permission == ToolPermission::Deny || !sameValue(entry.use.arguments, arguments))
            continue;
        const qint64 away = near.isValid() ? std::abs(entry.at.msecsTo(near)) : 0;
        if (!best || away <= distance) {
            best = &entry;
            distance = away;
        }
    }
    return best;
}

} // namespace cuewright
