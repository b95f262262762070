#include "chat/requesttokens.h"

#include "chat/imagesize.h"
#include "chat/wiremessages.h"
#include "schema/providersubset.h"
#include "tokens/encoding.h"
#include "tokens/overhead.h"

namespace cuewright {
namespace {

std::int64_t countReasoning(const Message &message)
{
    if (!message.reasoningItems.is_array())
        return 0;
    if (message.reasoningTokens > 0)
        return message.reasoningTokens;
    qsizetype sealed = 0;
    for (const Json &item : message.reasoningItems)
        sealed += memberText(item, "encrypted_content").size();
    return (sealed + 3) / 4;
}

class RequestCounter final
{
public:
    RequestCounter(const ChatRequest &request, QStringView model)
        : m_request(request)
        , m_model(model)
        , m_encoding(encodingForModel(model))
        , m_rules(overheadRules(model))
    {
    }

    RequestTokens count()
    {
        m_tokens.textsExact = m_encoding.exact;
        m_tokens.framingExact = m_encoding.exact && m_rules.exact;
        m_tokens.exact = m_tokens.framingExact;
        for (const Message &message : m_request.messages) {
            const CountedMessage part = countMessage(message);
            m_tokens.parts.append(part);
            m_tokens.messages.append(part.text + part.media + part.reasoning + part.framing);
            m_tokens.total += m_tokens.messages.last();
            m_tokens.exact = m_tokens.exact && part.exact;
        }
        m_tokens.framing = m_rules.replyPriming;
        countTools();
        countSchema();
        m_tokens.total += m_tokens.framing + m_tokens.tools + m_tokens.schema;
        return m_tokens;
    }

private:
    std::int64_t textTokens(QStringView text) const { return text.isEmpty() ? 0 : m_encoding.encoding->count(text); }
    CountedMessage countMessage(const Message &message);
    std::int64_t countMedia(const ContentPart &part);
    void countTools();
    void countSchema();

    const ChatRequest &m_request;
    QStringView m_model;
    ModelEncoding m_encoding;
    OverheadRules m_rules;
    RequestTokens m_tokens;
};

CountedMessage RequestCounter::countMessage(const Message &message)
{
    CountedMessage tokens;
    tokens.role = message.role;
    tokens.framing = m_rules.perMessage + textTokens(roleName(message.role));
    if (!message.name.isEmpty())
        tokens.framing += m_rules.perName + textTokens(message.name);
    tokens.exact = m_encoding.exact && message.role != Role::Tool && message.toolCalls.isEmpty();
    QString text;
    for (const ContentPart &part : message.parts) {
        if (part.kind == ContentPart::Kind::Text || part.kind == ContentPart::Kind::Refusal) {
            text += part.text; // adjoining texts are one text to the model
        } else {
            tokens.media += countMedia(part);
            tokens.exact = false;
        }
    }
    tokens.text = textTokens(text);
    tokens.reasoning = countReasoning(message);
    tokens.exact = tokens.exact && tokens.reasoning == 0;
    for (const ToolCall &call : message.toolCalls)
        tokens.text += textTokens(call.name) + textTokens(call.arguments);
    return tokens;
}

std::int64_t RequestCounter::countMedia(const ContentPart &part)
{
    if (part.kind == ContentPart::Kind::Image) {
        if (const auto size = imageSize(part.source)) {
            if (const auto tokens = countImage(m_model, size->width, size->height, part.detail))
                return *tokens;
        }
    }
    ++m_tokens.uncounted;
    return 0;
}

void RequestCounter::countTools()
{
    if (m_request.tools.isEmpty())
        return;
    m_tokens.exact = false;
    for (const ToolDefinition &tool : m_request.tools)
        m_tokens.tools += countFunction(*m_encoding.encoding, m_rules, tool.name, tool.description, tool.parameters);
    m_tokens.tools += m_rules.functionEnd;
}

/// How providers show a schema to the model is not published; its compact text is the nearest thing to it.
void RequestCounter::countSchema()
{
    const ResponseFormat &format = m_request.responseFormat;
    if (format.kind != ResponseFormat::Kind::JsonSchema)
        return;
    m_tokens.exact = false;
    const QByteArray sent = writeJson(forProvider(format.schema, format.strict.value_or(false)).schema);
    m_tokens.schema = m_encoding.encoding->count(std::string_view(sent.data(), static_cast<std::size_t>(sent.size())))
        + textTokens(format.name) + textTokens(format.description);
}

} // namespace

std::int64_t RequestTokens::allFraming() const
{
    std::int64_t tokens = framing;
    for (const CountedMessage &part : parts)
        tokens += part.framing;
    return tokens;
}

std::int64_t RequestTokens::estimatedOverhead() const
{
    std::int64_t tokens = schema + tools + (framingExact ? 0 : allFraming());
    for (const CountedMessage &part : parts)
        tokens += part.media + part.reasoning;
    return tokens;
}

RequestTokens countRequest(const ChatRequest &request, QStringView model)
{
    return RequestCounter(request, model).count();
}

} // namespace cuewright
