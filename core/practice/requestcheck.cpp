#include "practice/requestcheck.h"

#include "practice/messagecheck.h"
#include "practice/promptcount.h"
#include "practice/strictcheck.h"
#include "schema/validator.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kPracticeContext = 128'000;
constexpr int kPracticeOutput = 16'384;
constexpr std::int64_t kDefaultAnswer = 4'096; // nobody reads more practice than that

enum class Kind { Text, Whole, Number, Flag, List, Object, TextOrList, TextOrObject, Any };

struct Field
{
    Kind kind = Kind::Any;
    double low = -1e18;
    double high = 1e18;
};

// Facts §1.1, and a few names that compatible servers share.
const QHash<QString, Field> &knownFields()
{
    static const QHash<QString, Field> kFields = {{QStringLiteral("messages"), {Kind::List}},
        {QStringLiteral("model"), {Kind::Text}}, {QStringLiteral("max_completion_tokens"), {Kind::Whole, 1}},
        {QStringLiteral("max_tokens"), {Kind::Whole, 1}},
        {QStringLiteral("temperature"), {Kind::Number, 0, 2}},
        {QStringLiteral("top_p"), {Kind::Number, 0, 1}}, {QStringLiteral("n"), {Kind::Whole, 1, 128}},
        {QStringLiteral("stop"), {Kind::TextOrList}},
        {QStringLiteral("frequency_penalty"), {Kind::Number, -2, 2}},
        {QStringLiteral("presence_penalty"), {Kind::Number, -2, 2}},
        {QStringLiteral("logit_bias"), {Kind::Object}}, {QStringLiteral("logprobs"), {Kind::Flag}},
        {QStringLiteral("top_logprobs"), {Kind::Whole, 0, 20}}, {QStringLiteral("seed"), {Kind::Whole}},
        {QStringLiteral("response_format"), {Kind::Object}}, {QStringLiteral("tools"), {Kind::List}},
        {QStringLiteral("tool_choice"), {Kind::TextOrObject}},
        {QStringLiteral("parallel_tool_calls"), {Kind::Flag}}, {QStringLiteral("stream"), {Kind::Flag}},
        {QStringLiteral("stream_options"), {Kind::Object}}, {QStringLiteral("store"), {Kind::Flag}},
        {QStringLiteral("metadata"), {Kind::Object}}, {QStringLiteral("service_tier"), {Kind::Text}},
        {QStringLiteral("reasoning_effort"), {Kind::Text}}, {QStringLiteral("verbosity"), {Kind::Text}},
        {QStringLiteral("prediction"), {Kind::Object}}, {QStringLiteral("modalities"), {Kind::List}},
        {QStringLiteral("audio"), {Kind::Object}}, {QStringLiteral("web_search_options"), {Kind::Object}},
        {QStringLiteral("prompt_cache_key"), {Kind::Text}},
        {QStringLiteral("prompt_cache_retention"), {Kind::Text}},
        {QStringLiteral("prompt_cache_options"), {Kind::Object}},
        {QStringLiteral("safety_identifier"), {Kind::Text}}, {QStringLiteral("user"), {Kind::Text}},
        {QStringLiteral("moderation"), {Kind::Object}}, {QStringLiteral("functions"), {Kind::List}},
        {QStringLiteral("function_call"), {Kind::TextOrObject}}, {QStringLiteral("top_k"), {Kind::Whole}},
        {QStringLiteral("min_p"), {Kind::Number}}, {QStringLiteral("repetition_penalty"), {Kind::Number}}};
    return kFields;
}

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return QStringLiteral("a string");
    case Kind::Whole:
        return QStringLiteral("an integer");
    case Kind::Number:
        return QStringLiteral("a decimal");
    case Kind::Flag:
        return QStringLiteral("a boolean");
    case Kind::List:
        return QStringLiteral("an array of objects");
    case Kind::Object:
        return QStringLiteral("an object");
    case Kind::TextOrList:
        return QStringLiteral("one of an array of strings or string");
    case Kind::TextOrObject:
        return QStringLiteral("one of a string or object");
    case Kind::Any:
        break;
    }
    return QStringLiteral("a value");
}

