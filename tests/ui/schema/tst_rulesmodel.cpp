#include "schema/rulesmodel.h"

#include "schema/schemamodel.h"
#include "schema/schemaverbs.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QtTest>

using namespace cuewright;

class TestRulesModel : public QObject
{
    Q_OBJECT
private slots:
    void values_data();
    void values();
    void shows_data();
    void shows();
    void changes_data();
    void changes();
    void addsAndMoves();
    void drops_data();
    void drops();
    void nestedGroups();
};

namespace {

struct Designer
{
    explicit Designer(const QString &text)
    {
        QObject::connect(&document, &SchemaDocument::schemaChanged, &fields, [this] { take(); });
        document.setText(text);
    }
    void take()
    {
        fields.setSchema(document.source(), QStringLiteral("s"));
        rules.refresh();
    }
    QStringList cells(int row) const
    {
        QStringList cells;
        for (int column = 0; column < RulesModel::ColumnCount; ++column)
            cells << rules.index(row, column).data().toString();
        return cells;
    }

    SchemaDocument document;
    SchemaVerbs verbs{document};
    SchemaModel fields;
    RulesModel rules{verbs, fields};
    QAbstractItemModelTester tester{&rules, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

const QString kFields = QStringLiteral(
    R"("type":"object","properties":{"team":{"type":"string","enum":["billing","crash"]},"sub":{"type":"string"},"hours":{"type":"number","maximum":9},"urgent":{"type":["boolean","null"]}})");

QString schemaWith(const QString &rest)
{
    return u'{' + kFields + (rest.isEmpty() ? QString() : u',' + rest) + u'}';
}

const QString kRule = QStringLiteral(R"({"if":{"properties":{"team":{"const":"billing"}},"required":["team"]},"then":%1})");

} // namespace

void TestRulesModel::values_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<bool>("texts");
    QTest::addColumn<QString>("shown");
    QTest::newRow("words") << QByteArray(R"(["refund","invoice"])") << true << "refund, invoice";
    QTest::newRow("a comma") << QByteArray(R"(["a, b","c"])") << true << R"("a, b", c)";
    QTest::newRow("quotation marks") << QByteArray(R"(["\"x\"","y\"z"])") << true << R"("\"x\"", y"z)";
    QTest::newRow("text that looks like a number") << QByteArray(R"(["3"])") << true << "3";
    QTest::newRow("the same where numbers are meant") << QByteArray(R"(["3",3,true,null])") << false << R"("3", 3, true, null)";
    QTest::newRow("empty and blank") << QByteArray(R"([""," x"])") << true << R"("", " x")";
    QTest::newRow("lists") << QByteArray(R"([[1,2],{"a":"b,c"}])") << false << R"([1,2], {"a":"b,c"})";
}

void TestRulesModel::values()
{
    QFETCH(QByteArray, values);
    QFETCH(bool, texts);
    QFETCH(QString, shown);
    const auto parsed = parseJson(values);
    const std::vector<Json> all(parsed->begin(), parsed->end());
    QCOMPARE(valuesText(all, texts), shown);
    QVERIFY(readValues(shown, texts) == all);
    QVERIFY(readValues(QStringLiteral(", %1,%1 ,").arg(shown), texts) == all); // gaps and doubles are nothing
}

void TestRulesModel::shows_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QStringList>("cells");
    const auto row = [](const char *name, const QString &rest, const char *cells) {
        QTest::newRow(name) << schemaWith(rest) << QString::fromUtf8(cells).split(u'|');
    };
    const auto rule = [](const char *then) { return QStringLiteral(R"("allOf":[)") + kRule.arg(QLatin1String(then)) + u']'; };
    row("one of", rule(R"({"properties":{"sub":{"enum":["refund","3"]}}})"), "team|billing|sub|must be|refund, 3|");
    row("there", rule(R"({"required":["sub"]})"), "team|billing|sub|must be there||");
    row("at most", rule(R"({"properties":{"hours":{"maximum":3}}})"), "team|billing|hours|is at most|3|");
    row("left out", rule(R"({"properties":{"sub":false}})"), "team|billing|sub|is left out||");
    row("local", QStringLiteral(R"("x-cuewright-local":)") + kRule.arg(QStringLiteral(R"({"required":["sub"]})")), "team|billing|sub|must be there||checked here only");
    row("foreign", QStringLiteral(R"("allOf":[{"if":true,"then":{"minProperties":2}}])"), R"({"if":true,"then":{"minProperties":2}}|||||kept as written)");
}

