#include "shell/shellcommands.h"

#include "shell/commandregistry.h"
#include "shell/shell.h"

#include <QCoreApplication>

#include <iterator>

namespace cuewright {
namespace {

/// A command that the current page carries out: enabled where the page says it can. One class for all of them, because
/// they differ in nothing but their words.
class PageCommand final : public Command
{
public:
    PageCommand(Shell &shell, Traits traits, const char *sourceText)
        : Command(std::move(traits))
        , m_shell(shell)
        , m_sourceText(sourceText)
    {
    }
    QString text() const override { return QCoreApplication::translate("PageCommand", m_sourceText); }
    bool isEnabled() const override
    {
        return m_shell.currentPage() && m_shell.currentPage()->canPerform(traits().id);
    }
    bool isChecked() const override { return isEnabled() && m_shell.currentPage()->isChecked(traits().id); }
    void execute() override { m_shell.currentPage()->perform(traits().id); }

private:
    Shell &m_shell;
    const char *m_sourceText;
};

struct Row
{
    const char *id;
    std::optional<Glyph> glyph;
    const char *keys; // portable text
    const char *text;
    bool checkable = false;
};

constexpr Row kRows[] = {
    {"edit.find", Glyph::Search, "Ctrl+F", QT_TRANSLATE_NOOP("PageCommand", "&Find…")},
    {"edit.findNext", {}, "F3", QT_TRANSLATE_NOOP("PageCommand", "Find &next")},
    {"prompt.addMessage", Glyph::Plus, "Ctrl+Shift+A", QT_TRANSLATE_NOOP("PageCommand", "&Add message")},
    {"prompt.makeVariable", Glyph::TGroup, "Ctrl+Shift+M", QT_TRANSLATE_NOOP("PageCommand", "&Make variable")},
    {"prompt.tokenBoundaries", Glyph::Tokens, "Ctrl+Shift+T",
        QT_TRANSLATE_NOOP("PageCommand", "&Show token boundaries"), true},
    {"prompt.tokenBreakdown", Glyph::Tokens, "Ctrl+Shift+K",
        QT_TRANSLATE_NOOP("PageCommand", "Where tokens &go…")},
    {"prompt.previousCase", Glyph::ChevronLeft, "Ctrl+PgUp", QT_TRANSLATE_NOOP("PageCommand", "&Previous test case")},
    {"prompt.nextCase", Glyph::ChevronRight, "Ctrl+PgDown", QT_TRANSLATE_NOOP("PageCommand", "&Next test case")},
    {"prompt.flipLayout", {}, "Ctrl+Shift+J", QT_TRANSLATE_NOOP("PageCommand", "Reply be&low or beside")},
    {"schema.fix", Glyph::Wand, "Alt+Return", QT_TRANSLATE_NOOP("PageCommand", "Fi&x this problem")},
    {"schema.fixAll", Glyph::Wand, "", QT_TRANSLATE_NOOP("PageCommand", "Fix all pro&blems")},
    {"run.start", Glyph::Play, "Ctrl+Return", QT_TRANSLATE_NOOP("PageCommand", "&Run")},
    {"run.stop", Glyph::Stop, "Ctrl+.", QT_TRANSLATE_NOOP("PageCommand", "&Stop")},
    {"run.practiceViolation", {}, "", QT_TRANSLATE_NOOP("PageCommand", "Practice: the next reply breaks a r&ule"), true},
    {"trace.newBranch", Glyph::Branch, "Ctrl+Shift+N", QT_TRANSLATE_NOOP("PageCommand", "New &branch from this step")},
    {"trace.rerun", Glyph::Refresh, "Ctrl+Shift+R", QT_TRANSLATE_NOOP("PageCommand", "Re-run &from here")},
    {"trace.renameBranch", Glyph::Edit, "", QT_TRANSLATE_NOOP("PageCommand", "Rename branc&h…")},
    {"trace.deleteBranch", Glyph::Trash, "", QT_TRANSLATE_NOOP("PageCommand", "&Delete branch…")},
    {"trace.saveMock", Glyph::Save, "Ctrl+M", QT_TRANSLATE_NOOP("PageCommand", "Save as &mock…")},
    {"trace.replay", Glyph::Play, "", QT_TRANSLATE_NOOP("PageCommand", "Replay &offline")},
    {"trace.compare", Glyph::Compare, "", QT_TRANSLATE_NOOP("PageCommand", "Compar&e branches")},
    {"trace.assertions", Glyph::Check, "", QT_TRANSLATE_NOOP("PageCommand", "Asser&tions")},
    {"reply.text", {}, "Ctrl+Shift+1", QT_TRANSLATE_NOOP("PageCommand", "Show the reply as &text")},
    {"reply.fields", {}, "Ctrl+Shift+2", QT_TRANSLATE_NOOP("PageCommand", "Show the reply as &fields")},
    {"reply.raw", {}, "Ctrl+Shift+3", QT_TRANSLATE_NOOP("PageCommand", "Show request and reply ra&w")},
};

} // namespace

void addPageCommands(CommandRegistry &registry, Shell &shell)
{
    for (const Row &row : kRows) {
        const QKeySequence keys(QLatin1String(row.keys), QKeySequence::PortableText);
        registry.add(std::make_unique<PageCommand>(
            shell, Command::Traits{QLatin1String(row.id), row.glyph, keys, row.checkable}, row.text));
    }
}

} // namespace cuewright
