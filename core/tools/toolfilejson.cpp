#include "tools/toolfilejson.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToolFile)
};

Json othersOf(const Json &object, std::initializer_list<std::string_view> known)
{
    Json others;
    for (const auto &[name, value] : object.items()) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            others[name] = value;
    }
    return others;
}

void putOthers(Json &object, const Json &others)
{
    if (others.is_object())
        object.update(others);
}

bool isTrue(const Json &object, const char *name)
{
    const Json *value = member(object, name);
    return value && *value == Json(true);
}

Json resultFrom(const Json &object, const QString &pointer, QList<LintProblem> &problems)
{
    if (const Json *result = member(object, "result"))
        return *result;
    problems << toolProblem(pointer, "mock-result", Words::tr("This has no result."));
    return "";
}

// The members of an array at the top of the file that are objects.
template<typename Read>
void eachObject(const Json &file, const char *name, QList<LintProblem> &problems, Read read)
{
    const Json *list = member(file, name);
    if (!list)
        return;
    const QString pointer = u'/' + QLatin1String(name);
    if (!list->is_array()) {
        problems << toolProblem(pointer, "mock-result", Words::tr("This has to be a list."));
        return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const QString at = pointer + QStringLiteral("/%1").arg(i);
        if ((*list)[i].is_object())
            read((*list)[i], at);
        else
            problems << toolProblem(at, "mock-result", Words::tr("This has to be an object with a result."));
    }
}

} // namespace

LintProblem toolProblem(const QString &pointer, const char *rule, const QString &message, LintSeverity severity)
{
    return {pointer, QLatin1String(rule), severity, message, {}};
}

QList<ToolMock> mocksFrom(const Json &file, QList<LintProblem> &problems)
{
    QList<ToolMock> mocks;
    eachObject(file, "mocks", problems, [&](const Json &object, const QString &at) {
        ToolMock mock;
        mock.name = memberText(object, "name");
        const auto rule = argumentRuleFrom(object);
        mock.isUsable = rule.has_value();
        if (rule)
            mock.rule = *rule;
        else
            problems << toolProblem(at + rule.error().detail, "mock-rule", rule.error().message);
        mock.isDefault = isTrue(object, "default");
        mock.result = resultFrom(object, at, problems);
        mock.isError = isTrue(object, "isError");
        mock.others = rule ? othersOf(object, {"name", "match", "arguments", "default", "result", "isError"})
                           : othersOf(object, {"name", "default", "result", "isError"});
        mocks << mock;
    });
    return mocks;
}

QList<RecordedResult> recordedFrom(const Json &file, QList<LintProblem> &problems)
{
    QList<RecordedResult> all;
    eachObject(file, "recorded", problems, [&](const Json &object, const QString &at) {
        RecordedResult recorded;
        const Json *arguments = member(object, "arguments");
        recorded.arguments = arguments ? *arguments : Json::object();
        recorded.result = resultFrom(object, at, problems);
        recorded.isError = isTrue(object, "isError");
        recorded.when = QDateTime::fromString(memberText(object, "when"), Qt::ISODateWithMs).toUTC();
        recorded.others = othersOf(object, {"arguments", "result", "isError", "when"});
        all << recorded;
    });
    return all;
}

ToolSourceSettings sourceFrom(const Json &file, ToolSource fallback, QList<LintProblem> &problems)
{
    ToolSourceSettings source;
    source.kind = fallback;
    const Json *object = member(file, "source");
    if (!object)
        return source;
    const auto kind = toolSourceNamed(memberText(*object, "kind"));
    if (!kind || *kind == ToolSource::Program) {
        problems << toolProblem(QStringLiteral("/source/kind"), "source",
            Words::tr("Results come from one of manual, mock, recorded, mcp and command."));
    } else {
        source.kind = *kind;
    }
    source.server = memberText(*object, "server");
    source.tool = memberText(*object, "tool");
    if (const Json *command = member(*object, "command"); command && command->is_array()) {
        for (const Json &word : *command)
            source.command << (word.is_string() ? fromUtf8(word.get_ref<const std::string &>()) : toolText(word));
    }
    if (const Json *limit = member(*object, "timeLimitMs"); limit && limit->is_number_integer()) {
        const auto milliseconds = limit->get<std::int64_t>();
        if (milliseconds > 0 && milliseconds <= std::numeric_limits<int>::max())
            source.timeLimit = std::chrono::milliseconds(milliseconds);
        else
            problems << toolProblem(QStringLiteral("/source/timeLimitMs"), "source", Words::tr("The time limit is a number of milliseconds above 0."));
    }
    source.others = othersOf(*object, {"kind", "server", "tool", "command", "timeLimitMs"});
    return source;
}

ToolDefinition definitionFrom(const Json &object)
{
    ToolDefinition tool;
    tool.name = memberText(object, "name");
    tool.description = memberText(object, "description");
    if (const Json *parameters = member(object, "parameters"); parameters && parameters->is_object())
        tool.parameters = *parameters;
    if (const Json *strict = member(object, "strict"); strict && strict->is_boolean())
        tool.strict = strict->get<bool>();
    return tool;
}

Json mockToJson(const ToolMock &mock)
{
    Json json = Json::object({{"name", toUtf8(mock.name)}});
    putArgumentRule(json, mock.rule);
    if (mock.isDefault)
        json["default"] = true;
    json["result"] = mock.result;
    if (mock.isError)
        json["isError"] = true;
    putOthers(json, mock.others);
    return json;
}

Json recordedToJson(const RecordedResult &recorded)
{
    Json json = Json::object({{"arguments", recorded.arguments}, {"result", recorded.result}});
    if (recorded.isError)
        json["isError"] = true;
    if (recorded.when.isValid())
        json["when"] = toUtf8(recorded.when.toUTC().toString(recorded.when.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs));
    putOthers(json, recorded.others);
    return json;
}

Json sourceToJson(const ToolSourceSettings &source)
{
    Json json = Json::object({{"kind", toUtf8(toolSourceWord(source.kind))}});
    if (!source.server.isEmpty())
        json["server"] = toUtf8(source.server);
    if (!source.tool.isEmpty())
        json["tool"] = toUtf8(source.tool);
    for (const QString &word : source.command)
        json["command"].push_back(toUtf8(word));
    if (source.timeLimit != ToolSourceSettings().timeLimit)
        json["timeLimitMs"] = source.timeLimit.count();
    putOthers(json, source.others);
    return json;
}

Json inOrderOf(const Json &wanted, const Json &old)
{
    if (!wanted.is_object() || !old.is_object())
        return wanted;
    Json ordered = Json::object();
    for (const auto &[name, value] : old.items()) {
        if (const Json *there = member(wanted, name))
            ordered[name] = *there;
    }
    ordered.update(wanted);
    return ordered;
}

void putDefinition(Json &object, const ToolDefinition &definition)
{
    const ToolDefinition old = definitionFrom(object);
    if (old.name != definition.name)
        object["name"] = toUtf8(definition.name);
    if (old.description != definition.description)
        object["description"] = toUtf8(definition.description);
    if (old.parameters != definition.parameters) {
        if (definition.parameters.is_null())
            object.erase("parameters");
        else
            object["parameters"] = definition.parameters;
    }
    if (old.strict != definition.strict) {
        if (definition.strict)
            object["strict"] = *definition.strict;
        else
            object.erase("strict");
    }
}

} // namespace cuewright
