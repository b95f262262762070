#include "inspectorfixture.h"

#include "base/files.h"
#include "reply/longtextview.h"
#include "results.h"
#include "tools/compareview.h"
#include "tools/resultpane.h"
#include "tools/stepmodel.h"
#include "tools/timelineview.h"
#include "tracesample.h"
#include "widgets/banner.h"
#include "widgets/diffview.h"
#include "widgets/segment.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace cuewright;

// The page with real keys and clicks, on a copy of the sample project.
class TestInspectorPage final : public InspectorFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<LoopMode>(); }
    void cleanup() { close(); }
    void opensWhereWorkWasLeft();
    void typingAResultMakesABranch();
    void undoTakesTheBranchAway();
    void editsArguments();
    void argumentsThatBreakTheSchema();
    void mocksAndRecordings();
    void savesAsMock();
    void fillsSlotsAndSends();
    void waitsForWhatIsMissing();
    void branchesByKeyAndMenu();
    void rerunsFromHere();
    void replaysOffline();
    void compares();
    void viewsAreOfOneTrace();
    void rawSaysWhatWasNotSent();
    void cutsWhatIsLong();
    void savesAndKeepsDrafts();
    void givesUpItsDraft();
    void everyControlHasAName();
    void pictures_data();
    void pictures();

private:
    using InspectorFixture::type;
    void type(const QString &text) { type(result(), text); }
};

void TestInspectorPage::opensWhereWorkWasLeft()
{
    open(sampleTrace());
    QCOMPARE(m_page->title(), QStringLiteral("Double charge"));
    QCOMPARE(trace().branch(m_page->branch())->name, QStringLiteral("Help center is empty"));
    QCOMPARE(m_page->call(), 2);
    QCOMPARE(m_page->turn(), turn(1)->id);
    QVERIFY(!m_page->isDirty());
    QVERIFY(result().toPlainText().contains(QStringLiteral("\"total\": 0")));
    QTRY_COMPARE(send().headline(), QStringLiteral("Send 3 results"));
    QTRY_COMPARE(send().facts().size(), 2);
    QVERIFY(send().facts()[0].endsWith(QStringLiteral(" tok in")));
    QVERIFY2(send().facts()[1].startsWith(QStringLiteral("$0.0")), qPrintable(send().facts()[1]));
    QVERIFY(find<DiffView>("resultDiff")->lines().contains(DiffLine{DiffLine::Kind::Removed, QStringLiteral("  \"total\": 3,")}));
}

void TestInspectorPage::typingAResultMakesABranch()
{
    open(sampleTrace());
    m_page->showBranch(Trace::kMain);
    const TurnPtr before = turn(2);
    QTest::mouseClick(find<TimelineView>("timeline")->viewport(), Qt::LeftButton, {}, find<TimelineView>("timeline")->barRect(5).center());
    QCOMPARE(m_page->call(), 0);
    QCOMPARE(m_page->turn(), before->id);
    type(QStringLiteral("{\"refund\":1}"));
    QVERIFY(m_page->branch() != Trace::kMain);
    QCOMPARE(turn(2)->calls[0].result->text, QStringLiteral("{\"refund\":1}"));
    QCOMPARE(turn(2)->calls[0].result->source, ToolSource::Manual);
    QCOMPARE(trace().turnsOf(Trace::kMain).at(1), before); // main stays as it was
    QVERIFY(m_page->isDirty());
    const qsizetype branches = trace().branches().size();
    QTest::keyClicks(&result(), QStringLiteral(" more")); // stays in its branch
    m_page->findChild<ResultPane *>()->flush();
    QCOMPARE(trace().branches().size(), branches);
    QCOMPARE(turn(2)->calls[0].result->text, QStringLiteral("{\"refund\":1} more"));
    QVERIFY(result().hasFocus());
}

