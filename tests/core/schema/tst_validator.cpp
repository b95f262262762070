#include "results.h"
#include "schema/subschemas.h"
#include "schema/validator.h"

#include <QtTest>

#include <thread>

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
    "category": {"type": "string", "enum": ["technical", "billing"]},
    "priority": {"type": "string", "enum": ["low", "medium", "high", "urgent"]},
    "subcategory": {"type": "string", "maxLength": 50},
    "confidence_score": {"type": "number", "minimum": 0, "maximum": 1},
    "reasoning": {"type": "string", "minLength": 10},
    "email": {"anyOf": [{"type": "string", "pattern": "@"}, {"type": "null"}]},
    "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}}
  },
  "required": ["category", "priority"],
  "additionalProperties": false,
  "$defs": {"tag": {"type": "object", "properties": {"name": {"type": "string"}}}},
  "allOf": [{"if": {"properties": {"category": {"const": "billing"}}, "required": ["category"]},
             "then": {"properties": {"subcategory": {"enum": ["refund", "invoice"]}}}}]
})";

void addKeywords(const Json &schema, QSet<QString> &found)
{
    for (const auto &[name, value] : schema.items())
        found.insert(fromUtf8(name));
    forEachSubschema(schema, {}, [&](const Json &child, const QString &, const std::string &) {
        if (child.is_object())
            addKeywords(child, found);
    });
}

} // namespace

class TestValidator : public QObject
{
    Q_OBJECT
private slots:
    void answers_data();
    void answers();
    void everyKeywordHasAnswers();
    void sentences_data();
    void sentences();
    void allViolationsAreCollected();
    void badSchemas_data();
    void badSchemas();
    void endlessWorkIsBounded_data();
    void endlessWorkIsBounded();
    void deepValues();
    void otherDocuments();
    void manyThreads();

private:
    QSet<QString> m_keywords; ///< of the rows of answers()
};

