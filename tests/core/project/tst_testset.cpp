#include "project/testset.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;

class TestTestSet : public QObject
{
    Q_OBJECT
private slots:
    void csv_data();
    void csv();
    void csvErrors_data();
    void csvErrors();
    void jsonLines();
    void limit();
    void manyRows();
};

namespace {

Json listOf(const QList<Json> &rows)
{
    Json list = Json::array();
    for (const Json &row : rows)
        list.push_back(row);
    return list;
}

} // namespace

void TestTestSet::csv_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *name, const char *text, const char *rows) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(rows);
    };
    row("plain", "a,b\n1,2\n", R"([{"a":"1","b":"2"}])");
    row("no break at the end", "a,b\n1,2", R"([{"a":"1","b":"2"}])");
    row("CRLF", "a,b\r\n1,2\r\n3,4\r\n", R"([{"a":"1","b":"2"},{"a":"3","b":"4"}])");
    row("CR", "a,b\r1,2\r", R"([{"a":"1","b":"2"}])");
    row("byte order mark", "\xEF\xBB\xBF" "a,b\n1,2", R"([{"a":"1","b":"2"}])");
    row("semicolon", "a;b\n1,5;2\n", R"([{"a":"1,5","b":"2"}])");
    row("tab", "a\tb\n1,5\t2;\n", R"([{"a":"1,5","b":"2;"}])");
    row("separator in a quoted header", "\"a;;;\",b\n1,2\n", R"([{"a;;;":"1","b":"2"}])");
    row("quotes", "a,b\n\"x, \"\"y\"\"\",2\n", R"([{"a":"x, \"y\"","b":"2"}])");
    row("line break in quotes", "a,b\n\"x\r\ny\",2\n", R"([{"a":"x\r\ny","b":"2"}])");
    row("empty quotes", "a,b\n\"\",\n", R"([{"a":"","b":""}])");
    row("blanks stay", "a,b\n x ,2 \n", R"([{"a":" x ","b":"2 "}])");
    row("names are trimmed", " a ,b\n1,2\n", R"([{"a":"1","b":"2"}])");
    row("quote inside", "a\nx\"y\n", R"([{"a":"x\"y"}])");
    row("blank lines", "\n\na,b\n\n1,2\n\n", R"([{"a":"1","b":"2"}])");
    row("short row", "a,b,c\n1,2\n", R"([{"a":"1","b":"2"}])");
    row("one column", "a\n1\n2\n", R"([{"a":"1"},{"a":"2"}])");
    row("only a header", "a,b\n", "[]");
    row("nothing", "", "[]");
    row("only a mark", "\xEF\xBB\xBF", "[]");
    row("letters of the world", "näme,名\nü,字\n", R"([{"näme":"ü","名":"字"}])");
}

void TestTestSet::csv()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rows);
    const auto read = readCsv(text, 1000);
    VERIFY_RESULT(read);
    QCOMPARE(writeJson(listOf(*read)), rows);
}

void TestTestSet::csvErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const char *text, int line, int column) {
        QTest::newRow(name) << QByteArray(text) << line << column;
    };
    row("quote without end", "a,b\n1,\"x\n2,3\n", 2, 3);
    row("text after a quote", "a,b\n\"x\"y,2\n", 2, 4);
    row("too many fields", "a,b\n1,2\n1,2,3\n", 3, 1);
    row("lines inside quotes count", "a,b\n\"1\n2\",2\n1,2,3\n", 4, 1);
    row("header twice", "a,a\n1,2\n", 1, 1);
    row("header without a name", "a,,b\n1,2,3\n", 1, 1);
    row("invalid UTF-8", "a,b\n1,2\n1,\xFF\n", 3, 3);
    row("UTF-16", "\xFF\xFE" "a", 1, 1);
}

void TestTestSet::csvErrors()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto read = readCsv(text, 1000);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::Parse);
    QCOMPARE(read.error().at, (TextPosition{line, column}));
}

void TestTestSet::jsonLines()
{
    const auto read = readJsonLines("\xEF\xBB\xBF{\"a\":1}\r\n\n  {\"a\":{\"b\":[]}}  ", 10);
    VERIFY_RESULT(read);
    QCOMPARE(writeJson(listOf(*read)), QByteArray(R"([{"a":1},{"a":{"b":[]}}])"));
    const auto broken = readJsonLines("{}\n\n{\"a\":}\n", 10);
    QVERIFY(!broken);
    QCOMPARE(broken.error().at, (TextPosition{3, 6}));
    QCOMPARE(broken.error().code, Error::Code::Parse);
    const auto list = readJsonLines("{}\n[1]\n", 10);
    QVERIFY(!list);
    QCOMPARE(list.error().at.line, 2);
    QVERIFY(!readJsonLines("{} {}\n", 10));
    QVERIFY(!readJsonLines("{\"a\":\"\xFF\"}", 10));
}

void TestTestSet::limit()
{
    QCOMPARE(readCsv("a\n1\n2\n3\n", 2)->size(), 2);
    QCOMPARE(readJsonLines("{}\n{}\n{}\n", 2)->size(), 2);
}

// Linear: megabytes in a moment, also where all of it is one quoted field.
void TestTestSet::manyRows()
{
    QByteArray text = "a,b\n";
    for (int i = 0; i < 50'000; ++i)
        text += "some text,other text\n";
    QCOMPARE(readCsv(text, 1'000'000)->size(), 50'000);
    const QByteArray quoted = "a\n\"" + QByteArray("\"\"x\n").repeated(500'000) + "\"\n";
    QCOMPARE(readCsv(quoted, 10)->size(), 1);
}

QTEST_GUILESS_MAIN(TestTestSet)
#include "tst_testset.moc"
