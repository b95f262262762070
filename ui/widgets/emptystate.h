#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cuewright {

/// What stands where there is nothing yet: an icon, one line on what belongs here, one thing to do.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)
public:
    explicit EmptyState(const Theme &theme, Glyph glyph, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &hint = {}, const QString &action = {});
    void setGlyph(Glyph glyph, ColorRole role = ColorRole::Muted);

signals:
    void actionTriggered();

private:
    void redraw();

    const Theme &m_theme;
    Glyph m_glyph;
    ColorRole m_role = ColorRole::Muted;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_action;
};

} // namespace cuewright
