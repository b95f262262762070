#include "widgets/chips.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

// The measures of one kind of mark, in design pixels.
struct Shape
{
    qreal height;
    qreal padding;
    qreal radius; // negative: fully round
    QFont::Weight weight;
    TextStep step;
};

constexpr Shape kBadge{18, 6, 4, QFont::Medium, TextStep::Caption};
constexpr Shape kRole{20, 8, 4, QFont::DemiBold, TextStep::Small};
constexpr Shape kPill{20, 8, -1, QFont::Medium, TextStep::Caption};
constexpr qreal kGlyph = 12;
constexpr qreal kGap = 4;
constexpr int kMaxLevels = 6;

struct Mark
{
    QString text;
    std::optional<Glyph> glyph;
    ColorRole ink;
    std::optional<ColorRole> fill;
    std::optional<ColorRole> outline;
    QString note = {};
};

QSize sizeOf(const Theme &theme, const Shape &shape, const QString &text, bool glyph, const QString &note = {})
{
    const auto width = [&](const QString &words, QFont::Weight weight) {
        return static_cast<int>(std::ceil(QFontMetricsF(theme.font(shape.step, weight)).horizontalAdvance(words)));
    };
    const int icon = glyph ? theme.px(kGlyph) + theme.px(kGap) : 0;
    const int behind = note.isEmpty() ? 0 : theme.px(kGap) + width(note, QFont::Normal);
    return {2 * theme.px(shape.padding) + icon + width(text, shape.weight) + behind, theme.px(shape.height)};
}

int paintMark(QPainter &painter, const QRect &area, const Theme &theme, const Shape &shape, const Mark &mark)
{
    const bool reversed = painter.layoutDirection() == Qt::RightToLeft;
    QSize size = sizeOf(theme, shape, mark.text, mark.glyph.has_value(), mark.note);
    size.setWidth(std::min(size.width(), area.width()));
    const QRect box(reversed ? area.right() - size.width() + 1 : area.left(),
        area.top() + (area.height() - size.height()) / 2, size.width(), size.height());
    const qreal radius = shape.radius < 0 ? box.height() / 2.0 : shape.radius;

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mark.outline ? QPen(theme.color(*mark.outline), 1) : QPen(Qt::NoPen));
    painter.setBrush(mark.fill ? QBrush(theme.color(*mark.fill)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(mark.outline ? QRectF(box).adjusted(.5, .5, -.5, -.5) : QRectF(box), radius, radius);

    QRect inner = box.adjusted(theme.px(shape.padding), 0, -theme.px(shape.padding), 0);
    if (mark.glyph) {
        const int side = theme.px(kGlyph);
        const qreal ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(reversed ? inner.right() - side + 1 : inner.left(), box.center().y() - side / 2 + 1,
            theme.pixmap(*mark.glyph, mark.ink, side, ratio));
        const int step = side + theme.px(kGap);
        inner.adjust(reversed ? 0 : step, 0, reversed ? -step : 0, 0);
    }
    painter.setFont(theme.font(shape.step, shape.weight));
    painter.setPen(theme.color(mark.ink));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(mark.text, Qt::ElideRight, inner.width()));
    if (!mark.note.isEmpty()) {
        const int step = painter.fontMetrics().horizontalAdvance(mark.text) + theme.px(kGap);
        inner.adjust(reversed ? 0 : step, 0, reversed ? -step : 0, 0);
        painter.setFont(theme.font(shape.step));
        painter.setPen(theme.color(ColorRole::Muted));
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(mark.note, Qt::ElideRight, std::max(0, inner.width())));
    }
    painter.restore();
    return size.width();
}

} // namespace

ColorRole inkOf(Tone tone)
{
    constexpr std::array inks = {ColorRole::Muted, ColorRole::AccentInk, ColorRole::Success, ColorRole::Warning,
        ColorRole::Danger, ColorRole::Info};
    return inks[static_cast<std::size_t>(tone)];
}

ColorRole softOf(Tone tone)
{
    constexpr std::array softs = {ColorRole::Chip, ColorRole::AccentSoft, ColorRole::SuccessSoft,
        ColorRole::WarningSoft, ColorRole::DangerSoft, ColorRole::InfoSoft};
    return softs[static_cast<std::size_t>(tone)];
}

