#include "tools/stepmodel.h"

#include "base/format.h"

#include <algorithm>

namespace cuewright {

using std::chrono::milliseconds;

StepModel::StepModel(const TraceDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&document, &TraceDocument::traceReplaced, this, &StepModel::take);
    connect(&document, &TraceDocument::turnsChanged, this, &StepModel::take);
    connect(&document, &TraceDocument::branchesChanged, this, &StepModel::take);
    take();
}

void StepModel::setBranch(const QString &branch)
{
    if (branch == m_branch)
        return;
    m_branch = branch;
    take();
}

void StepModel::setRunning(TurnId turn, milliseconds now, const RunningCalls &calls)
{
    if (turn == m_running && now == m_runningNow && calls == m_runningCalls)
        return;
    m_running = turn;
    m_runningNow = now;
    m_runningCalls = calls;
    take();
}

int StepModel::laneOf(const QString &tool)
{
    const auto known = m_lanes.constFind(tool);
    if (known != m_lanes.constEnd())
        return *known;
    m_tools << tool;
    m_lanes.insert(tool, static_cast<int>(m_tools.size()));
    return static_cast<int>(m_tools.size());
}

void StepModel::addTurn(const TraceTurn &turn, milliseconds shift, bool again)
{
    StepRow row;
    row.turn = turn.id;
    row.number = static_cast<int>(m_fresh.size()) + 1;
    row.turnNumber = again ? m_kept + ++m_again : ++m_kept;
    row.runsAgain = again;
    row.calls = static_cast<int>(turn.calls.size());
    row.kind = kindOfTurn(turn);
    row.start = (turn.isRun() ? turn.timing.start : m_document.trace().startOf(turn.id)) + shift;
    row.duration = turn.timing.duration;
    if (!turn.isRun() && m_running == turn.id) {
        row.kind = StepKind::Running;
        row.duration = std::max(milliseconds(0), m_runningNow - row.start);
    }
    const QString what = turn.error ? tr("failed") : !turn.calls.isEmpty() ? tr("%n calls", nullptr, row.calls)
        : turn.answer                                                      ? tr("final reply")
        : row.kind == StepKind::Running                                    ? formatDuration(row.duration)
                                                                           : tr("not sent");
    row.label = tr("Turn %1 · %2").arg(row.turnNumber).arg(what);
    m_fresh << row;
    m_end = std::max(m_end, row.start + row.duration);
    for (int call = 0; call < row.calls; ++call)
        addCall(row, turn, call, shift);
    addFigures(turn, row);
}

void StepModel::addCall(const StepRow &model, const TraceTurn &turn, int index, milliseconds shift)
{
    const TraceCall &call = turn.calls[index];
    StepRow row = model;
    row.call = index;
    row.number = static_cast<int>(m_fresh.size()) + 1;
    row.lane = laneOf(call.call.name);
    row.kind = kindOfCall(call);
    row.start = call.result ? call.result->started + shift : model.start + model.duration;
    row.duration = call.result ? call.result->duration : milliseconds(0);
    if (call.isPending() && m_running == turn.id) {
        // What a person takes to say yes is no time of the call's.
        const auto known = m_runningCalls.constFind(index);
        row.asks = known != m_runningCalls.cend() && !known->has_value();
        row.kind = row.asks ? StepKind::Waiting : StepKind::Running;
        row.duration = row.asks ? milliseconds(0) : known != m_runningCalls.cend() ? **known : std::max(milliseconds(0), m_runningNow - row.start);
    }
    const QString status = call.result && call.result->isError ? statusIn(call.result->text) : QString();
    row.label = !status.isEmpty() ? status : row.asks ? tr("may it run?") : row.kind == StepKind::Waiting ? tr("waiting") : formatDuration(row.duration);
    m_fresh << row;
    m_end = std::max(m_end, row.start + row.duration);
}

void StepModel::addFigures(const TraceTurn &turn, const StepRow &model)
{
    TurnFigures figures{turn.id, model.start, {}, {}, model.runsAgain};
    const auto &usage = turn.answer ? turn.answer->usage : std::nullopt;
    if (usage && model.runsAgain)
        figures.tokens = tr("≈%1 in").arg(formatTokens(usage->input));
    else if (usage)
        figures.tokens = tr("%1 in · %2 out").arg(formatTokens(usage->input), formatTokens(usage->output));
    if (turn.cost && model.runsAgain)
        figures.cost = tr("was %1").arg(formatMoney(*turn.cost));
    else if (turn.cost)
        figures.cost = (turn.isCostEstimated ? QStringLiteral("≈") : QString()) + formatMoney(*turn.cost);
    m_figures << figures;
}

