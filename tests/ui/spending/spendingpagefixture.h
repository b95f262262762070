#pragma once

#include "fakeclock.h"
#include "spending/spendingpage.h"
#include "spendingexample.h"
#include "ui/support/uitest.h"

#include <QLabel>
#include <QTableView>
#include <QtTest>

namespace cuewright {

/// A spending page over a ledger of its own on 23 Nov 2026, 14:10 UTC, and how a person looks at it.
class SpendingPageFixture
{
public:
    void start();
    void stop();
    void show(const QString &session = QStringLiteral("now"));
    /// Waits until what the page asked of the ledger is on the screen; everything that looks at the page does so first.
    void read() const
    {
        if (!QTest::qWaitFor([this] { return !m_page->isReading(); }, 10'000))
            qFatal("the ledger does not answer");
    }
    template <class T> T *find(const char *name) const
    {
        read();
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }
    QString figure(const char *tile) const
    {
        return find<QWidget>(tile)->findChild<QLabel *>(QStringLiteral("figure"))->text();
    }
    bool isEmpty() const { return find<QWidget>("spendingEmpty")->isVisible(); }
    QString cell(int row, int column) const
    {
        return find<QTableView>("spendingTable")->model()->index(row, column).data().toString();
    }
    int rows() const { return find<QTableView>("spendingTable")->model()->rowCount(); }
    double barSum() const;
    int columns() const;
    void clickColumn(int column);
    void add(const SpendingExample::Call &call) { m_example->add(call); }

    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<SpendingExample> m_example;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<SpendingPage> m_page;
};

} // namespace cuewright