ColorRole inkOf(Role role)
{
    switch (role) {
    case Role::User:
        return ColorRole::RoleUser;
    case Role::Assistant:
        return ColorRole::RoleAssistant;
    case Role::Tool:
        return ColorRole::RoleTool;
    case Role::System:
    case Role::Developer:
        break;
    }
    return ColorRole::RoleSystem;
}

ColorRole softOf(Role role)
{
    // Each role's soft colour is the next one in the table.
    return static_cast<ColorRole>(static_cast<int>(inkOf(role)) + 1);
}

QString roleTitle(Role role)
{
    switch (role) {
    case Role::System:
        return QCoreApplication::translate("Role", "System");
    case Role::Developer:
        return QCoreApplication::translate("Role", "Developer");
    case Role::User:
        return QCoreApplication::translate("Role", "User");
    case Role::Assistant:
        return QCoreApplication::translate("Role", "Assistant");
    case Role::Tool:
        return QCoreApplication::translate("Role", "Tool");
    }
    return {};
}

QSize badgeSize(const Theme &theme, const QString &text, const BadgeStyle &style)
{
    return sizeOf(theme, kBadge, text, style.glyph.has_value());
}

int paintBadge(
    QPainter &painter, const QRect &area, const Theme &theme, const QString &text, const BadgeStyle &style)
{
    Mark mark{text, style.glyph, inkOf(style.tone), softOf(style.tone), std::nullopt};
    if (style.outlined) {
        mark.fill = std::nullopt;
        mark.outline = style.tone == Tone::Neutral ? ColorRole::BorderStrong : inkOf(style.tone);
    }
    return paintMark(painter, area, theme, kBadge, mark);
}

QSize roleChipSize(const Theme &theme, Role role)
{
    return sizeOf(theme, kRole, roleTitle(role), false);
}

int paintRoleChip(QPainter &painter, const QRect &area, const Theme &theme, Role role)
{
    return paintMark(
        painter, area, theme, kRole, {roleTitle(role), std::nullopt, inkOf(role), softOf(role), std::nullopt});
}

QSize typePillSize(const Theme &theme, const QString &text, std::optional<Glyph> glyph, const QString &note)
{
    return sizeOf(theme, kPill, text, glyph.has_value(), note);
}

int paintTypePill(QPainter &painter, const QRect &area, const Theme &theme, const QString &text, std::optional<Glyph> glyph,
    const QString &note, bool raised)
{
    return paintMark(painter, area, theme, kPill,
        {text, glyph, ColorRole::Text, raised ? ColorRole::Raised : ColorRole::Chip, std::nullopt, note});
}

QSize levelBarsSize(const Theme &theme, int levels)
{
    const int bars = std::clamp(levels, 1, kMaxLevels);
    return {bars * theme.px(6) - theme.px(2), theme.px(12)};
}

int paintLevelBars(QPainter &painter, const QRect &area, const Theme &theme, int level, int levels)
{
    const int bars = std::clamp(levels, 1, kMaxLevels);
    const int filled = levels > 0 ? (std::clamp(level, 0, levels) * bars + levels - 1) / levels : 0;
    // The top of the scale is red, three quarters amber, below that the accent.
    const ColorRole role = filled == bars && bars > 1 ? ColorRole::Danger
        : filled * 4 >= bars * 3                      ? ColorRole::Warning
                                                      : ColorRole::Accent;
    const QSize size = levelBarsSize(theme, levels);
    const int bottom = area.top() + (area.height() + size.height()) / 2;
    const bool reversed = painter.layoutDirection() == Qt::RightToLeft;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < bars; ++bar) {
        const qreal height = size.height() * (0.43 + 0.57 * bar / std::max(bars - 1, 1));
        const int step = bar * theme.px(6);
        const int x = reversed ? area.right() + 1 - step - theme.px(4) : area.left() + step;
        painter.setBrush(theme.color(bar < filled ? role : ColorRole::Track));
        painter.drawRoundedRect(QRectF(x, bottom - height, theme.px(4), height), 1, 1);
    }
    painter.restore();
    return size.width();
}

void paintFocusRing(QPainter &painter, const QRectF &control, const Theme &theme, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(ColorRole::Focus), 2));
    painter.drawRoundedRect(control.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    painter.restore();
}

} // namespace cuewright
