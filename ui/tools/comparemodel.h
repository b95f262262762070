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

    struct Row
    {
        QString texts[2];
        DiffLine::Kind kinds[2] = {DiffLine::Kind::Same, DiffLine::Kind::Same};
        bool heading = false, turnHead = false;
        TurnId turns[2] = {kNoTurn, kNoTurn};
        int calls[2] = {-1, -1};
    };
    struct Content
    {
        QList<Row> rows;
        int changes = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// For setContent(); on any thread: of a long conversation it takes its time. `onlyChanges`: rows that are the same on both
    /// sides are left out. `cells`: of a fixed font, so many letters fit into a row; what is longer goes on in the next one.
    static Content contentOf(const TraceDiff &diff, bool onlyChanges, qsizetype cells);
    void setContent(const Content &content, const QStringList &names);
    int changes() const { return m_content.changes; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static void addRow(Content &content, const TraceDiffRow &row, qsizetype cells);
    static void addLines(Content &content, const TraceDiffRow &row, const Row &base, qsizetype cells);
    static QString figures(const std::optional<Usage> &usage, const std::optional<Money> &cost);

    Content m_content;
    QStringList m_names;
};

} // namespace cuewright
