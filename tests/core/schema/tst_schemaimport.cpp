#include "base/files.h"
#include "results.h"
#include "schema/exchange/detect.h"
#include "schema/exchange/jsonschemaimport.h"
#include "schema/exchange/pydanticimport.h"
#include "schema/exchange/typescriptimport.h"
#include "schema/validator.h"

#include <QtTest>

using namespace cuewright;

class TestSchemaImport : public QObject
{
    Q_OBJECT
private slots:
    void detection_data();
    void detection();
    void jsonSchema_data();
    void jsonSchema();
    void openApi();
    void typeScript_data();
    void typeScript();
    void pydantic_data();
    void pydantic();
    void triage();
    void errors_data();
    void errors();
    void nesting();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

// Without the line that all imports begin with.
QByteArray written(const ImportedSchema &imported)
{
    Json schema = imported.schema;
    schema.erase("$schema");
    return writeJson(schema);
}

QStringList places(const ImportedSchema &imported)
{
    QStringList all;
    for (const ImportNote &note : imported.notes)
        all << QStringLiteral("%1:%2").arg(note.at.line).arg(note.at.column);
    return all;
}

void sourceColumns()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("notes");
}

void sourceRow(const char *name, const char *source, const char *schema, const char *notes = "")
{
    QTest::newRow(name) << QString::fromUtf8(source) << QByteArray(schema) << QString::fromLatin1(notes);
}

void compare(const Result<ImportedSchema> &imported)
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, notes);
    VERIFY_RESULT(imported);
    QCOMPARE(QString::fromUtf8(written(*imported)), QString::fromUtf8(schema));
    QCOMPARE(places(*imported).join(u' '), notes);
    VERIFY_RESULT(Validator::compile(imported->schema));
}

} // namespace

void TestSchemaImport::detection_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("source");
    const auto row = [](const char *text, SchemaSource source) { QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(source); };
    using enum SchemaSource;
    row("", Unknown);
    row("  \n", Unknown);
    row(R"({"type":"object","properties":{"a":{"type":"string"}}})", JsonSchema);
    row(R"({"properties":{"a":{}}})", JsonSchema);
    row(R"({"properties":{"a":3}})", SampleJson);
    row(R"({"type":"invoice","total":3})", SampleJson);
    row(R"({"type":"string"})", JsonSchema);
    row(R"({"type":["string","null"]})", JsonSchema);
    row(R"({"type":["a","b"]})", SampleJson);
    row(R"({"$ref":"#/$defs/a","$defs":{"a":{}}})", JsonSchema);
    row(R"({"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object"}}})", JsonSchema);
    row(R"({"type":"function","function":{"name":"x","parameters":{"type":"object"}}})", JsonSchema);
    row("true", JsonSchema);
    row("[1,2]", SampleJson);
    row("{\"a\":1}\n{\"a\":2}\n", SampleJsonLines);
    row("{\"a\":1}\n{\"a\":", SampleJsonLines);
    row(R"({"a":1,})", SampleJson);
    row("{\"$schema\": \"x\",\n oops", JsonSchema);
    row(R"({"openapi":"3.1.0","components":{"schemas":{"A":{}}}})", OpenApi);
    row(R"({"swagger":"2.0","definitions":{"A":{}}})", OpenApi);
    row(R"({"components":{"schemas":{"A":{}}}})", OpenApi);
    row("openapi: 3.0.0\ninfo:\n  title: x\n", OpenApiYaml);
    row("export interface A {\n  a: string;\n}", TypeScript);
    row("type A = 'a' | 'b';", TypeScript);
    row("/** The answer. */ export interface A { a: string }", TypeScript);
    row("// comment\nenum A { B }", TypeScript);
    row("{ a: string; b?: number }", TypeScript);
    row("{\n  // the name\n  name: string\n}", TypeScript);
    row("class A(BaseModel):\n    a: str", Pydantic);
    row("@dataclass\nclass A:\n    a: str", Pydantic);
    row("from pydantic import BaseModel", Pydantic);
    row("name,age\nBob,3\n", Csv);
    row("name;age", Csv);
    row("name\tage", Csv);
    row("first name, last name\nA, B\n", Csv);
    row("a,a", Unknown);
    row("Hello, I would like to have a refund", Unknown);
    row("Hello, world", Unknown);
    row("---\nname: x\n---\nsystem:\n", Prompty);
    row("a word", Unknown);
}

