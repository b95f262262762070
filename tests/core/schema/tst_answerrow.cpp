#include "base/csv.h"
#include "schema/answerrow.h"

#include <QtTest>

using namespace cuewright;

/// An answer as one row of a table.
class TestAnswerRow : public QObject
{
    Q_OBJECT
private slots:
    void columns();
    void cells_data();
    void cells();
    void csv_data();
    void csv();

private:
    static QList<SchemaField> fields();
};

QList<SchemaField> TestAnswerRow::fields()
{
    return schemaFields(*parseJson(R"({"type":"object","properties":{"z":{"type":"string"},"who":{"type":"object","properties":{
        "name":{"type":"string"},"at":{"type":"object","properties":{"x":{"type":"number"}}}}},"tags":{"type":"array","items":{"type":"string"}},
        "free":{"type":"object"},"yes":{"type":"boolean"}}})"));
}

void TestAnswerRow::columns()
{
    QCOMPARE(answerColumns(fields()).join(u' '), QStringLiteral("z who.name who.at.x tags free yes"));
}

void TestAnswerRow::cells_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("line");
    QTest::newRow("all") << QByteArray(R"({"yes":false,"z":"a","who":{"at":{"x":-1.5},"name":"Ü"},"tags":["b","c"],"free":{"k":1}})")
                         << QString::fromUtf8(R"(a,Ü,-1.5,"[""b"",""c""]","{""k"":1}",false)");
    QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral(",,,,,");
    QTest::newRow("no object") << QByteArray("[1]") << QStringLiteral(",,,,,");
    QTest::newRow("null and another kind") << QByteArray(R"({"z":null,"who":"me","tags":"one","more":1})") << QStringLiteral(",,,one,,");
    QTest::newRow("commas, quotes, lines") << QByteArray(R"({"z":"a,\"b\"\nc"})") << QStringLiteral("\"a,\"\"b\"\"\nc\",,,,,");
    QTest::newRow("a formula") << QByteArray(R"({"z":"=1+1","who":{"name":"-2"}})") << QStringLiteral("'=1+1,'-2,,,,");
}

void TestAnswerRow::cells()
{
    QFETCH(QByteArray, answer);
    QTEST(answerCells(fields(), *parseJson(answer)).join(u','), "line");
}

void TestAnswerRow::csv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << QStringLiteral("a b") << QStringLiteral("a b");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("tab first") << QStringLiteral("\ta") << QStringLiteral("'\ta");
    QTest::newRow("carriage return") << QStringLiteral("a\rb") << QStringLiteral("\"a\rb\"");
    QTest::newRow("at") << QStringLiteral("@a,b") << QStringLiteral("\"'@a,b\"");
}

void TestAnswerRow::csv()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
    const QList<SchemaField> odd = schemaFields(*parseJson(R"({"type":"object","properties":{"=a,b":{"type":"string"},"c":{"type":"number"}}})"));
    QCOMPARE(answerCsv(odd, *parseJson(R"({"c":1})"), false), QStringLiteral(",1\r\n"));
    QCOMPARE(answerCsv(odd, *parseJson(R"({"c":1})"), true), QStringLiteral("\"'=a,b\",c\r\n,1\r\n"));
    QCOMPARE(csvLine({QStringLiteral("a"), {}, QStringLiteral("b")}), QStringLiteral("a,,b\r\n"));
}

QTEST_GUILESS_MAIN(TestAnswerRow)
#include "tst_answerrow.moc"
