#include "inspectorfixture.h"

#include "base/files.h"
#include "chat/toolchoice.h"
#include "prompt/modelcombo.h"
#include "prompt/optionspin.h"
#include "prompt/rolebutton.h"
#include "tools/callpane.h"
#include "tools/resultpane.h"
#include "tools/stepmodel.h"
#include "tools/timelineview.h"
#include "tools/turnpane.h"
#include "tracesample.h"
#include "widgets/badge.h"
#include "widgets/banner.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace cuewright;

// What a person changes of a turn itself, with real keys and clicks: its messages, its settings, the reply, what comes next.
class TestInspectorEdits final : public InspectorFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<LoopMode>(); }
    void cleanup() { close(); }
    void aMessageIsEdited();
    void messagesComeAndGo();
    void rolesOfMessages();
    void longMessagesAreCut();
    void longArgumentsAreCut();
    void whoAnsweredIsSaid();
    void branchesByKeys();
    void aReplyIsEdited();
    void undoAndRedo();
    void aFurtherMessage();
    void fromTheConversation();
    void settings_data();
    void settings();
    void modelAndNumbers();
    void otherOptions();
    void focusWhileItRuns();
    void toolChoice();
    void choicesOfItsOwnStay();
    void mocksInNarrowWindows();
    void theDraftIsGivenUp();
    void filesThatOthersChange();
    void assertions();
    void assertionsThatCannotBeRead();
    void pictures_data();
    void pictures();

private:
    void open(const Trace &trace, Theme::Mode mode = Theme::Mode::Light, QSize size = {1208, 790})
    {
        InspectorFixture::open(trace, mode, size);
        m_page->showBranch(Trace::kMain);
    }
    void showRequest(int number)
    {
        m_page->showStep(turn(number)->id, -1);
        find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::CallTab);
    }
    void choose(QComboBox &combo, int index)
    {
        combo.setFocus();
        combo.setCurrentIndex(index);
        emit combo.activated(index);
    }
    CodeEdit &message() const { return *find<CodeEdit>("turnMessage"); }
    QListWidget &messages() const { return *find<QListWidget>("turnMessageList"); }
    const ChatOptions &options() const { return turn(1)->settings->options; }
};

void TestInspectorEdits::aMessageIsEdited()
{
    open(sampleTrace());
    const Trace before = trace();
    showRequest(1);
    QCOMPARE(find<QTabBar>("detailTabs")->tabText(DetailPane::CallTab), QStringLiteral("Request"));
    QCOMPARE(messages().count(), 2);
    QCOMPARE(messages().currentRow(), 1); // what the person asked
    QTest::mouseClick(messages().viewport(), Qt::LeftButton, {}, messages().visualItemRect(messages().item(0)).center());
    QVERIFY(message().text().startsWith(QStringLiteral("You help the support desk")));
    QVERIFY(message().isProse());
    QCOMPARE(message().gutterWidth(), 0);
    QTest::keyClick(&messages(), Qt::Key_Return);
    QVERIFY(message().hasFocus());
    type(message(), QStringLiteral("Be brief."));
    QVERIFY(m_page->branch() != Trace::kMain);
    QCOMPARE(turn(1)->added[0].joinedText(), QStringLiteral("Be brief."));
    QCOMPARE(turn(1)->added[0].role, Role::System);
    QCOMPARE(turn(1)->added[1].joinedText(), before.turnsOf(Trace::kMain)[0]->added[1].joinedText());
    QCOMPARE(trace().turnsOf(Trace::kMain), before.turnsOf(Trace::kMain));
    QCOMPARE(trace().state(m_page->branch()), BranchState::Unsent);
    QCOMPARE(send().headline(), QStringLiteral("Send turn"));
    QCOMPARE(messages().currentRow(), 0); // still the one that is typed in
    QVERIFY(message().hasFocus());
    const qsizetype branches = trace().branches().size();
    QTest::keyClicks(&message(), QStringLiteral(" Please."));
    m_page->findChild<TurnPane *>()->flush();
    QCOMPARE(trace().branches().size(), branches);
    QCOMPARE(turn(1)->added[0].joinedText(), QStringLiteral("Be brief. Please."));
    QCOMPARE(message().textCursor().position(), 17); // and where
    m_page->showBranch(Trace::kMain);
    showRequest(2);
    QCOMPARE(messages().count(), 0);
    QVERIFY(message().isReadOnly());
    QVERIFY(!find<QToolButton>("removeMessage")->isEnabled());
}

