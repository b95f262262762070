#pragma once

#include "tools/tracediff.h"

#include <QAbstractTableModel>

namespace cuewright {

/// Two branches side by side: a column for each. Texts of many lines take a row for each line, so that what belongs together
/// stands at the same height.
class CompareModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int of DiffLine::Kind of this cell; Same where nothing differs
        HeadingRole, ///< bool: names what follows
        TurnHeadRole, ///< bool: heads a turn
        TurnRole,
        CallRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `onlyChanges`: rows that are the same on both sides are left out.
    void setDiff(const TraceDiff &diff, const QStringList &names, bool onlyChanges);
    int changes() const { return m_changes; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString texts[2];
        DiffLine::Kind kinds[2] = {DiffLine::Kind::Same, DiffLine::Kind::Same};
        bool heading = false, turnHead = false;
        TurnId turns[2] = {kNoTurn, kNoTurn};
        int calls[2] = {-1, -1};
    };
    void addRow(const TraceDiffRow &row);
    void addLines(const TraceDiffRow &row, const Row &base);
    static QString figures(const std::optional<Usage> &usage, const std::optional<Money> &cost);

    QList<Row> m_rows;
    QStringList m_names;
    int m_changes = 0;
};

} // namespace cuewright
