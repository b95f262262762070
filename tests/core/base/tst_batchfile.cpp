#include "base/batchfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;
using namespace Qt::StringLiterals;

class TestBatchFile final : public QObject
{
    Q_OBJECT
private slots:
    void programs_data();
    void programs();
};

void TestBatchFile::programs_data()
{
    QTest::addColumn<QStringList>("files"); // that there are, in one folder
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("elsewhere"); // node, where it is not beside
    QTest::addColumn<QString>("expected"); // what is started, and "|" before each argument; empty: nothing is
    const QString npx = u"node_modules/npm/bin/npx-cli.js"_s;
    const QString npm = u"node_modules/npm/bin/npm-cli.js"_s;
    QTest::newRow("a program") << QStringList() << u"server.exe"_s << QString() << u"server.exe|-y|a & b"_s;
    QTest::newRow("no ending") << QStringList() << u"cmdline"_s << QString() << u"cmdline|-y|a & b"_s;
    QTest::newRow("npx") << QStringList{u"node.exe"_s, npx} << u"npx.cmd"_s << u"other/node.exe"_s << u"node.exe|"_s + npx + u"|-y|a & b"_s;
    QTest::newRow("npm, in capitals") << QStringList{u"node.exe"_s, npm} << u"NPM.CMD"_s << QString() << u"node.exe|"_s + npm + u"|-y|a & b"_s;
    QTest::newRow("node is elsewhere") << QStringList{npx} << u"npx.cmd"_s << u"other/node.exe"_s << u"other/node.exe|"_s + npx + u"|-y|a & b"_s;
    QTest::newRow("no node") << QStringList{npx} << u"npx.cmd"_s << QString() << QString();
    QTest::newRow("node is a batch file") << QStringList{npx} << u"npx.cmd"_s << u"other/node.cmd"_s << QString();
    QTest::newRow("no script") << QStringList{u"node.exe"_s} << u"npx.cmd"_s << QString() << QString();
    QTest::newRow("another batch file") << QStringList{u"node.exe"_s, npx} << u"uvx.cmd"_s << QString() << QString();
    QTest::newRow("the older ending") << QStringList() << u"run.bat"_s << QString() << QString();
    QTest::newRow("a dot behind it") << QStringList() << u"run.cmd."_s << QString() << QString();
    QTest::newRow("a blank behind it") << QStringList() << u"run.bat ."_s << QString() << QString();
}

void TestBatchFile::programs()
{
    QFETCH(QStringList, files);
    QFETCH(QString, program);
    QFETCH(QString, elsewhere);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    for (const QString &name : files) {
        QVERIFY(QDir().mkpath(QFileInfo(folder.filePath(name)).path()));
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const auto start = withoutBatchFile(folder.filePath(program), {u"-y"_s, u"a & b"_s}, [&](const QString &) { return elsewhere; });
    QCOMPARE(start.has_value(), !expected.isEmpty());
    if (!start) {
        QCOMPARE(start.error().code, Error::Code::Unsupported);
        QVERIFY(start.error().message.contains(program));
        return;
    }
    QString given = (QStringList(start->program) + start->arguments).join(u'|');
    QCOMPARE(given.remove(folder.path() + u'/'), expected);
}

QTEST_GUILESS_MAIN(TestBatchFile)
#include "tst_batchfile.moc"
