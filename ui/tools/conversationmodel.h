#pragma once

#include "tools/tracedocument.h"

#include <QAbstractListModel>

namespace cuewright {

/// A branch as the conversation that it is: what was said, the calls, their results.
class ConversationModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationModel)
public:
    enum DataRole {
        RoleRole = Qt::UserRole + 1, ///< int of cuewright::Role
        NoteRole, ///< "calls find_customer", "result of find_customer", "turn 2"
        TurnRole,
        CallRole, ///< of a result; -1 otherwise
        MessageRole, ///< index in the turn's own messages; -1: its answer or a result
    };

    /// `document` outlives the model.
    explicit ConversationModel(const TraceDocument &document, QObject *parent = nullptr);

    void setBranch(const QString &branch);
    int rowOf(TurnId turn, int call) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        TurnPtr turn;
        int number = 0; ///< of the turn
        int message = -1; ///< index in the turn's `added`; -1: its answer, or the result of `call`
        int call = -1;

        friend bool operator==(const Row &, const Row &) = default;
    };
    void take();
    Role roleOf(const Row &row) const;
    QString textOf(const Row &row) const; ///< made when it is asked for: all of them together may be megabytes
    QString noteOf(const Row &row) const;

    const TraceDocument &m_document;
    QString m_branch = Trace::kMain;
    QList<Row> m_rows;
};

} // namespace cuewright
