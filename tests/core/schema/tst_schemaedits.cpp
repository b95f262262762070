#include "schema/document/crossrules.h"
#include "schema/document/definitionedits.h"
#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"

#include <QtTest>

#include <functional>

using namespace cuewright;

using Edit = std::function<Result<SchemaEdit>(const JsonSource &)>;
Q_DECLARE_METATYPE(Edit)

// Each edit on a text as people write it: what comes out, byte for byte, how the step is called, what is selected then,
// and that undo gives back the bytes from before.
class TestSchemaEdits : public QObject
{
    Q_OBJECT
private slots:
    void adds_data();
    void adds() { check(); }
    void removes_data();
    void removes() { check(); }
    void renames_data();
    void renames() { check(); }
    void moves_data();
    void moves() { check(); }
    void keywords_data();
    void keywords() { check(); }
    void types_data();
    void types() { check(); }
    void definitions_data();
    void definitions() { check(); }
    void rules_data();
    void rules() { check(); }
    void localRules_data();
    void localRules() { check(); }
    void rewrites_data();
    void rewrites() { check(); }
    void refusals_data();
    void refusals();
    void rulesAreRead_data();
    void rulesAreRead();
    void groups_data();
    void groups();

private:
    void check();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Json json(const char *utf8)
{
    return *parseJson(utf8);
}

void columns()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("pointer");
}

void row(const char *name, const QByteArray &before, const Edit &edit, const QByteArray &after, const char *label, const char *pointer)
{
    QTest::newRow(name) << QString::fromUtf8(before) << edit << QString::fromUtf8(after) << text(label) << text(pointer);
}

// The layout of the sample schemas: some fields over several lines, some in one.
constexpr const char *kTriage = R"({
  "type": "object",
  "properties": {
    "category": {
      "type": "string",
      "enum": ["billing", "bug"]
    },
    "note": { "type": "string" },
    "customer": {
      "type": "object",
      "properties": {
        "name": { "type": "string" },
        "mail": { "type": "string" }
      },
      "required": ["name"]
    }
  },
  "required": ["category", "customer"]
}
)";

/// kTriage with one piece replaced; the piece must be there.
QByteArray triage(const char *piece, const char *by)
{
    QByteArray whole(kTriage);
    Q_ASSERT(whole.contains(piece));
    return whole.replace(piece, by);
}

} // namespace

void TestSchemaEdits::check()
{
    QFETCH(QString, before);
    QFETCH(Edit, edit);
    QFETCH(QString, after);
    SchemaDocument document;
    document.setText(before);
    QVERIFY2(document.isCurrent(), document.problem() ? qPrintable(document.problem()->message) : "");
    const auto made = edit(document.source());
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QTEST(made->label, "label");
    QTEST(made->pointer, "pointer");
    QVERIFY(document.apply(made));
    QCOMPARE(document.text(), after);
    QVERIFY2(document.isCurrent(), document.problem() ? qPrintable(document.problem()->message) : "");
    QVERIFY(document.source().find(made->pointer) != JsonSource::kNone);
    QCOMPARE(document.canUndo(), before != after);
    document.undo();
    QCOMPARE(document.text(), before);
    document.redo();
    QCOMPARE(document.text(), after);
}

void TestSchemaEdits::adds_data()
{
    columns();
    const auto add = [](const char *group, int index, const char *name, const char *schema, bool required = false) -> Edit {
        return [=](const JsonSource &source) { return addProperty(source, {text(group), index, text(name), json(schema), required}); };
    };
    row("last, after several lines", kTriage, add("", -1, "x", R"({"type":"boolean"})"),
        triage("      \"required\": [\"name\"]\n    }\n", "      \"required\": [\"name\"]\n    },\n    \"x\": {\n      \"type\": \"boolean\"\n    }\n"),
        "Add x", "/properties/x");
    row("between, as the neighbour in one line; required in the order of the fields", kTriage,
        add("", 2, "x", R"({"type":"array","items":{"type":"string"}})", true),
        triage("\"note\": { \"type\": \"string\" },\n", "\"note\": { \"type\": \"string\" },\n    \"x\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } },\n")
            .replace("[\"category\", \"customer\"]", "[\"category\", \"x\", \"customer\"]"),
        "Add x", "/properties/x");
    row("first", kTriage, add("/properties/customer", 0, "id", R"({"type":"integer"})"),
        triage("        \"name\":", "        \"id\": { \"type\": \"integer\" },\n        \"name\":"), "Add id", "/properties/customer/properties/id");
    row("a name with signs", "{\"properties\":{\"a\":{}}}", add("", -1, "b/\"~", "{}"), "{\"properties\":{\"a\":{},\"b/\\\"~\":{}}}", "Add b/\"~", "/properties/b~1\"~0");
    row("into an empty group of one line", "{\n  \"type\": \"object\",\n  \"properties\": {}\n}", add("", -1, "a", R"({"type":"string"})", true),
        "{\n  \"type\": \"object\",\n  \"properties\": {\n    \"a\": {\n      \"type\": \"string\"\n    }\n  },\n  \"required\": [\"a\"]\n}", "Add a", "/properties/a");
    row("no properties yet; tabs, CRLF, BOM", "\xEF\xBB\xBF{\r\n\t\"type\": \"object\"\r\n}\r\n", add("", -1, "a", R"({"type":"string"})"),
        "\xEF\xBB\xBF{\r\n\t\"type\": \"object\",\r\n\t\"properties\": {\r\n\t\t\"a\": {\r\n\t\t\t\"type\": \"string\"\r\n\t\t}\r\n\t}\r\n}\r\n", "Add a", "/properties/a");
    row("an empty schema", "{}", add("", -1, "a", R"({"type":"string"})"), R"({"properties": {"a": {"type": "string"}}})", "Add a", "/properties/a");
    row("all in one line", R"({"properties":{"a":{"type":"string"}},"required":[]})", add("", 0, "b", R"({"enum":[1,2]})", true),
        R"({"properties":{"b":{"enum":[1,2]},"a":{"type":"string"}},"required":["b"]})", "Add b", "/properties/b");
    row("too long for a line", "{\n  \"properties\": {\n    \"a\": { \"type\": \"string\" }\n  }\n}",
        add("", -1, "b", R"({"type":"string","description":"This is far too long for a line, so it is written in lines of its own, as it would be by hand."})"),
        "{\n  \"properties\": {\n    \"a\": { \"type\": \"string\" },\n    \"b\": {\n      \"type\": \"string\",\n      \"description\": \"This is far too long for a line, so it is written in lines of its own, as it would be by hand.\"\n    }\n  }\n}",
        "Add b", "/properties/b");
    row("a blank line is not repeated", "{\n  \"properties\": {\n    \"a\": {},\n\n    \"b\": {}\n  }\n}", add("", -1, "c", "{}"),
        "{\n  \"properties\": {\n    \"a\": {},\n\n    \"b\": {},\n    \"c\": {}\n  }\n}", "Add c", "/properties/c");
    row("duplicate", kTriage, [](const JsonSource &source) { return duplicateProperty(source, text("/properties/category")); },
        triage("\"bug\"]\n    },\n", "\"bug\"]\n    },\n    \"category_2\": {\n      \"type\": \"string\",\n      \"enum\": [\"billing\", \"bug\"]\n    },\n")
            .replace("[\"category\", \"customer\"]", "[\"category\", \"category_2\", \"customer\"]"),
        "Duplicate category", "/properties/category_2");
    row("duplicate keeps a number that Json cannot hold", R"({"properties":{"a":{"const":12345678901234567890123}}})",
        [](const JsonSource &source) { return duplicateProperty(source, text("/properties/a")); },
        R"({"properties":{"a":{"const":12345678901234567890123},"a_2":{"const":12345678901234567890123}}})", "Duplicate a", "/properties/a_2");
}

