#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

class TestSchemaDocument : public QObject
{
    Q_OBJECT
private slots:
    void opensAFile();
    void opensWhatDoesNotParse();
    void typingIsParsedWhenAsked();
    void brokenTextKeepsTheLastGoodSchema();
    void emptyTextKeepsNothing();
    void editsNeedACurrentText();
    void typingMerges_data();
    void typingMerges();
    void whatEndsAStepOfTyping();
    void oneHistoryForBoth();
    void aNewStepForgetsTheUndone();
    void modified();
    void savedTextCanBeOutOfReach();
    void signalsOfAnEdit();
    void takesWhatIsParsedAlready_data();
    void takesWhatIsParsedAlready();
    void replacesOutOfRange();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

const QString kSchema = QStringLiteral("{\n  \"properties\": {\n    \"a\": {}\n  }\n}\n");

Result<SchemaEdit> renameA(const SchemaDocument &document, const char *name)
{
    return renameProperty(document.source(), QStringLiteral("/properties/a"), text(name));
}

} // namespace

void TestSchemaDocument::opensAFile()
{
    SchemaDocument document;
    QVERIFY(!document.isCurrent()); // no text is no schema
    QVERIFY(!document.isModified());
    QSignalSpy schema(&document, &SchemaDocument::schemaChanged);
    QSignalSpy problem(&document, &SchemaDocument::problemChanged);
    QSignalSpy patched(&document, &SchemaDocument::patched);
    document.setText(kSchema);
    QCOMPARE(document.text(), kSchema);
    QVERIFY(document.isCurrent());
    QVERIFY(!document.problem());
    QCOMPARE(document.json().dump(), std::string(R"({"properties":{"a":{}}})"));
    QCOMPARE(schema.count(), 1);
    QCOMPARE(problem.count(), 1);
    QCOMPARE(patched.count(), 1);
    QCOMPARE(patched.first().first().value<TextPatches>(), (TextPatches{{0, 0, kSchema}}));
    QVERIFY(!document.canUndo() && !document.canRedo() && !document.isModified());
}

void TestSchemaDocument::opensWhatDoesNotParse()
{
    SchemaDocument document;
    document.setText(kSchema);
    QSignalSpy schema(&document, &SchemaDocument::schemaChanged);
    document.setText(text("{\n"));
    QCOMPARE(document.text(), text("{\n"));
    QVERIFY(!document.isCurrent());
    QCOMPARE(document.problem()->at.line, 2);
    QVERIFY(document.json().is_null()); // nothing of the file before
    QCOMPARE(schema.count(), 1);
}

void TestSchemaDocument::typingIsParsedWhenAsked()
{
    SchemaDocument document;
    document.setText(kSchema);
    QSignalSpy schema(&document, &SchemaDocument::schemaChanged);
    QSignalSpy patched(&document, &SchemaDocument::patched);
    document.replaceText(kSchema.indexOf(u'a'), 1, text("b"));
    QVERIFY(document.text().contains(text("\"b\": {}")));
    QVERIFY(!document.isCurrent());
    QVERIFY(document.json()["properties"].contains("a"));
    QCOMPARE(schema.count(), 0);
    document.reparse();
    QVERIFY(document.isCurrent());
    QVERIFY(document.json()["properties"].contains("b"));
    QCOMPARE(schema.count(), 1);
    document.reparse(); // nothing new
    QCOMPARE(schema.count(), 1);
    QCOMPARE(patched.count(), 0); // the editor has it already
}

// It is where a schema begins.
void TestSchemaDocument::emptyTextKeepsNothing()
{
    SchemaDocument document;
    document.setText(kSchema);
    QSignalSpy schema(&document, &SchemaDocument::schemaChanged);
    document.replaceText(0, kSchema.size(), text(" \n"));
    QVERIFY(!document.json().is_null());
    document.reparse();
    QVERIFY(document.json().is_null());
    QVERIFY(document.problem());
    QVERIFY(!document.isCurrent());
    QCOMPARE(schema.count(), 1);
    document.replaceText(0, 1, text(" "));
    document.reparse();
    QCOMPARE(schema.count(), 1); // it was gone before
    document.undo();
    document.undo();
    QVERIFY(document.isCurrent());
    QVERIFY(document.json().is_object());
    QVERIFY(schema.count() > 1);
}

