#pragma once

namespace cuewright {

class Dialogs;
class Theme;

/// What every widget may need of its surroundings. Made once in app/, outlives the window, handed on by reference.
struct UiContext
{
    Theme &theme;
    Dialogs &dialogs;
};

} // namespace cuewright