void TestValidator::answers_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    const auto row = [this](const char *name, const char *schema, const char *good, const char *bad) {
        addKeywords(json(schema), m_keywords);
        QTest::newRow(name) << QByteArray(schema) << QByteArray(good) << QByteArray(bad);
    };
    row("integer takes 1.0", R"({"type":"integer"})", "1.0", "1.5");
    row("large integers are integers", R"({"type":"integer"})", "1e300", "\"1\"");
    row("types", R"({"type":["string","null"]})", "null", "false");
    row("enum compares numbers by value", R"({"enum":[1]})", "1.0", "true");
    row("enum false is not 0", R"({"enum":[false]})", "false", "0");
    row("const without order of keys", R"({"const":{"a":1,"b":[2]}})", R"({"b":[2.0],"a":1})",
        R"({"a":1,"b":[2],"c":0})");
    row("const texts do not run together", R"({"const":["a","b"]})", R"(["a","b"])", R"(["ab",""])");
    row("0.1 is a multiple of 0.01", R"({"multipleOf":0.01})", "0.1", "0.105");
    row("19.99 is a multiple of 0.01", R"({"multipleOf":0.01})", "19.99", "19.995");
    row("multiples of 0.0001", R"({"multipleOf":0.0001})", "0.0075", "0.00751");
    row("huge multiples", R"({"multipleOf":3})", "18446744073709551615", "18446744073709551614");
    row("multiples of a huge step", R"({"multipleOf":18446744073709551615})", "18446744073709551615",
        "18446744073709551614");
    row("1e308 by 1e-8", R"({"multipleOf":1e-8})", "1e308", "1e-9");
    row("negative multiples", R"({"multipleOf":2.5})", "-7.5", "-7");
    row("limits are exact near 2^53", R"({"maximum":9007199254740992})", "9007199254740992",
        "9007199254740993");
    row("limits between signs", R"({"minimum":-0.5})", "-0.5", "-0.51");
    row("minimum of negative magnitudes", R"({"minimum":-10})", "-9.5", "-100");
    row("exclusiveMinimum", R"({"exclusiveMinimum":0})", "1e-300", "0.0");
    row("exclusiveMaximum", R"({"exclusiveMaximum":1})", "0.999", "1.0");
    row("length in code points", R"({"maxLength":2})", "\"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"", "\"abc\"");
    row("minLength in code points", R"({"minLength":2})", "\"\xC3\xA4\xC3\xB6\"", "\"\xF0\x9F\x98\x80\"");
    row("pattern searches", R"({"pattern":"b+"})", "\"abc\"", "\"ac\"");
    row("pattern's end is the end", R"({"pattern":"^a$"})", "\"a\"", "\"a\\n\"");
    row("pattern's digits are ASCII", R"({"pattern":"^\\d$"})", "\"7\"", "\"\xD9\xA7\"");
    row("pattern beyond the BMP", R"({"pattern":"^.$"})", "\"\xF0\x9F\x98\x80\"", "\"ab\"");
    row("pattern's \\u", R"({"pattern":"^\\u00e4$"})", "\"\xC3\xA4\"", "\"a\"");
    row("pattern's \\u pair", R"({"pattern":"^\\ud83d\\ude00$"})", "\"\xF0\x9F\x98\x80\"", "\"x\"");
    row("dollar inside a class", R"({"pattern":"^[$]$"})", "\"$\"", "\"z\"");
    row("escaped dollar", R"({"pattern":"^\\$5$"})", "\"$5\"", "\"5\"");
    row("items", R"({"items":{"type":"number"}})", "[1,2]", "[1,\"2\"]");
    row("prefixItems and items", R"({"prefixItems":[{"type":"string"}],"items":{"type":"number"}})",
        "[\"a\",1]", "[\"a\",\"b\"]");
    row("draft 7 tuple", R"({"items":[{"type":"string"}],"additionalItems":false})", "[\"a\"]", "[\"a\",1]");
    row("minItems, maxItems", R"({"minItems":1,"maxItems":2})", "[1]", "[1,2,3]");
    row("minItems", R"({"minItems":1})", "[0]", "[]");
    row("2.0 is a count", R"({"maxItems":2.0})", "[1,2]", "[1,2,3]");
    row("uniqueItems by value", R"({"uniqueItems":true})", "[1,true,\"1\",0,false]", "[1,1.0]");
    row("uniqueItems of objects", R"({"uniqueItems":true})", R"([{"a":1},{"a":2}])",
        R"([{"a":1,"b":2},{"b":2,"a":1}])");
    row("contains", R"({"contains":{"const":5}})", "[1,5]", "[1]");
    row("minContains", R"({"contains":{"const":5},"minContains":2})", "[5,1,5]", "[5]");
    row("maxContains", R"({"contains":{"const":5},"maxContains":1})", "[5]", "[5,5]");
    row("required", R"({"required":["a"]})", R"({"a":null})", "{}");
    row("required asks objects only", R"({"required":["a"]})", "3", "{}");
    row("additionalProperties",
        R"({"properties":{"a":{}},"patternProperties":{"^x-":{}},"additionalProperties":false})",
        R"({"a":1,"x-b":2})", R"({"b":1})");
    row("patternProperties", R"({"patternProperties":{"^n":{"type":"number"}}})", R"({"n1":1,"m":"x"})",
        R"({"n1":"x"})");
    row("propertyNames", R"({"propertyNames":{"maxLength":2}})", R"({"ab":1})", R"({"abc":1})");
    row("minProperties", R"({"minProperties":1})", R"({"a":1})", "{}");
    row("maxProperties", R"({"maxProperties":1})", R"({"a":1})", R"({"a":1,"b":2})");
    row("dependentRequired", R"({"dependentRequired":{"a":["b"]}})", R"({"a":1,"b":2})", R"({"a":1})");
    row("dependentSchemas", R"({"dependentSchemas":{"a":{"required":["b"]}}})", R"({"b":2})", R"({"a":1})");
    row("draft 7 dependencies", R"({"dependencies":{"a":["b"]}})", R"({"a":1,"b":2})", R"({"a":1})");
    row("allOf", R"({"allOf":[{"minimum":1},{"maximum":2}]})", "2", "3");
    row("anyOf", R"({"anyOf":[{"type":"string"},{"minimum":5}]})", "6", "4");
    row("oneOf", R"({"oneOf":[{"minimum":1},{"maximum":2}]})", "3", "1.5");
    row("not", R"({"not":{"type":"string"}})", "1", "\"a\"");
    row("then", R"({"if":{"minimum":10},"then":{"multipleOf":10}})", "20", "15");
    row("else", R"({"if":{"minimum":10},"else":{"multipleOf":2}})", "4", "5");
    row("then without if", R"({"then":{"const":0},"type":"number"})", "5", "\"5\"");
    row("$ref and siblings", R"({"$ref":"#/$defs/a","maximum":5,"$defs":{"a":{"minimum":1}}})", "3", "6");
    row("$ref up", R"({"properties":{"next":{"$ref":"#"},"v":{"type":"number"}}})",
        R"({"next":{"next":{"v":1}}})", R"({"next":{"next":{"v":"x"}}})");
    row("$ref to an escaped name", R"({"$ref":"#/$defs/a~1b%25","$defs":{"a/b%":{"type":"null"}}})", "null",
        "1");
    row("$anchor", R"({"$ref":"#here","$defs":{"x":{"$anchor":"here","type":"null"}}})", "null", "1");
    row("$id",
        R"({"$id":"http://example.com/a.json","$ref":"b.json","$defs":{"x":{"$id":"b.json","type":"null"}}})",
        "null", "1");
    row("unevaluatedProperties", R"({"allOf":[{"properties":{"a":{}}}],"unevaluatedProperties":false})",
        R"({"a":1})", R"({"b":1})");
    row("unevaluatedProperties after a failed branch",
        R"({"anyOf":[{"properties":{"a":{}},"required":["z"]},{"properties":{"b":{}}}],"unevaluatedProperties":false})",
        R"({"b":1})", R"({"a":1})");
    row("unevaluatedItems", R"({"prefixItems":[{}],"unevaluatedItems":false})", "[1]", "[1,2]");
    row("$dynamicRef", R"({"$dynamicRef":"#n","$defs":{"x":{"$dynamicAnchor":"n","type":"null"}}})", "null",
        "1");
    row("$dynamicRef means the outermost anchor",
        R"({"$id":"http://a/t","$ref":"l","$defs":{"n":{"$dynamicAnchor":"n","type":"number"},
            "l":{"$id":"l","items":{"$dynamicRef":"#n"},"$defs":{"n":{"$dynamicAnchor":"n","type":"string"}}}}})",
        "[1]", "[\"a\"]");
    row("$id changes what # means",
        R"({"type":"array","items":{"$id":"http://a/i","$ref":"#/$defs/x","$defs":{"x":{"type":"null"}}},"$defs":{"x":false}})",
        "[null]", "[1]");
    row("contents are not looked at",
        R"({"contentEncoding":"base64","contentMediaType":"application/json","contentSchema":false,"maxLength":2})", "\"{!\"",
        "\"abc\"");
    row("notes say nothing",
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","$vocabulary":{"x":true},"$comment":"c","title":"t",
            "description":"d","default":1,"examples":[1],"deprecated":true,"readOnly":true,"writeOnly":true,"type":"string"})",
        "\"a\"", "1");
    row("unevaluatedProperties as a schema", R"({"properties":{"a":{}},"unevaluatedProperties":{"type":"number"}})",
        R"({"a":"x","b":1})", R"({"b":"x"})");
    row("unevaluatedItems after contains", R"({"contains":{"type":"string"},"unevaluatedItems":{"type":"number"}})",
        R"(["a",1])", R"(["a",true])");
    row("minContains 0", R"({"contains":{"const":5},"minContains":0,"maxContains":1})", "[]", "[5,5]");
    row("maximum is inclusive", R"({"maximum":1.5})", "1.5", "1.51");
    row("format is an annotation", R"({"format":"email","type":"string"})", "\"nobody\"", "1");
    row("false", R"({"properties":{"a":false}})", R"({"b":1})", R"({"a":1})");
    row("unknown keywords", R"({"x-note":{"type":"null"},"type":"number"})", "1", "null");
}

