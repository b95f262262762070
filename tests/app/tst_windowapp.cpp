#include "windowtest.h"

#include "base/files.h"
#include "prompt/breakdownpanel.h"
#include "prompt/promptbreakdown.h"
#include "schema/schemapage.h"
#include "schema/startpanel.h"
#include "spending/spendingpage.h"
#include "toolfile/toolpage.h"
#include "ui/support/uitest.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTreeView>

using namespace cuewright;

// The promises of the first minute: open the sample, see the price, press Run, read the fields, find the cost again.
class TestWindowApp : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_home = std::make_unique<WindowHome>(); }
    void cleanup() { m_home->stop(); }
    void welcomeOpensTheSample();
    void everyTabIsSeen();
    void optionListsOpenWhole_data();
    void optionListsOpenWhole();
    void triageFromPriceToLedger();
    void tokensOpenWhereTheyGo();
    void spendingSurvivesARestart();
    void sidebarSaysWhatTodayCost();
    void weatherToolsByHand();
    void stopKeepsTheText();
    void closingATabEndsItsRun();
    void missingInputIsNamed();
    void providerWithoutKeyIsExplained();
    void brokenSchemaFileIsExplained();
    void everyFileOfTheSampleOpens();
    void newSchemasOpen();
    void newToolsOpen();
    void sourceKeepsItsCharacters();
    void languageAndThemeChangeWhileItRuns();
    void editsSurviveACrash();

private:
    bool run();
    /// What a screen reader says of the Run button.
    QString buttonName()
    {
        QAccessibleInterface *button = QAccessible::queryAccessibleInterface(&m_home->promptPage()->input().runButton());
        return button ? button->text(QAccessible::Name) : QString();
    }
    std::unique_ptr<WindowHome> m_home;
};

