#include "chat/capabilityrules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

/// An OpenAI name taken apart: o3-mini → o 3 "mini"; gpt-5.1-codex → gpt 5 "codex"; gpt-4o → gpt 4.
struct Family
{
    int o = 0;
    int gpt = 0;
    QString variant;
};

Family familyOf(const ModelInfo &model)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:o(\\d{1,3})|gpt-(\\d{1,3})(?:\\.\\d+)?o?)(?:-(.+))?$"));
    const auto match = pattern.match(model.id);
    if (model.vendor != QLatin1String("OpenAI") || !match.hasMatch())
        return {};
    return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3)};
}

QString needs(const char *text, const ModelInfo &model)
{
    return QCoreApplication::translate("Omission", text).arg(model.id);
}

QString notTaken(const ModelInfo &model)
{
    return needs(QT_TRANSLATE_NOOP("Omission", "%1 does not take this setting."), model);
}

QString serviceTierProblem(const QString &tier, const ModelInfo &model)
{
    const Family family = familyOf(model);
    const bool chat = family.variant.startsWith(QLatin1String("chat"));
    const bool nano = family.variant.startsWith(QLatin1String("nano"));
    const bool newer = family.o >= 3 || (family.gpt >= 5 && !chat);
    bool sold = true;
    if (tier == QLatin1String("flex"))
        sold = newer;
    else if (tier == QLatin1String("priority"))
        sold = (newer && !nano) || model.id.startsWith(QLatin1String("gpt-4"));
    return sold || model.vendor != QLatin1String("OpenAI")
        ? QString()
        : needs(QT_TRANSLATE_NOOP("Omission", "%1 is not sold at this service tier."), model);
}

QString effortProblem(const QString &effort, const ModelInfo &model)
{
    const QStringList &accepted = model.can.efforts;
    if (accepted.contains(effort) || (accepted.isEmpty() && model.can.reasoning))
        return {};
    if (accepted.isEmpty())
        return notTaken(model);
    return QCoreApplication::translate("Omission", "%1 takes only: %2.").arg(model.id, accepted.join(QStringLiteral(", ")));
}

/// Why `model` refuses `field`; empty: it does not. `effort` is the one that is sent.
QString modelProblem(const std::string &field, const Json &value, const QString &effort, const ModelInfo &model)
{
    const auto is = [&field](std::initializer_list<const char *> names) {
        return std::any_of(names.begin(), names.end(), [&field](const char *name) { return field == name; });
    };
    const ModelCapabilities &can = model.can;
    const Family family = familyOf(model);
    const bool openAi = family.o > 0 || family.gpt > 0;
    const QString text = value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString();
    if (is({"temperature", "top_p", "logprobs"}) && can.reasoning && !(can.samplingWithEffortNone && effort == QLatin1String("none"))) {
        return can.samplingWithEffortNone
            ? needs(QT_TRANSLATE_NOOP("Omission", "%1 takes this setting only with reasoning effort “none”."), model)
            : needs(QT_TRANSLATE_NOOP("Omission", "%1 is a reasoning model and does not take this setting."), model);
    }
    if (is({"frequency_penalty", "presence_penalty", "logit_bias", "top_logprobs"}) && can.reasoning)
        return needs(QT_TRANSLATE_NOOP("Omission", "%1 is a reasoning model and does not take this setting."), model);
    if (field == "temperature" && model.id.contains(QLatin1String("-search-preview")))
        return notTaken(model);
    if (field == "stop" && (family.o == 3 || (family.o == 4 && family.variant.startsWith(QLatin1String("mini")))))
        return notTaken(model);
    if (field == "reasoning_effort")
        return effortProblem(text, model);
    if (field == "verbosity" && openAi && family.gpt < 5)
        return notTaken(model);
    if (field == "prediction" && openAi && !model.id.startsWith(QLatin1String("gpt-4o")) && !model.id.startsWith(QLatin1String("gpt-4.1")))
        return notTaken(model);
    if (field == "service_tier")
        return serviceTierProblem(text, model);
    if (is({"tools", "tool_choice", "parallel_tool_calls"}) && !can.tools)
        return needs(QT_TRANSLATE_NOOP("Omission", "%1 cannot call tools."), model);
    if (field == "response_format" && !can.structuredOutputs && memberText(value, "type") == QLatin1String("json_schema"))
        return needs(QT_TRANSLATE_NOOP("Omission", "%1 cannot be held to a schema; its answer is only checked here."), model);
    if (is({"stream", "stream_options"}) && !can.streaming)
        return needs(QT_TRANSLATE_NOOP("Omission", "%1 cannot stream; the answer comes in one piece."), model);
    return {};
}

