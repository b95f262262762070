#include "base/files.h"
#include "results.h"
#include "schema/exchange/exportnames.h"
#include "schema/exchange/pydanticimport.h"
#include "schema/exchange/schemaexport.h"
#include "schema/exchange/typescriptimport.h"
#include "schema/invalidsamples.h"
#include "schema/samples.h"
#include "schema/validator.h"

#include <QDir>
#include <QtTest>

using namespace cuewright;

/// What tests/interop has read by the languages' own tools is here compared with what was meant, and read back.
class TestSchemaExport : public QObject
{
    Q_OBJECT
private slots:
    void parts_data();
    void parts();
    void responseFormat();
    void unsaid_data();
    void unsaid();
    void readBack_data();
    void readBack();
    void names();
    void anyShape();
    void holdsItself_data();
    void holdsItself();
    void doubling();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

QString exported(const Json &schema, SchemaTarget target)
{
    return exportSchema(schema, target).text;
}

} // namespace

void TestSchemaExport::parts_data()
{
    QTest::addColumn<QByteArray>("schema"); // of one required member "x"
    QTest::addColumn<QString>("typeScript");
    QTest::addColumn<QString>("zod");
    QTest::addColumn<QString>("pydantic");
    const auto row = [](const char *schema, const char *typeScript, const char *zod, const char *pydantic) {
        QTest::newRow(schema) << QByteArray(schema) << QString::fromUtf8(typeScript) << QString::fromUtf8(zod) << QString::fromUtf8(pydantic);
    };
    row("{}", "x: unknown;", "x: z.unknown().refine((value) => value !== undefined),", "x: Any");
    row("false", "x: never;", "x: z.never(),", "x: Annotated[None, Field(json_schema_extra={\"not\": {}})]");
    row(R"({"type":"null"})", "x: null;", "x: z.null(),", "x: None");
    row(R"({"type":"boolean"})", "x: boolean;", "x: z.boolean(),", "x: bool");
    row(R"({"type":"string","minLength":1,"maxLength":5,"pattern":"^a\"$"})", "/**\n   * @minLength 1\n   * @maxLength 5\n   * @pattern ^a\"$\n   */\n  x: string;",
        R"(x: z.string().min(1).max(5).regex(new RegExp("^a\"$", "u")),)", R"(x: str = Field(min_length=1, max_length=5, pattern="^a\"$"))");
    row("{\"type\":\"string\",\"pattern\":\"(?=a)\"}", "x: string;", "x: z.string().regex", "# Not checked here: pattern\n    x: str\n");
    row(R"({"type":"string","format":"date"})", "/** @format date */\n  x: string;", "x: z.iso.date(),", "x: dt.date");
    row(R"({"type":"string","format":"uuid"})", "x: string;", "x: z.guid(),", "x: UUID");
    row(R"({"type":"string","format":"email"})", "x: string;", "x: z.email(),", R"(x: str = Field(json_schema_extra={"format": "email"}))");
    row(R"({"type":"string","format":"hostname"})", "x: string;", "// Not checked here: format\n  x: z.string(),", "x: str = Field(");
    row(R"({"type":"integer","minimum":0,"exclusiveMaximum":5})", "/**\n   * @type {integer}\n   * @minimum 0\n   * @exclusiveMaximum 5\n   */\n  x: number;",
        "x: z.int().min(0).lt(5),", "x: int = Field(ge=0, lt=5)");
    row(R"({"type":"number","exclusiveMinimum":0,"maximum":1.5,"multipleOf":0.5})", "x: number;", "x: z.number().gt(0).max(1.5).multipleOf(0.5),",
        "x: float = Field(gt=0, le=1.5, multiple_of=0.5)");
    row(R"({"enum":["a","b"]})", R"(x: "a" | "b";)", R"(x: z.enum(["a", "b"]),)", R"(x: Literal["a", "b"])");
    row(R"({"type":"string","enum":["a",1]})", R"(x: "a";)", R"(x: z.literal("a"),)", R"(x: Literal["a"])");
    row(R"({"enum":[1,true,null]})", "x: 1 | true | null;", "x: z.literal([1, true]).nullable(),", "x: Literal[1, True] | None");
    row(R"({"enum":[1.5,"a"]})", R"(x: 1.5 | "a";)", R"(x: z.literal([1.5, "a"]),)", R"(x: Literal["a"] | float)");
    row(R"({"const":{"a":1}})", "/** Not said by the type: const */\n  x: unknown;", "// Not checked here: const\n  x: z.unknown()", "# Not checked here: const\n    x: Any");
    row(R"({"type":["string","null"],"maxLength":3})", "x: string | null;", "x: z.string().max(3).nullable(),", "x: str | None = Field(max_length=3)");
    row(R"({"type":["string","integer"]})", "x: string | number;", "x: z.union([z.string(), z.int()]),", "x: str | int");
    row(R"({"anyOf":[{"type":"string","maxLength":3},{"type":"integer"},{"type":"null"}]})", "x: string | number | null;",
        "x: z.union([z.string().max(3), z.int()]).nullable(),", "x: Annotated[str, Field(max_length=3)] | int | None");
    row(R"({"type":"string","anyOf":[{"minLength":3},{"maxLength":1}]})", "x: string;", "x: z.union([z.string().min(3), z.string().max(1)]),",
        "x: Annotated[str, Field(min_length=3)] | Annotated[str, Field(max_length=1)]");
    row(R"({"oneOf":[{"type":"string"},{"type":"integer"}]})", "/**\n   * @type {integer}\n   * Not said by the type: oneOf\n   */\n  x: string | number;", "// Not checked here: oneOf\n",
        "# Not checked here: oneOf\n    x: str | int");
    row(R"({"type":"array","items":{"enum":["a","b"]},"minItems":1,"maxItems":2})", R"(x: ("a" | "b")[];)", R"(x: z.array(z.enum(["a", "b"])).min(1).max(2),)",
        R"(x: list[Literal["a", "b"]] = Field(min_length=1, max_length=2))");
    row(R"({"type":"array"})", "x: unknown[];", "x: z.array(z.unknown()),", "x: list[Any]");
    row(R"({"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false,"minItems":2})", "x: [string, number];",
        "x: z.tuple([z.string(), z.int()]),", "x: tuple[str, int]");
    row(R"({"type":"array","prefixItems":[{"type":"string"}],"items":{"type":"integer"}})", "x: [string?, ...number[]];",
        "x: z.tuple([z.string().optional()], z.int()),", "x: list[str | int]");
    row(R"({"type":"object"})", "x: Record<string, unknown>;", "x: z.record(z.string(), z.unknown()),", "x: dict[str, Any]");
    row(R"({"type":"object","additionalProperties":{"type":"integer","minimum":1},"maxProperties":3})", "x: Record<string, number>;",
        "// Not checked here: maxProperties\n  x: z.record(z.string(), z.int().min(1)),", "x: dict[str, Annotated[int, Field(ge=1)]] = Field(max_length=3)");
    row(R"({"type":"object","properties":{"y":{"type":"string"}}})", "x: {\n    y?: string;\n  };", "x: z.looseObject({\n    y: z.string().optional(),\n  }),",
        "class AnswerX(BaseModel):\n    y: str | None = None\n");
    row(R"({"type":"object","properties":{"y":{"type":"string"}},"additionalProperties":false})", "x: {\n    y?: string;\n  };", "x: z.strictObject({",
        "class AnswerX(BaseModel):\n    model_config = ConfigDict(extra=\"forbid\")\n");
    row(R"({"type":"object","properties":{"y":{"type":"string"}},"required":["y","z"],"additionalProperties":{"type":"integer"}})",
        "x: {\n    y: string;\n    /** @type {integer} */\n    z: number;\n    [key: string]: unknown; // number\n  };",
        "x: z.object({\n    y: z.string(),\n    z: z.int(),\n  }).catchall(z.int()),", "model_config = ConfigDict(extra=\"allow\")");
    row(R"({"type":"object","additionalProperties":false})", "x: Record<string, never>;", "x: z.strictObject({\n  }),", "x: AnswerX");
    row(R"({"allOf":[{"type":"integer","minimum":1,"maximum":9},{"minimum":3}]})", "x: number;", "x: z.int().min(3).max(9),", "x: int = Field(ge=3, le=9)");
    row(R"({"allOf":[{"pattern":"a"},{"pattern":"b","type":"string"}]})", "x: string;", "// Not checked here: pattern\n  x: z.string()", "# Not checked here: pattern");
    row(R"({"$ref":"#/properties/x"})", "x: X;", "x: z.lazy", "x: X");
    row(R"({"$ref":"https://x.example/other"})", "/** Not said by the type: $ref */\n  x: unknown;", "// Not checked here: $ref", "# Not checked here: $ref");
    row(R"({"type":"string","description":"A */ \"\"\" b","default":"c"})", "* A * / \"\"\" b", R"(.describe("A */ \"\"\" b"))", R"(description="A */ \"\"\" b")");
}

