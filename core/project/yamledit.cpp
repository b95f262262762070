#include "project/yamledit.h"

#include "project/yamltree.h"
#include "project/yamlvalue.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>

namespace cuewright {
namespace {

struct Edit
{
    qsizetype start = 0;
    qsizetype end = 0;
    std::string text; ///< with "\n"; turned into the file's own line breaks when applied
};

// Collects the edits that turn one tree into another value. Positions are of the unchanged text, so edits are gathered
// first and applied in one go.
class Patcher
{
public:
    explicit Patcher(const QByteArray &yaml)
        : m_yaml(yaml)
    {
    }

    void patchRoot(const std::optional<YamlNode> &root, const Json &wanted);
    bool isPossible() const { return m_possible; }
    QByteArray result(QByteArrayView lineBreak);

private:
    void patchMapping(const YamlNode &node, const Json &wanted);
    void patchSequence(const YamlNode &node, const Json &wanted);
    void patchEntry(const YamlNode &key, const YamlNode &value, const Json &wanted);
    void patchItem(const YamlNode &item, const Json &wanted);
    void replaceEntry(const YamlNode &key, const YamlNode &value, const Json &wanted);
    void removeEntry(const YamlNode &mapping, std::size_t index);
    void removeItem(const YamlNode &item);
    void insertItems(const YamlNode &sequence, const YamlNode *after, const std::vector<const Json *> &items);
    bool recurse(const YamlNode &node, const Json &wanted);

    void edit(qsizetype start, qsizetype end, std::string text) { m_edits.push_back({start, end, std::move(text)}); }
    qsizetype lineStart(qsizetype at) const;
    qsizetype lineEnd(qsizetype at) const; // before the line break
    qsizetype nextLine(qsizetype at) const;
    int column(qsizetype at) const { return int(at - lineStart(at)); }
    bool isBlank(qsizetype start, qsizetype end) const;
    qsizetype dashOf(const YamlNode &item) const; // -1: not found
    qsizetype afterColon(const YamlNode &key) const; // -1: not found

