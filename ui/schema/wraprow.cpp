#include "schema/wraprow.h"

#include <algorithm>

namespace cuewright {

WrapRow::WrapRow(int gap, QWidget *parent)
    : QWidget(parent)
    , m_gap(gap)
{
}

void WrapRow::arrange()
{
    int x = 0;
    int y = 0;
    int line = 0;
    const auto widgets = findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *widget : widgets) {
        if (widget->isHidden())
            continue;
        const QSize wanted = widget->sizeHint();
        const int wide = std::min(wanted.width(), width());
        if (x > 0 && x + wide > width()) {
            x = 0;
            y += line + m_gap;
            line = 0;
        }
        widget->setGeometry(isRightToLeft() ? width() - x - wide : x, y, wide, wanted.height());
        x += wide + m_gap;
        line = std::max(line, wanted.height());
    }
    if (m_height != y + line) {
        m_height = y + line;
        updateGeometry();
    }
}

void WrapRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace cuewright
