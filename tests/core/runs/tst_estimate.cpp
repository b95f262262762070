#include "runs/estimate.h"
#include "runs/outcomeword.h"

#include <QtTest>

using namespace cuewright;

class TestEstimate : public QObject
{
    Q_OBJECT
private slots:
    void output_data();
    void output();
    void price();
    void tierAndNumberOfAnswers();
    void moreInput_data();
    void moreInput();
    void unknownPrice();
    void localServersCostNothing();
    void noLimitKnown();
    void contextWindow();
    void schemaIsCountedAsItIsSent();
    void outcomeWords();
};

namespace {

const Catalog &catalog()
{
    static const Catalog builtIn = Catalog::builtIn();
    return builtIn;
}

ChatRequest request(const char *model, std::optional<int> limit)
{
    ChatRequest request;
    request.model = QString::fromLatin1(model);
    request.messages << Message::text(Role::User, QStringLiteral("hello world"));
    request.options.maxOutputTokens = limit;
    return request;
}

EstimateBasis basis(const char *provider = "openai", std::optional<std::int64_t> usual = {})
{
    return {catalog(), *providerProfile(QString::fromLatin1(provider)), QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC), usual};
}

} // namespace

void TestEstimate::output_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("usual"); // -1: not known
    QTest::addColumn<qint64>("low");
    QTest::addColumn<qint64>("high");
    QTest::newRow("a tenth stands in") << 500 << -1 << qint64(50) << qint64(500);
    QTest::newRow("usual length") << 500 << 88 << qint64(88) << qint64(500);
    QTest::newRow("usual length over the limit") << 50 << 88 << qint64(50) << qint64(50);
    QTest::newRow("nothing came so far") << 500 << 0 << qint64(0) << qint64(500);
    QTest::newRow("the model's own limit") << 0 << -1 << qint64(1638) << qint64(16'384);
}

void TestEstimate::output()
{
    QFETCH(int, limit);
    QFETCH(int, usual);
    QFETCH(qint64, low);
    QFETCH(qint64, high);
    const auto result = estimate(request("gpt-4o-mini", limit > 0 ? std::optional(limit) : std::nullopt),
        basis("openai", usual >= 0 ? std::optional<std::int64_t>(usual) : std::nullopt));
    QCOMPARE(result.outputLow, low);
    QCOMPARE(result.outputHigh, high);
    QVERIFY(result.fits);
}

void TestEstimate::price()
{
    const auto result = estimate(request("gpt-4o-mini", 500), basis("openai", 88));
    // 2 for the text, 1 for the role's word, 3 for the message, 3 for the reply's beginning.
    QCOMPARE(result.tokens.total, 9);
    QVERIFY(result.tokens.exact);
    QCOMPARE(result.low->pico(), 9 * 150'000 + 88 * 600'000);
    QCOMPARE(result.high->pico(), 9 * 150'000 + 500 * 600'000);
}

// What is reserved is the worst case: of the tier that is asked for, and of all answers.
void TestEstimate::tierAndNumberOfAnswers()
{
    const ChatRequest plain = request("gpt-5.4", 500);
    const Estimate standard = estimate(plain, basis());
    QVERIFY(standard.high);
    ChatRequest priority = plain;
    priority.options.serviceTier = QStringLiteral("priority");
    QVERIFY(*estimate(priority, basis()).high > *standard.high);
    QCOMPARE(priceOf(priority, basis())->base.output, priceAt(basis(), u"gpt-5.4", PriceTier::Priority)->base.output);
    ChatRequest automatic = plain;
    automatic.options.serviceTier = QStringLiteral("auto");
    QCOMPARE(estimate(automatic, basis()).high, standard.high);
    ChatRequest five = plain;
    five.extraBody = {{"n", 5}};
    Usage usage;
    usage.input = standard.tokens.total;
    usage.output = 5 * 500;
    QCOMPARE(estimate(five, basis()).high, costOf(usage, *priceOf(five, basis())));
    QCOMPARE(estimate(five, basis()).low, standard.low);
    // A tier without a price is not known.
    ChatRequest unsold = request("gpt-4o-mini", 500);
    unsold.options.serviceTier = QStringLiteral("flex");
    QVERIFY(!estimate(unsold, basis()).high);
}

void TestEstimate::moreInput_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("limit"); // 0: none
    QTest::addColumn<int>("usual"); // -1: not known
    QTest::addColumn<Json>("extra");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<int>("before"); // words
    QTest::addColumn<int>("after");
    const auto row = [](const char *name, const char *model, int limit, int usual, int before, int after,
                         const Json &extra = Json::object(), const char *tier = "") {
        QTest::newRow(name) << QString::fromLatin1(model) << limit << usual << extra << QString::fromLatin1(tier) << before << after;
    };
    row("a little more", "gpt-4o-mini", 500, 88, 10, 11);
    row("less", "gpt-4o-mini", 500, 88, 1000, 10);
    row("several answers", "gpt-4o-mini", 500, 88, 10, 100, {{"n", 5}});
    row("a tier of its own", "gpt-5.4", 500, -1, 10, 100, Json::object(), "priority");
    row("a dearer long context", "gpt-5.4", 500, -1, 10, 300'000);
    row("no limit set, less of the window is left", "gpt-4", 0, -1, 10, 6000);
    row("no limit set, more of the window is left", "gpt-4", 0, -1, 7000, 10);
    row("over the window", "gpt-4", 0, 88, 10, 9000);
    row("back within the window", "gpt-4", 0, 88, 9000, 10);
    row("the usual length is more than is left", "gpt-4", 0, 4000, 7000, 100);
    row("a limit that no longer fits", "gpt-4", 4000, -1, 10, 5000);
    row("a limit that fits again", "gpt-4", 4000, -1, 5000, 10);
    row("nobody knows the model", "nobody-knows-1", 0, -1, 10, 100);
}

