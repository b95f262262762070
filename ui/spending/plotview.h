#pragma once

#include "spending/chartscale.h"
#include "widgets/theme.h"

#include <QChartView>

class QValueAxis;

namespace cuewright {

/// What the two charts of the page share: one plot area with the same margins, so that they line up, labels
/// that this class draws itself (Qt Charts cuts labels short, and has no two-line ones that may repeat), and
/// colours that follow the theme. Charts are not mirrored in right-to-left languages: time goes to the right
/// everywhere.
class PlotView : public QChartView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlotView)
public:
    PlotView(const Theme &theme, QWidget *parent);
    ~PlotView() override;

    /// What the labels of the value axis need; views that stand above each other get the widest of theirs.
    int labelWidth() const;
    void setLabelWidth(int width);

protected:
    const Theme &theme() const { return m_theme; }
    QRectF plotArea() const;
    void setScale(const ChartScale &scale);
    QValueAxis *valueAxis() const { return m_values; }
    /// Room under the plot, in lines of caption text.
    void setLinesBelow(int lines);

    void resizeEvent(QResizeEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    virtual void restyle();
    /// The plot area has a new size.
    virtual void laidOut() { }

private:
    void layOut();
    qreal heightOf(qsizetype label) const;

    const Theme &m_theme;
    QValueAxis *m_values;
    ChartScale m_scale;
    int m_linesBelow = 0;
    int m_labelWidth = 0;
};

} // namespace cuewright
