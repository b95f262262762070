#include "tools/toolgate.h"

#include "fakeclock.h"
#include "tools/toolsources.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

namespace {

class MemoryStore final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &key) const override { return m_keys.contains(key); }
    void allow(const QString &key, const QString &text) override { m_keys.insert(key, text); }

    QHash<QString, QString> m_keys;
};

// A person who thinks, or has made up their mind.
class Person final : public ToolAsker
{
public:
    void ask(ToolQuestion &question) override
    {
        m_asked << question.use();
        m_open = &question;
        if (m_always)
            question.answer(*m_always);
    }

    QList<ToolUse> m_asked;
    QPointer<ToolQuestion> m_open;
    std::optional<ToolPermission> m_always;
};

ToolUse weather()
{
    ToolUse use;
    use.tool = QStringLiteral("get_weather");
    use.command = {QStringLiteral("/usr/bin/weather"), QStringLiteral("--json")};
    use.folder = QStringLiteral("/home/ada/desk");
    use.arguments = {{"city", "Paris"}};
    use.isDestructive = false;
    return use;
}

ToolUse refund()
{
    ToolUse use = weather();
    use.tool = QStringLiteral("create_refund");
    use.isDestructive = true;
    return use;
}

} // namespace

class TestToolGate : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void remembers_data();
    void remembers();
    void whatRunsIsTheKey_data();
    void whatRunsIsTheKey();
    void oneQuestionAtATime();
    void answerLetsTheSameThrough();
    void takenBack();
    void takenBackInTheLine();
    void answeredInsideAsk();
    void withoutAPerson();
    void askerGoes();
    void log();
    void notes();
    void finds();
    void text();

private:
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<ToolGate> m_gate;
};

void TestToolGate::init()
{
    m_gate.reset();
    m_clock = std::make_unique<FakeClock>();
    m_store = std::make_unique<MemoryStore>();
    m_person = std::make_unique<Person>();
    m_gate = std::make_unique<ToolGate>(*m_store, *m_clock);
    m_gate->setAsker(m_person.get());
}

void TestToolGate::remembers_data()
{
    QTest::addColumn<bool>("isDestructive");
    QTest::addColumn<ToolPermission>("answer");
    QTest::addColumn<bool>("granted");
    QTest::addColumn<bool>("thisProgram"); // runs again without a question
    QTest::addColumn<bool>("nextProgram");
    const auto row = [](const char *name, bool destructive, ToolPermission answer, bool granted, bool now, bool later) {
        QTest::newRow(name) << destructive << answer << granted << now << later;
    };
    row("no", false, ToolPermission::Deny, false, false, false);
    row("once", false, ToolPermission::Once, true, false, false);
    row("session", false, ToolPermission::Session, true, true, false);
    row("always", false, ToolPermission::Always, true, true, true);
    row("destructive: no", true, ToolPermission::Deny, false, false, false);
    row("destructive: once", true, ToolPermission::Once, true, false, false);
    row("destructive: session", true, ToolPermission::Session, true, false, false);
    row("destructive: always", true, ToolPermission::Always, true, false, false);
}

void TestToolGate::remembers()
{
    QFETCH(bool, isDestructive);
    QFETCH(ToolPermission, answer);
    QFETCH(bool, granted);
    QFETCH(bool, thisProgram);
    QFETCH(bool, nextProgram);
    const ToolUse use = isDestructive ? refund() : weather();
    QObject owner;
    ToolPass *pass = m_gate->ask(use, &owner);
    QSignalSpy finished(pass, &ToolPass::finished);
    QCOMPARE(m_person->m_asked.size(), 1);
    QCOMPARE(m_person->m_asked.first().arguments, use.arguments);
    m_person->m_open->answer(answer);
    m_person->m_open->answer(ToolPermission::Always); // too late
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(pass->isGranted(), granted);
    QCOMPARE(m_gate->isAllowed(use), thisProgram);
    ToolUse other = use;
    other.arguments = {{"city", "Tokyo"}}; // what was allowed is the tool, not the one call
    QCOMPARE(m_gate->isAllowed(other), thisProgram);
    (void)m_gate->ask(other, &owner);
    QCOMPARE(m_person->m_asked.size(), thisProgram ? 1 : 2);
    const ToolGate next(*m_store, *m_clock);
    QCOMPARE(next.isAllowed(use), nextProgram);
}

