#include "results.h"
#include "schema/inference.h"
#include "schema/validator.h"

#include <QtTest>

#include <random>

using namespace cuewright;

class TestInference : public QObject
{
    Q_OBJECT
private slots:
    void table_data();
    void table();
    void choices_data();
    void choices();
    void samplesSatisfyIt();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

std::vector<Json> samplesOf(const Json &list)
{
    return {list.begin(), list.end()};
}

} // namespace

void TestInference::table_data()
{
    QTest::addColumn<QByteArray>("samples");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *name, const char *samples, const char *schema) {
        QTest::newRow(name) << QByteArray(samples) << QByteArray(schema);
    };
    row("nothing", "[]", "{}");
    row("null", "[null]", R"({"type":"null"})");
    row("yes or no", "[true,false]", R"({"type":"boolean"})");
    row("whole", "[1,-2]", R"({"type":"integer"})");
    row("a fraction among them", "[1,2.5]", R"({"type":"number"})");
    row("written with a fraction", "[1.0]", R"({"type":"number"})");
    row("text", R"(["a","b"])", R"({"type":"string"})");
    row("nullable", R"(["a",null])", R"({"type":["string","null"]})");
    row("null first", R"([null,3])", R"({"type":["integer","null"]})");
    row("mixed", R"(["a",3,true])", R"({"anyOf":[{"type":"string"},{"type":"integer"},{"type":"boolean"}]})");
    row("mixed and null", R"([null,3,"a"])", R"({"anyOf":[{"type":"integer"},{"type":"string"},{"type":"null"}]})");
    row("order of keys", R"([{"z":1,"a":"x"}])",
        R"({"type":"object","properties":{"z":{"type":"integer"},"a":{"type":"string"}},"required":["z","a"],"additionalProperties":false})");
    row("a key in some", R"([{"a":1},{"b":2,"a":2}])",
        R"({"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"required":["a"],"additionalProperties":false})");
    row("no key in all", R"([{"a":1},{"b":2}])",
        R"({"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"additionalProperties":false})");
    row("a key that is null once", R"([{"a":1},{"a":null}])",
        R"({"type":"object","properties":{"a":{"type":["integer","null"]}},"required":["a"],"additionalProperties":false})");
    row("an object without keys", R"([{}])", R"({"type":"object"})");
    row("groups in groups", R"([{"g":{"x":1}},{"g":{"x":1.5,"y":true}}])",
        R"({"type":"object","properties":{"g":{"type":"object","properties":{"x":{"type":"number"},"y":{"type":"boolean"}},"required":["x"],"additionalProperties":false}},"required":["g"],"additionalProperties":false})");
    row("nullable group", R"([{"x":1},null])",
        R"({"type":["object","null"],"properties":{"x":{"type":"integer"}},"required":["x"],"additionalProperties":false})");
    row("empty list", "[[]]", R"({"type":"array"})");
    row("lists together", R"([[1],[],[2.5]])", R"({"type":"array","items":{"type":"number"}})");
    row("items that differ", R"([[{"a":1},{"a":1,"b":"x"}]])",
        R"({"type":"array","items":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"],"additionalProperties":false}})");
    row("date", R"(["2026-01-15","2024-02-29"])", R"({"type":"string","format":"date"})");
    row("no date", R"(["2026-01-15","2023-02-29"])", R"({"type":"string"})");
    row("date-time", R"(["2026-01-15T09:00:00Z","2026-01-15T09:00:00.5+02:00"])", R"({"type":"string","format":"date-time"})");
    row("no zone, no date-time", R"(["2026-01-15T09:00:00"])", R"({"type":"string"})");
    row("date and date-time", R"(["2026-01-15T09:00:00Z","2026-01-15"])", R"({"type":"string"})");
    row("email", R"(["a.b+c@example.org"])", R"({"type":"string","format":"email"})");
    row("no email", R"(["a@b"])", R"({"type":"string"})");
    row("uri", R"(["https://example.com/a?b=c"])", R"({"type":"string","format":"uri"})");
    row("no uri", R"(["example.com/a"])", R"({"type":"string"})");
    row("uuid", R"(["7c9e6679-7425-40de-944b-e07fc1f90ae7"])", R"({"type":"string","format":"uuid"})");
    row("an empty text ends it", R"(["2026-01-15",""])", R"({"type":"string"})");
    row("a line break ends it", R"(["2026-01-15\n"])", R"({"type":"string"})");
    row("nullable format", R"([null,"2026-01-15"])", R"({"type":["string","null"],"format":"date"})");
}

