#include "tools/tracekeeper.h"

#include "base/files.h"
#include "fakeclock.h"
#include "tracesample.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>

#include <ctime>
#include <memory>

using namespace cuewright;

/// A trace and its file, which is read and written on other threads.
class TestTraceKeeper final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void opens();
    void saysWhatCannotBeOpened_data();
    void saysWhatCannotBeOpened();
    void isDroppedWhileItOpens();
    void saves();
    void editsWhileItSavesStayUnsaved();
    void theLatestWins();
    void aFailureLosesNothing();
    void asksBeforeItWritesOver();
    void isDestroyedWhileItSaves_data();
    void isDestroyedWhileItSaves();
    void isDeletedInsideItsSignals_data();
    void isDeletedInsideItsSignals();
    void draftsAreRestoredAndGivenUp();
    void holdsUpNobody();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("traces/talk.trace.json")); }
    QString drafts() const { return m_folder->filePath(QStringLiteral("drafts")); }
    void start() { m_keeper = std::make_unique<TraceKeeper>(path(), TraceKeeper::Services{m_clock, drafts()}); }
    void open()
    {
        start();
        QTRY_VERIFY(!m_keeper->isOpening());
    }
    /// The same conversation with another title.
    void edit(const QString &title, bool tell = true)
    {
        m_keeper->document().change([&](Trace &trace) {
            TraceInfo info = trace.info();
            info.title = title;
            trace.setInfo(info);
            const QString branch = trace.branches().first().id;
            return trace.rename(branch, title);
        });
        if (tell)
            QCoreApplication::sendPostedEvents(); // drafts hear of it from the event loop
    }
    void save(bool over = false)
    {
        m_keeper->save(over);
        QTRY_VERIFY(!m_keeper->isSaving());
    }
    QString titleOnDisk() const
    {
        const auto opened = openTrace(path());
        return opened ? opened->trace.info().title : opened.error().message;
    }
    qsizetype draftCount() const { return DraftJournal::keys(drafts()).size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
    std::unique_ptr<TraceKeeper> m_keeper;
};

void TestTraceKeeper::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(saveTrace(sampleTrace(), path()));
}

void TestTraceKeeper::cleanup()
{
    m_keeper.reset();
    m_folder.reset();
}

void TestTraceKeeper::opens()
{
    start();
    QSignalSpy opened(m_keeper.get(), &TraceKeeper::opened);
    QSignalSpy replaced(&m_keeper->document(), &TraceDocument::traceReplaced);
    QVERIFY(m_keeper->isOpening());
    m_keeper->save(); // there is nothing to save yet
    QVERIFY(!m_keeper->isSaving());
    QVERIFY(opened.wait());
    QVERIFY(!m_keeper->isOpening());
    QCOMPARE(opened.count(), 1);
    QCOMPARE(replaced.count(), 1);
    QCOMPARE(m_keeper->title(), QStringLiteral("talk"));
    QVERIFY(!m_keeper->isDirty() && !m_keeper->draftWasRestored());
    QCOMPARE(traceText(m_keeper->document().trace()), traceText(sampleTrace()));
}

void TestTraceKeeper::saysWhatCannotBeOpened_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("missing") << QByteArray() << Error::Code::NotFound;
    QTest::newRow("cut") << QByteArray("{\"cuewright-trace\": 1, \"turns\": [") << Error::Code::Parse;
    QTest::newRow("something else") << QByteArray("[]") << Error::Code::Invalid;
    QTest::newRow("of a later version") << QByteArray("{\"cuewright-trace\": 99}") << Error::Code::Unsupported;
}

void TestTraceKeeper::saysWhatCannotBeOpened()
{
    QFETCH(QByteArray, content);
    QFETCH(Error::Code, code);
    QVERIFY(QFile::remove(path()));
    if (!content.isEmpty())
        QVERIFY(writeFile(path(), content));
    start();
    QSignalSpy opened(m_keeper.get(), &TraceKeeper::opened);
    QList<Error> errors;
    connect(m_keeper.get(), &TraceKeeper::openFailed, this, [&](const Error &error) { errors << error; });
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors[0].code, code);
    QVERIFY(!m_keeper->isOpening());
    QCOMPARE(opened.count(), 0);
}

void TestTraceKeeper::isDroppedWhileItOpens()
{
    start();
    m_keeper.reset(); // waits for nothing, and nothing comes
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(titleOnDisk(), sampleTrace().info().title);
}

