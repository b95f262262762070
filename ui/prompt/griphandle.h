#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace cuewright {

/// What a card is dragged by. Tells where the pointer is; whoever owns the cards decides what that means.
class GripHandle final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GripHandle)
public:
    explicit GripHandle(const Theme &theme, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {m_theme.px(16), m_theme.px(26)}; }

signals:
    void dragged(const QPoint &globalPosition);
    void dropped(const QPoint &globalPosition);
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const Theme &m_theme;
    QPoint m_pressed;
    bool m_dragging = false;
};

} // namespace cuewright
