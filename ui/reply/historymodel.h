#pragma once

#include "ledger/ledger.h"
#include "schema/fields.h"
#include "widgets/chips.h"

#include <QAbstractTableModel>

#include <array>

namespace cuewright {

/// What a view or delegate can ask of a run besides its text.
enum HistoryRole {
    HistoryToneRole = Qt::UserRole + 1, ///< int of Tone: how the run went
    HistoryLevelRole, ///< QPoint(level, levels) of a value on a scale, counted from 1; invalid: it is on none
};

/// The earlier runs of one prompt, newest first. Numbers count from the prompt's first run.
///
/// Where its answers have choices, the first two stand in the columns of the same name; runs without such a value say how
/// they ended instead.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { RunColumn, TimeColumn, FirstColumn, SecondColumn, TokensColumn, CostColumn, LatencyColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `sums` are of all runs of the prompt; `calls` may be the latest of them only.
    void setCalls(const QList<CallRecord> &calls, const Spending &sums);
    /// A run that is new or has news, with the sums that include it.
    void put(const CallRecord &call, const Spending &sums);
    void setFields(const QList<SchemaField> &fields);

    const CallRecord *call(int row) const;
    int numberOf(int row) const { return static_cast<int>(m_sums.entries()) - row; }
    const Spending &sums() const { return m_sums; }
    bool hasSecondColumn() const { return m_shown.size() > 1; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Run
    {
        CallRecord call;
        std::array<QString, 2> values; ///< of m_shown
    };
    Run read(const CallRecord &call) const;
    QString text(const Run &run, int row, int column) const;
    QString sentence(const Run &run, int row) const;

    QList<Run> m_runs;
    QList<SchemaField> m_shown; ///< at most two choices
    Spending m_sums;
};

/// What a call's outcome is called on screen: "Valid", "Cut off", …
QString outcomeTitle(const QString &outcome);
Tone outcomeTone(const QString &outcome);

} // namespace cuewright