void TestSchemaEdits::removes_data()
{
    columns();
    const auto remove = [](const char *pointer) -> Edit { return [=](const JsonSource &source) { return removeProperty(source, text(pointer)); }; };
    row("first", kTriage, remove("/properties/category"),
        triage("    \"category\": {\n      \"type\": \"string\",\n      \"enum\": [\"billing\", \"bug\"]\n    },\n", "").replace("[\"category\", ", "["),
        "Remove category", "/properties/note");
    row("between", kTriage, remove("/properties/note"), triage("    \"note\": { \"type\": \"string\" },\n", ""), "Remove note", "/properties/customer");
    row("last", kTriage, remove("/properties/customer/properties/mail"),
        triage(",\n        \"mail\": { \"type\": \"string\" }", ""), "Remove mail", "/properties/customer/properties/name");
    row("only", "{\"properties\": { \"a\": {} }, \"required\": [ \"a\" ]}", remove("/properties/a"), "{\"properties\": {}, \"required\": []}", "Remove a", "");
    row("out of dependencies", R"({"properties":{"a":{},"b":{}},"dependentRequired":{"a":["b"],"b":["a","c"]},"dependentSchemas":{"a":{"required":["b"]}}})",
        remove("/properties/a"), R"({"properties":{"b":{}},"dependentRequired":{"b":["c"]},"dependentSchemas":{}})", "Remove a", "/properties/b");
    row("the first of two in a line", "{\"properties\": {\n  \"a\": {}, \"b\": {},\n  \"c\": {}\n}}", remove("/properties/a"),
        "{\"properties\": {\n  \"b\": {},\n  \"c\": {}\n}}", "Remove a", "/properties/b");
    row("the second of two in a line", "{\"properties\": {\n  \"a\": {}, \"b\": {},\n  \"c\": {}\n}}", remove("/properties/b"),
        "{\"properties\": {\n  \"a\": {},\n  \"c\": {}\n}}", "Remove b", "/properties/c");
    row("one that begins a line for others", "{\"properties\": {\n  \"a\": {},\n  \"b\": {}, \"c\": {}\n}}", remove("/properties/b"),
        "{\"properties\": {\n  \"a\": {},\n  \"c\": {}\n}}", "Remove b", "/properties/c");
}