bool isOfKind(const Json &value, Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return value.is_string();
    case Kind::Whole:
        return value.is_number_integer();
    case Kind::Number:
        return value.is_number();
    case Kind::Flag:
        return value.is_boolean();
    case Kind::List:
        return value.is_array();
    case Kind::Object:
        return value.is_object();
    case Kind::TextOrList:
        return value.is_string() || value.is_array();
    case Kind::TextOrObject:
        return value.is_string() || value.is_object();
    case Kind::Any:
        break;
    }
    return true;
}

tl::unexpected<ApiError> refuse(const QString &message, const QString &param, const QString &code = {})
{
    return tl::unexpected(ApiError::badRequest(message, param, code));
}

Checked<> checkFields(const Json &body)
{
    for (const auto &[key, value] : body.items()) {
        const QString name = fromUtf8(key);
        const auto field = knownFields().constFind(name);
        if (field == knownFields().cend())
            return refuse(QStringLiteral("Unknown parameter: '%1'.").arg(name), name,
                QStringLiteral("unknown_parameter"));
        if (value.is_null())
            continue; // the same as left out
        if (!isOfKind(value, field->kind)) {
            return refuse(QStringLiteral("Invalid type for '%1': expected %2, but got %3 instead.")
                              .arg(name, kindName(field->kind), QString::fromLatin1(value.type_name())),
                name, QStringLiteral("invalid_type"));
        }
        const double number = value.is_number() ? value.get<double>() : field->low;
        if (number < field->low || number > field->high) {
            const bool below = number < field->low;
            return refuse(
                QStringLiteral("Invalid '%1': %2 %3 value. Expected a value %4 %5, but got %6 instead.")
                    .arg(name,
                        field->kind == Kind::Whole ? QStringLiteral("integer") : QStringLiteral("decimal"),
                        below ? QStringLiteral("below minimum") : QStringLiteral("above maximum"),
                        below ? QStringLiteral(">=") : QStringLiteral("<="))
                    .arg(below ? field->low : field->high)
                    .arg(number),
                name,
                below ? QStringLiteral("integer_below_min_value")
                      : QStringLiteral("integer_above_max_value"));
        }
    }
    for (const char *needed : {"model", "messages"}) {
        const Json *value = member(body, needed);
        if (!value || value->is_null() || (value->is_array() && value->empty())
            || (value->is_string() && value->get_ref<const std::string &>().empty())) {
            const QString name = QLatin1String(needed);
            return value && value->is_array()
                ? refuse(QStringLiteral("Invalid 'messages': empty array. Expected an array with minimum "
                                        "length 1, but got an empty array instead."),
                    name, QStringLiteral("empty_array"))
                : refuse(QStringLiteral("Missing required parameter: '%1'.").arg(name), name,
                    QStringLiteral("missing_required_parameter"));
        }
    }
    return {};
}

bool isName(const QString &name)
{
    static const QRegularExpression kName(QStringLiteral("\\A[A-Za-z0-9_-]{1,64}\\z"));
    return kName.match(name).hasMatch();
}

// What is wrong with a schema under these rules, or an empty text.
QString schemaProblem(const Json &schema, bool strict)
{
    if (!schema.is_object())
        return QStringLiteral("schema must be an object.");
    if (const auto compiled = Validator::compile(schema); !compiled)
        return compiled.error().message;
    return strict ? strictProblem(schema) : QString();
}

bool isTrue(const Json &object, const char *key)
{
    const Json *value = member(object, key);
    return value && value->is_boolean() && value->get<bool>();
}

