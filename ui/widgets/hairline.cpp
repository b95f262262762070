#include "widgets/hairline.h"

namespace cuewright {

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent)
    : QFrame(parent)
{
    setProperty("kind", QStringLiteral("line"));
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

} // namespace cuewright