void TestValidator::answers()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    const auto validator = Validator::compile(json(schema));
    VERIFY_RESULT(validator);
    QVERIFY(validator->check(json(good)).isEmpty());
    QVERIFY(validator->accepts(json(good)));
    QVERIFY(!validator->check(json(bad)).isEmpty());
    QVERIFY(!validator->accepts(json(bad)));
}

// Draft 2020-12, core §8–§11, validation §6–§9; formats are tst_formats' matter.
void TestValidator::everyKeywordHasAnswers()
{
    for (const char *keyword : {"$schema", "$vocabulary", "$id", "$anchor", "$dynamicAnchor", "$ref", "$dynamicRef", "$defs",
             "$comment", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "prefixItems", "items",
             "contains", "properties", "patternProperties", "additionalProperties", "propertyNames", "unevaluatedItems",
             "unevaluatedProperties", "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
             "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains",
             "minContains", "maxProperties", "minProperties", "required", "dependentRequired", "format", "contentEncoding",
             "contentMediaType", "contentSchema", "title", "description", "default", "deprecated", "readOnly", "writeOnly",
             "examples"})
        QVERIFY2(m_keywords.contains(QLatin1String(keyword)), keyword);
}

void TestValidator::sentences_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("instance");
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *value, const char *instance, const char *schema,
                         const char *sentence) {
        QTest::newRow(name) << QByteArray(value) << QString::fromUtf8(instance) << QString::fromUtf8(schema)
                            << QString::fromUtf8(sentence);
    };
    row("enum", R"({"category":"billing","priority":"asap"})", "/priority", "/properties/priority/enum",
        "priority must be one of low, medium, high, urgent; it is “asap”.");
    row("required", R"({"category":"billing"})", "/priority", "/required", "priority is missing.");
    row("extra", R"({"category":"billing","priority":"low","mood":"bad"})", "/mood", "/additionalProperties",
        "mood is not expected here.");
    row("type", R"({"category":"billing","priority":"low","confidence_score":"high"})", "/confidence_score",
        "/properties/confidence_score/type", "confidence_score must be a number; it is “high”.");
    row("maximum", R"({"category":"billing","priority":"low","confidence_score":1.25})", "/confidence_score",
        "/properties/confidence_score/maximum", "confidence_score must be 1 or less; it is 1.25.");
    row("minLength", R"({"category":"billing","priority":"low","reasoning":"short"})", "/reasoning",
        "/properties/reasoning/minLength", "reasoning must have at least 10 characters; it has 5.");
    row("then", R"({"category":"billing","priority":"low","subcategory":"crash"})", "/subcategory",
        "/allOf/0/then/properties/subcategory/enum",
        "subcategory must be one of refund, invoice; it is “crash”.");
    row("the one likely branch", R"({"category":"billing","priority":"low","email":"nobody"})", "/email",
        "/properties/email/anyOf/0/pattern", "email must match the pattern @; it is “nobody”.");
    row("no likely branch", R"({"category":"billing","priority":"low","email":7})", "/email",
        "/properties/email/anyOf", "email must be a text or nothing (null); it is 7.");
    row("inside an item", R"({"category":"billing","priority":"low","tags":[{},{"name":3}]})", "/tags/1/name",
        "/$defs/tag/properties/name/type", "name in item 2 of tags must be a text; it is 3.");
    row("an item", R"({"category":"billing","priority":"low","tags":[[1,2]]})", "/tags/0", "/$defs/tag/type",
        "Item 1 of tags must be a group of fields; it is a list of 2.");
    row("the whole", "[1]", "", "/type", "The value must be a group of fields; it is a list of 1.");
}