void TestInspectorPage::undoTakesTheBranchAway()
{
    open(sampleTrace());
    m_page->showBranch(Trace::kMain);
    m_page->showStep(turn(1)->id, 0);
    QVERIFY(!m_page->canPerform(QStringLiteral("edit.undo")));
    type(QStringLiteral("nobody"));
    QVERIFY(m_page->canPerform(QStringLiteral("edit.undo")));
    const qsizetype branches = trace().branches().size();
    QTest::keyClick(&result(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(trace().branches().size(), branches - 1);
    QCOMPARE(m_page->branch(), Trace::kMain);
    QCOMPARE(turn(1)->calls[0].result->source, ToolSource::Recorded);
    QCOMPARE(m_page->call(), 0); // the step that was edited stays the one that is shown
    QTest::keyClick(&result(), Qt::Key_Z, Qt::ControlModifier); // once too often is no mistake to be told of
    QCOMPARE(headline(), QString());
    QCOMPARE(trace().branches().size(), branches - 1);
}

void TestInspectorPage::editsArguments()
{
    open(sampleTrace());
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::CallTab);
    auto *limit = find<QLineEdit>("argument-limit");
    QVERIFY(limit);
    QCOMPARE(limit->text(), QStringLiteral("3"));
    limit->setFocus();
    QTest::keyClick(limit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(limit, QStringLiteral("5"));
    QTest::keyClick(limit, Qt::Key_Return);
    const TraceCall &call = turn(1)->calls[2];
    QCOMPARE(call.call.arguments, QStringLiteral("{\"query\":\"refund duplicate charge\",\"limit\":5}"));
    QVERIFY(call.isPending()); // it answered something else
    QVERIFY(find<CodeEdit>("arguments")->text().contains(QStringLiteral("\"limit\": 5")));
    QTest::mouseClick(find<QPushButton>("revert"), Qt::LeftButton);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::ResultTab);
    QTest::mouseClick(find<QPushButton>("revert"), Qt::LeftButton);
    QVERIFY(!turn(1)->calls[2].areArgumentsEdited());
    QVERIFY(!turn(1)->calls[2].isPending());
}

void TestInspectorPage::argumentsThatBreakTheSchema()
{
    open(pendingTrace());
    m_page->showStep(turn(1)->id, 1);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::CallTab);
    QCOMPARE(find<CodeEdit>("arguments")->faults().size(), 1);
    QVERIFY(find<QLineEdit>("argument-most")->property("problem").toBool());
    m_page->showStep(turn(1)->id, 0);
    QVERIFY(find<CodeEdit>("arguments")->faults().isEmpty());
}

void TestInspectorPage::mocksAndRecordings()
{
    open(sampleTrace());
    auto *timeline = find<TimelineView>("timeline");
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_2); // as recorded
    QCOMPARE(turn(1)->calls[2].result->source, ToolSource::Recorded);
    QVERIFY(turn(1)->calls[2].result->text.contains(QStringLiteral("KB-118")));
    QTest::keyClick(timeline, Qt::Key_3); // the mock that fits these arguments
    QCOMPARE(turn(1)->calls[2].result->source, ToolSource::Mock);
    QCOMPARE(turn(1)->calls[2].result->origin, QStringLiteral("Three articles"));
    auto *mocks = find<QListWidget>("savedMocks");
    QCOMPARE(mocks->count(), 3);
    QTest::mouseClick(mocks->viewport(), Qt::LeftButton, {}, mocks->visualItemRect(mocks->item(1)).center());
    QCOMPARE(turn(1)->calls[2].result->origin, QStringLiteral("Nothing found"));
    QTest::keyClick(timeline, Qt::Key_1); // nothing real to ask
    QCOMPARE(turn(1)->calls[2].result->source, ToolSource::Mock);
}

