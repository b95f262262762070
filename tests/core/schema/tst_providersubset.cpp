#include "results.h"
#include "schema/providersubset.h"
#include "schema/validator.h"

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

} // namespace

class TestProviderSubset : public QObject
{
    Q_OBJECT
private slots:
    void rewrites_data();
    void rewrites();
    void leavesOut_data();
    void leavesOut();
    void asDesignedWithoutStrict();
    void sharesWhatIsNotSent_data();
    void sharesWhatIsNotSent();
    void recursionEnds();
    void nullsThatStandForNothing_data();
    void nullsThatStandForNothing();
};

void TestProviderSubset::rewrites_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *name, const char *schema, const char *sent) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(sent);
    };
    row("order of keys",
        R"({"required":["z","a"],"properties":{"z":{"type":"number"},"a":{"maximum":3,"type":"string"}},"type":"object"})",
        R"({"required":["z","a"],"properties":{"z":{"type":"number"},"a":{"maximum":3,"type":"string"}},"type":"object","additionalProperties":false})");
    row("all required in the order of the members",
        R"({"type":"object","properties":{"b":{"type":["string","null"]},"a":{"type":"null"}},"required":["a"]})",
        R"({"type":"object","properties":{"b":{"type":["string","null"]},"a":{"type":"null"}},"required":["b","a"],"additionalProperties":false})");
    row("optional text", R"({"type":"object","properties":{"a":{"type":"string"}}})",
        R"({"type":"object","properties":{"a":{"type":["string","null"]}},"required":["a"],"additionalProperties":false})");
    row("optional choice", R"({"type":"object","properties":{"a":{"type":"string","enum":["x","y"]}}})",
        R"({"type":"object","properties":{"a":{"type":["string","null"],"enum":["x","y",null]}},"required":["a"],"additionalProperties":false})");
    row("optional const", R"({"type":"object","properties":{"a":{"const":"x","description":"d"}}})",
        R"({"type":"object","properties":{"a":{"enum":["x",null],"description":"d"}},"required":["a"],"additionalProperties":false})");
    row("optional union",
        R"({"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"number"}]}}})",
        R"({"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]}},"required":["a"],"additionalProperties":false})");
    row("optional reference",
        R"({"type":"object","properties":{"a":{"$ref":"#/$defs/x","description":"d"}},"$defs":{"x":{"type":"string"}}})",
        R"({"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/x"},{"type":"null"}],"description":"d"}},"$defs":{"x":{"type":"string"}},"required":["a"],"additionalProperties":false})");
    row("a reference that allows null already",
        R"({"type":"object","properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":["string","null"]}}})",
        R"({"type":"object","properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":["string","null"]}},"required":["a"],"additionalProperties":false})");
    row("everywhere inside",
        R"({"type":"object","required":["l","g"],"properties":{"l":{"type":"array","items":{"type":"object","properties":{}}},"g":{"type":"object"}},"$defs":{"d":{"properties":{"p":{"type":"null"}}}}})",
        R"({"type":"object","required":["l","g"],"properties":{"l":{"type":"array","items":{"type":"object","properties":{},"required":[],"additionalProperties":false}},"g":{"type":"object","required":[],"additionalProperties":false}},"$defs":{"d":{"properties":{"p":{"type":"null"}},"required":["p"],"additionalProperties":false}},"additionalProperties":false})");
    row("allOf of one",
        R"({"type":"object","required":["a"],"properties":{"a":{"allOf":[{"type":"string","pattern":"x"}],"description":"d"}}})",
        R"({"type":"object","required":["a"],"properties":{"a":{"type":"string","pattern":"x","description":"d"}},"additionalProperties":false})");
    row("a base by allOf",
        R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a","b"],"allOf":[{"$ref":"#/$defs/base"}],"$defs":{"base":{"type":"object","properties":{"b":{"type":"number"}}}}})",
        R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"number"}},"required":["a","b"],"$defs":{"base":{"type":"object","properties":{"b":{"type":["number","null"]}},"required":["b"],"additionalProperties":false}},"additionalProperties":false})");
    row("accepted format", R"({"type":"string","format":"email"})", R"({"type":"string","format":"email"})");
}

void TestProviderSubset::rewrites()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, sent);
    const SentSchema made = forProvider(json(schema), true);
    QCOMPARE(QString::fromUtf8(writeJson(made.schema)), QString::fromUtf8(sent));
    QVERIFY2(made.localOnly.isEmpty(),
        qPrintable(made.localOnly.isEmpty() ? QString() : made.localOnly[0].pointer));
    VERIFY_RESULT(Validator::compile(made.schema));
    QCOMPARE(forProvider(made.schema, true).schema, made.schema); // nothing left to do
}

