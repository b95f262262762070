#pragma once

#include "tools/stepmodel.h"
#include "widgets/theme.h"

#include <QAbstractScrollArea>

namespace cuewright {

/// When each step of a branch happened: a lane for the model and one for each tool, over a ruler in seconds. A bar is as long as
/// its step took; calls that ran at the same time lie under each other.
///
/// One tab stop: Left and Right go from step to step, Up and Down from lane to lane, Enter opens the step.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineView)
public:
    /// Both outlive the view.
    TimelineView(const Theme &theme, StepModel &steps, QWidget *parent = nullptr);

    StepModel &steps() const { return m_steps; }
    int current() const { return m_current; } ///< row of the model; -1: none
    void setCurrent(int row); ///< scrolls it into view; tells nobody
    int zoom() const { return m_zoom; } ///< percent
    void setZoom(int percent);
    /// Tokens and cost under the lanes.
    void showFigures(bool shown);
    void scrollToNow();

    QRect barRect(int row) const; ///< in the viewport
    int rowAt(const QPoint &position) const; ///< in the viewport; -1: none
    QSize minimumSizeHint() const override;

signals:
    void currentChanged(int row); ///< by a person
    void openRequested(); ///< Enter or a double click
    void zoomChanged(int percent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void follow();
    void layOut();
    int placeBars();
    void choose(int row);
    int stepBeside(int by) const;
    int stepInLane(int by) const;
    int gutter() const;
    int laneHeight() const;
    int rulerHeight() const;
    double pixelsPerSecond() const;
    int xOf(std::chrono::milliseconds at) const; ///< in the viewport
    int widthOf(const StepRow &step) const;
    int topOf(int lane) const; ///< in the viewport
    int figuresTop() const;
    void ensureVisible(int row);
    // timelineview_paint.cpp
    void paintGrid(QPainter &painter) const;
    void paintParallel(QPainter &painter) const;
    void paintBars(QPainter &painter) const;
    void paintBar(QPainter &painter, int row, const QRect &bar) const;
    void paintGutter(QPainter &painter) const;
    void paintRuler(QPainter &painter) const;
    void paintFigures(QPainter &painter) const;
    void paintNow(QPainter &painter) const;

    const Theme &m_theme;
    StepModel &m_steps;
    int m_current = -1;
    int m_zoom = 100;
    bool m_figures = true;
    /// How far each row's bar stands beside its time, so that bars of one lane, which have a smallest width, do not hide each other.
    QList<int> m_shifts;
    QList<int> m_turnShifts; ///< the same, of the rows of the model alone
};

} // namespace cuewright
