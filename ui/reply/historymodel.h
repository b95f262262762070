#pragma once

#include "ledger/ledger.h"

#include <QAbstractTableModel>

namespace cuewright {

/// The earlier runs of one prompt, newest first. Numbers count from the oldest run that the ledger has.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { RunColumn, TimeColumn, OutcomeColumn, TokensColumn, CostColumn, LatencyColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setCalls(QList<CallRecord> calls);
    const CallRecord *call(int row) const;
    int numberOf(int row) const { return static_cast<int>(m_calls.size()) - row; }
    Money total() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<CallRecord> m_calls;
};

/// What a call's outcome is called on screen: "Valid", "Cut off", …
QString outcomeTitle(const QString &outcome);

} // namespace cuewright
