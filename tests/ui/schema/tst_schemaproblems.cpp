#include "schema/schemaproblems.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace cuewright;

class TestSchemaProblems : public QObject
{
    Q_OBJECT
private slots:
    void follows_data();
    void follows();
    void says();
    void fieldNames_data();
    void fieldNames();
};

namespace {

SchemaProblem problem(const QString &message, const QString &fix = QStringLiteral("Mend"))
{
    return {{QStringLiteral("/properties/a"), QStringLiteral("rule"), LintSeverity::Error, message, fix}, Problem::Severity::Error,
        QStringLiteral("a"), QStringLiteral("/properties/a"), false};
}

QList<SchemaProblem> problems(const QString &messages)
{
    QList<SchemaProblem> rows;
    for (const QString &message : messages.split(u' ', Qt::SkipEmptyParts))
        rows << problem(message);
    return rows;
}

} // namespace

void TestSchemaProblems::follows_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("kept"); // what a view that held on to "c" shows
    QTest::newRow("nothing") << "a b c d" << "a b c d" << "c";
    QTest::newRow("mended before") << "a b c d" << "b c d" << "c";
    QTest::newRow("mended behind") << "a b c d" << "a b c" << "c";
    QTest::newRow("itself mended") << "a b c d" << "a b d" << "";
    QTest::newRow("another sentence") << "a b c d" << "a b x d" << "x";
    QTest::newRow("new ones") << "a c d" << "a n m c d" << "c";
    QTest::newRow("equal rows") << "c c c" << "c c" << "c";
    QTest::newRow("none left") << "c" << "" << "";
    QTest::newRow("all others") << "a b c" << "x y" << "";
}

void TestSchemaProblems::follows()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    SchemaProblems model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(problems(before));
    const auto at = before.split(u' ').indexOf(QStringLiteral("c"));
    const QPersistentModelIndex kept = model.index(static_cast<int>(at), 0);
    model.setRows(problems(after));
    QCOMPARE(model.rows(), problems(after));
    QCOMPARE(model.rowCount(), static_cast<int>(after.split(u' ', Qt::SkipEmptyParts).size()));
    QTEST(kept.data().toString(), "kept");
}

void TestSchemaProblems::says()
{
    SchemaProblems model;
    SchemaProblem local = problem(QStringLiteral("Only here."), {});
    local.isLocal = true;
    local.severity = Problem::Severity::Note;
    SchemaProblem whole = problem(QStringLiteral("No."), {});
    whole.place.clear();
    model.setRows({problem(QStringLiteral("Wrong.")), whole, local});
    QCOMPARE(model.fixableCount(), 1);
    const auto said = [&](int row, int role) { return model.index(row, 0).data(role).toString(); };
    QCOMPARE(said(0, Qt::AccessibleTextRole), QStringLiteral("Error in a: Wrong. Fix: Mend"));
    QCOMPARE(said(1, Qt::AccessibleTextRole), QStringLiteral("Error in the whole schema: No. You have to decide."));
    QCOMPARE(said(2, Qt::AccessibleTextRole), QStringLiteral("Checked here only, in a: Only here."));
    QCOMPARE(said(0, SchemaProblems::RemarkRole), QString());
    QCOMPARE(said(1, SchemaProblems::RemarkRole), QStringLiteral("You decide"));
    QCOMPARE(said(2, SchemaProblems::RemarkRole), QStringLiteral("Checked here only"));
    QCOMPARE(said(1, SchemaProblems::PlaceRole), QStringLiteral("Whole schema"));
}

void TestSchemaProblems::fieldNames_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("name");
    QTest::newRow("root") << "" << "";
    QTest::newRow("keyword of the root") << "/additionalProperties" << "";
    QTest::newRow("field") << "/properties/a" << "a";
    QTest::newRow("keyword of a field") << "/properties/a/minLength" << "a";
    QTest::newRow("field called like a keyword") << "/properties/properties/properties/items" << "items";
    QTest::newRow("in items") << "/properties/list/items/properties/b/format" << "b";
    QTest::newRow("in a branch") << "/properties/a/anyOf/1/properties/b" << "b";
    QTest::newRow("shared") << "/$defs/part/properties/b" << "b";
    QTest::newRow("shared itself") << "/$defs/part/type" << "part";
    QTest::newRow("rule across fields") << "/allOf/0/then/properties/b/enum" << "b";
    QTest::newRow("values are no schemas") << "/properties/a/enum/properties" << "a";
    QTest::newRow("escaped") << "/properties/a~1b~0c" << "a/b~c";
}

void TestSchemaProblems::fieldNames()
{
    QFETCH(QString, pointer);
    QTEST(fieldNameAt(pointer), "name");
}

QTEST_MAIN(TestSchemaProblems)
#include "tst_schemaproblems.moc"
