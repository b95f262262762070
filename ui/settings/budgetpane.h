#pragma once

#include "base/clock.h"
#include "ledger/asyncledger.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QDoubleSpinBox;
class QLabel;

namespace cuewright {

/// What may be spent, and what is: a warning and a stop for one run, one session, one day, and one day at each provider, and
/// beside them what counts against them. The limits are in the ledger, so they hold for every window and for the command
/// line; so what counts is read anew, while the pane is seen.
class BudgetPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BudgetPane)
public:
    static constexpr Clock::Milliseconds kEvery{2000}; ///< what counts is read, while the pane is seen

    /// Both outlive it.
    BudgetPane(AsyncLedger &ledger, Clock &clock, QWidget *parent = nullptr);

    void setSession(const QString &id); ///< that goes on now

signals:
    /// A person changed a limit; it is on its way to the ledger.
    void limitsChanged();
    /// The limits could not be read, so none was changed.
    void failed(const cuewright::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Row
    {
        BudgetScope scope;
        QString provider; ///< id
        QLabel *name;
        QDoubleSpinBox *warn;
        QDoubleSpinBox *stop;
        QLabel *used; ///< nullptr: one run has no sum
    };
    void addRow(BudgetScope scope, const QString &provider);
    QDoubleSpinBox *addAmount(const QString &name);
    void show(const BudgetLimits &limits);
    void save(const Row &row);
    void readUse();
    void showUse(const QList<BudgetLine> &lines);
    void retranslate();

    AsyncLedger &m_ledger;
    Clock &m_clock;
    QString m_session;
    QPointer<LedgerReply<QList<BudgetLine>>> m_useRead;
    std::unique_ptr<Alarm> m_next;
    QList<BudgetLine> m_use; ///< as it was read last
    QLabel *m_hint;
    QWidget *m_rowsArea;
    QLabel *m_warnTitle;
    QLabel *m_stopTitle;
    QLabel *m_usedTitle;
    QList<Row> m_rows;
    QList<Row> m_changed; ///< by the person, not yet on the way to the ledger
};

} // namespace cuewright
