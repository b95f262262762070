#pragma once

#include "tools/tracedocument.h"

#include <QAbstractListModel>

namespace cuewright {

/// The branches of a trace, in the order in which they were made.
class BranchModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BranchModel)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        DetailRole, ///< "9 steps · 5.4 s · $0.00060", "from step 4 · not run yet"
        ParentRowRole, ///< row of the branch it left; -1: none
        NotRunRole, ///< bool: it holds an edit that nobody has sent
    };

    /// `document` outlives the model.
    explicit BranchModel(const TraceDocument &document, QObject *parent = nullptr);

    int rowOf(const QString &branch) const; ///< -1: it is not there
    QString idAt(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString id, name, detail, spoken;
        int parent = -1;
        bool notRun = false;
        friend bool operator==(const Row &, const Row &) = default;
    };
    Row makeRow(const TraceBranch &branch) const;
    QString detailOf(const TraceBranch &branch, int step) const;
    void take();

    const TraceDocument &m_document;
    QList<Row> m_rows;
};

} // namespace cuewright