// Figures on the key are those that a whole count gives.
void TestEstimate::moreInput()
{
    QFETCH(QString, model);
    QFETCH(int, limit);
    QFETCH(int, usual);
    QFETCH(Json, extra);
    QFETCH(QString, tier);
    QFETCH(int, before);
    QFETCH(int, after);
    const auto figures = [&](int words) {
        ChatRequest asked;
        asked.model = model;
        asked.messages << Message::text(Role::User, QStringLiteral("word ").repeated(words));
        if (limit > 0)
            asked.options.maxOutputTokens = limit;
        asked.extraBody = extra;
        asked.options.serviceTier = tier;
        return estimate(asked, basis("openai", usual >= 0 ? std::optional<std::int64_t>(usual) : std::nullopt));
    };
    const Estimate whole = figures(after);
    const Estimate first = figures(before);
    const Estimate live = withMoreInput(first, whole.tokens.total - first.tokens.total);
    QCOMPARE(live.tokens.total, whole.tokens.total);
    QCOMPARE(live.outputLow, whole.outputLow);
    QCOMPARE(live.outputHigh, whole.outputHigh);
    QCOMPARE(live.fits, whole.fits);
    QCOMPARE(live.low, whole.low);
    QCOMPARE(live.high, whole.high);
    QVERIFY(live.tokens.total != first.tokens.total);
}

void TestEstimate::unknownPrice()
{
    const auto result = estimate(request("nobody-knows-1", 500), basis());
    QVERIFY(!result.low);
    QVERIFY(!result.high);
    QVERIFY(!result.tokens.exact);
    QCOMPARE(result.outputHigh, 500);
}

void TestEstimate::localServersCostNothing()
{
    const auto result = estimate(request("llama3.2", std::nullopt), basis("ollama"));
    QCOMPARE(result.low, std::optional(Money()));
    QCOMPARE(result.high, std::optional(Money()));
}

void TestEstimate::noLimitKnown()
{
    const auto result = estimate(request("nobody-knows-1", std::nullopt), basis());
    QCOMPARE(result.outputHigh, 0);
    QVERIFY(!result.high);
}

// Strict schemas lose the keywords that providers refuse; where nothing is strict, everything is sent and counted.
void TestEstimate::schemaIsCountedAsItIsSent()
{
    ChatRequest asked = request("gpt-4o-mini", 100);
    asked.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    asked.responseFormat.name = QStringLiteral("answer");
    asked.responseFormat.strict = true;
    asked.responseFormat.schema = *parseJson(
        R"({"type":"object","properties":{"a":{"type":"string","minLength":10}},"required":["a"],"additionalProperties":false,
            "if":{"properties":{"a":{"const":"one"}}},"then":{"properties":{"a":{"enum":["one","two","three"]}}}})");
    const auto strict = estimate(asked, basis("openai")).tokens.schema;
    const auto whole = estimate(asked, basis("custom")).tokens.schema;
    asked.responseFormat.strict.reset();
    QCOMPARE(estimate(asked, basis("openai")).tokens.schema, whole);
    QVERIFY2(whole > strict, qPrintable(QStringLiteral("%1 %2").arg(whole).arg(strict)));
}

void TestEstimate::contextWindow()
{
    const auto full = estimate(request("gpt-4", 8192), basis());
    QCOMPARE(full.contextWindow, 8192);
    QVERIFY(!full.fits);
    const auto rest = estimate(request("gpt-4", std::nullopt), basis());
    QVERIFY(rest.fits);
    QCOMPARE(rest.outputHigh, 8192 - rest.tokens.total);
    ChatRequest tooLong = request("gpt-4", std::nullopt);
    tooLong.messages << Message::text(Role::User, QStringLiteral("word ").repeated(9000));
    const auto over = estimate(tooLong, basis());
    QVERIFY(!over.fits);
    QCOMPARE(over.outputHigh, 0);
}

void TestEstimate::outcomeWords()
{
    QCOMPARE(outcomeWord(Outcome::Kind::Valid), QStringLiteral("valid"));
    QCOMPARE(outcomeWord(Outcome::Kind::ToolCalls), QStringLiteral("tool_calls"));
    QCOMPARE(outcomeWord(Error{Error::Code::RateLimited, {}, {}, {}}), QStringLiteral("ratelimited"));
    QCOMPARE(outcomeWord(Error{Error::Code::Cancelled, {}, {}, {}}), QStringLiteral("aborted"));
    for (const auto kind : {Outcome::Kind::Violations, Outcome::Kind::NotJson, Outcome::Kind::Cut, Outcome::Kind::Refusal,
             Outcome::Kind::Filtered, Outcome::Kind::Unchecked})
        QVERIFY(!answersRequest(kind));
    for (const auto kind : {Outcome::Kind::Text, Outcome::Kind::Valid, Outcome::Kind::ToolCalls})
        QVERIFY(answersRequest(kind));
}

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
