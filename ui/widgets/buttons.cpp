#include "widgets/buttons.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QToolButton>

#include <array>

namespace cuewright {
namespace {

constexpr std::array kNames = {"secondary", "primary", "ghost", "soft", "danger", "small"};

} // namespace

QPushButton *makeButton(ButtonKind kind, const QString &text, const QIcon &icon, QWidget *parent)
{
    auto *button = new QPushButton(icon, text, parent);
    button->setProperty("kind", QLatin1String(kNames[static_cast<std::size_t>(kind)]));
    button->setIconSize({16, 16});
    button->setAutoDefault(false);
    return button;
}

QToolButton *makeIconButton(
    const Theme &theme, Glyph glyph, const QString &name, const QKeySequence &shortcut, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(theme.icon(glyph));
    button->setIconSize({16, 16});
    button->setAccessibleName(name);
    button->setToolTip(tipWithShortcut(name, shortcut));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QString tipWithShortcut(const QString &text, const QKeySequence &shortcut)
{
    if (shortcut.isEmpty())
        return text;
    return QCoreApplication::translate("Buttons", "%1 (%2)", "tooltip: text, shortcut")
        .arg(text, shortcut.toString(QKeySequence::NativeText));
}

} // namespace cuewright