void TestSchemaExport::parts()
{
    QFETCH(QByteArray, schema);
    const Json whole = json(R"({"type":"object","properties":{"x":)" + schema + R"(},"required":["x"],"additionalProperties":false})");
    for (const auto &[target, column] : {std::pair(SchemaTarget::TypeScript, "typeScript"), std::pair(SchemaTarget::Zod, "zod"),
             std::pair(SchemaTarget::Pydantic, "pydantic")}) {
        if (schema.contains("#/properties/x") && target == SchemaTarget::Zod)
            continue; // refers to nothing but itself
        const QString text = exported(whole, target);
        const auto expected = *static_cast<const QString *>(QTest::qData(column, QMetaType::QString));
        QVERIFY2(text.contains(expected), qPrintable(text + QStringLiteral("\nhas no\n") + expected));
    }
}

void TestSchemaExport::responseFormat()
{
    const auto made = exportSchema(json(R"({"title":"my answer!","type":"object","properties":{"a":{"type":"string","minLength":2}}})"), SchemaTarget::OpenAiResponseFormat);
    QCOMPARE(writeJson(json(made.text.toUtf8())),
        QByteArray(R"({"type":"json_schema","json_schema":{"name":"my_answer_","strict":true,"schema":{"title":"my answer!","type":"object","properties":{"a":{"type":["string","null"]}},"required":["a"],"additionalProperties":false}}})"));
    QCOMPARE(made.notes.size(), 1);
    QCOMPARE(made.notes.first().pointer, QStringLiteral("/properties/a/minLength"));
    QCOMPARE(exportSchema(json(R"({"b":1,"a":2})"), SchemaTarget::JsonSchema).text, QStringLiteral("{\n  \"b\": 1,\n  \"a\": 2\n}\n"));
}

