#include "project/draftjournal.h"

#include "base/files.h"
#include "fakeclock.h"
#include "results.h"

#include <QSemaphore>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

class TestDraftJournal : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void reachesTheDiskWithinASecond();
    void newestOfManyIsMade();
    void survivesTheOwner();
    void discardLeavesNothing_data();
    void discardLeavesNothing();
    void keysDoNotMix();
    void anotherNameTakesTheDraftAlong();
    void damaged_data();
    void damaged();
    void saysWhenItCannotWrite();

private:
    static DraftJournal::Make draftOf(const QByteArray &text)
    {
        return [text]() -> Result<Draft> {
            Draft draft;
            draft.text = text;
            draft.base = "base";
            draft.extra = Json{{"z", 1}, {"a", "two\nlines"}};
            return draft;
        };
    }
    QString folder() const { return m_dir->filePath(QStringLiteral("drafts")); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    const QString m_key = QStringLiteral("/home/ada/prompts/über.prompty");
};

void TestDraftJournal::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>();
}

void TestDraftJournal::reachesTheDiskWithinASecond()
{
    DraftJournal journal(folder(), m_key, *m_clock);
    QSignalSpy written(&journal, &DraftJournal::written);
    const QByteArray text("---\r\nname: x\n---\n\0\xC3\xA4 \n", 22);
    journal.record(draftOf("old"));
    m_clock->advance(300ms);
    // Somebody who never stops typing must not push the write away.
    journal.record(draftOf(text));
    m_clock->advance(300ms);
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(written.at(0).at(0).toDateTime(), m_clock->utcNow().addMSecs(-100));

    const auto draft = DraftJournal::read(folder(), m_key);
    VERIFY_RESULT(draft);
    QVERIFY(draft->has_value());
    QCOMPARE((*draft)->text, text);
    QCOMPARE((*draft)->key, m_key);
    QCOMPARE((*draft)->base, QByteArray("base"));
    QCOMPARE(writeJson((*draft)->extra), QByteArray(R"({"z":1,"a":"two\nlines"})"));
    QCOMPARE((*draft)->savedAt, m_clock->utcNow().addMSecs(-100));
    QCOMPARE(DraftJournal::keys(folder()), QStringList{m_key});
}

void TestDraftJournal::newestOfManyIsMade()
{
    DraftJournal journal(folder(), m_key, *m_clock);
    std::atomic<int> made = 0;
    for (int i = 0; i < 50; ++i) {
        journal.record([&made, i]() -> Result<Draft> {
            ++made;
            Draft draft;
            draft.text = QByteArray::number(i);
            return draft;
        });
    }
    journal.flush();
    QCOMPARE(made.load(), 1);
    QCOMPARE((*DraftJournal::read(folder(), m_key))->text, QByteArray("49"));
}

void TestDraftJournal::survivesTheOwner()
{
    {
        DraftJournal journal(folder(), m_key, *m_clock);
        journal.record(draftOf("typed just before the window closed"));
    }
    QCOMPARE((*DraftJournal::read(folder(), m_key))->text, QByteArray("typed just before the window closed"));
}

void TestDraftJournal::discardLeavesNothing_data()
{
    QTest::addColumn<bool>("written");
    QTest::addColumn<bool>("writing");
    QTest::newRow("waiting") << false << false;
    QTest::newRow("on the disk") << true << false;
    QTest::newRow("being written") << false << true;
}

void TestDraftJournal::discardLeavesNothing()
{
    QFETCH(bool, written);
    QFETCH(bool, writing);
    DraftJournal journal(folder(), m_key, *m_clock);
    QSemaphore go;
    journal.record([&, make = draftOf("text")]() -> Result<Draft> {
        if (writing)
            go.acquire();
        return make();
    });
    if (written)
        journal.flush();
    QCOMPARE(files().size(), written ? 1 : 0);
    if (writing)
        m_clock->advance(1s);
    journal.discard();
    go.release();
    journal.flush();
    QCOMPARE(files(), QStringList());
    m_clock->advance(1min);
    journal.flush();
    QCOMPARE(files(), QStringList());
    const auto none = DraftJournal::read(folder(), m_key);
    VERIFY_RESULT(none);
    QVERIFY(!none->has_value());
}

void TestDraftJournal::keysDoNotMix()
{
    DraftJournal one(folder(), QStringLiteral("one"), *m_clock);
    DraftJournal two(folder(), QStringLiteral("two"), *m_clock);
    one.record(draftOf("1"));
    two.record(draftOf("2"));
    one.flush();
    two.flush();
    QCOMPARE((*DraftJournal::read(folder(), QStringLiteral("one")))->text, QByteArray("1"));
    two.discard();
    two.flush();
    QCOMPARE(DraftJournal::keys(folder()), QStringList{QStringLiteral("one")});
}

void TestDraftJournal::anotherNameTakesTheDraftAlong()
{
    DraftJournal journal(folder(), QStringLiteral("untitled:1"), *m_clock);
    journal.record(draftOf("1"));
    journal.flush();
    journal.setKey(m_key);
    journal.record(draftOf("2"));
    journal.flush();
    QCOMPARE(DraftJournal::keys(folder()), QStringList{m_key});
}

void TestDraftJournal::damaged_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<QByteArray>("put");
    QTest::newRow("cut short") << 3 << QByteArray();
    QTest::newRow("one byte changed") << 1 << QByteArray("X");
    QTest::newRow("more at the end") << 0 << QByteArray("X");
    QTest::newRow("empty") << 1'000'000 << QByteArray();
    QTest::newRow("no JSON") << 1'000'000 << QByteArray("hello\nworld");
    QTest::newRow("other JSON") << 1'000'000 << QByteArray("[1]\nworld");
    QTest::newRow("later format") << 1'000'000 << QByteArray("{\"cuewright-draft\":2}\nworld");
}

void TestDraftJournal::damaged()
{
    QFETCH(int, cut);
    QFETCH(QByteArray, put);
    {
        DraftJournal journal(folder(), m_key, *m_clock);
        journal.record(draftOf("the text"));
    }
    const QString path = QDir(folder()).filePath(files().value(0));
    QByteArray content = *readFile(path, 10'000);
    content.chop(cut);
    QVERIFY(writeFile(path, content + put));
    const auto draft = DraftJournal::read(folder(), m_key);
    QVERIFY(!draft);
    QCOMPARE(draft.error().code, Error::Code::Parse);
    QVERIFY(QFile::exists(path));
    QCOMPARE(DraftJournal::keys(folder()), QStringList());
}

void TestDraftJournal::saysWhenItCannotWrite()
{
    QVERIFY(writeFile(folder(), "a file where the folder should be"));
    DraftJournal journal(folder(), m_key, *m_clock);
    QSignalSpy failed(&journal, &DraftJournal::failed);
    QSignalSpy written(&journal, &DraftJournal::written);
    journal.record(draftOf("text"));
    m_clock->advance(1s);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().code, Error::Code::Io);
    QCOMPARE(written.size(), 0);
}

QTEST_GUILESS_MAIN(TestDraftJournal)
#include "tst_draftjournal.moc"