    const QByteArray &m_yaml;
    std::vector<Edit> m_edits;
    bool m_possible = true;
};

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

qsizetype Patcher::lineStart(qsizetype at) const
{
    while (at > 0 && !isBreak(m_yaml[at - 1]))
        --at;
    return at;
}

qsizetype Patcher::lineEnd(qsizetype at) const
{
    while (at < m_yaml.size() && !isBreak(m_yaml[at]))
        ++at;
    return at;
}

qsizetype Patcher::nextLine(qsizetype at) const
{
    at = lineEnd(at);
    if (at < m_yaml.size() && m_yaml[at] == '\r')
        ++at;
    if (at < m_yaml.size() && m_yaml[at] == '\n')
        ++at;
    return at;
}

bool Patcher::isBlank(qsizetype start, qsizetype end) const
{
    return std::all_of(m_yaml.begin() + start, m_yaml.begin() + end, [](char c) { return c == ' ' || c == '\t'; });
}

qsizetype Patcher::dashOf(const YamlNode &item) const
{
    qsizetype at = item.start - 1;
    while (at >= 0 && (m_yaml[at] == ' ' || m_yaml[at] == '\t' || isBreak(m_yaml[at])))
        --at;
    return at >= 0 && m_yaml[at] == '-' ? at : -1;
}

qsizetype Patcher::afterColon(const YamlNode &key) const
{
    qsizetype at = key.end;
    while (at < m_yaml.size() && m_yaml[at] == ' ')
        ++at;
    return at < m_yaml.size() && m_yaml[at] == ':' ? at + 1 : -1;
}

void Patcher::patchRoot(const std::optional<YamlNode> &root, const Json &wanted)
{
    const bool empty = !root || (root->kind == YamlNode::Kind::Scalar && root->text.empty());
    if (!empty) {
        if (root->shared && root->style == YamlNode::Style::Flow)
            m_possible = false;
        else if (!recurse(*root, wanted))
            edit(root->start, root->end, wanted.empty() ? "{}" : yamlItem(wanted, 0));
        return;
    }
    if (wanted.empty())
        return;
    const bool needsBreak = !m_yaml.isEmpty() && !isBreak(m_yaml.back());
    edit(m_yaml.size(), m_yaml.size(), (needsBreak ? "\n" : "") + yamlItem(wanted, 0) + "\n");
}

// True where the inside of the collection was patched; false asks the caller to replace the whole value.
bool Patcher::recurse(const YamlNode &node, const Json &wanted)
{
    if (node.style != YamlNode::Style::Block || node.children.empty() || wanted.empty())
        return false;
    if (node.kind == YamlNode::Kind::Mapping && wanted.is_object()) {
        const bool keepsOne = std::any_of(wanted.items().begin(), wanted.items().end(),
            [&](const auto &item) { return yamlMember(node, item.key()) != nullptr; });
        if (keepsOne)
            patchMapping(node, wanted);
        return keepsOne;
    }
    if (node.kind == YamlNode::Kind::Sequence && wanted.is_array()) {
        const std::size_t before = m_edits.size();
        const bool possible = m_possible;
        m_possible = true;
        patchSequence(node, wanted);
        const bool done = m_possible;
        m_possible = possible;
        if (!done)
            m_edits.resize(before);
        return done;
    }
    return false;
}

void Patcher::patchMapping(const YamlNode &node, const Json &wanted)
{
    const YamlNode *lastKept = nullptr;
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
        const YamlNode &key = node.children[i];
        const YamlNode &value = node.children[i + 1];
        if (const Json *next = member(wanted, key.text)) {
            patchEntry(key, value, *next);
            lastKept = value.end > key.end ? &value : &key;
        } else if (value.shared || key.shared) {
            m_possible = false;
        } else {
            removeEntry(node, i);
        }
    }
    std::string added;
    const std::string pad = "\n" + std::string(std::size_t(column(node.children.front().start)), ' ');
    for (const auto &[key, value] : wanted.items()) {
        if (yamlMember(node, key))
            continue;
        Json alone = Json::object();
        alone[key] = value;
        added += pad + yamlItem(alone, int(pad.size()) - 1);
    }
    if (!added.empty())
        edit(lineEnd(lastKept->end), lineEnd(lastKept->end), added);
}

void Patcher::patchEntry(const YamlNode &key, const YamlNode &value, const Json &wanted)
{
    if (sameFileValue(yamlToJson(value), wanted))
        return;
    if (value.shared && value.style != YamlNode::Style::Block) {
        m_possible = false;
        return;
    }
    if (recurse(value, wanted))
        return;
    if (value.shared)
        m_possible = false;
    else
        replaceEntry(key, value, wanted);
}

void Patcher::replaceEntry(const YamlNode &key, const YamlNode &value, const Json &wanted)
{
    const qsizetype colon = afterColon(key);
    if (colon < 0) {
        m_possible = false;
        return;
    }
    const bool isFlow = value.style == YamlNode::Style::Flow && (wanted.is_array() || wanted.is_object());
    YamlText text = isFlow ? YamlText{yamlFlow(wanted), {}} : yamlValue(wanted, column(key.start));
    if (wanted.is_string() && text.tail.empty())
        text.head = yamlScalar(wanted, value.style, false);
    const std::string head = text.head.empty() ? std::string() : " " + text.head;
    if (lineStart(value.start) != lineStart(colon) || value.start == value.end) {
        // The value stands below its key: what follows the colon may be a comment, it stays.
        edit(colon, colon, head);
        const qsizetype from = lineEnd(colon);
        edit(from, std::max(from, value.end), text.tail);
    } else if (lineStart(value.end) != lineStart(value.start)) {
        edit(colon, value.end, head + text.tail);
    } else {
        // Blanks before the value belong to it only where nothing takes its place.
        edit(text.head.empty() ? colon : value.start, value.end, text.head);
        if (!text.tail.empty())
            edit(lineEnd(value.end), lineEnd(value.end), text.tail);
    }
}

void Patcher::removeEntry(const YamlNode &mapping, std::size_t index)
{
    const YamlNode &key = mapping.children[index];
    const qsizetype start = lineStart(key.start);
    const qsizetype end = nextLine(std::max(key.end, mapping.children[index + 1].end));
    if (isBlank(start, key.start)) {
        edit(start, end, {});
    } else if (index + 2 < mapping.children.size()) {
        edit(key.start, mapping.children[index + 2].start, {}); // the line starts with the dash of a list item: it stays
    } else {
        m_possible = false;
    }
}

std::string identityOf(const Json &item)
{
    const Json *name = member(item, "name");
    return name && name->is_string() ? name->get<std::string>() : writeJson(item).toStdString();
}

void Patcher::patchSequence(const YamlNode &node, const Json &wanted)
{
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < node.children.size(); ++i)
        known.emplace(identityOf(yamlToJson(node.children[i])), i);
    constexpr std::size_t kNone = std::size_t(-1);
    std::vector<std::size_t> match(wanted.size(), kNone);
    std::size_t floor = 0;
    for (std::size_t j = 0; j < wanted.size(); ++j) {
        const auto it = known.find(identityOf(wanted[j]));
        if (it == known.end())
            continue;
        if (it->second < floor) { // moved: the caller writes the list anew
            m_possible = false;
            return;
        }
        match[j] = it->second;
        floor = it->second + 1;
    }
    std::size_t i = 0;
    const YamlNode *last = nullptr;
    for (std::size_t j = 0; j < wanted.size();) {
        std::size_t gapEnd = j;
        while (gapEnd < wanted.size() && match[gapEnd] == kNone)
            ++gapEnd;
        const std::size_t oldEnd = gapEnd < wanted.size() ? match[gapEnd] : node.children.size();
        // Items without a partner on both sides: taken as renamed, in order.
        for (; j < gapEnd && i < oldEnd; ++j, ++i) {
            patchItem(node.children[i], wanted[j]);
            last = &node.children[i];
        }
        for (; i < oldEnd; ++i)
            removeItem(node.children[i]);
        std::vector<const Json *> added;
        for (; j < gapEnd; ++j)
            added.push_back(&wanted[j]);
        if (!added.empty())
            insertItems(node, last, added);
        if (j < wanted.size()) {
            patchItem(node.children[i], wanted[j++]);
            last = &node.children[i++];
        }
    }
    for (; i < node.children.size(); ++i)
        removeItem(node.children[i]);
}

