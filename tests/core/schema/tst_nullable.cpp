#include "results.h"
#include "schema/nullable.h"
#include "schema/validator.h"

#include <QtTest>

using namespace cuewright;

class TestNullable : public QObject
{
    Q_OBJECT
private slots:
    void schemas_data();
    void schemas();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

constexpr char kDefinitions[] = R"({"text":{"type":"string"},"nothing":{"type":["number","null"]}})";

} // namespace

void TestNullable::schemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("expected"); // empty: one of two alternatives
    const auto row = [](const char *schema, const char *expected) { QTest::newRow(schema) << QByteArray(schema) << QByteArray(expected); };
    const auto same = [&](const char *schema) { row(schema, schema); };
    const char *wrapped = "";
    row(R"({"type":"string","minLength":2})", R"({"type":["string","null"],"minLength":2})");
    row(R"({"type":["string","number"]})", R"({"type":["string","number","null"]})");
    row(R"({"title":"t","enum":["a"],"default":"a"})", R"({"title":"t","enum":["a",null],"default":"a"})");
    row(R"({"type":"string","enum":["a"]})", R"({"type":["string","null"],"enum":["a",null]})");
    row(R"({"title":"t","const":1,"x-a":0})", R"({"title":"t","enum":[1,null],"x-a":0})");
    row(R"({"const":1,"enum":[1,2]})", wrapped);
    row(R"({"const":null,"enum":[1]})", R"({"const":null,"enum":[1,null]})");
    row(R"({"anyOf":[{"type":"string"},{"type":"number"}]})", R"({"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]})");
    row(R"({"anyOf":[{"type":"string"}],"type":"string"})", R"({"anyOf":[{"type":"string"},{"type":"null"}],"type":["string","null"]})");
    row(R"({"oneOf":[{"type":"string"}]})", R"({"oneOf":[{"type":"string"},{"type":"null"}]})");
    row(R"({"oneOf":[{"minLength":1},{"maximum":1}]})", wrapped); // both take null
    row(R"({"allOf":[{"type":"string"}]})", wrapped);
    row(R"({"allOf":[{"maxLength":3}],"type":"string"})", R"({"allOf":[{"maxLength":3}],"type":["string","null"]})");
    row(R"({"not":{"maxLength":2}})", wrapped);
    row(R"({"not":{"type":"string"},"type":"number"})", R"({"not":{"type":"string"},"type":["number","null"]})");
    row(R"({"title":"t","$ref":"#/$defs/text","description":"d"})",
        R"({"title":"t","anyOf":[{"$ref":"#/$defs/text"},{"type":"null"}],"description":"d"})");
    row(R"({"$ref":"#/$defs/text","minLength":2})", R"({"anyOf":[{"$ref":"#/$defs/text"},{"type":"null"}],"minLength":2})");
    row(R"({"$ref":"#/$defs/text","type":"string"})",
        R"({"anyOf":[{"$ref":"#/$defs/text"},{"type":"null"}],"type":["string","null"]})");
    row(R"({"$ref":"#/$defs/text","anyOf":[{"minLength":2},{"maxLength":1}]})", wrapped);
    row(R"({"$ref":"#/$defs/text","not":{"const":null}})", wrapped);
    row(R"({"if":{"type":"null"},"then":false})", wrapped);
    row(R"({"if":{"minLength":3},"else":{"maximum":1},"type":"string"})",
        R"({"if":{"minLength":3},"else":{"maximum":1},"type":["string","null"]})");
    row(R"({"type":"string","x-cuewright-local":{"minLength":2}})", R"({"type":["string","null"],"x-cuewright-local":{"minLength":2}})");
    row(R"({"type":"string","x-cuewright-local":{"not":{"maxLength":2}}})",
        R"({"type":["string","null"],"x-cuewright-local":{"anyOf":[{"type":"null"},{"not":{"maxLength":2}}]}})");
    row(R"({"x-cuewright-local":{"type":"string"}})", R"({"x-cuewright-local":{"anyOf":[{"type":"null"},{"type":"string"}]}})");
    same("{}");
    same("true");
    same(R"({"minLength":2})");
    same(R"({"type":["string","null"]})");
    same(R"({"$ref":"#/$defs/nothing"})");
    same(R"({"anyOf":[{"type":"string"},{"$ref":"#/$defs/nothing"}]})");
}

void TestNullable::schemas()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, expected);
    const Json given = json(schema);
    const Json root = Json::object({{"$defs", json(kDefinitions)}});
    const Json made = withNull(given, root);
    QCOMPARE(writeJson(made),
        expected.isEmpty() ? R"({"anyOf":[)" + writeJson(given) + R"(,{"type":"null"}]})" : writeJson(json(expected)));
    QCOMPARE(withNull(made, root), made);
    // null is the one value that is new.
    const auto compiled = [&](const Json &of) {
        return Validator::compile({{"$defs", root["$defs"]}, {"allOf", Json::array({of})}});
    };
    const auto before = compiled(given), after = compiled(made);
    VERIFY_RESULT(before);
    VERIFY_RESULT(after);
    QVERIFY(after->accepts(nullptr));
    for (const Json &value : {Json("a"), Json(""), Json("abc"), Json(1), Json(7.5), Json(true), Json::array(), Json::object()})
        QVERIFY2(before->accepts(value) == after->accepts(value), writeJson(value).constData());
}

QTEST_GUILESS_MAIN(TestNullable)
#include "tst_nullable.moc"
