#include "widgets/viewtabs.h"

namespace cuewright {

ViewTabs::ViewTabs(QWidget *parent)
    : QTabBar(parent)
{
    setProperty("kind", QStringLiteral("views"));
    setExpanding(false);
    setDrawBase(false);
    setFocusPolicy(Qt::TabFocus);
    setElideMode(Qt::ElideNone);
}

} // namespace cuewright
