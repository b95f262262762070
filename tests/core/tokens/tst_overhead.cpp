#include "results.h"
#include "tokens/encoding.h"
#include "tokens/overhead.h"

#include <QtTest>

using namespace cuewright;
using namespace Qt::StringLiterals;

class TestOverhead : public QObject
{
    Q_OBJECT
private slots:
    void messages_data();
    void messages();
    void tools_data();
    void tools();
    void schemas_data();
    void schemas();
    void exactness_data();
    void exactness();
    void images_data();
    void images();
    void imagesNeverExceedTheBudget();
};

namespace {

// Facts §10.6: the rule by which the figures of a model apply to messages.
std::int64_t countMessages(QStringView model, const Json &messages)
{
    const OverheadRules rules = overheadRules(model);
    const Encoding &encoding = *encodingForModel(model).encoding;
    std::int64_t tokens = rules.replyPriming;
    for (const Json &message : messages) {
        tokens += rules.perMessage + (message.contains("name") ? rules.perName : 0);
        for (const auto &[key, value] : message.items())
            tokens += encoding.count(std::string_view(value.get_ref<const std::string &>()));
    }
    return tokens;
}

// The sample that the published notebook measures against the service.
Json jargonMessages()
{
    return Json::parse(R"([
        {"role": "system", "content": "You are a helpful, pattern-following assistant that translates corporate jargon into plain English."},
        {"role": "system", "name": "example_user", "content": "New synergies will help drive top-line growth."},
        {"role": "system", "name": "example_assistant", "content": "Things working well together will increase revenue."},
        {"role": "system", "name": "example_user", "content": "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage."},
        {"role": "system", "name": "example_assistant", "content": "Let's talk later when we're less busy about how to do better."},
        {"role": "user", "content": "This late pivot means we don't have time to boil the ocean for the client deliverable."}])");
}

} // namespace

void TestOverhead::messages_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("tokens");
    QTest::newRow("gpt-3.5-turbo") << u"gpt-3.5-turbo"_s << 129;
    QTest::newRow("gpt-4-0613") << u"gpt-4-0613"_s << 129;
    QTest::newRow("gpt-4o") << u"gpt-4o"_s << 124;
    QTest::newRow("gpt-4o-mini with a provider") << u"openai/gpt-4o-mini"_s << 124;
    // One more for each of six messages, two less for each of four names.
    QTest::newRow("gpt-3.5-turbo-0301") << u"gpt-3.5-turbo-0301"_s << 129 + 6 - 8;
}

void TestOverhead::messages()
{
    QFETCH(QString, model);
    QFETCH(int, tokens);
    QCOMPARE(countMessages(model, jargonMessages()), static_cast<std::int64_t>(tokens));
}

void TestOverhead::tools_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("tokens");
    QTest::newRow("gpt-4o") << u"gpt-4o"_s << 101;
    QTest::newRow("gpt-4o-mini") << u"gpt-4o-mini"_s << 101;
    QTest::newRow("gpt-3.5-turbo") << u"gpt-3.5-turbo"_s << 105;
    QTest::newRow("gpt-4") << u"gpt-4"_s << 105;
}

void TestOverhead::tools()
{
    QFETCH(QString, model);
    QFETCH(int, tokens);
    const Json messages = Json::parse(R"([
        {"role": "system", "content": "You are a helpful assistant that can answer to questions about the weather."},
        {"role": "user", "content": "What's the weather like in San Francisco?"}])");
    const Json parameters = Json::parse(R"({"type": "object", "required": ["location"], "properties": {
        "location": {"type": "string", "description": "The city and state, e.g. San Francisco, CA"},
        "unit": {"type": "string", "description": "The unit of temperature to return", "enum": ["celsius", "fahrenheit"]}}})");
    const OverheadRules rules = overheadRules(model);
    const Encoding &encoding = *encodingForModel(model).encoding;
    const std::int64_t function = countFunction(
        encoding, rules, u"get_current_weather", u"Get the current weather in a given location", parameters);
    QCOMPARE(
        countMessages(model, messages) + function + rules.functionEnd, static_cast<std::int64_t>(tokens));
    // One full stop at the end is not counted.
    QCOMPARE(countFunction(encoding, rules, u"get_current_weather",
                 u"Get the current weather in a given location.", parameters),
        function);
}

