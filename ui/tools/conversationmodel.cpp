#include "tools/conversationmodel.h"

#include "models/listchange.h"
#include "tools/tracewords.h"

namespace cuewright {

ConversationModel::ConversationModel(const TraceDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&document, &TraceDocument::traceReplaced, this, &ConversationModel::take);
    connect(&document, &TraceDocument::turnsChanged, this, &ConversationModel::take);
    connect(&document, &TraceDocument::branchesChanged, this, &ConversationModel::take);
    take();
}

void ConversationModel::setBranch(const QString &branch)
{
    m_branch = branch;
    take();
}

Role ConversationModel::roleOf(const Row &row) const
{
    if (row.message >= 0)
        return row.turn->added.at(row.message).role;
    return row.call >= 0 ? Role::Tool : Role::Assistant;
}

QString ConversationModel::textOf(const Row &row) const
{
    const TraceTurn &turn = *row.turn;
    if (row.message >= 0) {
        const Message &message = turn.added.at(row.message);
        const QString text = message.joinedText();
        return text.isEmpty() && !message.parts.isEmpty() ? tr("(picture, sound or file)") : text;
    }
    if (row.call >= 0)
        return turn.calls[row.call].result ? turn.calls[row.call].result->text : tr("Needs a result");
    if (turn.error)
        return turn.error->message;
    QStringList parts;
    if (const QString text = turn.answerText(); !text.isEmpty())
        parts << text;
    for (const TraceCall &call : turn.calls)
        parts << call.call.name + u'(' + argumentsLine(call.call.arguments, 120) + u')';
    return parts.join(u'\n');
}

QString ConversationModel::noteOf(const Row &row) const
{
    const TraceTurn &turn = *row.turn;
    if (row.message >= 0)
        return {};
    if (row.call >= 0) {
        const TraceCall &call = turn.calls[row.call];
        return call.result ? call.call.name + QStringLiteral(" · ") + sourceTitle(call.result->source) : call.call.name;
    }
    const QString note = turn.error ? tr("failed") : turn.calls.isEmpty() ? tr("answer") : tr("%n calls", nullptr, static_cast<int>(turn.calls.size()));
    return tr("turn %1 · %2").arg(row.number).arg(note);
}

// Rows that were there stay, and so does the place to which a person has scrolled.
void ConversationModel::take()
{
    QList<Row> rows;
    int number = 0;
    for (const TurnPtr &turn : m_document.trace().turnsOf(m_branch)) {
        ++number;
        for (int message = 0; message < turn->added.size(); ++message)
            rows << Row{turn, number, message, -1};
        if (turn->isRun())
            rows << Row{turn, number, -1, -1};
        for (int call = 0; call < turn->calls.size(); ++call)
            rows << Row{turn, number, -1, call};
    }
    const auto [head, changed, gone, come] = listChange(m_rows, rows);
    const int behind = head + changed;
    std::copy_n(rows.begin() + head, changed, m_rows.begin() + head);
    if (changed > 0)
        emit dataChanged(index(head), index(behind - 1));
    if (gone > 0) {
        beginRemoveRows({}, behind, behind + gone - 1);
        m_rows.remove(behind, gone);
        endRemoveRows();
    } else if (come > 0) {
        beginInsertRows({}, behind, behind + come - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int ConversationModel::rowOf(TurnId turn, int call) const
{
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows[row].turn->id == turn && m_rows[row].call == call)
            return row;
    }
    return -1;
}

void ConversationModel::retranslate()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return textOf(row);
    case Qt::AccessibleTextRole: {
        QStringList words{roleTitle(roleOf(row))};
        if (const QString note = noteOf(row); !note.isEmpty())
            words << note;
        words << firstLine(textOf(row), 300);
        return words.join(QStringLiteral(", "));
    }
    case RoleRole: return static_cast<int>(roleOf(row));
    case NoteRole: return noteOf(row);
    case TurnRole: return QVariant::fromValue(row.turn->id);
    case CallRole: return row.call;
    case MessageRole: return row.message;
    default: return {};
    }
}

} // namespace cuewright