/// The models that take function tools only without reasoning get the effort "none", which their server else refuses.
void fitEffortToTools(Json &body, const ModelInfo &model, QList<Omission> &omitted)
{
    if (!model.can.toolsOnlyWithoutEffort || !model.can.tools || !body.contains("tools"))
        return;
    if (memberText(body, "reasoning_effort") == QLatin1String("none"))
        return;
    body["reasoning_effort"] = "none";
    omitted.append({QStringLiteral("reasoning_effort"),
        needs(QT_TRANSLATE_NOOP("Omission", "Sent as “none”: here %1 takes tools only without reasoning."), model)});
}

void dropMessageNames(Json &body, const QString &reason, QList<Omission> &omitted)
{
    const auto messages = body.find("messages");
    if (messages == body.end() || !messages->is_array())
        return;
    for (std::size_t i = 0; i < messages->size(); ++i) {
        if ((*messages)[i].is_object() && (*messages)[i].erase("name") > 0)
            omitted.append({QStringLiteral("messages[%1].name").arg(i), reason});
    }
}

} // namespace

void applyCapabilityRules(Json &body, const ProviderProfile &provider, const ModelInfo *model, QList<Omission> &omitted)
{
    const QString refused = QCoreApplication::translate("Omission", "%1 refuses this field.").arg(providerTitle(provider.name));
    for (const QString &field : provider.refusedFields) {
        if (field == QLatin1String("messages[].name"))
            dropMessageNames(body, refused, omitted);
        else if (body.erase(toUtf8(field)) > 0)
            omitted.append({field, refused});
    }
    if (!model)
        return;
    fitEffortToTools(body, *model, omitted);
    const QString effort = memberText(body, "reasoning_effort");
    std::vector<std::string> fields;
    for (const auto &item : body.items())
        fields.push_back(item.key());
    for (const std::string &field : fields) {
        const QString problem = modelProblem(field, body[field], effort, *model);
        if (problem.isEmpty())
            continue;
        body.erase(field);
        if (field != "stream_options") // goes with "stream"
            omitted.append({fromUtf8(field), problem});
    }
}

void applyResponsesRules(Json &body, const ProviderProfile &provider, const ModelInfo *model, QList<Omission> &omitted)
{
    // Place in the body, and the name that the rules know it by.
    struct Place
    {
        const char *group; ///< nullptr: the body itself
        const char *field;
        const char *known;
    };
    static constexpr Place kPlaces[] = {{nullptr, "temperature", "temperature"}, {nullptr, "top_p", "top_p"},
        {nullptr, "top_logprobs", "top_logprobs"}, {nullptr, "service_tier", "service_tier"}, {"reasoning", "effort", "reasoning_effort"},
        {"text", "verbosity", "verbosity"}, {"text", "format", "response_format"}, {nullptr, "tools", "tools"},
        {nullptr, "tool_choice", "tool_choice"}, {nullptr, "parallel_tool_calls", "parallel_tool_calls"}, {nullptr, "stream", "stream"}};
    const QString refused = QCoreApplication::translate("Omission", "%1 refuses this field.").arg(providerTitle(provider.name));
    for (const QString &field : provider.refusedFields) {
        if (body.erase(toUtf8(field)) > 0)
            omitted.append({field, refused});
    }
    if (!model)
        return;
    const Json *reasoning = member(body, "reasoning");
    const QString effort = reasoning ? memberText(*reasoning, "effort") : QString();
    for (const Place &place : kPlaces) {
        Json *group = place.group ? body.contains(place.group) ? &body[place.group] : nullptr : &body;
        const Json *value = group ? member(*group, place.field) : nullptr;
        const QString problem = value ? modelProblem(place.known, *value, effort, *model) : QString();
        if (problem.isEmpty())
            continue;
        group->erase(place.field);
        if (place.group && group->empty())
            body.erase(place.group);
        omitted.append({(place.group ? QLatin1String(place.group) + QStringLiteral(".") : QString()) + QLatin1String(place.field), problem});
    }
}

Role instructionRole(const QList<Message> &messages, const ProviderProfile &provider, const ModelInfo *model)
{
    if (model && !model->can.systemRole)
        return Role::User;
    if (!provider.developerRole)
        return Role::System;
    const bool wantsDeveloper = std::any_of(messages.begin(), messages.end(), [](const Message &m) { return m.role == Role::Developer; });
    return wantsDeveloper || (model && model->can.reasoning) ? Role::Developer : Role::System;
}

} // namespace cuewright
