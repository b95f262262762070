#pragma once

#include "widgets/theme.h"

#include <QHeaderView>

namespace cuewright {

/// Column titles over SpendingDelegate's cells: with the same paddings, and the arrow of the sorted column
/// beside its title (a style sheet lays it over the text).
class SpendingHeader final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingHeader)
public:
    SpendingHeader(const Theme &theme, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    const Theme &m_theme;
};

} // namespace cuewright