void TestTraceKeeper::saves()
{
    open();
    edit(QStringLiteral("another"));
    QVERIFY(m_keeper->isDirty());
    QList<TraceKeeper::SaveAnswer> answers;
    connect(m_keeper.get(), &TraceKeeper::saveEnded, this, [&](TraceKeeper::SaveAnswer answer) { answers << answer; });
    m_keeper->save();
    QVERIFY(m_keeper->isSaving() && m_keeper->isDirty());
    QVERIFY(answers.isEmpty());
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers[0], TraceKeeper::SaveAnswer::Saved);
    QVERIFY(!m_keeper->isSaving() && !m_keeper->isDirty());
    QCOMPARE(titleOnDisk(), QStringLiteral("another"));
    QCOMPARE(readFile(path(), kMaxTraceBytes).value(), traceText(m_keeper->document().trace()));
    m_keeper->flushDraft();
    QCOMPARE(draftCount(), 0);
}

void TestTraceKeeper::editsWhileItSavesStayUnsaved()
{
    open();
    edit(QStringLiteral("first"));
    QSignalSpy ended(m_keeper.get(), &TraceKeeper::saveEnded);
    m_keeper->save();
    edit(QStringLiteral("second"));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(m_keeper->isDirty());
    QCOMPARE(titleOnDisk(), QStringLiteral("first"));
    // Their draft starts from the new file: saving it asks nothing.
    m_keeper->flushDraft();
    QCOMPARE(draftCount(), 1);
    m_keeper.reset();
    open();
    QVERIFY(m_keeper->draftWasRestored());
    QCOMPARE(m_keeper->document().trace().info().title, QStringLiteral("second"));
    QSignalSpy again(m_keeper.get(), &TraceKeeper::saveEnded);
    save();
    QCOMPARE(again.first().first().value<TraceKeeper::SaveAnswer>(), TraceKeeper::SaveAnswer::Saved);
    QCOMPARE(titleOnDisk(), QStringLiteral("second"));
}

void TestTraceKeeper::theLatestWins()
{
    open();
    QSignalSpy ended(m_keeper.get(), &TraceKeeper::saveEnded);
    for (int n = 1; n <= 5; ++n) {
        edit(QStringLiteral("title %1").arg(n), false);
        m_keeper->save();
    }
    QTRY_VERIFY(!m_keeper->isSaving());
    QCOMPARE(ended.count(), 1); // one answer for all of them
    QVERIFY(!m_keeper->isDirty());
    QCOMPARE(titleOnDisk(), QStringLiteral("title 5"));
}

void TestTraceKeeper::aFailureLosesNothing()
{
    open();
    edit(QStringLiteral("kept"));
    // A file where the folder was: nothing can be written there, whoever runs this.
    const QString folder = QFileInfo(path()).absolutePath();
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(writeFile(folder, "in the way"));
    QSignalSpy ended(m_keeper.get(), &TraceKeeper::saveEnded);
    QList<Error> errors;
    connect(m_keeper.get(), &TraceKeeper::saveFailed, this, [&](const Error &error) { errors << error; });
    save();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors[0].code, Error::Code::Io);
    QCOMPARE(ended.count(), 0);
    QVERIFY(m_keeper->isDirty());
    m_keeper->flushDraft();
    QCOMPARE(draftCount(), 1);
    QVERIFY(QFile::remove(folder));
    save();
    QCOMPARE(ended.count(), 1);
    QVERIFY(!m_keeper->isDirty());
    QCOMPARE(titleOnDisk(), QStringLiteral("kept"));
}

void TestTraceKeeper::asksBeforeItWritesOver()
{
    open();
    edit(QStringLiteral("mine"));
    Trace theirs = sampleTrace();
    TraceInfo info = theirs.info();
    info.title = QStringLiteral("theirs, and longer than it was");
    theirs.setInfo(info);
    QVERIFY(saveTrace(theirs, path()));
    QSignalSpy ended(m_keeper.get(), &TraceKeeper::saveEnded);
    save();
    QCOMPARE(ended.last().first().value<TraceKeeper::SaveAnswer>(), TraceKeeper::SaveAnswer::Conflict);
    QVERIFY(m_keeper->isDirty());
    QCOMPARE(titleOnDisk(), info.title);
    save(true);
    QCOMPARE(ended.last().first().value<TraceKeeper::SaveAnswer>(), TraceKeeper::SaveAnswer::Saved);
    QCOMPARE(titleOnDisk(), QStringLiteral("mine"));
    edit(QStringLiteral("mine again")); // its own file is no surprise
    save();
    QCOMPARE(ended.last().first().value<TraceKeeper::SaveAnswer>(), TraceKeeper::SaveAnswer::Saved);
}

