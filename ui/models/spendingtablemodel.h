#pragma once

#include "spending/modelcolors.h"
#include "spending/spendingreport.h"

#include <QAbstractTableModel>

namespace cuewright {

/// Spending by model, prompt or session, or the one line of their total.
class SpendingTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingTableModel)
public:
    enum class Kind { Model, Prompt, Session, Total };
    enum Column { Name, Calls, Input, Cached, Output, PerCall, Cost, Share, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< numbers as numbers; what is not known comes last
        SwatchRole, ///< the model's colour as an index for Theme::chartColor(); -1: none
        ShareRole, ///< 0 to 1 of the measure's total; -1: none
        KeyRole, ///< SpendingRow::key
    };

    explicit SpendingTableModel(QObject *parent = nullptr);

    /// `total` is what shares are parts of.
    void setRows(Kind kind, const QList<SpendingRow> &rows, const Spending &total, SpendingMeasure measure,
        ModelColors &colors);
    void setTotal(const Spending &total);
    Kind kind() const { return m_kind; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString name(const SpendingRow &row) const;
    QString text(const SpendingRow &row, int column) const;
    QVariant sortValue(const SpendingRow &row, int column) const;
    QString sentence(const SpendingRow &row) const;
    QString toolTip(const SpendingRow &row, int column) const;
    double share(const SpendingRow &row) const;

    Kind m_kind = Kind::Model;
    QList<SpendingRow> m_rows;
    QList<int> m_swatches;
    Spending m_total;
    SpendingMeasure m_measure = SpendingMeasure::Cost;
};

} // namespace cuewright