void TestRulesModel::shows()
{
    QFETCH(QString, schema);
    const Designer designer(schema);
    QCOMPARE(designer.rules.rowCount(), 1);
    QTEST(designer.cells(0), "cells");
    const bool own = !designer.rules.row(0)->isOther;
    QCOMPARE(bool(designer.rules.index(0, RulesModel::WhenColumn).flags() & Qt::ItemIsEditable), own);
    QVERIFY(!(designer.rules.index(0, RulesModel::NoteColumn).flags() & Qt::ItemIsEditable));
}

void TestRulesModel::changes_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("cells"); // empty: refused
    QTest::addColumn<bool>("asks"); // for a value
    QTest::newRow("other field") << int(RulesModel::ThenColumn) << QVariant(QStringLiteral("hours")) << "team|billing|hours|must be|refund|" << false;
    QTest::newRow("other condition takes a value that fits") << int(RulesModel::WhenColumn) << QVariant(QStringLiteral("urgent")) << "urgent|billing|sub|must be|refund|" << false;
    QTest::newRow("two values") << int(RulesModel::IsColumn) << QVariant(QStringLiteral("crash, billing")) << "team|crash, billing|sub|must be|refund|" << false;
    QTest::newRow("no value") << int(RulesModel::ValueColumn) << QVariant(QStringLiteral(" , ")) << "" << false;
    QTest::newRow("values") << int(RulesModel::ValueColumn) << QVariant(QStringLiteral("a, 4")) << "team|billing|sub|must be|a, 4|" << false;
    QTest::newRow("there") << int(RulesModel::DemandColumn) << QVariant(1) << "team|billing|sub|must be there||" << false;
    QTest::newRow("at least") << int(RulesModel::DemandColumn) << QVariant(2) << "team|billing|sub|is at least|0|" << true;
    QTest::newRow("left out") << int(RulesModel::DemandColumn) << QVariant(4) << "team|billing|sub|is left out||" << false;
    QTest::newRow("the same") << int(RulesModel::DemandColumn) << QVariant(0) << "" << false;
    QTest::newRow("note") << int(RulesModel::NoteColumn) << QVariant(QStringLiteral("x")) << "" << false;
}

void TestRulesModel::changes()
{
    QFETCH(int, column);
    QFETCH(QVariant, value);
    QFETCH(QString, cells);
    Designer designer(schemaWith(QStringLiteral(R"("allOf":[)") + kRule.arg(QStringLiteral(R"({"properties":{"sub":{"const":"refund"}}})")) + u']'));
    const QString before = designer.document.text();
    QSignalSpy asked(&designer.rules, &RulesModel::valueWanted);
    QCOMPARE(designer.rules.setData(designer.rules.index(0, column), value), !cells.isEmpty());
    QTEST(asked.size() == 1, "asks");
    if (cells.isEmpty()) {
        QCOMPARE(designer.document.text(), before);
        return;
    }
    QCOMPARE(designer.cells(0).join(u'|'), cells);
    designer.document.undo(); // one step
    QCOMPARE(designer.document.text(), before);
}

void TestRulesModel::addsAndMoves()
{
    Designer designer(schemaWith({}));
    QCOMPARE(designer.rules.add(QStringLiteral("/properties/hours")), 0);
    QCOMPARE(designer.cells(0).join(u'|'), QStringLiteral("team|billing|hours|must be there||"));
    QCOMPARE(designer.rules.add({}), 1);
    QCOMPARE(designer.cells(1).join(u'|'), QStringLiteral("team|billing|sub|must be there||"));
    QCOMPARE(designer.rules.move(0, -1), -1);
    QCOMPARE(designer.rules.move(1, 1), -1);
    QCOMPARE(designer.rules.move(0, 1), 1);
    QCOMPARE(designer.cells(0)[2], QStringLiteral("sub"));
    QCOMPARE(designer.cells(1)[2], QStringLiteral("hours"));
    designer.rules.remove(0);
    QCOMPARE(designer.rules.rowCount(), 1);
    QCOMPARE(designer.cells(0)[2], QStringLiteral("hours"));
    designer.rules.remove(0);
    QCOMPARE(designer.document.text(), schemaWith({}));
}

