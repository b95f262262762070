#include "ui/support/uitest.h"
#include "widgets/runbutton.h"

#include <QAccessible>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

class TestRunButton final : public QObject
{
    Q_OBJECT
private slots:
    void eachStateHasItsOwnDeed_data()
    {
        QTest::addColumn<RunButton::State>("state");
        QTest::addColumn<QString>("signal");
        QTest::newRow("ready") << RunButton::State::Ready << "run";
        QTest::newRow("running") << RunButton::State::Running << "stop";
        QTest::newRow("waiting") << RunButton::State::Waiting << "retry";
        QTest::newRow("over the cap") << RunButton::State::OverCap << "reason";
        QTest::newRow("missing input") << RunButton::State::MissingInput << "reason";
    }
    void eachStateHasItsOwnDeed()
    {
        QFETCH(RunButton::State, state);
        QFETCH(QString, signal);
        UiTest ui;
        RunButton button(ui.theme);
        button.setContent(state, QStringLiteral("Go"), {});
        button.resize(button.sizeHint());
        button.show();
        QStringList heard;
        connect(&button, &RunButton::runRequested, this, [&] { heard << QStringLiteral("run"); });
        connect(&button, &RunButton::stopRequested, this, [&] { heard << QStringLiteral("stop"); });
        connect(&button, &RunButton::retryRequested, this, [&] { heard << QStringLiteral("retry"); });
        connect(&button, &RunButton::reasonRequested, this, [&] { heard << QStringLiteral("reason"); });
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(20, button.height() / 2));
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(heard, QStringList({signal, signal, signal}));
    }

    void escapeStopsWhatIsUnderWay()
    {
        UiTest ui;
        RunButton button(ui.theme);
        QSignalSpy stop(&button, &RunButton::stopRequested);
        button.setContent(RunButton::State::Ready, QStringLiteral("Run"), {});
        QTest::keyClick(&button, Qt::Key_Escape);
        QCOMPARE(stop.size(), 0);
        button.setContent(RunButton::State::Running, QStringLiteral("Stop"), {});
        QTest::keyClick(&button, Qt::Key_Escape);
        QCOMPARE(stop.size(), 1);
        button.setContent(RunButton::State::Waiting, QStringLiteral("Waiting"), {});
        QTest::keyClick(&button, Qt::Key_Escape);
        QCOMPARE(stop.size(), 2);
    }

    void menuHalfOpensTheMenuAndDoesNotRun()
    {
        UiTest ui;
        RunButton button(ui.theme);
        QMenu menu;
        menu.addAction(QStringLiteral("Run three times"));
        button.setMenu(&menu);
        button.setContent(RunButton::State::Ready, QStringLiteral("Run"), {QStringLiteral("≈374 tok in")});
        button.resize(button.sizeHint());
        button.show();
        QSignalSpy run(&button, &RunButton::runRequested);
        QSignalSpy shown(&menu, &QMenu::aboutToShow);
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(button.width() - 10, button.height() / 2));
        QCOMPARE(shown.size(), 1);
        QCOMPARE(run.size(), 0);
        menu.close();
        QTest::keyClick(&button, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.size(), 2);
        menu.close();
        // While running there is nothing to choose, so the whole of it stops.
        QSignalSpy stop(&button, &RunButton::stopRequested);
        button.setContent(RunButton::State::Running, QStringLiteral("Stop"), {});
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(button.width() - 10, button.height() / 2));
        QCOMPARE(stop.size(), 1);
        QCOMPARE(shown.size(), 2);
    }

    void widthNeverShrinksWhileFiguresChange()
    {
        UiTest ui;
        RunButton button(ui.theme);
        button.setContent(RunButton::State::Ready, QStringLiteral("Run"),
            {QStringLiteral("≈374 tok in"), QStringLiteral("$0.0001–0.0004")});
        const int wide = button.sizeHint().width();
        button.setContent(RunButton::State::Running, QStringLiteral("Stop"), {QStringLiteral("4 tok out")});
        QCOMPARE(button.sizeHint().width(), wide);
        button.setStale(true);
        QCOMPARE(button.sizeHint().width(), wide);
        button.setContent(RunButton::State::Ready, QStringLiteral("Run"),
            {QStringLiteral("≈374,000 tok in"), QStringLiteral("$0.0001–0.0004")});
        QVERIFY(button.sizeHint().width() > wide);
        ui.theme.setZoom(80);
        QVERIFY2(button.sizeHint().width() < wide, "a smaller font starts anew");
    }

    void screenReaderHearsAButton()
    {
        UiTest ui;
        RunButton button(ui.theme);
        QMenu menu;
        button.setMenu(&menu);
        button.setContent(RunButton::State::Ready, QStringLiteral("Run"),
            {QStringLiteral("≈374 tok in"), QStringLiteral("$0.0001–0.0004")});
        button.setSpokenFacts(QStringLiteral("about 374 tokens in, estimated 0.0001 to 0.0004 dollars"));
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&button);
        QVERIFY(heard);
        QCOMPARE(heard->role(), QAccessible::Button);
        QCOMPARE(heard->text(QAccessible::Name),
            QStringLiteral("Run, about 374 tokens in, estimated 0.0001 to 0.0004 dollars"));
        QVERIFY(heard->state().hasPopup);
        QSignalSpy run(&button, &RunButton::runRequested);
        button.show();
        heard->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(run.size(), 1);
        // Words for an old state are not said about a new one.
        button.setContent(RunButton::State::OverCap, QStringLiteral("Over the cap"), {QStringLiteral("$0.004 left today")});
        QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("Over the cap, $0.004 left today"));
    }
};

QTEST_MAIN(TestRunButton)
#include "tst_runbutton.moc"