void TestSchemaExport::unsaid_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("pointers"); // in TypeScript
    const auto row = [](const char *schema, const char *pointers) { QTest::newRow(schema) << QByteArray(schema) << QString::fromLatin1(pointers); };
    row(R"({"type":"object","properties":{"a":{"type":"string","maxLength":3}}})", "");
    row(R"({"type":"object","properties":{"a":{}},"if":{"required":["a"]},"then":{},"else":{}})", "/if");
    row(R"({"type":"object","properties":{"a":{}},"allOf":[{"if":{},"then":{}},{"if":{},"then":{"required":["a"]}}]})", "/if");
    row(R"({"type":"object","properties":{"a":{"not":{"const":1}}},"dependentRequired":{"a":["b"]}})", "/dependentRequired /properties/a/not");
    row(R"({"type":"array","contains":{"const":1},"items":{"type":"object","patternProperties":{"a":{}},"propertyNames":{}}})",
        "/contains /items/propertyNames /items/patternProperties");
    row(R"({"properties":{"a":{"$ref":"#/$defs/b","maximum":3}},"$defs":{"b":{"type":"integer"}}})", "/properties/a/maximum");
}

void TestSchemaExport::unsaid()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, pointers);
    for (const SchemaTarget target : {SchemaTarget::TypeScript, SchemaTarget::Zod, SchemaTarget::Pydantic}) {
        const auto made = exportSchema(json(schema), target);
        QStringList noted;
        for (const ExportNote &note : made.notes) {
            QVERIFY(!note.text.isEmpty());
            if (!note.pointer.isEmpty())
                noted << note.pointer;
        }
        QCOMPARE(noted.join(u' '), pointers);
        QCOMPARE(made.text.contains(QLatin1String("Not ")), !pointers.isEmpty());
    }
}

// What an export says, the import of the same language understands.
void TestSchemaExport::readBack_data()
{
    QTest::addColumn<QString>("path");
    for (const char *folder : {"/../../resources/samples/support-desk/schemas", "/../interop/schemas"}) {
        for (const QFileInfo &file : QDir(QStringLiteral(CUEWRIGHT_TEST_DATA) + QLatin1String(folder)).entryInfoList({QStringLiteral("*.json")}))
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }
}