void TestInspectorPage::savesAsMock()
{
    open(sampleTrace());
    type(QStringLiteral("{\"articles\":[]}"));
    QSignalSpy saved(m_page.get(), &InspectorPage::toolSaved);
    m_ui->dialogs.answerNextText(QStringLiteral("Empty"));
    QTest::mouseClick(find<QPushButton>("saveAsMock"), Qt::LeftButton);
    QCOMPARE(saved.value(0).value(0).toString(), QStringLiteral("tools/search_help_center.tool.json"));
    const auto file = ToolFile::load(path("tools/search_help_center.tool.json"));
    QCOMPARE(file->mocks().size(), 4);
    QCOMPARE(file->mocks()[3].name, QStringLiteral("Empty"));
    QCOMPARE(toolText(file->mocks()[3].result), QStringLiteral("{\"articles\":[]}"));
    QCOMPARE(file->mocks()[3].rule.kind, ArgumentRule::Kind::Exact);
    QCOMPARE(find<QListWidget>("savedMocks")->count(), 4);
    m_ui->dialogs.answerNextText(std::nullopt);
    m_page->perform(QStringLiteral("trace.saveMock")); // thought better of
    QCOMPARE(ToolFile::load(path("tools/search_help_center.tool.json"))->mocks().size(), 4);
}

void TestInspectorPage::fillsSlotsAndSends()
{
    open(pendingTrace());
    QCOMPARE(send().headline(), QStringLiteral("Send results (0 of 2)"));
    type(QStringLiteral("one"));
    QCOMPARE(m_page->branch(), Trace::kMain); // an empty slot takes its result where it is
    QCOMPARE(send().headline(), QStringLiteral("Send results (1 of 2)"));
    auto *list = find<QListView>("slots");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(m_page->call(), 1);
    type(QStringLiteral("two"));
    QCOMPARE(send().headline(), QStringLiteral("Send 2 results"));
    QSignalSpy ran(m_page.get(), &InspectorPage::runRequested);
    QTest::mouseClick(&send(), Qt::LeftButton, {}, QPoint(30, send().height() / 2));
    QCOMPARE(ran.count(), 1);
    QCOMPARE(ran[0][0].toString(), Trace::kMain);
    QCOMPARE(turn(1)->calls[0].result->text + turn(1)->calls[1].result->text, QStringLiteral("onetwo"));
    InspectorProgress progress;
    progress.isRunning = true;
    progress.turn = turn(1)->id;
    m_page->setProgress(progress);
    QCOMPARE(send().state(), RunButton::State::Running);
    QVERIFY(!m_page->canPerform(QStringLiteral("trace.newBranch")));
    QVERIFY(!find<QPushButton>("rerunFromHere")->isEnabled());
    m_page->showStep(turn(1)->id, 0);
    QVERIFY(result().isReadOnly()); // what is typed now would be lost
    QSignalSpy stopped(m_page.get(), &InspectorPage::stopRequested);
    QTest::mouseClick(&send(), Qt::LeftButton, {}, QPoint(30, send().height() / 2));
    QCOMPARE(stopped.count(), 1);
    m_page->setProgress({});
    QCOMPARE(send().state(), RunButton::State::Ready);
    // A list that gets the focus chooses nothing by itself.
    m_page->showStep(turn(1)->id, -1);
    QCOMPARE(m_page->call(), -1);
    find<TimelineView>("timeline")->setFocus();
    list->setFocus(Qt::TabFocusReason);
    QCOMPARE(m_page->call(), -1);
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(m_page->call() >= 0);
}

void TestInspectorPage::waitsForWhatIsMissing()
{
    open(pendingTrace());
    type(QStringLiteral("one"));
    QSignalSpy ran(m_page.get(), &InspectorPage::runRequested);
    find<TimelineView>("timeline")->setFocus();
    QTest::mouseClick(&send(), Qt::LeftButton, {}, QPoint(30, send().height() / 2));
    QCOMPARE(ran.count(), 0);
    QCOMPARE(m_page->call(), 1);
    QVERIFY(result().hasFocus());
}

