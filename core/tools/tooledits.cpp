#include "tools/tooledits.h"

#include "schema/document/jsonpatcher.h"
#include "tools/toolfilejson.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToolFile)
};

constexpr std::array kUsualOrder
    = {"type", "function", "name", "description", "parameters", "strict", "destructive", "source", "mocks", "recorded"};

Error noTool()
{
    return {Error::Code::Invalid, Words::tr("A tool is an object with a name, a description and parameters."), {}, {}};
}

Error gone()
{
    return {Error::Code::Invalid, Words::tr("This answer is no longer in the file."), {}, {}};
}

qsizetype rankOf(const QString &name)
{
    const auto found = std::find_if(kUsualOrder.begin(), kUsualOrder.end(), [&](const char *usual) { return name == QLatin1String(usual); });
    return found == kUsualOrder.end() ? -1 : std::distance(kUsualOrder.begin(), found);
}

/// Where a new member goes: behind the last of those that usually come before it.
int newIndex(const JsonSource &file, NodeId object, const QString &name)
{
    int index = 0;
    for (const NodeId child : file.children(object)) {
        const qsizetype rank = rankOf(file.name(child));
        if (rank >= 0 && rank < rankOf(name))
            index = file.node(child).index + 1;
    }
    return index;
}

/// `value` null: the member goes.
Result<SchemaEdit> setMember(const JsonSource &file, const QString &object, const QString &name, const Json &value, const QString &label)
{
    const NodeId holder = file.find(object);
    if (holder == JsonSource::kNone || file.node(holder).kind != JsonSource::Kind::Object)
        return fail(noTool());
    JsonPatcher patcher(file);
    const NodeId old = file.member(holder, name);
    if (old == JsonSource::kNone && !value.is_null())
        patcher.insert(holder, newIndex(file, holder, name), name, value);
    else if (old != JsonSource::kNone && value.is_null())
        patcher.remove(old);
    else if (old != JsonSource::kNone)
        patcher.setValue(old, value);
    return SchemaEdit{label, file.text(), patcher.patches(), {}};
}

Json flag(std::optional<bool> value)
{
    return value ? Json(*value) : Json();
}

QString definitionPointer(const JsonSource &file)
{
    return toolParametersPointer(file.json()).section(u'/', 0, -2);
}

NodeId answerAt(const JsonSource &file, ToolAnswers list, int index)
{
    return index < 0 ? JsonSource::kNone : file.find(toolAnswersPointer(list) + u'/' + QString::number(index));
}

QString labelled(ToolAnswers list, const QString &mock, const QString &recorded)
{
    return list == ToolAnswers::Mocks ? mock : recorded;
}

} // namespace

Result<SchemaEdit> setToolName(const JsonSource &file, const QString &name)
{
    return setMember(file, definitionPointer(file), QStringLiteral("name"), toUtf8(name), Words::tr("Name the tool %1").arg(name));
}

Result<SchemaEdit> setToolDescription(const JsonSource &file, const QString &description)
{
    return setMember(file, definitionPointer(file), QStringLiteral("description"), toUtf8(description), Words::tr("Describe the tool"));
}

Result<SchemaEdit> setToolStrict(const JsonSource &file, std::optional<bool> strict)
{
    return setMember(file, definitionPointer(file), QStringLiteral("strict"), flag(strict), Words::tr("Change “strict”"));
}

Result<SchemaEdit> setToolDestructive(const JsonSource &file, std::optional<bool> destructive)
{
    return setMember(file, {}, QStringLiteral("destructive"), flag(destructive), Words::tr("Change “destructive”"));
}

Result<SchemaEdit> setToolSource(const JsonSource &file, const ToolSourceSettings &source)
{
    const Json *old = member(file.json(), "source");
    const Json wanted = sourceToJson(source);
    return setMember(file, {}, QStringLiteral("source"), old ? inOrderOf(wanted, *old) : wanted, Words::tr("Change who answers"));
}

QString toolAnswersPointer(ToolAnswers list)
{
    return list == ToolAnswers::Mocks ? QStringLiteral("/mocks") : QStringLiteral("/recorded");
}

std::vector<Json> toolAnswers(const Json &file, ToolAnswers list)
{
    const Json *answers = resolvePointer(file, toolAnswersPointer(list));
    return answers && answers->is_array() ? std::vector<Json>(answers->begin(), answers->end()) : std::vector<Json>();
}

Result<SchemaEdit> addToolAnswer(const JsonSource &file, ToolAnswers list, int index, const Json &answer)
{
    const QString label = labelled(list, Words::tr("Add a mock"), Words::tr("Add a recorded result"));
    const NodeId array = file.find(toolAnswersPointer(list));
    if (array != JsonSource::kNone && file.node(array).kind != JsonSource::Kind::Array) {
        return fail(Error::Code::Invalid,
            Words::tr("In the file, “%1” is no list. It is left as it is; the source can be mended.").arg(toolAnswersPointer(list).mid(1)));
    }
    if (array == JsonSource::kNone)
        return setMember(file, {}, toolAnswersPointer(list).mid(1), Json::array({answer}), label);
    JsonPatcher patcher(file);
    patcher.insert(array, index, {}, answer);
    return SchemaEdit{label, file.text(), patcher.patches(), {}};
}

Result<SchemaEdit> removeToolAnswer(const JsonSource &file, ToolAnswers list, int index)
{
    const QString label = labelled(list, Words::tr("Remove a mock"), Words::tr("Remove a recorded result"));
    const NodeId answer = answerAt(file, list, index);
    if (answer == JsonSource::kNone)
        return fail(gone());
    if (file.node(file.node(answer).parent).children == 1)
        return setMember(file, {}, toolAnswersPointer(list).mid(1), nullptr, label);
    JsonPatcher patcher(file);
    patcher.remove(answer);
    return SchemaEdit{label, file.text(), patcher.patches(), {}};
}

Result<SchemaEdit> moveToolAnswer(const JsonSource &file, ToolAnswers list, int from, int to)
{
    const NodeId moved = answerAt(file, list, from);
    if (moved == JsonSource::kNone || answerAt(file, list, to) == JsonSource::kNone)
        return fail(gone());
    JsonPatcher patcher(file);
    if (from != to) {
        patcher.insertText(file.node(moved).parent, to > from ? to + 1 : to, {}, file.valueText(moved).toString(), patcher.indent(moved));
        patcher.remove(moved);
    }
    return SchemaEdit{
        labelled(list, Words::tr("Move a mock"), Words::tr("Move a recorded result")), file.text(), patcher.patches(), {}};
}

Result<SchemaEdit> changeToolAnswer(const JsonSource &file, ToolAnswers list, int index, const Json &answer)
{
    const NodeId old = answerAt(file, list, index);
    if (old == JsonSource::kNone)
        return fail(gone());
    JsonPatcher patcher(file);
    patcher.setValue(old, answer);
    return SchemaEdit{labelled(list, Words::tr("Change a mock"), Words::tr("Change a recorded result")), file.text(), patcher.patches(), {}};
}

} // namespace cuewright