void TestInspectorEdits::messagesComeAndGo()
{
    open(sampleTrace());
    showRequest(1);
    QTest::mouseClick(find<QToolButton>("addMessage"), Qt::LeftButton);
    QCOMPARE(messages().count(), 3);
    QVERIFY(message().hasFocus());
    QCOMPARE(send().state(), RunButton::State::MissingInput); // nobody wants to pay for an empty message
    QSignalSpy ran(m_page.get(), &InspectorPage::runRequested);
    QTest::mouseClick(&send(), Qt::LeftButton, {}, QPoint(30, send().height() / 2));
    QCOMPARE(ran.count(), 0);
    QTRY_VERIFY(message().hasFocus());
    type(message(), QStringLiteral("And be kind."));
    QCOMPARE(turn(1)->added.size(), 3);
    QCOMPARE(turn(1)->added[2].joinedText(), QStringLiteral("And be kind."));
    QCOMPARE(send().state(), RunButton::State::Ready);
    messages().setFocus();
    messages().setCurrentRow(0);
    QTest::keyClick(&messages(), Qt::Key_Delete);
    QCOMPARE(turn(1)->added.size(), 2);
    QCOMPARE(turn(1)->added[0].role, Role::User);
    QCOMPARE(messages().count(), 2);
    QTest::mouseClick(find<QToolButton>("removeMessage"), Qt::LeftButton);
    QTest::mouseClick(find<QToolButton>("removeMessage"), Qt::LeftButton);
    QCOMPARE(turn(1)->added.size(), 0);
    QVERIFY(!find<QToolButton>("removeMessage")->isEnabled());
}

void TestInspectorEdits::rolesOfMessages()
{
    Trace trace = pendingTrace();
    Message called = Message::text(Role::Assistant, QStringLiteral("Let me see."));
    called.toolCalls = {{QStringLiteral("z"), QStringLiteral("find"), QStringLiteral("{}")}};
    Message picture = Message::text(Role::User, QStringLiteral("Look"));
    picture.parts.prepend({ContentPart::Kind::Image, {}, QStringLiteral("https://example.test/a.png"), {}, {}});
    picture.parts << ContentPart{ContentPart::Kind::Text, QStringLiteral(" here"), {}, {}, {}};
    Trace other;
    QVERIFY(other.appendTurn(Trace::kMain, {called, picture}, *trace.turnsOf(Trace::kMain)[0]->settings));
    open(other);
    showRequest(1);
    messages().setCurrentRow(0);
    auto *role = find<RoleButton>("messageRole");
    QVERIFY(!role->isEnabled()); // it calls a tool: nobody else could
    type(message(), QStringLiteral("One moment."));
    QCOMPARE(turn(1)->added[0].toolCalls.size(), 1);
    messages().setCurrentRow(1);
    QVERIFY(role->isEnabled());
    QCOMPARE(message().text(), QStringLiteral("Look here"));
    type(message(), QStringLiteral("See"));
    QCOMPARE(turn(1)->added[1].parts.size(), 2); // the picture stays
    QCOMPARE(turn(1)->added[1].parts[0].kind, ContentPart::Kind::Image);
    QCOMPARE(turn(1)->added[1].parts[1].text, QStringLiteral("See"));
    role->menu()->actions()[1]->trigger();
    QCOMPARE(turn(1)->added[1].role, Role::Developer);
    QCOMPARE(trace.branches().size(), 1); // nobody has asked it yet: it is edited where it is
    QCOMPARE(m_page->branch(), Trace::kMain);
}

