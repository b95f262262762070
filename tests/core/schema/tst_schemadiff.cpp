#include "results.h"
#include "schema/schemadiff.h"

#include <QtTest>

using namespace cuewright;

class TestSchemaDiff : public QObject
{
    Q_OBJECT
private slots:
    void changes_data();
    void changes();
    void places();
    void recursion();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

} // namespace

void TestSchemaDiff::changes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("changes"); // "!": breaking
    const auto row = [](const char *name, const char *before, const char *after, const char *changes) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(changes);
    };
    const auto in = [&row](const char *name, const char *before, const char *after, const char *changes) {
        const auto wrapped = [](const char *schema) { return QByteArray(R"({"properties":{"x":)") + schema + R"(},"required":["x"]})"; };
        row(name, wrapped(before).constData(), wrapped(after).constData(), changes);
    };
    row("nothing", R"({"type":"object"})", R"({"type":"object"})", "");
    in("a choice added", R"({"enum":["a"]})", R"({"enum":["a","urgent"]})", "! x: choice “urgent” was added — replies may now hold it.");
    in("a choice removed", R"({"enum":["a","b"]})", R"({"enum":["b"]})", "x: choice “a” was removed.");
    in("choices reordered", R"({"enum":["a","b"]})", R"({"enum":["b","a"]})", "");
    in("const and a choice of one", R"({"const":1})", R"({"enum":[1.0]})", "");
    in("choices came", R"({"type":"string"})", R"({"type":"string","enum":["a","b"]})", "x is now one of a, b.");
    in("choices went", R"({"type":"string","enum":["a"]})", R"({"type":"string"})", "! x is no choice any more — replies may hold other values.");
    row("no longer required", R"({"properties":{"c":{}},"required":["c"]})", R"({"properties":{"c":{}}})", "! c is no longer required — it may be missing.");
    row("required", R"({"properties":{"c":{}}})", R"({"properties":{"c":{}},"required":["c"]})", "c is now required.");
    row("added", R"({"properties":{"a":{}}})", R"({"properties":{"a":{},"b":{"type":"string"}}})", "b was added.");
    row("removed", R"({"properties":{"a":{},"b":{"type":"string"}},"required":["b"]})", R"({"properties":{"a":{}}})", "! b was removed — readers expect it.");
    row("an optional one removed", R"({"properties":{"a":{},"b":{"type":"string"}}})", R"({"properties":{"a":{}}})", "b was removed; it was optional.");
    row("renamed", R"({"properties":{"a":{"type":"string"}}})", R"({"properties":{"b":{"type":"string"}}})",
        "! b was renamed; it was “a” — readers look for the old name.");
    row("two that could have been it", R"({"properties":{"a":{},"c":{}}})", R"({"properties":{"b":{}}})", "b was added.\na was removed; it was optional.\nc was removed; it was optional.");
    row("reordered", R"({"properties":{"a":{},"b":{"type":"null"}}})", R"({"properties":{"b":{"type":"null"},"a":{}}})", "The reply: the order of its members changed.");
    in("nullable", R"({"type":"string"})", R"({"type":["string","null"]})", "! x may now be empty (null).");
    in("not nullable", R"({"type":["null","string"]})", R"({"type":"string"})", "x is never empty (null) any more.");
    in("nullable choice", R"({"type":"string","enum":["a"]})", R"({"type":["string","null"],"enum":["a",null]})", "! x may now be empty (null).");
    in("whole to any number", R"({"type":"integer"})", R"({"type":"number"})", "! x is now a number; it was a whole number.");
    in("any to whole number", R"({"type":"number"})", R"({"type":"integer"})", "x is now a whole number; it was a number.");
    in("another type", R"({"type":"number"})", R"({"type":"string"})", "! x is now a text; it was a number.");
    in("any type", R"({"type":"number"})", "{}", "! x is now anything; it was a number.");
    in("wider", R"({"minimum":0,"maximum":5})", R"({"minimum":-1,"maximum":6})", "! x: the limit minimum is now -1; it was 0.\n! x: the limit maximum is now 6; it was 5.");
    in("narrower", R"({"minLength":1,"maxLength":5})", R"({"minLength":2,"maxLength":4})", "x: the limit minLength is now 2; it was 1.\nx: the limit maxLength is now 4; it was 5.");
    in("a limit came", "{}", R"({"maxItems":5})", "x: the limit maxItems is now 5; there was none.");
    in("a limit went", R"({"maxItems":5})", "{}", "! x: the limit maxItems (5) is gone.");
    in("the same limit", R"({"maximum":5.0})", R"({"maximum":5})", "");
    in("a pattern", R"({"pattern":"^a"})", R"({"pattern":"^b"})", "! x: the rule pattern is now “^b”; it was “^a”.");
    in("a pattern came", "{}", R"({"pattern":"^b"})", "x: the rule pattern is now “^b”; there was none.");
    in("a format went", R"({"format":"date"})", "{}", "! x: the rule format (“date”) is gone.");
    in("coarser steps", R"({"multipleOf":0.1})", R"({"multipleOf":0.5})", "x: the rule multipleOf is now 0.5; it was 0.1.");
    in("finer steps", R"({"multipleOf":0.5})", R"({"multipleOf":0.1})", "! x: the rule multipleOf is now 0.1; it was 0.5.");
    in("uniqueItems", R"({"uniqueItems":true})", R"({"uniqueItems":false})", "! x: the rule uniqueItems (true) is gone.");
    in("notes", R"({"title":"a","description":"b","default":1})", R"({"title":"b","description":"c","default":2})",
        "x: its title changed.\nx: its description changed.\nx: its default changed.");
    in("items", R"({"items":{"type":"string"}})", R"({"items":{"type":["string","null"]}})", "! Each item of x may now be empty (null).");
    in("parts", R"({"prefixItems":[{"type":"string"},{}]})", R"({"prefixItems":[{"type":"number"}]})", "! x.0 is now a number; it was a text.\n! x: the number of first items with rules of their own is now 1; it was 2.");
    in("nested", R"({"properties":{"y":{"type":"string"}}})", R"({"properties":{"y":{"type":"string","maxLength":3}}})", "x.y: the limit maxLength is now 3; there was none.");
    in("closed", "{}", R"({"additionalProperties":false})", "x takes no further members any more.");
    in("opened", R"({"additionalProperties":false})", "{}", "x: which further members it takes changed.");
    in("an alternative more", R"({"anyOf":[{"type":"string"}]})", R"({"anyOf":[{"type":"string"},{"type":"number"}]})", "! x: the number of its alternatives is now 2; it was 1.");
    in("an alternative less", R"({"anyOf":[{"type":"string"},{"type":"number"}]})", R"({"anyOf":[{"type":"string"}]})", "x: the number of its alternatives is now 1; it was 2.");
    in("inside an alternative", R"({"anyOf":[{"type":"string"},{"maximum":3}]})", R"({"anyOf":[{"type":"string"},{"maximum":4}]})", "! x: the limit maximum is now 4; it was 3.");
    in("alternatives came", "{}", R"({"oneOf":[{"type":"string"},{"type":"number"}]})", "x is now one of 2 alternatives.");
    in("alternatives went", R"({"oneOf":[{"type":"string"}]})", "{}", "! x: its alternatives are gone; it may be anything else that its rules allow.");
    row("a rule came", "{}", R"({"if":{"required":["a"]},"then":{"required":["b"]}})", "The reply: the rule “if/then/else” was added.");
    row("a rule changed", R"({"if":{},"then":{"required":["a"]}})", R"({"if":{},"then":{"required":["b"]}})", "! The reply: the rule “if/then/else” changed.");
    row("a rule went", R"({"not":{"required":["a"]}})", "{}", "! The reply: the rule “not” is gone.");
    row("allOf", R"({"allOf":[{"minimum":1},{"maximum":2}]})", R"({"allOf":[{"minimum":1}]})", "! The reply: 1 rules of “allOf” are gone or changed.");
    row("more allOf", "{}", R"({"allOf":[{"minimum":1}]})", "The reply: 1 rules were added to “allOf”.");
    row("a definition moved", R"({"properties":{"a":{"type":"string"}}})", R"({"properties":{"a":{"$ref":"#/$defs/t"}},"$defs":{"t":{"type":"string"}}})", "");
    row("a definition changed", R"({"properties":{"a":{"$ref":"#/$defs/t"}},"$defs":{"t":{"type":"string"}}})",
        R"({"properties":{"a":{"$ref":"#/$defs/t"}},"$defs":{"t":{"type":"integer"}}})", "! a is now a whole number; it was a text.");
    row("nothing fits", "true", "false", "The reply: what it may be changed altogether.");
}

void TestSchemaDiff::changes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, changes);
    QStringList said;
    for (const SchemaChange &change : diffSchemas(json(before), json(after)))
        said << (change.breaking ? QStringLiteral("! ") : QString()) + change.text;
    QCOMPARE(said.join(u'\n'), changes);
}

void TestSchemaDiff::places()
{
    const auto changes = diffSchemas(json(R"({"properties":{"a/b":{"items":{"properties":{"c":{"maximum":1}}}}}})"),
        json(R"({"properties":{"a/b":{"items":{"properties":{"c":{"maximum":2}}}}}})"));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().pointer, QStringLiteral("/a~1b/-/c"));
}

void TestSchemaDiff::recursion()
{
    const auto tree = [](const char *type) {
        return json(QByteArray(R"({"properties":{"v":{"type":")") + type + R"("},"next":{"$ref":"#"},"all":{"items":{"$ref":"#"}}}})");
    };
    QVERIFY(diffSchemas(tree("string"), tree("string")).isEmpty());
    QCOMPARE(diffSchemas(tree("string"), tree("number")).size(), 1);
    const Json circle = json(R"({"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}})");
    QVERIFY(diffSchemas(circle, circle).isEmpty());
}

QTEST_GUILESS_MAIN(TestSchemaDiff)
#include "tst_schemadiff.moc"