void TestRulesModel::drops_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("order"); // empty: refused
    QTest::newRow("to the end") << 0 << 3 << "sub urgent hours";
    QTest::newRow("down by one") << 0 << 2 << "sub hours urgent";
    QTest::newRow("to the front") << 2 << 0 << "urgent hours sub";
    QTest::newRow("up by one") << 1 << 0 << "sub hours urgent";
    QTest::newRow("onto itself") << 1 << 1 << "";
    QTest::newRow("behind itself") << 1 << 2 << "";
    QTest::newRow("behind a local one") << 0 << 4 << "";
    QTest::newRow("a local one in front") << 3 << 0 << "";
    QTest::newRow("beside the rows") << 0 << -1 << "";
}

void TestRulesModel::drops()
{
    QFETCH(int, from);
    QFETCH(int, before);
    QFETCH(QString, order);
    const auto rule = [](const char *field) { return kRule.arg(QStringLiteral(R"({"required":["%1"]})").arg(QLatin1String(field))); };
    Designer designer(schemaWith(QStringLiteral(R"("allOf":[%1,%2,%3],"x-cuewright-local":{"allOf":[%4]})").arg(rule("hours"), rule("sub"), rule("urgent"), rule("sub"))));
    const QString text = designer.document.text();
    QCOMPARE(designer.rules.rowCount(), 4);
    QVERIFY(designer.rules.flags(designer.rules.index(from, 1)) & Qt::ItemIsDragEnabled);
    const std::unique_ptr<QMimeData> carried(designer.rules.mimeData({designer.rules.index(from, 1)}));
    QSignalSpy wanted(&designer.rules, &RulesModel::moveWanted);
    QCOMPARE(designer.rules.canDropMimeData(carried.get(), Qt::MoveAction, before, 0, {}), !order.isEmpty());
    QVERIFY(!designer.rules.dropMimeData(carried.get(), Qt::MoveAction, before, 0, {})); // the view takes no row away
    QVERIFY(!designer.rules.canDropMimeData(carried.get(), Qt::MoveAction, -1, -1, designer.rules.index(2, 0)));
    QVERIFY(!designer.rules.canDropMimeData(std::make_unique<QMimeData>().get(), Qt::MoveAction, before, 0, {}));
    QCOMPARE(wanted.size(), order.isEmpty() ? 0 : 1);
    QCOMPARE(designer.document.text(), text); // the drag ends first
    if (order.isEmpty())
        return;
    QCOMPARE(wanted[0][0].toInt(), from);
    const int to = wanted[0][1].toInt();
    QCOMPARE(designer.rules.move(from, to - from), to);
    QStringList fields;
    for (int row = 0; row < 3; ++row)
        fields << designer.cells(row)[2];
    QCOMPARE(fields.join(u' '), order);
    designer.document.undo(); // one step
    QCOMPARE(designer.document.text(), text);
}

void TestRulesModel::nestedGroups()
{
    Designer designer(QStringLiteral(R"({"type":"object","properties":{"only":{"type":"array","items":{)") + kFields + QStringLiteral("}}}}"));
    QVERIFY(!designer.rules.whyNot({}).isEmpty()); // one field
    QCOMPARE(designer.rules.add({}), -1);
    QVERIFY(designer.rules.whyNot(QStringLiteral("/properties/only/items/properties/sub")).isEmpty());
    QCOMPARE(designer.rules.add(QStringLiteral("/properties/only/items/properties/sub")), 0);
    QCOMPARE(designer.rules.row(0)->rule.pointer, QStringLiteral("/properties/only/items/allOf/0"));
    QCOMPARE(designer.rules.index(0, 0).data(RulesModel::ChoicesRole).toStringList().join(u' '), QStringLiteral("team sub hours urgent"));
}

QTEST_MAIN(TestRulesModel)
#include "tst_rulesmodel.moc"
