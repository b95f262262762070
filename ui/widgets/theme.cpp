#include "widgets/theme.h"

#include "base/json.h"
#include "widgets/accessibility.h"
#include "widgets/iconstore.h"
#include "widgets/systemscheme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

// The design is drawn for text of 13 px, which is 9.75 pt at 96 dpi.
constexpr qreal kDesignPoints = 9.75;

qreal factor(TextStep step)
{
    switch (step) {
    case TextStep::Caption:
        return 0.846;
    case TextStep::Small:
    case TextStep::Source:
        return 0.923;
    case TextStep::Body:
        return 1.0;
    case TextStep::Metric:
        return 1.154;
    case TextStep::DocumentTitle:
        return 1.231;
    case TextStep::PageTitle:
        return 1.692;
    case TextStep::Figure:
        return 1.846;
    }
    return 1.0;
}

// A font given in pixels has no point size; 96 dpi is what the design assumes.
qreal pointsOf(const QFont &font)
{
    return font.pointSizeF() > 0 ? font.pointSizeF() : std::max(font.pixelSize(), 1) * 0.75;
}

QByteArray resource(const QString &path)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "Theme", qPrintable(path));
    return opened ? file.readAll() : QByteArray();
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_textFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont))
    , m_sourceFont(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    , m_icons(std::make_shared<IconStore>())
    , m_systemScheme(new SystemScheme(this))
{
    installAccessibility();
    connect(m_systemScheme, &SystemScheme::changed, this, [this] {
        if (m_mode == Mode::System)
            refresh();
    });
    refresh();
}

Theme::~Theme() = default;

void Theme::install()
{
    m_installed = true;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    refresh();
}

void Theme::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    refresh();
}

void Theme::setZoom(int percent)
{
    const int zoom = std::clamp(percent, 80, 200);
    if (m_zoom == zoom)
        return;
    m_zoom = zoom;
    refresh();
}

void Theme::setBaseFonts(const QFont &text, const QFont &source)
{
    m_textFont = text;
    m_sourceFont = source;
    refresh();
}

void Theme::refresh()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemScheme->isDark());
    loadColors();
    m_icons->setColors(m_colors);
    if (m_installed) {
        writeSheetIcons();
        QApplication::setPalette(palette());
        QApplication::setFont(font());
        qApp->setStyleSheet(styleSheet());
    }
    emit changed();
}

void Theme::loadColors()
{
    const auto tokens = parseJson(resource(QStringLiteral(":/theme/tokens.json")));
    const Json *values = tokens ? member(*tokens, m_dark ? "dark" : "light") : nullptr;
    for (std::size_t role = 0; role < m_colors.size(); ++role) {
        m_colors[role] = QColor(values ? memberText(*values, kColorRoleNames[role]) : QString());
        Q_ASSERT_X(m_colors[role].isValid(), "Theme", kColorRoleNames[role]);
    }
}

// The sheet can only name files for the marks of combo boxes, spin boxes and check boxes, so they are written in the
// colours of the moment. Where there is no place for temporary files the marks are missing and all else works.
void Theme::writeSheetIcons()
{
    m_sheetIcons = std::make_unique<QTemporaryDir>();
    const std::array marks = {std::pair{Glyph::ChevronDown, ColorRole::Muted},
        std::pair{Glyph::ChevronUp, ColorRole::Muted}, std::pair{Glyph::ChevronRight, ColorRole::Muted},
        std::pair{Glyph::Check, ColorRole::AccentText}, std::pair{Glyph::Close, ColorRole::Muted}};
    for (const auto &[glyph, role] : marks) {
        QFile file(m_sheetIcons->filePath(
            QLatin1String(kGlyphNames[static_cast<std::size_t>(glyph)]) + QStringLiteral(".svg")));
        if (file.open(QIODevice::WriteOnly))
            file.write(m_icons->source(glyph, color(role)));
    }
}

QColor Theme::chartColor(int series) const
{
    constexpr int kSeries = 8;
    if (series < 0 || series >= kSeries)
        return color(ColorRole::Chart6);
    return m_colors[static_cast<std::size_t>(ColorRole::Chart1) + static_cast<std::size_t>(series)];
}

