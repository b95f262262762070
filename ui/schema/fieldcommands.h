#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>
#include <span>

namespace cuewright {

class CommandRegistry;
class Page;

/// Something that can be done to a row of the designer's tree.
struct FieldCommand
{
    const char *id; ///< "fields.addBelow"; stored with the person's own shortcuts: never rename one
    const char *text; ///< in the translations of FieldsPane
    const char *keys; ///< at the start; portable text
};

/// All of them, in the order of a row's menu.
std::span<const FieldCommand> fieldCommands();

/// Puts them among the commands of the program, for its palette and its table of shortcuts. The current page carries them out;
/// their keys work in the tree alone (SchemaPage::setShortcut()).
void addFieldCommands(CommandRegistry &commands, const std::function<Page *()> &currentPage);

} // namespace cuewright
