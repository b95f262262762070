#include "models/queuemodel.h"

#include "catalog/provider.h"
#include "models/queuewords.h"

#include <algorithm>
#include <utility>

namespace cuewright {
namespace {

// What a row shows, apart from what never changes in the life of a call.
bool looksAlike(const CallStatus &a, const CallStatus &b)
{
    return a.state == b.state && a.retrying == b.retrying && a.attempt == b.attempt && a.until == b.until
        && a.reason == b.reason && a.attempts.size() == b.attempts.size();
}

bool comesBefore(const CallStatus &call, CallId id)
{
    return call.id < id;
}

} // namespace

QueueModel::QueueModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void QueueModel::setQueue(const QList<CallStatus> &calls, const QList<LaneStatus> &lanes, const QDateTime &now)
{
    for (const LaneStatus &lane : lanes)
        m_laneNames[lane.id] = tr("%1 · %2", "provider, model").arg(providerTitle(lane.provider), lane.model);
    const QDateTime before = std::exchange(m_now, now);
    dropGone(calls);
    takeChanged(calls, before);
    if (calls.size() > m_calls.size()) {
        beginInsertRows({}, static_cast<int>(m_calls.size()), static_cast<int>(calls.size() - 1));
        m_calls = calls;
        endInsertRows();
    }
}

// What is gone is sorted to the end first and goes in one piece: thousands of single removals would hold up the window, and a
// reset would lose the selection.
void QueueModel::dropGone(const QList<CallStatus> &calls)
{
    QList<int> place(m_calls.size()); // of each row, once sorted
    QList<CallStatus> staying;
    staying.reserve(m_calls.size());
    QList<CallStatus> gone;
    auto next = calls.begin();
    for (const CallStatus &mine : std::as_const(m_calls)) {
        while (next != calls.end() && next->id < mine.id)
            ++next;
        (next != calls.end() && next->id == mine.id ? staying : gone).append(mine);
    }
    if (gone.isEmpty())
        return;
    const int kept = static_cast<int>(staying.size());
    const int count = static_cast<int>(m_calls.size());
    if (gone.first().id < (staying.isEmpty() ? 0 : staying.last().id)) {
        emit layoutAboutToBeChanged();
        int stays = 0;
        int goes = kept;
        for (int row = 0; row < count; ++row)
            place[row] = stays < kept && staying[stays].id == m_calls[row].id ? stays++ : goes++;
        m_calls = staying + gone;
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex &old : before)
            after << index(place[old.row()], old.column());
        changePersistentIndexList(before, after);
        emit layoutChanged();
    }
    beginRemoveRows({}, kept, count - 1);
    m_calls.resize(kept);
    endRemoveRows();
}

// New calls have higher ids than all before, so what is left of the old ones is the beginning of the new list.
void QueueModel::takeChanged(const QList<CallStatus> &calls, const QDateTime &before)
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < m_calls.size(); ++row) {
        CallStatus &mine = m_calls[row];
        const CallStatus &other = calls[row];
        const bool counts = other.until.isValid() && secondsLeft(other.until, before) != secondsLeft(other.until, m_now);
        if (looksAlike(mine, other) && !counts)
            continue;
        mine = other;
        first = first < 0 ? row : first;
        last = row;
    }
    if (first >= 0)
        emit dataChanged(index(first, State), index(last, Why));
}

int QueueModel::rowOf(CallId id) const
{
    const auto found = std::lower_bound(m_calls.begin(), m_calls.end(), id, comesBefore);
    return found != m_calls.end() && found->id == id ? static_cast<int>(found - m_calls.begin()) : -1;
}

void QueueModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_calls.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_calls.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QueueModel::title(const CallStatus &call) const
{
    return call.title.isEmpty() ? tr("Request %1").arg(call.id) : call.title;
}

QString QueueModel::text(const CallStatus &call, int column) const
{
    switch (column) {
    case Request:
        return title(call);
    case LaneName:
        return m_laneNames.value(call.lane);
    case State:
        return stateText(call);
    case Attempts:
        return call.attempt == 0 ? QStringLiteral("–") : tr("%1 of %2").arg(call.attempt).arg(call.maxAttempts);
    case Wait:
        return countdown(call.until, m_now);
    case Why:
        return call.reason;
    default:
        return {};
    }
}

QString QueueModel::sentence(const CallStatus &call) const
{
    QStringList said = {title(call), m_laneNames.value(call.lane), stateText(call)};
    if (call.attempt > 0)
        said << tr("attempt %1 of %2").arg(call.attempt).arg(call.maxAttempts);
    if (call.until.isValid())
        said << countdown(call.until, m_now);
    if (!call.reason.isEmpty())
        said << call.reason;
    return said.join(QStringLiteral(", "));
}

// What became of the attempts so far, one a line.
QString QueueModel::history(const CallStatus &call) const
{
    QStringList lines;
    for (const Attempt &attempt : call.attempts) {
        const QString what = attempt.error ? attempt.error->message : tr("answered");
        lines << tr("Attempt %1: %2").arg(attempt.number).arg(what);
    }
    return lines.join(u'\n');
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CallStatus &call = m_calls.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(call, index.column());
    case Qt::ToolTipRole: {
        if (index.column() != Attempts)
            return text(call, index.column());
        const QString lines = history(call);
        return lines.isEmpty() ? tr("Not sent yet") : lines;
    }
    case Qt::AccessibleTextRole:
        return index.column() == Request ? sentence(call) : text(call, index.column());
    case GlyphRole:
        return index.column() == State ? QVariant(int(stateGlyph(call))) : QVariant();
    case ColorRole:
        return index.column() == State || index.column() == Wait ? QVariant(int(stateColor(call))) : QVariant();
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Request:
        return tip ? tr("The prompt that the request belongs to") : tr("Request");
    case LaneName:
        return tip ? tr("Provider, key and model family: requests that share them wait in one lane") : tr("Lane");
    case State:
        return tip ? tr("What the request does now") : tr("State");
    case Attempts:
        return tip ? tr("How often it was sent, and how often at most") : tr("Attempt");
    case Wait:
        return tip ? tr("When it goes on, where a time is known") : tr("Goes on");
    case Why:
        return tip ? tr("What it waits for") : tr("Why it waits");
    default:
        return {};
    }
}

} // namespace cuewright
