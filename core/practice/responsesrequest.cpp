#include "practice/responsesrequest.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <utility>
#include <vector>

namespace cuewright {
namespace {

// Fields that mean the same under the same name, fields that are read here, and fields without a meaning in practice.
constexpr const char *kSame[] = {"model", "temperature", "top_p", "top_logprobs", "parallel_tool_calls", "stream", "service_tier", "metadata",
    "prompt_cache_key", "prompt_cache_retention", "safety_identifier", "user"};
constexpr const char *kRead[] = {"input", "instructions", "max_output_tokens", "text", "reasoning", "tools", "tool_choice", "include", "store"};
constexpr const char *kIgnored[] = {"truncation", "stream_options", "max_tool_calls", "context_management"};
constexpr const char *kStored[] = {"previous_response_id", "conversation", "prompt", "background"};

tl::unexpected<ApiError> refuse(const QString &message, const QString &param, const QString &code = {})
{
    return tl::unexpected(ApiError::badRequest(message, param, code));
}

// Flat here, nested in Chat Completions.
Json nestedAllowedTools(const Json &choice)
{
    Json tools = Json::array();
    const Json *named = member(choice, "tools");
    for (const Json &tool : named && named->is_array() ? *named : Json::array())
        tools.push_back({{"type", "function"}, {"function", {{"name", toUtf8(memberText(tool, "name"))}}}});
    return {{"type", "allowed_tools"}, {"allowed_tools", {{"mode", toUtf8(memberText(choice, "mode"))}, {"tools", std::move(tools)}}}};
}

template <std::size_t N> bool isAmong(const std::string &name, const char *const (&list)[N])
{
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

tl::unexpected<ApiError> notStored(const QString &id, const QString &param)
{
    ApiError error = ApiError::badRequest(
        QStringLiteral("Item with id '%1' not found. Items are not persisted when `store` is set to false.").arg(id), param);
    error.status = 404;
    return tl::unexpected(error);
}

/// The request in the form of Chat Completions, and which input item each of its messages comes from.
class Translator
{
public:
    explicit Translator(const Json &body)
        : m_body(body)
    { }

    Checked<> run();
    const Json &chat() const { return m_chat; }
    /// An error about the chat form, in the words of this one.
    ApiError renamed(ApiError error) const;

private:
    Checked<> takeFields();
    Checked<> takeInput();
    Checked<> takeItem(const Json &item, std::size_t index);
    Checked<> takeMessage(const Json &item, const QString &place);
    Checked<Json> contentOf(const Json &content, const QString &place) const;
    Checked<> takeReasoning(const Json &item, const QString &place) const;
    Checked<> takeCall(const Json &item, const QString &place);
    Checked<> takeOutput(const Json &item, const QString &place);
    Checked<> takeTools();
    Checked<> takeText();
    void add(Json message, int index);

    const Json &m_body;
    Json m_chat = Json::object();
    Json m_messages = Json::array();
    std::vector<int> m_origin; ///< of each message; -1: the instructions
    QStringList m_open; ///< calls without a result so far
    QSet<QString> m_calls;
    int m_index = 0;
};

Checked<> Translator::run()
{
    Checked<> step = takeFields();
    const auto then = [&step](auto &&take) {
        if (step)
            step = take();
    };
    then([this] { return takeInput(); });
    then([this] { return takeTools(); });
    then([this] { return takeText(); });
    return step;
}

Checked<> Translator::takeFields()
{
    for (const auto &[key, value] : m_body.items()) {
        const QString name = fromUtf8(key);
        if (isAmong(key, kStored) && !value.is_null() && value != false) {
            return refuse(QStringLiteral("The practice provider stores nothing: '%1' is not supported.").arg(name), name,
                QStringLiteral("unsupported_parameter"));
        }
        if (isAmong(key, kSame))
            m_chat[key] = value;
        else if (!isAmong(key, kRead) && !isAmong(key, kIgnored) && !isAmong(key, kStored))
            return refuse(QStringLiteral("Unknown parameter: '%1'.").arg(name), name, QStringLiteral("unknown_parameter"));
    }
    if (const Json *limit = member(m_body, "max_output_tokens"))
        m_chat["max_completion_tokens"] = *limit;
    if (const Json *reasoning = member(m_body, "reasoning"); reasoning && member(*reasoning, "effort"))
        m_chat["reasoning_effort"] = (*reasoning)["effort"];
    const Json *choice = member(m_body, "tool_choice");
    if (choice && choice->is_object() && memberText(*choice, "type") == u"function")
        m_chat["tool_choice"] = {{"type", "function"}, {"function", {{"name", toUtf8(memberText(*choice, "name"))}}}};
    else if (choice && memberText(*choice, "type") == u"allowed_tools")
        m_chat["tool_choice"] = nestedAllowedTools(*choice);
    else if (choice)
        m_chat["tool_choice"] = *choice;
    return {};
}

void Translator::add(Json message, int index)
{
    m_messages.push_back(std::move(message));
    m_origin.push_back(index);
}

Checked<> Translator::takeInput()
{
    const QString instructions = memberText(m_body, "instructions");
    if (!instructions.isEmpty())
        add({{"role", "system"}, {"content", toUtf8(instructions)}}, -1);
    const Json *input = member(m_body, "input");
    if (!input || input->is_null())
        return refuse(QStringLiteral("Missing required parameter: 'input'."), QStringLiteral("input"), QStringLiteral("missing_required_parameter"));
    if (input->is_string()) {
        add({{"role", "user"}, {"content", *input}}, 0);
    } else if (!input->is_array()) {
        return refuse(QStringLiteral("Invalid type for 'input': expected one of a string or array of input items."), QStringLiteral("input"),
            QStringLiteral("invalid_type"));
    } else {
        for (std::size_t i = 0; i < input->size(); ++i) {
            if (const auto taken = takeItem((*input)[i], i); !taken)
                return taken;
        }
    }
    if (!m_open.isEmpty())
        return refuse(QStringLiteral("No tool output found for function call %1.").arg(m_open.first()), QStringLiteral("input"));
    m_chat["messages"] = m_messages;
    return {};
}

Checked<> Translator::takeItem(const Json &item, std::size_t index)
{
    m_index = static_cast<int>(index);
    const QString place = QStringLiteral("input[%1]").arg(index);
    const QString type = memberText(item, "type", QStringLiteral("message"));
    if (type == u"message")
        return takeMessage(item, place);
    if (type == u"function_call")
        return takeCall(item, place);
    if (type == u"function_call_output")
        return takeOutput(item, place);
    if (type == u"reasoning")
        return takeReasoning(item, place);
    if (type == u"item_reference")
        return notStored(memberText(item, "id"), QStringLiteral("input"));
    return refuse(QStringLiteral("Invalid value: '%1'. The practice provider knows 'message', 'function_call', 'function_call_output' "
                                 "and 'reasoning' items.")
                      .arg(type),
        place + QStringLiteral(".type"), QStringLiteral("invalid_value"));
}

Checked<Json> Translator::contentOf(const Json &content, const QString &place) const
{
    if (!content.is_array())
        return content;
    Json parts = Json::array();
    for (std::size_t i = 0; i < content.size(); ++i) {
        const Json &part = content[i];
        const QString type = memberText(part, "type");
        if (type == u"input_text" || type == u"output_text")
            parts.push_back({{"type", "text"}, {"text", part.value("text", Json())}});
        else if (type == u"refusal")
            parts.push_back({{"type", "refusal"}, {"refusal", part.value("refusal", Json())}});
        else if (type == u"input_image")
            parts.push_back({{"type", "image_url"}, {"image_url", {{"url", part.value("image_url", Json(""))}}}});
        else if (type == u"input_audio")
            parts.push_back({{"type", "input_audio"}, {"input_audio", part.value("input_audio", Json())}});
        else if (type == u"input_file")
            parts.push_back({{"type", "file"}, {"file", part}});
        else
            return refuse(QStringLiteral("Invalid value: '%1'. Supported values are: 'input_text', 'input_image', 'input_audio', "
                                         "'input_file', 'output_text', and 'refusal'.")
                              .arg(type),
                QStringLiteral("%1.content[%2].type").arg(place).arg(i), QStringLiteral("invalid_value"));
    }
    return parts;
}

Checked<> Translator::takeMessage(const Json &item, const QString &place)
{
    if (item.is_object() && item.contains("name"))
        return refuse(QStringLiteral("Unknown parameter: '%1.name'.").arg(place), place + QStringLiteral(".name"), QStringLiteral("unknown_parameter"));
    Json message = Json::object({{"role", toUtf8(memberText(item, "role"))}});
    if (const Json *content = member(item, "content")) {
        auto taken = contentOf(*content, place);
        if (!taken)
            return tl::unexpected(taken.error());
        message["content"] = std::move(*taken);
    }
    add(std::move(message), m_index);
    return {};
}

Checked<> Translator::takeReasoning(const Json &item, const QString &place) const
{
    const QString sealed = memberText(item, "encrypted_content");
    if (sealed.isEmpty())
        return notStored(memberText(item, "id"), QStringLiteral("input"));
    if (!sealed.startsWith(QLatin1String(kReasoningSeal))) {
        return refuse(QStringLiteral("The encrypted content for item %1 could not be verified.").arg(memberText(item, "id")),
            place + QStringLiteral(".encrypted_content"), QStringLiteral("invalid_encrypted_content"));
    }
    return {};
}

Checked<> Translator::takeCall(const Json &item, const QString &place)
{
    for (const char *field : {"call_id", "name", "arguments"}) {
        const Json *value = member(item, field);
        if (!value || !value->is_string()) {
            const QString missing = place + u'.' + QLatin1String(field);
            return refuse(QStringLiteral("Missing required parameter: '%1'.").arg(missing), missing, QStringLiteral("missing_required_parameter"));
        }
    }
    m_open << memberText(item, "call_id");
    m_calls << memberText(item, "call_id");
    const Json call = {{"id", item["call_id"]}, {"type", "function"}, {"function", {{"name", item["name"]}, {"arguments", item["arguments"]}}}};
    // Calls of one turn stand one after another here, and together there.
    if (!m_messages.empty() && m_messages.back()["role"] == "assistant")
        m_messages.back()["tool_calls"].push_back(call);
    else
        add({{"role", "assistant"}, {"content", nullptr}, {"tool_calls", Json::array({call})}}, m_index);
    return {};
}

Checked<> Translator::takeOutput(const Json &item, const QString &place)
{
    const QString id = memberText(item, "call_id");
    if (!m_calls.contains(id)) {
        return refuse(QStringLiteral("No tool call found for function call output with call_id %1.").arg(id), QStringLiteral("input"));
    }
    m_open.removeOne(id);
    auto output = contentOf(item.value("output", Json("")), place);
    if (!output)
        return tl::unexpected(output.error());
    add({{"role", "tool"}, {"tool_call_id", toUtf8(id)}, {"content", std::move(*output)}}, m_index);
    return {};
}

Checked<> Translator::takeTools()
{
    const Json *tools = member(m_body, "tools");
    for (std::size_t i = 0; tools && tools->is_array() && i < tools->size(); ++i) {
        Json function = (*tools)[i];
        if (!function.is_object() || memberText(function, "type") != u"function") {
            return refuse(QStringLiteral("Invalid value: '%1'. The practice provider knows 'function' tools only.").arg(memberText(function, "type")),
                QStringLiteral("tools[%1].type").arg(i), QStringLiteral("invalid_value"));
        }
        if (function.contains("function")) { // the nested form of the other format
            const QString missing = QStringLiteral("tools[%1].name").arg(i);
            return refuse(QStringLiteral("Missing required parameter: '%1'.").arg(missing), missing, QStringLiteral("missing_required_parameter"));
        }
        function.erase("type");
        m_chat["tools"].push_back({{"type", "function"}, {"function", std::move(function)}});
    }
    return {};
}

Checked<> Translator::takeText()
{
    const Json *text = member(m_body, "text");
    if (!text || text->is_null())
        return {};
    if (const Json *verbosity = member(*text, "verbosity"))
        m_chat["verbosity"] = *verbosity;
    const Json *format = member(*text, "format");
    if (!format || format->is_null())
        return {};
    if (memberText(*format, "type") != u"json_schema") {
        m_chat["response_format"] = *format;
        return {};
    }
    Json described = *format;
    described.erase("type");
    m_chat["response_format"] = {{"type", "json_schema"}, {"json_schema", std::move(described)}};
    return {};
}

ApiError Translator::renamed(ApiError error) const
{
    static const QRegularExpression place(QStringLiteral("messages\\.?\\[(\\d+)\\]"));
    static const std::pair<const char *, const char *> names[] = {{"max_completion_tokens", "max_output_tokens"}, {"max_tokens", "max_output_tokens"},
        {"response_format.json_schema", "text.format"}, {"response_format", "text.format"}, {"reasoning_effort", "reasoning.effort"},
        {"].function", "]"}, {"'messages'", "'input'"}};
    for (QString *text : {&error.message, &error.param}) {
        for (auto found = place.match(*text); found.hasMatch(); found = place.match(*text)) {
            const auto at = found.captured(1).toULongLong();
            const int origin = at < m_origin.size() ? m_origin[at] : 0;
            text->replace(found.capturedStart(), found.capturedLength(),
                origin < 0 ? QStringLiteral("instructions") : QStringLiteral("input[%1]").arg(origin));
        }
        for (const auto &[theirs, ours] : names)
            text->replace(QLatin1String(theirs), QLatin1String(ours));
    }
    if (error.param == u"messages")
        error.param = QStringLiteral("input");
    return error;
}

// What only reasoning models take (facts §12).
Checked<> checkReasoning(const Json &body, const ModelInfo *model, PracticeRequest &request)
{
    request.reasons = model && model->can.reasoning;
    const Json *include = member(body, "include");
    const bool sealed = include && include->is_array() && std::find(include->begin(), include->end(), "reasoning.encrypted_content") != include->end();
    if (sealed && !request.reasons)
        return refuse(QStringLiteral("Encrypted content is not supported with this model."), QStringLiteral("include"));
    request.sealReasoning = sealed;
    const Json *reasoning = member(body, "reasoning");
    const QString effort = reasoning ? memberText(*reasoning, "effort") : QString();
    const QString here = QStringLiteral("reasoning.effort");
    if (effort.isEmpty())
        return {};
    if (!request.reasons) {
        return refuse(QStringLiteral("Unsupported parameter: 'reasoning.effort' is not supported with this model."), here,
            QStringLiteral("unsupported_parameter"));
    }
    if (!model->can.efforts.isEmpty() && !model->can.efforts.contains(effort)) {
        return refuse(QStringLiteral("Unsupported value: '%1' is not supported with this model. Supported values are: %2.")
                          .arg(effort, model->can.efforts.join(QStringLiteral(", "))),
            here, QStringLiteral("unsupported_value"));
    }
    return {};
}

} // namespace

Checked<PracticeRequest> checkResponsesRequest(const Json &body, const Catalog &catalog)
{
    if (!body.is_object())
        return refuse(QStringLiteral("We could not parse the JSON body of your request: an object is expected."), {});
    Translator translator(body);
    if (const auto done = translator.run(); !done)
        return tl::unexpected(done.error());
    auto request = checkRequest(translator.chat(), catalog, PracticeApi::Responses);
    if (!request)
        return tl::unexpected(translator.renamed(request.error()));
    if (const auto fine = checkReasoning(body, catalog.model(request->model), *request); !fine)
        return tl::unexpected(fine.error());
    request->body = body;
    request->includeUsage = true;
    return request;
}

} // namespace cuewright
