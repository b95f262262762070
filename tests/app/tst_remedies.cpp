#include "windowtest.h"

#include "fakeserver.h"
#include "reply/replypanel.h"
#include "settings/providersettings.h"

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

private:
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
        return list->size() == calls && list->first().outcome == u"error" && !runs;
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

CUEWRIGHT_WINDOW_MAIN(TestRemedies)
#include "tst_remedies.moc"
