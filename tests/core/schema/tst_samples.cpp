#include "results.h"
#include "schema/ecmapattern.h"
#include "schema/invalidsamples.h"
#include "schema/patternsample.h"
#include "schema/providersubset.h"
#include "schema/samples.h"
#include "schema/validator.h"
#include "scriptedrandom.h"

#include <QtTest>

using namespace cuewright;

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

constexpr char kTriage[] = R"({
  "type": "object",
  "properties": {
    "category": {"type": "string", "enum": ["technical", "billing", "account", "feature_request", "bug_report", "general"]},
    "priority": {"type": "string", "enum": ["low", "medium", "high", "urgent"]},
    "subcategory": {"type": "string", "maxLength": 50, "description": "technical: login_issue, performance, crash, integration; billing: payment_failed, subscription, refund, invoice; account: password_reset, profile_update, deletion; feature_request: new_feature, enhancement; bug_report: ui_bug, data_bug, security; general: question, feedback, other"},
    "requires_human_review": {"type": "boolean"},
    "estimated_resolution_time": {"type": "integer", "minimum": 0, "maximum": 720},
    "confidence_score": {"type": "number", "minimum": 0, "maximum": 1},
    "reasoning": {"type": "string", "minLength": 10, "maxLength": 500}
  },
  "required": ["category", "priority", "subcategory", "requires_human_review", "estimated_resolution_time", "confidence_score", "reasoning"],
  "additionalProperties": false,
  "allOf": [
    {"if": {"properties": {"category": {"const": "technical"}}}, "then": {"properties": {"subcategory": {"enum": ["login_issue", "performance", "crash", "integration"]}}}},
    {"if": {"properties": {"category": {"const": "billing"}}}, "then": {"properties": {"subcategory": {"enum": ["payment_failed", "subscription", "refund", "invoice"]}}}},
    {"if": {"properties": {"category": {"const": "account"}}}, "then": {"properties": {"subcategory": {"enum": ["password_reset", "profile_update", "deletion"]}}}},
    {"if": {"properties": {"category": {"const": "feature_request"}}}, "then": {"properties": {"subcategory": {"enum": ["new_feature", "enhancement"]}}}},
    {"if": {"properties": {"category": {"const": "bug_report"}}}, "then": {"properties": {"subcategory": {"enum": ["ui_bug", "data_bug", "security"]}}}},
    {"if": {"properties": {"category": {"const": "general"}}}, "then": {"properties": {"subcategory": {"enum": ["question", "feedback", "other"]}}}}
  ]
})";

} // namespace

class TestSamples : public QObject
{
    Q_OBJECT
private slots:
    void valid_data();
    void valid();
    void triage_data();
    void triage();
    void contact();
    void lists();
    void sameChanceSameAnswer();
    void impossible_data();
    void impossible();
    void patterns_data();
    void patterns();
    void stops_data();
    void stops();
};

