#pragma once

#include "runs/tokenbreakdown.h"
#include "widgets/colorrole.h"
#include "widgets/glyph.h"

#include <QAbstractTableModel>

namespace cuewright {

/// Where the tokens of a request go, one row a part, in the order of the breakdown.
class BreakdownModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BreakdownModel)
public:
    enum Column { Part, Tokens, Share, Cost, Saves, ColumnCount };
    enum Role {
        RemarkRole = Qt::UserRole, ///< Part: what follows the name in lighter letters
        GlyphRole, ///< Part: int of Glyph
        ColorRole, ///< int of cuewright::ColorRole: of the icon and the bar
        ShareRole, ///< Share: 0 to 1 of the total
        InsideRole, ///< bool: part of another row
    };

    explicit BreakdownModel(QObject *parent = nullptr);

    void setBreakdown(const TokenBreakdown &breakdown);
    const BreakdownRow &row(int index) const { return m_breakdown.rows.at(index); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString name(const BreakdownRow &row) const;
    QString remark(const BreakdownRow &row) const;
    QString text(const BreakdownRow &row, int column) const;
    QString toolTip(const BreakdownRow &row, int column) const;
    QString sentence(const BreakdownRow &row) const;
    double share(const BreakdownRow &row) const;
    cuewright::ColorRole color(const BreakdownRow &row) const;

    TokenBreakdown m_breakdown;
};

} // namespace cuewright