void TestOverhead::schemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<int>("fixed");
    const auto row = [](const char *name, const char *schema, const QStringList &texts, int fixed) {
        QTest::newRow(name) << QByteArray(schema) << texts << fixed;
    };
    // Each member costs 3 and each object that has any 3 more; choices cost −3 and 3 each.
    row("nothing", "null", {}, 0);
    row("no members", R"({"type":"object","properties":{}})", {}, 0);
    row("broken", R"({"properties":[1],"enum":5,"items":"x","anyOf":{}})", {}, 0);
    row("one", R"({"properties":{"a":{"type":"string","description":"Words."}}})", {u"a:string:Words"_s}, 6);
    row("without type", R"({"properties":{"a":{}}})", {u"a::"_s}, 6);
    row("no schema", R"({"properties":{"a":true}})", {u"a::"_s}, 6);
    row("two types", R"({"properties":{"a":{"type":["string","null"]}}})", {u"a:string|null:"_s}, 6);
    row("choices", R"({"properties":{"a":{"enum":["x","yy",3]}}})", {u"a::"_s, u"x"_s, u"yy"_s, u"3"_s},
        6 - 3 + 9);
    row("inside", R"({"properties":{"a":{"type":"object","properties":{"b":{"type":"number"}}}}})",
        {u"a:object:"_s, u"b:number:"_s}, 12);
    row("list", R"({"properties":{"a":{"type":"array","items":{"properties":{"b":{}}}}}})",
        {u"a:array:"_s, u"b::"_s}, 12);
    row("branches", R"({"properties":{"a":{"anyOf":[{"enum":["x"]},{"properties":{"b":{}}}]}}})",
        {u"a::"_s, u"x"_s, u"b::"_s}, 12);
    row("shared parts", R"({"$defs":{"d":{"type":"object","properties":{"b":{}}}}})",
        {u"d:object:"_s, u"b::"_s}, 12);
}

void TestOverhead::schemas()
{
    QFETCH(QByteArray, schema);
    QFETCH(QStringList, texts);
    QFETCH(int, fixed);
    const auto parameters = parseJson(schema);
    VERIFY_RESULT(parameters);
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    std::int64_t expected = 7 + encoding.count(QStringView(u"f:Does it")) + fixed;
    for (const QString &text : texts)
        expected += encoding.count(QStringView(text));
    QCOMPARE(countFunction(encoding, OverheadRules(), u"f", u"Does it.", *parameters), expected);
}

void TestOverhead::exactness_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<int>("functionInit");
    const auto row = [](const char *model, bool exact, int functionInit) {
        QTest::newRow(model) << QString::fromLatin1(model) << exact << functionInit;
    };
    row("gpt-4o", true, 7);
    row("gpt-4o-2024-08-06", true, 7);
    row("azure/gpt-4o-mini-2024-07-18", true, 7);
    row("gpt-4o-audio-preview", false, 7);
    row("gpt-4", true, 10);
    row("gpt-4-turbo-2024-04-09", true, 10);
    row("gpt-4-1106-preview", true, 10);
    row("gpt-3.5-turbo-0125", true, 10);
    row("gpt-4.1", false, 7);
    row("gpt-4o-", false, 7);
    row("gpt-5", false, 7);
    row("o3", false, 7);
    row("llama3.2", false, 7);
    row("", false, 7);
}

void TestOverhead::exactness()
{
    QFETCH(QString, model);
    QFETCH(bool, exact);
    QFETCH(int, functionInit);
    const OverheadRules rules = overheadRules(model);
    QCOMPARE(rules.exact, exact);
    QCOMPARE(rules.functionInit, functionInit);
    QCOMPARE(rules.perMessage, 3);
    QCOMPARE(rules.perName, 1);
}

