#include "windowtest.h"

#include "reply/replypanel.h"
#include "schema/schemapage.h"
#include "schema/schematree.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"
#include "widgets/codeedit.h"
#include "widgets/segment.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace cuewright;

/// The designer beside the runs that its schema is for, and what only a real window can show.
class TestDesignerWindow final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_home->stop(); }
    void brokenRulesOnRequest();
    void lastReplyIsTried();
    void askedAgainByItself();
    void halfTypedCasesSurviveARestart();
    void keysOfTheTreeCanBeChanged();
    void fieldsAreDragged();
    void rulesAreDragged();

private:
    bool run();
    SchemaPage *openDesigner();
    template<typename T>
    T *part(const char *name) const { return m_home->window().currentPage()->findChild<T *>(QLatin1String(name)); }
    void drag(QAbstractItemView *view, const QModelIndex &from, const QModelIndex &to, bool above);

    std::unique_ptr<WindowHome> m_home;
};

void TestDesignerWindow::init()
{
    m_home = std::make_unique<WindowHome>();
    m_home->start(true);
    QVERIFY(QTest::qWaitForWindowExposed(&m_home->window()));
    QTRY_VERIFY_WITH_TIMEOUT(m_home->promptPage() && m_home->promptPage()->input().count(), 10'000);
}

bool TestDesignerWindow::run()
{
    if (!QTest::qWaitFor([&] { return m_home->action("run.start")->isEnabled(); }, 10'000))
        return false;
    QSignalSpy spent(&m_home->app->desk(), &Desk::spent);
    m_home->action("run.start")->trigger();
    return QTest::qWaitFor([&] { return !spent.isEmpty(); }, 20'000);
}

SchemaPage *TestDesignerWindow::openDesigner()
{
    m_home->window().openPage({PageKey::Kind::Schema, QStringLiteral("schemas/ticket_triage.schema.json")});
    return qobject_cast<SchemaPage *>(m_home->window().currentPage());
}

// The way to see what happens to a reply that breaks a rule, with no key and no bad luck.
void TestDesignerWindow::brokenRulesOnRequest()
{
    QAction *action = m_home->action("run.practiceViolation");
    QVERIFY(action->isEnabled() && action->isCheckable() && !action->isChecked());
    action->trigger();
    QVERIFY(action->isChecked());
    action->trigger(); // thought better of it
    QVERIFY(!action->isChecked());
    action->trigger();
    QVERIFY(run());
    QVERIFY(!action->isChecked()); // for one reply
    auto *reply = m_home->promptPage()->findChild<ReplyPanel *>();
    auto *banner = reply->findChild<Banner *>();
    QTRY_VERIFY2(banner->headline().startsWith(QStringLiteral("The reply breaks ")), qPrintable(banner->headline()));
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-reply-breaks-a-rule")));
    auto *sendBack = banner->findChild<QPushButton *>(QStringLiteral("bannerAction"));
    QVERIFY(sendBack->isVisible());
    QSignalSpy spent(&m_home->app->desk(), &Desk::spent);
    QTest::mouseClick(sendBack, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!spent.isEmpty(), 20'000);
    QTRY_VERIFY2(banner->headline().startsWith(QStringLiteral("Matches")), qPrintable(banner->headline()));
    QCOMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->size(), 2); // each attempt is there
}

void TestDesignerWindow::lastReplyIsTried()
{
    QVERIFY(openDesigner());
    auto *source = part<Segment>("sampleSource");
    auto *sample = part<CodeEdit>("sample");
    auto *findings = part<QListWidget>("findings");
    const auto choose = [&](int choice) { QTest::mouseClick(source->findChildren<QToolButton *>().at(choice), Qt::LeftButton); };
    choose(1);
    QTRY_COMPARE(findings->item(0)->text(), QStringLiteral("No reply has come for this schema yet."));
    QVERIFY(sample->isReadOnly() && sample->text().isEmpty());

    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/ticket-triage.prompty")});
    QTRY_VERIFY(m_home->promptPage());
    m_home->action("run.practiceViolation")->trigger();
    QVERIFY(run());
    const QString broken = m_home->ledger().calls({{}, {}, {}, {}, {}, true}, 1)->first().answer;
    QVERIFY(!broken.isEmpty());
    QVERIFY(openDesigner());
    QTRY_COMPARE(sample->text(), broken);
    QTRY_VERIFY(!sample->faults().isEmpty());
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-last-reply")));
    QVERIFY(sample->isReadOnly());
    auto *tree = m_home->window().currentPage()->findChild<SchemaTree *>();
    findings->setFocus();
    findings->setCurrentRow(0);
    QTest::keyClick(findings, Qt::Key_Return);
    QVERIFY(tree->currentIndex().data(SchemaModel::MarkRole).isValid());

    // Kept, it is a test case like any other.
    QTest::mouseClick(part<QToolButton>("openKeepBar"), Qt::LeftButton);
    QTest::keyClick(m_home->window().focusWidget(), Qt::Key_Return);
    auto *cases = part<QListWidget>("sampleCases");
    QTRY_COMPARE(cases->count(), 1);
    QCOMPARE(source->current(), 2);
    QTRY_VERIFY(cases->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("should be invalid, passes")));
}

// The prompt says how often; each attempt is in the ledger, and the reply says which one it is.
void TestDesignerWindow::askedAgainByItself()
{
    PromptDocument &document = m_home->promptPage()->document();
    QVERIFY(document.changeRetryInvalid(2));
    m_home->action("run.practiceViolation")->trigger();
    QVERIFY(run());
    auto *banner = m_home->promptPage()->findChild<ReplyPanel *>()->findChild<Banner *>();
    QTRY_VERIFY2_WITH_TIMEOUT(banner->headline().startsWith(QStringLiteral("Matches")), qPrintable(banner->headline()), 20'000);
    QVERIFY2(banner->detail().contains(QStringLiteral("attempt 2 of 3")), qPrintable(banner->detail()));
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-asked-again-by-itself")));
    const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true});
    VERIFY_RESULT(calls);
    QCOMPARE(calls->size(), 2);
    QVERIFY(calls->first().id != calls->last().id && calls->first().answer != calls->last().answer);
}

void TestDesignerWindow::halfTypedCasesSurviveARestart()
{
    const QString name = QStringLiteral("half typed");
    const QString half = QStringLiteral("{\"category\": \"bil");
    const auto sample = [this] { return part<CodeEdit>("sample"); };
    const auto choose = [this](int source) { QTest::mouseClick(part<Segment>("sampleSource")->findChildren<QToolButton *>().at(source), Qt::LeftButton); };
    QVERIFY(openDesigner());
    QTest::mouseClick(part<QToolButton>("generateSample"), Qt::LeftButton);
    QTRY_VERIFY(part<QToolButton>("openKeepBar")->isEnabled() && !sample()->text().isEmpty());
    QTest::mouseClick(part<QToolButton>("openKeepBar"), Qt::LeftButton);
    auto *field = part<QLineEdit>("sampleName");
    field->selectAll();
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(part<QListWidget>("sampleCases")->count(), 1);
    sample()->setFocus();
    QTest::keyClick(sample(), Qt::Key_A, Qt::ControlModifier);
    for (const QChar unit : half)
        QTest::keyClick(sample(), unit.toLatin1());
    const QString typed = sample()->text();
    QVERIFY2(typed.startsWith(QStringLiteral("{")) && !parseJson(typed.toUtf8()), qPrintable(typed));
    m_home->stop();
    m_home->start(false);
    QVERIFY(QTest::qWaitForWindowExposed(&m_home->window()));
    SchemaPage *page = nullptr;
    QTRY_VERIFY((page = openDesigner()));
    QTRY_VERIFY(part<Segment>("sampleSource"));
    choose(2);
    auto *cases = part<QListWidget>("sampleCases");
    QTRY_COMPARE(cases->count(), 1);
    QVERIFY(cases->item(0)->text().contains(name));
    cases->setCurrentRow(0);
    QTRY_COMPARE(sample()->text(), typed);
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-half-typed-case")));
    // It is finished, and the case is what was typed.
    sample()->setFocus();
    QTest::keyClick(sample(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(sample(), QStringLiteral("[]"));
    QTRY_VERIFY(parseJson(sample()->text().toUtf8()));
    m_home->action("file.save")->trigger();
    QTRY_VERIFY(!page->isDirty());
}

void TestDesignerWindow::keysOfTheTreeCanBeChanged()
{
    const auto before = m_home->window().commands().action(QStringLiteral("fields.duplicate"));
    QVERIFY(before && !before->isEnabled()); // this page has no fields to duplicate
    SchemaPage *page = openDesigner();
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    const auto count = [&] { return page->document().json()["properties"].size(); };
    const std::size_t fields = count();
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with) {
        m_home->window().activateWindow();
        tree->setFocus();
        QTRY_VERIFY(tree->hasFocus()); // shortcuts want an active window
        tree->select(u"/properties/category");
        QTest::keyClick(tree, key, with);
    };
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(count(), fields + 1);
    m_home->window().openPage({PageKey::Kind::Settings, {}});
    auto *table = m_home->window().currentPage()->findChild<QTreeWidget *>(QStringLiteral("shortcutTable"));
    const auto rows = table->findItems(QStringLiteral("Field: Duplicate"), Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0]->text(1), QStringLiteral("Ctrl+D"));
    QVERIFY(m_home->window().commands().setShortcut(QStringLiteral("fields.duplicate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)).isEmpty());
    QCOMPARE(openDesigner(), page);
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(count(), fields + 1);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(count(), fields + 2);
    // A page that comes later knows it, too; the palette reaches it without keys.
    m_home->window().openPage({PageKey::Kind::Schema, QStringLiteral("schemas/contact.schema.json")});
    auto *other = qobject_cast<SchemaPage *>(m_home->window().currentPage());
    QVERIFY(other && other != page);
    tree = other->findChild<SchemaTree *>();
    tree->select(u"/properties/name");
    const std::size_t there = other->document().json()["properties"].size();
    QAction *duplicate = m_home->action("fields.duplicate");
    QTRY_VERIFY(duplicate->isEnabled());
    duplicate->trigger();
    QCOMPARE(other->document().json()["properties"].size(), there + 1);
    QCOMPARE(other->findChild<QAction *>(QStringLiteral("fields.duplicate"))->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
}

// What a hand does, with the window system carrying it: the press begins the drag, whose own loop takes the moves and the drop.
void TestDesignerWindow::drag(QAbstractItemView *view, const QModelIndex &from, const QModelIndex &to, bool above)
{
    QWidget *port = view->viewport();
    const QRect target = view->visualRect(to);
    const QPoint start = view->visualRect(from).center();
    const QPoint end(target.center().x(), above ? target.top() + 1 : target.bottom() - 1);
    QList<QPoint> way{start + QPoint(0, 4), (start + end) / 2, end - QPoint(2, 0), end};
    QTimer hand;
    connect(&hand, &QTimer::timeout, port, [&] {
        const QPoint at = way.isEmpty() ? end : way.takeFirst();
        QWindow *window = port->window()->windowHandle();
        const QPoint place = port->mapTo(port->window(), at);
        if (way.isEmpty()) {
            hand.stop();
            QTest::mouseRelease(window, Qt::LeftButton, {}, place);
        } else {
            QTest::mouseMove(window, place);
        }
    });
    QTest::mousePress(port, Qt::LeftButton, {}, start);
    hand.start(20);
    const int far = QApplication::startDragDistance() + 1;
    QTest::mouseMove(port, start + QPoint(far, 2));
    QTest::mouseMove(port, start + QPoint(2 * far, 4));
    QTRY_VERIFY(!hand.isActive());
}

void TestDesignerWindow::fieldsAreDragged()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("This platform knows no drag and drop.");
    SchemaPage *page = openDesigner();
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    const QModelIndex root = tree->model()->index(0, 0);
    const auto names = [&] {
        QStringList all;
        for (const auto &[name, field] : page->document().json()["properties"].items())
            all << fromUtf8(name);
        return all;
    };
    const QStringList before = names();
    drag(tree, tree->model()->index(6, 0, root), tree->model()->index(1, 0, root), true);
    QTRY_COMPARE(names().value(1), before[6]);
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/") + before[6]);
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(names(), before);
}

void TestDesignerWindow::rulesAreDragged()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("This platform knows no drag and drop.");
    SchemaPage *page = openDesigner();
    QVERIFY(page);
    auto *tabs = part<QTabBar>("testTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto *table = part<QTableView>("rules");
    const auto values = [&] {
        QStringList all;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            all << table->model()->index(row, 1).data().toString();
        return all;
    };
    const QStringList before = values();
    QVERIFY(before.size() > 2);
    drag(table, table->model()->index(0, 1), table->model()->index(2, 1), false);
    QTRY_COMPARE(values().mid(0, 3), (QStringList{before[1], before[2], before[0]}));
    QCOMPARE(table->currentIndex().row(), 2);
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(values(), before);
}

CUEWRIGHT_WINDOW_MAIN(TestDesignerWindow)
#include "tst_designerwindow.moc"
