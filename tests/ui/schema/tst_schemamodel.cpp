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
    model.setSchema(first, QStringLiteral("s"));
    const QPersistentModelIndex kept = model.indexAt(u"/properties/c");
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    const Json second = group(after);
    model.setSchema(second, QStringLiteral("s"));
    SchemaModel fresh;
    fresh.setSchema(second, QStringLiteral("s"));
    QCOMPARE(rows(model), rows(fresh));
    for (const QString &pointer : rows(fresh)) // what was looked up before is not where it was
        QCOMPARE(model.indexAt(pointer).data(SchemaModel::PointerRole).toString(), pointer);
    QTEST(int(inserted.size()), "inserted");
    QTEST(int(removed.size()), "removed");
    QTEST(int(moved.size()), "moved");
    QVERIFY(kept.isValid());
    QTEST(kept.data().toString(), "kept");
}

QTEST_MAIN(TestSchemaModel)
#include "tst_schemamodel.moc"
