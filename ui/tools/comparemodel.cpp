#include "tools/comparemodel.h"

#include "base/format.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kMaxLine = 400; // characters of a line that a row shows
constexpr qsizetype kFewestCells = 20; // of a row
constexpr qsizetype kMaxCompared = 64 * 1024; // of a text; longer ones are shown as changed, with their beginnings
constexpr qsizetype kMaxLines = 400; // of one text

// How many letters fit: those of East Asia are twice as wide.
qsizetype fitting(QStringView text, qsizetype cells)
{
    qsizetype count = 0;
    for (qsizetype used = 0; count < text.size(); ++count) {
        used += text[count].unicode() >= 0x2E80 && !text[count].isSurrogate() ? 2 : 1;
        if (used > cells)
            break;
    }
    return count < text.size() && count > 0 && text[count].isLowSurrogate() ? count - 1 : count;
}

// Prose comes as one long line: it goes on in the next row.
QList<DiffLine> wrapped(const QList<DiffLine> &lines, qsizetype cells)
{
    QList<DiffLine> pieces;
    for (const DiffLine &line : lines) {
        QStringView rest = line.text;
        for (qsizetype most = fitting(rest, cells); most < rest.size(); most = fitting(rest, cells)) {
            qsizetype end = rest.left(most).lastIndexOf(u' ') + 1;
            end = end > most / 2 ? end : most;
            pieces << DiffLine{line.kind, rest.left(end).toString()};
            rest = rest.mid(end);
        }
        pieces << DiffLine{line.kind, rest.toString()};
    }
    return pieces;
}

} // namespace

QString CompareModel::figures(const std::optional<Usage> &usage, const std::optional<Money> &cost)
{
    QStringList parts;
    if (usage)
        parts << tr("%1 in · %2 out").arg(formatTokens(usage->input), formatTokens(usage->output));
    if (cost)
        parts << formatMoney(*cost);
    return parts.join(QStringLiteral(" · "));
}

void CompareModel::addRow(Content &content, const TraceDiffRow &row, qsizetype cells)
{
    Row base;
    base.turns[0] = row.left;
    base.turns[1] = row.right;
    base.calls[0] = row.leftCall;
    base.calls[1] = row.rightCall;
    Row head = base;
    head.heading = true;
    head.turnHead = row.part == TraceDiffRow::Part::Turn;
    const bool hasLeft = row.kind != TraceDiffRow::Kind::Added, hasRight = row.kind != TraceDiffRow::Kind::Removed;
    head.texts[0] = hasLeft ? row.title : QString();
    head.texts[1] = hasRight ? row.title : QString();
    if (head.turnHead) {
        const QString left = figures(row.leftUsage, row.leftCost), right = figures(row.rightUsage, row.rightCost);
        head.texts[0] += left.isEmpty() || !hasLeft ? QString() : QStringLiteral("   ") + left;
        head.texts[1] += right.isEmpty() || !hasRight ? QString() : QStringLiteral("   ") + right;
    } else if (row.kind != TraceDiffRow::Kind::Same) {
        ++content.changes;
    }
    content.rows << head;
    addLines(content, row, base, cells);
}

void CompareModel::addLines(Content &content, const TraceDiffRow &row, const Row &base, qsizetype cells)
{
    if (row.before.isEmpty() && row.after.isEmpty())
        return;
    QList<DiffLine> lines;
    if (row.before.size() > kMaxCompared || row.after.size() > kMaxCompared) {
        if (!row.before.isEmpty())
            lines << DiffLine{row.kind == TraceDiffRow::Kind::Same ? DiffLine::Kind::Same : DiffLine::Kind::Removed, tr("%1 KB: %2").arg(row.before.size() / 1024).arg(row.before.left(kMaxLine))};
        if (!row.after.isEmpty() && row.kind != TraceDiffRow::Kind::Same)
            lines << DiffLine{DiffLine::Kind::Added, tr("%1 KB: %2").arg(row.after.size() / 1024).arg(row.after.left(kMaxLine))};
    } else {
        lines = wrapped(row.lines(), cells);
    }
    // What went stands beside what came in its place.
    const qsizetype count = std::min(lines.size(), kMaxLines);
    for (qsizetype i = 0; i < count;) {
        if (lines[i].kind == DiffLine::Kind::Same) {
            Row same = base;
            same.texts[0] = same.texts[1] = lines[i].text.left(kMaxLine);
            content.rows << same;
            ++i;
            continue;
        }
        qsizetype removed = i;
        while (removed < count && lines[removed].kind == DiffLine::Kind::Removed)
            ++removed;
        qsizetype added = removed;
        while (added < count && lines[added].kind == DiffLine::Kind::Added)
            ++added;
        for (qsizetype n = 0; n < std::max(removed - i, added - removed); ++n) {
            Row changed = base;
            if (i + n < removed) {
                changed.texts[0] = lines[i + n].text.left(kMaxLine);
                changed.kinds[0] = DiffLine::Kind::Removed;
            }
            if (removed + n < added) {
                changed.texts[1] = lines[removed + n].text.left(kMaxLine);
                changed.kinds[1] = DiffLine::Kind::Added;
            }
            content.rows << changed;
        }
        i = std::max(added, i + 1);
    }
}

CompareModel::Content CompareModel::contentOf(const TraceDiff &diff, bool onlyChanges, qsizetype cells)
{
    Content content;
    for (const TraceDiffRow &row : diff.rows) {
        if (row.part == TraceDiffRow::Part::Turn || !onlyChanges || row.kind != TraceDiffRow::Kind::Same)
            addRow(content, row, std::max(cells, kFewestCells));
    }
    return content;
}

void CompareModel::setContent(const Content &content, const QStringList &names)
{
    beginResetModel();
    m_content = content;
    m_names = names;
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_content.rows.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_content.rows[index.row()];
    const int side = index.column();
    switch (role) {
    case Qt::DisplayRole: return row.texts[side];
    case Qt::AccessibleTextRole:
        return row.kinds[side] == DiffLine::Kind::Removed ? tr("removed: %1").arg(row.texts[side])
            : row.kinds[side] == DiffLine::Kind::Added    ? tr("added: %1").arg(row.texts[side])
                                                          : row.texts[side];
    case ToneRole: return static_cast<int>(row.kinds[side]);
    case HeadingRole: return row.heading;
    case TurnHeadRole: return row.turnHead;
    case TurnRole: return QVariant::fromValue(row.turns[side]);
    case CallRole: return row.calls[side];
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_names.value(section);
    return {};
}

} // namespace cuewright
