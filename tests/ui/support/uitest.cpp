#include "ui/support/uitest.h"

#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

namespace cuewright {

UiTest::UiTest(Theme::Mode mode)
{
    QFont text(QStringLiteral("Inter"));
    text.setPointSizeF(9.75);
    QFont source(QStringLiteral("Noto Sans Mono"));
    source.setPointSizeF(9.75);
    theme.setBaseFonts(text, source);
    theme.setMode(mode);
    theme.install();
}

QString screenshotPath(const QString &name)
{
    const QDir folder(QStringLiteral(CUEWRIGHT_SCREENSHOTS));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(name + QStringLiteral(".png"));
}

bool saveScreenshot(QWidget &widget, const QString &name)
{
    if (!widget.isVisible()) {
        widget.show();
        if (!QTest::qWaitForWindowExposed(&widget))
            return false;
    }
    QCoreApplication::sendPostedEvents();
    return widget.grab().save(screenshotPath(name));
}

} // namespace cuewright
