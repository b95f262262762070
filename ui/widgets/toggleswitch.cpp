#include "widgets/toggleswitch.h"

#include "widgets/chips.h"

#include <QPainter>

namespace cuewright {
namespace {

// Design pixels: toggle 28 x 16.
constexpr qreal kWidth = 28;
constexpr qreal kHeight = 16;
constexpr qreal kGap = 8;
constexpr qreal kRing = 3; // room for the focus ring

} // namespace

ToggleSwitch::ToggleSwitch(const Theme &theme, const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
    , m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

QSize ToggleSwitch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : m_theme.px(kGap) + QFontMetrics(m_theme.font()).horizontalAdvance(text());
    return {m_theme.px(kWidth) + 2 * m_theme.px(kRing) + words, m_theme.px(24)};
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool reversed = isRightToLeft();
    const int ring = m_theme.px(kRing);
    const QSizeF size(m_theme.px(kWidth), m_theme.px(kHeight));
    const QRectF track(QPointF(reversed ? width() - ring - size.width() : ring, (height() - size.height()) / 2), size);
    const ColorRole on = isEnabled() ? ColorRole::Accent : ColorRole::Chip;
    const ColorRole line = isEnabled() ? ColorRole::Control : ColorRole::BorderStrong;
    painter.setPen(QPen(m_theme.color(isChecked() ? on : line), 1));
    painter.setBrush(m_theme.color(isChecked() ? on : ColorRole::Raised));
    painter.drawRoundedRect(track.adjusted(.5, .5, -.5, -.5), track.height() / 2, track.height() / 2);
    const qreal knob = track.height() - 6;
    const bool right = isChecked() != reversed;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(isChecked() ? ColorRole::AccentText : line));
    painter.drawEllipse(QRectF(right ? track.right() - 3 - knob : track.left() + 3, track.top() + 3, knob, knob));
    if (hasFocus())
        paintFocusRing(painter, track, m_theme, track.height() / 2);
    const qreal left = track.width() + ring + m_theme.px(kGap);
    const QRectF words = QRectF(rect()).adjusted(reversed ? 0 : left, 0, reversed ? -left : 0, 0);
    painter.setFont(m_theme.font());
    painter.setPen(m_theme.color(isEnabled() ? ColorRole::Text : ColorRole::Disabled));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, text());
}

} // namespace cuewright
