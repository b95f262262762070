#include "windowtest.h"

#include "fakeserver.h"
#include "reply/replypanel.h"
#include "settings/providersettings.h"
#include "widgets/banner.h"

#include <QPushButton>

using namespace cuewright;

/// What a person does about a run that was refused or broke off belongs to that run: it goes where the run went, also when
/// the settings have been changed since.
class TestRemedies final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void goesWhereTheRunWent_data();
    void goesWhereTheRunWent();
    void brokenRulesAreSentBack();
    void askedAgainByHand();
    void stopEndsTheAsking();
    void allowedAgainInTheMiddle();

private:
    void openJson(int retries);
    static FakeServer::Script answer(const QByteArray &text);
    QStringList outcomes();
    bool isIdle();
    void setAddress(const FakeServer &server) { ProviderSettings(*m_home->settings).setAddress(*providerProfile(u"custom"), server.url().toString()); }

    std::unique_ptr<WindowHome> m_home;
    std::unique_ptr<FakeServer> m_first, m_second;
};

void TestRemedies::init()
{
    m_home = std::make_unique<WindowHome>();
    m_first = std::make_unique<FakeServer>();
    m_second = std::make_unique<FakeServer>();
    const QString folder = m_home->folder.filePath(QStringLiteral("work"));
    QVERIFY(QDir(folder).mkpath(QStringLiteral("prompts")));
    QFile prompt(folder + QStringLiteral("/prompts/story.prompty"));
    QVERIFY(prompt.open(QIODevice::WriteOnly));
    prompt.write("---\nname: story\nmetadata:\n  cuewright:\n    endpoint: custom\nmodel:\n  id: gpt-4o-mini\n  provider: openai\n"
                 "  apiType: chat\n  options:\n    maxOutputTokens: 100\n---\nuser:\nTell a story.\n");
    prompt.close();
    m_home->start(false);
    setAddress(*m_first);
    QVERIFY(m_home->window().openProject(folder));
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/story.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage() && m_home->promptPage()->input().count(), 10'000);
}

void TestRemedies::cleanup()
{
    m_home.reset();
    m_first.reset();
    m_second.reset();
}

void TestRemedies::goesWhereTheRunWent_data()
{
    QTest::addColumn<Remedy>("remedy");
    QTest::addColumn<int>("before"); // POSTs of the run itself
    QTest::newRow("allow once") << Remedy::AllowOnce << 0;
    QTest::newRow("continue") << Remedy::Continue << 1;
}