void TestSamples::valid_data()
{
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *schema) { QTest::newRow(schema) << QByteArray(schema); };
    row("true");
    row("{}");
    row(R"({"type":"null"})");
    row(R"({"type":"boolean"})");
    row(R"({"const":{"a":[1,null]}})");
    row(R"({"enum":[3,"x",null]})");
    row(R"({"type":"string","minLength":300})");
    row(R"({"type":"string","maxLength":3})");
    row(R"({"type":"string","maxLength":0})");
    row(R"({"type":"string","minLength":17,"maxLength":17})");
    row(R"({"type":"string","pattern":"^[A-Z]{3}-\\d{4,6}$"})");
    row(R"({"type":"string","pattern":"^(red|green|#[0-9a-f]{6})$","maxLength":7})");
    row(R"({"type":"string","pattern":"^[^,]+@[\\w.]+$","minLength":12})");
    row(R"({"type":"string","format":"email"})");
    row(R"({"type":"string","format":"date-time"})");
    row(R"({"type":"integer","minimum":3,"maximum":3})");
    row(R"({"type":"integer","exclusiveMinimum":3,"exclusiveMaximum":5})");
    row(R"({"type":"integer","minimum":-20,"maximum":-10})");
    row(R"({"type":"integer","maximum":-1000})");
    row(R"({"type":"integer","minimum":1000})");
    row(R"({"type":"integer","multipleOf":7,"minimum":50,"maximum":60})");
    row(R"({"type":"number","multipleOf":0.01,"exclusiveMinimum":0.06,"maximum":0.07})");
    row(R"({"type":"number","exclusiveMinimum":0,"exclusiveMaximum":0.001})");
    row(R"({"type":"array","items":{"type":"integer"},"minItems":4,"maxItems":4})");
    row(R"({"type":"array","items":{"type":"integer","minimum":1,"maximum":3},"minItems":3,"uniqueItems":true})");
    row(R"({"type":"array","items":{"enum":["a","b","c"]},"minItems":3,"uniqueItems":true})");
    row(R"({"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false})");
    row(R"({"type":"array","contains":{"const":5},"minContains":2})");
    row(R"({"type":"array","maxItems":0,"items":{"type":"string"}})");
    row(R"({"type":"object","required":["x"]})");
    row(R"({"type":"object","minProperties":3})");
    row(R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a","b"],"additionalProperties":{"type":"integer"}})");
    row(R"({"type":"object","patternProperties":{"^x":{"type":"integer"}},"required":["x1"],"additionalProperties":false})");
    row(R"({"type":"object","properties":{"a":{"type":"string"},"b":false}})");
    row(R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"],"dependentRequired":{"a":["b"]}})");
    row(R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"dependentSchemas":{"a":{"required":["z"],"properties":{"z":{"const":1}}}}})");
    row(R"({"allOf":[{"type":"string","minLength":4},{"maxLength":6},{"pattern":"^a"}]})");
    row(R"({"anyOf":[{"type":"string","maxLength":2},{"type":"object","required":["k"]}]})");
    row(R"({"oneOf":[{"type":"integer","minimum":5},{"type":"integer","maximum":10}]})");
    row(R"({"$defs":{"u":{"anyOf":[{"type":"integer"},{"type":"null"}]}},"type":"object","properties":{"a":{"$ref":"#/$defs/u","minimum":4}},"required":["a"]})");
    row(R"({"type":"object","properties":{"left":{"anyOf":[{"$ref":"#"},{"type":"null"}]},"v":{"type":"integer"}},"required":["left","v"],"additionalProperties":false})");
    row(R"({"type":"array","items":{"$ref":"#"},"minItems":0})");
    row(R"({"type":"string","not":{"const":"login"}})");
    row(R"({"enum":["login","other"],"not":{"const":"login"}})");
    row(R"({"type":"integer","minimum":0,"maximum":6,"not":{"enum":[0,1,2]}})");
    row(R"({"type":"object","properties":{"k":{"enum":["a","b"]}},"required":["k"],"if":{"properties":{"k":{"const":"a"}}},"then":{"required":["x"],"properties":{"x":{"type":"integer"}}},"else":{"required":["y"]}})");
    row(R"({"type":"object","properties":{"kind":{"enum":["card","iban"]}},"required":["kind"],"oneOf":[{"properties":{"kind":{"const":"card"},"number":{"type":"string","pattern":"^\\d{16}$"}},"required":["number"]},{"properties":{"kind":{"const":"iban"},"iban":{"type":"string"}},"required":["iban"]}]})");
}

void TestSamples::valid()
{
    QFETCH(QByteArray, schema);
    const auto validator = Validator::compile(json(schema));
    VERIFY_RESULT(validator);
    const AnswerHints hints{
        QStringLiteral("I cannot login on 2026-03-04, order 4411; card number missing"), {}};
    for (const double chance : {0.0, 0.3, 0.999}) {
        ScriptedRandom random({chance});
        const auto answer = makeAnswer(json(schema), hints, random);
        VERIFY_RESULT(answer);
        QVERIFY(validator->accepts(*answer));
        const auto withoutHints = makeAnswer(json(schema), {}, random);
        VERIFY_RESULT(withoutHints);
        QVERIFY(validator->accepts(*withoutHints));
    }
}

void TestSamples::triage_data()
{
    QTest::addColumn<QString>("ticket");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("subcategory");
    QTest::addColumn<QString>("priority");
    const auto row
        = [](const char *ticket, const char *category, const char *subcategory, const char *priority) {
              QTest::newRow(ticket) << QString::fromLatin1(ticket) << QString::fromLatin1(category)
                                    << QString::fromLatin1(subcategory) << QString::fromLatin1(priority);
          };
    row("I was charged twice for my subscription this month. I want my money back.", "billing", "refund",
        "high");
    row("URGENT: our production server is down and every API call fails with an error!", "technical",
        "integration", "urgent");
    row("It would be nice if you could add a dark mode some day, no hurry.", "feature_request", "new_feature",
        "low");
    row("I forgot my password, please reset it for my account.", "account", "password_reset", "medium");
    row("What are your opening hours?", "general", "question", "medium");
}

void TestSamples::triage()
{
    QFETCH(QString, ticket);
    QFETCH(QString, category);
    QFETCH(QString, subcategory);
    QFETCH(QString, priority);
    // As designed, and as a provider sees it: then the lists in the description must do what if/then did.
    for (const Json &schema : {json(kTriage), forProvider(json(kTriage), true).schema}) {
        ScriptedRandom random({0.4});
        const auto answer = makeAnswer(schema, {ticket, {}}, random);
        VERIFY_RESULT(answer);
        QVERIFY(Validator::compile(json(kTriage))->accepts(*answer));
        QCOMPARE(memberText(*answer, "category"), category);
        QCOMPARE(memberText(*answer, "priority"), priority);
        QCOMPARE(memberText(*answer, "subcategory"), subcategory);
        QVERIFY(memberText(*answer, "reasoning").contains(ticket.left(20)));
        QStringList keys;
        for (const auto &[key, value] : answer->items())
            keys << fromUtf8(key);
        QCOMPARE(keys.first(), QStringLiteral("category"));
        QCOMPARE(keys.last(), QStringLiteral("reasoning"));
    }
}

void TestSamples::contact()
{
    const Json schema = json(
        R"({"type":"object","properties":{"name":{"type":"string"},"email":{"type":["string","null"],"format":"email"},
        "phone":{"type":["string","null"]},"website":{"type":"string","format":"uri"},"age":{"type":"integer"},
        "day":{"type":"string","format":"date"}},"required":["name","email","phone"]})");
    ScriptedRandom random({0.4});
    const auto full = makeAnswer(schema,
        {QStringLiteral("Please call Maria Lopez (maria.lopez@example.org, +49 30 1234567) about "
                        "https://acme.example/x. She is 34 years of age, since 2024-02-29."),
            {}},
        random);
    VERIFY_RESULT(full);
    const char *expected
        = R"({"name":"Maria Lopez","email":"maria.lopez@example.org","phone":"+49 30 1234567","website":"https://acme.example/x","age":34,"day":"2024-02-29"})";
    QCOMPARE(QString::fromUtf8(writeJson(*full)), QString::fromUtf8(expected));
    const auto bare = makeAnswer(schema, {QStringLiteral("my name is Bob"), {}}, random);
    VERIFY_RESULT(bare);
    QCOMPARE(memberText(*bare, "name"), QStringLiteral("Bob"));
    QVERIFY((*bare)["email"].is_null());
    QVERIFY((*bare)["phone"].is_null());
    QVERIFY(!bare->contains("website"));
}

