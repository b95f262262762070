#include "reply/historymodel.h"

#include "base/format.h"
#include "base/json.h"
#include "reply/fieldvalues.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QPoint>

#include <algorithm>

namespace cuewright {
namespace {

// Answers over this length are not looked into for the columns: a table must open at once.
constexpr qsizetype kMaxRead = 64 * 1024;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

} // namespace

QString outcomeTitle(const QString &outcome)
{
    const QHash<QString, QString> titles{
        {QStringLiteral("valid"), Words::tr("Valid")},
        {QStringLiteral("violations"), Words::tr("Breaks rules")},
        {QStringLiteral("not_json"), Words::tr("Not JSON")},
        {QStringLiteral("unchecked"), Words::tr("Not checked")},
        {QStringLiteral("cut"), Words::tr("Cut off")},
        {QStringLiteral("refusal"), Words::tr("Refused")},
        {QStringLiteral("filtered"), Words::tr("Filtered")},
        {QStringLiteral("tool_calls"), Words::tr("Tool calls")},
        {QStringLiteral("text"), Words::tr("Text")},
        {QStringLiteral("error"), Words::tr("Failed")},
        {QStringLiteral("budget"), Words::tr("Over budget")},
        {QStringLiteral("aborted"), Words::tr("Stopped")},
        {QStringLiteral("running"), Words::tr("Running")},
        {QStringLiteral("interrupted"), Words::tr("Interrupted")},
    };
    return titles.value(outcome, outcome);
}

Tone outcomeTone(const QString &outcome)
{
    if (outcome == u"valid" || outcome == u"text" || outcome == u"tool_calls")
        return Tone::Success;
    if (outcome == u"violations" || outcome == u"not_json" || outcome == u"error")
        return Tone::Danger;
    return outcome == u"refusal" || outcome == u"running" ? Tone::Info : Tone::Warning;
}

HistoryModel::Run HistoryModel::read(const CallRecord &call) const
{
    Run run{call, {}};
    if (m_shown.isEmpty() || call.answer.size() > kMaxRead || !call.answer.trimmed().startsWith(u'{'))
        return run;
    if (const auto answer = parseJson(call.answer.toUtf8())) {
        for (qsizetype i = 0; i < m_shown.size(); ++i)
            run.values[static_cast<std::size_t>(i)] = memberText(*answer, toUtf8(m_shown[i].name));
    }
    return run;
}

void HistoryModel::setCalls(const QList<CallRecord> &calls, const Spending &sums)
{
    beginResetModel();
    m_runs.clear();
    for (const CallRecord &call : calls)
        m_runs << read(call);
    m_sums = sums;
    endResetModel();
}

void HistoryModel::put(const CallRecord &call, const Spending &sums)
{
    const auto same = std::find_if(m_runs.cbegin(), m_runs.cend(), [&](const Run &run) { return run.call.id == call.id; });
    if (same == m_runs.cend()) {
        beginInsertRows({}, 0, 0);
        m_runs.prepend(read(call));
        m_sums = sums;
        endInsertRows();
        return;
    }
    m_runs[same - m_runs.cbegin()] = read(call);
    m_sums = sums;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void HistoryModel::setFields(const QList<SchemaField> &fields)
{
    beginResetModel();
    m_shown.clear();
    for (const SchemaField &field : fields) {
        if (field.kind == SchemaField::Kind::Choice && m_shown.size() < 2)
            m_shown << field;
    }
    for (Run &run : m_runs)
        run = read(run.call);
    endResetModel();
}

const CallRecord *HistoryModel::call(int row) const
{
    return row >= 0 && row < m_runs.size() ? &m_runs[row].call : nullptr;
}

void HistoryModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_runs.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::text(const Run &run, int row, int column) const
{
    const CallRecord &call = run.call;
    switch (column) {
    case RunColumn:
        return QString::number(numberOf(row));
    case TimeColumn: {
        const QDateTime local = call.started.toLocalTime();
        const bool today = local.date() == QDate::currentDate();
        return today ? QLocale().toString(local.time(), QLocale::ShortFormat) : QLocale().toString(local.date(), QLocale::ShortFormat);
    }
    case FirstColumn:
        return run.values[0].isEmpty() ? outcomeTitle(call.outcome) : run.values[0];
    case SecondColumn:
        return run.values[1];
    case TokensColumn:
        return call.usage ? QStringLiteral("%1 / %2").arg(formatTokens(call.usage->input), formatTokens(call.usage->output))
                          : QStringLiteral("–");
    case CostColumn:
        return (call.basis == CostBasis::Estimated && call.cost && *call.cost != Money() ? QStringLiteral("≈") : QString()) + formatMoney(call.cost);
    case LatencyColumn:
        return formatDuration(call.duration);
    default:
        return {};
    }
}

QString HistoryModel::sentence(const Run &run, int row) const
{
    QStringList parts{tr("Run %1").arg(numberOf(row)), text(run, row, TimeColumn), outcomeTitle(run.call.outcome)};
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (const QString value = run.values[static_cast<std::size_t>(i)]; !value.isEmpty())
            parts << m_shown[i].name + u' ' + value;
    }
    parts << text(run, row, CostColumn) << text(run, row, LatencyColumn);
    if (run.call.practice)
        parts << tr("practice, not charged");
    return parts.join(QStringLiteral(", "));
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_runs.size())
        return {};
    const Run &run = m_runs[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(run, index.row(), column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (column >= TokensColumn ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return column == TimeColumn ? QLocale().toString(run.call.started.toLocalTime(), QLocale::LongFormat)
            : column == CostColumn && run.call.practice ? tr("practice, not charged")
                                                        : outcomeTitle(run.call.outcome);
    case Qt::AccessibleTextRole:
        return sentence(run, index.row());
    case HistoryToneRole:
        return static_cast<int>(outcomeTone(run.call.outcome));
    case HistoryLevelRole: {
        const auto shown = column - FirstColumn;
        if (shown < 0 || shown >= m_shown.size() || !isScale(m_shown[shown].choices))
            return {};
        const auto level = m_shown[shown].choices.indexOf(run.values[static_cast<std::size_t>(shown)]);
        return level < 0 ? QVariant() : QPoint(static_cast<int>(level) + 1, static_cast<int>(m_shown[shown].choices.size()));
    }
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
    case FirstColumn:
        return m_shown.isEmpty() ? tr("Outcome") : m_shown[0].name;
    case SecondColumn:
        return m_shown.size() > 1 ? m_shown[1].name : QString();
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
