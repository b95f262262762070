#include "models/queuemodel.h"
#include "queue/queuefeed.h"
#include "queue/queuepanel.h"

#include "fakeclock.h"
#include "ui/support/fakequeue.h"
#include "ui/support/uitest.h"
#include "widgets/accessibility.h"
#include "widgets/gauge.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

namespace {

struct Bench
{
    explicit Bench(Theme::Mode mode = Theme::Mode::Light)
        : ui(mode)
        , panel(ui.context, feed)
    {
        panel.setActions({&pause, &limits, &retry, &skip, &cancel, &cancelAll, &copyId});
        panel.resize(1200, 420);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    template<typename T> T *find(const char *name) { return panel.findChild<T *>(QLatin1String(name)); }
    void show()
    {
        emit queue.changed();
        clock.advance(QueueFeed::kQuiet);
        QCoreApplication::processEvents(); // new lanes show from there
    }
    CallStatus call(CallId id, ChatCall::State state, LaneId lane = 1)
    {
        CallStatus status;
        status.id = id;
        status.lane = lane;
        status.title = QStringLiteral("Case %1").arg(id);
        status.state = state;
        status.maxAttempts = 3;
        return status;
    }
    LaneStatus lane(LaneId id)
    {
        LaneStatus status;
        status.id = id;
        status.provider = id == 1 ? QStringLiteral("OpenAI") : QStringLiteral("Anthropic");
        status.model = QStringLiteral("model-%1").arg(id);
        status.parallel = 8;
        return status;
    }
    /// Two lanes; one call of each state.
    void fill()
    {
        LaneStatus busy = lane(1);
        busy.running = 8;
        busy.parallel = 10;
        busy.queued = 305;
        busy.retrying = 1;
        busy.nextRetry = clock.utcNow().addSecs(6);
        busy.slowedDown = true;
        busy.reason = QStringLiteral("OpenAI asked for a pause.");
        busy.until = busy.nextRetry;
        busy.serverTokens = {200'000, 152'000};
        busy.serverRequests = {500, 312};
        queue.shownLanes = {busy, lane(2)};
        CallStatus retrying = call(2, ChatCall::State::Waiting);
        retrying.retrying = true;
        retrying.attempt = 1;
        retrying.until = busy.nextRetry;
        retrying.reason = QStringLiteral("OpenAI asked to wait 8 s (too many tokens a minute)");
        Attempt attempt;
        attempt.requestId = QStringLiteral("req_2");
        retrying.attempts = {attempt};
        queue.shownCalls = {call(1, ChatCall::State::Streaming), retrying, call(3, ChatCall::State::Queued),
            call(4, ChatCall::State::Queued, 2)};
        show();
    }
    QTableView *table() { return find<QTableView>("queueTable"); }
    void click(int row) { QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(table()->model()->index(row, 0)).center()); }

    UiTest ui;
    FakeClock clock;
    FakeQueue queue;
    QueueFeed feed{queue, clock};
    QAction pause, limits, retry, skip, cancel, cancelAll, copyId;
    QueuePanel panel;
};

QString note(const QWidget *card)
{
    return card->findChild<QLabel *>(QStringLiteral("laneNote"))->text().replace(QChar::Nbsp, u' ');
}

} // namespace

class TestQueuePanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installAccessibility(); }
    void emptyStates();
    void lanesTellWhatTheyDo();
    void actsOnWhatIsSelected();
    void arrowsGoOnWhereARowWent_data();
    void arrowsGoOnWhereARowWent();
    void laneFollowsTheSelectedRequest();
    void keysOfLanesNeedNoRequest();
    void laneButtons();
    void limitsAreEdited();
    void ownLimitsAreNamedAndRemoved();
    void whatIsBeingWrittenStays();
    void cancelAllAsks();
    void copiesRequestIds();
    void everythingHasAName();
    void stateIsSaidOnlyWhenItChanges();
    void thousandsOfChanges();
};

