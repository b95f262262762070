#include "shell/shellcommands.h"

#include "shell/commandregistry.h"
#include "shell/shell.h"

#include <QApplication>
#include <QCoreApplication>
#include <QMetaMethod>
#include <QWidget>

namespace cuewright {
namespace {

class NewPromptCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(NewPromptCommand)
public:
    explicit NewPromptCommand(Shell &shell)
        : Command({QStringLiteral("file.newPrompt"), Glyph::Plus, QKeySequence(Qt::CTRL | Qt::Key_N)})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&New prompt…"); }
    bool isEnabled() const override { return m_shell.hasProject(); }
    void execute() override { m_shell.newPrompt(); }

private:
    Shell &m_shell;
};

class NewSchemaCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(NewSchemaCommand)
public:
    explicit NewSchemaCommand(Shell &shell)
        : Command({QStringLiteral("file.newSchema"), Glyph::Schema})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("New sche&ma…"); }
    bool isEnabled() const override { return m_shell.hasProject(); }
    void execute() override { m_shell.newSchema(); }

private:
    Shell &m_shell;
};

class NewToolCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(NewToolCommand)
public:
    explicit NewToolCommand(Shell &shell)
        : Command({QStringLiteral("file.newTool"), Glyph::Tool})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("New &tool…"); }
    bool isEnabled() const override { return m_shell.hasProject(); }
    void execute() override { m_shell.newTool(); }

private:
    Shell &m_shell;
};

class OpenProjectCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(OpenProjectCommand)
public:
    explicit OpenProjectCommand(Shell &shell)
        : Command({QStringLiteral("file.openProject"), Glyph::Folder, QKeySequence(Qt::CTRL | Qt::Key_O)})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&Open project…"); }
    void execute() override { m_shell.chooseProject(); }

private:
    Shell &m_shell;
};

class ImportMessagesCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(ImportMessagesCommand)
public:
    explicit ImportMessagesCommand(Shell &shell)
        : Command({QStringLiteral("file.importMessages"), Glyph::Import})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&Import messages…"); }
    bool isEnabled() const override { return m_shell.hasProject(); }
    void execute() override { m_shell.importMessages(); }

private:
    Shell &m_shell;
};

class SaveCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(SaveCommand)
public:
    explicit SaveCommand(Shell &shell)
        : Command({QStringLiteral("file.save"), Glyph::Save, QKeySequence(Qt::CTRL | Qt::Key_S)})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&Save"); }
    bool isEnabled() const override { return m_shell.currentPage() && m_shell.currentPage()->isDirty(); }
    void execute() override { m_shell.saveCurrentPage(); }

private:
    Shell &m_shell;
};

class CloseTabCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(CloseTabCommand)
public:
    explicit CloseTabCommand(Shell &shell)
        : Command({QStringLiteral("file.closeTab"), Glyph::Close, QKeySequence(Qt::CTRL | Qt::Key_W)})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&Close tab"); }
    bool isEnabled() const override { return m_shell.currentPage() != nullptr; }
    void execute() override { m_shell.closeCurrentPage(); }

private:
    Shell &m_shell;
};

class QuitCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(QuitCommand)
public:
    explicit QuitCommand(Shell &shell)
        : Command({QStringLiteral("file.quit"), std::nullopt, QKeySequence(Qt::CTRL | Qt::Key_Q)})
        , m_shell(shell)
    {
        action()->setMenuRole(QAction::QuitRole);
    }
    QString text() const override { return tr("&Quit"); }
    void execute() override { m_shell.quit(); }

private:
    Shell &m_shell;
};

/// Undo, cut, paste and so on of whatever text has the focus, by the slot that all of Qt's text widgets share.
class EditCommand : public Command
{
public:
    EditCommand(const char *slot, Traits traits)
        : Command(std::move(traits))
        , m_slot(slot)
    {
    }
    bool isEnabled() const override { return slotOf(QApplication::focusWidget()) >= 0; }
    void execute() override
    {
        QWidget *target = QApplication::focusWidget();
        if (const int index = slotOf(target); index >= 0)
            target->metaObject()->method(index).invoke(target);
    }

private:
    int slotOf(const QWidget *widget) const { return widget ? widget->metaObject()->indexOfSlot(m_slot) : -1; }

