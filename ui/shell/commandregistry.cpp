#include "shell/commandregistry.h"

#include <QAction>
#include <QSettings>

#include <algorithm>

namespace cuewright {
namespace {

/// Whether there is a place where the keys of both work.
bool meet(const Command &one, const Command &other)
{
    const auto place = [](const Command &command) { return command.traits().id.section(u'.', 0, 0); };
    return !one.traits().inPlace || !other.traits().inPlace || place(one) == place(other);
}

} // namespace

CommandRegistry::CommandRegistry(const Theme &theme, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
{
}

CommandRegistry::~CommandRegistry() = default;

QString CommandRegistry::settingsKey(const QString &id) const
{
    return QStringLiteral("shortcuts/") + id;
}

Command &CommandRegistry::add(std::unique_ptr<Command> command)
{
    Q_ASSERT(!this->command(command->traits().id));
    Command &added = *command;
    added.setIcon(m_theme);
    const QString key = settingsKey(added.traits().id);
    if (m_settings.contains(key))
        added.action()->setShortcut(QKeySequence(m_settings.value(key).toString(), QKeySequence::PortableText));
    added.refresh();
    m_commands.push_back(std::move(command));
    return added;
}

Command *CommandRegistry::command(const QString &id) const
{
    const auto found = std::find_if(
        m_commands.begin(), m_commands.end(), [&](const auto &command) { return command->traits().id == id; });
    return found == m_commands.end() ? nullptr : found->get();
}

QAction *CommandRegistry::action(const QString &id) const
{
    const Command *found = command(id);
    Q_ASSERT_X(found, "CommandRegistry", qPrintable(id));
    return found ? found->action() : nullptr;
}

QString CommandRegistry::setShortcut(const QString &id, const QKeySequence &shortcut)
{
    Command *changed = command(id);
    if (!changed)
        return {};
    if (!shortcut.isEmpty()) {
        for (const auto &other : m_commands) {
            if (other.get() != changed && other->action()->shortcut() == shortcut && meet(*other, *changed))
                return other->traits().id;
        }
    }
    changed->action()->setShortcut(shortcut);
    if (shortcut == changed->traits().shortcut)
        m_settings.remove(settingsKey(id));
    else
        m_settings.setValue(settingsKey(id), shortcut.toString(QKeySequence::PortableText));
    changed->refresh();
    emit shortcutChanged(id);
    return {};
}

void CommandRegistry::resetShortcut(const QString &id)
{
    if (const Command *found = command(id))
        setShortcut(id, found->traits().shortcut);
}

bool CommandRegistry::hasOwnShortcut(const QString &id) const
{
    const Command *found = command(id);
    return found && found->action()->shortcut() != found->traits().shortcut;
}

void CommandRegistry::refresh()
{
    for (const auto &command : m_commands)
        command->refresh();
}

} // namespace cuewright