void TestSchemaDocument::brokenTextKeepsTheLastGoodSchema()
{
    SchemaDocument document;
    document.setText(kSchema);
    QSignalSpy schema(&document, &SchemaDocument::schemaChanged);
    QSignalSpy problem(&document, &SchemaDocument::problemChanged);
    document.replaceText(0, 0, text("x"));
    document.reparse();
    QVERIFY(document.problem());
    QCOMPARE(document.source().text(), kSchema);
    QVERIFY(document.json()["properties"].contains("a"));
    QCOMPARE(problem.count(), 1);
    document.replaceText(document.text().size(), 0, text(" ")); // the same problem
    document.reparse();
    QCOMPARE(problem.count(), 1);
    QCOMPARE(schema.count(), 0);
    document.replaceText(0, 1, QString());
    document.reparse();
    QVERIFY(!document.problem());
    QCOMPARE(problem.count(), 2);
    QCOMPARE(schema.count(), 1);
}

void TestSchemaDocument::editsNeedACurrentText()
{
    SchemaDocument document;
    document.setText(kSchema);
    const auto made = renameA(document, "b");
    document.replaceText(0, 0, text(" "));
    QCOMPARE(document.apply(made).error().message, text("The source has just been changed; try again."));
    document.reparse();
    QCOMPARE(document.apply(made).error().message,
        text("The source has just been changed; try again.")); // its places are old
    QVERIFY(document.apply(renameA(document, "b")));
    document.replaceText(0, 0, text("x"));
    document.reparse();
    const auto refused = document.apply(setRequired(document.source(), text("/properties/b"), true));
    QCOMPARE(refused.error().code, Error::Code::Invalid);
    QCOMPARE(refused.error().message,
        text("The fields can be changed again when the source is right. Line 1: x is no value; a text needs "
             "quotation marks."));
    QVERIFY(
        document.apply(fail(Error::Code::Unsupported, text("no"))).error().code == Error::Code::Unsupported);
}

void TestSchemaDocument::typingMerges_data()
{
    struct Change
    {
        int position, removed;
        const char *inserted;
    };
    QTest::addColumn<QList<TextPatch>>("changes");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("steps");
    const auto row
        = [](const char *name, std::initializer_list<Change> changes, const char *after, int steps) {
              QList<TextPatch> list;
              for (const Change &change : changes)
                  list.append({change.position, change.removed, text(change.inserted)});
              QTest::newRow(name) << list << text(after) << steps;
          };
    // The text is [1234].
    row("one word", {{1, 0, "a"}, {2, 0, "b"}, {3, 0, "c"}}, "[abc1234]", 1);
    row("and back", {{1, 0, "a"}, {2, 0, "b"}, {2, 1, ""}, {1, 1, ""}}, "[1234]", 1);
    row("back beyond its start", {{3, 0, "a"}, {3, 1, ""}, {2, 1, ""}, {1, 1, ""}}, "[34]", 1);
    row("forward beyond its end", {{2, 0, "a"}, {3, 1, ""}, {3, 1, ""}}, "[1a4]", 1);
    row("over it and both sides", {{3, 0, "ab"}, {2, 4, "x"}}, "[1x4]", 1);
    row("inside it", {{1, 0, "abcd"}, {3, 0, "x"}}, "[abxcd1234]", 1);
    row("elsewhere", {{1, 0, "a"}, {5, 0, "b"}}, "[a123b4]", 2);
    row("elsewhere before", {{4, 0, "a"}, {2, 0, "b"}}, "[1b23a4]", 2);
    row("a line break ends it", {{1, 0, "a"}, {2, 0, "\n"}, {3, 0, "b"}}, "[a\nb1234]", 2);
    row("backspace alone", {{4, 1, ""}, {3, 1, ""}, {2, 1, ""}}, "[1]", 1);
    row("nothing", {{2, 0, ""}}, "[1234]", 0);
}