void TestInspectorPage::branchesByKeyAndMenu()
{
    open(sampleTrace());
    auto *timeline = find<TimelineView>("timeline");
    timeline->setFocus();
    QTest::keyClicks(timeline, QStringLiteral("["));
    QCOMPARE(trace().branch(m_page->branch())->name, QStringLiteral("Refund refused"));
    QTest::keyClicks(timeline, QStringLiteral("["));
    QTest::keyClicks(timeline, QStringLiteral("["));
    QCOMPARE(m_page->branch(), Trace::kMain);
    QTest::keyClicks(timeline, QStringLiteral("]"));
    QCOMPARE(trace().branch(m_page->branch())->name, QStringLiteral("Refund refused"));
    auto *list = find<QListView>("branches");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(m_page->branch(), Trace::kMain);
    m_page->showStep(turn(1)->id, 1);
    QTest::mouseClick(find<QToolButton>("newBranch"), Qt::LeftButton);
    QCOMPARE(trace().branches().size(), 4);
    QCOMPARE(trace().state(m_page->branch()), BranchState::ResultsReady);
    QTest::mouseClick(find<QToolButton>("branchMenu"), Qt::LeftButton);
    auto *menu = m_page->findChild<QMenu *>(QStringLiteral("branchActions"));
    QVERIFY(menu);
    m_ui->dialogs.answerNextText(QStringLiteral("Another way"));
    menu->actions()[0]->trigger();
    QCOMPARE(trace().branch(m_page->branch())->name, QStringLiteral("Another way"));
    m_ui->dialogs.answerNextQuestion(Dialogs::Answer::Yes);
    menu->actions()[1]->trigger();
    QCOMPARE(trace().branches().size(), 3);
    QCOMPARE(m_page->branch(), Trace::kMain);
    menu->close();
}

void TestInspectorPage::rerunsFromHere()
{
    open(sampleTrace());
    m_page->showBranch(Trace::kMain);
    m_page->showStep(turn(3)->id, -1);
    QSignalSpy ran(m_page.get(), &InspectorPage::runRequested);
    QTest::mouseClick(find<QPushButton>("rerunFromHere"), Qt::LeftButton);
    QCOMPARE(ran.count(), 0); // it costs something: Send says how much
    QVERIFY(m_page->branch() != Trace::kMain);
    QCOMPARE(trace().state(m_page->branch()), BranchState::Unsent);
    QCOMPARE(trace().turnsOf(m_page->branch()).size(), 3);
    QCOMPARE(send().headline(), QStringLiteral("Send turn"));
    QTRY_VERIFY(!send().facts().isEmpty());
}

void TestInspectorPage::replaysOffline()
{
    open(sampleTrace());
    m_page->showBranch(Trace::kMain);
    QTest::mouseClick(find<QPushButton>("replayOffline"), Qt::LeftButton);
    QTRY_COMPARE(headline(), QStringLiteral("Replayed 4 turns without network: the same answers"));
}

void TestInspectorPage::compares()
{
    open(sampleTrace());
    m_page->showBranch(trace().branches()[1].id);
    QTest::mouseClick(find<QPushButton>("compareBranches"), Qt::LeftButton);
    auto *view = find<CompareView>("compareView");
    QVERIFY(view->isVisible());
    QCOMPARE(find<QComboBox>("compareLeft")->currentText(), QStringLiteral("main"));
    QCOMPARE(find<QComboBox>("compareRight")->currentText(), QStringLiteral("Refund refused"));
    auto *table = find<QTableView>("comparison");
    QTRY_VERIFY(table->model()->rowCount() > 3);
    const int changes = table->model()->rowCount();
    QStringList right;
    for (int row = 0; row < changes; ++row)
        right << table->model()->index(row, 1).data().toString();
    QVERIFY(right.join(u'\n').contains(QStringLiteral("second person")));
    QTest::mouseClick(find<QCheckBox>("onlyChanges"), Qt::LeftButton, {}, QPoint(8, find<QCheckBox>("onlyChanges")->height() / 2));
    QTRY_VERIFY(table->model()->rowCount() > changes);
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!view->isVisible());
    QTest::mouseClick(find<QPushButton>("compareBranches"), Qt::LeftButton);
    QVERIFY(view->isVisible());
    const QList<QToolButton *> views = find<QWidget>("traceViews")->findChildren<QToolButton *>();
    QTest::mouseClick(views[InspectorPage::TraceView], Qt::LeftButton); // the one that is on already
    QVERIFY(!view->isVisible());
}