void TestInference::table()
{
    QFETCH(QByteArray, samples);
    QFETCH(QByteArray, schema);
    QCOMPARE(writeJson(inferSchema(samplesOf(json(samples)))), schema);
}

void TestInference::choices_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<int>("choices");
    const auto times = [](int different, int each, const QString &text = QStringLiteral("v")) {
        QStringList texts;
        for (int i = 0; i < different * each; ++i)
            texts << text + QString::number(i % different);
        return texts;
    };
    QTest::newRow("two, five times each") << times(2, 5) << 2;
    QTest::newRow("nine texts are too few") << times(3, 3) << 0;
    QTest::newRow("ten of them") << times(10, 3) << 10;
    QTest::newRow("eleven are no choice") << times(11, 3) << 0;
    QTest::newRow("twice each is too seldom") << times(5, 2) << 0;
    QTest::newRow("one alone is no choice") << times(1, 12) << 0;
    QTest::newRow("40 characters") << times(2, 6, QString(39, u'ä')) << 2;
    QTest::newRow("41 characters") << times(2, 6, QString(40, u'ä')) << 0;
    QTest::newRow("lines") << times(2, 6, QStringLiteral("a\nb")) << 0;
}

void TestInference::choices()
{
    QFETCH(QStringList, texts);
    QFETCH(int, choices);
    std::vector<Json> samples;
    for (const QString &text : texts)
        samples.push_back(toUtf8(text));
    Json schema = inferSchema(samples);
    QCOMPARE(static_cast<int>(schema.value("enum", Json::array()).size()), choices);
    samples.push_back(nullptr);
    schema = inferSchema(samples);
    QCOMPARE(static_cast<int>(schema.value("enum", Json::array()).size()), choices == 0 ? 0 : choices + 1);
}

namespace {

Json anything(std::mt19937 &chance, int depth)
{
    static const std::vector<Json> kPlain = {nullptr, true, false, 0, -7, 1e300, 2.5, 18446744073709551615ULL, "", "a", "2026-01-15",
        "a@example.org", "https://example.org/x", "2026-01-15T09:00:00Z", "7c9e6679-7425-40de-944b-e07fc1f90ae7", "ä\n"};
    const unsigned kind = chance() % (depth > 3 ? 6 : 9);
    if (kind < 6)
        return kPlain[chance() % kPlain.size()];
    Json made = kind == 6 ? Json::array() : Json::object();
    for (unsigned i = chance() % 4; i > 0; --i) {
        if (made.is_array())
            made.push_back(anything(chance, depth + 1));
        else
            made[std::string(1, static_cast<char>('a' + chance() % 4))] = anything(chance, depth + 1);
    }
    return made;
}

} // namespace

void TestInference::samplesSatisfyIt()
{
    std::mt19937 chance(7);
    for (int round = 0; round < 500; ++round) {
        std::vector<Json> samples;
        for (unsigned i = chance() % 30 + 1; i > 0; --i)
            samples.push_back(anything(chance, 0));
        const Json schema = inferSchema(samples);
        const auto validator = Validator::compile(schema);
        VERIFY_RESULT(validator);
        for (const Json &sample : samples)
            QVERIFY2(validator->accepts(sample), (writeJson(sample) + " : " + writeJson(schema)).constData());
    }
}

QTEST_GUILESS_MAIN(TestInference)
#include "tst_inference.moc"
