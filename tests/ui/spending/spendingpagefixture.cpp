#include "spendingpagefixture.h"

#include "spending/sessionbars.h"

#include <QBarSet>
#include <QChart>
#include <QStackedBarSeries>
#include <QtTest>

namespace cuewright {

void SpendingPageFixture::start()
{
    qputenv("TZ", "UTC");
    m_ui = std::make_unique<UiTest>();
    m_example = std::make_unique<SpendingExample>();
    m_clock = std::make_unique<FakeClock>(november(23, 14, 10));
}

void SpendingPageFixture::stop()
{
    m_page.reset();
    m_example.reset();
    m_ui.reset();
}

void SpendingPageFixture::show(const QString &session)
{
    m_page = std::make_unique<SpendingPage>(m_ui->context, m_example->async(), *m_clock);
    m_page->resize(1208, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->setCurrentSession(session);
    read();
    QCoreApplication::sendPostedEvents();
}

double SpendingPageFixture::barSum() const
{
    double sum = 0;
    const auto *series
        = qobject_cast<QStackedBarSeries *>(find<SessionBars>("sessionBars")->chart()->series().value(0));
    const auto sets = series->barSets();
    for (const QBarSet *set : sets)
        sum += set->sum();
    return sum;
}

int SpendingPageFixture::columns() const
{
    const auto *series
        = qobject_cast<QStackedBarSeries *>(find<SessionBars>("sessionBars")->chart()->series().value(0));
    return static_cast<int>(series->barSets().first()->count());
}

void SpendingPageFixture::clickColumn(int column)
{
    auto *bars = find<SessionBars>("sessionBars");
    const QRectF area = bars->chart()->plotArea();
    const QPointF at(area.left() + area.width() * (column + 0.5) / std::max(columns(), 8), area.center().y());
    QTest::mouseClick(bars->viewport(), Qt::LeftButton, {}, at.toPoint());
}

} // namespace cuewright