void TestSchemaDocument::typingMerges()
{
    QFETCH(QList<TextPatch>, changes);
    QFETCH(QString, after);
    QFETCH(int, steps);
    SchemaDocument document;
    document.setText(text("[1234]"));
    for (const TextPatch &change : changes)
        document.replaceText(change.position, change.removed, change.inserted);
    QCOMPARE(document.text(), after);
    int undone = 0;
    for (; document.canUndo(); ++undone) {
        QCOMPARE(document.undoLabel(), text("Typing"));
        document.undo();
    }
    QCOMPARE(undone, steps);
    QCOMPARE(document.text(), text("[1234]"));
    while (document.canRedo())
        document.redo();
    QCOMPARE(document.text(), after);
}

void TestSchemaDocument::whatEndsAStepOfTyping()
{
    const QList<std::function<void(SchemaDocument &)>> ends{
        [](SchemaDocument &document) { document.endTyping(); },
        [](SchemaDocument &document) { document.setSaved(); },
        [](SchemaDocument &document) {
            document.undo();
            document.redo();
        }};
    for (const auto &end : ends) {
        SchemaDocument document;
        document.setText(text("[]"));
        document.replaceText(1, 0, text("1"));
        document.reparse(); // does not end it
        document.replaceText(2, 0, text("2"));
        end(document);
        document.replaceText(3, 0, text("3"));
        document.undo();
        QCOMPARE(document.text(), text("[12]"));
        document.undo();
        QCOMPARE(document.text(), text("[]"));
    }
}

void TestSchemaDocument::oneHistoryForBoth()
{
    SchemaDocument document;
    document.setText(kSchema);
    QVERIFY(document.apply(renameA(document, "b")));
    document.replaceText(document.text().indexOf(u'b'), 1, text("c"));
    document.reparse();
    QVERIFY(document.apply(setRequired(document.source(), text("/properties/c"), true)));
    QCOMPARE(document.undoLabel(), text("Require c"));
    document.undo();
    QCOMPARE(document.undoLabel(), text("Typing"));
    QCOMPARE(document.redoLabel(), text("Require c"));
    document.undo();
    QVERIFY(document.isCurrent()); // parsed at once
    QVERIFY(document.json()["properties"].contains("b"));
    QCOMPARE(document.undoLabel(), text("Rename a to b"));
    document.undo();
    QCOMPARE(document.text(), kSchema);
    QCOMPARE(document.undoLabel(), QString());
    document.undo();
    QCOMPARE(document.text(), kSchema);
    QCOMPARE(document.redoLabel(), text("Rename a to b"));
    while (document.canRedo())
        document.redo();
    QVERIFY(document.json()["required"] == Json::array({"c"}));
    document.redo();
    QCOMPARE(document.redoLabel(), QString());
}

void TestSchemaDocument::aNewStepForgetsTheUndone()
{
    SchemaDocument document;
    document.setText(kSchema);
    QVERIFY(document.apply(renameA(document, "b")));
    document.undo();
    document.replaceText(0, 0, text(" "));
    QVERIFY(!document.canRedo());
    document.undo();
    QCOMPARE(document.text(), kSchema);
}

void TestSchemaDocument::modified()
{
    SchemaDocument document;
    document.setText(kSchema);
    QVERIFY(document.apply(renameA(document, "b")));
    QVERIFY(document.isModified());
    document.setSaved();
    QVERIFY(!document.isModified());
    document.undo();
    QVERIFY(document.isModified());
    document.redo();
    QVERIFY(!document.isModified());
    document.replaceText(0, 0, text(" "));
    QVERIFY(document.isModified());
}

