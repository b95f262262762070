#include "prompt/griphandle.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace cuewright {

GripHandle::GripHandle(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("grip"));
    setCursor(Qt::OpenHandCursor);
    setFixedSize(sizeHint());
}

void GripHandle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int size = m_theme.px(16);
    painter.drawPixmap(QPointF((width() - size) / 2.0, (height() - size) / 2.0),
        m_theme.pixmap(Glyph::Grip, underMouse() ? ColorRole::Muted : ColorRole::Disabled, size, devicePixelRatioF()));
}

void GripHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::RightButton && m_dragging) {
        m_dragging = false;
        emit cancelled();
    }
    m_pressed = event->globalPosition().toPoint();
}

void GripHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint now = event->globalPosition().toPoint();
    if (!m_dragging && (now - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    emit dragged(now);
}

void GripHandle::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    emit dropped(event->globalPosition().toPoint());
}

} // namespace cuewright