void TestOverhead::images_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<int>("tokens"); // −1: not known
    const auto row = [](const char *model, int width, int height, const char *detail, int tokens) {
        QTest::addRow("%s %d %d %s", model, width, height, detail)
            << QString::fromLatin1(model) << QSize(width, height) << QString::fromLatin1(detail) << tokens;
    };
    // The first four, and 1024 and 1452 patches, are the published checks (facts §10.8); the rest is worked
    // by hand.
    row("gpt-4o", 1024, 1024, "high", 765);
    row("gpt-4o", 2048, 4096, "high", 1105);
    row("gpt-4o", 1024, 1024, "low", 85);
    row("gpt-4o", 4096, 8192, "low", 85);
    row("gpt-4o", 1024, 1024, "", 765);
    row("gpt-4o", 1024, 1024, "auto", 765);
    row("gpt-4o", 1024, 1024, "original", -1);
    row("gpt-4o", 1024, 1024, "sharp", -1);
    row("gpt-4o", 1, 1, "high", 255); // never made larger
    row("gpt-4o", 512, 513, "high", 425);
    row("openai/gpt-4o-2024-11-20", 512, 512, "high", 255);
    row("gpt-4.1", 512, 512, "high", 255);
    row("gpt-4.5-preview", 512, 512, "high", 255);
    row("gpt-4o-mini", 512, 512, "high", 8500);
    row("gpt-5", 1024, 1024, "high", 630);
    row("gpt-5-chat-latest", 1024, 1024, "low", 70);
    row("o1", 512, 512, "high", 225);
    row("o3", 1024, 1024, "high", 675);
    row("computer-use-preview", 512, 512, "high", 194);
    row("gpt-5.2", 1024, 1024, "high", 1024);
    row("gpt-5.2", 1800, 2400, "high", 1452);
    row("gpt-5.2", 33, 32, "high", 2);
    row("gpt-5.2", 100'000, 10, "high", 1536);
    row("gpt-5.2", 512, 512, "low", -1);
    row("gpt-5.2", 512, 512, "original", -1);
    row("gpt-5-mini", 1024, 1024, "high", 1659);
    row("gpt-4.1-mini-2025-04-14", 1024, 1024, "high", 1659);
    row("gpt-5-nano", 1024, 1024, "high", 2520);
    row("o4-mini", 1024, 1024, "high", 1762);
    row("gpt-5.4", 1600, 1600, "high", 2500);
    row("gpt-5.4", 4096, 1024, "high", 1024); // to 2048 × 512 first
    row("gpt-5.4", 3200, 3200, "original", 10'000);
    row("gpt-5.5", 6400, 640, "original", 188 * 19); // to 6000 × 600
    row("gpt-5.1", 512, 512, "high", -1);
    row("llava", 512, 512, "high", -1);
    row("gpt-4o", 0, 512, "high", -1);
    row("gpt-4o", 512, -1, "low", -1);
}

void TestOverhead::images()
{
    QFETCH(QString, model);
    QFETCH(QSize, size);
    QFETCH(QString, detail);
    QFETCH(int, tokens);
    const std::optional<std::int64_t> counted = countImage(model, size.width(), size.height(), detail);
    QCOMPARE(counted.value_or(-1), static_cast<std::int64_t>(tokens));
}

void TestOverhead::imagesNeverExceedTheBudget()
{
    for (int width = 1; width < 40'000; width = width * 5 / 4 + 1) {
        for (int height = 1; height < 40'000; height = height * 6 / 5 + 1) {
            const std::int64_t patches = countImage(u"gpt-5.2", width, height, u"high").value_or(0);
            QVERIFY(patches >= 1 && patches <= 1536);
            // Made smaller, an image still uses most of its budget unless it is a strip.
            const bool strip = width > height * 16 || height > width * 16;
            if (!strip && width / 32 * (height / 32) > 1536)
                QVERIFY2(patches > 1200, qPrintable(u"%1 × %2: %3"_s.arg(width).arg(height).arg(patches)));
        }
    }
}

QTEST_GUILESS_MAIN(TestOverhead)
#include "tst_overhead.moc"