// Presses Ctrl+Return and waits for the end of the run.
bool TestWindowApp::run()
{
    const auto before = m_home->ledger().sum({{}, {}, {}, {}, {}, true})->calls;
    if (!QTest::qWaitFor([&] { return m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(); }, 10'000))
        return false;
    // The ledger has a call a moment before the window knows that it is over.
    QSignalSpy spent(&m_home->app->desk(), &Desk::spent);
    m_home->action("run.start")->trigger();
    return QTest::qWaitFor([&] {
        const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true}, 1);
        const auto now = m_home->ledger().sum({{}, {}, {}, {}, {}, true})->calls;
        return !spent.isEmpty() && now > before && !calls->isEmpty() && calls->first().outcome != u"running";
    }, 20'000);
}

void TestWindowApp::welcomeOpensTheSample()
{
    m_home->start(false);
    QVERIFY(QTest::qWaitForWindowExposed(&m_home->window()));
    QVERIFY(m_home->window().currentPage());
    QCOMPARE(m_home->window().currentPage()->key().kind, PageKey::Kind::Welcome);
    // The focus starts on "Open sample": Enter is all it takes.
    m_home->window().activateWindow();
    QTRY_VERIFY(m_home->window().focusWidget()); // also where no window manager hands out the focus
    QTest::keyClick(m_home->window().focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(m_home->promptPage());
    QCOMPARE(m_home->promptPage()->title(), QStringLiteral("Ticket triage"));
}

// The strip is laid out before the window shows: it must still have room for every tab then.
void TestWindowApp::everyTabIsSeen()
{
    m_home->start(true);
    QVERIFY(QTest::qWaitForWindowExposed(&m_home->window()));
    auto *tabs = m_home->window().findChild<QTabBar *>(QStringLiteral("documentTabs"));
    QVERIFY(tabs);
    QCOMPARE(tabs->count(), 2);
    for (int i = 0; i < tabs->count(); ++i) {
        QTRY_VERIFY2(tabs->rect().contains(tabs->tabRect(i)), qPrintable(QStringLiteral("%1: %2 to %3 of %4").arg(i).arg(tabs->tabRect(i).left()).arg(tabs->tabRect(i).right()).arg(tabs->width())));
    }
}

void TestWindowApp::optionListsOpenWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"endpoint", "api", "reasoning_effort", "verbosity", "cache"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

// The first time, too: nothing has been painted and measured by then.
void TestWindowApp::optionListsOpenWhole()
{
    QFETCH(QString, name);
    m_home->start(true);
    QVERIFY(QTest::qWaitForWindowExposed(&m_home->window()));
    auto *more = m_home->window().findChild<QToolButton *>(QStringLiteral("moreOptions"));
    QVERIFY(more);
    QTest::mouseClick(more, Qt::LeftButton);
    auto *combo = m_home->promptPage()->findChild<QComboBox *>(name);
    QVERIFY(combo && combo->isVisible() && combo->count() > 1);
    QTest::mouseClick(combo, Qt::LeftButton);
    QAbstractItemView *list = combo->view();
    QVERIFY(QTest::qWaitForWindowExposed(list->window()));
    const int rows = std::min(combo->count(), combo->maxVisibleItems()); // more of them scroll
    QVERIFY(saveScreenshot(*list->window(), QStringLiteral("app-option-list-") + name));
    QVERIFY(list->visualRect(list->model()->index(rows - 1, 0)).bottom() < list->viewport()->height());
    if (rows == combo->count())
        QCOMPARE(list->verticalScrollBar()->maximum(), 0);
}

void TestWindowApp::triageFromPriceToLedger()
{
    m_home->start(true);
    QVERIFY(m_home->promptPage());
    // The price stands on the button before anything is sent.
    QTRY_VERIFY2_WITH_TIMEOUT(buttonName().contains(u'$') && buttonName().contains(QStringLiteral("tok")), qPrintable(buttonName()), 10'000);
    QVERIFY(m_home->promptPage()->input().count()->estimate->high);
    QVERIFY(run());

    auto *fields = m_home->window().findChild<FieldsView *>();
    QVERIFY(fields);
    QTRY_VERIFY(fields->isVisible());
    QCOMPARE(fields->model()->rowCount(), 7);
    QCOMPARE(fields->model()->index(0, 0).data().toString(), QStringLiteral("category"));
    for (int row = 0; row < 7; ++row)
        QVERIFY2(!fields->model()->index(row, 1).data().toString().isEmpty(), qPrintable(fields->model()->index(row, 0).data().toString()));

    const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true});
    QCOMPARE(calls->size(), 1);
    QCOMPARE(calls->first().outcome, QStringLiteral("valid"));
    QVERIFY(calls->first().practice);
    QVERIFY(calls->first().cost.value_or(Money()) > Money());
    QCOMPARE(calls->first().attempts.size(), 1);
    // Practice never counts as spent.
    QCOMPARE(m_home->ledger().sum({})->calls, 0);
}

// From the figure in the status bar to the panel; what practice runs report is compared, and corrects nothing.
void TestWindowApp::tokensOpenWhereTheyGo()
{
    m_home->start(true);
    for (int i = 0; i <= kRunsToTrust; ++i)
        QVERIFY(run());
    auto *button = m_home->window().findChild<QToolButton *>(QStringLiteral("statusTokens"));
    QVERIFY(button && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    BreakdownPanel &panel = m_home->promptPage()->breakdown().panel();
    QVERIFY(panel.isVisible());
    QTRY_VERIFY(!panel.notes().isEmpty());
    const auto call = m_home->ledger().calls({{}, {}, {}, {}, {}, true})->first();
    QCOMPARE(call.correction, 0);
    QVERIFY2(panel.notes().contains(QStringLiteral("reported %1.").arg(call.usage->input)), qPrintable(panel.notes()));
    auto *table = panel.findChild<QAbstractItemView *>();
    for (int row = 0; row < table->model()->rowCount(); ++row)
        QVERIFY(!table->model()->index(row, 0).data().toString().startsWith(QStringLiteral("Correction")));
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!panel.isVisible());
    m_home->action("prompt.tokenBreakdown")->trigger();
    QVERIFY(panel.isVisible());
}

void TestWindowApp::spendingSurvivesARestart()
{
    m_home->start(true);
    QVERIFY(run());
    m_home->stop();
    m_home->start(false);
    m_home->window().openPage({PageKey::Kind::Spending, {}});
    auto *page = m_home->window().findChild<SpendingPage *>();
    QVERIFY(page);
    auto *table = page->findChild<QAbstractItemView *>();
    QVERIFY(table);
    QTRY_VERIFY(table->model()->rowCount() >= 1);
    QCOMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->size(), 1);
}