void TestProviderSubset::leavesOut_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QStringList>("pointers");
    const auto row = [](const char *schema, const char *sent, const QStringList &pointers) {
        QTest::newRow(schema) << QByteArray(schema) << QByteArray(sent) << pointers;
    };
    const auto at = [](const char *pointer) { return QStringList{QString::fromLatin1(pointer)}; };
    row(R"({"type":"string","minLength":1})", R"({"type":"string"})", at("/minLength"));
    row(R"({"maxLength":1,"type":"string"})", R"({"type":"string"})", at("/maxLength"));
    row(R"({"type":"array","items":{"type":"string"},"uniqueItems":true})",
        R"({"type":"array","items":{"type":"string"}})", at("/uniqueItems"));
    row(R"({"type":"string","default":"a"})", R"({"type":"string"})", at("/default"));
    row(R"({"type":"string","format":"uri"})", R"({"type":"string"})", at("/format"));
    row(R"({"if":{"type":"string"},"then":{"minLength":3},"else":{}})", "{}", at("/if"));
    row(R"({"not":{"type":"string"}})", "{}", at("/not"));
    row(R"({"oneOf":[{"type":"string","minLength":2},{"type":"null"}]})",
        R"({"anyOf":[{"type":"string"},{"type":"null"}]})",
        at("/oneOf/0/minLength")); // exclusive: anyOf means the same
    row(R"({"oneOf":[{"type":"string","pattern":"a"},{"type":"string","maxLength":2}]})",
        R"({"anyOf":[{"type":"string","pattern":"a"},{"type":"string"}]})",
        {QStringLiteral("/oneOf/1/maxLength"), QStringLiteral("/oneOf")});
    row(R"({"type":"number","allOf":[{"minimum":1},{"if":{},"then":{}},{"type":"string"}]})",
        R"({"type":"number","minimum":1})", {QStringLiteral("/allOf/1/if"), QStringLiteral("/allOf/2")});
    row(R"({"type":"object","additionalProperties":true,"patternProperties":{"a":{}}})",
        R"({"type":"object","additionalProperties":false,"required":[]})",
        {QStringLiteral("/patternProperties"), QStringLiteral("/additionalProperties")});
    row(R"({"$defs":{"a~/b":{"type":"string","maxLength":3}},"$ref":"#/$defs/a~0~1b","minimum":3})",
        R"({"type":"string","minimum":3,"$defs":{"a~/b":{"type":"string"}}})", at("/$defs/a~0~1b/maxLength"));
    row(R"({"type":"array","prefixItems":[{"type":"string"}],"x-ours":1})", R"({"type":"array","items":{"type":"string"}})",
        {QStringLiteral("/x-ours"), QStringLiteral("/prefixItems")});
    row(R"({"type":"array","items":{"type":"string"},"contains":{"const":"a"},"minContains":2})", R"({"type":"array","items":{"type":"string"}})",
        {QStringLiteral("/contains"), QStringLiteral("/minContains")});
    row(R"({"properties":{"a":{"$ref":"#/$defs/none"}},"required":["a"],"additionalProperties":false})",
        R"({"type":"object","properties":{"a":{}},"required":["a"],"additionalProperties":false})", at("/properties/a/$ref"));
    row(R"({"properties":{"a":{"$ref":"#/x-cuewright-local/not"}},"required":["a"],"additionalProperties":false,"x-cuewright-local":{"not":{"items":{"$ref":"#/$defs/none"}}}})",
        R"({"type":"object","properties":{"a":{"$ref":"#/$defs/not"}},"required":["a"],"additionalProperties":false,"$defs":{"not":{"items":{}}}})", at("/x-cuewright-local/not"));
    row(R"({"properties":{"a":{"$ref":"#/x-cuewright-local/not"}},"required":["a"],"additionalProperties":false,"x-cuewright-local":{"not":false}})",
        R"({"type":"object","properties":{"a":{}},"required":["a"],"additionalProperties":false})", at("/x-cuewright-local/not"));
    row(R"({"properties":{"a":{"$dynamicRef":"#none"}},"required":["a"],"additionalProperties":false})",
        R"({"type":"object","properties":{"a":{}},"required":["a"],"additionalProperties":false})", {});
    row(R"({"type":"string","x-cuewright-local":{"minLength":2}})", R"({"type":"string"})", at("/x-cuewright-local/minLength"));
}

void TestProviderSubset::leavesOut()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, sent);
    QFETCH(QStringList, pointers);
    const SentSchema made = forProvider(json(schema), true);
    QCOMPARE(QString::fromUtf8(writeJson(made.schema)), QString::fromUtf8(sent));
    QStringList named;
    for (const LocalOnlyRule &rule : made.localOnly) {
        named << rule.pointer;
        QVERIFY(rule.pointer.contains(rule.keyword));
        QVERIFY(!rule.reason.isEmpty());
    }
    QCOMPARE(named, pointers);
}

void TestProviderSubset::asDesignedWithoutStrict()
{
    const Json schema = json(R"({"type":"object","properties":{"a":{"minLength":2}},"if":{}})");
    const SentSchema made = forProvider(schema, false);
    QCOMPARE(writeJson(made.schema), writeJson(schema));
    QVERIFY(made.localOnly.isEmpty());
}

