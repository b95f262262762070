#include "tools/slotmodel.h"

#include "base/format.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMostLater = 50; // of calls that would run again; more say nothing

} // namespace

SlotModel::SlotModel(const TraceDocument &document, const StepModel &steps, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_steps(steps)
{
    connect(&steps, &StepModel::figuresChanged, this, &SlotModel::take);
}

void SlotModel::setTurn(TurnId turn)
{
    if (turn == m_turn)
        return;
    m_turn = turn;
    take();
}

void SlotModel::say(Row &row, const TraceCall &call) const
{
    const ToolResult &result = *call.result;
    row.source = sourceTitle(result.source);
    row.sourceGlyph = sourceGlyph(result.source);
    row.sourceTone = sourceTone(result.source);
    row.duration = formatDuration(result.duration);
    row.stateGlyph = result.isError ? Glyph::Error : call.isResultEdited() ? Glyph::Edit : Glyph::Success;
    row.stateTone = result.isError ? Tone::Danger : call.isResultEdited() ? Tone::Warning : Tone::Success;
    const QString begin = result.text.isEmpty() ? tr("empty") : firstLine(result.text, 80);
    row.state = call.isResultEdited() ? tr("Edited: %1").arg(begin) : begin;
}

SlotModel::Row SlotModel::slot(const TraceTurn &turn, int index, bool later) const
{
    const TraceCall &call = turn.calls[index];
    Row row;
    row.kind = later ? Kind::Later : Kind::Slot;
    row.turn = turn.id;
    row.call = index;
    row.name = call.call.name;
    row.arguments = argumentsLine(call.call.arguments);
    const int step = m_steps.rowOf(turn.id, index);
    if (call.result) {
        say(row, call);
    } else if (step >= 0 && m_steps.steps()[step].kind == StepKind::Running) {
        row.state = tr("Running");
        row.stateGlyph = Glyph::Clock;
        row.stateTone = Tone::Accent;
        row.duration = m_steps.steps()[step].label;
    } else if (step >= 0 && m_steps.steps()[step].asks) {
        row.state = tr("Waits for your permission");
        row.stateGlyph = Glyph::Clock;
        row.stateTone = Tone::Warning;
    } else {
        row.state = call.areArgumentsEdited() ? tr("Needs a result: its arguments were edited") : tr("Needs a result");
        row.stateGlyph = Glyph::Warning;
        row.stateTone = Tone::Warning;
    }
    return row;
}

void SlotModel::take()
{
    QList<Row> rows;
    m_calls = m_results = 0;
    if (const TurnPtr turn = m_document.trace().turn(m_turn)) {
        m_calls = static_cast<int>(turn->calls.size());
        m_results = m_calls - turn->pending();
        for (int call = 0; call < m_calls; ++call)
            rows << slot(*turn, call, false);
    }
    QList<Row> later;
    int first = 0, last = 0;
    for (const StepRow &step : m_steps.steps()) {
        if (!step.runsAgain || step.turn == m_turn)
            continue;
        first = first == 0 ? step.turnNumber : first;
        last = step.turnNumber;
        const TurnPtr turn = m_document.trace().turn(step.turn);
        if (turn && step.call >= 0 && later.size() < kMostLater)
            later << slot(*turn, step.call, true);
    }
    if (first > 0) {
        Row heading;
        heading.kind = Kind::Heading;
        heading.name = first == last ? tr("Turn %1").arg(first) : tr("Turns %1–%2").arg(first).arg(last);
        heading.state = tr("run again after you send");
        rows << heading << later;
    }
    const auto sameSlot = [](const Row &a, const Row &b) { return a.kind == b.kind && a.turn == b.turn && a.call == b.call; };
    if (rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), sameSlot)) {
        for (int row = 0; row < rows.size(); ++row) {
            if (m_rows[row] == rows[row])
                continue;
            m_rows[row] = rows[row];
            emit dataChanged(index(row), index(row));
        }
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    emit countsChanged();
}

int SlotModel::rowOf(TurnId turn, int call) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].turn == turn && m_rows[row].call == call && m_rows[row].kind != Kind::Heading)
            return row;
    }
    return -1;
}

QString SlotModel::spoken(const Row &row) const
{
    if (row.kind == Kind::Heading)
        return row.name + QStringLiteral(", ") + row.state;
    QStringList words{row.name, row.arguments};
    for (const QString &part : {row.source, row.state, row.duration}) {
        if (!part.isEmpty())
            words << part;
    }
    if (row.kind == Kind::Later)
        words << tr("runs again");
    return words.join(QStringLiteral(", "));
}

void SlotModel::retranslate()
{
    take();
}

int SlotModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SlotModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return spoken(row);
    case KindRole: return static_cast<int>(row.kind);
    case TurnRole: return QVariant::fromValue(row.turn);
    case CallRole: return row.call;
    case ArgumentsRole: return row.arguments;
    case SourceRole: return row.source;
    case SourceGlyphRole: return static_cast<int>(row.sourceGlyph);
    case SourceToneRole: return static_cast<int>(row.sourceTone);
    case StateRole: return row.state;
    case StateGlyphRole: return static_cast<int>(row.stateGlyph);
    case StateToneRole: return static_cast<int>(row.stateTone);
    case DurationRole: return row.duration;
    default: return {};
    }
}

Qt::ItemFlags SlotModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[index.row()].kind == Kind::Heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace cuewright