Checked<> readFormat(const Json &body, PracticeRequest &request)
{
    const Json *format = member(body, "response_format");
    if (!format || format->is_null())
        return {};
    request.responseFormat = *format;
    const QString type = memberText(*format, "type");
    const QString here = QStringLiteral("response_format");
    if (type == u"text")
        return {};
    if (type == u"json_object") {
        request.format = PracticeRequest::Format::JsonObject;
        const bool mentioned
            = std::any_of(request.messages.begin(), request.messages.end(), [](const Json &message) {
                  return contentText(message).contains(QLatin1String("json"), Qt::CaseInsensitive);
              });
        return mentioned
            ? Checked<>()
            : Checked<>(refuse(QStringLiteral("'messages' must contain the word 'json' in some form, to use "
                                              "'response_format' of type 'json_object'."),
                QStringLiteral("messages")));
    }
    if (type != u"json_schema") {
        return refuse(
            QStringLiteral(
                "Invalid value: '%1'. Supported values are: 'json_object', 'json_schema', and 'text'.")
                .arg(type),
            here + QStringLiteral(".type"), QStringLiteral("invalid_value"));
    }
    const Json *described = member(*format, "json_schema");
    const QString inside = here + QStringLiteral(".json_schema");
    for (const char *key : {"name", "schema"}) {
        if (!described || !member(*described, key)) {
            const QString place = inside + (described ? u'.' + QLatin1String(key) : QString());
            return refuse(QStringLiteral("Missing required parameter: '%1'.").arg(place), place,
                QStringLiteral("missing_required_parameter"));
        }
    }
    const QString name = memberText(*described, "name");
    if (!isName(name)) {
        return refuse(QStringLiteral("Invalid '%1.name': string does not match pattern. Expected a string "
                                     "that matches the pattern '^[a-zA-Z0-9_-]+$'.")
                          .arg(inside),
            inside + QStringLiteral(".name"), QStringLiteral("invalid_value"));
    }
    request.format = PracticeRequest::Format::JsonSchema;
    request.schema = (*described)["schema"];
    const QString problem = schemaProblem(request.schema, isTrue(*described, "strict"));
    if (!problem.isEmpty())
        return refuse(QStringLiteral("Invalid schema for response_format '%1': %2").arg(name, problem), here);
    return {};
}

Checked<> readTools(const Json &body, PracticeRequest &request)
{
    const Json *tools = member(body, "tools");
    for (std::size_t i = 0; tools && tools->is_array() && i < tools->size(); ++i) {
        const Json &tool = (*tools)[i];
        const QString place = QStringLiteral("tools[%1]").arg(i);
        const QString type = memberText(tool, "type");
        if (type != u"function") {
            return refuse(
                QStringLiteral("Invalid value: '%1'. The practice provider knows 'function' tools only.")
                    .arg(type),
                place + QStringLiteral(".type"), QStringLiteral("invalid_value"));
        }
        const Json *function = member(tool, "function");
        const QString name = function ? memberText(*function, "name") : QString();
        if (!isName(name)) {
            return refuse(name.isEmpty()
                    ? QStringLiteral("Missing required parameter: '%1.function.name'.").arg(place)
                    : QStringLiteral(
                        "Invalid '%1.function.name': string does not match pattern '^[a-zA-Z0-9_-]+$'.")
                          .arg(place),
                place + QStringLiteral(".function.name"),
                name.isEmpty() ? QStringLiteral("missing_required_parameter")
                               : QStringLiteral("invalid_value"));
        }
        const Json *parameters = member(*function, "parameters");
        const QString problem = parameters && !parameters->is_null()
            ? schemaProblem(*parameters, isTrue(*function, "strict"))
            : QString();
        if (!problem.isEmpty()) {
            return refuse(QStringLiteral("Invalid schema for function '%1': %2").arg(name, problem),
                place + QStringLiteral(".function.parameters"),
                QStringLiteral("invalid_function_parameters"));
        }
        request.tools.push_back(tool);
    }
    return {};
}

// {"type":"allowed_tools","allowed_tools":{"mode","tools":[…]}} (facts §4).
Checked<> readAllowedTools(const Json &set, PracticeRequest &request)
{
    const QString here = QStringLiteral("tool_choice.allowed_tools");
    const QString mode = memberText(set, "mode");
    if (mode != u"auto" && mode != u"required")
        return refuse(QStringLiteral("Invalid value: '%1.mode' is 'auto' or 'required'.").arg(here), here, QStringLiteral("invalid_value"));
    request.toolChoice = mode == u"auto" ? PracticeRequest::ToolChoice::Auto : PracticeRequest::ToolChoice::Required;
    const Json *tools = member(set, "tools");
    for (const Json &tool : tools && tools->is_array() ? *tools : Json::array()) {
        const Json *function = member(tool, "function");
        request.allowedTools << (function ? memberText(*function, "name") : QString());
        const bool known = std::any_of(request.tools.begin(), request.tools.end(),
            [&](const Json &offered) { return memberText(offered["function"], "name") == request.allowedTools.last(); });
        if (!known)
            return refuse(QStringLiteral("Invalid value: '%1' names a tool that is not among 'tools'.").arg(here), here, QStringLiteral("invalid_value"));
    }
    if (request.allowedTools.isEmpty())
        return refuse(QStringLiteral("'%1.tools' names no tool.").arg(here), here, QStringLiteral("invalid_value"));
    return {};
}

