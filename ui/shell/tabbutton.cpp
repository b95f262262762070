#include "shell/tabbutton.h"

#include "widgets/theme.h"

#include <QPainter>

namespace cuewright {

TabButton::TabButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::NoFocus); // Ctrl+W closes; a stop at every tab would be in the way
    setCursor(Qt::ArrowCursor);
    resize(sizeHint());
}

void TabButton::setDirty(bool dirty)
{
    m_dirty = dirty;
    update();
}

QSize TabButton::sizeHint() const
{
    return {m_theme.px(20), m_theme.px(20)};
}

void TabButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (m_dirty && !underMouse()) {
        painter.setBrush(m_theme.color(ColorRole::Accent));
        painter.drawEllipse(QRectF(rect()).center(), m_theme.px(3), m_theme.px(3));
        return;
    }
    if (underMouse()) {
        painter.setBrush(m_theme.color(isDown() ? ColorRole::Sunken : ColorRole::Hover));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const int side = m_theme.px(12);
    painter.drawPixmap((width() - side) / 2, (height() - side) / 2,
        m_theme.pixmap(Glyph::Close, ColorRole::Muted, side, devicePixelRatioF()));
}

} // namespace cuewright
