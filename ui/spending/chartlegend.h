#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace cuewright {

/// The colours of a chart with their names, in the order in which they are stacked. It wraps where it is
/// short of room.
class ChartLegend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartLegend)
public:
    struct Entry
    {
        int slot = 0; ///< for Theme::chartColor(); ModelColors::kOther is the colour of "Other"
        QString name;
    };

    ChartLegend(const Theme &theme, QWidget *parent);

    void setEntries(const QList<Entry> &entries);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<QRect> places(int width) const;

    const Theme &m_theme;
    QList<Entry> m_entries;
};

} // namespace cuewright
