#include "shell/shellcommands.h"

#include "shell/commandregistry.h"
#include "shell/shell.h"

#include <QAction>
#include <QCoreApplication>

namespace cuewright {
namespace {

class PaletteCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(PaletteCommand)
public:
    explicit PaletteCommand(Shell &shell)
        : Command({QStringLiteral("view.palette"), Glyph::Search, QKeySequence(Qt::CTRL | Qt::Key_K), false, false})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("Search or run a &command"); }
    void execute() override { m_shell.showPalette(Shell::PaletteMode::Commands); }

private:
    Shell &m_shell;
};

class GoToFileCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(GoToFileCommand)
public:
    explicit GoToFileCommand(Shell &shell)
        : Command({QStringLiteral("view.goToFile"), Glyph::File, QKeySequence(Qt::CTRL | Qt::Key_P)})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&Go to file…"); }
    bool isEnabled() const override { return m_shell.hasProject(); }
    void execute() override { m_shell.showPalette(Shell::PaletteMode::Files); }

private:
    Shell &m_shell;
};

class PanelCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(PanelCommand)
public:
    PanelCommand(Shell &shell, Shell::Panel panel, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_panel(panel)
    {
    }
    QString text() const override
    {
        switch (m_panel) {
        case Shell::Panel::Left:
            return tr("&Left panel");
        case Shell::Panel::Bottom:
            return tr("&Bottom panel");
        case Shell::Panel::Right:
            return tr("&Right panel");
        }
        return {};
    }
    bool isEnabled() const override { return m_shell.canTogglePanel(m_panel); }
    bool isChecked() const override { return m_shell.isPanelShown(m_panel); }
    void execute() override { m_shell.showPanel(m_panel, !m_shell.isPanelShown(m_panel)); }

private:
    Shell &m_shell;
    Shell::Panel m_panel;
};

class PaneCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(PaneCommand)
public:
    PaneCommand(Shell &shell, int by, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_by(by)
    {
    }
    QString text() const override { return m_by > 0 ? tr("&Next pane") : tr("&Previous pane"); }
    void execute() override { m_shell.stepPane(m_by); }

private:
    Shell &m_shell;
    int m_by;
};

class TabCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(TabCommand)
public:
    TabCommand(Shell &shell, int by, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_by(by)
    {
    }
    QString text() const override { return m_by > 0 ? tr("Ne&xt tab") : tr("Previous t&ab"); }
    bool isEnabled() const override { return m_shell.pageCount() > 1; }
    void execute() override { m_shell.stepPage(m_by); }

private:
    Shell &m_shell;
    int m_by;
};

class TabNumberCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(TabNumberCommand)
public:
    TabNumberCommand(Shell &shell, int number)
        : Command({QStringLiteral("view.tab%1").arg(number), std::nullopt,
            QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_0 + number))), false, false})
        , m_shell(shell)
        , m_number(number)
    {
    }
    QString text() const override { return tr("Tab %1").arg(m_number); }
    bool isEnabled() const override { return m_number <= m_shell.pageCount(); }
    void execute() override { m_shell.selectPage(m_number - 1); }

private:
    Shell &m_shell;
    int m_number;
};

class ProblemCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(ProblemCommand)
public:
    ProblemCommand(Shell &shell, int by, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_by(by)
    {
    }
    QString text() const override { return m_by > 0 ? tr("Next proble&m") : tr("Pre&vious problem"); }
    bool isEnabled() const override { return hasOwn() || m_shell.problemCount() > 0; }
    void execute() override
    {
        if (hasOwn())
            m_shell.currentPage()->perform(traits().id);
        else
            m_shell.stepProblem(m_by);
    }

private:
    /// A page that lists its problems itself goes through them itself.
    bool hasOwn() const { return m_shell.currentPage() && m_shell.currentPage()->canPerform(traits().id); }

    Shell &m_shell;
    int m_by;
};

} // namespace

void addViewCommands(CommandRegistry &registry, Shell &shell)
{
    registry.add(std::make_unique<PaletteCommand>(shell));
    registry.add(std::make_unique<GoToFileCommand>(shell));
    const auto panel = [&](Shell::Panel which, const char *id, Glyph glyph, const char *keys) {
        registry.add(std::make_unique<PanelCommand>(shell, which,
            Command::Traits{QLatin1String(id), glyph, QKeySequence(QLatin1String(keys)), true}));
    };
    panel(Shell::Panel::Left, "view.leftPanel", Glyph::PanelLeft, "Ctrl+B");
    panel(Shell::Panel::Bottom, "view.bottomPanel", Glyph::PanelBottom, "Ctrl+J");
    panel(Shell::Panel::Right, "view.rightPanel", Glyph::PanelRight, "Ctrl+Shift+B");

    const auto traits = [](const char *id, const char *keys) {
        return Command::Traits{QLatin1String(id), std::nullopt, QKeySequence(QLatin1String(keys))};
    };
    registry.add(std::make_unique<PaneCommand>(shell, 1, traits("view.nextPane", "F6")));
    registry.add(std::make_unique<PaneCommand>(shell, -1, traits("view.previousPane", "Shift+F6")));
    registry.add(std::make_unique<TabCommand>(shell, 1, traits("view.nextTab", "Ctrl+Tab")));
    registry.add(std::make_unique<TabCommand>(shell, -1, traits("view.previousTab", "Ctrl+Shift+Tab")));
    for (int number = 1; number <= 9; ++number)
        registry.add(std::make_unique<TabNumberCommand>(shell, number));
    registry.add(std::make_unique<ProblemCommand>(shell, 1, traits("view.nextProblem", "F8")));
    registry.add(std::make_unique<ProblemCommand>(shell, -1, traits("view.previousProblem", "Shift+F8")));
}

} // namespace cuewright
