#include "schema/document/containerpatch.h"

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;
using Style = JsonLayout::Style;

bool hasLineBreak(QStringView text)
{
    return text.contains(u'\n');
}

/// The indentation that a separator leads to; `fallback` where it stays in its line.
QString indentAfter(const QString &separator, const QString &fallback)
{
    const qsizetype lineBreak = separator.lastIndexOf(u'\n');
    return lineBreak < 0 ? fallback : separator.sliced(lineBreak + 1);
}

} // namespace

Style neighbourStyle(const JsonSource &source, const JsonLayout &layout, NodeId container, int index)
{
    if (container == JsonSource::kNone || source.node(container).children == 0)
        return layout.hasLines() ? Style::Lines : Style::OneLine;
    if (!hasLineBreak(source.valueText(container)))
        return Style::OneLine;
    std::optional<Style> nearest;
    int distance = 0;
    for (const NodeId child : source.children(container)) {
        const auto &node = source.node(child);
        const int away = std::abs(node.index - index);
        if (node.kind != JsonSource::Kind::Object || node.children == 0 || node.index == index
            || (nearest && away > distance))
            continue;
        nearest = hasLineBreak(source.valueText(child)) ? Style::Lines : Style::OneLine;
        distance = away;
    }
    return nearest.value_or(Style::Lines);
}

QString writtenLike(
    const JsonLayout &layout, Style style, const Json &value, const QString &indent, qsizetype before)
{
    const QString text = layout.write(value, indent, style);
    const bool fits
        = style == Style::Lines || !layout.hasLines() || before + text.size() <= JsonLayout::kWidth;
    return fits ? text : layout.write(value, indent, Style::Lines);
}

ContainerPatch::ContainerPatch(
    const JsonSource &source, const JsonLayout &layout, NodeId container, const MemberChanges &changes)
    : m_source(source)
    , m_layout(layout)
    , m_container(container)
    , m_changes(changes)
    , m_children(source.children(container))
    , m_count(static_cast<int>(m_children.size()))
    , m_lastKept(keptBefore(m_count))
{ }

TextPatches ContainerPatch::patches() const
{
    if (m_lastKept < 0)
        return {wholeInside()};
    TextPatches patches;
    for (auto from = m_changes.removed.begin(); from != m_changes.removed.end() && *from < m_lastKept;) {
        auto to = from;
        while (std::next(to) != m_changes.removed.end() && *std::next(to) == *to + 1)
            ++to;
        patches.append(removedRun(*from, *to));
        from = std::next(to);
    }
    appendAdded(&patches);
    if (const TextPatch last = tail(); last.removed > 0 || !last.inserted.isEmpty())
        patches.append(last);
    return patches;
}

/// Nothing of what is there stays.
TextPatch ContainerPatch::wholeInside() const
{
    const TextSpan whole = m_source.node(m_container).value();
    TextPatch patch{whole.start + 1, whole.size - 2, {}};
    if (m_changes.added.empty())
        return patch;
    const QString outer = indentAt(m_source.text(), whole.start);
    const bool isEmpty = m_count == 0;
    const NodeId parent = m_source.node(m_container).parent;
    const Style style = neighbourStyle(m_source, m_layout, parent, m_source.node(m_container).index);
    const auto compose = [&](const QString &before, const QString &between, const QString &behind) {
        patch.inserted.clear();
        for (const auto &[gap, members] : m_changes.added) {
            for (const AddedMember &member : members)
                patch.inserted
                    += (patch.inserted.isEmpty() ? before : u',' + between) + written(member, before, gap);
        }
        patch.inserted += behind;
    };
    if (!isEmpty) {
        const QString before = leading(0).toString();
        const QString behind = m_source.text().sliced(end(m_count - 1), whole.end() - 1 - end(m_count - 1));
        compose(before, hasLineBreak(before) ? before : separator(0), behind);
        return patch;
    }
    const bool isObject = m_source.node(m_container).kind == JsonSource::Kind::Object;
    const QString padding = isObject ? m_layout.padding() : QString();
    if (style == Style::OneLine || !isObject) {
        compose(padding, m_layout.separator(), padding);
        const bool fits
            = outer.size() + patch.inserted.size() <= JsonLayout::kWidth && !hasLineBreak(patch.inserted);
        if (!m_layout.hasLines() || fits)
            return patch;
    }
    const QString line = m_layout.lineBreak() + outer + m_layout.step();
    compose(line, line, m_layout.lineBreak() + outer);
    return patch;
}