void TestValidator::sentences()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, instance);
    QFETCH(QString, schema);
    QFETCH(QString, sentence);
    const auto validator = Validator::compile(json(kTriage));
    VERIFY_RESULT(validator);
    const QList<Violation> violations = validator->check(json(value));
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations[0].message, sentence);
    QCOMPARE(violations[0].instancePointer, instance);
    QCOMPARE(violations[0].schemaPointer, schema);
    QCOMPARE(violations[0].keyword,
        sentence.contains(u"not expected") ? QStringLiteral("additionalProperties")
                                           : schema.section(u'/', -1));
}

void TestValidator::allViolationsAreCollected()
{
    const auto validator = Validator::compile(json(kTriage));
    VERIFY_RESULT(validator);
    const auto violations
        = validator->check(json(R"({"category":"x","confidence_score":-1,"reasoning":3,"a/b":1})"));
    QStringList pointers;
    for (const Violation &violation : violations)
        pointers << violation.instancePointer;
    pointers.sort();
    QCOMPARE(pointers,
        (QStringList{QStringLiteral("/a~1b"), QStringLiteral("/category"),
            QStringLiteral("/confidence_score"), QStringLiteral("/priority"), QStringLiteral("/reasoning")}));
    const auto numbers = Validator::compile(json(R"({"items":{"type":"number"}})"));
    Json many = Json::array();
    for (int i = 0; i < 5000; ++i)
        many.push_back("x");
    QCOMPARE(numbers->check(many).size(), Validator::kMaxViolations);
}