Checked<> readToolChoice(const Json &body, PracticeRequest &request)
{
    using Choice = PracticeRequest::ToolChoice;
    request.toolChoice = request.tools.empty() ? Choice::None : Choice::Auto;
    const Json *given = member(body, "tool_choice");
    const QString here = QStringLiteral("tool_choice");
    if (const Json *parallel = member(body, "parallel_tool_calls"); parallel && !parallel->is_null()) {
        if (request.tools.empty())
            return refuse(QStringLiteral("'parallel_tool_calls' is only allowed when 'tools' are specified."),
                QStringLiteral("parallel_tool_calls"));
        request.parallelCalls = parallel->get<bool>();
    }
    if (!given || given->is_null())
        return {};
    if (request.tools.empty())
        return refuse(QStringLiteral("'tool_choice' is only allowed when 'tools' are specified."), here);
    const QString word = given->is_string() ? fromUtf8(given->get<std::string>()) : QString();
    if (word == u"none" || word == u"auto" || word == u"required") {
        request.toolChoice = word == u"none" ? Choice::None
            : word == u"auto"                ? Choice::Auto
                                             : Choice::Required;
        return {};
    }
    if (const Json *set = member(*given, "allowed_tools"); set && memberText(*given, "type") == u"allowed_tools")
        return readAllowedTools(*set, request);
    const Json *function = member(*given, "function");
    request.namedTool = function ? memberText(*function, "name") : QString();
    const bool known = std::any_of(request.tools.begin(), request.tools.end(),
        [&](const Json &tool) { return memberText(tool["function"], "name") == request.namedTool; });
    if (!known) {
        return refuse(QStringLiteral("Invalid value: tool_choice names '%1', which is not among 'tools'; "
                                     "supported words are 'none', 'auto' and 'required'.")
                          .arg(word.isEmpty() ? request.namedTool : word),
            here, QStringLiteral("invalid_value"));
    }
    request.toolChoice = Choice::Named;
    return {};
}

// What reasoning models refuse (facts §1.4).
Checked<> checkCapabilities(const Json &body, const ModelInfo *model, PracticeApi api)
{
    if (!model || !model->can.reasoning)
        return {};
    const Json *tools = member(body, "tools");
    const QString effort = memberText(body, "reasoning_effort");
    const bool clash = model->can.toolsNeedEffortNone || (model->can.toolsOnlyWithoutEffort && !effort.isEmpty());
    if (api == PracticeApi::ChatCompletions && clash && effort != u"none" && tools && !tools->empty()) {
        return refuse(QStringLiteral("Function tools with reasoning_effort are not supported for %1 in /v1/chat/completions. "
                                     "Please use /v1/responses instead.")
                          .arg(model->id),
            QStringLiteral("reasoning_effort"));
    }
    if (const Json *limit = member(body, "max_tokens"); limit && !limit->is_null()) {
        return refuse(QStringLiteral("Unsupported parameter: 'max_tokens' is not supported with this model. "
                                     "Use 'max_completion_tokens' instead."),
            QStringLiteral("max_tokens"), QStringLiteral("unsupported_parameter"));
    }
    const bool effortNone
        = model->can.samplingWithEffortNone && memberText(body, "reasoning_effort") == u"none";
    const Json *temperature = member(body, "temperature");
    if (temperature && temperature->is_number() && temperature->get<double>() != 1.0 && !effortNone) {
        return refuse(QStringLiteral("Unsupported value: 'temperature' does not support %1 with this model. "
                                     "Only the default (1) value is supported.")
                          .arg(temperature->get<double>()),
            QStringLiteral("temperature"), QStringLiteral("unsupported_value"));
    }
    return {};
}

