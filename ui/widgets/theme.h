#pragma once

#include "widgets/colorrole.h"
#include "widgets/glyph.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>

#include <array>
#include <memory>

class QTemporaryDir;

namespace cuewright {

class IconStore;
class SystemScheme;

/// Sizes of text, as factors of the system's font, so that a person's larger font scales all of them.
enum class TextStep {
    Caption, ///< field labels, table headers, badges
    Small, ///< status bar, secondary text
    Body,
    Metric, ///< latency, cost, progress
    DocumentTitle,
    PageTitle,
    Figure, ///< the big numbers of the spending page
    Source, ///< monospaced: JSON, arguments, differences
};

/// Colours, fonts, icons and the style sheet of the whole window, for light and dark.
///
/// One object for the program, made in app/ and handed to widgets by reference; it outlives them. After install() a change
/// of mode, zoom or font restyles the application and then emits changed(). Widgets that paint themselves ask for colours
/// while painting and need changed() only where a size of theirs follows the font.
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)
public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Puts style, palette, font and style sheet on the application and keeps them current from then on.
    void install();

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }

    int zoom() const { return m_zoom; } ///< percent
    void setZoom(int percent); ///< kept between 80 and 200
    /// The fonts that everything is a factor of; at the start the system's own.
    void setBaseFonts(const QFont &text, const QFont &source);

    QColor color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }
    /// Of the eight series of a chart; later ones share the colour for "Other".
    QColor chartColor(int series) const;
    QFont font(TextStep step = TextStep::Body, QFont::Weight weight = QFont::Normal) const;
    /// A length of the design (made for 13 px text) at the present font and zoom.
    int px(qreal designPx) const;

    /// Follows theme and screen by itself: muted, accent when active or selected, pale when disabled.
    QIcon icon(Glyph glyph) const;
    QIcon icon(Glyph glyph, ColorRole role) const;
    /// For painting; `size` in device-independent pixels.
    QPixmap pixmap(Glyph glyph, ColorRole role, int size, qreal devicePixelRatio) const;

    QPalette palette() const;
    QString styleSheet() const;

signals:
    void changed();

private:
    void refresh();
    void loadColors();
    void writeSheetIcons();

    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_installed = false;
    int m_zoom = 100;
    QFont m_textFont;
    QFont m_sourceFont;
    std::array<QColor, kColorRoleCount> m_colors;
    std::shared_ptr<IconStore> m_icons;
    std::unique_ptr<QTemporaryDir> m_sheetIcons;
    SystemScheme *m_systemScheme = nullptr;
};

} // namespace cuewright
