#include "schema/document/jsonpatcher.h"

#include <unordered_map>

namespace cuewright {
namespace {

/// The longest ascending part of `numbers` (none twice), as a mark for each.
std::vector<bool> longestAscent(const std::vector<int> &numbers)
{
    std::vector<std::size_t> ends; // of the best ascent of each length: where its last number stands
    std::vector<std::optional<std::size_t>> before(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto end = std::lower_bound(ends.begin(), ends.end(), numbers[i],
            [&](std::size_t at, int number) { return numbers[at] < number; });
        if (end != ends.begin())
            before[i] = *std::prev(end);
        if (end == ends.end())
            ends.push_back(i);
        else
            *end = i;
    }
    std::vector<bool> marks(numbers.size());
    for (auto at = ends.empty() ? std::nullopt : std::optional(ends.back()); at; at = before[*at])
        marks[*at] = true;
    return marks;
}

/// By position: ordered_map itself only finds by name.
const Json::object_t::Container &members(const Json &object)
{
    return object.get_ref<const Json::object_t &>();
}

std::unordered_map<std::string_view, int> indexOfKeys(const Json &object)
{
    std::unordered_map<std::string_view, int> indexes;
    for (const auto &[name, value] : members(object))
        indexes.emplace(name, static_cast<int>(indexes.size()));
    return indexes;
}

} // namespace

JsonPatcher::JsonPatcher(const JsonSource &source)
    : m_source(source)
    , m_layout(source)
{ }

void JsonPatcher::setText(NodeId id, const QString &text)
{
    const TextSpan span = m_source.node(id).value();
    m_replaced.append({span.start, span.size, text});
}

void JsonPatcher::renameKey(NodeId id, QStringView name)
{
    const TextSpan span = m_source.node(id).key();
    m_replaced.append({span.start, span.size, QString::fromUtf8(writeJson(toUtf8(name)))});
}

void JsonPatcher::remove(NodeId id)
{
    const auto &node = m_source.node(id);
    m_changes[node.parent].removed.insert(node.index);
}

AddedMember &JsonPatcher::added(NodeId container, int index, QStringView name)
{
    const int count = m_source.node(container).children;
    auto &members = m_changes[container].added[index < 0 ? count : std::min(index, count)];
    members.push_back({name.toString(), nullptr, {}, {}});
    return members.back();
}

void JsonPatcher::insert(NodeId container, int index, QStringView name, const Json &value)
{
    added(container, index, name).value = value;
}

void JsonPatcher::insertText(
    NodeId container, int index, QStringView name, const QString &text, const QString &indent)
{
    AddedMember &member = added(container, index, name);
    member.text = text;
    member.indent = indent;
}

void JsonPatcher::setValue(NodeId id, const Json &wanted)
{
    if (id == JsonSource::kRoot)
        rewrite(id, m_source.json(), wanted);
    else
        rewrite(id, m_source.value(id), wanted);
}

void JsonPatcher::rewrite(NodeId id, const Json &old, const Json &wanted)
{
    if (old == wanted)
        return;
    if (old.is_object() && wanted.is_object())
        rewriteMembers(id, old, wanted);
    else if (old.is_array() && wanted.is_array())
        rewriteItems(id, old, wanted);
    else
        setText(id, textFor(id, wanted));
}

// Keys that keep their order keep their place; the others are taken out and put in. A new key with the value
// of the old one that stood there is a new name for it.
void JsonPatcher::rewriteMembers(NodeId id, const Json &old, const Json &wanted)
{
    const auto children = m_source.children(id);
    const auto oldIndex = indexOfKeys(old);
    const auto newIndex = indexOfKeys(wanted);
    std::vector<int> common;
    for (const auto &[name, value] : members(wanted)) {
        if (const auto there = oldIndex.find(name); there != oldIndex.end())
            common.push_back(there->second);
    }
    const std::vector<bool> stays = longestAscent(common);
    std::vector<bool> kept(children.size());
    int behind = 0; // the old child before which a new one comes
    std::size_t nth = 0;
    for (const auto &[name, value] : members(wanted)) {
        const auto there = oldIndex.find(name);
        const auto next = static_cast<std::size_t>(behind);
        if (there != oldIndex.end() && stays[nth++]) {
            const auto index = static_cast<std::size_t>(there->second);
            rewrite(children[index], members(old)[index].second, value);
            kept[index] = true;
            behind = there->second + 1;
        } else if (there == oldIndex.end() && next < children.size()
            && !newIndex.contains(members(old)[next].first) && members(old)[next].second == value) {
            renameKey(children[next], fromUtf8(name));
            kept[next] = true;
            ++behind;
        } else if (there != oldIndex.end()
            && members(old)[static_cast<std::size_t>(there->second)].second == value) {
            const NodeId moved = children[static_cast<std::size_t>(there->second)];
            insertText(id, behind, fromUtf8(name), m_source.valueText(moved).toString(), indent(moved));
        } else {
            insert(id, behind, fromUtf8(name), value);
        }
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (!kept[i])
            remove(children[i]);
    }
}

// What is equal at both ends stays; in between items are changed one by one, and the rest is added or taken
// out.
void JsonPatcher::rewriteItems(NodeId id, const Json &old, const Json &wanted)
{
    const auto children = m_source.children(id);
    const std::size_t shorter = std::min(old.size(), wanted.size());
    std::size_t front = 0;
    while (front < shorter && old[front] == wanted[front])
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && old[old.size() - 1 - back] == wanted[wanted.size() - 1 - back])
        ++back;
    for (std::size_t i = front; i < shorter - back; ++i)
        rewrite(children[i], old[i], wanted[i]);
    for (std::size_t i = shorter - back; i < old.size() - back; ++i)
        remove(children[i]);
    const auto gap = static_cast<int>(old.size() - back);
    for (std::size_t i = shorter - back; i < wanted.size() - back; ++i)
        insert(id, gap, {}, wanted[i]);
}