void TestRemedies::goesWhereTheRunWent()
{
    QFETCH(Remedy, remedy);
    QFETCH(int, before);
    const QByteArray piece = FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":"Once upon"}}]})");
    m_first->setFallback({FakeServer::write(FakeServer::streamHead() + piece), FakeServer::hold(), FakeServer::close()});
    if (remedy == Remedy::AllowOnce)
        m_home->app->services().ledger().setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
    const auto over = [this](int calls) {
        m_first->release();
        const auto list = m_home->ledger().calls({});
        const RunButton::State state = m_home->promptPage()->input().runButton().state();
        const bool runs = state == RunButton::State::Running || state == RunButton::State::Waiting;
        return list->size() == calls && list->first().outcome != u"running" && !runs;
    };
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(over(1), 10'000);
    QCOMPARE(m_first->postCount(), before);

    setAddress(*m_second);
    emit m_home->window().findChild<ReplyPanel *>()->remedyRequested(remedy);
    QTRY_VERIFY_WITH_TIMEOUT(over(2), 10'000);
    QCOMPARE(m_first->postCount(), before + 1);
    QCOMPARE(m_second->connectionCount(), 0);

    // A new run goes where the settings say.
    if (remedy == Remedy::Continue) {
        m_home->action("run.start")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_second->postCount(), 1, 10'000);
    }
}

// A prompt that asks for a JSON object.
void TestRemedies::openJson(int retries)
{
    const QString name = QStringLiteral("prompts/json.prompty");
    QFile prompt(m_home->folder.filePath(QStringLiteral("work/")) + name);
    QVERIFY(prompt.open(QIODevice::WriteOnly));
    prompt.write("---\nname: json\nmetadata:\n  cuewright:\n    endpoint: custom\n    jsonMode: true\n    retryInvalid: " + QByteArray::number(retries)
        + "\nmodel:\n  id: gpt-4o-mini\n  provider: openai\n  apiType: chat\n  options:\n    maxOutputTokens: 100\n---\nuser:\nAnswer in JSON.\n");
    prompt.close();
    m_home->window().openPage({PageKey::Kind::Prompt, name});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->title().startsWith(u"json") && m_home->promptPage()->input().count(), 10'000);
}

FakeServer::Script TestRemedies::answer(const QByteArray &text)
{
    const QByteArray piece = R"({"choices":[{"index":0,"delta":{"content":)" + writeJson(Json(text.toStdString())) + R"(},"finish_reason":"stop"}]})";
    return {FakeServer::write(FakeServer::streamHead() + FakeServer::event(piece) + FakeServer::event("[DONE]") + FakeServer::lastChunk())};
}

QStringList TestRemedies::outcomes()
{
    QStringList outcomes;
    const auto calls = m_home->ledger().calls({});
    for (const CallRecord &call : *calls)
        outcomes.prepend(call.outcome);
    return outcomes;
}

bool TestRemedies::isIdle()
{
    const RunButton::State state = m_home->promptPage()->input().runButton().state();
    return state != RunButton::State::Running && state != RunButton::State::Waiting;
}

void TestRemedies::brokenRulesAreSentBack()
{
    openJson(2);
    for (const char *text : {"Sure!", "[1]", "{}"})
        m_first->enqueue(answer(text));
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(outcomes() == (QStringList{QStringLiteral("not_json"), QStringLiteral("violations"), QStringLiteral("valid")}) && isIdle(), 10'000);
    QCOMPARE(m_first->postCount(), 3);
    QCOMPARE(parseJson(m_first->requests().last().body)->at("messages").size(), std::size_t(5));
    QTRY_VERIFY(m_home->promptPage()->findChild<ReplyPanel *>()->findChild<Banner *>()->detail().endsWith(QStringLiteral("attempt 3 of 3")));

    // As often as the prompt says, and no more.
    for (const char *text : {"no", "no", "no"})
        m_first->enqueue(answer(text));
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(outcomes().size() == 6 && isIdle(), 10'000);
    QCOMPARE(m_first->postCount(), 6);
}

void TestRemedies::askedAgainByHand()
{
    openJson(0);
    m_first->enqueue(answer("[1]"));
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(outcomes().size() == 1 && outcomes().last() == u"violations" && isIdle(), 10'000);
    m_first->enqueue(answer("{}"));
    auto *button = m_home->promptPage()->findChild<ReplyPanel *>()->findChild<QPushButton *>(QStringLiteral("bannerAction"));
    QTRY_COMPARE(button->text(), QStringLiteral("Send back"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(outcomes().size() == 2 && outcomes().last() == u"valid" && isIdle(), 10'000);
    QCOMPARE(m_first->postCount(), 2);
}

void TestRemedies::stopEndsTheAsking()
{
    openJson(5);
    m_first->enqueue(answer("[1]"));
    m_first->setFallback({FakeServer::hold()});
    m_home->action("run.start")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_first->held(), 1, 10'000);
    QVERIFY(!isIdle());
    m_home->action("run.stop")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(outcomes() == (QStringList{QStringLiteral("violations"), QStringLiteral("aborted")}) && isIdle(), 10'000);
    QCOMPARE(m_first->postCount(), 2);
}

// The budget is asked before each attempt; what is allowed once is that attempt, and the chain goes on from it.
void TestRemedies::allowedAgainInTheMiddle()
{
    openJson(2);
    m_first->enqueue(answer("[1]"));
    m_home->app->services().ledger().setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
    m_home->action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(outcomes() == QStringList{QStringLiteral("budget")} && isIdle(), 10'000);
    ReplyPanel *panel = m_home->promptPage()->findChild<ReplyPanel *>();
    emit panel->remedyRequested(Remedy::AllowOnce);
    QTRY_VERIFY_WITH_TIMEOUT(outcomes().size() == 3 && outcomes().last() == u"budget" && isIdle(), 10'000);
    QCOMPARE(m_first->postCount(), 1);
    m_first->enqueue(answer("{}"));
    emit panel->remedyRequested(Remedy::AllowOnce);
    QTRY_VERIFY_WITH_TIMEOUT(outcomes().size() == 4 && outcomes().last() == u"valid" && isIdle(), 10'000);
    QCOMPARE(m_first->postCount(), 2);
    QCOMPARE(parseJson(m_first->requests().last().body)->at("messages").size(), std::size_t(3));
}

CUEWRIGHT_WINDOW_MAIN(TestRemedies)
#include "tst_remedies.moc"
