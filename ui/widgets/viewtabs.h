#pragma once

#include <QTabBar>

namespace cuewright {

/// Quiet tabs between views of one thing (Reply, Fields, Raw), as high as a pane's header.
class ViewTabs final : public QTabBar
{
    Q_OBJECT
public:
    explicit ViewTabs(QWidget *parent = nullptr);
};

} // namespace cuewright