void TestWindowApp::sidebarSaysWhatTodayCost()
{
    m_home->start(true);
    auto *spending = m_home->window().findChild<QPushButton *>(QStringLiteral("pinnedSpending"));
    QVERIFY(spending);
    const auto *meta = spending->findChild<QLabel *>();
    QTRY_COMPARE(meta->text(), QStringLiteral("$0 today"));
    const auto book = [this](const char *id, int daysAgo, double dollars, bool practice, bool priced = true) {
        CallRecord call;
        call.id = QString::fromLatin1(id);
        call.sessionId = QStringLiteral("another");
        call.started = QDate::currentDate().addDays(-daysAgo).startOfDay().toUTC();
        call.provider = QStringLiteral("openai");
        call.model = QStringLiteral("gpt-4o-mini");
        call.practice = practice;
        call.outcome = QStringLiteral("text");
        if (priced)
            call.cost = Money::fromPico(std::int64_t(dollars * 1e12));
        m_home->app->services().ledger().put(call);
        emit m_home->app->desk().spent();
    };
    book("today", 0, 0.25, false);
    QTRY_COMPARE(meta->text(), QStringLiteral("$0.250 today"));
    // Neither what was yesterday, nor tomorrow, nor practice.
    book("yesterday", 1, 0.5, false);
    book("tomorrow", -1, 0.5, false);
    book("practice", 0, 0.5, true);
    book("today too", 0, 0.125, false);
    QTRY_COMPARE(meta->text(), QStringLiteral("$0.375 today"));
    QCOMPARE(spending->accessibleDescription(), meta->text());
    book("unpriced", 0, 0, false, false);
    QTRY_COMPARE(meta->text(), QStringLiteral("at least $0.375 today"));
    m_home->app->languages().choose(QStringLiteral("de"));
    QVERIFY2(meta->text().startsWith(QStringLiteral("heute ")), qPrintable(meta->text()));
    QCOMPARE(spending->accessibleDescription(), meta->text());
    m_home->app->languages().choose(QStringLiteral("en"));
}

void TestWindowApp::weatherToolsByHand()
{
    m_home->start(true);
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/weather-tools.prompty")});
    QVERIFY(m_home->promptPage());
    QVERIFY(run());
    auto *first = m_home->promptPage()->findChild<QPlainTextEdit *>(QStringLiteral("result1"));
    auto *second = m_home->promptPage()->findChild<QPlainTextEdit *>(QStringLiteral("result2"));
    auto *send = m_home->promptPage()->findChild<QPushButton *>(QStringLiteral("sendResults"));
    QTRY_VERIFY(first && second && send);
    QTRY_VERIFY(first->isVisible());
    QVERIFY(!send->isEnabled());
    QTest::keyClicks(first, QStringLiteral("18 degrees"));
    QVERIFY(!send->isEnabled());
    QTest::keyClicks(second, QStringLiteral("24 degrees"));
    QTRY_VERIFY(send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT([this] {
        const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true});
        return calls->size() == 2 && calls->first().outcome == u"text";
    }(), 20'000);
    const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true});
    QVERIFY2(calls->first().answer.contains(QStringLiteral("18 degrees")) && calls->first().answer.contains(QStringLiteral("24 degrees")),
        qPrintable(calls->first().answer));
}

void TestWindowApp::stopKeepsTheText()
{
    m_home->start(true);
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/plain-chat.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
    m_home->action("run.start")->trigger();
    auto *text = m_home->promptPage()->findChild<QPlainTextEdit *>(QStringLiteral("replyText"));
    QVERIFY(text);
    QTRY_VERIFY_WITH_TIMEOUT(!text->toPlainText().isEmpty(), 10'000);
    QTRY_VERIFY(m_home->action("run.stop")->isEnabled());
    QTRY_COMPARE(m_home->promptPage()->input().runButton().facts().size(), 2); // tokens so far, and for how long
    QCOMPARE(m_home->promptPage()->input().runButton().spokenName(), QStringLiteral("Stop"));
    m_home->action("run.stop")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT([this] {
        const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true});
        return !calls->isEmpty() && calls->first().outcome == u"aborted";
    }(), 10'000);
    QVERIFY(!text->toPlainText().isEmpty());
    const auto calls = m_home->ledger().calls({{}, {}, {}, {}, {}, true});
    QCOMPARE(calls->first().basis, CostBasis::Estimated);
}

void TestWindowApp::closingATabEndsItsRun()
{
    m_home->start(true);
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/plain-chat.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
    const RequestQueue &queue = m_home->app->services().client().queue();
    QSignalSpy spent(&m_home->app->desk(), &Desk::spent);
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.stop")->isEnabled(), 10'000);
    QCOMPARE(queue.calls().size(), 1);
    QCOMPARE(queue.calls().first().title, m_home->promptPage()->title());
    QCOMPARE(spent.size(), 0);
    const auto *text = m_home->promptPage()->findChild<QPlainTextEdit *>(QStringLiteral("replyText"));
    QTRY_VERIFY(!text->toPlainText().isEmpty()); // sent, and begun to be answered
    m_home->app->dialogs().answerNextQuestion(Dialogs::Answer::Cancel); // it may be charged all the same
    m_home->action("file.closeTab")->trigger();
    QCOMPARE(queue.calls().size(), 1);
    m_home->app->dialogs().answerNextQuestion(Dialogs::Answer::Yes);
    m_home->action("file.closeTab")->trigger();
    QTRY_COMPARE(queue.calls().size(), 0);
    QCOMPARE(spent.size(), 1);
    QTRY_COMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->first().outcome, QStringLiteral("aborted"));
    QCOMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->first().attempts.size(), 1);

    // And the program itself may end in the middle of a run.
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/ticket-triage.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.stop")->isEnabled(), 10'000);
    m_home->stop();
}

