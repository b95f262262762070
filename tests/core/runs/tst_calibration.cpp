#include "runs/calibration.h"
#include "runs/estimate.h"

#include <QtTest>

using namespace cuewright;

class TestCalibration : public QObject
{
    Q_OBJECT
private slots:
    void kinds();
    void rule_data();
    void rule();
    void onlyTheNewestCount();
    void otherKindsAndPracticeAreSkipped();
    void schemaOfAnotherSizeIsSkipped();
    void exactRequestsAreLeftAlone();
    void unknownEncodingIsLeftAlone();
    void estimateCarriesIt();
    void canBeSwitchedOff();
};

namespace {

ChatRequest schemaRequest()
{
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    request.messages << Message::text(Role::User, QStringLiteral("hello world"));
    request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    request.responseFormat.name = QStringLiteral("answer");
    request.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"city":{"type":"string"},"country":{"type":"string"}}})");
    return request;
}

InputReport report(std::int64_t difference, std::int64_t overhead, RequestKind kind = RequestKind::Schema)
{
    InputReport made;
    made.kind = kind;
    made.shown = 374;
    made.overhead = overhead;
    made.reported = 374 + difference;
    return made;
}

RequestTokens counted()
{
    return countRequest(schemaRequest(), u"gpt-4o-mini");
}

} // namespace

void TestCalibration::kinds()
{
    ChatRequest request = schemaRequest();
    QCOMPARE(kindOf(request), RequestKind::Schema);
    request.tools << ToolDefinition{};
    QCOMPARE(kindOf(request), RequestKind::Tools);
    ContentPart picture;
    picture.kind = ContentPart::Kind::Image;
    request.messages[0].parts << picture;
    QCOMPARE(kindOf(request), RequestKind::Media);
    QCOMPARE(kindOf(ChatRequest()), RequestKind::Plain);
    ChatRequest answered;
    answered.messages << Message::text(Role::Tool, QStringLiteral("4"));
    QCOMPARE(kindOf(answered), RequestKind::Tools);
}

void TestCalibration::rule_data()
{
    QTest::addColumn<QList<int>>("differences"); // newest first
    QTest::addColumn<int>("correction");
    QTest::addColumn<bool>("applied");
    QTest::newRow("one run is told") << QList<int>{-3} << -3 << false;
    QTest::newRow("two are told") << QList<int>{-3, -3} << -3 << false;
    QTest::newRow("three are trusted") << QList<int>{-3, -3, -3} << -3 << true;
    QTest::newRow("one that went astray") << QList<int>{-3, 900, -3, -4} << -3 << true;
    QTest::newRow("lower middle of an even number") << QList<int>{-4, -3, -2, -1} << -3 << true;
    QTest::newRow("more") << QList<int>{5, 5, 5} << 5 << true;
    QTest::newRow("right already") << QList<int>{0, 0, 0} << 0 << true;
    QTest::newRow("never under nothing") << QList<int>{-9000, -9000, -9000} << -1000 << true;
    QTest::newRow("never more than double") << QList<int>{9000, 9000, 9000} << 1000 << true; // see rule(): 1000 is the overhead
}

void TestCalibration::rule()
{
    QFETCH(QList<int>, differences);
    QFETCH(int, correction);
    QFETCH(bool, applied);
    const RequestTokens tokens = counted();
    const std::int64_t overhead = tokens.estimatedOverhead();
    QCOMPARE(overhead, tokens.schema);
    QList<InputReport> reports;
    for (const int difference : differences)
        reports << report(difference, overhead);
    const auto found = calibrate(reports, RequestKind::Schema, tokens);
    QVERIFY(found);
    QCOMPARE(found->runs, differences.size());
    QCOMPARE(found->correction, std::abs(correction) == 1000 ? (correction < 0 ? -overhead : overhead) : correction);
    QCOMPARE(found->applied, applied);
}

void TestCalibration::onlyTheNewestCount()
{
    const RequestTokens tokens = counted();
    QList<InputReport> reports;
    for (int i = 0; i < kCalibrationRuns; ++i)
        reports << report(-3, tokens.schema);
    for (int i = 0; i < 100; ++i)
        reports << report(7, tokens.schema);
    const auto found = calibrate(reports, RequestKind::Schema, tokens);
    QCOMPARE(found->runs, kCalibrationRuns);
    QCOMPARE(found->correction, -3);
}

