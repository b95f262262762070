#include "tools/timelineview.h"

#include "tools/timelineaccess.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <vector>

namespace cuewright {
namespace {

// Design pixels.
constexpr int kGutter = 170;
constexpr int kRuler = 24;
constexpr int kLane = 33;
constexpr int kBar = 22;
constexpr int kSmallestBar = 26;
constexpr int kMargin = 8; // before the first second, and behind the last bar
constexpr int kMinZoom = 10;
constexpr int kMaxZoom = 1000;
// At 100 %: all of a short conversation fits, a long one scrolls.
constexpr double kFewestPixels = 60, kMostPixels = 4000;

} // namespace

TimelineView::TimelineView(const Theme &theme, StepModel &steps, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_steps(steps)
{
    installTimelineAccess();
    setObjectName(QStringLiteral("timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setAutoFillBackground(false);
    connect(&steps, &StepModel::figuresChanged, this, &TimelineView::follow);
    connect(&theme, &Theme::changed, this, &TimelineView::layOut);
    follow();
}

void TimelineView::follow()
{
    if (m_current >= m_steps.steps().size())
        m_current = m_steps.steps().isEmpty() ? -1 : static_cast<int>(m_steps.steps().size()) - 1;
    layOut();
}

int TimelineView::gutter() const
{
    return std::min(m_theme.px(kGutter), viewport()->width() / 2);
}

int TimelineView::laneHeight() const
{
    return m_theme.px(kLane);
}

int TimelineView::rulerHeight() const
{
    return m_theme.px(kRuler);
}

double TimelineView::pixelsPerSecond() const
{
    const double seconds = std::max(0.001, static_cast<double>(m_steps.end().count()) / 1000);
    const double room = std::max(100, viewport()->width() - gutter() - m_theme.px(2 * kMargin + kSmallestBar));
    return std::clamp(room / seconds, kFewestPixels, kMostPixels) * m_zoom / 100;
}

int TimelineView::xOf(std::chrono::milliseconds at) const
{
    const double x = static_cast<double>(at.count()) / 1000 * pixelsPerSecond();
    return gutter() + m_theme.px(kMargin) + static_cast<int>(std::lround(x)) - horizontalScrollBar()->value();
}

int TimelineView::topOf(int lane) const
{
    return rulerHeight() + lane * laneHeight() - verticalScrollBar()->value();
}

int TimelineView::figuresTop() const
{
    // Where the lanes need all the room the figures stay at the bottom, over them.
    return std::min(topOf(m_steps.laneCount()), viewport()->height() - laneHeight());
}

QRect TimelineView::barRect(int row) const
{
    const StepRow &step = m_steps.steps().at(row);
    const int left = xOf(step.start) + m_shifts.value(row);
    return {left, topOf(step.lane) + (laneHeight() - m_theme.px(kBar)) / 2, widthOf(step), m_theme.px(kBar)};
}

int TimelineView::widthOf(const StepRow &step) const
{
    return std::max(m_theme.px(kSmallestBar), xOf(step.start + step.duration) - xOf(step.start));
}

// Of a conversation without times (imported) all bars would stand at 0. Gives where the last one ends, in the whole picture.
int TimelineView::placeBars()
{
    const QList<StepRow> &steps = m_steps.steps();
    std::vector<int> taken(static_cast<std::size_t>(m_steps.laneCount()), 0);
    m_shifts.clear();
    m_turnShifts.clear();
    m_shifts.reserve(steps.size());
    int end = 0;
    for (const StepRow &step : steps) {
        const int left = xOf(step.start) + horizontalScrollBar()->value() - gutter();
        int &right = taken[static_cast<std::size_t>(step.lane)];
        const int shift = left < right - 1 ? right + m_theme.px(2) - left : 0;
        right = left + shift + widthOf(step);
        end = std::max(end, right);
        m_shifts << shift;
        if (step.call < 0)
            m_turnShifts << shift;
    }
    return end;
}

int TimelineView::rowAt(const QPoint &position) const
{
    if (position.x() < gutter() || position.y() < rulerHeight())
        return -1;
    // The later bar lies on top.
    for (int row = static_cast<int>(m_steps.steps().size()) - 1; row >= 0; --row) {
        if (barRect(row).adjusted(-1, -2, 1, 2).contains(position))
            return row;
    }
    return -1;
}

void TimelineView::layOut()
{
    const int natural = static_cast<int>(std::min(2e9, static_cast<double>(m_steps.end().count()) / 1000 * pixelsPerSecond()))
        + m_theme.px(2 * kMargin + kSmallestBar);
    const int width = std::max(natural, placeBars() + m_theme.px(kMargin));
    const int room = std::max(1, viewport()->width() - gutter());
    horizontalScrollBar()->setRange(0, std::max(0, width - room));
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(m_theme.px(40));
    const int lanes = m_steps.laneCount() + (m_figures ? 1 : 0);
    const int height = rulerHeight() + lanes * laneHeight();
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(laneHeight());
    viewport()->update();
}

QSize TimelineView::minimumSizeHint() const
{
    return {m_theme.px(kGutter + 160), rulerHeight() + 3 * laneHeight()};
}

void TimelineView::setZoom(int percent)
{
    percent = std::clamp(percent, kMinZoom, kMaxZoom);
    if (percent == m_zoom)
        return;
    // What stands in the middle stays there.
    const double middle = (viewport()->width() - gutter()) / 2.0;
    const double second = (horizontalScrollBar()->value() + middle) / pixelsPerSecond();
    m_zoom = percent;
    layOut();
    horizontalScrollBar()->setValue(static_cast<int>(second * pixelsPerSecond() - middle));
    emit zoomChanged(percent);
}

void TimelineView::showFigures(bool shown)
{
    m_figures = shown;
    layOut();
}

void TimelineView::ensureVisible(int row)
{
    const QRect bar = barRect(row);
    const int left = gutter() + m_theme.px(kMargin);
    if (bar.left() < left || bar.width() > viewport()->width() - left)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + bar.left() - left);
    else if (bar.right() > viewport()->width() - m_theme.px(kMargin))
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + bar.right() - viewport()->width() + m_theme.px(kMargin));
    const int bottom = viewport()->height() - (m_figures ? laneHeight() : 0);
    if (bar.top() < rulerHeight())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + bar.top() - rulerHeight());
    else if (bar.bottom() > bottom)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + bar.bottom() - bottom + m_theme.px(6));
}

