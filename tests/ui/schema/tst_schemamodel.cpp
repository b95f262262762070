#include "schema/schemamodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace cuewright;

class TestSchemaModel : public QObject
{
    Q_OBJECT
private slots:
    void follows_data();
    void follows();
    void readsOnlyWhatChanged_data();
    void readsOnlyWhatChanged();
};

namespace {

QStringList rows(const SchemaModel &model, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        all << index.data(SchemaModel::PointerRole).toString();
        all << rows(model, index);
    }
    return all;
}

Json group(const QString &names)
{
    Json schema{{"type", "object"}, {"properties", Json::object()}};
    for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
        schema["properties"][toUtf8(name)] = Json{{"type", "string"}};
    return schema;
}

JsonSource sourceOf(const Json &schema)
{
    return JsonSource::parse(QString::fromUtf8(writeJson(schema)));
}

/// All that a row shows, and where it points to in the schema.
QStringList shown(const SchemaModel &model, const JsonSource &schema, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const FieldNode &node = *model.node(index);
        QStringList cells{index.data().toString(), QString::number(node.row)};
        for (const int role : {SchemaModel::PointerRole, SchemaModel::LabelRole, SchemaModel::NoteRole, SchemaModel::HintRole,
                 SchemaModel::RequiredRole})
            cells << index.data(role).toString();
        const bool isShared = node.role == FieldNode::Role::Shared;
        const auto points = [&](const Json *at, const QString &pointer) { return at == resolvePointer(schema.json(), pointer); };
        cells << (isShared || (points(node.schema, node.pointer) && points(node.shape.schema, node.shape.pointer)) ? QStringLiteral("points")
                                                                                                                  : QStringLiteral("dangles"));
        all << cells.join(u'|') << shown(model, schema, index);
    }
    return all;
}

} // namespace

void TestSchemaModel::follows_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("inserted");
    QTest::addColumn<int>("removed");
    QTest::addColumn<int>("moved");
    QTest::addColumn<QString>("kept"); // where the persistent index of "c" has to lead
    QTest::newRow("nothing") << "a b c d" << "a b c d" << 0 << 0 << 0 << "c";
    QTest::newRow("renamed") << "a b c d" << "a b x d" << 0 << 0 << 0 << "x";
    QTest::newRow("added") << "a b c d" << "a n b c d" << 1 << 0 << 0 << "c";
    QTest::newRow("gone") << "a b c d" << "b c d" << 0 << 1 << 0 << "c";
    QTest::newRow("one down") << "a b c d" << "b c d a" << 0 << 0 << 1 << "c";
    QTest::newRow("one up") << "a b c d" << "d a b c" << 0 << 0 << 1 << "c";
    QTest::newRow("itself down") << "a b c d" << "a b d c" << 0 << 0 << 1 << "c";
    QTest::newRow("reversed") << "a b c d" << "d c b a" << 0 << 0 << 3 << "c";
    QTest::newRow("new before a row that went down") << "w p c" << "p n w c" << 1 << 0 << 1 << "c";
    QTest::newRow("all others") << "a c d" << "x y c" << 1 << 2 << 0 << "c";
}

void TestSchemaModel::follows()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    SchemaModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Json first = group(before);
    model.setSchema(sourceOf(first), QStringLiteral("s"));
    const QPersistentModelIndex kept = model.indexAt(u"/properties/c");
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    const Json second = group(after);
    model.setSchema(sourceOf(second), QStringLiteral("s"));
    SchemaModel fresh;
    fresh.setSchema(sourceOf(second), QStringLiteral("s"));
    QCOMPARE(rows(model), rows(fresh));
    for (const QString &pointer : rows(fresh)) // what was looked up before is not where it was
        QCOMPARE(model.indexAt(pointer).data(SchemaModel::PointerRole).toString(), pointer);
    QTEST(int(inserted.size()), "inserted");
    QTEST(int(removed.size()), "removed");
    QTEST(int(moved.size()), "moved");
    QVERIFY(kept.isValid());
    QTEST(kept.data().toString(), "kept");
}

