#pragma once

#include "ledger/asyncledger.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace cuewright {

/// What may be spent: a warning and a stop for one run, one session, one day, and one day at each provider. The limits are
/// in the ledger, so they hold for every window and for the command line.
class BudgetPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BudgetPane)
public:
    /// `ledger` outlives it.
    explicit BudgetPane(AsyncLedger &ledger, QWidget *parent = nullptr);

signals:
    /// A person changed a limit; it is on its way to the ledger.
    void limitsChanged();
    /// The limits could not be read, so none was changed.
    void failed(const cuewright::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Row
    {
        BudgetScope scope;
        QString provider; ///< id
        QLabel *name;
        QDoubleSpinBox *warn;
        QDoubleSpinBox *stop;
    };
    void addRow(BudgetScope scope, const QString &provider);
    QDoubleSpinBox *addAmount(const QString &name);
    void show(const BudgetLimits &limits);
    void save(const Row &row);
    void retranslate();

    AsyncLedger &m_ledger;
    QLabel *m_hint;
    QWidget *m_rowsArea;
    QLabel *m_warnTitle;
    QLabel *m_stopTitle;
    QList<Row> m_rows;
    QList<Row> m_changed; ///< by the person, not yet on the way to the ledger
};

} // namespace cuewright
