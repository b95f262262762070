#include "models/attemptlogmodel.h"
#include "models/queuemodel.h"
#include "windowtest.h"

#include "ui/support/uitest.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace cuewright;

/// The queue panel in the whole program, against the practice provider and by real keys and clicks.
class TestQueue final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_home = std::make_unique<WindowHome>(); }
    void cleanup() { m_home.reset(); }

    void aWaitIsSeenAndEnded();
    void ownLimitsOverLearnedOnes();
    void pausedLaneHoldsARun();
    void chosenRetriesHoldAfterARestart();
    void ownLimitsHoldAfterARestart();

private:
    template<typename T> T *find(const char *name) { return m_home->window().findChild<T *>(QLatin1String(name)); }
    void openPrompt();
    void refuseOnce(double retryAfter);
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    QString cell(const char *table, int row, int column)
    {
        const QAbstractItemModel *model = find<QTableView>(table)->model();
        return model->index(row, column).data().toString();
    }
    bool picture(const char *name)
    {
        QCoreApplication::processEvents(); // sizes follow words and fonts in two steps
        return saveScreenshot(m_home->window(), QLatin1String(name));
    }
    int rows(const char *table) { return find<QTableView>(table)->model()->rowCount(); }

    std::unique_ptr<WindowHome> m_home;
};

void TestQueue::openPrompt()
{
    m_home->start(true);
    MainWindow &window = m_home->window();
    window.resize(1440, 900);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow(); // where no window manager does it
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/plain-chat.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
}

void TestQueue::refuseOnce(double retryAfter)
{
    FaultStep step;
    step.status = 429;
    step.retryAfter = retryAfter;
    const auto practice = m_home->app->services().practice();
    QVERIFY(practice);
    (*practice)->setFaults(QList<FaultStep>{step});
}

