#include "tools/commandcall.h"

#include "base/clock.h"
#include "fakeclock.h"
#include "results.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <csignal>

using namespace cuewright;
using namespace std::chrono_literals;

class TestCommandCall : public QObject
{
    Q_OBJECT
private slots:
    void answers_data();
    void answers();
    void failures_data();
    void failures();
    void argumentsAreNoShell();
    void runsInItsFolder();
    void environmentIsClean();
    void doesNotStart();
    void timeLimit();
    void cancelled();
    void destroyed();
    void deletedInsideFinished();
    void leavesNoChildBehind();
    void errorsAreCut();
    void largeInputToADeafProgram();

private:
    static CommandCall::Plan plan(const QStringList &words, const Json &arguments = Json::object())
    {
        return {QStringList(QStringLiteral(TOOL_PROGRAM)) + words, {}, arguments, 60s};
    }
    static bool isAlive(qint64 pid) { return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH; }

    SystemClock m_clock;
    QObject m_owner;
};

void TestCommandCall::answers_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("text");
    QTest::newRow("what it was given") << "echo" << R"({"city":"Köln"})";
    QTest::newRow("does not read") << "deaf" << "fine";
    QTest::newRow("says nothing") << "nothing" << "";
}

void TestCommandCall::answers()
{
    QFETCH(QString, what);
    QFETCH(QString, text);
    CommandCall call(plan({what}, {{"city", "Köln"}}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QVERIFY(!call.isFinished());
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    QCOMPARE(call.result()->text, text);
    QVERIFY(!call.result()->isError);
    QCOMPARE(call.result()->source, ToolSource::Command);
    QCOMPARE(call.result()->origin, QStringLiteral(TOOL_PROGRAM));
    QVERIFY(call.isFinished());
}

void TestCommandCall::failures_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("exit code") << "fail" << QStringList{QStringLiteral("exit code 3"), QStringLiteral("no such ticket")};
    QTest::newRow("crash") << "crash" << QStringList{QStringLiteral("crashed")};
    QTest::newRow("too much") << "flood" << QStringList{QStringLiteral("more than 4 MB")};
}

// The model reads why, and the person everything.
void TestCommandCall::failures()
{
    QFETCH(QString, what);
    QFETCH(QStringList, words);
    CommandCall call(plan({what}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    VERIFY_RESULT(call.result());
    QVERIFY(call.result()->isError);
    for (const QString &word : words)
        QVERIFY2(call.result()->text.contains(word), qPrintable(call.result()->text));
    QVERIFY(call.result()->text.size() < 20'000);
    QVERIFY(call.result()->content.contains("exitCode"));
}

void TestCommandCall::argumentsAreNoShell()
{
    CommandCall call(plan({QStringLiteral("echo"), QStringLiteral("$HOME"), QStringLiteral("a b; exit 1"), QStringLiteral("*")}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    QCOMPARE(call.result()->text, QStringLiteral("{}\n[$HOME]\n[a b; exit 1]\n[*]"));
}

void TestCommandCall::runsInItsFolder()
{
    const QTemporaryDir folder;
    CommandCall::Plan where = plan({QStringLiteral("folder")});
    where.folder = folder.path();
    CommandCall call(where, m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    QCOMPARE(QDir(call.result()->text).canonicalPath(), QDir(folder.path()).canonicalPath());
}

void TestCommandCall::environmentIsClean()
{
    qputenv("OPENAI_API_KEY", "sk-of-this-program");
    CommandCall call(plan({QStringLiteral("environment")}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    qunsetenv("OPENAI_API_KEY");
    VERIFY_RESULT(call.result());
    static const QStringList allowed{QStringLiteral("HOME"), QStringLiteral("LOGNAME"), QStringLiteral("PATH"),
        QStringLiteral("SHELL"), QStringLiteral("TERM"), QStringLiteral("USER")};
    for (const QString &line : call.result()->text.split(u'\n', Qt::SkipEmptyParts))
        QVERIFY2(allowed.contains(line.section(u'=', 0, 0)), qPrintable(line));
    QVERIFY(call.result()->text.contains(QStringLiteral("HOME=")));
}

void TestCommandCall::doesNotStart()
{
    CommandCall::Plan missing = plan({});
    missing.command = {QStringLiteral("/no/such/program")};
    CommandCall call(missing, m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(call.result().error().code, Error::Code::Io);
    QVERIFY(call.result().error().message.contains(QStringLiteral("/no/such/program")));
}

void TestCommandCall::timeLimit()
{
    FakeClock clock;
    CommandCall::Plan hanging = plan({QStringLiteral("hang")});
    hanging.timeLimit = 2500ms;
    CommandCall call(hanging, clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    auto *process = call.findChild<QProcess *>();
    QSignalSpy said(process, &QProcess::readyReadStandardError);
    QTRY_VERIFY(!said.isEmpty());
    const qint64 pid = process->processId();
    clock.advance(2499ms);
    QCOMPARE(call.findChildren<QProcess *>().size(), 1);
    clock.advance(1ms);
    QVERIFY(finished.isEmpty()); // never from inside
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    QVERIFY(call.result()->isError);
    QVERIFY2(call.result()->text.contains(QStringLiteral("2.5 seconds")), qPrintable(call.result()->text));
    QVERIFY(call.result()->text.contains(QStringLiteral("thinking")));
    QCOMPARE(call.result()->duration, 2500ms);
    QTRY_VERIFY(!isAlive(pid));
}

void TestCommandCall::cancelled()
{
    CommandCall call(plan({QStringLiteral("hang")}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    auto *process = call.findChild<QProcess *>();
    QTRY_VERIFY(process->processId() > 0);
    const qint64 pid = process->processId();
    call.cancel();
    call.cancel();
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(call.result().error().code, Error::Code::Cancelled);
    QTRY_VERIFY(!isAlive(pid));
    QCOMPARE(finished.size(), 1);
}

void TestCommandCall::destroyed()
{
    auto call = std::make_unique<CommandCall>(plan({QStringLiteral("hang")}), m_clock, nullptr);
    auto *process = call->findChild<QProcess *>();
    QTRY_VERIFY(process->processId() > 0);
    const qint64 pid = process->processId();
    const QPointer<QProcess> left(process);
    QElapsedTimer timer;
    timer.start();
    call.reset();
    QVERIFY2(timer.elapsed() < 50, qPrintable(QString::number(timer.elapsed())));
    QTRY_VERIFY(!isAlive(pid));
    QTRY_VERIFY(!left);
}

void TestCommandCall::deletedInsideFinished()
{
    auto *call = new CommandCall(plan({QStringLiteral("echo")}), m_clock, nullptr);
    const QPointer<CommandCall> there(call);
    connect(call, &CommandCall::finished, call, [call] { delete call; });
    QTRY_VERIFY(!there);
}

void TestCommandCall::leavesNoChildBehind()
{
    CommandCall call(plan({QStringLiteral("family")}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    const qint64 child = call.result()->text.toLongLong();
    QVERIFY(child > 0);
    QTRY_VERIFY(!isAlive(child));
}

void TestCommandCall::errorsAreCut()
{
    CommandCall call(plan({QStringLiteral("complain")}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    QCOMPARE(call.result()->text, QStringLiteral("fine"));
    const QString errors = memberText(call.result()->content, "stderr");
    QCOMPARE(errors.size(), CommandCall::kMaxStderr);
    QVERIFY(errors.endsWith(QStringLiteral("the end")));
}

void TestCommandCall::largeInputToADeafProgram()
{
    CommandCall call(plan({QStringLiteral("deaf")}, {{"text", std::string(2'000'000, 'x')}}), m_clock, nullptr);
    QSignalSpy finished(&call, &CommandCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(call.result());
    QCOMPARE(call.result()->text, QStringLiteral("fine"));
}

QTEST_GUILESS_MAIN(TestCommandCall)
#include "tst_commandcall.moc"
