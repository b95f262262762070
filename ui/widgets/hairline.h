#pragma once

#include <QFrame>

namespace cuewright {

/// A line of one pixel between regions.
class Hairline final : public QFrame
{
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);
};

} // namespace cuewright