void TestSchemaModel::readsOnlyWhatChanged_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // empty: taken out
    QTest::addColumn<int>("changed"); // rows of which the model says so; -1: whatever follows from new rows
    QTest::newRow("nothing") << "/properties/a/maximum" << "1" << 0;
    QTest::newRow("a limit") << "/properties/a/maximum" << "2" << 1;
    QTest::newRow("the same limit in other words") << "/properties/a/maximum" << "1.0" << 1;
    QTest::newRow("inside a group") << "/properties/g/properties/x/description" << "\"new\"" << 1;
    QTest::newRow("inside a list of groups") << "/properties/l/items/properties/y/description" << "\"new\"" << 1;
    QTest::newRow("inside a group that may be empty") << "/properties/n/anyOf/0/properties/z/description" << "\"new\"" << 1;
    QTest::newRow("inside an option") << "/properties/o/anyOf/0/properties/p/description" << "\"new\"" << 1;
    QTest::newRow("inside a shared part") << "/$defs/d/properties/e/description" << "\"new\"" << 1;
    QTest::newRow("what is required") << "/required" << "[\"g\"]" << 3; // a, g, and the group around them
    QTest::newRow("another type") << "/properties/g" << "{\"type\":\"string\"}" << -1;
    QTest::newRow("a field less") << "/properties/a" << "" << -1;
    QTest::newRow("a field more") << "/properties/g/properties/w" << "{\"type\":\"boolean\"}" << -1;
    QTest::newRow("other shared parts, too") << "/definitions" << "{\"f\":{\"type\":\"object\",\"properties\":{\"x\":true}}}" << -1;
    QTest::newRow("no shared parts") << "/$defs" << "" << -1;
    QTest::newRow("options of one name change places") << "/properties/o/anyOf"
        << "[{\"title\":\"t\",\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}}},{\"type\":\"string\"}]" << -1;
}

void TestSchemaModel::readsOnlyWhatChanged()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(int, changed);
    const Json before = *parseJson(QByteArray(
        "{'type':'object','properties':{"
        "'a':{'type':'number','maximum':1},"
        "'g':{'type':'object','properties':{'x':{'type':'string'},'y':{'type':'array','items':{'type':'string'}}},'required':['x']},"
        "'l':{'type':'array','items':{'type':'object','properties':{'y':{'type':'string'}}},'prefixItems':[{'type':'string'}]},"
        "'n':{'anyOf':[{'type':'object','properties':{'z':{'type':'string'}}},{'type':'null'}]},"
        "'o':{'anyOf':[{'title':'t','type':'object','properties':{'p':{'type':'string'}}},"
        "{'title':'t','type':'object','properties':{'q':{'type':'string'}}}]}},"
        "'required':['a'],'$defs':{'d':{'type':'object','properties':{'e':{'type':'string'}}}}}").replace('\'', '"'));
    Json after = before;
    const Json::json_pointer place(toUtf8(pointer));
    if (value.isEmpty())
        after[place.parent_pointer()].erase(place.back());
    else
        after[place] = *parseJson(value.toUtf8());
    SchemaModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSchema(sourceOf(before), QStringLiteral("s"));
    int rowsChanged = 0;
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [&](const QModelIndex &first, const QModelIndex &last) { rowsChanged += last.row() - first.row() + 1; });
    for (const Json &schema : {after, before, after}) { // there, back, and there again: what was kept must not be stale
        rowsChanged = 0;
        const JsonSource source = sourceOf(schema);
        model.setSchema(source, QStringLiteral("s"));
        SchemaModel fresh;
        fresh.setSchema(source, QStringLiteral("s"));
        QCOMPARE(shown(model, source), shown(fresh, source));
        QVERIFY(!shown(model, source).join(u'\n').contains(QStringLiteral("dangles")));
        if (changed >= 0)
            QCOMPARE(rowsChanged, changed);
    }
}

QTEST_MAIN(TestSchemaModel)
#include "tst_schemamodel.moc"