void TestValidator::badSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *schema, const char *pointer) {
        QTest::newRow(schema) << QByteArray(schema) << QString::fromLatin1(pointer);
    };
    row(R"({"properties":{"a":{"type":"text"}}})", "/properties/a/type");
    row(R"({"type":[]})", "/type");
    row(R"({"type":5})", "/type");
    row(R"({"$ref":"#/$defs/none"})", "/$ref");
    row(R"({"$ref":"other.json"})", "/$ref");
    row(R"({"$ref":"#nowhere"})", "/$ref");
    row(R"({"$ref":7})", "/$ref");
    row(R"({"items":{"pattern":"(a"}})", "/items/pattern");
    row(R"({"pattern":"\\Z"})", "/pattern");
    row(R"({"patternProperties":{"[":{}}})", "/patternProperties");
    row(R"({"enum":"low"})", "/enum");
    row(R"({"minLength":-1})", "/minLength");
    row(R"({"maxItems":1.5})", "/maxItems");
    row(R"({"minimum":"1"})", "/minimum");
    row(R"({"multipleOf":0})", "/multipleOf");
    row(R"({"properties":[]})", "/properties");
    row(R"({"properties":{"a":3}})", "/properties/a/");
    row(R"({"required":["a",1]})", "/required");
    row(R"({"required":true})", "/required");
    row(R"({"allOf":{}})", "/allOf");
    row("3", "/");
}

void TestValidator::badSchemas()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, pointer);
    const auto validator = Validator::compile(json(schema));
    QVERIFY(!validator);
    QCOMPARE(validator.error().code, Error::Code::Invalid);
    QCOMPARE(validator.error().detail, pointer);
    QVERIFY(validator.error().message.contains(pointer));
}

void TestValidator::endlessWorkIsBounded_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("keyword");
    QTest::newRow("refers to itself")
        << QByteArray(R"({"$ref":"#"})") << QByteArray("1") << QStringLiteral("$ref");
    QTest::newRow("a ring") << QByteArray(
        R"({"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"anyOf":[{"$ref":"#/$defs/a"}]}}})")
                            << QByteArray("1") << QString();
    QByteArray fan = R"({"$ref":"#/$defs/l40","$defs":{"l0":{"type":"string"})";
    for (int i = 1; i <= 40; ++i) {
        const QByteArray below = QByteArray::number(i - 1);
        fan += ",\"l" + QByteArray::number(i) + R"(":{"allOf":[{"$ref":"#/$defs/l)" + below
            + R"("},{"$ref":"#/$defs/l)" + below + "\"}]}";
    }
    QTest::newRow("2^40 paths") << fan + "}}" << QByteArray("\"text\"") << QString();
    QTest::newRow("catastrophic pattern")
        << QByteArray(R"({"pattern":"^(a+)+$"})") << QByteArray("\"" + QByteArray(60, 'a') + "!\"")
        << QStringLiteral("pattern");
    QTest::newRow("nested pattern") << QByteArray(R"({"pattern":"^(([a-z])+.)+[A-Z]([a-z])+$"})")
                                    << QByteArray("\"" + QByteArray(60, 'a') + "\"")
                                    << QStringLiteral("pattern");
    for (const char *pattern : {"(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){20}$", "^((a+)*)*$", "^(\\\\w+\\\\s?)*$"}) {
        QTest::newRow(pattern) << QByteArray(R"({"pattern":")") + pattern + "\"}"
                               << QByteArray("\"" + QByteArray(2000, 'a') + "!\"") << QStringLiteral("pattern");
    }
    QTest::newRow("a catastrophic name of a field")
        << QByteArray(R"({"patternProperties":{"^(a+)+$":false}})")
        << QByteArray("{\"" + QByteArray(60, 'a') + "!\":1}") << QStringLiteral("patternProperties");
    QTest::newRow("a list of such texts") << QByteArray(R"({"items":{"pattern":"^(a+)+$"}})")
                                          << QByteArray("[" + QByteArray("\"" + QByteArray(60, 'a') + "!\",").repeated(3000) + "1]")
                                          << QStringLiteral("pattern");
}

void TestValidator::endlessWorkIsBounded()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, keyword);
    const auto validator = Validator::compile(json(schema));
    VERIFY_RESULT(validator);
    const QList<Violation> violations = validator->check(json(value));
    QVERIFY(!violations.isEmpty());
    QVERIFY2(keyword.isEmpty() || violations[0].keyword == keyword, qPrintable(violations[0].keyword));
    QVERIFY(violations[0].message.contains(u"checked"));
    QVERIFY(!validator->accepts(json(value)));
}