/// Children [from, to], all behind which one stays. The first child keeps what leads up to it for the one
/// that follows; so does one that begins a line which others share.
TextPatch ContainerPatch::removedRun(int from, int to) const
{
    const bool sharesLine = hasLineBreak(leading(from)) && !hasLineBreak(leading(to + 1));
    if (from == 0 || sharesLine)
        return {start(from), start(to + 1) - start(from), {}};
    return {comma(from - 1) + 1, comma(to) - comma(from - 1), {}};
}

void ContainerPatch::appendAdded(TextPatches *patches) const
{
    for (const auto &[gap, members] : m_changes.added) {
        const int before = keptBefore(gap);
        if (before == m_lastKept)
            continue;
        const QString between = separator(before);
        TextPatch patch;
        for (const AddedMember &member : members) {
            const QString text = written(member, between, gap) + u',';
            patch.inserted += before < 0 ? text + between : between + text;
        }
        int next = before + 1;
        while (isRemoved(next))
            ++next;
        patch.position = before < 0 ? start(next) : comma(before) + 1;
        // In one place the new comes before what goes.
        const auto there = std::find_if(patches->begin(), patches->end(),
            [&](const TextPatch &other) { return other.position == patch.position; });
        if (there == patches->end()) {
            patches->append(patch);
        } else {
            there->inserted += patch.inserted;
        }
    }
}

/// Behind the last child that stays.
TextPatch ContainerPatch::tail() const
{
    TextPatch patch{end(m_lastKept), end(m_count - 1) - end(m_lastKept), {}};
    const QString between = separator(m_lastKept);
    for (auto it = m_changes.added.upper_bound(m_lastKept); it != m_changes.added.end(); ++it) {
        for (const AddedMember &member : it->second)
            patch.inserted += u',' + between + written(member, between, it->first);
    }
    return patch;
}

qsizetype ContainerPatch::start(int child) const
{
    return m_source.node(m_children[static_cast<std::size_t>(child)]).member().start;
}

qsizetype ContainerPatch::end(int child) const
{
    return m_source.node(m_children[static_cast<std::size_t>(child)]).valueEnd;
}

qsizetype ContainerPatch::comma(int child) const
{
    return m_source.text().indexOf(u',', end(child));
}

QStringView ContainerPatch::leading(int child) const
{
    const qsizetype from = child == 0 ? m_source.node(m_container).valueStart + 1 : comma(child - 1) + 1;
    return QStringView(m_source.text()).sliced(from, start(child) - from);
}

int ContainerPatch::keptBefore(int gap) const
{
    int child = gap - 1;
    while (child >= 0 && isRemoved(child))
        --child;
    return child;
}

/// What stands between a comma and a new member behind that child: what its neighbours have, without blank
/// lines.
QString ContainerPatch::separator(int behind) const
{
    const int like = behind > 0 ? behind : std::min(1, m_count - 1);
    const QStringView blanks = leading(like);
    const qsizetype lineBreak = blanks.lastIndexOf(u'\n');
    if (lineBreak >= 0)
        return m_layout.lineBreak() + blanks.sliced(lineBreak + 1).toString();
    return like == 0 ? m_layout.separator() : blanks.toString();
}

QString ContainerPatch::written(const AddedMember &member, const QString &separator, int index) const
{
    const bool isObject = m_source.node(m_container).kind == JsonSource::Kind::Object;
    const QString key = isObject ? m_layout.writeKey(member.name) : QString();
    const QString indent
        = indentAfter(separator, indentAt(m_source.text(), m_source.node(m_container).valueStart));
    if (!member.text.isEmpty())
        return key + reindented(member.text, member.indent, indent);
    const Style style = hasLineBreak(separator) || m_count > 0
        ? neighbourStyle(m_source, m_layout, m_container, index)
        : Style::OneLine;
    return key + writtenLike(m_layout, style, member.value, indent, indent.size() + key.size());
}

} // namespace cuewright
