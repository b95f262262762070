#pragma once

#include "widgets/glyph.h"

#include <QIcon>
#include <QKeySequence>
#include <QString>

class QPushButton;
class QToolButton;
class QWidget;

namespace cuewright {

class Theme;

/// Secondary has an outline, Ghost nothing but its text, Primary the accent: one of it on a page, at most. Danger is a
/// secondary button whose text is red.
enum class ButtonKind { Secondary, Primary, Ghost, Soft, Danger, Small };

QPushButton *makeButton(ButtonKind kind, const QString &text, const QIcon &icon = {}, QWidget *parent = nullptr);
/// Icon only: `name` is its accessible name and, with the shortcut, its tooltip.
QToolButton *makeIconButton(
    const Theme &theme, Glyph glyph, const QString &name, const QKeySequence &shortcut = {}, QWidget *parent = nullptr);

/// "Save a version (Ctrl+S)"; the text alone where there is no shortcut.
QString tipWithShortcut(const QString &text, const QKeySequence &shortcut);

} // namespace cuewright
