#include "models/attemptlogmodel.h"

#include "base/format.h"
#include "catalog/provider.h"
#include "widgets/colorrole.h"
#include "widgets/glyph.h"

#include <QLocale>

namespace cuewright {
namespace {

bool isSame(const LoggedAttempt &a, const LoggedAttempt &b)
{
    return a.call == b.call && a.attempt.number == b.attempt.number;
}

} // namespace

AttemptLogModel::AttemptLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AttemptLogModel::setLog(const QList<LoggedAttempt> &log)
{
    // How many came since: those behind the last one that is known.
    qsizetype known = log.size();
    while (known > 0 && (m_log.isEmpty() || !isSame(log[known - 1], m_log.last())))
        --known;
    if (known > m_log.size())
        known = 0; // another log
    const qsizetype gone = m_log.size() - known;
    if (gone > 0) {
        beginRemoveRows({}, 0, static_cast<int>(gone - 1));
        m_log.remove(0, gone);
        endRemoveRows();
    }
    if (log.size() > known) {
        beginInsertRows({}, static_cast<int>(known), static_cast<int>(log.size() - 1));
        m_log = log;
        endInsertRows();
    }
}

void AttemptLogModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_log.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int AttemptLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_log.size());
}

int AttemptLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AttemptLogModel::outcome(const LoggedAttempt &row) const
{
    const QString what = row.attempt.error ? row.attempt.error->message : tr("answered");
    return row.attempt.status == 0 ? what : tr("%1 · %2", "HTTP status, message").arg(row.attempt.status).arg(what);
}

QString AttemptLogModel::text(const LoggedAttempt &row, int column) const
{
    switch (column) {
    case Time:
        return QLocale().toString(row.attempt.started.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    case Request:
        return row.title.isEmpty() ? tr("Request %1").arg(row.call) : row.title;
    case LaneName:
        return tr("%1 · %2", "provider, model").arg(providerTitle(row.provider), row.model);
    case Number:
        return QString::number(row.attempt.number);
    case Outcome:
        return outcome(row);
    case Took:
        return formatDuration(row.attempt.duration);
    case RequestId:
        return row.attempt.requestId.isEmpty() ? QStringLiteral("–") : row.attempt.requestId;
    default:
        return {};
    }
}

QString AttemptLogModel::sentence(const LoggedAttempt &row) const
{
    const QString id = row.attempt.requestId;
    const QString said = tr("%1, attempt %2 at %3: %4, %5")
                             .arg(text(row, Request), text(row, Number), text(row, Time), outcome(row), text(row, Took));
    return id.isEmpty() ? tr("%1, no request id").arg(said) : tr("%1, request id %2").arg(said, id);
}

QVariant AttemptLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LoggedAttempt &row = m_log.at(index.row());
    const bool failed = row.attempt.error.has_value();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Time ? sentence(row) : text(row, index.column());
    case GlyphRole:
        return index.column() == Outcome ? QVariant(int(failed ? Glyph::Error : Glyph::Success)) : QVariant();
    case ColorRole:
        return index.column() == Outcome
            ? QVariant(int(failed ? cuewright::ColorRole::Danger : cuewright::ColorRole::Success)) : QVariant();
    default:
        return {};
    }
}

QVariant AttemptLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Time:
        return tip ? tr("When it was sent") : tr("Time");
    case Request:
        return tip ? tr("The prompt that the request belongs to") : tr("Request");
    case LaneName:
        return tip ? tr("Provider and model family") : tr("Lane");
    case Number:
        return tip ? tr("Which attempt of its request it was") : tr("Attempt");
    case Outcome:
        return tip ? tr("Status and what it means") : tr("Outcome");
    case Took:
        return tip ? tr("From sending to the end of the answer") : tr("Took");
    case RequestId:
        return tip ? tr("The provider's support finds the request by it") : tr("Request id");
    default:
        return {};
    }
}

} // namespace cuewright
