#include "ui/support/uitest.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/fieldbox.h"
#include "widgets/gauge.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/runbutton.h"
#include "widgets/segment.h"
#include "widgets/tokenbar.h"
#include "widgets/viewtabs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace cuewright;

namespace {

class Chips final : public QWidget
{
public:
    explicit Chips(const Theme &theme)
        : m_theme(theme)
    {
        setFixedHeight(60);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int x = 0;
        for (const Role role : {Role::System, Role::User, Role::Assistant, Role::Tool})
            x += paintRoleChip(painter, QRect(x, 0, 200, 26), m_theme, role) + 8;
        for (const int level : {1, 2, 3, 4})
            x += paintLevelBars(painter, QRect(x, 0, 40, 26), m_theme, level, 4) + 12;
        x = 0;
        x += paintTypePill(painter, QRect(x, 30, 200, 26), m_theme, QStringLiteral("Whole number"), Glyph::TNumber) + 8;
        x += paintTypePill(painter, QRect(x, 30, 200, 26), m_theme, QStringLiteral("Yes / No"), Glyph::TYesno) + 8;
        x += paintBadge(painter, QRect(x, 30, 200, 26), m_theme, QStringLiteral("strict"), {Tone::Accent}) + 8;
        x += paintBadge(painter, QRect(x, 30, 200, 26), m_theme, QStringLiteral("Draft"), {Tone::Neutral, true}) + 8;
        x += paintBadge(painter, QRect(x, 30, 200, 26), m_theme, QStringLiteral("3 of 3 results"),
                 {Tone::Success, false, Glyph::Check})
            + 8;
        paintBadge(painter, QRect(x, 30, 200, 26), m_theme, QStringLiteral("Failed"), {Tone::Danger, false, Glyph::Error});
    }

private:
    const Theme &m_theme;
};

QHBoxLayout *row(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(8);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return layout;
}

QWidget *gauge(const Theme &theme, double share)
{
    auto *gauge = new Gauge(theme);
    gauge->setBarWidth(120);
    gauge->setWarningMark(0.8);
    gauge->setShare(share);
    return gauge;
}

QWidget *run(const Theme &theme, RunButton::State state, const QString &headline, const QStringList &facts, QMenu *menu)
{
    auto *button = new RunButton(theme);
    button->setMenu(menu);
    button->setContent(state, headline, facts);
    return button;
}

void addFields(QVBoxLayout &column)
{
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("Enterprise"), QStringLiteral("Free")});
    auto *spin = new QDoubleSpinBox;
    spin->setValue(0.2);
    auto *bad = new QLineEdit(QStringLiteral("1440"));
    auto *badBox = new FieldBox(QStringLiteral("Hours"), bad);
    badBox->setProblem(QStringLiteral("largest allowed is 720"));
    auto *model = new FieldBox(QStringLiteral("Model"), combo);
    model->setNote(QStringLiteral("$0.15 in, $0.60 out per 1M"));
    auto *off = new QLineEdit(QStringLiteral("None"));
    off->setEnabled(false);
    column.addLayout(row({model, new FieldBox(QStringLiteral("Temperature"), spin), badBox, off}));
    auto *checked = new QCheckBox(QStringLiteral("On"));
    checked->setChecked(true);
    auto *segment = new Segment(QStringLiteral("View"));
    for (const char *name : {"Chat", "Trace", "Raw"})
        segment->addChoice(QLatin1String(name));
    segment->setCurrent(1);
    auto *tabs = new ViewTabs;
    for (const char *name : {"Reply", "Fields", "Raw"})
        tabs->addTab(QLatin1String(name));
    tabs->setCurrentIndex(1);
    column.addLayout(row({new QCheckBox(QStringLiteral("Off")), checked, segment, tabs}));
}

} // namespace