void TestQueuePanel::emptyStates()
{
    Bench bench;
    QVERIFY(!bench.table()->isVisible());
    QVERIFY(!bench.panel.hasLane());
    QVERIFY(!bench.panel.canCancelAll());
    bench.fill();
    QVERIFY(bench.table()->isVisible());
    QCOMPARE(bench.find<QTabBar>("queueTabs")->tabText(0), QStringLiteral("Requests 4"));
    bench.table()->setFocus();
    bench.queue.shownCalls.clear();
    bench.show();
    QVERIFY(!bench.table()->isVisible());
    QVERIFY(bench.panel.isAncestorOf(QApplication::focusWidget()));
}

void TestQueuePanel::lanesTellWhatTheyDo()
{
    Bench bench;
    bench.fill();
    auto *card = bench.find<QWidget>("lane1");
    QVERIFY2(card->accessibleName().startsWith(QStringLiteral("OpenAI, model-1: Slowed down, 8 running · ")), qPrintable(card->accessibleName()));
    QCOMPARE(note(card), QStringLiteral("OpenAI asked for a pause. Goes on in 6 s."));
    QStringList values;
    const auto gauges = card->findChildren<Gauge *>();
    for (Gauge *gauge : gauges) {
        if (gauge->isVisible())
            values << QAccessible::queryAccessibleInterface(gauge)->text(QAccessible::Value);
    }
    QCOMPARE(values, QStringList({QStringLiteral("8 of 10, lowered"), QStringLiteral("312 of 500"), QStringLiteral("152k of 200k")}));
    // An idle lane is folded up until it is chosen.
    auto *other = bench.find<QWidget>("lane2");
    QVERIFY(!other->findChild<Gauge *>()->isVisible());
    QTest::mouseClick(other, Qt::LeftButton, {}, QPoint(20, 12));
    QVERIFY(other->findChild<Gauge *>()->isVisible());
    QCOMPARE(other->accessibleName(), QStringLiteral("Anthropic, model-2: Idle"));
    bench.clock.advance(1s);
    QCOMPARE(note(card), QStringLiteral("OpenAI asked for a pause. Goes on in 5 s."));
    QCOMPARE(bench.table()->model()->index(1, QueueModel::Wait).data().toString(), QStringLiteral("in 5 s"));
}

void TestQueuePanel::actsOnWhatIsSelected()
{
    Bench bench;
    bench.fill();
    QVERIFY(!bench.panel.canCancel());
    bench.click(0); // streaming: can only be cancelled
    QVERIFY(bench.panel.canCancel());
    QVERIFY(!bench.panel.canRetryNow());
    QVERIFY(!bench.panel.canSkip());
    bench.click(1);
    QVERIFY(bench.panel.canRetryNow());
    bench.panel.retryNow();
    bench.panel.skip();
    QCOMPARE(bench.queue.told, QStringList({QStringLiteral("retryNow 2"), QStringLiteral("skip 2")}));
    bench.queue.told.clear();
    bench.table()->setFocus();
    QTest::keyClick(bench.table(), Qt::Key_A, Qt::ControlModifier);
    bench.panel.retryNow(); // only those that can
    bench.panel.skip();
    bench.panel.cancel();
    QCOMPARE(bench.queue.told, QStringList({QStringLiteral("retryNow 2"), QStringLiteral("skip 2"), QStringLiteral("skip 3"), QStringLiteral("skip 4"),
        QStringLiteral("cancel 1"), QStringLiteral("cancel 2"), QStringLiteral("cancel 3"), QStringLiteral("cancel 4")}));
    bench.panel.showTab(QueuePanel::Tab::Attempts); // what is not seen is not acted on
    QVERIFY(!bench.panel.canCancel());
}