void TestWindowApp::missingInputIsNamed()
{
    m_home->start(true);
    PromptDocument &document = m_home->promptPage()->document();
    QList<Property> inputs = document.prompt().inputs;
    for (Property &input : inputs)
        input.defaultValue = nullptr;
    QVERIFY(document.changeInputs(inputs));
    document.setInputValues(Json::object());
    QTRY_VERIFY_WITH_TIMEOUT(buttonName().contains(QStringLiteral("subject")), 10'000);
    m_home->action("run.start")->trigger();
    QCOMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->size(), 0);
}

void TestWindowApp::providerWithoutKeyIsExplained()
{
    m_home->start(true);
    const QString path = QStringLiteral("prompts/plain-chat.prompty");
    QFile file(m_home->window().project().listing().folder + u'/' + path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll().replace("    endpoint: practice\n", "    endpoint: openai\n");
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    m_home->window().openPage({PageKey::Kind::Prompt, path});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
    m_home->action("run.start")->trigger();
    auto *banner = m_home->promptPage()->findChild<QWidget *>(QStringLiteral("replyPanel"));
    QVERIFY(banner);
    QTRY_VERIFY_WITH_TIMEOUT([&] {
        for (const QLabel *label : banner->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("key")))
                return true;
        }
        return false;
    }(), 10'000);
    QCOMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->size(), 0);
}

void TestWindowApp::brokenSchemaFileIsExplained()
{
    m_home->start(true);
    const QString schema = m_home->window().project().listing().folder + QStringLiteral("/schemas/ticket_triage.schema.json");
    QFile file(schema);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"type\": ");
    file.close();
    m_home->window().openPage({PageKey::Kind::Schema, QStringLiteral("schemas/ticket_triage.schema.json")});
    QVERIFY(m_home->window().currentPage());
    QCOMPARE(m_home->window().currentPage()->problems().size(), 1);
    // Nothing was thrown away.
    auto *source = m_home->window().currentPage()->findChild<QPlainTextEdit *>(QStringLiteral("source"));
    QCOMPARE(source->toPlainText(), QStringLiteral("{\"type\": "));
    source->selectAll();
    QTest::keyClicks(source, QStringLiteral("{\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"string\"}}, "
                                             "\"required\": [\"x\"], \"additionalProperties\": false}"));
    QTRY_VERIFY(m_home->window().currentPage()->problems().isEmpty());
    m_home->action("file.save")->trigger();
    QVERIFY(!m_home->window().currentPage()->isDirty());
}

void TestWindowApp::everyFileOfTheSampleOpens()
{
    m_home->start(true);
    const ProjectListing listing = m_home->window().project().listing();
    QCOMPARE(listing.prompts.size(), 4);
    const auto open = [&](PageKey::Kind kind, const QStringList &files) {
        for (const QString &file : files) {
            m_home->window().openPage({kind, file});
            QVERIFY2(m_home->window().currentPage(), qPrintable(file));
            QCOMPARE(m_home->window().currentPage()->key().path, file);
        }
    };
    open(PageKey::Kind::Prompt, listing.prompts);
    open(PageKey::Kind::Schema, listing.schemas);
    open(PageKey::Kind::Tool, listing.tools);
    open(PageKey::Kind::TestSet, listing.testSets);
}

void TestWindowApp::newSchemasOpen()
{
    m_home->start(true);
    m_home->app->dialogs().answerNextText(QStringLiteral("invoice"));
    m_home->action("file.newSchema")->trigger();
    auto *page = qobject_cast<SchemaPage *>(m_home->window().currentPage());
    QVERIFY(page);
    QCOMPARE(page->key().path, QStringLiteral("schemas/invoice.schema.json"));
    QVERIFY(m_home->window().project().listing().schemas.contains(page->key().path));
    auto *start = page->findChild<StartPanel *>();
    QVERIFY(start && start->isVisible());
    QTRY_VERIFY(page->problems().isEmpty());
    // Once more is refused, and said; what is there stays.
    const QString path = m_home->window().project().listing().folder + u'/' + page->key().path;
    QVERIFY(writeFile(path, "{}"));
    m_home->app->dialogs().answerNextText(QStringLiteral("invoice"));
    m_home->action("file.newSchema")->trigger();
    QCOMPARE(m_home->window().currentPage(), page);
    QCOMPARE(*readFile(path, 100), QByteArray("{}"));
}

