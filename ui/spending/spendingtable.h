#pragma once

#include "spending/spendingreport.h"
#include "widgets/theme.h"

#include <QWidget>

class QSortFilterProxyModel;
class QTableView;

namespace cuewright {

class SpendingDelegate;
class SpendingTableModel;
class ViewTabs;

/// The numbers behind the charts: by model, by prompt or by session, with the total always in sight below.
class SpendingTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingTable)
public:
    SpendingTable(const Theme &theme, QWidget *parent);

    void setReport(const SpendingReport &report, SpendingMeasure measure, ModelColors &colors);
    int tab() const;
    void setTab(int tab);
    /// Words that stay; all others come with the next report.
    void retranslate();
    /// How many rows there is room for at least.
    void setRowsInSight(int rows);

signals:
    /// Enter or a double click on a session.
    void sessionChosen(const QString &session);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showRows();
    void layOut();

    const Theme &m_theme;
    ViewTabs *m_tabs;
    QTableView *m_view;
    QTableView *m_footer;
    SpendingTableModel *m_model;
    SpendingTableModel *m_total;
    QSortFilterProxyModel *m_sorted;
    SpendingDelegate *m_footerDelegate;
    SpendingReport m_report;
    SpendingMeasure m_measure = SpendingMeasure::Cost;
    ModelColors *m_colors = nullptr; ///< the page's
    int m_rowsInSight = 2;
};

} // namespace cuewright