void TestInspectorPage::viewsAreOfOneTrace()
{
    open(sampleTrace());
    m_page->showView(InspectorPage::ChatView);
    auto *chat = find<QListView>("conversation");
    QVERIFY(chat->isVisible());
    QCOMPARE(chat->model()->rowCount(), 6);
    chat->setCurrentIndex(chat->model()->index(3, 0));
    QTest::keyClick(chat, Qt::Key_Return);
    QVERIFY(!chat->isVisible());
    QCOMPARE(m_page->call(), 0);
    m_page->showBranch(Trace::kMain);
    m_page->showStep(turn(4)->id, -1);
    QCOMPARE(result().text(), turn(4)->answerText()); // a step of the model shows what it said
    QVERIFY(!result().isReadOnly()); // and can be changed
    m_page->showView(InspectorPage::RawView);
    auto *turns = find<QListView>("turns");
    QCOMPARE(turns->model()->rowCount(), 4);
    turns->setCurrentIndex(turns->model()->index(0, 0));
    const QList<LongTextView *> texts = m_page->findChildren<LongTextView *>(QStringLiteral("exchangeText"));
    const auto shown = std::find_if(texts.begin(), texts.end(), [](const LongTextView *text) { return text->isVisible(); });
    QVERIFY(shown != texts.end());
    QCOMPARE((*shown)->toPlainText().toUtf8(), trace().requestBody(turn(1)->id));
}

void TestInspectorPage::rawSaysWhatWasNotSent()
{
    Trace trace;
    const auto asked = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("Hello"))}, ChatRequest());
    VERIFY_RESULT(asked);
    TurnAnswer answer;
    answer.answer = Completion();
    answer.exchange = TraceExchange();
    answer.exchange->notSent = {{QStringLiteral("temperature"), QStringLiteral("The model takes none.")}, {QStringLiteral("stop"), QStringLiteral("Nor this.")}};
    answer.sentBody = "{}";
    VERIFY_RESULT(trace.setAnswer(*asked, answer));
    open(trace);
    m_page->showView(InspectorPage::RawView);
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>(QStringLiteral("exchangeNotSent"));
    const auto shown = std::find_if(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible(); });
    QVERIFY(shown != labels.end());
    QCOMPARE((*shown)->text(), QStringLiteral("not sent: temperature (The model takes none.)\nnot sent: stop (Nor this.)"));
    // An answer leaves nothing out.
    const QList<Segment *> sides = m_page->findChildren<Segment *>(QStringLiteral("exchangeSide"));
    for (Segment *side : sides) {
        if (side->isVisible())
            QTest::mouseClick(side->findChildren<QToolButton *>().at(1), Qt::LeftButton);
    }
    QVERIFY(!(*shown)->isVisible());
}