void TestValidator::deepValues()
{
    const auto validator = Validator::compile(json(R"({"items":{"$ref":"#"},"type":"array"})"));
    VERIFY_RESULT(validator);
    const QByteArray deepest = QByteArray(kMaxJsonDepth, '[') + QByteArray(kMaxJsonDepth, ']');
    QVERIFY(validator->accepts(json(deepest)));
    const QByteArray wrongInside = QByteArray(500, '[') + "1" + QByteArray(500, ']');
    const auto violations = validator->check(json(wrongInside));
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations[0].instancePointer.count(u'/'), 500);
}

void TestValidator::otherDocuments()
{
    const SchemaDocuments documents{
        {QStringLiteral("http://example.com/tag.json"), json(R"({"$defs":{"t":{"type":"string"}}})")}};
    const auto validator
        = Validator::compile(json(R"({"items":{"$ref":"http://example.com/tag.json#/$defs/t"}})"), documents);
    VERIFY_RESULT(validator);
    QVERIFY(validator->accepts(json("[\"a\"]")));
    QVERIFY(!validator->accepts(json("[1]")));
}

void TestValidator::manyThreads()
{
    const auto validator = Validator::compile(json(kTriage));
    VERIFY_RESULT(validator);
    std::atomic<int> valid = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&valid, copy = *validator] {
            for (int i = 0; i < 200; ++i) {
                Json value = {{"category", "billing"}, {"priority", "low"}, {"email", i % 2 ? "a@b" : "ab"}};
                valid += copy.accepts(value) ? 1 : 0;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(valid, 400);
}

QTEST_GUILESS_MAIN(TestValidator)
#include "tst_validator.moc"
