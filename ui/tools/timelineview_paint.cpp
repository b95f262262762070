// How the timeline looks; what it does is in timelineview.cpp.

#include "tools/timelineview.h"

#include "base/format.h"

#include <QCoreApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace cuewright {
namespace {

constexpr int kRulerGap = 80; // design pixels between two numbers, at least
constexpr qreal kRadius = 4;
constexpr int kWidestFigures = 300; // design pixels; those further to the left are not measured

// 1, 2 or 5 times a power of ten, in milliseconds.
std::int64_t rulerStep(double wanted)
{
    std::int64_t step = 1;
    constexpr std::array factors = {2.0, 2.5, 2.0};
    for (std::size_t i = 0; static_cast<double>(step) < wanted; ++i)
        step = static_cast<std::int64_t>(static_cast<double>(step) * factors[i % factors.size()]);
    return step;
}

QString secondsText(std::int64_t ms)
{
    const double seconds = static_cast<double>(ms) / 1000;
    return QLocale().toString(seconds, 'f', ms % 1000 == 0 ? 0 : ms % 100 == 0 ? 1 : ms % 10 == 0 ? 2 : 3) + QStringLiteral(" s");
}

} // namespace

void TimelineView::paintGrid(QPainter &painter) const
{
    painter.setPen(m_theme.color(ColorRole::Grid));
    const int lanes = m_steps.laneCount() + (m_figures ? 1 : 0);
    for (int lane = 1; lane <= lanes; ++lane)
        painter.drawLine(0, topOf(lane), viewport()->width(), topOf(lane));
    const std::int64_t step = rulerStep(m_theme.px(kRulerGap) / pixelsPerSecond() * 1000);
    const auto first = static_cast<std::int64_t>(horizontalScrollBar()->value() / pixelsPerSecond() * 1000) / step * step;
    for (std::int64_t at = first;; at += step) {
        const int x = xOf(std::chrono::milliseconds(at));
        if (x > viewport()->width())
            break;
        if (x > gutter() && at > 0)
            painter.drawLine(x, rulerHeight(), x, viewport()->height());
    }
}

// A soft ground under the calls of one turn that ran side by side.
void TimelineView::paintParallel(QPainter &painter) const
{
    const QList<StepRow> &steps = m_steps.steps();
    for (int row = 0; row < steps.size(); ++row) {
        const StepRow &model = steps[row];
        if (model.call >= 0 || model.calls < 2 || model.runsAgain)
            continue;
        QRect group;
        for (int call = row + 1; call < steps.size() && steps[call].turn == model.turn; ++call)
            group = group.united(barRect(call));
        if (group.right() < gutter() || group.left() > viewport()->width())
            continue;
        const int top = topOf(1);
        painter.fillRect(QRect(group.left() - 2, top, group.width() + 4, topOf(m_steps.laneCount()) - top), m_theme.color(ColorRole::AccentSoft));
        painter.setPen(m_theme.color(ColorRole::Grid));
        for (int lane = 1; lane < m_steps.laneCount(); ++lane)
            painter.drawLine(group.left() - 2, topOf(lane), group.right() + 2, topOf(lane));
    }
}

void TimelineView::paintBars(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < m_steps.steps().size(); ++row) {
        const QRect bar = barRect(row);
        // The label may stand behind its bar.
        if (bar.right() + m_theme.px(120) > gutter() && bar.left() < viewport()->width() && row != m_current)
            paintBar(painter, row, bar);
    }
    if (m_current >= 0)
        paintBar(painter, m_current, barRect(m_current));
}