void TestInspectorPage::cutsWhatIsLong()
{
    open(pendingTrace());
    const QString large = QStringLiteral("{\"a\":\"") + QString(3'000'000, u'x') + QStringLiteral("\"}");
    ToolResult result;
    result.text = large;
    QVERIFY(m_page->document().change([&](Trace &trace) { return trace.setResult(trace.turnsOf(Trace::kMain)[0]->id, 0, result); }));
    m_page->showStep(turn(1)->id, 0);
    QVERIFY(this->result().toPlainText().size() < 100'000);
    QVERIFY(this->result().isReadOnly());
    QVERIFY(find<QPushButton>("showAllOfResult")->isVisible());
    m_page->findChild<ResultPane *>()->flush();
    QCOMPARE(turn(1)->calls[0].result->text, large); // looking changes nothing
}

void TestInspectorPage::savesAndKeepsDrafts()
{
    open(sampleTrace());
    type(QStringLiteral("[]"));
    QVERIFY(m_page->isDirty());
    QTRY_VERIFY(m_page->keeper().isDirty());
    QCoreApplication::sendPostedEvents();
    m_page->keeper().flushDraft();
    const QString branch = m_page->branch();
    reopen(); // as after a crash: the file is the old one
    QVERIFY(m_page->isDirty());
    QCOMPARE(turn(1)->calls[2].result->text, QStringLiteral("[]"));
    QCOMPARE(m_page->branch(), branch);
    save();
    QVERIFY(!m_saveError);
    QVERIFY(!m_page->isDirty());
    const auto saved = openTrace(tracePath());
    QCOMPARE(saved->trace.turnsOf(branch)[0]->calls[2].result->text, QStringLiteral("[]"));
    // Another program writes: it is asked.
    QVERIFY(saveTrace(sampleTrace(), tracePath()));
    m_page->showStep(turn(1)->id, 0);
    type(QStringLiteral("mine"));
    m_ui->dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
    save();
    QVERIFY(m_saveError && m_saveError->code == Error::Code::Cancelled);
    QVERIFY(m_page->isDirty());
    m_ui->dialogs.answerNextQuestion(Dialogs::Answer::Yes);
    save();
    QVERIFY(!m_saveError);
    reopen();
    QVERIFY(!m_page->isDirty());
}

void TestInspectorPage::givesUpItsDraft()
{
    open(sampleTrace());
    type(QStringLiteral("[]"));
    QCoreApplication::sendPostedEvents();
    m_page->keeper().flushDraft();
    m_page->giveUpChanges();
    type(QStringLiteral("{}")); // as a run that ends before the page does
    QCoreApplication::sendPostedEvents();
    m_page.reset();
    reopen();
    QVERIFY(!m_page->isDirty());
    QCOMPARE(headline(), QString());
}

void TestInspectorPage::everyControlHasAName()
{
    open(sampleTrace());
    const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->isHidden() || widget->focusPolicy() == Qt::NoFocus || !widget->isEnabled() || widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QMenu *>(widget) || qobject_cast<const QLabel *>(widget)
            || widget->inherits("QScrollArea"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name = !widget->accessibleName().isEmpty() ? widget->accessibleName() : button ? button->text() : QString();
        const bool inner = widget->parentWidget() && (qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()) || widget->parentWidget()->inherits("QComboBox") || widget->parentWidget()->inherits("QTabBar") || widget->parentWidget()->inherits("QComboBoxPrivateContainer"));
        const bool container = widget->focusProxy() || widget->inherits("cuewright::FieldBox");
        QVERIFY2(!name.isEmpty() || inner || container,
            qPrintable(QStringLiteral("%1 %2 in %3").arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), widget->parentWidget()->objectName())));
    }
}

void TestInspectorPage::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << false << QSize(1208, 810) << QStringLiteral("inspector-light");
    QTest::newRow("dark") << true << QSize(1208, 810) << QStringLiteral("inspector-dark");
    QTest::newRow("small") << false << QSize(1024, 600) << QStringLiteral("inspector-1024");
    QTest::newRow("smaller") << false << QSize(800, 600) << QStringLiteral("inspector-800");
}

void TestInspectorPage::pictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(QString, name);
    open(sampleTrace(), dark ? Theme::Mode::Dark : Theme::Mode::Light, size);
    QTRY_VERIFY(!send().facts().isEmpty());
    QVERIFY(saveScreenshot(*m_page, name));
    QVERIFY(result().isVisible());
    QVERIFY(find<TimelineView>("timeline")->viewport()->rect().contains(find<TimelineView>("timeline")->barRect(3)));
    m_page->showView(InspectorPage::ChatView);
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-chat")));
    m_page->showView(InspectorPage::RawView);
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-raw")));
    m_page->showView(InspectorPage::TraceView);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::CallTab);
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-call")));
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::FiguresTab);
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-figures")));
    m_page->showBranch(trace().branches()[1].id);
    m_page->perform(QStringLiteral("trace.compare"));
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-compare")));
}

QTEST_MAIN(TestInspectorPage)
#include "tst_inspectorpage.moc"