void TestQueuePanel::arrowsGoOnWhereARowWent_data()
{
    QTest::addColumn<int>("gone");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<CallId>("next");
    QTest::newRow("the first") << 0 << Qt::Key_Down << CallId(2);
    QTest::newRow("one between") << 1 << Qt::Key_Down << CallId(3);
    QTest::newRow("one between, up") << 1 << Qt::Key_Up << CallId(3);
    QTest::newRow("the last") << 3 << Qt::Key_Down << CallId(3);
    QTest::newRow("the last, up") << 3 << Qt::Key_Up << CallId(3);
}

void TestQueuePanel::arrowsGoOnWhereARowWent()
{
    QFETCH(int, gone);
    QFETCH(Qt::Key, key);
    QFETCH(CallId, next);
    Bench bench;
    bench.fill();
    bench.click(gone);
    bench.queue.shownCalls.removeAt(gone);
    bench.show();
    QVERIFY(!bench.panel.canCancel()); // a second press of Delete ends no other one
    QTest::keyClick(bench.table(), key);
    bench.panel.cancel();
    QCOMPARE(bench.queue.told, QStringList(QStringLiteral("cancel %1").arg(next)));
}

// Where nothing runs is where limits are set.
void TestQueuePanel::keysOfLanesNeedNoRequest()
{
    Bench bench;
    bench.limits.setShortcut(Qt::Key_L);
    bench.pause.setShortcut(Qt::Key_Space);
    for (QAction *action : {&bench.limits, &bench.pause})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    int asked = 0;
    connect(&bench.limits, &QAction::triggered, this, [&] { ++asked; });
    bench.queue.shownLanes = {bench.lane(1), bench.lane(2)};
    bench.show();
    bench.panel.takeFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L);
    QCOMPARE(asked, 1);
    QTest::mouseClick(bench.find<QWidget>("lane2"), Qt::LeftButton, {}, QPoint(20, 12));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L);
    QCOMPARE(asked, 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(bench.queue.told, QStringList(QStringLiteral("pause 2")));
    // A number's field is no place for a letter's command.
    bench.panel.showLimits(true);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(bench.queue.told.size(), 1);
}

void TestQueuePanel::laneFollowsTheSelectedRequest()
{
    Bench bench;
    bench.fill();
    bench.click(3);
    bench.panel.setLanePaused(true);
    bench.click(0);
    bench.panel.setLanePaused(true);
    bench.panel.setLanePaused(false);
    QCOMPARE(bench.queue.told, QStringList({QStringLiteral("pause 2"), QStringLiteral("pause 1"), QStringLiteral("resume 1")}));
}

void TestQueuePanel::laneButtons()
{
    Bench bench;
    bench.fill();
    auto *card = bench.find<QWidget>("lane2");
    auto *pause = card->findChild<QToolButton *>(QStringLiteral("lanePause"));
    pause->setFocus(Qt::TabFocusReason);
    QTest::keyClick(pause, Qt::Key_Space);
    QVERIFY(!card->findChild<QToolButton *>(QStringLiteral("laneCancel"))->isEnabled()); // idle
    bench.queue.shownLanes[1].paused = true;
    bench.show();
    QVERIFY(bench.panel.isLanePaused()); // the focus chose it
    QVERIFY(pause->accessibleName().startsWith(QStringLiteral("Resume")));
    QTest::mouseClick(pause, Qt::LeftButton);
    bench.queue.shownLanes[1].paused = false;
    bench.queue.shownLanes[1].stopped = true; // what resume() ends as well
    bench.show();
    QVERIFY(bench.panel.isLanePaused());
    QTest::mouseClick(pause, Qt::LeftButton);
    QTest::mouseClick(bench.find<QWidget>("lane1")->findChild<QToolButton *>(QStringLiteral("laneCancel")), Qt::LeftButton);
    QCOMPARE(bench.queue.told, QStringList({QStringLiteral("pause 2"), QStringLiteral("resume 2"), QStringLiteral("resume 2"), QStringLiteral("cancelAll 1")}));
}