void StepModel::take()
{
    const Trace &trace = m_document.trace();
    m_fresh.clear();
    m_figures.clear();
    m_tools.clear();
    m_lanes.clear();
    m_rows.clear();
    m_kept = m_again = 0;
    m_end = milliseconds(0);
    const QList<TurnPtr> turns = trace.turnsOf(m_branch);
    for (const TurnPtr &turn : turns)
        addTurn(*turn, milliseconds(0), false);
    m_modelName = turns.isEmpty() ? QString() : turns.constLast()->settings->model;
    const BranchState state = trace.state(m_branch);
    m_now = state == BranchState::Done || state == BranchState::Empty ? std::nullopt : std::optional(m_end);
    if (const QList<TurnPtr> again = trace.runsAgain(m_branch); !again.isEmpty()) {
        const milliseconds shift = m_end - again.constFirst()->timing.start;
        for (const TurnPtr &turn : again)
            addTurn(*turn, shift, true);
    }
    for (int row = 0; row < m_fresh.size(); ++row)
        m_rows.insert({m_fresh[row].turn, m_fresh[row].call}, row);
    const auto sameStep = [](const StepRow &a, const StepRow &b) {
        return a.turn == b.turn && a.call == b.call && a.runsAgain == b.runsAgain;
    };
    // While a branch goes on its rows stay, and so does what is selected.
    const int common = static_cast<int>(std::mismatch(m_steps.begin(), m_steps.end(), m_fresh.begin(), m_fresh.end(), sameStep).first - m_steps.begin());
    if (common < m_steps.size()) {
        beginRemoveRows({}, common, static_cast<int>(m_steps.size()) - 1);
        m_steps.resize(common);
        endRemoveRows();
    }
    for (int row = 0; row < common; ++row) {
        if (m_steps[row] == m_fresh[row])
            continue;
        m_steps[row] = m_fresh[row];
        emit dataChanged(index(row), index(row));
    }
    if (common < m_fresh.size()) {
        beginInsertRows({}, common, static_cast<int>(m_fresh.size()) - 1);
        m_steps = m_fresh;
        endInsertRows();
    }
    m_fresh.clear();
    emit figuresChanged();
}

int StepModel::rowOf(TurnId turn, int call) const
{
    return m_rows.value({turn, call}, -1);
}

QString StepModel::nameOf(const StepRow &row) const
{
    return row.call < 0 ? tr("model") : m_tools.value(row.lane - 1);
}

QString StepModel::spoken(int number) const
{
    const StepRow &row = m_steps.at(number);
    QStringList words{tr("Step %1").arg(row.number), nameOf(row)};
    const TurnPtr turn = m_document.trace().turn(row.turn);
    if (row.runsAgain)
        words << tr("runs again");
    if (turn && row.call >= 0 && row.call < turn->calls.size() && turn->calls[row.call].result) {
        const TraceCall &call = turn->calls[row.call];
        words << sourceTitle(call.result->source).toLower();
        if (row.kind == StepKind::Edited && call.result->source != ToolSource::Mock)
            words << tr("edited");
        if (call.result->isError)
            words << tr("failed");
    } else {
        words << (row.asks ? tr("waits for your permission") : kindWord(row.kind, row.call >= 0));
    }
    if (row.kind != StepKind::Waiting)
        words << tr("%1 seconds").arg(QLocale().toString(static_cast<double>(row.duration.count()) / 1000, 'f', 2));
    if (row.call >= 0 && row.calls > 1)
        words << tr("in parallel with %n others", nullptr, row.calls - 1);
    return words.join(QStringLiteral(", "));
}

void StepModel::retranslate()
{
    take();
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepRow &row = m_steps[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.label;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return spoken(index.row());
    case TurnRole: return QVariant::fromValue(row.turn);
    case CallRole: return row.call;
    case LaneRole: return row.lane;
    case KindRole: return static_cast<int>(row.kind);
    case RunsAgainRole: return row.runsAgain;
    default: return {};
    }
}

} // namespace cuewright
