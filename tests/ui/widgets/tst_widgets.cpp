#include "ui/support/uitest.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/fieldbox.h"
#include "widgets/gauge.h"
#include "widgets/segment.h"
#include "widgets/tokenbar.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include <limits>

using namespace cuewright;

class TestWidgets final : public QObject
{
    Q_OBJECT
private slots:
    void gaugeLevels_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("marked");
        QTest::addColumn<int>("level");
        QTest::newRow("nothing") << 0.0 << true << int(Gauge::Level::Fine);
        QTest::newRow("below the mark") << 0.79 << true << int(Gauge::Level::Fine);
        QTest::newRow("at the mark") << 0.8 << true << int(Gauge::Level::Near);
        QTest::newRow("just below the limit") << 0.999 << true << int(Gauge::Level::Near);
        QTest::newRow("at the limit") << 1.0 << true << int(Gauge::Level::Over);
        QTest::newRow("far over") << 12.0 << true << int(Gauge::Level::Over);
        QTest::newRow("full without a mark") << 1.0 << false << int(Gauge::Level::Fine);
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << true << int(Gauge::Level::Fine);
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << true << int(Gauge::Level::Over);
        QTest::newRow("negative") << -3.0 << true << int(Gauge::Level::Fine);
    }
    void gaugeLevels()
    {
        QFETCH(double, share);
        QFETCH(bool, marked);
        UiTest ui;
        Gauge gauge(ui.theme);
        if (marked)
            gauge.setWarningMark(0.8);
        gauge.setShare(share);
        QTEST(int(gauge.level()), "level");
        QVERIFY(!gauge.grab().isNull());
    }

    void gaugeInCells()
    {
        UiTest ui;
        Gauge gauge(ui.theme);
        gauge.setBarWidth(0);
        gauge.setCells(4);
        gauge.resize(100, gauge.sizeHint().height());
        gauge.setShare(0.5);
        const auto isTaken = [&](int cell) {
            return gauge.grab().toImage().pixelColor(cell * 25 + 12, gauge.height() / 2) == ui.theme.color(ColorRole::Accent);
        };
        QVERIFY(isTaken(0) && isTaken(1));
        QVERIFY(!isTaken(2) && !isTaken(3));
        const int high = gauge.sizeHint().height();
        gauge.setCells(Gauge::kMostCells + 1); // too small to tell apart: a bar again
        QVERIFY(gauge.sizeHint().height() < high);
    }

    void gaugeSpeaks()
    {
        UiTest ui;
        Gauge gauge(ui.theme);
        gauge.setAccessibleName(QStringLiteral("Session spend"));
        gauge.setShare(0.07);
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&gauge);
        QVERIFY(heard && heard->valueInterface());
        QCOMPARE(heard->role(), QAccessible::ProgressBar);
        QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("Session spend"));
        QCOMPARE(heard->text(QAccessible::Value), QStringLiteral("7 percent"));
        QCOMPARE(heard->valueInterface()->currentValue().toDouble(), 7.0);
        gauge.setValueText(QStringLiteral("0.035 of 0.50 dollars"));
        QCOMPARE(heard->text(QAccessible::Value), QStringLiteral("0.035 of 0.50 dollars"));
    }

    void tokenBarSharesItsWidth_data()
    {
        QTest::addColumn<QList<int>>("tokens");
        QTest::newRow("as in the design") << QList<int>{119, 74, 170, 11};
        QTest::newRow("one") << QList<int>{5};
        QTest::newRow("an empty part") << QList<int>{119, 0, 4};
        QTest::newRow("a tiny one beside a giant") << QList<int>{1, 1'000'000};
        QTest::newRow("nothing at all") << QList<int>{0, 0};
        QTest::newRow("no parts") << QList<int>{};
    }
    void tokenBarSharesItsWidth()
    {
        QFETCH(QList<int>, tokens);
        UiTest ui;
        TokenBar bar(ui.theme);
        QList<TokenBar::Part> parts;
        for (const int count : tokens)
            parts.append({QStringLiteral("p"), count, ColorRole::RoleUser, false});
        bar.setParts(parts);
        const auto rects = bar.partRects(300);
        QCOMPARE(rects.size(), tokens.size());
        qreal end = 0;
        bool any = false;
        for (qsizetype i = 0; i < rects.size(); ++i) {
            QCOMPARE(rects[i].isEmpty(), tokens[i] == 0);
            if (tokens[i] == 0)
                continue;
            any = true;
            QVERIFY(rects[i].width() >= 2);
            QVERIFY(rects[i].left() >= end);
            end = rects[i].right();
        }
        if (any)
            QVERIFY(std::abs(end - 300) < 0.01);
    }

    void tokenBarLegend()
    {
        UiTest ui;
        TokenBar bar(ui.theme);
        bar.setParts({{QStringLiteral("System"), 119, ColorRole::RoleSystem, false},
            {QStringLiteral("Schema"), 1170, ColorRole::Accent, true}});
        QCOMPARE(bar.legend(), QStringLiteral("System 119 · Schema ≈1,170"));
        QCOMPARE(bar.accessibleDescription(), bar.legend());
    }

    void segmentByMouseAndKeys()
    {
        UiTest ui;
        Segment segment(QStringLiteral("View"));
        segment.addChoice(QStringLiteral("Chat"));
        segment.addChoice(QStringLiteral("Trace"));
        segment.addChoice(QStringLiteral("Raw"));
        segment.addChoice(QStringLiteral("Last"));
        segment.setChoiceEnabled(2, false);
        segment.show();
        QVERIFY(QTest::qWaitForWindowActive(&segment));
        QCOMPARE(segment.current(), 0);
        QSignalSpy spy(&segment, &Segment::currentChanged);
        const auto buttons = segment.findChildren<QToolButton *>();
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(segment.current(), 1);
        QCOMPARE(spy.size(), 1);
        QTest::keyClick(buttons[1], Qt::Key_Right);
        QCOMPARE(segment.current(), 3); // over the disabled one
        QVERIFY(buttons[3]->hasFocus());
        QTest::keyClick(buttons[3], Qt::Key_Right);
        QCOMPARE(segment.current(), 3);
        QTest::keyClick(buttons[3], Qt::Key_Left);
        QCOMPARE(segment.current(), 1);
        int stops = 0;
        for (const QToolButton *button : buttons)
            stops += button->focusPolicy() == Qt::StrongFocus;
        QCOMPARE(stops, 1);
    }

    void bannerStacksItsWordsWhereItIsNarrow_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<bool>("below");
        const QString sentence = QStringLiteral("This call would pass the day’s stop of $0.04 by up to $0.01. Nothing was sent. Raise the limit, or ask for less.");
        QTest::newRow("room") << 900 << sentence << false;
        QTest::newRow("a column of words") << 420 << sentence << true;
        QTest::newRow("short enough") << 420 << QStringLiteral("ok") << false;
    }
    void bannerStacksItsWordsWhereItIsNarrow()
    {
        QFETCH(int, width);
        QFETCH(QString, detail);
        QFETCH(bool, below);
        UiTest ui;
        Banner banner(ui.theme);
        banner.say(Tone::Warning, QStringLiteral("Not sent: over budget"), detail);
        banner.setAction(QStringLiteral("Allow once"));
        banner.resize(width, 10);
        banner.resize(width, banner.heightForWidth(width));
        const auto *head = banner.findChild<QLabel *>(QStringLiteral("bannerHeadline"));
        const auto *words = banner.findChild<QLabel *>(QStringLiteral("bannerDetail"));
        QTRY_COMPARE(words->y() > head->geometry().bottom(), below);
        QTRY_COMPARE(words->x() > head->geometry().right(), !below);
        QVERIFY(words->height() >= words->heightForWidth(words->width())); // no line is cut
    }

    void bannerActsAndClears()
    {
        UiTest ui;
        Banner banner(ui.theme);
        QVERIFY(!banner.isVisibleTo(nullptr) || banner.isHidden());
        QSignalSpy spy(&banner, &Banner::actionTriggered);
        banner.say(Tone::Danger, QStringLiteral("The key was refused"), QStringLiteral("401 from OpenAI"));
        banner.setAction(QStringLiteral("Check the key"));
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.accessibleName(), QStringLiteral("The key was refused. 401 from OpenAI"));
        auto *action = banner.findChild<QPushButton *>(QStringLiteral("bannerAction"));
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        banner.clear();
        QVERIFY(banner.isHidden());
        QVERIFY(action->isHidden());
        QVERIFY(banner.headline().isEmpty());
    }

    void fieldBoxNamesItsControl()
    {
        UiTest ui;
        auto *edit = new QLineEdit;
        FieldBox box(QStringLiteral("subject"), edit);
        QCOMPARE(edit->accessibleName(), QStringLiteral("subject"));
        box.setRequired(true);
        QCOMPARE(edit->accessibleName(), QStringLiteral("subject, required"));
        box.setProblem(QStringLiteral("Fill this in"));
        QCOMPARE(edit->accessibleDescription(), QStringLiteral("Fill this in"));
        QVERIFY(edit->property("problem").toBool());
        box.setProblem({});
        QVERIFY(!edit->property("problem").toBool());
        box.show();
        QVERIFY(QTest::qWaitForWindowActive(&box));
        box.setFocus();
        QVERIFY(edit->hasFocus());
    }

    void elidedLabelTellsAllInItsTooltip()
    {
        UiTest ui;
        ElidedLabel label(ui.theme);
        label.setText(QStringLiteral("a rather long name of a file that does not fit"));
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(60, 20);
        label.show();
        QVERIFY(label.isElided());
        QCOMPARE(label.toolTip(), label.text());
        QVERIFY(label.minimumSizeHint().width() < 60);
    }

    void tipsCarryTheShortcut()
    {
        QCOMPARE(tipWithShortcut(QStringLiteral("Save"), QKeySequence(Qt::CTRL | Qt::Key_S)), QStringLiteral("Save (Ctrl+S)"));
        QCOMPARE(tipWithShortcut(QStringLiteral("Save"), {}), QStringLiteral("Save"));
    }

    void emptyStateOffersOneThing()
    {
        UiTest ui;
        EmptyState empty(ui.theme, Glyph::Prompt);
        empty.setTexts(QStringLiteral("No reply yet"), QStringLiteral("Press Run to get one."));
        auto *action = empty.findChild<QPushButton *>(QStringLiteral("emptyAction"));
        QVERIFY(action->isHidden());
        empty.setTexts(QStringLiteral("No reply yet"), {}, QStringLiteral("Run"));
        QSignalSpy spy(&empty, &EmptyState::actionTriggered);
        action->click();
        QCOMPARE(spy.size(), 1);
    }

    void dialogsUseAnswersLaidOut()
    {
        Dialogs dialogs;
        dialogs.answerNextFile(QStringLiteral("/a"));
        dialogs.answerNextFile(std::nullopt);
        dialogs.answerNextQuestion(Dialogs::Answer::Discard);
        QCOMPARE(dialogs.openFile(nullptr, QStringLiteral("Open"), {}, {}).value_or(QString()), QStringLiteral("/a"));
        QVERIFY(!dialogs.chooseFolder(nullptr, QStringLiteral("Folder"), {}));
        QCOMPARE(dialogs.askUnsaved(nullptr, QStringLiteral("x")), Dialogs::Answer::Discard);
        QCOMPARE(dialogs.asked().size(), 3);
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
