#include "project/schemaimport.h"
#include "results.h"
#include "schema/validator.h"

#include <QtTest>

using namespace cuewright;

/// "Paste anything": the text is recognised and becomes a schema.
class TestAnySchema : public QObject
{
    Q_OBJECT
private slots:
    void pasted_data();
    void pasted();
    void chosenComponent();
    void errors_data();
    void errors();
};

void TestAnySchema::pasted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<int>("notes");
    const auto row = [](const char *name, const char *text, const char *schema, int notes = 0) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(schema) << notes;
    };
    row("a schema", R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","definitions":{"A":{}}})", R"({"type":"object","$defs":{"A":{}}})");
    row("a sample", R"({"b":1,"a":["x"]})",
        R"({"type":"object","properties":{"b":{"type":"integer"},"a":{"type":"array","items":{"type":"string"}}},"required":["b","a"],"additionalProperties":false})");
    row("a list of samples", R"([{"b":1},{"b":2.5,"c":null}])",
        R"({"type":"object","properties":{"b":{"type":"number"},"c":{"type":"null"}},"required":["b"],"additionalProperties":false})", 1);
    row("a list", "[1,2]", R"({"type":"array","items":{"type":"integer"}})");
    row("JSON lines", "{\"a\":1}\n\n{\"a\":null}\n", R"({"type":"object","properties":{"a":{"type":["integer","null"]}},"required":["a"],"additionalProperties":false})");
    row("TypeScript", "interface A { a: string }", R"({"title":"A","type":"object","properties":{"a":{"type":"string"}},"required":["a"]})");
    row("Pydantic", "class A(BaseModel):\n  a: int\n", R"({"title":"A","type":"object","properties":{"a":{"type":"integer"}},"required":["a"]})");
    row("a header", "name,age\n",
        R"({"type":"object","properties":{"name":{"type":"string"},"age":{"type":"string"}},"required":["name","age"],"additionalProperties":false})");
    row("a table", "name;age;ok;zip;note;day;short\nBob;3;true;01234;;2026-01-15;x\nAnn;;FALSE;12345;;2026-01-16\n",
        R"({"type":"object","properties":{"name":{"type":"string"},"age":{"type":["integer","null"]},"ok":{"type":"boolean"},"zip":{"type":"string"},"note":{"type":"string"},"day":{"type":"string","format":"date"},"short":{"type":"string"}},"required":["name","age","ok","zip","note","day"],"additionalProperties":false})");
    row("OpenAPI", R"({"openapi":"3.0.1","components":{"schemas":{"A":{"type":"string","nullable":true}}}})", R"({"title":"A","type":["string","null"]})");
    row("OpenAPI as YAML", "openapi: 3.0.1\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties:\n        b: {type: integer, minimum: 2}\n",
        R"({"title":"A","type":"object","properties":{"b":{"type":"integer","minimum":2}}})");
    row("a prompt", "---\nname: x\noutputs:\n  - name: a\n    kind: string\n    required: true\n---\nsystem:\nhi\n",
        R"({"title":"x","type":"object","properties":{"a":{"type":"string"}},"required":["a"]})");
}

void TestAnySchema::pasted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, schema);
    QFETCH(int, notes);
    const auto imported = importSchema(text, detectSchemaSource(QString::fromUtf8(text)));
    VERIFY_RESULT(imported);
    QCOMPARE(memberText(imported->schema, "$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema"));
    Json bare = imported->schema;
    bare.erase("$schema");
    QCOMPARE(QString::fromUtf8(writeJson(bare)), QString::fromUtf8(schema));
    QCOMPARE(imported->notes.size(), notes);
    VERIFY_RESULT(Validator::compile(imported->schema));
}

void TestAnySchema::chosenComponent()
{
    for (const QByteArray &document : {QByteArray(R"({"components":{"schemas":{"A":{"type":"string"},"B":{"type":"null"}}}})"),
             QByteArray("openapi: 3.0.1\ncomponents:\n  schemas:\n    A: {type: string}\n    B: {type: 'null'}\n")}) {
        const SchemaSource source = detectSchemaSource(QString::fromUtf8(document));
        const auto imported = importSchema(document, source, QStringLiteral("B"));
        VERIFY_RESULT(imported);
        QCOMPARE(memberText(imported->schema, "title"), QStringLiteral("B"));
        QCOMPARE(static_cast<int>(importSchema(document, source, QStringLiteral("C")).error().code), static_cast<int>(Error::Code::NotFound));
    }
}

void TestAnySchema::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *text, Error::Code code, int line, int column) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(code) << line << column;
    };
    row("", Error::Code::Unsupported, 0, 0);
    row("Dear all", Error::Code::Unsupported, 0, 0);
    row("{\"type\":\"object\",\n \"properties\": }", Error::Code::Parse, 2, 16);
    row("{\"a\":1}\n{\"a\":}\n", Error::Code::Parse, 2, 6);
    row("interface A {\n  a string\n}", Error::Code::Parse, 2, 5);
    row("class A(BaseModel):\n  a: [\n", Error::Code::Parse, 3, 1);
    row("a,b\n\"x,1\n", Error::Code::Parse, 2, 1);
    row("openapi: 3\n  x: [\n", Error::Code::Parse, 2, 4);
    row("openapi: 3\n", Error::Code::Invalid, 0, 0);
    row("---\nname: x\n---\nsystem:\nhi\n", Error::Code::Invalid, 0, 0);
}

void TestAnySchema::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto imported = importSchema(text, detectSchemaSource(QString::fromUtf8(text)));
    QVERIFY(!imported);
    QCOMPARE(static_cast<int>(imported.error().code), code);
    QTEST(imported.error().at.line, "line");
    QTEST(imported.error().at.column, "column");
    QVERIFY(!imported.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestAnySchema)
#include "tst_anyschema.moc"