void TestSchemaEdits::renames_data()
{
    columns();
    const auto rename = [](const char *pointer, const char *name) -> Edit {
        return [=](const JsonSource &source) { return renameProperty(source, text(pointer), text(name)); };
    };
    row("with required", kTriage, rename("/properties/category", "topic"),
        QByteArray(kTriage).replace("\"category\"", "\"topic\""), "Rename category to topic", "/properties/topic");
    row("into the same name", kTriage, rename("/properties/note", "note"), kTriage, "Rename note to note", "/properties/note");
    row("references to it and into it; not one beside it, not those in examples",
        R"({"properties":{"a":{"properties":{"b":{}}},"ab":{},"x":{"$ref":"#/properties/a"},"y":{"$ref":"#/properties/a/properties/b"},"z":{"$ref":"#/properties/ab"},"e":{"examples":[{"$ref":"#/properties/a"}]}}})",
        rename("/properties/a", "c d/e"),
        R"({"properties":{"c d/e":{"properties":{"b":{}}},"ab":{},"x":{"$ref":"#/properties/c%20d~1e"},"y":{"$ref":"#/properties/c%20d~1e/properties/b"},"z":{"$ref":"#/properties/ab"},"e":{"examples":[{"$ref":"#/properties/a"}]}}})",
        "Rename a to c d/e", "/properties/c d~1e");
    row("a reference that is written with escapes", R"({"properties":{"ä b":{},"x":{"$ref":"#/properties/%C3%A4%20b"}}})", rename("/properties/ä b", "c"),
        R"({"properties":{"c":{},"x":{"$ref":"#/properties/c"}}})", "Rename ä b to c", "/properties/c");
    row("dependencies and rules of the same object",
        R"({"properties":{"a":{},"o":{"properties":{"a":{}},"required":["a"]}},"dependentRequired":{"a":["b"],"b":["a"]},"dependentSchemas":{"a":{"properties":{"a":{}}}},"allOf":[{"if":{"properties":{"a":{"const":"a"}},"required":["a"]},"then":{"required":["b"]},"else":{"not":{"required":["a"]}}}],"x":{"$ref":"#/properties/a"}})",
        rename("/properties/a", "z"),
        R"({"properties":{"z":{},"o":{"properties":{"a":{}},"required":["a"]}},"dependentRequired":{"z":["b"],"b":["z"]},"dependentSchemas":{"z":{"properties":{"z":{}}}},"allOf":[{"if":{"properties":{"z":{"const":"a"}},"required":["z"]},"then":{"required":["b"]},"else":{"not":{"required":["z"]}}}],"x":{"$ref":"#/properties/a"}})",
        "Rename a to z", "/properties/z");
    row("references into two names at once", R"({"properties":{"a":{},"x":{"$ref":"#/dependentSchemas/a/properties/a"}},"dependentSchemas":{"a":{"properties":{"a":{}}}}})",
        rename("/properties/a", "z"), R"({"properties":{"z":{},"x":{"$ref":"#/dependentSchemas/z/properties/z"}},"dependentSchemas":{"z":{"properties":{"z":{}}}}})",
        "Rename a to z", "/properties/z");
    row("inside a resource of its own", R"({"properties":{"a":{"$id":"http://x/y","properties":{"b":{},"c":{"$ref":"#/properties/b"}}},"b":{"$ref":"#/properties/b"}}})",
        rename("/properties/a/properties/b", "z"),
        R"({"properties":{"a":{"$id":"http://x/y","properties":{"z":{},"c":{"$ref":"#/properties/z"}}},"b":{"$ref":"#/properties/b"}}})", "Rename b to z", "/properties/a/properties/z");
    row("a shared part", R"({"$defs":{"a":{"properties":{"n":{"$ref":"#/$defs/a"}}}},"properties":{"x":{"$ref":"#/$defs/a/properties/n"}}})",
        [](const JsonSource &source) { return renameDefinition(source, text("/$defs/a"), text("node")); },
        R"({"$defs":{"node":{"properties":{"n":{"$ref":"#/$defs/node"}}}},"properties":{"x":{"$ref":"#/$defs/node/properties/n"}}})", "Rename a to node", "/$defs/node");
}

void TestSchemaEdits::moves_data()
{
    columns();
    const auto move = [](const char *pointer, const char *group, int index) -> Edit {
        return [=](const JsonSource &source) { return moveProperty(source, text(pointer), text(group), index); };
    };
    const auto up = [](const char *pointer) -> Edit { return [=](const JsonSource &source) { return movePropertyUp(source, text(pointer)); }; };
    const auto down = [](const char *pointer) -> Edit { return [=](const JsonSource &source) { return movePropertyDown(source, text(pointer)); }; };
    const char *const category = "    \"category\": {\n      \"type\": \"string\",\n      \"enum\": [\"billing\", \"bug\"]\n    },\n";
    const char *const note = "    \"note\": { \"type\": \"string\" },\n";
    row("up", kTriage, up("/properties/note"), triage(note, "").replace(category, QByteArray(note) + category), "Move note", "/properties/note");
    row("up from the top", kTriage, up("/properties/category"), kTriage, "Move category", "/properties/category");
    row("down to the end: only the commas change besides", kTriage, down("/properties/note"),
        triage(note, "").replace("[\"name\"]\n    }\n", "[\"name\"]\n    },\n    \"note\": { \"type\": \"string\" }\n"), "Move note", "/properties/note");
    row("down from the end", kTriage, down("/properties/customer"), kTriage, "Move customer", "/properties/customer");
    row("up from the end", kTriage, up("/properties/customer/properties/mail"),
        triage("        \"name\": { \"type\": \"string\" },\n        \"mail\": { \"type\": \"string\" }\n", "        \"mail\": { \"type\": \"string\" },\n        \"name\": { \"type\": \"string\" }\n"),
        "Move mail", "/properties/customer/properties/mail");
    row("an option up: what refers into the two follows",
        R"({"properties":{"o":{"anyOf":[{"type":"null"},{"title":"b","items":{"$ref":"#/properties/o/anyOf/0"}},{"title":"c"}]},"x":{"$ref":"#/properties/o/anyOf/1/items"},"y":{"$ref":"#/properties/o/anyOf/2"}}})",
        up("/properties/o/anyOf/1"),
        R"({"properties":{"o":{"anyOf":[{"title":"b","items":{"$ref":"#/properties/o/anyOf/1"}},{"type":"null"},{"title":"c"}]},"x":{"$ref":"#/properties/o/anyOf/0/items"},"y":{"$ref":"#/properties/o/anyOf/2"}}})",
        "Move an option", "/properties/o/anyOf/0");
    row("an option to the end", R"({"anyOf":[{"title":"a"},{"title":"b"},{"title":"c"}],"x":{"$ref":"#/anyOf/1"}})",
        [](const JsonSource &source) { return moveSibling(source, text("/anyOf/0"), -1); },
        R"({"anyOf":[{"title":"b"},{"title":"c"},{"title":"a"}],"x":{"$ref":"#/anyOf/1"}})", "Move an option", "/anyOf/2");
    row("an option down from the end", R"({"anyOf":[{},{"title":"b"}]})", down("/anyOf/1"), R"({"anyOf":[{},{"title":"b"}]})", "Move an option", "/anyOf/1");
    row("a shared part down", R"({"$defs":{"a":{"$ref":"#/$defs/b"},"b":{}}})", down("/$defs/a"), R"({"$defs":{"b":{},"a":{"$ref":"#/$defs/b"}}})", "Move a", "/$defs/a");
    row("into the group above, deeper indented, without being required there", R"({
    "properties": {
        "g": {
            "properties": {
                "a": {}
            }
        },
        "b": {
            "type": "array",
            "items": {
                "type": "string"
            }
        }
    }
})",
        [](const JsonSource &source) { return movePropertyIntoGroup(source, text("/properties/b")); }, R"({
    "properties": {
        "g": {
            "properties": {
                "a": {},
                "b": {
                    "type": "array",
                    "items": {
                        "type": "string"
                    }
                }
            }
        }
    }
})",
        "Move b", "/properties/g/properties/b");
    row("out of the group, with required and references", kTriage,
        [](const JsonSource &source) { return movePropertyOutOfGroup(source, text("/properties/customer/properties/name")); },
        triage("        \"name\": { \"type\": \"string\" },\n", "").replace("[\"name\"]\n    }\n", "[]\n    },\n    \"name\": { \"type\": \"string\" }\n")
            .replace("\"customer\"]", "\"customer\", \"name\"]"),
        "Move name", "/properties/name");
    row("into a group without fields", R"({"properties":{"a":{"type":"string"},"g":{"type":"object"}},"required":["a"]})", move("/properties/a", "/properties/g", -1),
        R"({"properties":{"g":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}},"required":[]})", "Move a", "/properties/g/properties/a");
    row("with what refers to it, inside and outside", R"({"properties":{"a":{"properties":{"n":{"$ref":"#/properties/a"}}},"g":{"properties":{"x":{}}},"y":{"$ref":"#/properties/a/properties/n"}}})",
        move("/properties/a", "/properties/g", 0),
        R"({"properties":{"g":{"properties":{"a":{"properties":{"n":{"$ref":"#/properties/g/properties/a"}}},"x":{}}},"y":{"$ref":"#/properties/g/properties/a/properties/n"}}})",
        "Move a", "/properties/g/properties/a");
    row("out of a list of groups", R"({"properties":{"l":{"items":{"properties":{"a":{},"b":{}}}}}})",
        [](const JsonSource &source) { return movePropertyOutOfGroup(source, text("/properties/l/items/properties/a")); },
        R"({"properties":{"l":{"items":{"properties":{"b":{}}}},"a":{}}})", "Move a", "/properties/a");
    row("before itself", kTriage, move("/properties/note", "", 1), kTriage, "Move note", "/properties/note");
    row("behind itself", kTriage, move("/properties/note", "", 2), kTriage, "Move note", "/properties/note");
}

void TestSchemaEdits::keywords_data()
{
    columns();
    const auto set = [](const char *pointer, const char *keyword, const char *value) -> Edit {
        return [=](const JsonSource &source) { return setKeyword(source, text(pointer), text(keyword), json(value)); };
    };
    row("a new one in a line", kTriage, set("/properties/note", "description", "\"Short.\""),
        triage("\"note\": { \"type\": \"string\" }", "\"note\": { \"type\": \"string\", \"description\": \"Short.\" }"), "Change “description” of note", "/properties/note");
    row("a new one between lines", kTriage, set("/properties/category", "description", "\"Short.\""),
        triage("      \"enum\"", "      \"description\": \"Short.\",\n      \"enum\""), "Change “description” of category", "/properties/category");
    row("one more choice", kTriage, set("/properties/category", "enum", R"(["billing","bug","other"])"), triage("\"bug\"]", "\"bug\", \"other\"]"), "Change “enum” of category", "/properties/category");
    row("one choice less, in lines", "{\n  \"enum\": [\n    \"a\",\n    \"b\",\n    \"c\"\n  ]\n}", set("", "enum", R"(["a","c"])"),
        "{\n  \"enum\": [\n    \"a\",\n    \"c\"\n  ]\n}", "Change “enum” of the schema", "");
    row("one more choice, in lines", "{\n  \"enum\": [\n    \"a\",\n    \"b\"\n  ]\n}", set("", "enum", R"(["a","b","c"])"),
        "{\n  \"enum\": [\n    \"a\",\n    \"b\",\n    \"c\"\n  ]\n}", "Change “enum” of the schema", "");
    row("an unknown one goes last", R"({"type":"string","default":"a"})", set("", "x-colour", "\"red\""), R"({"type":"string","default":"a","x-colour":"red"})", "Change “x-colour” of the schema", "");
    row("the same value in other words", R"({"minimum": 1.0})", set("", "minimum", "1"), R"({"minimum": 1.0})", "Change “minimum” of the schema", "");
    row("of a schema true", R"({"properties":{"a":true}})", set("/properties/a", "type", "\"string\""), R"({"properties":{"a":{"type":"string"}}})", "Change “type” of a", "/properties/a");
    row("unset", kTriage, [](const JsonSource &source) { return unsetKeyword(source, text("/properties/category"), text("enum")); },
        triage(",\n      \"enum\": [\"billing\", \"bug\"]", ""), "Remove “enum” of category", "/properties/category");
    row("unset what is not there", kTriage, [](const JsonSource &source) { return unsetKeyword(source, QString(), text("enum")); }, kTriage, "Remove “enum” of the schema", "");
    const auto require = [](const char *pointer, bool required) -> Edit { return [=](const JsonSource &source) { return setRequired(source, text(pointer), required); }; };
    row("require, in the order of the fields", kTriage, require("/properties/note", true), triage("[\"category\", ", "[\"category\", \"note\", "), "Require note", "/properties/note");
    row("require again", kTriage, require("/properties/category", true), kTriage, "Require category", "/properties/category");
    row("make optional", kTriage, require("/properties/category", false), triage("[\"category\", ", "["), "Make category optional", "/properties/category");
    row("make the only one optional", kTriage, require("/properties/customer/properties/name", false), triage("[\"name\"]", "[]"), "Make name optional", "/properties/customer/properties/name");
    row("the first required one", "{\n  \"properties\": {\n    \"a\": {}\n  },\n  \"$defs\": {}\n}", require("/properties/a", true),
        "{\n  \"properties\": {\n    \"a\": {}\n  },\n  \"required\": [\"a\"],\n  \"$defs\": {}\n}", "Require a", "/properties/a");
    row("require where a list is missing", R"({"properties":{"a":{}},"required":true})", require("/properties/a", true), R"({"properties":{"a":{}},"required":["a"]})", "Require a", "/properties/a");
    row("forbid extra fields", kTriage, [](const JsonSource &source) { return setExtraFieldsAllowed(source, QString(), false); },
        triage("\"customer\"]\n", "\"customer\"],\n  \"additionalProperties\": false\n"), "Forbid extra fields in the schema", "");
    row("allow them", R"({"additionalProperties": false, "type": "object"})", [](const JsonSource &source) { return setExtraFieldsAllowed(source, QString(), true); },
        R"({"type": "object"})", "Allow extra fields in the schema", "");
}

void TestSchemaEdits::types_data()
{
    columns();
    const auto make = [](FieldType type, const char *reference = "") -> Edit {
        return [=](const JsonSource &source) { return retype(source, text("/properties/a"), type, text(reference)); };
    };
    const auto field = [](const char *name, const char *before, const Edit &edit, const char *after, const char *label) {
        const auto whole = [](const char *schema) { return "{\"properties\":{\"a\":" + QByteArray(schema) + "}}"; };
        row(name, whole(before), edit, whole(after), label, "/properties/a");
    };
    field("text to number", R"({"type":"string","description":"d","minLength":2,"x":1})", make(FieldType::Number), R"({"type":"number","description":"d","x":1})", "Make a a Number");
    field("number to whole number keeps the limits", R"({"minimum":1,"type":"number"})", make(FieldType::WholeNumber), R"({"minimum":1,"type":"integer"})", "Make a a Whole number");
    field("examples that still fit stay", R"({"type":"number","examples":[1,1.5],"default":0.5})", make(FieldType::WholeNumber), R"({"type":"integer","examples":[1]})", "Make a a Whole number");
    field("the same type changes nothing", R"({"type":["string"]})", make(FieldType::Text), R"({"type":["string"]})", "Make a a Text");
    field("to yes/no, still nullable", R"({"type":["string","null"],"pattern":"x"})", make(FieldType::YesNo), R"({"type":["boolean","null"]})", "Make a a Yes / No");
    field("to a choice of the examples", R"({"type":"string","examples":["x","y"]})", make(FieldType::Choice), R"({"type":"string","enum":["x","y"],"examples":["x","y"]})", "Make a a Choice");
    field("to a choice without examples", R"({"type":"boolean"})", make(FieldType::Choice), R"({"type":"string","enum":["option_1"]})", "Make a a Choice");
    field("choice to text", R"({"type":"string","enum":["x"]})", make(FieldType::Text), R"({"type":"string"})", "Make a a Text");
    field("to a list of it", R"({"type":"string","description":"d","maxLength":3})", make(FieldType::List), R"({"type":"array","description":"d","items":{"type":"string","maxLength":3}})", "Make a a List");
    field("and back", R"({"type":"array","description":"d","items":{"type":"string","maxLength":3}})", make(FieldType::Text), R"({"type":"string","description":"d","maxLength":3})", "Make a a Text");
    field("list to another type", R"({"type":"array","items":{"type":"string"},"maxItems":3})", make(FieldType::Number), R"({"type":"number"})", "Make a a Number");
    field("to a group", R"({"type":"string","title":"t"})", make(FieldType::Group), R"({"type":"object","title":"t","properties":{},"required":[],"additionalProperties":false})", "Make a a Group");
    field("to one of", R"({"type":"string","description":"d"})", make(FieldType::OneOf), R"({"description":"d","anyOf":[{"type":"string"},{"type":"number"}]})", "Make a a One of");
    field("to a reference, still nullable", R"({"type":["string","null"],"description":"d"})", make(FieldType::Reference, "#/$defs/x"), R"({"anyOf":[{"$ref":"#/$defs/x"},{"type":"null"}],"description":"d"})", "Make a a Reference");
    field("to anything", R"({"type":"string","description":"d","minLength":1})", make(FieldType::Anything), R"({"description":"d"})", "Make a a Anything");
    field("from anything to a list", "{}", make(FieldType::List), R"({"type":"array","items":{"type":"string"}})", "Make a a List");
    field("from true", "true", make(FieldType::Text), R"({"type":"string"})", "Make a a Text");
    const auto nullable = [](bool on) -> Edit { return [=](const JsonSource &source) { return setNullable(source, text("/properties/a"), on); }; };
    const char *const allow = "Allow a to be empty";
    const char *const forbid = "Do not allow a to be empty";
    field("null beside a type", R"({"type":"string"})", nullable(true), R"({"type":["string","null"]})", allow);
    field("null beside types", R"({"type":["string","number"]})", nullable(true), R"({"type":["string","number","null"]})", allow);
    field("null in a choice", R"({"type":"string","enum":["x"]})", nullable(true), R"({"type":["string","null"],"enum":["x",null]})", allow);
    field("null in a choice without type", R"({"enum":["x"]})", nullable(true), R"({"enum":["x",null]})", allow);
    field("null beside a constant", R"({"const":"x"})", nullable(true), R"({"enum":["x",null]})", allow);
    field("null beside a reference", R"({"$ref":"#/$defs/x","description":"d"})", nullable(true), R"({"anyOf":[{"$ref":"#/$defs/x"},{"type":"null"}],"description":"d"})", allow);
    field("null beside a reference that has a union", R"({"$ref":"#","anyOf":[true]})", nullable(true), R"({"anyOf":[{"$ref":"#","anyOf":[true]},{"type":"null"}]})", allow);
    field("null in a union", R"({"anyOf":[{"type":"string"},{"type":"number"}]})", nullable(true), R"({"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]})", allow);
    field("nullable already", R"({"type":["null","string"]})", nullable(true), R"({"type":["null","string"]})", allow);
    field("anything is", R"({})", nullable(true), R"({})", allow);
    field("no null beside a type", R"({"type":["string","null"]})", nullable(false), R"({"type":"string"})", forbid);
    field("no null in a choice", R"({"type":["string","null"],"enum":["x",null]})", nullable(false), R"({"type":"string","enum":["x"]})", forbid);
    field("no null beside a reference", R"({"anyOf":[{"$ref":"#/$defs/x"},{"type":"null"}],"description":"d"})", nullable(false), R"({"$ref":"#/$defs/x","description":"d"})", forbid);
    field("no null in a union", R"({"oneOf":[{"type":"null"},{"type":"string"},{"type":"number"}]})", nullable(false), R"({"oneOf":[{"type":"string"},{"type":"number"}]})", forbid);
    field("nothing but null", R"({"type":"null"})", nullable(false), R"({"type":"null"})", forbid);
}

void TestSchemaEdits::definitions_data()
{
    columns();
    const auto extract = [](const char *pointer, const char *name, bool everywhere) -> Edit {
        return [=](const JsonSource &source) { return extractDefinition(source, text(pointer), text(name), everywhere); };
    };
    row("extract", R"({
  "properties": {
    "home": {
      "description": "Where.",
      "properties": {
        "city": { "type": "string" }
      }
    }
  }
}
)",
        extract("/properties/home", "address", false), R"({
  "properties": {
    "home": {
      "$ref": "#/$defs/address",
      "description": "Where."
    }
  },
  "$defs": {
    "address": {
      "properties": {
        "city": { "type": "string" }
      }
    }
  }
}
)",
        "Make address a shared part", "/properties/home");
    row("extract all that are equal, whatever their descriptions", R"({"properties":{"a":{"type":"string","description":"x"},"b":{"type":"string"},"c":{"type":"number"}},"definitions":{"z":{}}})",
        extract("/properties/a", "t", true), R"({"properties":{"a":{"$ref":"#/definitions/t","description":"x"},"b":{"$ref":"#/definitions/t"},"c":{"type":"number"}},"definitions":{"z":{},"t":{"type":"string"}}})",
        "Make t a shared part", "/properties/a");
    row("extract only one", R"({"properties":{"a":{"type":"string"},"b":{"type":"string"}},"$defs":{}})", extract("/properties/a", "t", false),
        R"({"properties":{"a":{"$ref":"#/$defs/t"},"b":{"type":"string"}},"$defs":{"t":{"type":"string"}}})", "Make t a shared part", "/properties/a");
    row("extract what refers to itself", R"({"properties":{"a":{"items":{"$ref":"#/properties/a"}},"b":{"$ref":"#/properties/a/items"}}})", extract("/properties/a", "t", false),
        R"({"properties":{"a":{"$ref":"#/$defs/t"},"b":{"$ref":"#/$defs/t/items"}},"$defs":{"t":{"items":{"$ref":"#/$defs/t"}}}})", "Make t a shared part", "/properties/a");
    const auto inlined = [](const char *pointer) -> Edit { return [=](const JsonSource &source) { return inlineReference(source, text(pointer)); }; };
    row("inline; what stands beside it wins", R"({"properties":{"a":{"$ref":"#/$defs/t","description":"here","title":"T"}},"$defs":{"t":{"type":"string","description":"there","maxLength":12345678901234567890123}}})",
        inlined("/properties/a"),
        R"({"properties":{"a":{"title":"T","type":"string","description":"here","maxLength":12345678901234567890123}},"$defs":{"t":{"type":"string","description":"there","maxLength":12345678901234567890123}}})",
        "Copy the shared part t in here", "/properties/a");
    row("inline with its layout", "{\n  \"items\": {\n    \"$ref\": \"#/$defs/t\"\n  },\n  \"$defs\": {\n    \"t\": {\n      \"type\": \"string\"\n    }\n  }\n}", inlined("/items"),
        "{\n  \"items\": {\n    \"type\": \"string\"\n  },\n  \"$defs\": {\n    \"t\": {\n      \"type\": \"string\"\n    }\n  }\n}", "Copy the shared part t in here", "/items");
    row("add", R"({"type":"object"})", [](const JsonSource &source) { return addDefinition(source, text("t"), json("{}")); }, R"({"type":"object","$defs":{"t":{}}})", "Add the shared part t", "/$defs/t");
    const auto remove = [](const char *pointer) -> Edit { return [=](const JsonSource &source) { return removeDefinition(source, text(pointer)); }; };
    row("remove, though it refers to itself", R"({"$defs":{"a":{"items":{"$ref":"#/$defs/a"}},"b":{}}})", remove("/$defs/a"), R"({"$defs":{"b":{}}})", "Remove the shared part a", "");
    row("remove the last", R"({"type":"object","$defs":{"a":{}}})", remove("/$defs/a"), R"({"type":"object"})", "Remove the shared part a", "");
}

void TestSchemaEdits::rules_data()
{
    columns();
    CrossRule rule;
    rule.whenField = text("category");
    rule.whenValues = {"billing"};
    rule.thenField = text("sub");
    rule.thenValues = {"refund", "invoice"};
    const Edit add = [=](const JsonSource &source) { return addCrossRule(source, QString(), rule); };
    row("the first", "{\n  \"type\": \"object\"\n}\n", add, R"({
  "type": "object",
  "allOf": [
    {
      "if": {
        "properties": {
          "category": {
            "const": "billing"
          }
        },
        "required": ["category"]
      },
      "then": {
        "properties": {
          "sub": {
            "enum": ["refund", "invoice"]
          }
        }
      }
    }
  ]
}
)",
        "Add a rule for sub", "/allOf/0");
    row("one more", R"({"allOf":[{"$ref":"#/x"}]})", add,
        R"({"allOf":[{"$ref":"#/x"},{"if":{"properties":{"category":{"const":"billing"}},"required":["category"]},"then":{"properties":{"sub":{"enum":["refund","invoice"]}}}}]})", "Add a rule for sub", "/allOf/1");
    const char *const one = R"({"type":"object","allOf":[{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"]}}]})";
    CrossRule limit{text("/allOf/0"), text("a"), {1, 2}, text("b"), CrossRule::Demand::AtLeast, {5}};
    row("changed", one, [=](const JsonSource &source) { return changeCrossRule(source, limit); },
        R"({"type":"object","allOf":[{"if":{"properties":{"a":{"enum":[1,2]}},"required":["a"]},"then":{"properties":{"b":{"minimum":5}}}}]})", "Change the rule for b", "/allOf/0");
    const Edit remove = [](const JsonSource &source) { return removeCrossRule(source, text("/allOf/0")); };
    row("the only one removed", one, remove, R"({"type":"object"})", "Remove the rule for b", "");
    row("one of two removed; references follow", R"({"allOf":[{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"]}},{"x":1}],"not":{"$ref":"#/allOf/1"}})", remove,
        R"({"allOf":[{"x":1}],"not":{"$ref":"#/allOf/0"}})", "Remove the rule for b", "");
    CrossRule out{{}, text("a"), {1}, text("b"), CrossRule::Demand::LeftOut, {}};
    row("left out", R"({"type":"object"})", [=](const JsonSource &source) { return addCrossRule(source, QString(), out); },
        R"({"type":"object","allOf":[{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":false}}}]})", "Add a rule for b", "/allOf/0");
}