void TestInspectorEdits::longMessagesAreCut()
{
    Trace trace;
    const QString large(3'000'000, u'x');
    QVERIFY(trace.appendTurn(Trace::kMain, {Message::text(Role::User, large)}, ChatRequest()));
    open(trace);
    showRequest(1);
    QVERIFY(message().toPlainText().size() < 100'000);
    QVERIFY(message().isReadOnly());
    QVERIFY(!message().isProse()); // a word of this length would be wrapped for seconds
    m_page->findChild<TurnPane *>()->flush();
    QCOMPARE(turn(1)->added[0].joinedText(), large); // looking changes nothing
    QTest::mouseClick(find<QPushButton>("showAllOfMessage"), Qt::LeftButton);
    QCOMPARE(message().toPlainText().size(), large.size());
    QVERIFY(!message().isReadOnly());
}

void TestInspectorEdits::longArgumentsAreCut()
{
    Trace trace = pendingTrace();
    const QString large(3'000'000, u'x');
    const auto made = trace.editArguments(Trace::kMain, trace.turnsOf(Trace::kMain)[0]->id, 0, QStringLiteral("{\"what\":\"%1\"}").arg(large));
    QVERIFY(made);
    open(trace);
    m_page->showBranch(made->branch);
    m_page->showStep(made->turn, 0);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::CallTab);
    auto *arguments = find<CodeEdit>("arguments");
    auto *all = find<QPushButton>("showAllOfArguments");
    QVERIFY(all->isVisible());
    QVERIFY(arguments->text().size() < 100'000);
    QVERIFY(arguments->isReadOnly());
    auto *field = find<QLineEdit>("argument-what");
    QVERIFY(field->text().size() < 10'000);
    QVERIFY(!field->isEnabled());
    m_page->findChild<CallPane *>()->flush();
    QCOMPARE(m_page->branch(), made->branch); // looking changes nothing
    QCOMPARE(turn(1)->calls[0].call.arguments.size(), large.size() + 11);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(!all->isVisible());
    QVERIFY(!arguments->isReadOnly());
    QCOMPARE(arguments->text(), turn(1)->calls[0].call.arguments);
    m_page->showStep(made->turn, 1);
    QVERIFY(!all->isVisible());
    QVERIFY(!arguments->isReadOnly());
    m_page->showStep(made->turn, 0);
    QVERIFY(all->isVisible());
}

void TestInspectorEdits::whoAnsweredIsSaid()
{
    open(pendingTrace());
    m_page->showStep(turn(1)->id, 0);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::ResultTab);
    auto *badge = find<Badge>("resultSource");
    QVERIFY(!badge->isVisible()); // nobody has
    type(*find<CodeEdit>("result"), QStringLiteral("found"));
    QVERIFY(badge->isVisible());
    QCOMPARE(badge->text(), QStringLiteral("Manual"));
    QVERIFY(!find<QToolButton>("showInLog")->isVisible());
    m_page->showStep(turn(1)->id, -1);
    QVERIFY(!badge->isVisible());
}

void TestInspectorEdits::branchesByKeys()
{
    open(sampleTrace());
    auto *branches = find<QListView>("branches");
    branches->setFocus();
    QTest::keyClick(branches, Qt::Key_Delete); // main stays
    QCOMPARE(trace().branches().size(), 3);
    m_page->showBranch(trace().branches().at(1).id);
    const QString id = m_page->branch();
    m_ui->dialogs.answerNextText(QStringLiteral("Mine"));
    QTest::keyClick(branches, Qt::Key_F2);
    QCOMPARE(trace().branch(id)->name, QStringLiteral("Mine"));
    QVERIFY(m_page->canPerform(QStringLiteral("trace.deleteBranch")));
    m_ui->dialogs.answerNextQuestion(Dialogs::Answer::Yes);
    QTest::keyClick(branches, Qt::Key_Delete);
    QVERIFY(!trace().branch(id));
    m_page->showBranch(Trace::kMain);
    QVERIFY(!m_page->canPerform(QStringLiteral("trace.deleteBranch")));
    QVERIFY(m_page->canPerform(QStringLiteral("trace.renameBranch")));
}

void TestInspectorEdits::aReplyIsEdited()
{
    open(sampleTrace());
    const Trace before = trace();
    m_page->showStep(turn(4)->id, -1);
    auto &reply = *find<CodeEdit>("result");
    QCOMPARE(find<QTabBar>("detailTabs")->tabText(DetailPane::ResultTab), QStringLiteral("Reply"));
    QVERIFY(!reply.isReadOnly());
    QVERIFY(!find<QPushButton>("revert")->isEnabled());
    QVERIFY(!find<QWidget>("answerWith")->isVisible());
    QVERIFY(reply.isProse());
    m_page->showStep(turn(1)->id, 1);
    QVERIFY(!reply.isProse());
    m_page->showStep(turn(4)->id, -1);
    type(reply, QStringLiteral("Nothing to refund."));
    QVERIFY(m_page->branch() != Trace::kMain);
    QCOMPARE(turn(4)->answerText(), QStringLiteral("Nothing to refund."));
    QCOMPARE(trace().state(m_page->branch()), BranchState::Done);
    QCOMPARE(trace().turnsOf(Trace::kMain), before.turnsOf(Trace::kMain));
    QVERIFY(find<QPushButton>("revert")->isEnabled());
    QTest::mouseClick(find<QPushButton>("revert"), Qt::LeftButton);
    QVERIFY(!turn(4)->editedText);
    QCOMPARE(reply.text(), turn(4)->answer->text);
    // What was asked and not answered has nothing to edit.
    m_page->showStep(turn(4)->id, -1);
    m_page->perform(QStringLiteral("trace.rerun"));
    QCOMPARE(trace().state(m_page->branch()), BranchState::Unsent);
    QVERIFY(reply.isReadOnly());
}

void TestInspectorEdits::undoAndRedo()
{
    open(sampleTrace());
    showRequest(1);
    type(message(), QStringLiteral("one"));
    type(message(), QStringLiteral("two"));
    const QString branch = m_page->branch();
    QVERIFY(!m_page->canPerform(QStringLiteral("edit.redo")));
    QTest::keyClick(&message(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(message().text(), QStringLiteral("one"));
    QTest::keyClick(&message(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_page->branch(), Trace::kMain);
    QVERIFY(!trace().branch(branch));
    QVERIFY(message().text().startsWith(QStringLiteral("Mara Lindt")));
    QVERIFY(m_page->canPerform(QStringLiteral("edit.redo")));
    QTest::keyClick(&message(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_page->branch(), branch); // it is back, and shown
    QCOMPARE(message().text(), QStringLiteral("one"));
    m_page->perform(QStringLiteral("edit.redo"));
    QCOMPARE(turn(1)->added[1].joinedText(), QStringLiteral("two"));
    QTest::keyClick(&message(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); // once too often
    QCOMPARE(headline(), QString());
    // A result that was edited comes back in the same way.
    m_page->showBranch(Trace::kMain);
    m_page->showStep(turn(1)->id, 1);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::ResultTab);
    auto &result = *find<CodeEdit>("result");
    type(result, QStringLiteral("{}"));
    QTest::keyClick(&result, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_page->branch(), Trace::kMain);
    QTest::keyClick(&result, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(turn(1)->calls[1].result->text, QStringLiteral("{}"));
    QCOMPARE(m_page->call(), 1);
}

void TestInspectorEdits::aFurtherMessage()
{
    open(sampleTrace());
    QCOMPARE(send().state(), RunButton::State::Done);
    QVERIFY(send().isEnabled()); // the focus stays on it when an answer has come
    send().setFocus();
    QTest::keyClick(&send(), Qt::Key_Return);
    QCOMPARE(m_page->branch(), Trace::kMain); // it goes on, nothing is changed
    QCOMPARE(trace().turnsOf(Trace::kMain).size(), 5);
    QVERIFY(message().hasFocus());
    QCOMPARE(find<QTabBar>("detailTabs")->currentIndex(), int(DetailPane::CallTab));
    QCOMPARE(send().state(), RunButton::State::MissingInput);
    type(message(), QStringLiteral("Thank you. And the other one?"));
    QCOMPARE(m_page->branch(), Trace::kMain);
    QCOMPARE(turn(5)->added[0].joinedText(), QStringLiteral("Thank you. And the other one?"));
    QTRY_COMPARE(send().facts().size(), 2);
    QSignalSpy ran(m_page.get(), &InspectorPage::runRequested);
    m_page->perform(QStringLiteral("run.start"));
    QCOMPARE(ran.count(), 1);
    QVERIFY(!m_page->canPerform(QStringLiteral("prompt.addMessage"))); // one at a time
    QTest::keyClick(&message(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&message(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(trace().turnsOf(Trace::kMain).size(), 4);
    QVERIFY(m_page->canPerform(QStringLiteral("prompt.addMessage")));
    m_page->showView(InspectorPage::ChatView); // from there, too
    m_page->perform(QStringLiteral("prompt.addMessage"));
    QVERIFY(message().hasFocus());
    QVERIFY(m_page->isDirty());
}

void TestInspectorEdits::fromTheConversation()
{
    open(sampleTrace());
    m_page->showView(InspectorPage::ChatView);
    auto *chat = find<QListView>("conversation");
    chat->setCurrentIndex(chat->model()->index(0, 0)); // the system message
    QTest::keyClick(chat, Qt::Key_Return);
    QVERIFY(message().hasFocus());
    QCOMPARE(messages().currentRow(), 0);
    m_page->showView(InspectorPage::ChatView);
    chat->setCurrentIndex(chat->model()->index(chat->model()->rowCount() - 1, 0)); // the final reply
    QTest::keyClick(chat, Qt::Key_Return);
    QVERIFY(find<CodeEdit>("result")->hasFocus());
    QCOMPARE(find<CodeEdit>("result")->text(), turn(4)->answerText());
    // And from the timeline.
    auto *timeline = find<TimelineView>("timeline");
    timeline->setFocus();
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::RawTab);
    QTest::keyClick(timeline, Qt::Key_Return);
    QVERIFY(find<CodeEdit>("result")->hasFocus());
}

void TestInspectorEdits::settings_data()
{
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("expected"); // of the options
    QTest::newRow("auto") << QByteArray("turnToolChoice") << 1 << QByteArray(R"("auto")");
    QTest::newRow("required") << QByteArray("turnToolChoice") << 2 << QByteArray(R"("required")");
    QTest::newRow("none") << QByteArray("turnToolChoice") << 3 << QByteArray(R"("none")");
    QTest::newRow("one") << QByteArray("turnToolChoice") << 4 << QByteArray(R"({"type":"function","function":{"name":"find_customer"}})");
    QTest::newRow("one at a time") << QByteArray("turnParallel") << 2 << QByteArray("false");
    QTest::newRow("at once") << QByteArray("turnParallel") << 1 << QByteArray("true");
    QTest::newRow("effort") << QByteArray("turnEffort") << 3 << QByteArray(R"("low")");
}

void TestInspectorEdits::settings()
{
    QFETCH(QByteArray, control);
    QFETCH(int, index);
    QFETCH(QByteArray, expected);
    open(sampleTrace());
    const Trace before = trace();
    showRequest(1);
    choose(*find<QComboBox>(control.constData()), index);
    QVERIFY(m_page->branch() != Trace::kMain);
    QCOMPARE(trace().turnsOf(Trace::kMain), before.turnsOf(Trace::kMain));
    QCOMPARE(trace().state(m_page->branch()), BranchState::Unsent);
    const Json now = control == "turnToolChoice" ? options().toolChoice
        : control == "turnParallel"              ? Json(options().parallelToolCalls.value())
                                                 : Json(toUtf8(options().reasoningEffort));
    QCOMPARE(writeJson(now), expected);
    QCOMPARE(find<QComboBox>(control.constData())->currentIndex(), index); // as it is shown again
    const qsizetype branches = trace().branches().size();
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(trace().branches().size(), branches - 1);
    QCOMPARE(find<QComboBox>(control.constData())->currentIndex(), 0);
    m_page->perform(QStringLiteral("edit.redo"));
    QCOMPARE(find<QComboBox>(control.constData())->currentIndex(), index);
}

void TestInspectorEdits::modelAndNumbers()
{
    Trace trace = sampleTrace();
    ChatRequest exact = *trace.turnsOf(Trace::kMain)[0]->settings;
    exact.options.temperature = 0.123; // finer than the field shows it
    const auto made = trace.editSettings(Trace::kMain, trace.turnsOf(Trace::kMain)[0]->id, exact);
    QVERIFY(made);
    open(trace);
    m_page->showBranch(made->branch);
    showRequest(1);
    auto *model = find<ModelCombo>("turnModel");
    model->setFocus();
    model->lineEdit()->selectAll();
    QTest::keyClicks(model->lineEdit(), QStringLiteral("gpt-4.1"));
    m_page->findChild<TurnPane *>()->flush();
    QCOMPARE(turn(1)->settings->model, QStringLiteral("gpt-4.1"));
    QCOMPARE(options().temperature, std::optional(0.123)); // what nobody touched is not rounded
    auto *temperature = find<OptionSpin>("turnTemperature");
    temperature->setFocus();
    temperature->selectAll();
    QTest::keyClicks(temperature, QLocale().toString(0.7));
    m_page->findChild<TurnPane *>()->flush();
    QCOMPARE(options().temperature, std::optional(0.7));
    auto *longest = find<OptionSpin>("turnLongest");
    longest->setFocus();
    longest->selectAll();
    QTest::keyClicks(longest, QStringLiteral("250"));
    m_page->findChild<TurnPane *>()->flush();
    QCOMPARE(options().maxOutputTokens, std::optional(250));
    QCOMPARE(turn(1)->settings->model, QStringLiteral("gpt-4.1"));
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(options().maxOutputTokens, std::optional(400));
    QCOMPARE(options().temperature, std::optional(0.7));
}

void TestInspectorEdits::otherOptions()
{
    Trace trace = sampleTrace();
    ChatRequest exact = *trace.turnsOf(Trace::kMain)[0]->settings;
    exact.options.seed = 1234567890123;
    exact.options.stop = {QStringLiteral("END"), QStringLiteral("a,b")};
    const auto made = trace.editSettings(Trace::kMain, trace.turnsOf(Trace::kMain)[0]->id, exact);
    open(trace);
    m_page->showBranch(made->branch);
    showRequest(1);
    const auto enter = [this](const char *name, const QString &text) {
        auto *spin = find<OptionSpin>(name);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, text);
        m_page->findChild<TurnPane *>()->flush();
    };
    auto *stop = find<QLineEdit>("turnStop");
    QCOMPARE(stop->text(), QStringLiteral("END, a\\,b"));
    QCOMPARE(find<OptionSpin>("turnSeed")->choice(), std::optional(1234567890123.0));
    enter("turnFrequency", QLocale().toString(-0.5));
    QCOMPARE(options().frequencyPenalty, std::optional(-0.5));
    QCOMPARE(options().seed, std::optional<qint64>(1234567890123)); // untouched
    QCOMPARE(options().stop, exact.options.stop);
    enter("turnPresence", QLocale().toString(1.5));
    QCOMPARE(options().presencePenalty, std::optional(1.5));
    enter("turnSeed", QStringLiteral("42"));
    QCOMPARE(options().seed, std::optional<qint64>(42));
    stop->setFocus();
    stop->selectAll();
    QTest::keyClicks(stop, QStringLiteral("X, \\n,"));
    m_page->findChild<TurnPane *>()->flush();
    QCOMPARE(options().stop, (QStringList{QStringLiteral("X"), QStringLiteral("\n")}));
    QCOMPARE(stop->text(), QStringLiteral("X, \\n,")); // what is being typed is not put into shape
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(options().stop, exact.options.stop);
    QCOMPARE(stop->text(), QStringLiteral("END, a\\,b"));
}

void TestInspectorEdits::focusWhileItRuns()
{
    open(sampleTrace());
    showRequest(1);
    auto *effort = find<QComboBox>("turnEffort");
    choose(*effort, 3);
    QVERIFY(effort->hasFocus());
    InspectorProgress progress;
    progress.isRunning = true;
    progress.turn = m_page->turn();
    m_page->setProgress(progress);
    QVERIFY(!effort->isEnabled());
    QWidget *form = find<QWidget>("turnSettings");
    QVERIFY(form->isAncestorOf(QApplication::focusWidget()));
    m_page->setProgress({});
    QVERIFY(effort->hasFocus());
    // Whoever has gone elsewhere meanwhile stays there.
    m_page->setProgress(progress);
    find<QListView>("slots")->setFocus();
    m_page->setProgress({});
    QVERIFY(find<QListView>("slots")->hasFocus());
}

void TestInspectorEdits::toolChoice()
{
    open(sampleTrace());
    showRequest(1);
    auto *choice = find<QComboBox>("turnToolChoice");
    QVERIFY(!find<QListWidget>("turnTools")->isVisible());
    choose(*choice, 5); // only some tools: all of them at first
    auto *tools = find<QListWidget>("turnTools");
    QVERIFY(tools->isVisible());
    QCOMPARE(toolChoiceFrom(options().toolChoice).tools.size(), tools->count());
    tools->setFocus();
    tools->setCurrentRow(0);
    QTest::keyClick(tools, Qt::Key_Space);
    ToolChoice now = toolChoiceFrom(options().toolChoice);
    QCOMPARE(now.kind, ToolChoice::Kind::Allowed);
    QCOMPARE(now.tools.size(), tools->count() - 1);
    QVERIFY(!now.tools.contains(QStringLiteral("find_customer")));
    QVERIFY(!now.mustCall);
    const QPoint first = tools->visualItemRect(tools->item(0)).center();
    QTest::mouseClick(tools->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(toolChoiceFrom(options().toolChoice).tools.size(), tools->count());
    QTest::mouseClick(tools->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(toolChoiceFrom(options().toolChoice).tools, now.tools);
    auto *must = find<QCheckBox>("turnMustCall");
    must->setFocus();
    QTest::keyClick(must, Qt::Key_Space);
    QVERIFY(toolChoiceFrom(options().toolChoice).mustCall);
    choose(*choice, 4);
    QVERIFY(find<QComboBox>("turnTool")->isVisible());
    choose(*find<QComboBox>("turnTool"), 2);
    now = toolChoiceFrom(options().toolChoice);
    QCOMPARE(now.kind, ToolChoice::Kind::One);
    QCOMPARE(now.tools, QStringList{find<QComboBox>("turnTool")->itemText(2)});
    choose(*choice, 0);
    QVERIFY(options().toolChoice.is_null());
    QCOMPARE(trace().branches().size(), 4); // one new branch, however much was tried out
}

void TestInspectorEdits::choicesOfItsOwnStay()
{
    Trace trace;
    ChatRequest request;
    request.options.toolChoice = {{"type", "custom"}, {"custom", {{"name", "sql"}}}};
    QVERIFY(trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, request));
    open(trace);
    showRequest(1);
    auto *choice = find<QComboBox>("turnToolChoice");
    QCOMPARE(choice->currentIndex(), 6);
    choose(*find<QComboBox>("turnEffort"), 3);
    QVERIFY(options().toolChoice == request.options.toolChoice);
    choose(*choice, 6);
    QVERIFY(options().toolChoice == request.options.toolChoice);
    choose(*choice, 1);
    QCOMPARE(options().toolChoice, Json("auto"));
    QCOMPARE(choice->count(), 6);
}

void TestInspectorEdits::mocksInNarrowWindows()
{
    open(sampleTrace(), Theme::Mode::Light, {1024, 600});
    m_page->showBranch(trace().branches()[2].id);
    QVERIFY(!find<QListWidget>("savedMocks")->isVisible());
    auto *button = find<QPushButton>("mocksMenu");
    QVERIFY(button->isVisible());
    QCOMPARE(button->menu()->actions().size(), 3);
    button->menu()->actions()[1]->trigger();
    QCOMPARE(turn(1)->calls[2].result->origin, QStringLiteral("Nothing found"));
    m_page->resize(1208, 790);
    QVERIFY(!button->isVisible());
}

void TestInspectorEdits::theDraftIsGivenUp()
{
    open(sampleTrace());
    showRequest(1);
    type(message(), QStringLiteral("lost and found"));
    QCoreApplication::sendPostedEvents();
    m_page->keeper().flushDraft();
    const qsizetype branches = trace().branches().size();
    reopen();
    m_page->show();
    QCOMPARE(trace().branches().size(), branches);
    auto *banner = find<Banner>("traceBanner");
    QCOMPARE(banner->headline(), QStringLiteral("Draft restored"));
    QTest::mouseClick(banner->findChild<QPushButton *>(QStringLiteral("bannerAction")), Qt::LeftButton);
    QVERIFY(!m_page->canPerform(QStringLiteral("trace.newBranch"))); // it would be given up without a word
    QTRY_COMPARE(trace().branches().size(), branches - 1);
    QVERIFY(m_page->canPerform(QStringLiteral("trace.newBranch")));
    QVERIFY(!m_page->isDirty());
    QVERIFY(!banner->isVisible());
    QCoreApplication::sendPostedEvents();
    reopen(); // it is gone for good
    QVERIFY(!m_page->isDirty());
    QCOMPARE(headline(), QString());
}

void TestInspectorEdits::filesThatOthersChange()
{
    open(sampleTrace());
    m_page->showStep(turn(1)->id, 2);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::ResultTab);
    QCOMPARE(find<QListWidget>("savedMocks")->count(), 3);
    auto file = ToolFile::load(path("tools/search_help_center.tool.json"));
    ToolMock mock;
    mock.name = QStringLiteral("Of another program");
    QVERIFY(file->addMock(mock));
    QVERIFY(file->save(path("tools/search_help_center.tool.json")));
    auto &result = *find<CodeEdit>("result");
    result.setFocus();
    QTest::keyClick(&result, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&result, QStringLiteral("typed"));
    m_page->toolsChanged();
    QCOMPARE(find<QListWidget>("savedMocks")->count(), 4);
    QCOMPARE(turn(1)->calls[2].result->text, QStringLiteral("typed")); // it was not lost over that
}

void TestInspectorEdits::assertions()
{
    Trace trace = sampleTrace();
    TraceInfo info = trace.info();
    info.prompt = QStringLiteral("prompts/desk.prompty");
    trace.setInfo(info);
    m_kept.insert(info.prompt, Json::array({{{"assert", "called"}, {"tool", "create_refund"}, {"times", 1}, {"note", "ours"}}}));
    open(trace);
    auto *button = find<QPushButton>("openAssertions");
    QTRY_COMPARE(button->text(), QStringLiteral("Assertions  0 of 1")); // on main it was called twice
    QTest::mouseClick(button, Qt::LeftButton);
    auto *list = find<QListWidget>("assertions");
    QTRY_COMPARE(list->item(0)->text(), QStringLiteral("create_refund is called once\ncreate_refund was called 2 times. Wanted: 1."));
    QCOMPARE(list->count(), 1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    auto *times = find<QSpinBox>("assertionTimes");
    QVERIFY(times->isVisible());
    QCOMPARE(times->value(), 1);
    times->setFocus();
    times->selectAll();
    QTest::keyClicks(times, QStringLiteral("2"));
    QTest::keyClick(times, Qt::Key_Return);
    QCOMPARE(writeJson(m_kept.value(info.prompt)), QByteArray(R"([{"assert":"called","tool":"create_refund","times":2,"note":"ours"}])"));
    QTRY_COMPARE(button->text(), QStringLiteral("Assertions  1 of 1"));
    QVERIFY(!times->isVisible());
    // A new one, of arguments.
    QTest::mouseClick(find<QPushButton>("addAssertion"), Qt::LeftButton);
    choose(*find<QComboBox>("assertionKind"), 3);
    find<QComboBox>("assertionTool")->setEditText(QStringLiteral("find_customer"));
    auto *arguments = find<CodeEdit>("assertionArguments");
    QVERIFY(arguments->isVisible());
    arguments->setText(QStringLiteral("{\"email\": "));
    QTest::mouseClick(find<QPushButton>("saveAssertion"), Qt::LeftButton);
    QVERIFY(find<QLabel>("assertionProblem")->isVisible());
    QCOMPARE(m_kept.value(info.prompt).size(), 1u);
    arguments->setText(QStringLiteral("{\"email\": \"somebody\"}"));
    m_keepsFail = true;
    QTest::mouseClick(find<QPushButton>("saveAssertion"), Qt::LeftButton);
    QCOMPARE(headline(), QStringLiteral("The disk is full."));
    QCOMPARE(arguments->text(), QStringLiteral("{\"email\": \"somebody\"}")); // what was typed is not lost
    QVERIFY(arguments->isVisible());
    m_keepsFail = false;
    QTest::mouseClick(find<QPushButton>("saveAssertion"), Qt::LeftButton);
    QCOMPARE(writeJson(m_kept.value(info.prompt)[1]), QByteArray(R"({"assert":"arguments","tool":"find_customer","match":"partial","arguments":{"email":"somebody"}})"));
    QTRY_COMPARE(button->text(), QStringLiteral("Assertions  1 of 2"));
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_kept.value(info.prompt).size(), 1u);
    // Another branch, another truth.
    m_page->showBranch(trace.branches()[1].id);
    QTRY_VERIFY(list->item(0)->text().endsWith(QStringLiteral("was called once. Wanted: 2.")));
    QTRY_COMPARE(button->text(), QStringLiteral("Assertions  0 of 1"));
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!list->isVisible());
}

void TestInspectorEdits::assertionsThatCannotBeRead()
{
    Trace trace = sampleTrace();
    TraceInfo info = trace.info();
    info.prompt = QStringLiteral("prompts/desk.prompty");
    trace.setInfo(info);
    const Json strange = Json::array({{{"assert", "sings"}}});
    m_kept.insert(info.prompt, strange);
    open(trace);
    m_page->perform(QStringLiteral("trace.assertions"));
    QVERIFY(!find<QListWidget>("assertions")->isVisible());
    QVERIFY(find<QLabel>("emptyHint")->text().contains(QStringLiteral("sings")));
    QVERIFY(!find<QPushButton>("emptyAction")->isVisible()); // they would be lost
    QVERIFY(m_kept.value(info.prompt) == strange);
    m_kept.remove(info.prompt);
    m_page->perform(QStringLiteral("trace.assertions"));
    QTest::mouseClick(find<QPushButton>("emptyAction"), Qt::LeftButton);
    choose(*find<QComboBox>("assertionKind"), 5);
    QTest::mouseClick(find<QPushButton>("saveAssertion"), Qt::LeftButton);
    QCOMPARE(writeJson(m_kept.value(info.prompt)), QByteArray(R"([{"assert":"rounds","most":10}])"));
}

void TestInspectorEdits::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << false << QSize(1208, 810) << QStringLiteral("inspector-edit-light");
    QTest::newRow("dark") << true << QSize(1208, 810) << QStringLiteral("inspector-edit-dark");
    QTest::newRow("small") << false << QSize(1024, 600) << QStringLiteral("inspector-edit-1024");
}

void TestInspectorEdits::pictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(QString, name);
    Trace trace = sampleTrace();
    TraceInfo info = trace.info();
    info.prompt = QStringLiteral("prompts/desk.prompty");
    trace.setInfo(info);
    m_kept.insert(info.prompt, Json::array({{{"assert", "called"}, {"tool", "create_refund"}, {"times", 1}}, {{"assert", "called-first"}, {"tool", "find_customer"}},
                                   {{"assert", "final-answer"}}, {{"assert", "cost"}, {"most", "0.01"}},
                                   {{"assert", "arguments"}, {"tool", "list_invoices"}, {"match", "partial"}, {"arguments", {{"customer", "C-2087"}}}}}));
    open(trace, dark ? Theme::Mode::Dark : Theme::Mode::Light, size);
    showRequest(1);
    choose(*find<QComboBox>("turnToolChoice"), 5);
    QTRY_VERIFY(!send().facts().isEmpty());
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-request")));
    m_page->showBranch(Trace::kMain);
    m_page->showStep(turn(4)->id, -1);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::ResultTab);
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-reply")));
    QTRY_VERIFY(find<QPushButton>("openAssertions")->text().contains(QStringLiteral("of 5")));
    m_page->perform(QStringLiteral("trace.assertions"));
    QTRY_VERIFY(find<QListWidget>("assertions")->item(4)->text().contains(u'\n'));
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-assertions")));
    find<QListWidget>("assertions")->setCurrentRow(4);
    QTest::mouseClick(find<QPushButton>("editAssertion"), Qt::LeftButton);
    QVERIFY(saveScreenshot(*m_page, name + QStringLiteral("-assertion")));
}

QTEST_MAIN(TestInspectorEdits)
#include "tst_inspectoredits.moc"