void TestTraceKeeper::isDestroyedWhileItSaves_data()
{
    QTest::addColumn<bool>("isEdited");
    QTest::newRow("nothing is newer") << false;
    QTest::newRow("edited meanwhile") << true;
}

void TestTraceKeeper::isDestroyedWhileItSaves()
{
    QFETCH(bool, isEdited);
    open();
    edit(QStringLiteral("saved"));
    m_keeper->save();
    if (isEdited)
        edit(QStringLiteral("newer"));
    m_keeper.reset();
    QCOMPARE(titleOnDisk(), QStringLiteral("saved"));
    QCOMPARE(draftCount(), isEdited ? 1 : 0);
    open();
    QCOMPARE(m_keeper->draftWasRestored(), isEdited);
    QCOMPARE(m_keeper->document().trace().info().title, isEdited ? QStringLiteral("newer") : QStringLiteral("saved"));
}

void TestTraceKeeper::isDeletedInsideItsSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("opened") << 0;
    QTest::newRow("cannot be opened") << 1;
    QTest::newRow("saved") << 2;
    QTest::newRow("not saved") << 3;
}

void TestTraceKeeper::isDeletedInsideItsSignals()
{
    QFETCH(int, signal);
    const auto destroy = [this] { m_keeper.reset(); };
    if (signal == 1)
        QVERIFY(QFile::remove(path()));
    start();
    connect(m_keeper.get(), &TraceKeeper::openFailed, this, destroy);
    if (signal == 0)
        connect(m_keeper.get(), &TraceKeeper::opened, this, destroy);
    connect(m_keeper.get(), &TraceKeeper::saveEnded, this, destroy);
    connect(m_keeper.get(), &TraceKeeper::saveFailed, this, destroy);
    if (signal >= 2) {
        QTRY_VERIFY(!m_keeper->isOpening());
        edit(QStringLiteral("last"));
        const QString folder = QFileInfo(path()).absolutePath();
        if (signal == 3)
            QVERIFY(QDir(folder).removeRecursively() && writeFile(folder, "in the way"));
        m_keeper->save();
    }
    QTRY_VERIFY(!m_keeper);
    if (signal == 2)
        QCOMPARE(titleOnDisk(), QStringLiteral("last"));
    QCOMPARE(draftCount(), signal == 3 ? 1 : 0);
}

void TestTraceKeeper::draftsAreRestoredAndGivenUp()
{
    open();
    edit(QStringLiteral("draft"));
    m_keeper.reset(); // as after a crash, but in time
    open();
    QVERIFY(m_keeper->draftWasRestored() && m_keeper->isDirty());
    QCOMPARE(m_keeper->document().trace().info().title, QStringLiteral("draft"));
    QSignalSpy opened(m_keeper.get(), &TraceKeeper::opened);
    m_keeper->reload();
    QVERIFY(m_keeper->isOpening());
    QVERIFY(opened.wait());
    QVERIFY(!m_keeper->draftWasRestored() && !m_keeper->isDirty());
    QCOMPARE(m_keeper->document().trace().info().title, sampleTrace().info().title);
    m_keeper->flushDraft();
    QCOMPARE(draftCount(), 0);
    // Where the file is gone, what is shown stays.
    QVERIFY(QFile::remove(path()));
    QSignalSpy failed(m_keeper.get(), &TraceKeeper::openFailed);
    m_keeper->reload();
    QVERIFY(failed.wait());
    QCOMPARE(m_keeper->document().trace().info().title, sampleTrace().info().title);
}

// Twenty megabytes: neither way may keep the window busy. Its thread's own processor time counts, not the machine's mood.
void TestTraceKeeper::holdsUpNobody()
{
    Trace trace = pendingTrace();
    ToolResult large;
    large.text = QString(20'000'000, u'x');
    QVERIFY(trace.setResult(trace.turnsOf(Trace::kMain)[0]->id, 0, large));
    QVERIFY(saveTrace(trace, path()));
    const auto busy = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    };
    double before = busy();
    open();
    const double opening = busy() - before;
    before = busy();
    m_keeper->save();
    const double starting = busy() - before;
    QTRY_VERIFY_WITH_TIMEOUT(!m_keeper->isSaving(), 30'000);
    const double saving = busy() - before;
    QCOMPARE(m_keeper->document().trace().turnsOf(Trace::kMain)[0]->calls[0].result->text.size(), 20'000'000);
    QVERIFY2(opening < 50, qPrintable(QString::number(opening)));
    QVERIFY2(starting < 10, qPrintable(QString::number(starting)));
    QVERIFY2(saving < 50, qPrintable(QString::number(saving)));
}

QTEST_GUILESS_MAIN(TestTraceKeeper)
#include "tst_tracekeeper.moc"
