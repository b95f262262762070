#pragma once

#include "widgets/dialogs.h"
#include "widgets/theme.h"
#include "widgets/uicontext.h"

class QWidget;

namespace cuewright {

/// What a test with widgets needs around them: an installed theme with the design's fonts, and dialogs that answer.
struct UiTest
{
    explicit UiTest(Theme::Mode mode = Theme::Mode::Light);

    Theme theme;
    Dialogs dialogs;
    UiContext context{theme, dialogs};
};

/// Where a picture belongs that a test takes itself.
QString screenshotPath(const QString &name);
/// Saves a picture of `widget` as build/*/screenshots/`name`.png, after layout has settled; false where it cannot.
bool saveScreenshot(QWidget &widget, const QString &name);

} // namespace cuewright
