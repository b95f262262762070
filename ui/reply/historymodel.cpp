#include "reply/historymodel.h"

#include "base/format.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace cuewright {

QString outcomeTitle(const QString &outcome)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Outcome", text); };
    const QHash<QString, QString> titles{
        {QStringLiteral("valid"), tr("Valid")},
        {QStringLiteral("violations"), tr("Breaks rules")},
        {QStringLiteral("not_json"), tr("Not JSON")},
        {QStringLiteral("unchecked"), tr("Not checked")},
        {QStringLiteral("cut"), tr("Cut off")},
        {QStringLiteral("refusal"), tr("Refused")},
        {QStringLiteral("filtered"), tr("Filtered")},
        {QStringLiteral("tool_calls"), tr("Tool calls")},
        {QStringLiteral("text"), tr("Text")},
        {QStringLiteral("error"), tr("Failed")},
        {QStringLiteral("aborted"), tr("Stopped")},
        {QStringLiteral("running"), tr("Running")},
    };
    return titles.value(outcome, outcome);
}

void HistoryModel::setCalls(QList<CallRecord> calls)
{
    beginResetModel();
    m_calls = std::move(calls);
    endResetModel();
}

const CallRecord *HistoryModel::call(int row) const
{
    return row >= 0 && row < m_calls.size() ? &m_calls[row] : nullptr;
}

Money HistoryModel::total() const
{
    Money sum;
    for (const CallRecord &call : m_calls)
        sum += call.cost.value_or(Money());
    return sum;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_calls.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const CallRecord *record = index.isValid() ? call(index.row()) : nullptr;
    if (!record)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (index.column() >= TokensColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case RunColumn:
        return numberOf(index.row());
    case TimeColumn: {
        const QDateTime local = record->started.toLocalTime();
        const bool today = local.date() == QDate::currentDate();
        return today ? QLocale().toString(local.time(), QLocale::ShortFormat) : QLocale().toString(local, QLocale::ShortFormat);
    }
    case OutcomeColumn:
        return outcomeTitle(record->outcome);
    case TokensColumn:
        return record->usage ? QStringLiteral("%1 / %2").arg(formatTokens(record->usage->input), formatTokens(record->usage->output))
                             : QStringLiteral("–");
    case CostColumn:
        return (record->basis == CostBasis::Estimated && record->cost ? QStringLiteral("≈") : QString()) + formatMoney(record->cost);
    case LatencyColumn:
        return formatDuration(record->duration);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section >= TokensColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RunColumn:
        return tr("Run");
    case TimeColumn:
        return tr("Time");
    case OutcomeColumn:
        return tr("Outcome");
    case TokensColumn:
        return tr("Tokens");
    case CostColumn:
        return tr("Cost");
    case LatencyColumn:
        return tr("Latency");
    default:
        return {};
    }
}

} // namespace cuewright
