#include "base/files.h"

#include <QtTest>

using namespace cuewright;

class TestFiles : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void readsWhatWasWritten();
    void limits();
    void failures();
    void linksStayLinks();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFiles::readsWhatWasWritten()
{
    const QString file = path(QStringLiteral("new/folder/file.txt"));
    QVERIFY(writeFile(file, "one"));
    QVERIFY(writeFile(file, QByteArray("t\0wo", 4)));
    QCOMPARE(*readFile(file, 100), QByteArray("t\0wo", 4));
    QCOMPARE(QDir(path(QStringLiteral("new/folder"))).entryList(QDir::Files), QStringList{QStringLiteral("file.txt")});
}

void TestFiles::limits()
{
    const QString file = path(QStringLiteral("file"));
    QVERIFY(writeFile(file, "12345"));
    QVERIFY(readFile(file, 5));
    QCOMPARE(readFile(file, 4).error().code, Error::Code::TooLarge);
}

void TestFiles::failures()
{
    QCOMPARE(readFile(path(QStringLiteral("missing")), 1).error().code, Error::Code::NotFound);
    QCOMPARE(readFile(m_dir->path(), 1).error().code, Error::Code::Io);
    // A folder stands where the file should go.
    QCOMPARE(writeFile(m_dir->path(), "x").error().code, Error::Code::Io);
}

void TestFiles::linksStayLinks()
{
    const QString target = path(QStringLiteral("target"));
    const QString link = path(QStringLiteral("link"));
    QVERIFY(writeFile(target, "old"));
    if (!QFile::link(target, link))
        QSKIP("No symbolic links here");
    QVERIFY(writeFile(link, "new"));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(*readFile(target, 10), QByteArray("new"));
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