void TestToolGate::whatRunsIsTheKey_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("another tool") << 0;
    QTest::newRow("another argument") << 1;
    QTest::newRow("arguments joined") << 2;
    QTest::newRow("another folder") << 3;
    QTest::newRow("an MCP server") << 4;
    QTest::newRow("another server") << 5;
    QTest::newRow("another description") << 6;
    QTest::newRow("another address") << 7;
    QTest::newRow("another tool of the server") << 8;
}

void TestToolGate::whatRunsIsTheKey()
{
    QFETCH(int, change);
    m_person->m_always = ToolPermission::Always;
    QObject owner;
    (void)m_gate->ask(weather(), &owner);
    QVERIFY(m_gate->isAllowed(weather()));
    ToolUse use = weather();
    switch (change) {
    case 0: use.tool = QStringLiteral("get_news"); break;
    case 1: use.command[1] = QStringLiteral("--xml"); break;
    case 2: use.command = {use.command.join(u' ')}; break;
    case 3: use.folder = QStringLiteral("/tmp"); break;
    case 4: use.source = ToolSource::Mcp; break;
    case 5: use.server = QStringLiteral("files"); break;
    case 6: use.fingerprint = QStringLiteral("f2"); break;
    case 7: use.address = QStringLiteral("https://tools.example/mcp"); break;
    default: use.serverTool = QStringLiteral("weather"); break;
    }
    QVERIFY(!m_gate->isAllowed(use));
}

void TestToolGate::oneQuestionAtATime()
{
    QObject owner;
    ToolPass *first = m_gate->ask(weather(), &owner);
    ToolPass *second = m_gate->ask(refund(), &owner);
    QSignalSpy secondDone(second, &ToolPass::finished);
    QCOMPARE(m_person->m_asked.size(), 1);
    m_person->m_open->answer(ToolPermission::Deny);
    QTRY_COMPARE(m_person->m_asked.size(), 2);
    QCOMPARE(m_person->m_asked.last().tool, QStringLiteral("create_refund"));
    QVERIFY(!first->isGranted());
    m_person->m_open->answer(ToolPermission::Once);
    QTRY_COMPARE(secondDone.size(), 1);
    QVERIFY(second->isGranted());
}

void TestToolGate::answerLetsTheSameThrough()
{
    QObject owner;
    ToolPass *first = m_gate->ask(weather(), &owner);
    ToolPass *second = m_gate->ask(weather(), &owner);
    QSignalSpy firstDone(first, &ToolPass::finished);
    QSignalSpy secondDone(second, &ToolPass::finished);
    m_person->m_open->answer(ToolPermission::Session);
    QTRY_COMPARE(secondDone.size(), 1);
    QCOMPARE(firstDone.size(), 1);
    QVERIFY(first->isGranted() && second->isGranted());
    QCOMPARE(m_person->m_asked.size(), 1);
}

void TestToolGate::takenBack()
{
    auto owner = std::make_unique<QObject>();
    (void)m_gate->ask(weather(), owner.get());
    QObject other;
    (void)m_gate->ask(refund(), &other);
    const QPointer<ToolQuestion> question = m_person->m_open;
    owner.reset();
    QTRY_VERIFY(!question);
    QTRY_COMPARE(m_person->m_asked.size(), 2);
    QCOMPARE(m_gate->log().size(), 0);
}

void TestToolGate::takenBackInTheLine()
{
    QObject owner;
    ToolPass *first = m_gate->ask(weather(), &owner);
    QSignalSpy done(first, &ToolPass::finished);
    auto gone = std::make_unique<QObject>();
    (void)m_gate->ask(refund(), gone.get());
    gone.reset();
    QVERIFY(m_person->m_open); // it was not its question
    m_person->m_open->answer(ToolPermission::Once);
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(first->isGranted());
    QCOMPARE(m_person->m_asked.size(), 1);
}

void TestToolGate::answeredInsideAsk()
{
    m_person->m_always = ToolPermission::Once;
    QObject owner;
    QList<ToolPass *> passes;
    for (int i = 0; i < 3; ++i)
        passes << m_gate->ask(i == 1 ? refund() : weather(), &owner);
    QSignalSpy done(passes.last(), &ToolPass::finished);
    QTRY_COMPARE(done.size(), 1);
    for (const ToolPass *pass : passes)
        QVERIFY(pass->isGranted());
    QCOMPARE(m_person->m_asked.size(), 3);
}