void TestSchemaDocument::savedTextCanBeOutOfReach()
{
    SchemaDocument document;
    document.setText(kSchema);
    QVERIFY(document.apply(renameA(document, "b")));
    document.setSaved();
    document.undo();
    QVERIFY(document.apply(renameA(document, "c"))); // as many steps as when it was saved, another text
    QVERIFY(document.isModified());
    document.undo();
    QVERIFY(document.isModified());
}

void TestSchemaDocument::signalsOfAnEdit()
{
    SchemaDocument document;
    document.setText(text(R"({"properties":{"a":{}},"required":["a"]})"));
    QString shown = document.text();
    QStringList order;
    connect(&document, &SchemaDocument::patched, this,
        [&](const TextPatches &patches) {
            shown = patchedText(shown, patches);
            order << text("patched");
        });
    connect(&document, &SchemaDocument::schemaChanged, this, [&] {
        QCOMPARE(shown, document.source().text()); // the editor is up to date when the tree hears of it
        order << text("schema");
    });
    connect(&document, &SchemaDocument::historyChanged, this, [&] { order << text("history"); });
    connect(&document, &SchemaDocument::selectionSuggested, this,
        [&](const QString &pointer) { order << pointer; });
    QVERIFY(document.apply(renameA(document, "bb")));
    QCOMPARE(order,
        (QStringList{
            text("patched"), text("schema"), text("history"), text("/properties/bb")}));
    order.clear();
    document.undo();
    // What the step selected is gone with it; what stands there now is the next best.
    QCOMPARE(order,
        (QStringList{
            text("patched"), text("schema"), text("history"), text("/properties/a")}));
    order.clear();
    QVERIFY(document.apply(renameA(document, "a"))); // changes nothing
    QVERIFY(order.isEmpty());
    QVERIFY(document.canRedo());
}

void TestSchemaDocument::takesWhatIsParsedAlready_data()
{
    QTest::addColumn<bool>("inAFile"); // that holds more than the schema
    QTest::newRow("the schema alone") << false;
    QTest::newRow("in a file") << true;
}

void TestSchemaDocument::takesWhatIsParsedAlready()
{
    QFETCH(bool, inAFile);
    SchemaDocument document;
    if (inAFile)
        document.setPlace([](const Json &) { return QStringLiteral("/parameters"); });
    const QString before = inAFile ? QStringLiteral("{\n\"parameters\": ") + kSchema + u'}' : kSchema;
    document.setText(before);
    const auto edit = renameA(document, "b");
    QVERIFY(edit);
    const JsonSource after = JsonSource::parse(patchedText(edit->before, edit->patches));
    QVERIFY(after.isValid());
    QSignalSpy schema(&document, &SchemaDocument::schemaChanged);
    QVERIFY(document.apply(edit, after));
    QCOMPARE(&document.file().json(), &after.json()); // the very one
    QCOMPARE(document.text(), patchedText(before, edit->patches));
    QCOMPARE(document.file().text(), document.text());
    QVERIFY(document.isCurrent() && !document.problem());
    QVERIFY(document.json()["properties"].contains("b"));
    QCOMPARE(schema.count(), 1);
    document.undo();
    QCOMPARE(document.text(), before);
    QVERIFY(document.json()["properties"].contains("a"));
    document.redo();
    QVERIFY(document.json()["properties"].contains("b"));
    // Of another text it is not taken.
    const auto other = renameProperty(document.source(), QStringLiteral("/properties/b"), text("c"));
    QVERIFY(other);
    QVERIFY(document.apply(other, after));
    QVERIFY(document.json()["properties"].contains("c"));
    QCOMPARE(document.file().text(), document.text());
}

void TestSchemaDocument::replacesOutOfRange()
{
    SchemaDocument document;
    document.setText(text("[]"));
    document.replaceText(99, 99, text("x"));
    QCOMPARE(document.text(), text("[]x"));
    document.replaceText(-5, 99, text("y"));
    QCOMPARE(document.text(), text("y"));
    document.undo();
    QCOMPARE(document.text(), text("[]"));
}

QTEST_GUILESS_MAIN(TestSchemaDocument)
#include "tst_schemadocument.moc"
