#include "tools/timelineview.h"
#include "tracesample.h"
#include "ui/support/uitest.h"

#include <QAccessible>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>

using namespace cuewright;

class TestTimeline final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_ui = std::make_unique<UiTest>();
        m_document = std::make_unique<TraceDocument>();
        m_document->setTrace(sampleTrace());
        m_steps = std::make_unique<StepModel>(*m_document);
        m_view = std::make_unique<TimelineView>(m_ui->theme, *m_steps);
        m_view->setAccessibleName(QStringLiteral("Timeline"));
        m_view->resize(1000, 260);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QApplication::setActiveWindow(m_view.get());
    }
    void cleanup()
    {
        m_view.reset();
        m_steps.reset();
        m_document.reset();
        m_ui.reset();
    }

    void barsAreAsLongAsTheirSteps()
    {
        const QRect turn = m_view->barRect(0), search = m_view->barRect(3), find = m_view->barRect(1);
        QVERIFY(turn.left() < search.left());
        QCOMPARE(search.left(), find.left()); // parallel
        QVERIFY(search.width() > find.width());
        const double ratio = double(turn.width()) / search.width();
        QVERIFY2(std::abs(ratio - 900.0 / 740.0) < 0.05, qPrintable(QString::number(ratio)));
        QVERIFY(m_view->barRect(8).right() <= m_view->viewport()->width()); // all of it fits at first
        QCOMPARE(m_view->rowAt(search.center()), 3);
        QCOMPARE(m_view->rowAt(QPoint(3, 3)), -1);
    }

    void keysGoFromStepToStep()
    {
        m_view->setFocus();
        QCOMPARE(m_view->current(), 0);
        QSignalSpy changed(m_view.get(), &TimelineView::currentChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->current(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->current(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_steps->steps()[m_view->current()].lane, 4);
        QTest::keyClick(m_view.get(), Qt::Key_Down); // the last lane
        QCOMPARE(m_steps->steps()[m_view->current()].lane, 4);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->current(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->current(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->current(), 8);
        QCOMPARE(changed.count(), 6);
        QSignalSpy opened(m_view.get(), &TimelineView::openRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ControlModifier); // runs, elsewhere
        QCOMPARE(opened.count(), 1);
    }

    void clicksChoose()
    {
        QSignalSpy changed(m_view.get(), &TimelineView::currentChanged);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->barRect(3).center());
        QCOMPARE(changed.value(0).value(0).toInt(), 3);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(m_view->viewport()->width() - 3, 60));
        QCOMPARE(m_view->current(), 3); // beside the bars nothing changes
        m_view->setCurrent(5);
        QCOMPARE(changed.count(), 1); // not by a person
    }

    void zoomKeepsTheMiddle()
    {
        QSignalSpy zoomed(m_view.get(), &TimelineView::zoomChanged);
        QWheelEvent wheel(QPointF(600, 80), m_view->mapToGlobal(QPointF(600, 80)), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        const int before = m_view->barRect(0).width();
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        QCOMPARE(m_view->zoom(), 125);
        QVERIFY(m_view->barRect(0).width() > before);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(m_view->zoom(), 150);
        QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
        m_view->setZoom(99'999);
        QCOMPARE(m_view->zoom(), 1000);
        m_view->setZoom(1);
        QCOMPARE(m_view->zoom(), 10);
        QCOMPARE(zoomed.count(), 4);
        m_view->setZoom(1000);
        m_view->setCurrent(8);
        QVERIFY(m_view->viewport()->rect().intersects(m_view->barRect(8)));
        m_view->setCurrent(0);
        QVERIFY(m_view->viewport()->rect().intersects(m_view->barRect(0)));
    }

    void screenReadersHearEachStep()
    {
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 9);
        QAccessibleInterface *step = list->child(3);
        QCOMPARE(step->text(QAccessible::Name), QStringLiteral("Step 4, search_help_center, recorded, 0.74 seconds, in parallel with 2 others"));
        QCOMPARE(list->indexOfChild(step), 3);
        QCOMPARE(list->child(3), step);
        QVERIFY(!list->child(9));
        m_view->setCurrent(3);
        m_view->setFocus();
        QVERIFY(step->state().focused);
        QCOMPARE(list->text(QAccessible::Value), step->text(QAccessible::Name));
        m_document->setTrace(pendingTrace());
        QCOMPARE(list->childCount(), 3);
        QVERIFY(!step->isValid());
    }

private:
    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<TraceDocument> m_document;
    std::unique_ptr<StepModel> m_steps;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