void TestToolGate::withoutAPerson()
{
    m_gate->setAsker(nullptr);
    QObject owner;
    ToolPass *pass = m_gate->ask(weather(), &owner);
    QSignalSpy done(pass, &ToolPass::finished);
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!pass->isGranted());
    m_store->allow(weather().key(), {});
    QTRY_VERIFY(m_gate->isAllowed(weather()));
    ToolPass *known = m_gate->ask(weather(), &owner);
    QSignalSpy again(known, &ToolPass::finished);
    QTRY_COMPARE(again.size(), 1);
    QVERIFY(known->isGranted());
}

void TestToolGate::askerGoes()
{
    QObject owner;
    ToolPass *pass = m_gate->ask(weather(), &owner);
    QSignalSpy done(pass, &ToolPass::finished);
    const QPointer<ToolQuestion> question = m_person->m_open;
    m_gate->setAsker(nullptr);
    question->answer(ToolPermission::Always); // nobody listens any more
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!pass->isGranted());
    QVERIFY(m_store->m_keys.isEmpty());
    QTRY_VERIFY(!question);
}

void TestToolGate::log()
{
    m_person->m_always = ToolPermission::Session;
    QSignalSpy logged(m_gate.get(), &ToolGate::logged);
    QObject owner;
    (void)m_gate->ask(weather(), &owner);
    (void)m_gate->ask(weather(), &owner);
    QCOMPARE(m_gate->log().size(), 2);
    QCOMPARE(logged.size(), 2);
    QVERIFY(m_gate->log().first().wasAsked);
    QVERIFY(!m_gate->log().last().wasAsked);
    QCOMPARE(m_gate->log().last().permission, ToolPermission::Session);
    QCOMPARE(m_gate->log().first().at, m_clock->utcNow());
    QCOMPARE(m_gate->log().first().number, 1);
    QCOMPARE(m_gate->log().last().number, 2);
    for (int i = 0; i < 1100; ++i)
        (void)m_gate->ask(weather(), &owner);
    QCOMPARE(m_gate->log().size(), ToolGate::kLogEntries);
}

// What a person has pressed for is logged, and is no permission for later.
void TestToolGate::notes()
{
    QSignalSpy logged(m_gate.get(), &ToolGate::logged);
    m_gate->note(weather());
    QCOMPARE(logged.size(), 1);
    QCOMPARE(m_gate->log().size(), 1);
    QCOMPARE(m_gate->log().first().permission, ToolPermission::Once);
    QVERIFY(m_gate->log().first().wasAsked);
    QVERIFY(!m_gate->isAllowed(weather()));
}

void TestToolGate::finds()
{
    const auto city = [](const char *name) {
        ToolUse use = weather();
        use.arguments = Json{{"city", name}};
        return use;
    };
    const QDateTime begin = m_clock->utcNow();
    m_gate->note(city("Rome"));
    m_clock->advance(std::chrono::seconds(60));
    m_gate->note(city("Oslo"));
    m_clock->advance(std::chrono::seconds(60));
    m_gate->note(city("Rome"));
    const QString tool = weather().tool;
    const auto number = [&](const char *name, const QDateTime &near) {
        const ToolLogEntry *found = m_gate->find(tool, Json{{"city", name}}, near);
        return found ? found->number : 0;
    };
    QCOMPARE(number("Rome", begin), 1);
    QCOMPARE(number("Rome", begin.addSecs(59)), 1);
    QCOMPARE(number("Rome", begin.addSecs(61)), 3);
    QCOMPARE(number("Rome", {}), 3);
    QCOMPARE(number("Oslo", begin), 2);
    QCOMPARE(number("Bern", begin), 0);
    QVERIFY(!m_gate->find(QStringLiteral("other"), Json{{"city", "Rome"}}, {}));
    m_person->m_always = ToolPermission::Deny;
    QObject owner;
    (void)m_gate->ask(city("Bern"), &owner);
    QVERIFY(m_gate->log().last().permission == ToolPermission::Deny);
    QCOMPARE(number("Bern", {}), 0); // it did not run
}

// A person sees where each argument ends.
void TestToolGate::text()
{
    ToolUse use = weather();
    use.command << QStringLiteral("New York") << QString();
    QCOMPARE(use.text(), QStringLiteral("get_weather: /usr/bin/weather --json \"New York\" \"\""));
}

QTEST_GUILESS_MAIN(TestToolGate)
#include "tst_toolgate.moc"
