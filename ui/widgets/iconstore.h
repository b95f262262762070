#pragma once

#include "widgets/colorrole.h"
#include "widgets/glyph.h"

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QIcon>
#include <QPixmap>

#include <array>
#include <memory>

namespace cuewright {

/// Recoloured icons, drawn once for each colour, size and screen. Shared by the theme and the QIcons it hands out, which may
/// outlive it.
class IconStore final
{
    Q_DISABLE_COPY_MOVE(IconStore)
public:
    IconStore() = default;

    /// New colours drop what was drawn before.
    void setColors(const std::array<QColor, kColorRoleCount> &colors);
    QColor color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }

    QByteArray source(Glyph glyph, const QColor &color) const; ///< the SVG in that colour
    QPixmap pixmap(Glyph glyph, const QColor &color, int size, qreal devicePixelRatio);

private:
    struct Key
    {
        Glyph glyph;
        QRgb color;
        int size;
        int ratioPercent;
        friend bool operator==(const Key &, const Key &) = default;
    };
    friend size_t qHash(const Key &key, size_t seed);

    std::array<QColor, kColorRoleCount> m_colors;
    QHash<Key, QPixmap> m_drawn;
};

/// An icon that asks the store while painting, so that a change of theme needs no new icons.
QIcon makeIcon(const std::shared_ptr<IconStore> &store, Glyph glyph, ColorRole normal, ColorRole active);

} // namespace cuewright