QFont Theme::font(TextStep step, QFont::Weight weight) const
{
    QFont font = step == TextStep::Source ? m_sourceFont : m_textFont;
    font.setPointSizeF(pointsOf(font) * factor(step) * m_zoom / 100.0);
    font.setWeight(weight);
    return font;
}

int Theme::px(qreal designPx) const
{
    return static_cast<int>(std::lround(designPx * pointsOf(m_textFont) / kDesignPoints * m_zoom / 100.0));
}

QIcon Theme::icon(Glyph glyph) const
{
    return makeIcon(m_icons, glyph, ColorRole::Muted, ColorRole::AccentInk);
}

QIcon Theme::icon(Glyph glyph, ColorRole role) const
{
    return makeIcon(m_icons, glyph, role, role);
}

QPixmap Theme::pixmap(Glyph glyph, ColorRole role, int size, qreal devicePixelRatio) const
{
    return m_icons->pixmap(glyph, color(role), size, devicePixelRatio);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole where, ColorRole role) { palette.setColor(where, color(role)); };
    set(QPalette::Window, ColorRole::Window);
    set(QPalette::Base, ColorRole::Raised);
    set(QPalette::AlternateBase, ColorRole::Panel);
    set(QPalette::Button, ColorRole::Raised);
    set(QPalette::WindowText, ColorRole::Text);
    set(QPalette::Text, ColorRole::Text);
    set(QPalette::ButtonText, ColorRole::Text);
    set(QPalette::BrightText, ColorRole::Danger);
    set(QPalette::Highlight, ColorRole::Selection);
    set(QPalette::HighlightedText, ColorRole::Text);
    set(QPalette::PlaceholderText, ColorRole::Faint);
    set(QPalette::ToolTipBase, ColorRole::Raised);
    set(QPalette::ToolTipText, ColorRole::Text);
    set(QPalette::Link, ColorRole::AccentInk);
    set(QPalette::LinkVisited, ColorRole::AccentInk);
    set(QPalette::Light, ColorRole::Raised);
    set(QPalette::Midlight, ColorRole::Panel);
    set(QPalette::Mid, ColorRole::BorderStrong);
    set(QPalette::Dark, ColorRole::Control);
    set(QPalette::Shadow, ColorRole::Border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ColorRole::Disabled));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(ColorRole::SelectionIdle));
    return palette;
}

// In the sheet "@name" is a colour, "@icons" the folder of marks, "@caption" and its like a font size, and "12sp" a
// length that grows with the font.
QString Theme::styleSheet() const
{
    QHash<QString, QString> words{{QStringLiteral("icons"), m_sheetIcons ? m_sheetIcons->path() : QString()}};
    for (std::size_t role = 0; role < m_colors.size(); ++role)
        words.insert(QLatin1String(kColorRoleNames[role]), m_colors[role].name());
    const auto addSize = [&](const QString &name, TextStep step) {
        words.insert(name, QString::number(font(step).pointSizeF(), 'f', 2) + QStringLiteral("pt"));
    };
    addSize(QStringLiteral("caption"), TextStep::Caption);
    addSize(QStringLiteral("small"), TextStep::Small);
    addSize(QStringLiteral("metric"), TextStep::Metric);
    addSize(QStringLiteral("document-title"), TextStep::DocumentTitle);
    addSize(QStringLiteral("page-title"), TextStep::PageTitle);
    addSize(QStringLiteral("figure"), TextStep::Figure);

    static const QRegularExpression pattern(QStringLiteral(R"(@([a-z][a-z0-9-]*)|\b(\d+)sp\b)"));
    const QString source = QString::fromUtf8(resource(QStringLiteral(":/theme/theme.qss")));
    QString sheet;
    qsizetype copied = 0;
    for (auto matches = pattern.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        sheet += QStringView(source).mid(copied, match.capturedStart() - copied);
        copied = match.capturedEnd();
        if (match.hasCaptured(2)) {
            sheet += QString::number(px(match.capturedView(2).toInt())) + QStringLiteral("px");
            continue;
        }
        const auto word = words.constFind(match.captured(1));
        Q_ASSERT_X(word != words.constEnd(), "theme.qss", qPrintable(match.captured(0)));
        sheet += word == words.constEnd() ? QString() : *word;
    }
    sheet += QStringView(source).mid(copied);
    return sheet;
}

} // namespace cuewright