void TimelineView::paintBar(QPainter &painter, int row, const QRect &bar) const
{
    const StepRow &step = m_steps.steps()[row];
    const Tone tone = step.runsAgain && step.kind != StepKind::Failed ? Tone::Neutral : toneOf(step.kind);
    const ColorRole ink = inkOf(tone);
    const bool open = step.runsAgain || step.kind == StepKind::Waiting;
    const QRectF box = QRectF(bar).adjusted(.5, .5, -.5, -.5);
    painter.setPen(QPen(m_theme.color(ink), 1, open ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(m_theme.color(step.runsAgain ? ColorRole::Panel : softOf(tone)));
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (step.kind == StepKind::Waiting && !step.runsAgain) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(m_theme.color(ink), Qt::BDiagPattern));
        painter.setOpacity(0.35);
        painter.drawRoundedRect(box, kRadius, kRadius);
        painter.setOpacity(1);
    }
    if (row == m_current) {
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), kRadius + 2, kRadius + 2);
    }
    painter.setFont(m_theme.font(TextStep::Caption, QFont::Medium));
    const QFontMetrics metrics = painter.fontMetrics();
    const int icon = step.kind == StepKind::Edited ? m_theme.px(16) : 0;
    const int needed = metrics.horizontalAdvance(step.label) + icon + m_theme.px(12);
    const bool inside = needed <= bar.width() || (metrics.horizontalAdvance(step.label) + 4 <= bar.width() && icon == 0);
    QRect room = inside ? bar.adjusted(m_theme.px(needed <= bar.width() ? 6 : 2), 0, 0, 0) : bar.translated(bar.width() + m_theme.px(5), 0);
    if (icon > 0 && bar.width() >= icon + m_theme.px(4)) {
        const int side = m_theme.px(12);
        painter.drawPixmap(bar.left() + m_theme.px(6), bar.center().y() - side / 2 + 1,
            m_theme.pixmap(Glyph::Edit, ink, side, painter.device()->devicePixelRatioF()));
        if (inside)
            room.setLeft(room.left() + icon);
    }
    room.setWidth(m_theme.px(300));
    // A label outside gives way to the next bar of its lane.
    for (int next = row + 1; !inside && next < m_steps.steps().size(); ++next) {
        if (m_steps.steps()[next].lane != step.lane)
            continue;
        room.setRight(std::min(room.right(), barRect(next).left() - 3));
        break;
    }
    painter.setPen(m_theme.color(inside ? ink : ColorRole::Muted));
    if (room.width() > m_theme.px(20))
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, metrics.elidedText(step.label, Qt::ElideRight, room.width()));
}

void TimelineView::paintNow(QPainter &painter) const
{
    if (!m_steps.now())
        return;
    const int x = xOf(*m_steps.now()) - 1;
    painter.fillRect(QRect(x, rulerHeight(), 2, viewport()->height() - rulerHeight()), m_theme.color(ColorRole::Accent));
}

void TimelineView::paintFigures(QPainter &painter) const
{
    const int top = figuresTop();
    painter.fillRect(QRect(0, top + 1, viewport()->width(), laneHeight()), m_theme.color(ColorRole::Panel));
    painter.setPen(m_theme.color(ColorRole::Grid));
    painter.drawLine(0, top, viewport()->width(), top);
    painter.save();
    painter.setClipRect(gutter(), top, viewport()->width(), laneHeight());
    int taken = gutter();
    const int half = laneHeight() / 2;
    const bool areShifted = m_turnShifts.size() == m_steps.figures().size();
    qsizetype index = -1;
    for (const TurnFigures &turn : m_steps.figures()) {
        ++index;
        const int x = xOf(turn.start) + (areShifted ? m_turnShifts[index] : 0) + (turn.runsAgain ? m_theme.px(5) : 0); // beside the line, not on it
        if (x > viewport()->width())
            break;
        if (x + m_theme.px(kWidestFigures) < gutter())
            continue;
        painter.setFont(m_theme.font(TextStep::Caption, turn.runsAgain ? QFont::Normal : QFont::Medium));
        const int width = std::max(painter.fontMetrics().horizontalAdvance(turn.tokens), painter.fontMetrics().horizontalAdvance(turn.cost));
        if (x + width < gutter() || x < taken - 1)
            continue; // no room: the turn's details have them
        painter.setPen(m_theme.color(turn.runsAgain ? ColorRole::Muted : ColorRole::Text));
        painter.drawText(QRect(x, top + 1, width + 2, half), Qt::AlignBottom | Qt::AlignLeft, turn.tokens);
        painter.setFont(m_theme.font(TextStep::Caption));
        painter.setPen(m_theme.color(ColorRole::Muted));
        painter.drawText(QRect(x, top + half, width + 2, half), Qt::AlignTop | Qt::AlignLeft, turn.cost);
        taken = x + width + m_theme.px(8);
    }
    painter.restore();
    paintNow(painter);
}