// Rules that the lint has moved to the local ones, and rules that stand beside other keywords.
void TestSchemaEdits::localRules_data()
{
    columns();
    const auto schema = [](const char *before, const QByteArray &inside) {
        return QByteArray(R"({"type":"object")") + before + R"(,"x-cuewright-local":{)" + inside + "}}";
    };
    const auto pair = [](const char *value, const char *field) {
        return QStringLiteral(R"("if":{"properties":{"a":{"const":%1}},"required":["a"]},"then":{"required":["%2"]})").arg(text(value), text(field)).toUtf8();
    };
    const QByteArray one = pair("1", "b");
    const QByteArray two = pair("2", "c");
    const QByteArray both = one + R"(,"allOf":[{)" + two + "}]";
    const CrossRule rule{{}, text("a"), {2}, text("c"), CrossRule::Demand::Required, {}};
    row("added where the others are", schema("", one), [=](const JsonSource &source) { return addCrossRule(source, QString(), rule); },
        schema("", R"("allOf":[{)" + two + "}]," + one), "Add a rule for c", "/x-cuewright-local/allOf/0");
    CrossRule changed = rule;
    changed.pointer = text("/x-cuewright-local");
    row("changed beside the list", schema("", both), [=](const JsonSource &source) { return changeCrossRule(source, changed); },
        schema("", two + R"(,"allOf":[{)" + two + "}]"), "Change the rule for c", "/x-cuewright-local");
    const auto remove = [](const char *pointer) -> Edit { return [=](const JsonSource &source) { return removeCrossRule(source, text(pointer)); }; };
    row("the one beside the list removed", schema("", both), remove("/x-cuewright-local"), schema("", R"("allOf":[{)" + two + "}]"), "Remove the rule for b", "");
    row("the one in the list removed", schema("", both), remove("/x-cuewright-local/allOf/0"), schema("", one), "Remove the rule for c", "");
    row("the last one removed", schema("", one), remove("/x-cuewright-local"), R"({"type":"object"})", "Remove the rule for b", "");
    row("the last list removed", schema("", R"("allOf":[{)" + one + "}]"), remove("/x-cuewright-local/allOf/0"), R"({"type":"object"})", "Remove the rule for b", "");
    row("other local rules stay", schema("", R"("minProperties":1,)" + one), remove("/x-cuewright-local"), schema("", R"("minProperties":1)"), "Remove the rule for b", "");
    row("of the group itself", "{" + one + R"(,"type":"object"})", remove(""), R"({"type":"object"})", "Remove the rule for b", "");
    const auto swap = [](const char *moved, const char *to) -> Edit { return [=](const JsonSource &source) { return moveCrossRule(source, text(moved), text(to)); }; };
    row("swapped in the list; references follow", R"({"allOf":[{)" + one + "},true,{" + two + R"(}],"not":{"$ref":"#/allOf/2/if"}})", swap("/allOf/0", "/allOf/2"),
        R"({"allOf":[{)" + two + "},true,{" + one + R"(}],"not":{"$ref":"#/allOf/0/if"}})", "Move the rule for b", "/allOf/2");
    row("swapped with the one beside the list", schema("", both), swap("/x-cuewright-local/allOf/0", "/x-cuewright-local"),
        schema("", two + R"(,"allOf":[{)" + one + "}]"), "Move the rule for c", "/x-cuewright-local");
    const QByteArray three = pair("3", "d");
    const auto four = [](const QByteArray &list) -> QByteArray { return R"({"allOf":[)" + list + R"(],"not":{"$ref":"#/allOf/0/then"}})"; };
    row("to the end; those behind it move up", four("{" + one + "},{" + two + "},true,{" + three + "}"), swap("/allOf/0", "/allOf/3"),
        R"({"allOf":[{)" + two + "},{" + three + "},true,{" + one + R"(}],"not":{"$ref":"#/allOf/3/then"}})", "Move the rule for b", "/allOf/3");
    row("to the front; those before it move down", four("{" + one + "},{" + two + "},true,{" + three + "}"), swap("/allOf/3", "/allOf/0"),
        R"({"allOf":[{)" + three + "},{" + one + "},true,{" + two + R"(}],"not":{"$ref":"#/allOf/1/then"}})", "Move the rule for d", "/allOf/0");
}

void TestSchemaEdits::rewrites_data()
{
    columns();
    const auto as = [](const char *wanted) -> Edit { return [=](const JsonSource &source) { return rewriteAs(source, json(wanted), text("fix")); }; };
    const auto plain = [&](const char *name, const char *before, const char *wanted, const char *after) { row(name, before, as(wanted), after, "fix", ""); };
    plain("equal", "{ \"a\" :1.0 }", R"({"a":1})", "{ \"a\" :1.0 }");
    plain("other order: the longest row stays", "{\n  \"a\": [ 1 ],\n  \"b\": 2,\n  \"c\": 3\n}", R"({"b":2,"c":3,"a":[1]})", "{\n  \"b\": 2,\n  \"c\": 3,\n  \"a\": [ 1 ]\n}");
    plain("a new name for the same value", "{\n  \"a\": { \"x\":1 },\n  \"b\": 2\n}", R"({"z":{"x":1},"b":2})", "{\n  \"z\": { \"x\":1 },\n  \"b\": 2\n}");
    plain("moved and changed", R"({"a":1,"b":2})", R"({"b":2,"a":3})", R"({"b":2,"a":3})");
    plain("all gone", "{\n  \"a\": 1\n}\n", "{}", "{}\n");
    plain("all new", "{\n  \"a\": 1\n}\n", R"({"b":2,"c":{"d":3}})", "{\n  \"b\": 2,\n  \"c\": {\n    \"d\": 3\n  }\n}\n");
    plain("items between", "[1, 2, 3, 4]", "[1, 9, 4]", "[1, 9, 4]");
    plain("items in front", "[\n  1\n]", "[0, 1]", "[\n  0,\n  1\n]");
    plain("another kind", "[1]", R"({"a":1})", "{\"a\": 1}");
    plain("two runs of three removed", "{ \"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4, \"e\": 5 }", R"({"c":3})", "{ \"c\": 3 }");
    plain("removed and added at both ends", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}", R"({"x":7,"b":2,"y":8})", "{\n  \"x\": 7,\n  \"b\": 2,\n  \"y\": 8\n}");
}

void TestSchemaEdits::refusals_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("message");
    const auto refuse = [](const char *name, const char *before, const Edit &edit, const char *message) { QTest::newRow(name) << text(before) << edit << text(message); };
    const char *const gone = "This place is no longer in the schema.";
    refuse("remove what is no field", kTriage, [](const JsonSource &s) { return removeProperty(s, text("/type")); }, gone);
    refuse("rename what is gone", kTriage, [](const JsonSource &s) { return renameProperty(s, text("/properties/gone"), text("x")); }, gone);
    refuse("add to no group", kTriage, [](const JsonSource &s) { return addProperty(s, {text("/type"), -1, text("x"), true}); }, gone);
    refuse("a name that is taken", kTriage, [](const JsonSource &s) { return addProperty(s, {QString(), -1, text("note"), true}); }, "There is already a field “note” here.");
    refuse("no name", kTriage, [](const JsonSource &s) { return addProperty(s, {QString(), -1, QString(), true}); }, "A field needs a name.");
    refuse("a new name that is taken", kTriage, [](const JsonSource &s) { return renameProperty(s, text("/properties/note"), text("category")); }, "There is already a field “category” here.");
    refuse("a new name that a rule has", R"({"properties":{"a":{}},"if":{"properties":{"a":{},"b":{}}}})", [](const JsonSource &s) { return renameProperty(s, text("/properties/a"), text("b")); },
        "A rule of this group already speaks of a field “b”.");
    refuse("into itself", kTriage, [](const JsonSource &s) { return moveProperty(s, text("/properties/customer"), text("/properties/customer"), -1); }, "A group cannot be moved into itself.");
    refuse("no group above", kTriage, [](const JsonSource &s) { return movePropertyIntoGroup(s, text("/properties/note")); }, "There is no group above note.");
    refuse("no group around", kTriage, [](const JsonSource &s) { return movePropertyOutOfGroup(s, text("/properties/note")); }, "note is in no group that it could leave.");
    refuse("a move to a group that has the name", R"({"properties":{"a":{},"g":{"properties":{"a":{}}}}})", [](const JsonSource &s) { return moveProperty(s, text("/properties/a"), text("/properties/g"), 0); },
        "There is already a field “a” here.");
    refuse("keyword of false", "{\"not\": false}", [](const JsonSource &s) { return setKeyword(s, text("/not"), text("type"), "string"); }, "This schema allows nothing; choose a type for it first.");
    refuse("a shared part that is used", R"({"$defs":{"a":{}},"items":{"$ref":"#/$defs/a"}})", [](const JsonSource &s) { return removeDefinition(s, text("/$defs/a")); }, "The shared part a is used by 1 fields.");
    refuse("a shared part that is there", R"({"$defs":{"a":{}},"items":{}})", [](const JsonSource &s) { return extractDefinition(s, text("/items"), text("a"), false); }, "There is already a shared part “a”.");
    refuse("a shared part where something else stands", R"({"$defs":[],"items":{}})", [](const JsonSource &s) { return addDefinition(s, text("a"), true); }, "“$defs” holds something else than shared parts.");
    refuse("inline nothing", R"({"items":{"$ref":"#/$defs/a"}})", [](const JsonSource &s) { return inlineReference(s, text("/items")); }, "This reference leads to nothing in this schema.");
    refuse("inline without end", R"({"items":{"$ref":"#"}})", [](const JsonSource &s) { return inlineReference(s, text("/items")); }, "This reference leads to a schema that holds it; it would never end.");
    refuse("inline an address", R"({"items":{"$ref":"#/$defs/a"},"$defs":{"a":{"$anchor":"x"}}})", [](const JsonSource &s) { return inlineReference(s, text("/items")); },
        "What this reference leads to has an address of its own, which cannot be there twice.");
    refuse("a rule without values", "{}", [](const JsonSource &s) { return addCrossRule(s, QString(), {{}, text("a"), {}, text("b"), CrossRule::Demand::Required, {}}); }, "A rule needs a value of a for which it holds.");
    refuse("a rule without field", "{}", [](const JsonSource &s) { return addCrossRule(s, QString(), {{}, text("a"), {1}, {}, CrossRule::Demand::Required, {}}); }, "A rule needs two fields.");
    refuse("a rule with a limit that is none", "{}", [](const JsonSource &s) { return addCrossRule(s, QString(), {{}, text("a"), {1}, text("b"), CrossRule::Demand::AtMost, {"x"}}); }, "A rule needs to say what b must be.");
    refuse("a sent rule among the local ones", R"({"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"]},"x-cuewright-local":{"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"required":["b"]}}})",
        [](const JsonSource &s) { return moveCrossRule(s, QString(), text("/x-cuewright-local")); }, "A rule that is only checked here stays behind the rules that are sent.");
    refuse("what is no rule of ours", R"({"allOf":[{"$ref":"#/x"}]})", [](const JsonSource &s) { return removeCrossRule(s, text("/allOf/0")); }, gone);
}

void TestSchemaEdits::refusals()
{
    QFETCH(QString, before);
    QFETCH(Edit, edit);
    SchemaDocument document;
    document.setText(before);
    const auto done = document.apply(edit(document.source()));
    QVERIFY(!done);
    QTEST(done.error().message, "message");
    QCOMPARE(document.text(), before);
    QVERIFY(!document.canUndo());
    QVERIFY(!edit(JsonSource())); // nothing can be edited in a text that does not parse
}

void TestSchemaEdits::rulesAreRead_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("sentence"); // empty: none of ours
    const auto read = [](const char *when, const char *then, const char *sentence) {
        QTest::addRow("%s / %s", when, then) << QStringLiteral(R"({"allOf":[true,{"if":%1,"then":%2}]})").arg(text(when), text(then)) << text(sentence);
    };
    const char *const whenA = R"({"properties":{"a":{"enum":["x","y"]}},"required":["a"]})";
    read(whenA, R"({"required":["b"]})", "When a is one of x, y, b must be there.");
    read(whenA, R"({"properties":{"b":{"const":1}}})", "When a is one of x, y, b is 1.");
    read(whenA, R"({"properties":{"b":{"enum":[1,2]}}})", "When a is one of x, y, b is one of 1, 2.");
    read(whenA, R"({"properties":{"b":{"minimum":3}}})", "When a is one of x, y, b is at least 3.");
    read(whenA, R"({"properties":{"b":{"maximum":3}}})", "When a is one of x, y, b is at most 3.");
    read(whenA, R"({"properties":{"b":false}})", "When a is one of x, y, b is left out.");
    read(R"({"properties":{"a":{"const":null}},"required":["a"]})", R"({"required":["b"]})", "When a is null, b must be there.");
    for (const char *other : {R"({"properties":{"a":{"const":1}}})", R"({"properties":{"a":{"const":1}},"required":["b"]})", R"({"properties":{"a":{"type":"string"}},"required":["a"]})",
             R"({"properties":{"a":{"const":1},"c":{"const":1}},"required":["a"]})", R"({"properties":{"a":{"enum":[]}},"required":["a"]})", R"({"required":["a"]})", "true"})
        read(other, R"({"required":["b"]})", "");
    for (const char *other : {R"({"required":["b","c"]})", R"({"required":[1]})", R"({"properties":{"b":{"minimum":"x"}}})", R"({"properties":{"b":{"minimum":1,"maximum":2}}})", R"({"properties":{}})", "false"})
        read(whenA, other, "");
}

void TestSchemaEdits::rulesAreRead()
{
    QFETCH(QString, schema);
    QFETCH(QString, sentence);
    const Json parsed = *parseJson(schema.toUtf8());
    const auto rules = crossRules(parsed, QString());
    QCOMPARE(rules.size(), sentence.isEmpty() ? 0 : 1);
    QCOMPARE(otherRules(parsed, QString()), sentence.isEmpty() ? QList<OtherRule>({{text("/allOf/1"), false}}) : QList<OtherRule>());
    if (rules.isEmpty())
        return;
    QCOMPARE(crossRuleText(rules.first()), sentence);
    QCOMPARE(rules.first().pointer, text("/allOf/1"));
    // Written again it is the same rule.
    const auto written = changeCrossRule(JsonSource::parse(schema), rules.first());
    QVERIFY(written);
    QVERIFY(written->isEmpty());
}

void TestSchemaEdits::groups_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("group"); // "-": none
    const auto at = [](const char *schema, const char *group) { QTest::newRow(schema) << text(schema) << text(group); };
    at(R"({"type":"object"})", "");
    at(R"({"properties":{}})", "");
    at(R"({"type":["object","null"]})", "");
    at(R"({"items":{"type":"object"}})", "/items");
    at(R"({"anyOf":[{"type":"null"},{"type":"object"}]})", "/anyOf/1");
    at(R"({"oneOf":[{"items":{"properties":{}}},{"type":"null"}]})", "/oneOf/0/items");
    at(R"({"anyOf":[{"type":"object"},{"type":"object"}]})", "-");
    at(R"({"$ref":"#/$defs/x"})", "-");
    at(R"({"type":"string"})", "-");
    at("true", "-");
}

void TestSchemaEdits::groups()
{
    QFETCH(QString, schema);
    QTEST(groupAt(*parseJson(schema.toUtf8()), QString()).value_or(text("-")), "group");
}

QTEST_GUILESS_MAIN(TestSchemaEdits)
#include "tst_schemaedits.moc"
