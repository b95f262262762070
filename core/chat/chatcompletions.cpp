#include "chat/answerdecoder.h"
#include "chat/capabilityrules.h"
#include "chat/codec.h"
#include "chat/wiremessages.h"
#include "chat/wireschema.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

class BodyWriter final
{
public:
    BodyWriter(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model)
        : m_request(request)
        , m_provider(provider)
        , m_model(model)
    {
    }

    EncodedRequest write()
    {
        m_body["model"] = toUtf8(m_request.model);
        m_body["messages"] = wireMessages(m_request.messages, m_provider, m_model, m_omitted);
        writeOptions();
        writeTools();
        writeResponseFormat();
        writeStream();
        mergeExtraBody();
        applyCapabilityRules(m_body, m_provider, m_model, m_omitted);
        return {QStringLiteral("chat/completions"), std::move(m_body), std::move(m_omitted)};
    }

private:
    template<class T>
    void put(const char *key, const std::optional<T> &value)
    {
        if (value)
            m_body[key] = *value;
    }
    void put(const char *key, const QString &value)
    {
        if (!value.isEmpty())
            m_body[key] = toUtf8(value);
    }
    void omit(const char *field, const QString &reason) { m_omitted.append({QLatin1String(field), reason}); }
    QString unknownToServer() const { return QCoreApplication::translate("Omission", "%1 does not know this setting.").arg(providerTitle(m_provider.name)); }

    void writeOptions();
    void writeTools();
    void writeResponseFormat();
    void writeStream();
    void mergeExtraBody();
    const char *maxTokensField() const;

    const ChatRequest &m_request;
    const ProviderProfile &m_provider;
    const ModelInfo *m_model;
    Json m_body = Json::object();
    QList<Omission> m_omitted;
};

/// Reasoning models refuse the older name, most compatible servers know no other (facts §1.1, §1.4).
const char *BodyWriter::maxTokensField() const
{
    const bool newer = m_provider.maxCompletionTokens || (m_model && m_model->can.reasoning);
    return newer && !m_provider.refusedFields.contains(QLatin1String("max_completion_tokens")) ? "max_completion_tokens" : "max_tokens";
}

void BodyWriter::writeOptions()
{
    const ChatOptions &options = m_request.options;
    put("temperature", options.temperature);
    put("top_p", options.topP);
    if (m_provider.topK)
        put("top_k", options.topK);
    else if (options.topK)
        omit("top_k", unknownToServer());
    put(maxTokensField(), options.maxOutputTokens);
    put("frequency_penalty", options.frequencyPenalty);
    put("presence_penalty", options.presencePenalty);
    put("seed", options.seed);
    for (const QString &stop : options.stop)
        m_body["stop"].push_back(toUtf8(stop));
    put("reasoning_effort", options.reasoningEffort);
    put("verbosity", options.verbosity);
    put("service_tier", options.serviceTier);
}

void BodyWriter::writeTools()
{
    const ChatOptions &options = m_request.options;
    if (m_request.tools.isEmpty()) {
        const QString reason = QCoreApplication::translate("Omission", "Only sent together with tools.");
        if (!options.toolChoice.is_null())
            omit("tool_choice", reason);
        if (options.parallelToolCalls)
            omit("parallel_tool_calls", reason);
        return;
    }
    for (qsizetype i = 0; i < m_request.tools.size(); ++i) {
        const QString place = QStringLiteral("tools[%1].function").arg(i);
        m_body["tools"].push_back({{"type", "function"}, {"function", wireFunction(m_request.tools[i], m_provider, place, m_omitted)}});
    }
    if (!options.toolChoice.is_null())
        m_body["tool_choice"] = options.toolChoice;
    if (m_provider.parallelToolCalls)
        put("parallel_tool_calls", options.parallelToolCalls);
    else if (options.parallelToolCalls)
        omit("parallel_tool_calls", unknownToServer());
}

void BodyWriter::writeResponseFormat()
{
    const ResponseFormat &format = m_request.responseFormat;
    if (format.kind == ResponseFormat::Kind::JsonObject)
        m_body["response_format"] = Json::object({{"type", "json_object"}});
    else if (format.kind == ResponseFormat::Kind::JsonSchema && (!m_model || m_model->can.structuredOutputs))
        m_body["response_format"] = {{"type", "json_schema"}, {"json_schema", wireJsonSchema(format, m_provider, m_omitted)}};
    else if (format.kind == ResponseFormat::Kind::JsonSchema) // the rules take it out again, and say why
        m_body["response_format"] = Json::object({{"type", "json_schema"}});
}

void BodyWriter::writeStream()
{
    if (!m_request.stream)
        return;
    m_body["stream"] = true;
    if (m_provider.streamUsage)
        m_body["stream_options"] = Json::object({{"include_usage", true}});
}

void BodyWriter::mergeExtraBody()
{
    if (!m_request.extraBody.is_object())
        return;
    const QString reason = QCoreApplication::translate("Omission", "The extra body sets this too; the setting itself counts.");
    for (const auto &[key, value] : m_request.extraBody.items()) {
        // The two names of the limit are one setting: a server refuses to see both.
        const bool limit = key == "max_tokens" || key == "max_completion_tokens";
        const bool taken = m_body.contains(key) || (limit && m_body.contains(maxTokensField()));
        if (!taken)
            m_body[key] = value;
        else if (!m_body.contains(key) || m_body[key] != value)
            m_omitted.append({fromUtf8(key), reason});
    }
}

class ChatCompletionsCodec final : public ChatCodec
{
public:
    EncodedRequest encode(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model) const override
    {
        return BodyWriter(request, provider, model).write();
    }
    std::unique_ptr<AnswerDecoder> decoder(bool streamAsked, QByteArrayView contentType) const override
    {
        return chatCompletionsDecoder(streamAsked, contentType);
    }
};

} // namespace

std::unique_ptr<ChatCodec> chatCompletionsCodec()
{
    return std::make_unique<ChatCompletionsCodec>();
}

} // namespace cuewright