QString JsonPatcher::textFor(NodeId id, const Json &value) const
{
    const auto &node = m_source.node(id);
    const QString lineIndent = indent(id);
    const qsizetype before = lineIndent.size() + (node.hasKey() ? node.valueStart - node.keyStart : 0);
    JsonLayout::Style style = neighbourStyle(m_source, m_layout, node.parent, node.index);
    if (node.children > 0)
        style
            = m_source.valueText(id).contains(u'\n') ? JsonLayout::Style::Lines : JsonLayout::Style::OneLine;
    return writtenLike(m_layout, style, value, lineIndent, before);
}

QString JsonPatcher::indent(NodeId id) const
{
    return indentAt(m_source.text(), m_source.node(id).member().start);
}

TextPatches JsonPatcher::patches() const
{
    TextPatches all = m_replaced;
    for (const auto &[container, changes] : m_changes)
        all += ContainerPatch(m_source, m_layout, container, changes).patches();
    // What is only put in stands before what is replaced in the same place; the larger replacement wins.
    const auto order = [](const TextPatch &patch) {
        return std::tuple(patch.position, patch.removed > 0, -patch.removed);
    };
    std::stable_sort(
        all.begin(), all.end(), [&](const TextPatch &a, const TextPatch &b) { return order(a) < order(b); });
    TextPatches patches;
    for (const TextPatch &patch : std::as_const(all)) {
        if (patches.isEmpty() || patch.position >= patches.last().end())
            patches.append(patch);
    }
    return patches;
}

QString JsonPatcher::valueText(NodeId id) const
{
    const TextSpan span = m_source.node(id).value();
    TextPatches inside;
    for (TextPatch patch : patches()) {
        const bool isNextTo
            = patch.removed == 0 && patch.position == span.start; // a new item before this one
        if (patch.position < span.start || patch.end() > span.end() || patch.position == span.end()
            || isNextTo)
            continue;
        patch.position -= span.start;
        inside.append(patch);
    }
    return patchedText(m_source.valueText(id).toString(), inside);
}

} // namespace cuewright
