#include "base/linediff.h"

#include <QStringView>

#include <algorithm>
#include <vector>

namespace cuewright {
namespace {

using Lines = QList<QStringView>;
using Kind = DiffLine::Kind;

// Work and memory grow with the square of the number of changes; nobody reads more than these.
constexpr int kMaxChanges = 1000;

// Myers' greedy search for the shortest edit script between two lists. furthest[d][k + d]: how far into `a` one comes on
// diagonal k with d changes.
class ShortestEdit
{
public:
    ShortestEdit(const Lines &a, const Lines &b)
        : m_a(a)
        , m_b(b)
    {
    }

    /// The kinds in order; empty where it takes more than kMaxChanges.
    std::vector<Kind> find()
    {
        const int most = static_cast<int>(std::min<qsizetype>(kMaxChanges, m_a.size() + m_b.size()));
        for (int d = 0; d <= most; ++d) {
            if (step(d))
                return backtrack(d);
        }
        return {};
    }

private:
    int reach(int d, int k) const { return m_furthest[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)]; }

    bool comesFromAbove(int d, int k) const { return k == -d || (k != d && reach(d - 1, k - 1) < reach(d - 1, k + 1)); }

    bool step(int d)
    {
        m_furthest.emplace_back(static_cast<std::size_t>(2 * d + 1));
        for (int k = -d; k <= d; k += 2) {
            int x = d == 0 ? 0 : comesFromAbove(d, k) ? reach(d - 1, k + 1) : reach(d - 1, k - 1) + 1;
            while (x < m_a.size() && x - k < m_b.size() && m_a[x] == m_b[x - k])
                ++x;
            m_furthest.back()[static_cast<std::size_t>(k + d)] = x;
            if (x >= m_a.size() && x - k >= m_b.size())
                return true;
        }
        return false;
    }

    std::vector<Kind> backtrack(int d) const
    {
        std::vector<Kind> kinds;
        int x = static_cast<int>(m_a.size());
        int k = x - static_cast<int>(m_b.size());
        for (; d > 0; --d) {
            const bool above = comesFromAbove(d, k);
            const int start = above ? reach(d - 1, k + 1) : reach(d - 1, k - 1) + 1;
            for (; x > start; --x)
                kinds.push_back(Kind::Same);
            kinds.push_back(above ? Kind::Added : Kind::Removed);
            x = above ? start : start - 1;
            k += above ? 1 : -1;
        }
        for (; x > 0; --x)
            kinds.push_back(Kind::Same);
        std::reverse(kinds.begin(), kinds.end());
        return kinds;
    }

    const Lines &m_a;
    const Lines &m_b;
    std::vector<std::vector<int>> m_furthest;
};

// Within a change the removed lines come first, whatever way the search has gone.
void sortChange(QList<DiffLine> &lines, qsizetype from)
{
    std::stable_sort(lines.begin() + from, lines.end(),
        [](const DiffLine &a, const DiffLine &b) { return a.kind == Kind::Removed && b.kind == Kind::Added; });
}

void addMiddle(QList<DiffLine> &lines, const Lines &a, const Lines &b)
{
    std::vector<Kind> kinds = ShortestEdit(a, b).find();
    if (kinds.empty()) {
        kinds.assign(static_cast<std::size_t>(a.size()), Kind::Removed);
        kinds.insert(kinds.end(), static_cast<std::size_t>(b.size()), Kind::Added);
    }
    qsizetype x = 0, y = 0;
    qsizetype changeStart = lines.size();
    for (const Kind kind : kinds) {
        const QStringView line = kind == Kind::Added ? b[y] : a[x];
        if (kind == Kind::Same)
            sortChange(lines, changeStart);
        lines << DiffLine{kind, line.toString()};
        x += kind != Kind::Added;
        y += kind != Kind::Removed;
        if (kind == Kind::Same)
            changeStart = lines.size();
    }
    sortChange(lines, changeStart);
}

Lines linesOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    Lines lines = QStringView(text).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

QList<DiffLine> diffLines(const QString &before, const QString &after)
{
    const Lines a = linesOf(before);
    const Lines b = linesOf(after);
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype head = 0, tail = 0;
    while (head < shorter && a[head] == b[head])
        ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    QList<DiffLine> lines;
    for (qsizetype i = 0; i < head; ++i)
        lines << DiffLine{Kind::Same, a[i].toString()};
    addMiddle(lines, a.mid(head, a.size() - head - tail), b.mid(head, b.size() - head - tail));
    for (qsizetype i = a.size() - tail; i < a.size(); ++i)
        lines << DiffLine{Kind::Same, a[i].toString()};
    return lines;
}

} // namespace cuewright
