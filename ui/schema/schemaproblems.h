#pragma once

#include "models/problem.h"
#include "schema/lint/lint.h"

#include <QAbstractListModel>

namespace cuewright {

/// One line of the problems strip.
struct SchemaProblem
{
    LintProblem problem;
    Problem::Severity severity = Problem::Severity::Error;
    QString place; ///< the field's name
    QString field; ///< pointer of the field's row
    bool isLocal = false; ///< no problem: a rule that is not sent and checked here

    friend bool operator==(const SchemaProblem &, const SchemaProblem &) = default;
};

/// What is to be said about a schema for one provider. Rows that stay keep their place in views when others come and go.
class SchemaProblems final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaProblems)
public:
    enum Roles {
        SeverityRole = Qt::UserRole + 1, ///< Problem::Severity
        PlaceRole,
        FixRole, ///< the button's words; empty: no button
        RemarkRole, ///< what stands in its place: "You decide", "Checked here only"
        LocalRole,
    };

    explicit SchemaProblems(QObject *parent = nullptr);

    void setRows(const QList<SchemaProblem> &rows);
    const QList<SchemaProblem> &rows() const { return m_rows; }
    int fixableCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString accessibleText(const SchemaProblem &row) const;

    QList<SchemaProblem> m_rows;
};

/// The name of the innermost field around `pointer`; empty: it is about the whole schema.
QString fieldNameAt(const QString &pointer);

} // namespace cuewright