void TestQueuePanel::limitsAreEdited()
{
    Bench bench;
    bench.fill();
    bench.panel.showLimits(true);
    QVERIFY(bench.panel.areLimitsShown());
    auto *tokens = bench.find<QSpinBox>("limitTokens");
    QVERIFY(tokens->isVisible());
    tokens->setFocus();
    tokens->selectAll();
    QTest::keyClicks(tokens, QStringLiteral("90000"));
    QVERIFY(bench.queue.told.isEmpty()); // half a number is no limit
    QTest::keyClick(tokens, Qt::Key_Return);
    QCOMPARE(bench.queue.given, (RateLimits{0, 90'000, 0, true}));
    auto *follow = bench.find<QAbstractButton>("limitFollow");
    QTest::keyClick(follow, Qt::Key_Space);
    QCOMPARE(bench.queue.given, (RateLimits{0, 90'000, 0, false}));
    QCOMPARE(bench.queue.told, QStringList({QStringLiteral("limits 1"), QStringLiteral("limits 1")}));
    QTest::keyClick(tokens, Qt::Key_Escape);
    QVERIFY(!bench.panel.areLimitsShown());
}

void TestQueuePanel::ownLimitsAreNamedAndRemoved()
{
    Bench bench;
    bench.fill();
    auto *remove = bench.find<QAbstractButton>("limitsRemove");
    bench.panel.showLimits(true);
    QVERIFY(!remove->isEnabled());
    const auto isSaid = [&bench](const QString &words) {
        const auto labels = bench.find<QWidget>("lane1")->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    };
    LaneStatus &lane = bench.queue.shownLanes[0];
    lane.slowedDown = false;
    lane.parallel = 3;
    lane.limits = {20, 0, 4, false};
    bench.show();
    QVERIFY(!isSaid(QStringLiteral("your limit"))); // by trial, below it
    lane.parallel = 4;
    bench.show();
    QVERIFY(isSaid(QStringLiteral(" of 4, your limit")));
    QVERIFY(remove->isEnabled());
    remove->setFocus();
    QTest::keyClick(remove, Qt::Key_Space);
    QCOMPARE(bench.queue.given, RateLimits());
    QCOMPARE(bench.queue.told, QStringList({QStringLiteral("limits 1")})); // once, not field by field
    QCOMPARE(bench.find<QSpinBox>("limitRequests")->value(), 0);
    QVERIFY(bench.find<QAbstractButton>("limitFollow")->isChecked());
    QVERIFY(!remove->isEnabled());
    QVERIFY(bench.find<QSpinBox>("limitRequests")->hasFocus());
}

void TestQueuePanel::whatIsBeingWrittenStays()
{
    Bench bench;
    bench.fill();
    bench.panel.showLimits(true);
    auto *requests = bench.find<QSpinBox>("limitRequests");
    QTRY_VERIFY(requests->hasFocus());
    requests->selectAll();
    QTest::keyClicks(requests, QStringLiteral("12"));
    bench.queue.shownLanes[0].limits.tokensPerMinute = 7;
    bench.show();
    QCOMPARE(requests->text(), QStringLiteral("12"));
    QCOMPARE(bench.find<QSpinBox>("limitTokens")->value(), 7);
    QTest::keyClick(requests, Qt::Key_Return);
    QCOMPARE(bench.queue.given, (RateLimits{12, 7, 0, true}));
}

void TestQueuePanel::cancelAllAsks()
{
    Bench bench;
    bench.fill();
    QVERIFY(bench.panel.canCancelAll());
    bench.ui.dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
    bench.panel.cancelAll();
    QVERIFY(bench.queue.told.isEmpty());
    bench.ui.dialogs.answerNextQuestion(Dialogs::Answer::Yes);
    bench.panel.cancelAll();
    QCOMPARE(bench.queue.told, QStringList(QStringLiteral("cancelAll")));
    QVERIFY2(bench.ui.dialogs.asked().last().contains(QStringLiteral("314")), qPrintable(bench.ui.dialogs.asked().last()));
    // A single one is not worth a question.
    LaneStatus lane = bench.lane(1);
    lane.queued = 1;
    bench.queue.shownLanes = {lane, bench.lane(2)};
    bench.show();
    bench.panel.cancelAll();
    QCOMPARE(bench.queue.told.size(), 2);
}

void TestQueuePanel::copiesRequestIds()
{
    Bench bench;
    bench.fill();
    bench.click(0);
    QVERIFY(!bench.panel.canCopyRequestId());
    bench.click(1);
    bench.panel.copyRequestId();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("req_2"));
    for (int i = 0; i < 3; ++i) {
        LoggedAttempt logged;
        logged.call = CallId(i + 1);
        logged.attempt.requestId = i == 1 ? QString() : QStringLiteral("req_log%1").arg(i);
        bench.queue.shownLog << logged;
    }
    bench.show();
    bench.panel.showTab(QueuePanel::Tab::Attempts);
    QVERIFY(!bench.panel.canCopyRequestId());
    auto *log = bench.find<QTableView>("attemptTable");
    bench.panel.takeFocus();
    QVERIFY(log->hasFocus());
    QVERIFY(bench.panel.canCopyRequestId()); // who comes by the keyboard stands on a row
    QTest::keyClick(log, Qt::Key_A, Qt::ControlModifier);
    QMetaObject::invokeMethod(log, "copy");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("req_log0\nreq_log2"));
}

void TestQueuePanel::everythingHasAName()
{
    Bench bench;
    for (QAction *action : {&bench.pause, &bench.limits, &bench.retry, &bench.skip, &bench.cancel, &bench.cancelAll, &bench.copyId})
        action->setText(QStringLiteral("&Deed"));
    bench.fill();
    bench.panel.showLimits(true);
    const auto widgets = bench.panel.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
            qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    bench.pause.setShortcut(QKeySequence(Qt::Key_Space));
    QVERIFY(bench.find<QToolButton>("lanePause")->toolTip().endsWith(QStringLiteral("(Space)")));
}

void TestQueuePanel::stateIsSaidOnlyWhenItChanges()
{
    Bench bench;
    bench.fill();
    QSignalSpy changed(&bench.panel, &QueuePanel::commandsChanged);
    bench.show();
    bench.show();
    QCOMPARE(changed.size(), 0);
    bench.click(1);
    QCOMPARE(changed.size(), 1);
}

// 5,000 calls that change 20,000 times in two seconds: the window hears of it at most ten times a second.
void TestQueuePanel::thousandsOfChanges()
{
    Bench bench;
    bench.fill();
    bench.queue.shownCalls.clear();
    for (CallId id = 1; id <= 5'000; ++id)
        bench.queue.shownCalls.append(bench.call(id, ChatCall::State::Queued));
    QSignalSpy refreshed(&bench.feed, &QueueFeed::refreshed);
    qint64 slowest = 0;
    for (int ms = 0; ms < 2'000; ++ms) {
        for (int i = 0; i < 10; ++i) {
            CallStatus &call = bench.queue.shownCalls[(ms * 10 + i) % bench.queue.shownCalls.size()];
            call.state = call.state == ChatCall::State::Queued ? ChatCall::State::Sending : ChatCall::State::Queued;
            QElapsedTimer timer;
            timer.start();
            emit bench.queue.changed();
            slowest = std::max(slowest, timer.elapsed());
        }
        QElapsedTimer timer;
        timer.start();
        bench.clock.advance(1ms);
        QCoreApplication::sendPostedEvents();
        slowest = std::max(slowest, timer.elapsed());
    }
    qInfo("%lld refreshes of 5,000 rows, the slowest %lld ms", static_cast<long long>(refreshed.size()), static_cast<long long>(slowest));
    QVERIFY2(refreshed.size() <= 21, qPrintable(QString::number(refreshed.size())));
    bench.clock.advance(1s);
    for (int row = 0; row < 5'000; ++row)
        QCOMPARE(bench.feed.calls().call(row).state, bench.queue.shownCalls[row].state);
}

QTEST_MAIN(TestQueuePanel)
#include "tst_queuepanel.moc"
