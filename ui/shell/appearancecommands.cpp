#include "shell/shellcommands.h"

#include "shell/commandregistry.h"
#include "shell/languagemanager.h"
#include "shell/shell.h"

#include <QAction>
#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr int kZoomStep = 10;

class ZoomCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(ZoomCommand)
public:
    /// `by` 0 goes back to 100 %.
    ZoomCommand(Shell &shell, int by, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_by(by)
    {
    }
    QString text() const override
    {
        return m_by > 0 ? tr("Zoom &in") : m_by < 0 ? tr("Zoom &out") : tr("Normal si&ze");
    }
    bool isEnabled() const override
    {
        return m_by > 0 ? m_shell.zoom() < 200 : m_by < 0 ? m_shell.zoom() > 80 : m_shell.zoom() != 100;
    }
    void execute() override { m_shell.setZoom(m_by == 0 ? 100 : m_shell.zoom() + m_by * kZoomStep); }

private:
    Shell &m_shell;
    int m_by;
};

class ThemeCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(ThemeCommand)
public:
    ThemeCommand(Shell &shell, Theme::Mode mode, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_mode(mode)
    {
    }
    QString text() const override
    {
        switch (m_mode) {
        case Theme::Mode::System:
            return tr("&System theme");
        case Theme::Mode::Light:
            return tr("&Light theme");
        case Theme::Mode::Dark:
            return tr("&Dark theme");
        }
        return {};
    }
    bool isChecked() const override { return m_shell.themeMode() == m_mode; }
    void execute() override { m_shell.setThemeMode(m_mode); }

private:
    Shell &m_shell;
    Theme::Mode m_mode;
};

class LanguageCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(LanguageCommand)
public:
    LanguageCommand(Shell &shell, const QString &code)
        : Command({QStringLiteral("view.language.%1").arg(code.isEmpty() ? QStringLiteral("system") : code),
            std::nullopt, {}, true})
        , m_shell(shell)
        , m_code(code)
    {
    }
    // A language is named in itself, so that who picked a wrong one finds the way back.
    QString text() const override
    {
        return m_code.isEmpty() ? tr("Language of the &system") : LanguageManager::nativeName(m_code);
    }
    bool isChecked() const override { return m_shell.language() == m_code; }
    void execute() override { m_shell.setLanguage(m_code); }

private:
    Shell &m_shell;
    QString m_code;
};

/// A part of the settings that people look for by its own name.
class SettingsPartCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(SettingsPartCommand)
public:
    SettingsPartCommand(Shell &shell, const char *id, Glyph glyph)
        : Command({QLatin1String(id), glyph, {}})
        , m_shell(shell)
    {
    }
    QString text() const override
    {
        return traits().id == u"tools.budget" ? tr("&Budget") : tr("Re&quests and proxy");
    }
    void execute() override
    {
        m_shell.openPage({PageKey::Kind::Settings, {}});
        if (m_shell.currentPage() && m_shell.currentPage()->canPerform(traits().id))
            m_shell.currentPage()->perform(traits().id);
    }

private:
    Shell &m_shell;
};

class OpenPageCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(OpenPageCommand)
public:
    OpenPageCommand(Shell &shell, PageKey::Kind kind, Traits traits)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_kind(kind)
    {
    }
    QString text() const override
    {
        switch (m_kind) {
        case PageKey::Kind::Settings:
            return tr("&Providers and settings");
        case PageKey::Kind::Spending:
            return tr("&Spending");
        case PageKey::Kind::Servers:
            return tr("&MCP servers");
        default:
            return tr("&Welcome page");
        }
    }
    void execute() override { m_shell.openPage({m_kind, {}}); }

private:
    Shell &m_shell;
    PageKey::Kind m_kind;
};

class AboutCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(AboutCommand)
public:
    explicit AboutCommand(Shell &shell)
        : Command({QStringLiteral("help.about"), Glyph::Info})
        , m_shell(shell)
    {
        action()->setMenuRole(QAction::AboutRole);
    }
    QString text() const override { return tr("&About Cuewright"); }
    void execute() override { m_shell.showAbout(); }

private:
    Shell &m_shell;
};

} // namespace

void addAppearanceCommands(CommandRegistry &registry, Shell &shell)
{
    const auto zoom = [&](int by, const char *id, const char *keys) {
        registry.add(std::make_unique<ZoomCommand>(
            shell, by, Command::Traits{QLatin1String(id), std::nullopt, QKeySequence(QLatin1String(keys))}));
    };
    zoom(1, "view.zoomIn", "Ctrl++");
    zoom(-1, "view.zoomOut", "Ctrl+-");
    zoom(0, "view.zoomReset", "Ctrl+0");
    const auto theme = [&](Theme::Mode mode, const char *id, Glyph glyph) {
        registry.add(
            std::make_unique<ThemeCommand>(shell, mode, Command::Traits{QLatin1String(id), glyph, {}, true}));
    };
    theme(Theme::Mode::System, "view.theme.system", Glyph::Computer);
    theme(Theme::Mode::Light, "view.theme.light", Glyph::Sun);
    theme(Theme::Mode::Dark, "view.theme.dark", Glyph::Moon);
    registry.add(std::make_unique<LanguageCommand>(shell, QString()));
    for (const QString &code : LanguageManager::available())
        registry.add(std::make_unique<LanguageCommand>(shell, code));
    const auto page = [&](PageKey::Kind kind, const char *id, Glyph glyph, const char *keys) {
        registry.add(std::make_unique<OpenPageCommand>(
            shell, kind, Command::Traits{QLatin1String(id), glyph, QKeySequence(QLatin1String(keys))}));
    };
    page(PageKey::Kind::Spending, "tools.spending", Glyph::Spending, "");
    page(PageKey::Kind::Servers, "tools.servers", Glyph::Link, "Ctrl+Shift+L");
    page(PageKey::Kind::Settings, "tools.settings", Glyph::Gear, "Ctrl+,");
    registry.add(std::make_unique<SettingsPartCommand>(shell, "tools.budget", Glyph::Spending));
    registry.add(std::make_unique<SettingsPartCommand>(shell, "tools.requests", Glyph::Gear));
    page(PageKey::Kind::Welcome, "help.welcome", Glyph::Home, "");
    registry.add(std::make_unique<AboutCommand>(shell));
}

} // namespace cuewright
