#include "ui/support/uitest.h"
#include "widgets/codeedit.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QtTest>

#include <cmath>

using namespace cuewright;

namespace {

// Relative luminance and contrast of WCAG 2.x.
double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

struct Pairs
{
    double least;
    QList<ColorRole> inks;
    QList<ColorRole> grounds;
};

QList<Pairs> pairsInUse()
{
    using enum ColorRole;
    return {
        {4.5, {Text, Muted, Faint, AccentInk}, {Window, Panel, Raised, Sunken}},
        {4.5, {Text, Muted, Faint}, {Hover}},
        {4.5, {Text, Muted}, {Chip, Selection, SelectionIdle, AccentSoft, SuccessSoft, WarningSoft, DangerSoft, InfoSoft}},
        {4.5, {AccentInk}, {Selection, AccentSoft, Tok1, Tok2, Tok3, Tok4}},
        {4.5, {AccentText}, {Accent, AccentHover, AccentPress}},
        {4.5, {Success}, {Window, Panel, Raised, SuccessSoft, Selection}},
        {4.5, {Warning}, {Window, Panel, Raised, WarningSoft, Selection}},
        {4.5, {Danger}, {Window, Panel, Raised, DangerSoft, Selection}},
        {4.5, {Info}, {Window, Panel, Raised, InfoSoft, Selection}},
        {4.5, {RoleSystem}, {RoleSystemSoft}},
        {4.5, {RoleUser}, {RoleUserSoft}},
        {4.5, {RoleAssistant}, {RoleAssistantSoft}},
        {4.5, {RoleTool}, {RoleToolSoft}},
        {4.5, {SynKey, SynString, SynNumber, SynKeyword, SynPunct, SynComment, SynVariable, SynError}, {Raised}},
        {4.5, {Text}, {Tok1, Tok2, Tok3, Tok4}},
        {3.0, {Control}, {Window, Panel, Raised, Sunken}},
        {3.0, {Focus}, {Window, Panel, Raised, Sunken, Selection}},
        {3.0, {Axis}, {Panel}},
        {3.0, {Accent}, {Track, Sunken}},
        {3.0, {Chart1, Chart2, Chart3, Chart4, Chart5, Chart6, Chart7, Chart8}, {Panel, Raised}},
    };
}

QLatin1String nameOf(ColorRole role)
{
    return QLatin1String(kColorRoleNames[static_cast<std::size_t>(role)]);
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT
private slots:
    void contrastOfPairs_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<int>("ink");
        QTest::addColumn<int>("ground");
        QTest::addColumn<double>("least");
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            for (const Pairs &pairs : pairsInUse()) {
                for (const ColorRole ink : pairs.inks) {
                    for (const ColorRole ground : pairs.grounds) {
                        QTest::addRow("%s: %s on %s", mode == Theme::Mode::Dark ? "dark" : "light",
                            nameOf(ink).data(), nameOf(ground).data())
                            << mode << static_cast<int>(ink) << static_cast<int>(ground) << pairs.least;
                    }
                }
            }
        }
    }
    void contrastOfPairs()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(int, ink);
        QFETCH(int, ground);
        QFETCH(double, least);
        Theme theme;
        theme.setMode(mode);
        const double ratio = contrast(theme.color(ColorRole(ink)), theme.color(ColorRole(ground)));
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }

    // Two figures of the design's own table, so that the arithmetic above is checked as well.
    void contrastArithmetic()
    {
        Theme theme;
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(std::round(100 * contrast(theme.color(ColorRole::Text), theme.color(ColorRole::Window))), 1523.0);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(std::round(100 * contrast(theme.color(ColorRole::Danger), theme.color(ColorRole::Selection))), 457.0);
    }

    void everyRoleHasItsOwnValueInBothThemes()
    {
        Theme light;
        light.setMode(Theme::Mode::Light);
        Theme dark;
        dark.setMode(Theme::Mode::Dark);
        for (int role = 0; role < kColorRoleCount; ++role) {
            QVERIFY2(light.color(ColorRole(role)).isValid(), kColorRoleNames[size_t(role)]);
            QVERIFY2(dark.color(ColorRole(role)).isValid(), kColorRoleNames[size_t(role)]);
            QVERIFY2(light.color(ColorRole(role)) != dark.color(ColorRole(role)), kColorRoleNames[size_t(role)]);
        }
    }

    void everyGlyphDraws()
    {
        Theme theme;
        for (int glyph = 0; glyph < kGlyphCount; ++glyph) {
            const QImage image = theme.pixmap(Glyph(glyph), ColorRole::Danger, 20, 1).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    drawn = drawn || image.pixelColor(x, y).alpha() > 100;
            QVERIFY2(drawn, kGlyphNames[size_t(glyph)]);
        }
    }

    void sheetHasNoWordLeft()
    {
        UiTest ui;
        const QString sheet = ui.theme.styleSheet();
        QVERIFY(sheet.contains(ui.theme.color(ColorRole::AccentSoft).name()));
        // A colour cut short by a shorter name would leave its rest behind.
        static const QRegularExpression leftOver(QStringLiteral(R"(@[a-z]|#[0-9a-f]{6}-|\dsp\b)"));
        QVERIFY2(!sheet.contains(leftOver), qPrintable(leftOver.match(sheet).captured()));
        QFile arrow(sheet.section(QStringLiteral("url("), 1, 1).section(u')', 0, 0));
        QVERIFY(arrow.exists());
    }

    void switchesWhileRunning()
    {
        UiTest ui(Theme::Mode::Light);
        const QIcon icon = ui.theme.icon(Glyph::Save);
        const QImage light = icon.pixmap(16, 16).toImage();
        QSignalSpy spy(&ui.theme, &Theme::changed);
        ui.theme.setMode(Theme::Mode::Dark);
        QCOMPARE(spy.size(), 1);
        QVERIFY(ui.theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), ui.theme.color(ColorRole::Window));
        QVERIFY(qApp->styleSheet().contains(ui.theme.color(ColorRole::Accent).name()));
        QVERIFY2(icon.pixmap(16, 16).toImage() != light, "an icon handed out earlier follows the theme");
        ui.theme.setMode(Theme::Mode::Dark);
        QCOMPARE(spy.size(), 1);
    }

    void anOpenSourceEditorFollows()
    {
        UiTest ui(Theme::Mode::Light);
        CodeEdit edit(ui.theme);
        edit.resize(300, 200);
        edit.show();
        const auto paper = [&edit] { return edit.viewport()->grab().toImage().pixelColor(150, 150); };
        QCOMPARE(paper(), ui.theme.color(ColorRole::Raised));
        for (const auto mode : {Theme::Mode::Dark, Theme::Mode::Light, Theme::Mode::Dark}) {
            ui.theme.setMode(mode);
            QCOMPARE(paper(), ui.theme.color(ColorRole::Raised));
        }
    }

    void iconColours()
    {
        UiTest ui;
        const auto ink = [](const QPixmap &pixmap) {
            const QImage image = pixmap.toImage();
            QColor strongest(Qt::transparent);
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > strongest.alpha())
                        strongest = image.pixelColor(x, y);
            strongest.setAlpha(255);
            return strongest;
        };
        const auto close = [](const QColor &a, const QColor &b) {
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 12;
        };
        const QIcon icon = ui.theme.icon(Glyph::Stop);
        QVERIFY(close(ink(icon.pixmap(32, 32, QIcon::Normal)), ui.theme.color(ColorRole::Muted)));
        QVERIFY(close(ink(icon.pixmap(32, 32, QIcon::Selected)), ui.theme.color(ColorRole::AccentInk)));
        QVERIFY(close(ink(icon.pixmap(32, 32, QIcon::Disabled)), ui.theme.color(ColorRole::Disabled)));
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    }

    void sizesFollowFontAndZoom_data()
    {
        QTest::addColumn<double>("points");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<int>("height36");
        QTest::addColumn<double>("caption");
        QTest::newRow("design") << 9.75 << 100 << 36 << 8.2485;
        QTest::newRow("double") << 9.75 << 200 << 72 << 16.497;
        QTest::newRow("too much is kept at 200") << 9.75 << 900 << 72 << 16.497;
        QTest::newRow("too little is kept at 80") << 9.75 << 10 << 29 << 6.5988;
        QTest::newRow("larger system font") << 13.0 << 100 << 48 << 10.998;
    }
    void sizesFollowFontAndZoom()
    {
        QFETCH(double, points);
        QFETCH(int, zoom);
        Theme theme;
        QFont font;
        font.setPointSizeF(points);
        theme.setBaseFonts(font, font);
        theme.setZoom(zoom);
        QTEST(theme.px(36), "height36");
        QFETCH(double, caption);
        QVERIFY(std::abs(theme.font(TextStep::Caption).pointSizeF() - caption) < 0.01);
    }

    void chartColoursFoldIntoOther()
    {
        Theme theme;
        QCOMPARE(theme.chartColor(0), theme.color(ColorRole::Chart1));
        QCOMPARE(theme.chartColor(7), theme.color(ColorRole::Chart8));
        QCOMPARE(theme.chartColor(8), theme.color(ColorRole::Chart6));
        QCOMPARE(theme.chartColor(-1), theme.color(ColorRole::Chart6));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
