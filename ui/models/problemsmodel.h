#pragma once

#include "models/problem.h"

#include <QAbstractListModel>
#include <QList>

namespace cuewright {

/// The problems of all open documents, in the order the documents were opened.
class ProblemsModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsModel)
public:
    enum Roles { SeverityRole = Qt::UserRole + 1, DocumentRole, PlaceRole };

    struct Row
    {
        QString document; ///< PageKey::toString()
        QString title;
        Problem problem;
    };

    explicit ProblemsModel(QObject *parent = nullptr);

    /// Replaces what one document reported; an empty list takes the document out.
    void setProblems(const QString &document, const QString &title, const QList<Problem> &problems);
    const Row &row(int row) const { return m_rows[row]; }
    int count(Problem::Severity severity) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Row> m_rows;
};

} // namespace cuewright
