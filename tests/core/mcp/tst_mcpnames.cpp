#include "mcp/mcpnames.h"

#include <QRegularExpression>
#include <QtTest>

using namespace cuewright;
using namespace Qt::StringLiterals;

class TestMcpNames final : public QObject
{
    Q_OBJECT
private slots:
    void plainNamesStayReadable()
    {
        const McpNames names({{u"files"_s, u"read_file"_s}, {u"files"_s, u"read.text"_s}, {u"docs"_s, u"read_file"_s}});
        QCOMPARE(names.nameOf({u"files"_s, u"read_file"_s}), QStringLiteral("files__read_file"));
        QCOMPARE(names.nameOf({u"files"_s, u"read.text"_s}), QStringLiteral("files__read_text"));
        QCOMPARE(names.nameOf({u"docs"_s, u"read_file"_s}), QStringLiteral("docs__read_file"));
        QVERIFY(names.nameOf({u"docs"_s, u"other"_s}).isEmpty());
        QVERIFY(!names.targetOf(u"files__other"_s));
    }

    void everyToolIsFoundAgain_data()
    {
        QTest::addColumn<QList<McpNames::Target>>("targets");
        using Targets = QList<McpNames::Target>;
        QTest::newRow("dot and line") << Targets{{u"a"_s, u"x.y"_s}, {u"a"_s, u"x_y"_s}, {u"a"_s, u"x y"_s}};
        QTest::newRow("the border of key and name") << Targets{{u"a__b"_s, u"c"_s}, {u"a"_s, u"b__c"_s}};
        QTest::newRow("long") << Targets{{u"server"_s, QString(128, u'n')}, {u"server"_s, QString(127, u'n') + u'm'}};
        QTest::newRow("64 and 65") << Targets{{u"s"_s, QString(61, u'n')}, {u"s"_s, QString(62, u'n')}};
        QTest::newRow("no Latin letters") << Targets{{u"s"_s, u"文件"_s}, {u"s"_s, u"目录"_s}, {u"сервер"_s, u"x"_s}, {u"сервис"_s, u"x"_s}};
        QTest::newRow("twice") << Targets{{u"s"_s, u"a"_s}, {u"s"_s, u"a"_s}};
        QTest::newRow("empty key") << Targets{{u""_s, u"a"_s}, {u""_s, u""_s}};
    }
    void everyToolIsFoundAgain()
    {
        QFETCH(QList<McpNames::Target>, targets);
        const McpNames names(targets);
        static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
        for (const auto &target : targets) {
            const QString name = names.nameOf(target);
            QVERIFY2(allowed.match(name).hasMatch(), qPrintable(name));
            QCOMPARE(names.targetOf(name), std::optional(target));
        }
        std::reverse(targets.begin(), targets.end());
        const McpNames again(targets); // a name does not depend on the order
        for (const auto &target : targets)
            QCOMPARE(again.nameOf(target), names.nameOf(target));
    }

    void namesOfOthersAreLeftAlone()
    {
        const McpNames names({{u"a"_s, u"b"_s}}, {QStringLiteral("a__b")});
        QVERIFY(names.nameOf({u"a"_s, u"b"_s}) != u"a__b");
        QCOMPARE(names.targetOf(names.nameOf({u"a"_s, u"b"_s}))->tool, QStringLiteral("b"));
    }

    void definition()
    {
        McpTool tool;
        tool.description = QStringLiteral("Reads");
        tool.inputSchema = *parseJson(R"({"$schema":"draft-07","type":"object","properties":{"z":{},"a":{}}})");
        const ToolDefinition made = toolDefinitionOf(tool, QStringLiteral("s__t"));
        QCOMPARE(made.name, QStringLiteral("s__t"));
        QCOMPARE(made.description, QStringLiteral("Reads"));
        QCOMPARE(writeJson(made.parameters), QByteArray(R"({"type":"object","properties":{"z":{},"a":{}}})"));
        QVERIFY(!made.strict);
    }
};

QTEST_GUILESS_MAIN(TestMcpNames)
#include "tst_mcpnames.moc"