void TestProviderSubset::sharesWhatIsNotSent_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("sentField");
    QTest::addColumn<QByteArray>("definitions");
    const auto row = [](const char *name, const char *field, const char *local, const char *sent, const char *definitions) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(local) << QByteArray(sent) << QByteArray(definitions);
    };
    row("one rule refers to another", R"({"$ref":"#/x-cuewright-local/not"})",
        R"({"not":{"type":"array","items":{"$ref":"#/x-cuewright-local/if"}},"if":{"type":"string","minLength":2}})",
        R"({"$ref":"#/$defs/not"})", R"({"not":{"type":"array","items":{"$ref":"#/$defs/if"}},"if":{"type":"string"}})");
    row("a rule holds itself", R"({"$ref":"#/x-cuewright-local/not"})",
        R"({"not":{"type":"object","properties":{"next":{"$ref":"#/x-cuewright-local/not"}}}})", R"({"$ref":"#/$defs/not"})",
        R"({"not":{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#/$defs/not"},{"type":"null"}]}},"required":["next"],"additionalProperties":false}})");
    row("a copy that is inserted refers to one", R"({"$ref":"#/x-cuewright-local/$defs/list","maxItems":3})",
        R"({"$defs":{"list":{"type":"array","items":{"$ref":"#/x-cuewright-local/not"}}},"not":{"type":"number"}})",
        R"({"type":"array","items":{"$ref":"#/$defs/not"},"maxItems":3})", R"({"not":{"type":"number"}})");
    row("two rules of one name", R"({"anyOf":[{"$ref":"#/x-cuewright-local/not"},{"$ref":"#/x-cuewright-local/if/not"}]})",
        R"({"not":{"type":"number"},"if":{"not":{"type":"string"}}})", R"({"anyOf":[{"$ref":"#/$defs/not"},{"$ref":"#/$defs/not2"}]})",
        R"({"not":{"type":"number"},"not2":{"type":"string"}})");
    row("by its name", R"({"$ref":"#q"})", R"({"not":{"$anchor":"q","type":"array","items":{"$ref":"#q"}}})", R"({"$ref":"#/$defs/not"})",
        R"({"not":{"type":"array","items":{"$ref":"#/$defs/not"}}})");
    row("what nobody knows", R"({"$ref":"#/x-cuewright-local/x-ours/a~1b"})",
        R"({"x-ours":{"a/b":{"type":"string"}}})", R"({"$ref":"#/$defs/a~1b"})", R"({"a/b":{"type":"string"}})");
}

// References into local rules keep their meaning although the rules do not go along.
void TestProviderSubset::sharesWhatIsNotSent()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, local);
    QFETCH(QByteArray, sentField);
    QFETCH(QByteArray, definitions);
    Json schema = json(R"({"type":"object","properties":{"a":null},"required":["a"],"additionalProperties":false})");
    schema["properties"]["a"] = json(field);
    schema["x-cuewright-local"] = json(local);
    const Json sent = forProvider(schema, true).schema;
    QCOMPARE(QString::fromUtf8(writeJson(sent["properties"]["a"])), QString::fromUtf8(sentField));
    QCOMPARE(QString::fromUtf8(writeJson(sent["$defs"])), QString::fromUtf8(definitions));
    QVERIFY(!sent.contains("x-cuewright-local"));
    QCOMPARE(forProvider(sent, true).schema, sent);
}

void TestProviderSubset::recursionEnds()
{
    const SentSchema tree
        = forProvider(json(R"({"type":"object","properties":{"next":{"$ref":"#"}}})"), true);
    QCOMPARE(QString::fromUtf8(writeJson(tree.schema["properties"])),
        QStringLiteral(R"({"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}})"));
    const SentSchema ring = forProvider(json(R"({"allOf":[{"$ref":"#"}]})"), true);
    QVERIFY(!ring.localOnly.isEmpty());
    QVERIFY(!ring.schema.contains("allOf"));
}

void TestProviderSubset::nullsThatStandForNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("optional") << QByteArray(R"({"a":null,"n":null,"r":null})")
                              << QByteArray(R"({"n":null,"r":null})");
    QTest::newRow("inside") << QByteArray(R"({"list":[{"a":null},{"a":"x"}]})")
                            << QByteArray(R"({"list":[{},{"a":"x"}]})");
    QTest::newRow("unknown names stay") << QByteArray(R"({"zzz":null})") << QByteArray(R"({"zzz":null})");
    QTest::newRow("not an object") << QByteArray("null") << QByteArray("null");
}

void TestProviderSubset::nullsThatStandForNothing()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, left);
    const Json schema
        = json(R"({"properties":{"a":{"type":"string"},"n":{"type":["string","null"]},"r":{"type":"string"},
        "list":{"items":{"$ref":"#"}}},"required":["r"]})");
    QCOMPARE(writeJson(withoutAddedNulls(schema, json(answer))), left);
}

QTEST_GUILESS_MAIN(TestProviderSubset)
#include "tst_providersubset.moc"