void TestQueue::aWaitIsSeenAndEnded()
{
    openPrompt();
    refuseOnce(40);
    keys(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(find<QWidget>("queuePanel")->isVisible());
    m_home->action("run.start")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows("queueTable"), 1, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(cell("queueTable", 0, QueueModel::State), QStringLiteral("Retrying, 2 of 3"), 10'000);
    QCOMPARE(cell("queueTable", 0, QueueModel::Request), m_home->promptPage()->title());
    QVERIFY2(cell("queueTable", 0, QueueModel::Wait).startsWith(QStringLiteral("in ")), qPrintable(cell("queueTable", 0, QueueModel::Wait)));
    QVERIFY(!cell("queueTable", 0, QueueModel::Why).isEmpty());
    QVERIFY(find<QToolButton>("statusQueue")->text().contains(QStringLiteral("1 retry in ")));
    QVERIFY(find<QLabel>("laneNote")->text().contains(QStringLiteral("Goes on in\u00a0")));
    // It counts down without anything else happening.
    const QString before = cell("queueTable", 0, QueueModel::Wait);
    QTRY_VERIFY_WITH_TIMEOUT(cell("queueTable", 0, QueueModel::Wait) != before, 3'000);
    QVERIFY(picture("queue-waiting-light"));
    m_home->app->theme().setMode(Theme::Mode::Dark);
    QVERIFY(picture("queue-waiting-dark"));
    m_home->app->theme().setMode(Theme::Mode::Light);
    m_home->window().resize(1024, 700);
    QVERIFY(picture("queue-waiting-1024x700"));
    m_home->app->languages().choose(QStringLiteral("de"));
    QVERIFY(picture("queue-waiting-1024x700-de"));
    m_home->app->languages().choose(QStringLiteral("en"));

    find<QTableView>("queueTable")->setFocus();
    QVERIFY(find<QTableView>("queueTable")->hasFocus());
    QCOMPARE(find<QTableView>("queueTable")->selectionModel()->selectedRows().size(), 1);
    QVERIFY(m_home->action("queue.retryNow")->isEnabled());
    keys(Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(rows("queueTable"), 0, 20'000);
    QCOMPARE(find<QToolButton>("statusQueue")->text(), QStringLiteral("Nothing running"));

    QTabBar *tabs = find<QTabBar>("queueTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QCOMPARE(rows("attemptTable"), 2);
    QVERIFY(cell("attemptTable", 0, AttemptLogModel::Outcome).startsWith(QStringLiteral("429 · ")));
    QVERIFY(cell("attemptTable", 1, AttemptLogModel::Outcome).startsWith(QStringLiteral("200 · ")));
    QTableView *log = find<QTableView>("attemptTable");
    QTest::mouseClick(log->viewport(), Qt::LeftButton, {}, log->visualRect(log->model()->index(0, 1)).center());
    keys(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("req_")));
    QCOMPARE(QApplication::clipboard()->text(), cell("attemptTable", 0, AttemptLogModel::RequestId));
    m_home->window().resize(1440, 900);
    QVERIFY(picture("queue-attempts"));
}

void TestQueue::ownLimitsOverLearnedOnes()
{
    openPrompt();
    m_home->action("run.start")->trigger();
    const RequestQueue &queue = m_home->app->services().client().queue();
    QTRY_VERIFY_WITH_TIMEOUT(!queue.lanes().isEmpty() && queue.lanes().first().isIdle() && !queue.log().isEmpty(), 20'000);
    // It is over for the window, too, when the ledger has its end.
    QTRY_VERIFY(m_home->promptPage()->input().runButton().spokenName().startsWith(QStringLiteral("Run")));
    keys(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    // The practice provider allows 10,000 requests a minute and says so.
    QCOMPARE(queue.lanes().first().serverRequests.limit, std::int64_t(10'000));
    const auto labels = find<QWidget>("laneList")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible() && label->text().endsWith(u" of 10.0k"); }));
    QTest::mouseClick(find<QToolButton>("laneLimits"), Qt::LeftButton);
    auto *requests = find<QSpinBox>("limitRequests");
    QTRY_VERIFY(requests->hasFocus());
    requests->selectAll();
    for (const QChar digit : QStringLiteral("1"))
        QTest::keyClick(requests, digit.toLatin1());
    keys(Qt::Key_Return);
    QCOMPARE(queue.lanes().first().limits.requestsPerMinute, std::int64_t(1));
    QVERIFY(picture("queue-limits"));
    keys(Qt::Key_Escape);
    QVERIFY(!requests->isVisible());
    QVERIFY(find<QWidget>("queuePanel")->isVisible());

    // The one request of this minute is spent: the next waits, and says for what and for how long.
    m_home->action("run.start")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows("queueTable"), 1, 10'000);
    QTRY_COMPARE(cell("queueTable", 0, QueueModel::State), QStringLiteral("Waiting"));
    QVERIFY(cell("queueTable", 0, QueueModel::Why).contains(QStringLiteral("requests a minute for this model (1)")));
    find<QTableView>("queueTable")->setFocus();
    keys(Qt::Key_Delete);
    QTRY_COMPARE(rows("queueTable"), 0);
}

void TestQueue::pausedLaneHoldsARun()
{
    openPrompt();
    m_home->action("run.start")->trigger();
    RequestQueue &queue = m_home->app->services().client().queue();
    QTRY_VERIFY_WITH_TIMEOUT(!queue.lanes().isEmpty() && queue.lanes().first().isIdle() && !queue.log().isEmpty(), 20'000);
    // It is over for the window, too, when the ledger has its end.
    QTRY_VERIFY(m_home->promptPage()->input().runButton().spokenName().startsWith(QStringLiteral("Run")));
    QTest::mouseClick(find<QToolButton>("statusQueue"), Qt::LeftButton);
    QTest::mouseClick(find<QToolButton>("lanePause"), Qt::LeftButton);
    QVERIFY(queue.lanes().first().paused);
    m_home->action("run.start")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows("queueTable"), 1, 10'000);
    QTRY_COMPARE(cell("queueTable", 0, QueueModel::State), QStringLiteral("Queued"));
    QCOMPARE(cell("queueTable", 0, QueueModel::Why), QStringLiteral("You paused this lane."));
    find<QTableView>("queueTable")->setFocus();
    keys(Qt::Key_Space);
    QVERIFY(!queue.lanes().first().paused);
    QTRY_COMPARE_WITH_TIMEOUT(rows("queueTable"), 0, 20'000);
}

// What is chosen in Settings counts for the next run, and for the first one after a restart.
void TestQueue::chosenRetriesHoldAfterARestart()
{
    openPrompt();
    m_home->window().openPage({PageKey::Kind::Settings, {}});
    QTabBar *tabs = find<QTabBar>("settingsTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(4).center());
    auto *preset = find<QComboBox>("retryPreset");
    QTRY_VERIFY(preset->isVisible());
    preset->setFocus();
    keys(Qt::Key_Down);
    QCOMPARE(preset->currentText(), QStringLiteral("Patient"));
    for (const bool restarted : {false, true}) {
        if (restarted) {
            m_home->stop();
            openPrompt();
        } else {
            m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/plain-chat.prompty")});
        }
        refuseOnce(40);
        m_home->action("run.start")->trigger();
        const RequestQueue &queue = m_home->app->services().client().queue();
        QTRY_VERIFY_WITH_TIMEOUT(queue.callCount() == 1 && queue.calls().first().retrying, 10'000);
        QCOMPARE(queue.calls().first().maxAttempts, 5);
        m_home->action("run.stop")->trigger();
        QTRY_COMPARE(queue.callCount(), 0);
        QTRY_VERIFY(m_home->promptPage()->input().runButton().spokenName().startsWith(QStringLiteral("Run")));
    }
}

void TestQueue::ownLimitsHoldAfterARestart()
{
    openPrompt();
    const auto lane = [this] {
        m_home->action("run.start")->trigger();
        const RequestQueue &queue = m_home->app->services().client().queue();
        const bool over = QTest::qWaitFor([&] { return !queue.lanes().isEmpty() && queue.lanes().first().isIdle() && !queue.log().isEmpty(); }, 20'000);
        return over ? queue.lanes().first().limits : RateLimits{-1, -1, -1};
    };
    QCOMPARE(lane(), RateLimits());
    RequestQueue &queue = m_home->app->services().client().queue();
    keys(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::mouseClick(find<QToolButton>("laneLimits"), Qt::LeftButton);
    auto *parallel = find<QSpinBox>("limitParallel");
    parallel->setFocus();
    parallel->selectAll();
    QTest::keyClick(parallel, '3');
    QTest::keyClick(parallel, Qt::Key_Return);
    QCOMPARE(queue.lanes().first().limits, (RateLimits{0, 0, 3, true}));
    m_home->stop();
    openPrompt();
    QCOMPARE(lane(), (RateLimits{0, 0, 3, true}));
    if (!find<QWidget>("queuePanel")->isVisible())
        keys(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    const auto labels = find<QWidget>("laneList")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible() && label->text() == u"0 of 3, your limit"; }));
    QTest::mouseClick(find<QToolButton>("laneLimits"), Qt::LeftButton);
    QVERIFY(picture("queue-own-limits"));
    QVERIFY(saveScreenshot(*find<QScrollArea>("laneList")->widget(), QStringLiteral("queue-own-limits-lane")));
    m_home->app->theme().setMode(Theme::Mode::Dark);
    m_home->window().resize(1024, 700);
    m_home->app->languages().choose(QStringLiteral("de"));
    QVERIFY(picture("queue-own-limits-1024x700-dark-de"));
    m_home->app->languages().choose(QStringLiteral("en"));
    QTest::mouseClick(find<QPushButton>("limitsRemove"), Qt::LeftButton);
    QCOMPARE(m_home->app->services().client().queue().lanes().first().limits, RateLimits());
    m_home->stop();
    openPrompt();
    QCOMPARE(lane(), RateLimits());
}

CUEWRIGHT_WINDOW_MAIN(TestQueue)
#include "tst_queue.moc"