void TestSchemaExport::readBack()
{
    QFETCH(QString, path);
    const Json schema = json(*readFile(path, 1'000'000));
    const auto typeScript = importTypeScript(exported(schema, SchemaTarget::TypeScript));
    VERIFY_RESULT(typeScript);
    const auto pydantic = importPydantic(exported(schema, SchemaTarget::Pydantic));
    VERIFY_RESULT(pydantic);
    const auto invalid = makeInvalidSamples(schema, 1);
    VERIFY_RESULT(invalid);
    int refused = 0;
    for (const Json &back : {typeScript->schema, pydantic->schema}) {
        const auto validator = Validator::compile(back);
        VERIFY_RESULT(validator);
        for (const SampleKind kind : {SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal}) {
            const auto sample = makeSample(schema, kind, 1);
            VERIFY_RESULT(sample);
            QVERIFY2(validator->accepts(*sample), (writeJson(*sample) + '\n' + writeJson(back)).constData());
        }
        for (const InvalidSample &sample : *invalid) {
            const bool said = sample.keyword == u"required" || (sample.keyword == u"enum" && !sample.schemaPointer.contains(QLatin1String("/then/")));
            refused += said;
            QVERIFY2(!said || !validator->accepts(sample.value), (writeJson(sample.value) + '\n' + writeJson(back)).constData());
        }
    }
    QVERIFY(refused > 0 || path.endsWith(QLatin1String("list.json")));
}

void TestSchemaExport::names()
{
    QCOMPARE(typeNameOf(QStringLiteral("ticket_triage")), QStringLiteral("TicketTriage"));
    QCOMPARE(typeNameOf(QStringLiteral("1st class: größe")), QStringLiteral("Type1stClassGröße"));
    QCOMPARE(typeNameOf(QStringLiteral("-- ")), QString());
    UniqueNames names({QStringLiteral("A")});
    QCOMPARE(names.take(QStringLiteral("A")), QStringLiteral("A2"));
    QCOMPARE(names.take(QStringLiteral("A")), QStringLiteral("A3"));
    QCOMPARE(names.take(QStringLiteral("B")), QStringLiteral("B"));
    const QString none = exported(json(R"({"title":"!","type":"string"})"), SchemaTarget::TypeScript);
    QVERIFY(none.contains(QLatin1String("export type Answer = string;")));
    QVERIFY(exportSchema(json(R"({"type":"string"})"), SchemaTarget::TypeScript, QStringLiteral("my word")).text.contains(QLatin1String("export type MyWord")));
    QVERIFY(exported(json(R"({"title":"record","type":"string"})"), SchemaTarget::TypeScript).contains(QLatin1String("export type Record2")));
}