void TestSamples::lists()
{
    const Json schema
        = json(R"({"type":"array","items":{"enum":["red","green","blue"]},"uniqueItems":true})");
    ScriptedRandom random({0.4});
    const auto answer = makeAnswer(schema, {QStringLiteral("The blue one, not green"), {}}, random);
    VERIFY_RESULT(answer);
    QCOMPARE(*answer, Json({"green", "blue"}));
}

void TestSamples::sameChanceSameAnswer()
{
    ScriptedRandom random({0.25});
    const AnswerHints hints{QStringLiteral("The app crashes"), {}};
    const auto first = makeAnswer(json(kTriage), hints, random);
    const auto second = makeAnswer(json(kTriage), hints, random);
    VERIFY_RESULT(first);
    QCOMPARE(writeJson(*first), writeJson(*second));
    ScriptedRandom other({0.75});
    const auto third = makeAnswer(json(kTriage), hints, other);
    QVERIFY(writeJson(*first) != writeJson(*third));
}

void TestSamples::impossible_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<int>("code");
    const auto row = [](const char *schema, Error::Code code) {
        QTest::newRow(schema) << QByteArray(schema) << static_cast<int>(code);
    };
    row("false", Error::Code::Unsupported);
    row(R"({"type":"string","not":{}})", Error::Code::Unsupported);
    row(R"({"allOf":[{"type":"string"},{"type":"number"}]})", Error::Code::Unsupported);
    row(R"({"enum":[1,2],"minimum":3})", Error::Code::Unsupported);
    row(R"({"type":"object","properties":{"a":{"$ref":"#"}},"required":["a"]})", Error::Code::Unsupported);
    row(R"({"type":"array","minItems":3,"maxItems":2})", Error::Code::Unsupported);
    row(R"({"type":"array","minItems":1000000000})", Error::Code::Unsupported);
    row(R"({"type":"array","items":{"enum":[1]},"minItems":2,"uniqueItems":true})", Error::Code::Unsupported);
    row(R"({"$ref":"#/nowhere"})", Error::Code::Invalid);
    row(R"({"allOf":[{"$ref":"#"},{"$ref":"#"}]})", Error::Code::Unsupported);
}

void TestSamples::impossible()
{
    QFETCH(QByteArray, schema);
    QFETCH(int, code);
    ScriptedRandom random({0.4});
    const auto answer = makeAnswer(json(schema), {QStringLiteral("text"), {}}, random);
    QVERIFY(!answer);
    QCOMPARE(static_cast<int>(answer.error().code), code);
    QVERIFY(!answer.error().message.isEmpty());
}

void TestSamples::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"^a+b*c?$", "^(ab){3}$", "^((x|y)\\d{2}){2,3}$", "^[a-f0-9]{8}-[a-f0-9]{4}$",
             "^\\+\\d{1,3} \\d{4,}$", "^(?:foo|bar)baz$", "^[^0-9]{5}$", "^\\u0041\\x42$",
             "^(?<year>\\d{4})$", "^\\p{Lu}x$", "a.c", "^(()*)*z$", "^[\\d,]+$", "^([a-c]{2}-?)+$"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

void TestSamples::patterns()
{
    QFETCH(QString, pattern);
    const EcmaPattern expression(pattern);
    QVERIFY(expression.isValid());
    for (unsigned seed = 0; seed < 20; ++seed) {
        unsigned n = seed;
        const QString text = textForPattern(pattern, [&](int choices) {
            n = n * 1664525 + 1013904223;
            return static_cast<int>((n >> 8) % static_cast<unsigned>(choices));
        });
        QVERIFY2(expression.find(text) == PatternMatch::Yes, qPrintable(text));
    }
    for (const char *broken : {"(((", "[", "a{", "\\", "(?<", "a{99999}", "((a{200}){200}){200}"})
        QVERIFY(textForPattern(QString::fromLatin1(broken), [](int choices) { return choices - 1; }).size()
            < 100'000);
}

void TestSamples::stops_data()
{
    QTest::addColumn<QByteArray>("schema");
    Json many{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}};
    for (int i = 0; i < 500; ++i) {
        many["properties"]["f" + std::to_string(i)] = Json{{"type", "string"}, {"minLength", 3}};
        many["required"].push_back("f" + std::to_string(i));
    }
    QTest::newRow("many fields") << writeJson(many);
    QTest::newRow("nothing fits") << QByteArray(R"({"type":"object","required":["a"],"properties":{"a":{"type":"string","minLength":2,"maxLength":1}}})");
}

void TestSamples::stops()
{
    QFETCH(QByteArray, schema);
    int asked = 0;
    const auto after = [&](int times) { return [&asked, times] { return ++asked > times; }; };
    for (const int times : {0, 3}) {
        asked = 0;
        const auto made = makeSample(json(schema), SampleKind::Typical, 1, {}, after(times));
        QVERIFY(!made);
        QCOMPARE(made.error().code, Error::Code::Cancelled);
        QVERIFY2(asked < times + 20, qPrintable(QString::number(asked))); // it does not go on as if it had not been told
        asked = 0;
        const auto invalid = makeInvalidSamples(json(schema), 1, {}, after(times));
        QVERIFY(!invalid);
        QCOMPARE(invalid.error().code, Error::Code::Cancelled);
    }
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
