#pragma once

#include "shell/command.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

class QSettings;

namespace cuewright {

/// All commands, in the order they were added, with the shortcuts that the person gave them.
class CommandRegistry final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandRegistry)
public:
    CommandRegistry(const Theme &theme, QSettings &settings, QObject *parent = nullptr);
    ~CommandRegistry() override;

    /// Gives the command the person's own shortcut, where there is one.
    Command &add(std::unique_ptr<Command> command);
    Command *command(const QString &id) const;
    QAction *action(const QString &id) const; ///< of a command that exists
    const std::vector<std::unique_ptr<Command>> &commands() const { return m_commands; }

    /// Refused (with the other command's id) where another command has it; empty takes the shortcut away. Keys that work in
    /// different places (`queue.…`, `fields.…`) are no bother to each other.
    QString setShortcut(const QString &id, const QKeySequence &shortcut);
    void resetShortcut(const QString &id);
    bool hasOwnShortcut(const QString &id) const;

    void refresh(); ///< state and words of all

signals:
    void shortcutChanged(const QString &id);

private:
    QString settingsKey(const QString &id) const;

    const Theme &m_theme;
    QSettings &m_settings;
    std::vector<std::unique_ptr<Command>> m_commands;
};

} // namespace cuewright