/// Pictures of all shared parts in both themes, to be compared with the design by eye; the test checks that they come out.
class TestGallery final : public QObject
{
    Q_OBJECT
private slots:
    void picture_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << Theme::Mode::Light << "components-light";
        QTest::newRow("dark") << Theme::Mode::Dark << "components-dark";
    }
    void picture()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QString, name);
        UiTest ui(mode);
        QFrame page;
        page.setProperty("kind", QStringLiteral("panel"));
        auto *column = new QVBoxLayout(&page);
        column->setSpacing(10);
        QMenu menu;
        auto *focused = makeButton(ButtonKind::Secondary, QStringLiteral("Focus"));
        auto *off = makeButton(ButtonKind::Secondary, QStringLiteral("Disabled"));
        off->setEnabled(false);
        column->addLayout(row({makeButton(ButtonKind::Secondary, QStringLiteral("Save version"), ui.theme.icon(Glyph::Save)), focused,
            off, makeButton(ButtonKind::Primary, QStringLiteral("Connect")),
            makeButton(ButtonKind::Ghost, QStringLiteral("Ghost"), ui.theme.icon(Glyph::Clock)),
            makeButton(ButtonKind::Soft, QStringLiteral("Soft"), ui.theme.icon(Glyph::Plus, ColorRole::AccentInk)),
            makeButton(ButtonKind::Danger, QStringLiteral("Stop"), ui.theme.icon(Glyph::Stop, ColorRole::Danger)),
            makeButton(ButtonKind::Small, QStringLiteral("Small"), ui.theme.icon(Glyph::Export)),
            makeIconButton(ui.theme, Glyph::Copy, QStringLiteral("Copy"))}));
        using State = RunButton::State;
        column->addLayout(row({run(ui.theme, State::Ready, QStringLiteral("Run"), {QStringLiteral("≈374 tok in"), QStringLiteral("$0.0001–0.0004")}, &menu),
            run(ui.theme, State::Ready, QStringLiteral("Run"), {QStringLiteral("price unknown")}, &menu)}));
        column->addLayout(row({run(ui.theme, State::Running, QStringLiteral("Stop"), {QStringLiteral("41 tok out"), QStringLiteral("0:01")}, nullptr),
            run(ui.theme, State::Waiting, QStringLiteral("Waiting"), {QStringLiteral("6 s")}, nullptr),
            run(ui.theme, State::OverCap, QStringLiteral("Over the cap"), {QStringLiteral("$0.004 left today")}, nullptr),
            run(ui.theme, State::MissingInput, QStringLiteral("Fill in subject"), {}, nullptr)}));
        addFields(*column);
        column->addWidget(new Chips(ui.theme));
        column->addLayout(row({gauge(ui.theme, 0.2), gauge(ui.theme, 0.84), gauge(ui.theme, 1.2)}));
        auto *bar = new TokenBar(ui.theme);
        bar->setParts({{QStringLiteral("System"), 119, ColorRole::RoleSystem, false}, {QStringLiteral("User"), 74, ColorRole::RoleUser, false},
            {QStringLiteral("Schema"), 170, ColorRole::Accent, true}, {QStringLiteral("Framing"), 11, ColorRole::Faint, false}});
        column->addWidget(bar);
        column->addWidget(new Hairline);
        auto *good = new Banner(ui.theme);
        good->say(Tone::Success, QStringLiteral("Matches ticket_triage"), QStringLiteral("7 of 7 fields valid · finished normally"));
        auto *bad = new Banner(ui.theme);
        bad->say(Tone::Danger, QStringLiteral("The reply breaks 1 rule"), QStringLiteral("priority must be one of low, medium, high, urgent; it is “asap”."));
        bad->setAction(QStringLiteral("Send back"), ui.theme.icon(Glyph::Wand));
        column->addWidget(good);
        column->addWidget(bad);
        auto *empty = new EmptyState(ui.theme, Glyph::Prompt);
        empty->setTexts(QStringLiteral("No reply yet"), QStringLiteral("Press Run to get one."), QStringLiteral("Run"));
        column->addWidget(empty);
        column->addLayout(row({makeLabel(LabelKind::Figure, QStringLiteral("$0.0350")), makeLabel(LabelKind::PageTitle, QStringLiteral("Page title")),
            makeLabel(LabelKind::DocumentTitle, QStringLiteral("Document title")), makeLabel(LabelKind::Metric, QStringLiteral("1.24 s")),
            makeLabel(LabelKind::Section, QStringLiteral("Section")), makeLabel(LabelKind::Small, QStringLiteral("Small")),
            makeLabel(LabelKind::Caption, QStringLiteral("Caption"))}));
        page.resize(900, 760);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        focused->setFocus(Qt::TabFocusReason);
        QVERIFY(saveScreenshot(page, name));
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