    const char *m_slot;
};

/// Undo and redo go to the page's own history where the focus is not in a text.
class HistoryCommand : public EditCommand
{
public:
    HistoryCommand(Shell &shell, const char *slot, Traits traits)
        : EditCommand(slot, std::move(traits))
        , m_shell(shell)
    {
    }
    bool isEnabled() const override
    {
        return EditCommand::isEnabled() || (m_shell.currentPage() && m_shell.currentPage()->canPerform(traits().id));
    }
    void execute() override
    {
        if (EditCommand::isEnabled())
            EditCommand::execute();
        else if (m_shell.currentPage())
            m_shell.currentPage()->perform(traits().id);
    }

private:
    Shell &m_shell;
};

class UndoCommand final : public HistoryCommand
{
    Q_DECLARE_TR_FUNCTIONS(UndoCommand)
public:
    explicit UndoCommand(Shell &shell)
        : HistoryCommand(shell, "undo()", {QStringLiteral("edit.undo"), Glyph::Undo, QKeySequence(Qt::CTRL | Qt::Key_Z)})
    {
    }
    QString text() const override { return tr("&Undo"); }
};

class RedoCommand final : public HistoryCommand
{
    Q_DECLARE_TR_FUNCTIONS(RedoCommand)
public:
    explicit RedoCommand(Shell &shell)
        : HistoryCommand(shell, "redo()", {QStringLiteral("edit.redo"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)})
    {
    }
    QString text() const override { return tr("&Redo"); }
};

class CutCommand final : public EditCommand
{
    Q_DECLARE_TR_FUNCTIONS(CutCommand)
public:
    CutCommand()
        : EditCommand("cut()", {QStringLiteral("edit.cut"), {}, QKeySequence(Qt::CTRL | Qt::Key_X)})
    {
    }
    QString text() const override { return tr("Cu&t"); }
};

class CopyCommand final : public EditCommand
{
    Q_DECLARE_TR_FUNCTIONS(CopyCommand)
public:
    CopyCommand()
        : EditCommand("copy()", {QStringLiteral("edit.copy"), Glyph::Copy, QKeySequence(Qt::CTRL | Qt::Key_C)})
    {
    }
    QString text() const override { return tr("&Copy"); }
};

class PasteCommand final : public EditCommand
{
    Q_DECLARE_TR_FUNCTIONS(PasteCommand)
public:
    PasteCommand()
        : EditCommand("paste()", {QStringLiteral("edit.paste"), {}, QKeySequence(Qt::CTRL | Qt::Key_V)})
    {
    }
    QString text() const override { return tr("&Paste"); }
};

class SelectAllCommand final : public EditCommand
{
    Q_DECLARE_TR_FUNCTIONS(SelectAllCommand)
public:
    SelectAllCommand()
        : EditCommand("selectAll()", {QStringLiteral("edit.selectAll"), {}, QKeySequence(Qt::CTRL | Qt::Key_A)})
    {
    }
    QString text() const override { return tr("Select &all"); }
};

} // namespace

void addFileCommands(CommandRegistry &registry, Shell &shell)
{
    registry.add(std::make_unique<NewPromptCommand>(shell));
    registry.add(std::make_unique<NewSchemaCommand>(shell));
    registry.add(std::make_unique<NewToolCommand>(shell));
    registry.add(std::make_unique<OpenProjectCommand>(shell));
    registry.add(std::make_unique<ImportMessagesCommand>(shell));
    registry.add(std::make_unique<SaveCommand>(shell));
    registry.add(std::make_unique<CloseTabCommand>(shell));
    registry.add(std::make_unique<QuitCommand>(shell));
}

void addEditCommands(CommandRegistry &registry, Shell &shell)
{
    registry.add(std::make_unique<UndoCommand>(shell));
    registry.add(std::make_unique<RedoCommand>(shell));
    registry.add(std::make_unique<CutCommand>());
    registry.add(std::make_unique<CopyCommand>());
    registry.add(std::make_unique<PasteCommand>());
    registry.add(std::make_unique<SelectAllCommand>());
}

} // namespace cuewright