Checked<> readLimits(const Json &body, const ModelInfo *model, PracticeRequest &request)
{
    const std::int64_t context = model && model->contextWindow > 0 ? model->contextWindow : kPracticeContext;
    const std::int64_t most = model && model->maxOutput > 0 ? model->maxOutput : kPracticeOutput;
    request.maxTokens = std::min(kDefaultAnswer, most);
    bool asked = false;
    for (const char *key : {"max_tokens", "max_completion_tokens"}) {
        const Json *limit = member(body, key);
        if (!limit || !limit->is_number())
            continue;
        request.maxTokens = limit->get<std::int64_t>();
        asked = true;
        if (request.maxTokens > most) {
            return refuse(QStringLiteral("%1 is too large: %2. This model supports at most %3 completion "
                                         "tokens, whereas you provided %2.")
                              .arg(QLatin1String(key))
                              .arg(request.maxTokens)
                              .arg(most),
                QLatin1String(key), QStringLiteral("invalid_value"));
        }
    }
    request.promptTokens
        = countPrompt(request.model, request.messages, request.tools, request.responseFormat);
    const std::int64_t completion = asked ? request.maxTokens : 0;
    if (request.promptTokens + completion > context) {
        return refuse(QStringLiteral("This model's maximum context length is %1 tokens. However, you "
                                     "requested %2 tokens (%3 in the messages, %4 in the completion). "
                                     "Please reduce the length of the messages or completion.")
                          .arg(context)
                          .arg(request.promptTokens + completion)
                          .arg(request.promptTokens)
                          .arg(completion),
            QStringLiteral("messages"), QStringLiteral("context_length_exceeded"));
    }
    request.maxTokens = std::min(request.maxTokens, context - request.promptTokens);
    return {};
}

Checked<> readOptions(const Json &body, PracticeRequest &request)
{
    request.stream = isTrue(body, "stream");
    if (const Json *options = member(body, "stream_options"); options && options->is_object()) {
        if (!request.stream)
            return refuse(
                QStringLiteral("The 'stream_options' parameter is only allowed when 'stream' is enabled."),
                QStringLiteral("stream_options"));
        request.includeUsage = isTrue(*options, "include_usage");
    }
    if (const Json *n = member(body, "n"); n && n->is_number())
        request.choices = n->get<int>();
    const Json *stop = member(body, "stop");
    if (stop && stop->is_string())
        request.stop << fromUtf8(stop->get<std::string>());
    if (stop && stop->is_array() && stop->size() > 4)
        return refuse(
            QStringLiteral("Invalid 'stop': array too long. Expected an array with maximum length 4."),
            QStringLiteral("stop"), QStringLiteral("array_above_max_length"));
    for (std::size_t i = 0; stop && stop->is_array() && i < stop->size(); ++i) {
        if (!(*stop)[i].is_string())
            return refuse(QStringLiteral("Invalid type for 'stop[%1]': expected a string.").arg(i),
                QStringLiteral("stop"), QStringLiteral("invalid_type"));
        request.stop << fromUtf8((*stop)[i].get<std::string>());
    }
    request.stop.removeAll(QString());
    return {};
}

} // namespace

QString practiceModel()
{
    return QStringLiteral("practice-1");
}

const ModelInfo *chatModel(const Catalog &catalog, const QString &name, PracticeApi api)
{
    const ModelInfo *model = catalog.model(name);
    // Those that are served as Responses only are all reasoning models; the others are for embeddings.
    const bool served = model && (model->can.chatCompletions || (api == PracticeApi::Responses && model->can.reasoning));
    return served ? model : nullptr;
}

Checked<PracticeRequest> checkRequest(const Json &body, const Catalog &catalog, PracticeApi api)
{
    if (!body.is_object())
        return refuse(
            QStringLiteral("We could not parse the JSON body of your request: an object is expected."), {});
    if (const auto fields = checkFields(body); !fields)
        return tl::unexpected(fields.error());
    PracticeRequest request;
    request.model = memberText(body, "model");
    request.api = api;
    request.messages = body["messages"];
    const ModelInfo *model = chatModel(catalog, request.model, api);
    if (!model && request.model != practiceModel()) {
        ApiError unknown = ApiError::badRequest(
            QStringLiteral("The model '%1' does not exist or you do not have access to it.")
                .arg(request.model),
            {}, QStringLiteral("model_not_found"));
        unknown.status = 404;
        return tl::unexpected(unknown);
    }
    Checked<> step = checkMessages(request.messages);
    const auto then = [&step](auto &&check) {
        if (step)
            step = check();
    };
    then([&] { return readTools(body, request); });
    then([&] { return readToolChoice(body, request); });
    then([&] { return readFormat(body, request); });
    then([&] { return readOptions(body, request); });
    then([&] { return checkCapabilities(body, model, api); });
    then([&] { return readLimits(body, model, request); });
    if (!step)
        return tl::unexpected(step.error());
    return request;
}

} // namespace cuewright
