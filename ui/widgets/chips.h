#pragma once

#include "chat/message.h"
#include "widgets/theme.h"

#include <QRect>
#include <QString>

#include <optional>

class QPainter;

namespace cuewright {

// Small marks that delegates and widgets draw alike. Each paint function draws vertically centred in `area`, starting at its
// leading edge, and gives the width it used.

/// What a mark says about the thing it stands at; each tone has a text colour and a soft background.
enum class Tone { Neutral, Accent, Success, Warning, Danger, Info };

ColorRole inkOf(Tone tone);
ColorRole softOf(Tone tone);
ColorRole inkOf(Role role);
ColorRole softOf(Role role);
/// "System", "User", …: the role's name for people.
QString roleTitle(Role role);

/// A mark with square-ish corners: "strict", "3 of 3 results".
struct BadgeStyle
{
    Tone tone = Tone::Neutral;
    bool outlined = false; ///< a line instead of a background
    std::optional<Glyph> glyph = std::nullopt;
};

QSize badgeSize(const Theme &theme, const QString &text, const BadgeStyle &style = {});
int paintBadge(QPainter &painter, const QRect &area, const Theme &theme, const QString &text, const BadgeStyle &style = {});

QSize roleChipSize(const Theme &theme, Role role);
int paintRoleChip(QPainter &painter, const QRect &area, const Theme &theme, Role role);

/// The kind of a field: "Whole number", with its icon; `note` follows in grey ("0–1").
QSize typePillSize(const Theme &theme, const QString &text, std::optional<Glyph> glyph, const QString &note = {});
int paintTypePill(QPainter &painter, const QRect &area, const Theme &theme, const QString &text, std::optional<Glyph> glyph,
    const QString &note = {}, bool raised = false); ///< raised: on a selected row

/// Rising bars for an ordered choice: `level` of `levels` filled, warmer the higher. At most 6 bars.
QSize levelBarsSize(const Theme &theme, int levels);
int paintLevelBars(QPainter &painter, const QRect &area, const Theme &theme, int level, int levels);

/// The ring around a focused control: 2 px with 1 px between it and the control.
void paintFocusRing(QPainter &painter, const QRectF &control, const Theme &theme, qreal radius);

} // namespace cuewright
