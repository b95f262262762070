#include "practice/faultscript.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;

class TestFaultScript : public QObject
{
    Q_OBJECT
private slots:
    void steps();
    void errors_data();
    void errors();
};

void TestFaultScript::steps()
{
    const auto script
        = parseFaultScript(R"([{"status":429,"retryAfter":1.5,"code":"slow_down"},{},{"dropAtByte":0},
        {"stall":true,"afterTokens":5},{"stall":3000},{"malformedSse":true,"violateSchema":true},{"close":true},{"brokenArguments":true},{"callTools":true}])");
    VERIFY_RESULT(script);
    QCOMPARE(script->size(), 9);
    QCOMPARE(script->at(0).status, 429);
    QCOMPARE(script->at(0).retryAfter, 1.5);
    QCOMPARE(script->at(0).code, QStringLiteral("slow_down"));
    QCOMPARE(script->at(1).status, 0);
    QVERIFY(!script->at(1).dropAtByte && !script->at(1).stall && !script->at(1).close);
    QCOMPARE(script->at(2).dropAtByte, 0);
    QCOMPARE(script->at(3).stall, FaultStep::kForEver);
    QCOMPARE(script->at(3).afterTokens, 5);
    QCOMPARE(script->at(4).stall, std::chrono::milliseconds(3000));
    QVERIFY(script->at(5).malformedSse && script->at(5).violateSchema);
    QVERIFY(script->at(6).close);
    QVERIFY(script->at(7).brokenArguments && !script->at(7).callTools);
    QVERIFY(script->at(8).callTools && !script->at(8).brokenArguments);
    const auto wrapped = parseFaultScript(R"({"steps":[{"status":500}]})");
    VERIFY_RESULT(wrapped);
    QCOMPARE(wrapped->size(), 1);
}

void TestFaultScript::errors_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *script, Error::Code code, const char *words) {
        QTest::newRow(script) << QByteArray(script) << static_cast<int>(code) << QString::fromLatin1(words);
    };
    row("[", Error::Code::Parse, "line 1");
    row("3", Error::Code::Invalid, "list");
    row("{}", Error::Code::Invalid, "list");
    row("[{},7]", Error::Code::Invalid, "2");
    row(R"([{"status":200}])", Error::Code::Invalid, "status");
    row(R"([{"status":"429"}])", Error::Code::Invalid, "status");
    row(R"([{"status":4290000000}])", Error::Code::Invalid, "status");
    row(R"([{"stall":false}])", Error::Code::Invalid, "stall");
    row(R"([{"stall":-1}])", Error::Code::Invalid, "stall");
    row(R"([{"dropAtByte":1.5}])", Error::Code::Invalid, "dropAtByte");
    row(R"([{},{"drop":3}])", Error::Code::Invalid, "Step 2");
}

void TestFaultScript::errors()
{
    QFETCH(QByteArray, script);
    QFETCH(int, code);
    QFETCH(QString, words);
    const auto parsed = parseFaultScript(script);
    QVERIFY(!parsed);
    QCOMPARE(static_cast<int>(parsed.error().code), code);
    QVERIFY2(parsed.error().message.contains(words), qPrintable(parsed.error().message));
}

QTEST_GUILESS_MAIN(TestFaultScript)
#include "tst_faultscript.moc"
