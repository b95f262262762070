#include "schema/document/fieldnames.h"

#include "schema/document/keywordorder.h"

#include <QHash>

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;
using Kind = JsonSource::Kind;

bool isText(const JsonSource &source, NodeId id, const QString &text)
{
    return source.node(id).kind == Kind::String && source.string(id) == text;
}

void appendEntries(const JsonSource &source, NodeId list, const QString &name, std::vector<NodeId> *found)
{
    if (list == JsonSource::kNone || source.node(list).kind != Kind::Array)
        return;
    for (const NodeId item : source.children(list)) {
        if (isText(source, item, name))
            found->push_back(item);
    }
}

} // namespace

FieldNameUses usesOfName(const JsonSource &source, NodeId group, const QString &name)
{
    FieldNameUses uses;
    uses.property = source.member(source.member(group, u"properties"), name);
    appendEntries(source, source.member(group, u"required"), name, &uses.entries);
    for (const QStringView keyword : {u"dependentRequired", u"dependentSchemas", u"dependencies"}) {
        const NodeId map = source.member(group, keyword);
        if (map == JsonSource::kNone || source.node(map).kind != Kind::Object)
            continue;
        for (const NodeId member : source.children(map)) {
            if (source.name(member) == name)
                uses.keys.push_back(member);
            appendEntries(source, member, name, &uses.entries);
        }
    }
    return uses;
}

std::vector<NodeId> schemasOfSameObject(const JsonSource &source, NodeId group)
{
    std::vector<NodeId> found{group};
    const auto append = [&](NodeId id) {
        if (id != JsonSource::kNone && source.node(id).kind == Kind::Object)
            found.push_back(id);
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
        const NodeId schema = found[i];
        for (const QStringView keyword : {u"not", u"if", u"then", u"else"})
            append(source.member(schema, keyword));
        for (const QStringView keyword :
            {u"allOf", u"anyOf", u"oneOf", u"dependentSchemas", u"dependencies"}) {
            const NodeId branches = source.member(schema, keyword);
            if (branches == JsonSource::kNone)
                continue;
            for (const NodeId branch : source.children(branches))
                append(branch);
        }
    }
    return found;
}

NodeId requiredEntry(const JsonSource &source, NodeId group, const QString &name)
{
    std::vector<NodeId> entries;
    appendEntries(source, source.member(group, u"required"), name, &entries);
    return entries.empty() ? JsonSource::kNone : entries.front();
}

void addRequired(
    JsonPatcher &patcher, const JsonSource &source, NodeId group, const QString &name, int before)
{
    const NodeId required = source.member(group, u"required");
    if (required == JsonSource::kNone)
        return patcher.insert(
            group, keywordIndex(source, group, u"required"), u"required", Json::array({toUtf8(name)}));
    if (source.node(required).kind != Kind::Array)
        return patcher.setValue(required, Json::array({toUtf8(name)})); // what stands there means nothing
    QHash<QString, int> order;
    if (const NodeId properties = source.member(group, u"properties"); properties != JsonSource::kNone) {
        for (const NodeId property : source.children(properties))
            order.insert(source.name(property), source.node(property).index);
    }
    int index = 0;
    for (const NodeId entry : source.children(required)) {
        if (before < 0 || order.value(source.string(entry), -1) < before)
            index = source.node(entry).index + 1;
    }
    patcher.insert(required, index, {}, toUtf8(name));
}

void forgetName(JsonPatcher &patcher, const JsonSource &source, NodeId group, const QString &name)
{
    const FieldNameUses uses = usesOfName(source, group, name);
    for (const NodeId key : uses.keys)
        patcher.remove(key);
    for (const NodeId entry : uses.entries)
        patcher.remove(entry);
}

} // namespace cuewright