void Patcher::patchItem(const YamlNode &item, const Json &wanted)
{
    if (sameFileValue(yamlToJson(item), wanted) || (!item.shared && recurse(item, wanted)))
        return;
    const qsizetype dash = dashOf(item);
    if (item.shared || dash < 0 || item.start == item.end) {
        m_possible = false;
        return;
    }
    const bool isFlow = item.style == YamlNode::Style::Flow;
    const bool isLine = wanted.is_string() && item.kind == YamlNode::Kind::Scalar;
    const std::string text = isFlow ? yamlFlow(wanted) : isLine ? yamlScalar(wanted, item.style, false) : yamlItem(wanted, column(item.start));
    edit(item.start, item.end, text);
}

void Patcher::removeItem(const YamlNode &item)
{
    const qsizetype dash = dashOf(item);
    if (dash < 0 || item.shared || !isBlank(lineStart(dash), dash)) {
        m_possible = false;
        return;
    }
    edit(lineStart(dash), nextLine(item.end), {});
}

void Patcher::insertItems(const YamlNode &sequence, const YamlNode *after, const std::vector<const Json *> &items)
{
    const qsizetype dash = dashOf(after ? *after : sequence.children.front());
    if (dash < 0 || !isBlank(lineStart(dash), dash)) {
        m_possible = false;
        return;
    }
    const std::string pad(std::size_t(column(dash)), ' ');
    std::string text;
    for (const Json *item : items) {
        const std::string line = pad + "- " + yamlItem(*item, int(pad.size()) + 2);
        text += after ? "\n" + line : line + "\n";
    }
    const qsizetype at = after ? lineEnd(after->end) : lineStart(dash);
    edit(at, at, text);
}

QByteArray Patcher::result(QByteArrayView lineBreak)
{
    std::stable_sort(m_edits.begin(), m_edits.end(), [](const Edit &a, const Edit &b) { return a.start < b.start; });
    QByteArray out;
    qsizetype from = 0;
    for (const Edit &change : m_edits) {
        if (change.start < from) {
            m_possible = false; // edits that overlap would lose text
            return m_yaml;
        }
        out += m_yaml.sliced(from, change.start - from);
        QByteArray text = QByteArray::fromStdString(change.text);
        if (lineBreak != "\n")
            text.replace('\n', lineBreak);
        out += text;
        from = change.end;
    }
    return out + m_yaml.sliced(from);
}

Error notPossible()
{
    return Error{Error::Code::Unsupported,
        QCoreApplication::translate("Project",
            "The front matter uses YAML anchors or a layout that cannot be changed safely from here. Edit its text instead."),
        {}, {}};
}

} // namespace

Result<QByteArray> patchYaml(const QByteArray &yaml, const Json &wanted, QByteArrayView lineBreak)
{
    const auto root = parseYaml(yaml);
    if (!root)
        return fail(root.error());
    Patcher patcher(yaml);
    patcher.patchRoot(*root, wanted);
    const QByteArray changed = patcher.result(lineBreak);
    if (!patcher.isPossible())
        return fail(notPossible());
    const auto readBack = parseYaml(changed);
    const Json value = readBack && *readBack ? yamlToJson(**readBack) : Json();
    const bool nothing = value.is_null() && wanted.empty();
    if (!readBack || (!nothing && !sameFileValue(value, wanted)))
        return fail(notPossible());
    return changed;
}

} // namespace cuewright