void TestCalibration::otherKindsAndPracticeAreSkipped()
{
    const RequestTokens tokens = counted();
    QList<InputReport> reports{report(9, tokens.schema, RequestKind::Tools), report(9, tokens.schema, RequestKind::Plain)};
    InputReport practice = report(9, tokens.schema);
    practice.practice = true;
    reports << practice;
    QVERIFY(!calibrate(reports, RequestKind::Schema, tokens));
    QVERIFY(!calibrate({}, RequestKind::Schema, tokens));
    QVERIFY(!calibrate({report(1, tokens.schema, RequestKind::Media)}, RequestKind::Media, tokens));
}

void TestCalibration::schemaOfAnotherSizeIsSkipped()
{
    const RequestTokens tokens = counted();
    QVERIFY(!calibrate({report(-3, tokens.schema * 2 + 1)}, RequestKind::Schema, tokens));
    QVERIFY(!calibrate({report(-3, tokens.schema / 2 - 1)}, RequestKind::Schema, tokens));
    QVERIFY(calibrate({report(-3, tokens.schema * 2)}, RequestKind::Schema, tokens));
}

// What is published is not to be corrected, whatever a server says.
void TestCalibration::exactRequestsAreLeftAlone()
{
    ChatRequest plain = schemaRequest();
    plain.responseFormat = {};
    const RequestTokens exact = countRequest(plain, u"gpt-4o-mini");
    QCOMPARE(exact.estimatedOverhead(), 0);
    QVERIFY(!calibrate({report(5, 0, RequestKind::Plain), report(5, 0, RequestKind::Plain), report(5, 0, RequestKind::Plain)},
        RequestKind::Plain, exact));
    // A reasoning model's texts are exact, the constants around its messages are not.
    const RequestTokens reasoning = countRequest(plain, u"gpt-5-mini");
    QVERIFY(reasoning.textsExact);
    QCOMPARE(reasoning.estimatedOverhead(), reasoning.allFraming());
    QVERIFY(calibrate({report(2, reasoning.allFraming(), RequestKind::Plain)}, RequestKind::Plain, reasoning));
}

void TestCalibration::unknownEncodingIsLeftAlone()
{
    const RequestTokens tokens = countRequest(schemaRequest(), u"llama3.2");
    QVERIFY(!tokens.textsExact);
    QVERIFY(!calibrate({report(5, tokens.estimatedOverhead())}, RequestKind::Schema, tokens));
}

void TestCalibration::estimateCarriesIt()
{
    const Catalog catalog = Catalog::builtIn();
    EstimateBasis basis{catalog, *providerProfile(u"openai"), QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC), {}};
    const ChatRequest request = schemaRequest();
    const Estimate raw = estimate(request, basis);
    QVERIFY(!raw.calibration);
    for (int i = 0; i < 3; ++i)
        basis.reports << report(-3, raw.tokens.schema);
    const Estimate corrected = estimate(request, basis);
    QCOMPARE(corrected.kind, RequestKind::Schema);
    QVERIFY(corrected.calibration->applied);
    QCOMPARE(corrected.tokens.correction, -3);
    QCOMPARE(corrected.tokens.total, raw.tokens.total - 3);
    QCOMPARE(corrected.tokens.estimatedOverhead(), raw.tokens.estimatedOverhead());
    QCOMPARE(corrected.low->pico(), raw.low->pico() - 3 * 150'000);
    QCOMPARE(corrected.lastReport->reported, 371);
    QVERIFY(!corrected.tokens.exact);
}

void TestCalibration::canBeSwitchedOff()
{
    const Catalog catalog = Catalog::builtIn();
    EstimateBasis basis{catalog, *providerProfile(u"openai"), QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC), {}};
    const Estimate raw = estimate(schemaRequest(), basis);
    for (int i = 0; i < 3; ++i)
        basis.reports << report(-3, raw.tokens.schema);
    basis.correct = false;
    const Estimate told = estimate(schemaRequest(), basis);
    QCOMPARE(told.tokens.total, raw.tokens.total);
    QCOMPARE(told.calibration->correction, -3);
    QVERIFY(!told.calibration->applied);
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
