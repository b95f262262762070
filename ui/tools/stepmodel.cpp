#include "tools/stepmodel.h"

#include "base/format.h"

#include <algorithm>

namespace cuewright {

using std::chrono::milliseconds;

namespace {

constexpr int kMostLanes = 8; // of one tool

} // namespace

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

// Calls of one answer run at the same time: those of one tool would hide each other in one lane.
int StepModel::laneOf(const QString &tool)
{
    const std::pair lane(tool, m_callsOfTurn[tool]++ % kMostLanes);
    const auto known = m_lanes.constFind(lane);
    if (known != m_lanes.constEnd())
        return *known;
    m_tools << tool;
    m_lanes.insert(lane, static_cast<int>(m_tools.size()));
    return static_cast<int>(m_tools.size());
}

void StepModel::addTurn(const TurnPtr &of, milliseconds shift, bool again)
{
    const TraceTurn &turn = *of;
    StepRow row;
    row.of = of;
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
    put(row);
    m_callsOfTurn.clear();
    for (int call = 0; call < row.calls; ++call)
        addCall(row, call, shift);
    addFigures(row);
}

void StepModel::addCall(const StepRow &model, int index, milliseconds shift)
{
    const TraceCall &call = model.of->calls[index];
    StepRow row = model;
    row.call = index;
    row.number = static_cast<int>(m_fresh.size()) + 1;
    row.lane = laneOf(call.call.name);
    row.kind = kindOfCall(call);
    row.start = call.result ? call.result->started + shift : model.start + model.duration;
    row.duration = call.result ? call.result->duration : milliseconds(0);
    if (call.isPending() && m_running == model.turn) {
        // What a person takes to say yes is no time of the call's.
        const auto known = m_runningCalls.constFind(index);
        row.asks = known != m_runningCalls.cend() && !known->has_value();
        row.kind = row.asks ? StepKind::Waiting : StepKind::Running;
        row.duration = row.asks ? milliseconds(0) : known != m_runningCalls.cend() ? **known : std::max(milliseconds(0), m_runningNow - row.start);
    }
    put(row);
}

// Of thousands of rows most are those that were there before: what they say is not worked out again.
void StepModel::put(StepRow row)
{
    const StepRow *old = m_fresh.size() < m_steps.size() ? &m_steps.at(m_fresh.size()) : nullptr;
    const bool same = old && old->of == row.of && old->call == row.call && old->turnNumber == row.turnNumber && old->kind == row.kind
        && old->duration == row.duration && old->asks == row.asks;
    row.label = same ? old->label : labelOf(row);
    m_end = std::max(m_end, row.start + row.duration);
    m_fresh << std::move(row);
}

QString StepModel::labelOf(const StepRow &row) const
{
    const TraceTurn &turn = *row.of;
    if (row.call >= 0) {
        const auto &result = turn.calls[row.call].result;
        const QString status = result && result->isError ? statusIn(result->text) : QString();
        return !status.isEmpty() ? status : row.asks ? tr("may it run?") : row.kind == StepKind::Waiting ? tr("waiting") : formatDuration(row.duration);
    }
    const QString what = turn.error ? tr("failed") : !turn.calls.isEmpty() ? tr("%n calls", nullptr, row.calls)
        : turn.answer                                                      ? tr("final reply")
        : row.kind == StepKind::Running                                    ? formatDuration(row.duration)
                                                                           : tr("not sent");
    return tr("Turn %1 · %2").arg(row.turnNumber).arg(what);
}

void StepModel::addFigures(const StepRow &model)
{
    const TraceTurn &turn = *model.of;
    const auto place = m_figures.size();
    if (place < m_oldFigures.size() && m_oldFigures[place].of == model.of && m_oldFigures[place].runsAgain == model.runsAgain) {
        m_figures << m_oldFigures[place];
        m_figures.last().start = model.start;
        return;
    }
    TurnFigures figures{turn.id, model.start, {}, {}, model.runsAgain, model.of};
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
    m_oldFigures = std::exchange(m_figures, {});
    m_tools.clear();
    m_lanes.clear();
    m_rows.clear();
    m_kept = m_again = 0;
    m_end = milliseconds(0);
    const QList<TurnPtr> turns = trace.turnsOf(m_branch);
    for (const TurnPtr &turn : turns)
        addTurn(turn, milliseconds(0), false);
    m_modelName = turns.isEmpty() ? QString() : turns.constLast()->settings->model;
    const BranchState state = trace.state(m_branch);
    m_now = state == BranchState::Done || state == BranchState::Empty ? std::nullopt : std::optional(m_end);
    if (const QList<TurnPtr> again = trace.runsAgain(m_branch); !again.isEmpty()) {
        const milliseconds shift = m_end - again.constFirst()->timing.start;
        if (state == BranchState::Unsent)
            --m_kept; // it stands for the first of those behind it, and they have the same number
        for (const TurnPtr &turn : again)
            addTurn(turn, shift, true);
    }
    for (int row = 0; row < m_fresh.size(); ++row)
        m_rows.insert({m_fresh[row].turn, m_fresh[row].call}, row);
    announce();
    m_fresh.clear();
    m_oldFigures.clear();
    emit figuresChanged();
}

// While a branch goes on its rows stay, and so does what is selected.
void StepModel::announce()
{
    const auto sameStep = [](const StepRow &a, const StepRow &b) {
        return a.turn == b.turn && a.call == b.call && a.runsAgain == b.runsAgain;
    };
    const int common = static_cast<int>(std::mismatch(m_steps.begin(), m_steps.end(), m_fresh.begin(), m_fresh.end(), sameStep).first - m_steps.begin());
    if (common < m_steps.size()) {
        beginRemoveRows({}, common, static_cast<int>(m_steps.size()) - 1);
        m_steps.resize(common);
        endRemoveRows();
    }
    int changed = 0; // rows before this one that are to be told as changed, together
    for (int row = 0; row <= common; ++row) {
        if (row < common && m_steps[row] != m_fresh[row]) {
            m_steps[row] = m_fresh[row];
            ++changed;
        } else if (changed > 0) {
            emit dataChanged(index(row - std::exchange(changed, 0)), index(row - 1));
        }
    }
    if (common < m_fresh.size()) {
        beginInsertRows({}, common, static_cast<int>(m_fresh.size()) - 1);
        m_steps = m_fresh;
        endInsertRows();
    }
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
    for (StepRow &row : m_steps)
        row.of = nullptr; // what it says is of another language
    m_figures.clear();
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