void TestSchemaImport::detection()
{
    QFETCH(QString, text);
    QFETCH(int, source);
    QCOMPARE(static_cast<int>(detectSchemaSource(text)), source);
}

void TestSchemaImport::jsonSchema_data()
{
    sourceColumns();
    sourceRow("as it is", R"({"title":"x","type":"object","properties":{"z":{"type":"string","x-own":1},"a":{}},"required":["z"]})",
        R"({"title":"x","type":"object","properties":{"z":{"type":"string","x-own":1},"a":{}},"required":["z"]})");
    sourceRow("definitions", R"({"$schema":"http://json-schema.org/draft-07/schema#","$ref":"#/definitions/A","definitions":{"A":{"items":{"$ref":"#/definitions/B"}},"B":{}}})",
        R"({"$ref":"#/$defs/A","$defs":{"A":{"items":{"$ref":"#/$defs/B"}},"B":{}}})");
    sourceRow("both kinds of definitions", R"({"definitions":{"A":{}},"$defs":{"B":{}}})", R"({"$defs":{"A":{},"B":{}}})");
    sourceRow("a tuple", R"({"items":[{"type":"string"},{}],"additionalItems":false})", R"({"prefixItems":[{"type":"string"},{}],"items":false})");
    sourceRow("additionalItems without a tuple", R"({"items":{},"additionalItems":false})", R"({"items":{}})");
    sourceRow("dependencies", R"({"dependencies":{"a":["b"],"c":{"required":["d"]}}})",
        R"({"dependentRequired":{"a":["b"]},"dependentSchemas":{"c":{"required":["d"]}}})");
    sourceRow("limits of draft 4", R"({"id":"http://x.example/a","minimum":3,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":false})",
        R"({"$id":"http://x.example/a","exclusiveMinimum":3,"maximum":5})");
    sourceRow("nullable", R"({"properties":{"a":{"type":"string","nullable":true},"b":{"type":"string","nullable":false}}})",
        R"({"properties":{"a":{"type":["string","null"]},"b":{"type":"string"}}})");
    sourceRow("a member that is called nullable", R"({"properties":{"nullable":{"type":"string"},"id":{"type":"string"}}})",
        R"({"properties":{"nullable":{"type":"string"},"id":{"type":"string"}}})");
    sourceRow("an example", R"({"type":"string","example":"a"})", R"({"type":"string","examples":["a"]})");
    sourceRow("a response format", R"({"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":{"type":"object"}}})", R"({"type":"object"})", "0:0");
    sourceRow("a text format", R"({"text":{"format":{"type":"json_schema","name":"x","schema":{"type":"object"}}}})", R"({"type":"object"})", "0:0");
    sourceRow("a tool", R"({"type":"function","function":{"name":"x","parameters":{"type":"object"}}})", R"({"type":"object"})", "0:0");
    sourceRow("what has no meaning", R"({"discriminator":{"propertyName":"k"},"anyOf":[{}]})", R"({"anyOf":[{}]})", "0:0");
}

void TestSchemaImport::jsonSchema()
{
    QFETCH(QString, source);
    compare(importJsonSchema(json(source.toUtf8())));
}

void TestSchemaImport::openApi()
{
    const Json document = json(R"({"openapi":"3.0.1","components":{"schemas":{
        "Pet":{"type":"object","properties":{"tag":{"$ref":"#/components/schemas/Tag"},"parent":{"$ref":"#/components/schemas/Pet"}}},
        "Tag":{"type":"string","nullable":true},
        "Other":{"type":"integer"}}}})");
    QCOMPARE(openApiComponents(document).join(u' '), QStringLiteral("Pet Tag Other"));
    const auto first = importOpenApi(document);
    VERIFY_RESULT(first);
    QCOMPARE(written(*first),
        QByteArray(R"({"title":"Pet","type":"object","properties":{"tag":{"$ref":"#/$defs/Tag"},"parent":{"$ref":"#"}},"$defs":{"Tag":{"type":["string","null"]}}})"));
    QCOMPARE(first->notes.size(), 1);
    QCOMPARE(first->component, QStringLiteral("Pet"));
    QCOMPARE(first->components, openApiComponents(document));
    const auto named = importOpenApi(document, QStringLiteral("Other"));
    VERIFY_RESULT(named);
    QCOMPARE(written(*named), QByteArray(R"({"title":"Other","type":"integer"})"));
    QCOMPARE(named->component, QStringLiteral("Other"));
    QVERIFY(named->notes.isEmpty()); // chosen, not guessed
    QCOMPARE(static_cast<int>(importOpenApi(document, QStringLiteral("None")).error().code), static_cast<int>(Error::Code::NotFound));
    QCOMPARE(static_cast<int>(importOpenApi(json(R"({"components":{"schemas":{"A":"text"}}})")).error().code), static_cast<int>(Error::Code::NotFound));
    QCOMPARE(static_cast<int>(importOpenApi(json(R"({"openapi":"3.0.1"})")).error().code), static_cast<int>(Error::Code::Invalid));
}

void TestSchemaImport::typeScript_data()
{
    sourceColumns();
    sourceRow("an interface", "export interface A {\n  /** The name. */\n  name: string;\n  age?: number, // in years\n  ok: boolean\n}",
        R"({"title":"A","type":"object","properties":{"name":{"type":"string","description":"The name."},"age":{"type":"number","description":"in years"},"ok":{"type":"boolean"}},"required":["name","ok"]})");
    sourceRow("a bare type", "{ a: string }", R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})");
    sourceRow("choices", "interface A { k: 'a' | \"b\"; n: 1 | 2.5 | -3; c: 'x'; m: 'a' | 1; t: true | false; u: 'a' | null; s: 'a' | 'b' | number }",
        R"({"title":"A","type":"object","properties":{"k":{"type":"string","enum":["a","b"]},"n":{"type":["integer","number"],"enum":[1,2.5,-3]},"c":{"type":"string","const":"x"},"m":{"type":["string","integer"],"enum":["a",1]},"t":{"type":"boolean"},"u":{"type":["string","null"],"enum":["a",null]},"s":{"anyOf":[{"type":"string","enum":["a","b"]},{"type":"number"}]}},"required":["k","n","c","m","t","u","s"]})");
    sourceRow("null and undefined", "type A = { a: string | null; b: string | undefined; c?: number | null; d: B | null }; interface B { x: any }",
        R"({"title":"A","type":"object","properties":{"a":{"type":["string","null"]},"b":{"type":"string"},"c":{"type":["number","null"]},"d":{"anyOf":[{"$ref":"#/$defs/B"},{"type":"null"}]}},"required":["a","d"],"$defs":{"B":{"type":"object","properties":{"x":{}},"required":["x"]}}})");
    sourceRow("lists", "interface A { a: string[]; b: Array<number>; c: readonly ('x' | 'y')[]; d: string[][]; e: [string, number?]; f: [a: string, ...rest: number[]]; g: Set<string>; h: any[] }",
        R"({"title":"A","type":"object","properties":{"a":{"type":"array","items":{"type":"string"}},"b":{"type":"array","items":{"type":"number"}},"c":{"type":"array","items":{"type":"string","enum":["x","y"]}},"d":{"type":"array","items":{"type":"array","items":{"type":"string"}}},"e":{"type":"array","prefixItems":[{"type":"string"},{"type":"number"}],"items":false,"minItems":1},"f":{"type":"array","prefixItems":[{"type":"string"}],"items":{"type":"number"},"minItems":1},"g":{"type":"array","items":{"type":"string"},"uniqueItems":true},"h":{"type":"array"}},"required":["a","b","c","d","e","f","g","h"]})");
    sourceRow("maps", "type A = { a: Record<string, number>; b: { [key: string]: boolean }; c: Record<'x' | 'y', string>; d: Record<string, any> }",
        R"({"title":"A","type":"object","properties":{"a":{"type":"object","additionalProperties":{"type":"number"}},"b":{"type":"object","additionalProperties":{"type":"boolean"}},"c":{"type":"object","properties":{"x":{"type":"string"},"y":{"type":"string"}},"required":["x","y"]},"d":{"type":"object"}},"required":["a","b","c","d"]})");
    sourceRow("several", "interface Line { sku: string; qty: number }\ntype Kind = 'a' | 'b';\nexport interface Order { kind: Kind; lines: Line[]; first: Line; readonly next?: Order }",
        R"({"title":"Order","type":"object","properties":{"kind":{"type":"string","enum":["a","b"]},"lines":{"type":"array","items":{"$ref":"#/$defs/Line"}},"first":{"$ref":"#/$defs/Line"},"next":{"$ref":"#"}},"required":["kind","lines","first"],"$defs":{"Line":{"type":"object","properties":{"sku":{"type":"string"},"qty":{"type":"number"}},"required":["sku","qty"]}}})");
    sourceRow("an alias that is used twice", "type K = 'a' | 'b'; interface A { x: K; y: K }",
        R"({"title":"A","type":"object","properties":{"x":{"$ref":"#/$defs/K"},"y":{"$ref":"#/$defs/K"}},"required":["x","y"],"$defs":{"K":{"type":"string","enum":["a","b"]}}})");
    sourceRow("aliases in a circle", "type X = Y[]; type Y = X | string; interface A { n: number }",
        R"({"title":"A","type":"object","properties":{"n":{"type":"number"}},"required":["n"],"$defs":{"X":{"type":"array","items":{"$ref":"#/$defs/Y"}},"Y":{"anyOf":[{"$ref":"#/$defs/X"},{"type":"string"}]}}})");
    sourceRow("one that nothing uses", "interface B { x: string }\ninterface A { y: string }",
        R"({"title":"A","type":"object","properties":{"y":{"type":"string"}},"required":["y"],"$defs":{"B":{"type":"object","properties":{"x":{"type":"string"}},"required":["x"]}}})", "1:11");
    sourceRow("extends", "interface A extends B, C { z: string; y: number }\ninterface B { x: string; y?: string }\ninterface C { c: null }",
        R"({"title":"A","type":"object","properties":{"x":{"type":"string"},"y":{"type":"number"},"c":{"type":"null"},"z":{"type":"string"}},"required":["x","c","z","y"]})");
    sourceRow("extends itself", "interface A extends A { z: string }", R"({"title":"A","type":"object","properties":{"z":{"type":"string"}},"required":["z"]})");
    sourceRow("enums", "enum K { A = 'a', B = \"b\" }\nconst enum N { One = 1, Two }\ninterface T { k: K; n: N; one: K.A }",
        R"({"title":"T","type":"object","properties":{"k":{"$ref":"#/$defs/K"},"n":{"type":"integer","enum":[1,2]},"one":{"$ref":"#/$defs/K"}},"required":["k","n","one"],"$defs":{"K":{"type":"string","enum":["a","b"]}}})");
    sourceRow("intersection", "interface B { b: string }\ntype A = B & { a: string } | null",
        R"({"title":"A","anyOf":[{"allOf":[{"$ref":"#/$defs/B"},{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}]},{"type":"null"}],"$defs":{"B":{"type":"object","properties":{"b":{"type":"string"}},"required":["b"]}}})");
    sourceRow("several limits in a line", "interface A {\n  /** @minimum 1 @maximum 5 */ s: number;\n  /** @minimum 1 inclusive */\n  n: number;\n  /** @minimum none */\n  t: number }",
        R"({"title":"A","type":"object","properties":{"s":{"type":"number","minimum":1,"maximum":5},"n":{"type":"number","minimum":1,"description":"inclusive"},"t":{"type":"number","description":"@minimum none"}},"required":["s","n","t"]})");
    sourceRow("tags", "interface A {\n  /**\n   * How sure.\n   * @minimum 0\n   * @maximum 1\n   */\n  s: number;\n  /** @type {integer} */\n  n: number | null;\n  /** @pattern ^a$ @ b\n   * @maxLength 5 */\n  t: string | number;\n  /** @default \"x\" */ d?: string }",
        R"({"title":"A","type":"object","properties":{"s":{"type":"number","minimum":0,"maximum":1,"description":"How sure."},"n":{"type":["integer","null"]},"t":{"anyOf":[{"type":"string","pattern":"^a$ @ b","maxLength":5},{"type":"number"}]},"d":{"type":"string","default":"x"}},"required":["s","n","t"]})");
    sourceRow("comments of a type", "// Two\n// lines\ninterface A {\n  // above\n  a: string // behind\n  'b-c': string }",
        R"({"title":"A","type":"object","properties":{"a":{"type":"string","description":"above"},"b-c":{"type":"string"}},"required":["a","b-c"],"description":"Two\nlines"})");
    sourceRow("names that are words of the language", "interface A { type: string; readonly: boolean; interface?: 'x'; readonly enum: string }",
        R"({"title":"A","type":"object","properties":{"type":{"type":"string"},"readonly":{"type":"boolean"},"interface":{"type":"string","const":"x"},"enum":{"type":"string"}},"required":["type","readonly","enum"]})");
    sourceRow("what a schema cannot say", "interface A<T> {\n  f(x: number): void;\n  g: () => string;\n  u: Foo;\n  k: keyof A;\n  t: T;\n  m: A['f'];\n  l: `a-${string}`;\n  p: Pick<A, 'f'> }",
        R"({"title":"A","type":"object","properties":{"g":{},"u":{},"k":{},"t":{},"m":{},"l":{"type":"string"},"p":{"$ref":"#"}},"required":["g","u","k","t","m","l","p"]})",
        "1:12 2:3 3:6 4:6 5:6 7:7 8:6 9:6");
    sourceRow("other statements", "import { x } from 'y';\nconst z = 3;\nexport function f() { return { a: 1 } }\ninterface A { a: Date }",
        R"({"title":"A","type":"object","properties":{"a":{"type":"string","format":"date-time"}},"required":["a"]})", "2:1 3:8");
}

void TestSchemaImport::typeScript()
{
    QFETCH(QString, source);
    compare(importTypeScript(source));
}

void TestSchemaImport::pydantic_data()
{
    sourceColumns();
    sourceRow("a model", "class A(BaseModel):\n    \"\"\"What it is.\"\"\"\n    name: str\n    age: int = 3\n    email: str | None = None\n",
        R"({"title":"A","type":"object","description":"What it is.","properties":{"name":{"type":"string"},"age":{"type":"integer","default":3},"email":{"type":["string","null"]}},"required":["name"]})");
    sourceRow("limits", "class A(BaseModel):\n    a: int = Field(ge=1, lt=5)\n    b: float = Field(..., gt=0, le=1.5, multiple_of=0.5, description=\"B\")\n    c: str = Field(min_length=2, max_length=5, pattern=r\"^\\d+$\", title=\"T\", examples=[\"22\"])\n    d: list[str] = Field(min_length=1, max_length=3)\n    e: dict[str, int] = Field(default_factory=dict, min_length=1)\n    f: Optional[int] = Field(None, ge=0)\n    g: Optional[list[int]] = Field(default=None, max_length=2)\n    h: str | int = Field(max_length=4, ge=2)\n",
        R"({"title":"A","type":"object","properties":{"a":{"type":"integer","minimum":1,"exclusiveMaximum":5},"b":{"type":"number","exclusiveMinimum":0,"maximum":1.5,"multipleOf":0.5,"description":"B"},"c":{"type":"string","minLength":2,"maxLength":5,"pattern":"^\\d+$","title":"T","examples":["22"]},"d":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":3},"e":{"type":"object","additionalProperties":{"type":"integer"},"minProperties":1},"f":{"type":["integer","null"],"minimum":0},"g":{"type":["array","null"],"items":{"type":"integer"},"maxItems":2},"h":{"anyOf":[{"type":"string","maxLength":4},{"type":"integer","minimum":2}]}},"required":["a","b","c","d","h"]})");
    sourceRow("choices", "class A(BaseModel):\n    k: Literal['a', 'b']\n    n: Literal[1]\n    o: Optional[Literal['x']]\n    p: Literal['a', None] = 'a'\n",
        R"({"title":"A","type":"object","properties":{"k":{"type":"string","enum":["a","b"]},"n":{"type":"integer","const":1},"o":{"type":["string","null"],"enum":["x",null]},"p":{"type":["string","null"],"enum":["a",null],"default":"a"}},"required":["k","n","o"]})");
    sourceRow("enums", "class P(str, Enum):\n    LOW = 'low'\n    HIGH = 'high'\n\nclass N(IntEnum):\n    ONE = 1\n    TWO = 2\n\nclass E(StrEnum):\n    RED = auto()\n    BLUE = auto()\n\nclass A(BaseModel):\n    p: P = P.HIGH\n    q: P\n    n: N = Field(description='N')\n    e: E\n",
        R"({"title":"A","type":"object","properties":{"p":{"$ref":"#/$defs/P","default":"high"},"q":{"$ref":"#/$defs/P"},"n":{"type":"integer","enum":[1,2],"description":"N"},"e":{"type":"string","enum":["red","blue"]}},"required":["q","n","e"],"$defs":{"P":{"type":"string","enum":["low","high"]}}})");
    sourceRow("lists and maps", "class A(BaseModel):\n    a: List[int]\n    b: list\n    c: Dict[str, List[str]]\n    d: tuple[int, str]\n    e: tuple[int, ...]\n    f: set[str]\n    g: dict\n    h: list[dict[str, Any]]\n    i: conlist(int, min_length=2)\n",
        R"({"title":"A","type":"object","properties":{"a":{"type":"array","items":{"type":"integer"}},"b":{"type":"array"},"c":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},"d":{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}],"items":false,"minItems":2},"e":{"type":"array","items":{"type":"integer"}},"f":{"type":"array","items":{"type":"string"},"uniqueItems":true},"g":{"type":"object"},"h":{"type":"array","items":{"type":"object"}},"i":{"type":"array","items":{"type":"integer"},"minItems":2}},"required":["a","b","c","d","e","f","g","h","i"]})");
    sourceRow("nested, recursive, in quotes", "class Line(BaseModel):\n    sku: str\nclass Order(BaseModel):\n    lines: list['Line']\n    parent: 'Order | None' = None\n    main: Optional[Line] = None\n",
        R"({"title":"Order","type":"object","properties":{"lines":{"type":"array","items":{"$ref":"#/$defs/Line"}},"parent":{"anyOf":[{"$ref":"#"},{"type":"null"}]},"main":{"anyOf":[{"$ref":"#/$defs/Line"},{"type":"null"}]}},"required":["lines"],"$defs":{"Line":{"type":"object","properties":{"sku":{"type":"string"}},"required":["sku"]}}})");
    sourceRow("a class inside", "class A(BaseModel):\n    class B(BaseModel):\n        x: int\n    b: B\n    c: A.B\n",
        R"({"title":"A","type":"object","properties":{"b":{"$ref":"#/$defs/B"},"c":{"$ref":"#/$defs/B"}},"required":["b","c"],"$defs":{"B":{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}}})");
    sourceRow("inheritance", "class B(BaseModel):\n    x: int\n    y: int = 1\nclass A(B):\n    y: str\n    z: bool\n",
        R"({"title":"A","type":"object","properties":{"x":{"type":"integer"},"y":{"type":"string"},"z":{"type":"boolean"}},"required":["x","y","z"]})");
    sourceRow("Annotated", "Score = Annotated[float, Field(ge=0, le=1)]\nclass A(BaseModel):\n    s: Score\n    t: Annotated[str, StringConstraints(max_length=3), 'What'] = 'x'\n    u: list[Annotated[int, Ge(1), Lt(3)]]\n    v: Annotated[int, Field(description='V', gt=2)]\n",
        R"({"title":"A","type":"object","properties":{"s":{"type":"number","minimum":0,"maximum":1},"t":{"type":"string","maxLength":3,"description":"What","default":"x"},"u":{"type":"array","items":{"type":"integer","minimum":1,"exclusiveMaximum":3}},"v":{"type":"integer","exclusiveMinimum":2,"description":"V"}},"required":["s","u","v"]})");
    sourceRow("aliases", "type Tags = list[str]\nUserId = NewType('UserId', int)\nK: TypeAlias = Literal['a', 'b']\nclass A(BaseModel):\n    t: Tags\n    u: UserId\n    k: K\n    kk: K\n",
        R"({"title":"A","type":"object","properties":{"t":{"type":"array","items":{"type":"string"}},"u":{"type":"integer"},"k":{"$ref":"#/$defs/K"},"kk":{"$ref":"#/$defs/K"}},"required":["t","u","k","kk"],"$defs":{"K":{"type":"string","enum":["a","b"]}}})");
    sourceRow("nothing more", "class A(BaseModel):\n    model_config = ConfigDict(extra='forbid')\n    x: int\n",
        R"({"title":"A","type":"object","properties":{"x":{"type":"integer"}},"required":["x"],"additionalProperties":false})");
    sourceRow("nothing more, as pydantic 1 said it", "class A(BaseModel):\n    x: int\n    class Config:\n        extra = Extra.forbid\n",
        R"({"title":"A","type":"object","properties":{"x":{"type":"integer"}},"required":["x"],"additionalProperties":false})");
    sourceRow("more is ignored", "class A(BaseModel, extra='ignore'):\n    x: int\n", R"({"title":"A","type":"object","properties":{"x":{"type":"integer"}},"required":["x"]})");
    sourceRow("formats", "class A(BaseModel):\n    a: datetime\n    b: datetime.date\n    c: UUID\n    d: EmailStr\n    e: HttpUrl\n    f: PositiveInt\n    g: uuid.UUID | None\n",
        R"({"title":"A","type":"object","properties":{"a":{"type":"string","format":"date-time"},"b":{"type":"string","format":"date"},"c":{"type":"string","format":"uuid"},"d":{"type":"string","format":"email"},"e":{"type":"string","format":"uri"},"f":{"type":"integer","exclusiveMinimum":0},"g":{"type":["string","null"],"format":"uuid"}},"required":["a","b","c","d","e","f","g"]})");
    sourceRow("other ways to say it", "class A(TypedDict, total=False):\n    x: Required[int]\n    y: str\n@dataclass\nclass B:\n    a: A\n    n: int = 0  # how many\n    \"\"\"How many of them.\"\"\"\n    m: int = 0  # noqa\n    ids: ClassVar[int] = 3\n    _p: int = 1\n",
        R"({"title":"B","type":"object","properties":{"a":{"$ref":"#/$defs/A"},"n":{"type":"integer","description":"how many","default":0},"m":{"type":"integer","default":0}},"required":["a"],"$defs":{"A":{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":"string"}},"required":["x"]}}})");
    sourceRow("an alias for a name", "class A(BaseModel):\n    class_: str = Field(alias='class')\n", R"({"title":"A","type":"object","properties":{"class":{"type":"string"}},"required":["class"]})");
    sourceRow("broken over lines", "class A(BaseModel):\n    a: str = Field(\n        description=(\n            'one '\n            'two'\n        ),  # why\n        max_length=5,\n    )\n\n    # a comment\n\n    b: Union[\n        int,\n        str,\n    ]\n",
        R"({"title":"A","type":"object","properties":{"a":{"type":"string","maxLength":5,"description":"one two"},"b":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"required":["a","b"]})");
    sourceRow("what a schema cannot say", "import re\nX = 3\nclass A(BaseModel):\n    a: Foo\n    b: Callable[[int], str]\n    c: int = Field(ge=limit)\n    d: str = 'a' + 'b'\n    e = 5\n    @field_validator('a')\n    def check(cls, v):\n        if v:\n            return v\n    def __str__(self):\n        return ''\nif x:\n    y = 2\n",
        R"({"title":"A","type":"object","properties":{"a":{},"b":{},"c":{"type":"integer"},"d":{"type":"string"}},"required":["a","b","c"]})",
        "4:8 5:8 6:23 8:5 10:5");
    sourceRow("RootModel with a member", "class Tags(RootModel):\n    root: Annotated[list[str], Field(min_length=1)]\n", R"({"title":"Tags","type":"array","items":{"type":"string"},"minItems":1})");
    sourceRow("RootModel", "class Tags(RootModel[list[str]]):\n    pass\n", R"({"title":"Tags","type":"array","items":{"type":"string"}})");
}

void TestSchemaImport::pydantic()
{
    QFETCH(QString, source);
    compare(importPydantic(source));
}

// The class that support desks write, against the schema of the sample workspace, as far as a class can say it.
void TestSchemaImport::triage()
{
    const auto imported = importPydantic(QString::fromUtf8(R"py(
from enum import Enum
from typing import Literal
from pydantic import BaseModel, ConfigDict, Field


class Priority(str, Enum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    URGENT = "urgent"


class TicketTriage(BaseModel):
    """What a support team needs to know about a ticket before anybody opens it."""

    model_config = ConfigDict(extra="forbid")

    category: Literal["technical", "billing", "account", "feature_request", "bug_report", "general"] = Field(
        description="The team that should look at it."
    )
    priority: Priority = Field(description="urgent only for outages, data loss or a security risk.")
    subcategory: str = Field(max_length=50, description="What kind of case it is within its category.")
    requires_human_review: bool = Field(description="Whether a person must look before anything is done.")
    estimated_resolution_time: float = Field(ge=0, le=720, description="Hours until it is solved.")
    confidence_score: float = Field(..., ge=0.0, le=1.0, description="How sure the sorting is; 1 is certain.")
    reasoning: str = Field(min_length=10, max_length=500, description="Why, in two sentences.")
)py"));
    VERIFY_RESULT(imported);
    QVERIFY(imported->notes.isEmpty());
    const auto bytes = readFile(QStringLiteral(CUEWRIGHT_TEST_DATA "/../../resources/samples/support-desk/schemas/ticket_triage.schema.json"), 100'000);
    VERIFY_RESULT(bytes);
    Json sample = json(*bytes);
    sample.erase("allOf");
    sample["title"] = "TicketTriage";
    QCOMPARE(QString::fromUtf8(writeJson(imported->schema["properties"]["priority"])), QString::fromUtf8(writeJson(sample["properties"]["priority"])));
    QVERIFY(nlohmann::json::parse(imported->schema.dump()) == nlohmann::json::parse(sample.dump()));
}

void TestSchemaImport::errors_data()
{
    QTest::addColumn<bool>("python");
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto typeScript = [](const char *source, int line, int column) {
        QTest::newRow(source) << false << QString::fromUtf8(source) << line << column;
    };
    const auto python = [](const char *source, int line, int column) { QTest::newRow(source) << true << QString::fromUtf8(source) << line << column; };
    typeScript("", 0, 0);
    typeScript("const x = 3", 0, 0);
    typeScript("interface A {\n  a string;\n}", 2, 5);
    typeScript("interface A {\n  a: ;\n}", 2, 6);
    typeScript("interface A {\n  a: string", 2, 12);
    typeScript("interface A {\n  a: string b: number }", 2, 13);
    typeScript("interface A { a: 'x }", 1, 18);
    typeScript("/* never", 1, 1);
    typeScript("type A string", 1, 8);
    typeScript("type A = [string number]", 1, 18);
    typeScript("type A = Array<string", 1, 22);
    typeScript("type Ä = { 'ö😀': strin g }", 1, 24);
    typeScript("enum A { }", 1, 10);
    typeScript("enum A { 3 }", 1, 10);
    typeScript("interface A extends { }", 1, 21);
    python("", 0, 0);
    python("x = 3\n", 0, 0);
    python("class A(BaseModel):\n", 2, 1);
    python("class A(BaseModel):\nx: int\n", 2, 1);
    python("class A(BaseModel)\n    x: int\n", 1, 19);
    python("class A(BaseModel):\n    x: list[int\n", 3, 1);
    python("class A(BaseModel):\n    x: \n", 2, 8);
    python("class A(BaseModel):\n    x: str = 'a\n", 2, 14);
    python("class A(BaseModel):\n    x: int\n  y: int\n", 3, 3);
    python("class A(BaseModel):\n    '''never\n", 2, 5);
    python("class (BaseModel):\n", 1, 7);
    python("class A(BaseModel):\n    x: int)\n", 2, 11);
}

void TestSchemaImport::errors()
{
    QFETCH(bool, python);
    QFETCH(QString, source);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto imported = python ? importPydantic(source) : importTypeScript(source);
    QVERIFY(!imported);
    QVERIFY(!imported.error().message.isEmpty());
    QCOMPARE(static_cast<int>(imported.error().code), static_cast<int>(line > 0 ? Error::Code::Parse : Error::Code::Invalid));
    QCOMPARE(imported.error().at.line, line);
    QCOMPARE(imported.error().at.column, column);
}

void TestSchemaImport::nesting()
{
    const auto nested = [](int depth, const QString &open, const QString &inner, const QString &close) {
        return open.repeated(depth) + inner + close.repeated(depth);
    };
    VERIFY_RESULT(importTypeScript(QStringLiteral("type A = ") + nested(40, QStringLiteral("Array<"), QStringLiteral("string"), QStringLiteral(">"))));
    QVERIFY(!importTypeScript(QStringLiteral("type A = ") + nested(100'000, QStringLiteral("("), QStringLiteral("string"), QStringLiteral(")"))));
    QVERIFY(!importTypeScript(nested(100'000, QStringLiteral("{a:"), QStringLiteral("string"), QStringLiteral("}"))));
    VERIFY_RESULT(importPydantic(QStringLiteral("class A(BaseModel):\n    a: ")
        + nested(40, QStringLiteral("list["), QStringLiteral("int"), QStringLiteral("]")) + u'\n'));
    QVERIFY(!importPydantic(QStringLiteral("class A(BaseModel):\n    a: ")
        + nested(100'000, QStringLiteral("list["), QStringLiteral("int"), QStringLiteral("]")) + u'\n'));
}

QTEST_GUILESS_MAIN(TestSchemaImport)
#include "tst_schemaimport.moc"
