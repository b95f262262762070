#include "inspectorfixture.h"
#include "fakeclock.h"
#include "tools/timelineview.h"
#include "tracesample.h"
#include "widgets/banner.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QThreadPool>

using namespace cuewright;

/// The page while its file is read and written.
class TestInspectorFiles final : public InspectorFixture
{
    Q_OBJECT
private slots:
    void cleanup()
    {
        m_second.reset();
        close();
    }
    void showsNothingUntilItIsRead();
    void theStateWaitsForTheFile();
    void cannotBeRead();
    void saysThatItSaves();
    void aFailureIsTold();
    void goesWhileItIsRead();
    void pictures_data();
    void pictures();

private:
    /// Another page on the same file, whose time stands still.
    void openSecond()
    {
        const InspectorServices services{m_catalog, m_still, Workspace(m_folder->path()), [](const Trace &) { return *providerProfile(u"openai"); }};
        m_second = std::make_unique<InspectorPage>(m_ui->context, PageKey{PageKey::Kind::Trace, QStringLiteral("traces/Double charge.trace.json")},
            std::make_unique<TraceKeeper>(tracePath(), TraceKeeper::Services{m_still, {}}), services);
        m_second->resize(m_page->size());
        m_second->show();
    }
    Banner &busy(const InspectorPage &page) const { return *page.findChild<Banner *>(QStringLiteral("traceBusy")); }

    FakeClock m_still;
    std::unique_ptr<InspectorPage> m_second;
};

void TestInspectorFiles::showsNothingUntilItIsRead()
{
    open(sampleTrace());
    openSecond();
    QVERIFY(m_second->keeper().isOpening());
    QVERIFY(!m_second->findChild<TimelineView *>()->isVisible());
    QVERIFY(!busy(*m_second).isVisible()); // what takes a moment needs no word
    QCOMPARE(m_second->panes(), QList<QWidget *>{m_second.get()});
    QVERIFY(!m_second->canPerform(QStringLiteral("trace.replay")));
    m_second->perform(QStringLiteral("prompt.addMessage"));
    QVERIFY(m_second->save());
    QVERIFY(!m_second->isSaving() && !m_second->isDirty());
    m_still.advance(std::chrono::seconds(1));
    QVERIFY(busy(*m_second).isVisible());
    QCOMPARE(busy(*m_second).headline(), QStringLiteral("Opening “Double charge” …"));
    QApplication::setActiveWindow(m_second.get());
    m_second->setFocus();
    QTRY_VERIFY(!m_second->keeper().isOpening());
    QVERIFY(!busy(*m_second).isVisible());
    QVERIFY(m_second->findChild<TimelineView *>()->isVisible());
    QTRY_VERIFY(m_second->findChild<TimelineView *>()->hasFocus());
    QVERIFY(m_second->canPerform(QStringLiteral("trace.replay")));
    QVERIFY(!m_second->isDirty());
}

void TestInspectorFiles::theStateWaitsForTheFile()
{
    open(sampleTrace());
    m_page->showBranch(Trace::kMain);
    m_page->showStep(turn(2)->id, 0);
    m_page->showView(InspectorPage::RawView);
    const QByteArray state = m_page->saveState();
    openSecond();
    m_second->restoreState(state);
    QCOMPARE(m_second->saveState(), state); // closed before it was read, it opens there the next time
    QTRY_VERIFY(!m_second->keeper().isOpening());
    QCOMPARE(m_second->branch(), Trace::kMain);
    QCOMPARE(m_second->turn(), turn(2)->id);
    QVERIFY(m_second->findChild<QListView *>(QStringLiteral("turns"))->isVisible());
}

void TestInspectorFiles::cannotBeRead()
{
    open(sampleTrace());
    QVERIFY(QFile::remove(tracePath()));
    openSecond();
    QList<Error> errors;
    connect(m_second.get(), &Page::openFailed, this, [&](const Error &error) { errors << error; });
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors[0].code, Error::Code::NotFound);
    QVERIFY(errors[0].message.startsWith(QStringLiteral("traces/Double charge.trace.json: ")));
}

void TestInspectorFiles::saysThatItSaves()
{
    open(sampleTrace());
    openSecond();
    QTRY_VERIFY(!m_second->keeper().isOpening());
    QSignalSpy ended(m_second.get(), &Page::saveEnded);
    QVERIFY(m_second->save());
    QVERIFY(m_second->isSaving());
    QVERIFY(!busy(*m_second).isVisible());
    m_still.advance(std::chrono::seconds(1));
    QVERIFY(busy(*m_second).isVisible());
    QCOMPARE(busy(*m_second).headline(), QStringLiteral("Saving “Double charge” …"));
    QVERIFY(m_second->findChild<TimelineView *>()->isEnabled()); // the window stays usable
    QTRY_VERIFY(!m_second->isSaving());
    QCOMPARE(ended.count(), 1);
    QVERIFY(!busy(*m_second).isVisible());
}

void TestInspectorFiles::aFailureIsTold()
{
    open(sampleTrace());
    type(result(), QStringLiteral("[]"));
    const QString folder = QFileInfo(tracePath()).absolutePath();
    QVERIFY(QDir(folder).removeRecursively());
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    save();
    QVERIFY(m_saveError && m_saveError->code == Error::Code::Io);
    QVERIFY(m_page->isDirty());
    QVERIFY(inTheWay.remove());
    save();
    QVERIFY(!m_saveError && !m_page->isDirty());
}

void TestInspectorFiles::goesWhileItIsRead()
{
    open(sampleTrace());
    openSecond();
    m_second.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_page->isDirty());
}

void TestInspectorFiles::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1208, 810);
    QTest::newRow("dark") << true << QSize(1208, 810);
    QTest::newRow("small") << false << QSize(1024, 600);
}

void TestInspectorFiles::pictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    open(sampleTrace(), dark ? Theme::Mode::Dark : Theme::Mode::Light, size);
    openSecond();
    m_still.advance(std::chrono::seconds(1));
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    // grab() lays out, and lets nothing happen meanwhile
    QVERIFY(m_second->keeper().isOpening());
    QVERIFY(m_second->grab().save(screenshotPath(QStringLiteral("inspector-opening-%1").arg(tag))));
    QTRY_VERIFY(!m_second->keeper().isOpening());
    QVERIFY(m_second->save());
    m_still.advance(std::chrono::seconds(1));
    QVERIFY(m_second->isSaving());
    QVERIFY(m_second->grab().save(screenshotPath(QStringLiteral("inspector-saving-%1").arg(tag))));
    QTRY_VERIFY(!m_second->isSaving());
    const int full = m_second->findChild<TimelineView *>()->width();
    QVERIFY(full > 0 && busy(*m_second).isHidden());
}

QTEST_MAIN(TestInspectorFiles)
#include "tst_inspectorfiles.moc"
