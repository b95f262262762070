#pragma once

#include "net/queuestatus.h"

#include <QAbstractTableModel>

namespace cuewright {

/// The attempts that ended, a row for each, newest last: what was sent, what came back, and the id by which the provider's
/// support finds it.
class AttemptLogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttemptLogModel)
public:
    enum Column { Time, Request, LaneName, Number, Outcome, Took, RequestId, ColumnCount };
    enum Role {
        GlyphRole = Qt::UserRole, ///< Outcome: int of Glyph
        ColorRole, ///< Outcome: int of cuewright::ColorRole
    };

    explicit AttemptLogModel(QObject *parent = nullptr);

    /// The whole log, as RequestQueue gives it: grown at the end, and shorter at the beginning where it was full.
    void setLog(const QList<LoggedAttempt> &log);
    QString requestId(int row) const { return m_log.at(row).attempt.requestId; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const LoggedAttempt &row, int column) const;
    QString outcome(const LoggedAttempt &row) const;
    QString sentence(const LoggedAttempt &row) const;

    QList<LoggedAttempt> m_log;
};

} // namespace cuewright