void TestWindowApp::newToolsOpen()
{
    m_home->start(true);
    m_home->app->dialogs().answerNextText(QStringLiteral("get time"));
    m_home->action("file.newTool")->trigger();
    auto *page = qobject_cast<ToolPage *>(m_home->window().currentPage());
    QVERIFY(page);
    QCOMPARE(page->key().path, QStringLiteral("tools/get time.tool.json"));
    QCOMPARE(page->findChild<QLineEdit *>(QStringLiteral("toolName"))->text(), QStringLiteral("get_time"));
    QVERIFY(page->problems().isEmpty());
    QVERIFY(m_home->window().project().listing().tools.contains(page->key().path));
    // Once more is refused, and said.
    m_home->app->dialogs().answerNextText(QStringLiteral("get time"));
    m_home->action("file.newTool")->trigger();
    QCOMPARE(m_home->window().currentPage(), page);
    // The servers of the project can be chosen; the weight has a price.
    const QByteArray servers = R"({"mcpServers": {"files": {"command": "x"}, "web": {"url": "http://localhost:1"}}})";
    QVERIFY(writeFile(m_home->window().project().listing().folder + QStringLiteral("/mcp.json"), servers));
    page->showView(ToolPage::MocksView);
    page->showView(ToolPage::DefinitionView);
    auto *choice = page->findChild<QComboBox *>(QStringLiteral("toolServer"));
    QCOMPARE(choice->count(), 2);
    QCOMPARE(choice->itemText(0), QStringLiteral("files"));
    QVERIFY(choice->currentText().isEmpty());
    QTRY_VERIFY(page->findChild<QLabel *>(QStringLiteral("schemaTokens"))->text().contains(u'$'));
}

// What was not touched stays as it is, byte by byte: no-break spaces, line ends, everything beyond the first plane.
void TestWindowApp::sourceKeepsItsCharacters()
{
    m_home->start(true);
    const QString path = m_home->window().project().listing().folder + QStringLiteral("/schemas/contact.schema.json");
    const QByteArray before = QByteArray("{\r\n  \"description\": \"10\xC2\xA0km\xE2\x80\xA8\xF0\x9F\x99\x82\"\r\n}\r\n");
    QVERIFY(writeFile(path, before));
    m_home->window().openPage({PageKey::Kind::Schema, QStringLiteral("schemas/contact.schema.json")});
    Page *page = m_home->window().currentPage();
    auto *text = page->findChild<QPlainTextEdit *>(QStringLiteral("source"));
    QVERIFY(text);
    QTest::keyClicks(text, QStringLiteral(" "));
    QVERIFY(page->isDirty());
    QVERIFY(page->save());
    QCOMPARE(readFile(path, 1000).value(), ' ' + before);
}

void TestWindowApp::languageAndThemeChangeWhileItRuns()
{
    m_home->start(true);
    QVERIFY(run());
    m_home->app->languages().choose(QStringLiteral("de"));
    m_home->app->theme().setMode(Theme::Mode::Dark);
    QVERIFY(m_home->app->theme().isDark());
    QCOMPARE(m_home->app->languages().current(), QStringLiteral("de"));
    m_home->app->languages().choose(QStringLiteral("en"));
}

void TestWindowApp::editsSurviveACrash()
{
    m_home->start(true);
    const QString added = QStringLiteral("Answer in the customer's language.");
    PromptDocument &document = m_home->promptPage()->document();
    document.addMessage(1, Role::System, added);
    document.flushDraft();
    const QString path = document.path();
    // A second program finds what the first one left behind when it died.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(added.toUtf8()));
    const PromptDocument::Services services{m_home->app->services().clock(), m_home->app->services().paths().drafts()};
    const auto restored = PromptDocument::open(path, services);
    VERIFY_RESULT(restored);
    QVERIFY((*restored)->draftWasRestored());
    QCOMPARE((*restored)->messages().at(1).text, added);
    (*restored)->discardDraft();
    document.discardDraft();
    document.undoStack().undo();
}

CUEWRIGHT_WINDOW_MAIN(TestWindowApp)
#include "tst_windowapp.moc"