// Schemas that make no sense, refer in circles or are nested deep are exported, too.
void TestSchemaExport::anyShape()
{
    QByteArray deep = R"({"type":"string"})";
    for (int i = 0; i < 200; ++i)
        deep = R"({"type":"array","items":)" + deep + '}';
    for (const QByteArray &schema : {QByteArray("true"), QByteArray("false"), QByteArray("3"), QByteArray(R"({"$ref":"#"})"),
             QByteArray(R"({"allOf":[{"$ref":"#"}]})"), QByteArray(R"({"anyOf":[{"$ref":"#"},{"$ref":"#"}]})"), QByteArray(R"({"enum":[]})"),
             QByteArray(R"({"allOf":[{"$ref":"#"},{"$ref":"#"},{"allOf":[{"$ref":"#"},{"$ref":"#"}]}]})"),
             QByteArray(R"({"type":3,"properties":[],"required":"a","items":7,"anyOf":{},"enum":"x"})"), QByteArray(R"({"items":{"$ref":"#/$defs/a"},"$defs":{"a":{"$ref":"#/$defs/a"}}})"), deep}) {
        for (const SchemaTarget target : {SchemaTarget::JsonSchema, SchemaTarget::OpenAiResponseFormat, SchemaTarget::TypeScript, SchemaTarget::Zod, SchemaTarget::Pydantic})
            QVERIFY(!exported(json(schema), target).isEmpty());
    }
}

void TestSchemaExport::holdsItself_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QStringList>("typeScript"); // what stands there
    QTest::addColumn<QStringList>("left"); // pointers of what is left out
    QTest::newRow("a reference with a note, as old generators write it")
        << QByteArray(R"({"$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{"child":{"allOf":[{"$ref":"#/$defs/Node"}],"description":"The next."}}}}})")
        << QStringList{QStringLiteral("/** The next. */\n  child?: Node;")} << QStringList();
    QTest::newRow("with more beside it")
        << QByteArray(R"({"$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{"child":{"allOf":[{"$ref":"#/$defs/Node"},{"required":["x"]}]}}}}})")
        << QStringList{QStringLiteral("child?: {"), QStringLiteral("x: unknown;"), QStringLiteral("child?: Node;")}
        << QStringList{QStringLiteral("/$defs/Node/properties/child/properties/child/required")};
    QTest::newRow("beside it in what holds it, too")
        << QByteArray(R"({"title":"Employee","type":"object","allOf":[{"$ref":"#/$defs/person"}],"properties":{"boss":{"allOf":[{"$ref":"#/$defs/person"},)"
                      R"({"type":"object","properties":{"salary":{"type":"integer"}},"required":["salary"]}]}},"required":["boss"],)"
                      R"("$defs":{"person":{"type":"object","properties":{"name":{"type":"string"},"friend":{"$ref":"#/$defs/person"}},"required":["name"]}}})")
        << QStringList{QStringLiteral("salary: number;"), QStringLiteral("friend?: Person;")} << QStringList();
    QTest::newRow("a part that does not hold itself is folded in each time")
        << QByteArray(R"({"allOf":[{"$ref":"#/$defs/Base"}],"type":"object","properties":{"inner":{"allOf":[{"$ref":"#/$defs/Base"}],"properties":{"y":{"type":"string"}}}},)"
                      R"("$defs":{"Base":{"type":"object","properties":{"x":{"type":"number"}}}}})")
        << QStringList{QStringLiteral("inner?: {\n    y?: string;\n    x?: number;\n  };\n  x?: number;")} << QStringList();
    QTest::newRow("of alternatives that hold all of them")
        << QByteArray(R"({"$ref":"#/$defs/A","$defs":{"A":{"anyOf":[{"allOf":[{"$ref":"#/$defs/A"},{"$ref":"#/$defs/A"},{"type":"object","properties":{"a":{"type":"string"}}}]},)"
                      R"({"allOf":[{"$ref":"#/$defs/A"},{"type":"object","properties":{"a":{"type":"string"}}}]},{"type":"string"}]},"B":{"allOf":[{"$ref":"#/$defs/B"},{"$ref":"#/$defs/A"}]}}})")
        << QStringList{QStringLiteral("string")} << QStringList{QStringLiteral("/$defs/A/anyOf/0/anyOf/0/properties")};
}

void TestSchemaExport::holdsItself()
{
    QFETCH(QByteArray, schema);
    QFETCH(QStringList, typeScript);
    QFETCH(QStringList, left);
    const ExportedSchema made = exportSchema(json(schema), SchemaTarget::TypeScript);
    for (const QString &part : typeScript)
        QVERIFY2(made.text.contains(part), qPrintable(made.text));
    QVERIFY2(made.text.size() < 1000, qPrintable(made.text));
    QStringList pointers;
    for (const ExportNote &note : made.notes)
        pointers << note.pointer;
    for (const QString &pointer : left)
        QVERIFY2(pointers.contains(pointer), qPrintable(pointers.join(u'\n')));
    if (left.isEmpty())
        QCOMPARE(pointers, QStringList());
    for (const SchemaTarget target : {SchemaTarget::Zod, SchemaTarget::Pydantic})
        QVERIFY(exported(json(schema), target).size() < 2000);
}

// Each part holds the next one twice: folded in everywhere it would be there 2^40 times.
void TestSchemaExport::doubling()
{
    Json schema{{"$ref", "#/$defs/p0"}, {"$defs", Json::object()}};
    for (int i = 0; i < 40; ++i) {
        const Json next{{"allOf", Json::array({Json{{"$ref", "#/$defs/p" + std::to_string(i + 1)}}, Json{{"minProperties", 1}}})}};
        schema["$defs"]["p" + std::to_string(i)] = {{"type", "object"}, {"properties", {{"a", next}, {"b", next}}}};
    }
    schema["$defs"]["p40"] = {{"type", "object"}, {"properties", {{"x", {{"type", "string"}}}}}};
    for (const SchemaTarget target : {SchemaTarget::TypeScript, SchemaTarget::Zod, SchemaTarget::Pydantic}) {
        const ExportedSchema made = exportSchema(schema, target);
        QVERIFY(!made.text.isEmpty());
        const auto isSaid = [](const ExportNote &note) { return note.pointer.endsWith(QStringLiteral("/allOf")); };
        QVERIFY(std::any_of(made.notes.begin(), made.notes.end(), isSaid));
    }
}

QTEST_GUILESS_MAIN(TestSchemaExport)
#include "tst_schemaexport.moc"