void TimelineView::scrollToNow()
{
    if (m_steps.now())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + xOf(*m_steps.now()) - viewport()->width() / 2);
}

void TimelineView::setCurrent(int row)
{
    if (row < 0 || row >= m_steps.steps().size())
        row = -1;
    if (row == m_current)
        return;
    m_current = row;
    if (row >= 0)
        ensureVisible(row);
    viewport()->update();
    announceStep(*this);
}

void TimelineView::choose(int row)
{
    if (row < 0 || row == m_current)
        return;
    setCurrent(row);
    emit currentChanged(row);
}

int TimelineView::stepBeside(int by) const
{
    const int last = static_cast<int>(m_steps.steps().size()) - 1;
    return last < 0 ? -1 : m_current < 0 ? 0 : std::clamp(m_current + by, 0, last);
}

// The step of the next lane that has one, which is nearest in time.
int TimelineView::stepInLane(int by) const
{
    if (m_current < 0)
        return stepBeside(0);
    const StepRow &from = m_steps.steps().at(m_current);
    for (int lane = from.lane + by; lane >= 0 && lane < m_steps.laneCount(); lane += by) {
        int best = -1;
        for (int row = 0; row < m_steps.steps().size(); ++row) {
            const StepRow &step = m_steps.steps()[row];
            if (step.lane != lane)
                continue;
            const auto distance = [&](const StepRow &other) { return std::chrono::abs(other.start - from.start); };
            // Of steps that are equally near, one of the same turn.
            if (best < 0 || distance(step) < distance(m_steps.steps()[best])
                || (distance(step) == distance(m_steps.steps()[best]) && step.turn == from.turn))
                best = row;
        }
        if (best >= 0)
            return best;
    }
    return m_current;
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    const bool zooming = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left: choose(stepBeside(-forward)); return;
    case Qt::Key_Right: choose(stepBeside(forward)); return;
    case Qt::Key_Up: choose(stepInLane(-1)); return;
    case Qt::Key_Down: choose(stepInLane(1)); return;
    case Qt::Key_Home: choose(m_steps.steps().isEmpty() ? -1 : 0); return;
    case Qt::Key_End: choose(static_cast<int>(m_steps.steps().size()) - 1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && !(event->modifiers() & ~Qt::KeypadModifier))
            emit openRequested();
        else
            event->ignore();
        return;
    case Qt::Key_Plus: setZoom(m_zoom + 25); return;
    case Qt::Key_Minus:
    case Qt::Key_Underscore: setZoom(m_zoom - 25); return;
    default: break;
    }
    if (zooming)
        event->ignore();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(rowAt(event->pos()));
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rowAt(event->pos()) >= 0)
        emit openRequested();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setZoom(m_zoom + (event->angleDelta().y() > 0 ? 25 : -25));
    event->accept();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0)
        choose(stepBeside(0));
    viewport()->update();
    announceStep(*this);
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos());
    if (row >= 0)
        QToolTip::showText(help->globalPos(), m_steps.spoken(row), viewport(), barRect(row));
    else
        QToolTip::hideText();
    return true;
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    paintGrid(painter);
    painter.save();
    painter.setClipRect(gutter(), rulerHeight(), viewport()->width(), viewport()->height());
    paintParallel(painter);
    paintBars(painter);
    paintNow(painter);
    painter.restore();
    if (m_figures)
        paintFigures(painter);
    paintRuler(painter);
    paintGutter(painter);
}

} // namespace cuewright
