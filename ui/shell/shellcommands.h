#pragma once

namespace cuewright {

class CommandRegistry;
class Shell;

// Each adds the commands of one part of the menus; `shell` outlives the registry's commands.
void addFileCommands(CommandRegistry &registry, Shell &shell);
void addEditCommands(CommandRegistry &registry, Shell &shell);
void addViewCommands(CommandRegistry &registry, Shell &shell);
void addAppearanceCommands(CommandRegistry &registry, Shell &shell);
void addQueueCommands(CommandRegistry &registry, Shell &shell);
void addPageCommands(CommandRegistry &registry, Shell &shell);

} // namespace cuewright
