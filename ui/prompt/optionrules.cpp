#include "prompt/optionrules.h"

#include "project/workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace cuewright {

namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OptionRules)
};

constexpr std::array kOnlyChat = {u"topK", u"frequencyPenalty", u"presencePenalty", u"seed", u"stopSequences"};
constexpr std::array kSampling = {"temperature", "topP", "frequencyPenalty", "presencePenalty"};

constexpr std::array<std::pair<const char *, const char *>, 9> kWireNames = {{
    {"temperature", "temperature"},
    {"topP", "top_p"},
    {"topK", "top_k"},
    {"frequencyPenalty", "frequency_penalty"},
    {"presencePenalty", "presence_penalty"},
    {"seed", "seed"},
    {"stopSequences", "stop"},
    {kReasoningEffort, kReasoningEffort},
    {kVerbosity, kVerbosity},
}};

QString wireName(const QString &option)
{
    for (const auto &[ours, wire] : kWireNames) {
        if (option == QLatin1String(ours))
            return QString::fromLatin1(wire);
    }
    return option;
}

QString refusalOfModel(const QString &option, const Prompt &prompt, const ModelInfo &model)
{
    const ModelCapabilities &can = model.can;
    const Json effort = additionalOption(prompt, kReasoningEffort);
    const bool sampling = std::any_of(
        kSampling.begin(), kSampling.end(), [&](const char *name) { return option == QLatin1String(name); });
    if (sampling && can.reasoning) {
        if (!can.samplingWithEffortNone)
            return Words::tr("%1 is a reasoning model and takes no sampling options").arg(model.id);
        if (effort != "none")
            return Words::tr("%1 takes sampling options only with reasoning effort “none”").arg(model.id);
    }
    if (option == QLatin1String(kReasoningEffort)) {
        if (!can.reasoning)
            return Words::tr("%1 is no reasoning model").arg(model.id);
        const QString chosen = effort.is_string() ? fromUtf8(effort.get_ref<const std::string &>()) : QString();
        if (!chosen.isEmpty() && !can.efforts.isEmpty() && !can.efforts.contains(chosen))
            return Words::tr("%1 knows %2").arg(model.id, can.efforts.join(QStringLiteral(", ")));
    }
    if (option == u"schema" && !can.structuredOutputs)
        return Words::tr("%1 does not follow schemas by itself; answers are checked here all the same").arg(model.id);
    if (option == u"stream" && !can.streaming)
        return Words::tr("%1 answers in one piece").arg(model.id);
    return {};
}

} // namespace

Json additionalOption(const Prompt &prompt, const char *name)
{
    const Json *more = member(prompt.options, "additionalProperties");
    const Json *value = more ? member(*more, name) : nullptr;
    return value ? *value : Json();
}

Json withAdditionalOption(const Prompt &prompt, const char *name, const Json &value)
{
    const Json *more = member(prompt.options, "additionalProperties");
    Json changed = more && more->is_object() ? *more : Json::object();
    if (value.is_null())
        changed.erase(name);
    else
        changed[name] = value;
    return changed.empty() ? Json() : changed;
}

WireChoice wireChoice(const Prompt &prompt, const ModelInfo *model, const ProviderProfile *provider, bool automatic)
{
    ChatRequest request;
    const Json effort = additionalOption(prompt, kReasoningEffort);
    if (effort.is_string())
        request.options.reasoningEffort = fromUtf8(effort.get_ref<const std::string &>());
    if (!prompt.toolFiles.isEmpty() || !prompt.tools.empty())
        request.tools.append(ToolDefinition());
    if (!automatic)
        request.wire = wireFormatOf(prompt);
    return wireFormatFor(request, provider ? *provider : ProviderProfile(), model);
}

QString refusal(const QString &option, const Prompt &prompt, const ModelInfo *model, const ProviderProfile *provider)
{
    if (model) {
        const QString reason = refusalOfModel(option, prompt, *model);
        if (!reason.isEmpty())
            return reason;
    }
    const bool responses = wireChoice(prompt, model, provider).format == WireFormat::Responses;
    if (responses && std::find(kOnlyChat.begin(), kOnlyChat.end(), option) != kOnlyChat.end())
        return Words::tr("the Responses format has no such option");
    if (!provider)
        return {};
    if (option == u"topK" && !provider->topK)
        return Words::tr("%1 does not know this option").arg(providerTitle(provider->name));
    if (provider->refusedFields.contains(wireName(option)))
        return Words::tr("%1 refuses this option").arg(providerTitle(provider->name));
    return {};
}

} // namespace cuewright