void TimelineView::paintRuler(QPainter &painter) const
{
    const QRect ruler(0, 0, viewport()->width(), rulerHeight());
    painter.fillRect(ruler, m_theme.color(ColorRole::Panel));
    painter.setPen(m_theme.color(ColorRole::Grid));
    painter.drawLine(ruler.bottomLeft(), ruler.bottomRight());
    painter.setFont(m_theme.font(TextStep::Caption));
    const std::int64_t step = rulerStep(m_theme.px(kRulerGap) / pixelsPerSecond() * 1000);
    const auto first = static_cast<std::int64_t>(horizontalScrollBar()->value() / pixelsPerSecond() * 1000) / step * step;
    for (std::int64_t at = first;; at += step) {
        const int x = xOf(std::chrono::milliseconds(at));
        if (x > viewport()->width())
            break;
        if (x < gutter())
            continue;
        painter.setPen(m_theme.color(ColorRole::Axis));
        painter.drawLine(x, rulerHeight() - m_theme.px(5), x, rulerHeight() - 1);
        painter.setPen(m_theme.color(ColorRole::Muted));
        painter.drawText(QRect(x + 4, 0, m_theme.px(kRulerGap), rulerHeight() - 2), Qt::AlignVCenter | Qt::AlignLeft, secondsText(at));
    }
}

void TimelineView::paintGutter(QPainter &painter) const
{
    const int width = gutter();
    painter.setPen(m_theme.color(ColorRole::Border));
    const auto row = [&](int top, Glyph glyph, const QString &name, const QString &note) {
        const QRect cell(0, top + 1, width, laneHeight() - 1);
        if (cell.bottom() < rulerHeight() || cell.top() > viewport()->height())
            return;
        painter.fillRect(cell, m_theme.color(ColorRole::Panel));
        const int side = m_theme.px(14);
        painter.drawPixmap(m_theme.px(12), cell.center().y() - side / 2 + 1, m_theme.pixmap(glyph, ColorRole::Muted, side, painter.device()->devicePixelRatioF()));
        QRect room = cell.adjusted(m_theme.px(32), 0, -m_theme.px(6), 0);
        painter.setFont(m_theme.font());
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, painter.fontMetrics().elidedText(name, Qt::ElideMiddle, room.width()));
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + m_theme.px(6));
        painter.setFont(m_theme.font(TextStep::Small));
        painter.setPen(m_theme.color(ColorRole::Muted));
        if (room.width() > m_theme.px(24))
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, painter.fontMetrics().elidedText(note, Qt::ElideRight, room.width()));
    };
    painter.save();
    painter.setClipRect(0, rulerHeight(), width, viewport()->height());
    row(topOf(0), Glyph::Prompt, tr("Model"), m_steps.modelName());
    for (int lane = 1; lane < m_steps.laneCount(); ++lane)
        row(topOf(lane), Glyph::Tool, m_steps.tools().at(lane - 1), {});
    if (m_figures)
        row(figuresTop(), Glyph::Spending, tr("Tokens and cost"), {});
    painter.restore();
    painter.setPen(m_theme.color(ColorRole::Border));
    painter.drawLine(width - 1, 0, width - 1, viewport()->height());
}

} // namespace cuewright
