#pragma once

#include "shell/page.h"
#include "widgets/theme.h"

#include <QString>

namespace cuewright {

class QueueActions;

/// What commands may ask of the window; they never see the window itself.
class Shell
{
public:
    enum class Panel { Left, Bottom, Right };
    enum class PaletteMode { Commands, Files };

    virtual ~Shell() = default;

    virtual Page *currentPage() const = 0;
    virtual int pageCount() const = 0;
    virtual void openPage(const PageKey &key) = 0;
    virtual void selectPage(int index) = 0;
    virtual void stepPage(int by) = 0;
    virtual void closeCurrentPage() = 0;
    virtual void saveCurrentPage() = 0;

    virtual bool hasProject() const = 0;
    virtual void newPrompt() = 0;
    virtual void newSchema() = 0;
    virtual void newTool() = 0;
    virtual void chooseProject() = 0;
    virtual void importMessages() = 0;
    virtual void quit() = 0;

    virtual void showPalette(PaletteMode mode) = 0;
    virtual bool canTogglePanel(Panel panel) const = 0;
    virtual bool isPanelShown(Panel panel) const = 0;
    virtual void showPanel(Panel panel, bool shown) = 0;
    virtual void stepPane(int by) = 0;
    virtual void stepProblem(int by) = 0;
    virtual int problemCount() const = 0;
    virtual QueueActions *queue() const = 0; ///< nullptr while the window is being built
    virtual bool isQueueShown() const = 0;
    virtual void showQueue(bool shown) = 0; ///< with the focus in it

    virtual int zoom() const = 0;
    virtual void setZoom(int percent) = 0;
    virtual Theme::Mode themeMode() const = 0;
    virtual void setThemeMode(Theme::Mode mode) = 0;
    virtual QString language() const = 0; ///< empty: the system's
    virtual void setLanguage(const QString &code) = 0;
    virtual void showAbout() = 0;
};

} // namespace cuewright
