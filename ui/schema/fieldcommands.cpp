#include "schema/fieldcommands.h"

#include "schema/fieldspane.h"
#include "shell/commandregistry.h"
#include "shell/page.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr FieldCommand kRows[] = {
    {"fields.addBelow", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Add below"), "Ins"},
    {"fields.addInside", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Add inside"), "Shift+Ins"},
    {"fields.rename", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Rename"), "F2"},
    {"fields.type", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Type…"), "Alt+T"},
    {"fields.required", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Required or not"), "Space"},
    {"fields.duplicate", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Duplicate"), "Ctrl+D"},
    {"fields.moveUp", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Move up"), "Alt+Up"},
    {"fields.moveDown", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Move down"), "Alt+Down"},
    {"fields.moveInto", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Move into the group above"), "Alt+Right"},
    {"fields.moveOut", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Move out of the group"), "Alt+Left"},
    {"fields.extract", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Make a shared part…"), ""},
    {"fields.putInPlace", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Put the shared part in place"), ""},
    {"fields.source", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Go to the source"), "Ctrl+E"},
    {"fields.remove", QT_TRANSLATE_NOOP("cuewright::FieldsPane", "Remove"), "Del"},
};

class PageFieldCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(PageFieldCommand)
public:
    PageFieldCommand(const FieldCommand &row, const std::function<Page *()> &currentPage)
        : Command({QLatin1String(row.id), {}, QKeySequence(QLatin1String(row.keys), QKeySequence::PortableText), false, true, true})
        , m_row(row)
        , m_currentPage(currentPage)
    {
    }
    QString text() const override { return tr("Field: %1", "what is done to it").arg(FieldsPane::tr(m_row.text)); }
    bool isEnabled() const override { return m_currentPage() && m_currentPage()->canPerform(traits().id); }
    void execute() override { m_currentPage()->perform(traits().id); }

private:
    const FieldCommand &m_row;
    const std::function<Page *()> m_currentPage;
};

} // namespace

std::span<const FieldCommand> fieldCommands()
{
    return kRows;
}

void addFieldCommands(CommandRegistry &commands, const std::function<Page *()> &currentPage)
{
    for (const FieldCommand &row : kRows)
        commands.add(std::make_unique<PageFieldCommand>(row, currentPage));
}

} // namespace cuewright
