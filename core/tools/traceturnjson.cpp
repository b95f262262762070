#include "tools/traceturnjson.h"

#include "chat/completionjson.h"
#include "chat/wireformat.h"
#include "tools/tracejson.h"
#include "tools/unknownmembers.h"

#include <QMetaEnum>
#include <QStringDecoder>

#include <algorithm>
#include <limits>

namespace cuewright {
namespace {

using std::chrono::milliseconds;

// Beyond these a clock was wrong, and sums could overflow.
constexpr std::int64_t kLongestTime = std::int64_t(1) << 40;

milliseconds memberTime(const Json &object, std::string_view key)
{
    return milliseconds(std::clamp<std::int64_t>(memberNumber(object, key), 0, kLongestTime));
}

void putText(Json &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json[name] = toUtf8(text);
}

QByteArray plainBytes(const Json &text)
{
    return text.is_string() ? QByteArray::fromStdString(text.get_ref<const std::string &>()) : QByteArray();
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

// What `json` has beside these; without a copy of what they hold.
Json membersBeside(const Json &json, std::initializer_list<const char *> known)
{
    Json names = Json::object();
    for (const char *name : known)
        names[name] = nullptr;
    return unknownMembers(json, names);
}

Json errorToJson(const Error &error)
{
    Json json = Json::object({{"code", QMetaEnum::fromType<Error::Code>().valueToKey(static_cast<int>(error.code))}});
    putText(json, "message", error.message);
    putText(json, "detail", error.detail);
    putText(json, "reason", error.reason);
    return json;
}

Error errorFromJson(const Json &json)
{
    bool ok = false;
    const int code = QMetaEnum::fromType<Error::Code>().keyToValue(memberText(json, "code").toLatin1().constData(), &ok);
    return {ok ? static_cast<Error::Code>(code) : Error::Code::Invalid, memberText(json, "message"), memberText(json, "detail"), {},
        memberText(json, "reason")};
}

Json callToJson(const TraceCall &call)
{
    Json json = toolCallToJson(call.call);
    if (call.asked)
        json["asked"] = toolCallToJson(*call.asked);
    if (call.result)
        json["result"] = resultToJson(*call.result);
    if (call.recorded)
        json["recorded"] = resultToJson(*call.recorded);
    return json;
}

TraceCall callFromJson(const Json &json)
{
    TraceCall call;
    call.call = toolCallFromJson(json);
    if (const Json *asked = member(json, "asked"))
        call.asked = toolCallFromJson(*asked);
    if (const Json *result = member(json, "result"))
        call.result = resultFromJson(*result);
    if (const Json *recorded = member(json, "recorded"))
        call.recorded = resultFromJson(*recorded);
    call.others = membersBeside(json, {"id", "name", "arguments", "asked", "result", "recorded"});
    return call;
}

Json sentToJson(const SentBody &sent)
{
    Json json = Json::object();
    if (!sent.verbatim.isEmpty()) {
        json["text"] = bytesToJson(sent.verbatim);
        return json;
    }
    json["body"] = sent.frame;
    if (sent.list.isEmpty())
        return json;
    json["list"] = toUtf8(sent.list);
    json["kept"] = sent.kept;
    json["added"] = sent.added;
    return json;
}

SentBody sentFromJson(const Json &json)
{
    SentBody sent;
    if (const Json *text = member(json, "text")) {
        sent.verbatim = bytesFromJson(*text);
        return sent;
    }
    const Json *body = member(json, "body");
    if (!body)
        return sent;
    sent.frame = *body;
    const Json *added = member(json, "added");
    sent.list = memberText(json, "list");
    if (sent.list.isEmpty() || !added || !added->is_array() || !body->is_object())
        return {sent.frame, {}, 0, nullptr, {}};
    sent.kept = static_cast<int>(std::clamp<std::int64_t>(memberNumber(json, "kept"), 0, std::numeric_limits<int>::max()));
    sent.added = *added;
    return sent;
}

Json exchangeToJson(const TraceExchange &exchange)
{
    Json json = Json::object({{"url", toUtf8(exchange.url)}, {"format", toUtf8(wireFormatWord(exchange.format))},
        {"stream_asked", exchange.streamAsked}, {"request", sentToJson(exchange.sent)}, {"status", exchange.status},
        {"content_type", exchange.contentType.toStdString()}, {"response", bytesToJson(exchange.received)}});
    if (exchange.isCut)
        json["cut"] = true;
    if (exchange.isWithheld)
        json["withheld"] = true;
    for (const Omission &omission : exchange.notSent)
        json["not_sent"].push_back(Json::object({{"field", toUtf8(omission.field)}, {"reason", toUtf8(omission.reason)}}));
    return json;
}

TraceExchange exchangeFromJson(const Json &json)
{
    TraceExchange exchange;
    exchange.url = memberText(json, "url");
    exchange.format = wireFormatNamed(memberText(json, "format")).value_or(WireFormat::ChatCompletions);
    exchange.streamAsked = memberFlag(json, "stream_asked", true);
    if (const Json *request = member(json, "request"))
        exchange.sent = sentFromJson(*request);
    exchange.status = static_cast<int>(std::clamp<std::int64_t>(memberNumber(json, "status"), 0, 999));
    exchange.contentType = memberText(json, "content_type").toLatin1();
    if (const Json *response = member(json, "response"))
        exchange.received = bytesFromJson(*response);
    exchange.isCut = memberFlag(json, "cut");
    exchange.isWithheld = memberFlag(json, "withheld");
    if (const Json *list = member(json, "not_sent"); list && list->is_array()) {
        for (const Json &omission : *list)
            exchange.notSent << Omission{memberText(omission, "field"), memberText(omission, "reason")};
    }
    exchange.others = membersBeside(
        json, {"url", "format", "stream_asked", "request", "status", "content_type", "response", "cut", "withheld", "not_sent"});
    return exchange;
}

// The calls of the answer stand in "calls" alone: as asked, or as they count where nothing was changed.
QList<ToolCall> askedCalls(const QList<TraceCall> &calls)
{
    QList<ToolCall> asked;
    for (const TraceCall &call : calls)
        asked << call.asked.value_or(call.call);
    return asked;
}

void putTiming(Json &json, const TraceTiming &timing)
{
    json["start_ms"] = timing.start.count();
    if (timing.firstDelta)
        json["first_delta_ms"] = timing.firstDelta->count();
    json["duration_ms"] = timing.duration.count();
    if (timing.at.isValid())
        json["at"] = toUtf8(timing.at.toUTC().toString(Qt::ISODateWithMs));
}

TraceTiming timingFrom(const Json &json)
{
    TraceTiming timing;
    timing.start = memberTime(json, "start_ms");
    if (member(json, "first_delta_ms"))
        timing.firstDelta = memberTime(json, "first_delta_ms");
    timing.duration = memberTime(json, "duration_ms");
    timing.at = QDateTime::fromString(memberText(json, "at"), Qt::ISODateWithMs).toUTC();
    return timing;
}

// What belongs to the turn itself; calls and exchange keep what is unknown in them by themselves.
Json ownMembers(const TraceTurn &turn)
{
    Json json = Json::object({{"id", turn.id}});
    if (turn.parent != kNoTurn)
        json["parent"] = turn.parent;
    json["settings"] = 0;
    json["messages"] = Json::array();
    for (const Message &message : turn.added)
        json["messages"].push_back(messageToJson(message));
    if (turn.answer) {
        json["answer"] = completionToJson(*turn.answer);
        json["answer"].erase("tool_calls");
    }
    if (turn.editedText)
        json["edited_text"] = toUtf8(*turn.editedText);
    if (turn.error)
        json["error"] = errorToJson(*turn.error);
    if (turn.cost)
        json["cost"] = toUtf8(turn.cost->toDecimal());
    if (turn.isCostEstimated)
        json["cost_estimated"] = true;
    if (turn.isRun())
        putTiming(json, turn.timing);
    return json;
}

} // namespace

std::int64_t memberNumber(const Json &object, std::string_view key, std::int64_t fallback)
{
    const Json *value = member(object, key);
    if (!value || !value->is_number_integer())
        return fallback;
    const bool tooBig = value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max());
    return tooBig ? fallback : value->get<std::int64_t>();
}

bool memberFlag(const Json &object, std::string_view key, bool fallback)
{
    const Json *value = member(object, key);
    return value && value->is_boolean() ? value->get<bool>() : fallback;
}

Json bytesToJson(const QByteArray &bytes)
{
    if (!isUtf8(bytes))
        return Json::object({{"base64", bytes.toBase64().toStdString()}});
    if (!bytes.contains('\n'))
        return bytes.toStdString();
    Json lines = Json::array();
    for (const QByteArray &line : bytes.split('\n'))
        lines.push_back(line.toStdString());
    return lines;
}

QByteArray bytesFromJson(const Json &json)
{
    if (!json.is_array()) {
        const Json *base64 = member(json, "base64");
        return base64 ? QByteArray::fromBase64(plainBytes(*base64)) : plainBytes(json);
    }
    QByteArray bytes;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (i > 0)
            bytes += '\n';
        bytes += plainBytes(json[i]);
    }
    return bytes;
}

Json resultToJson(const ToolResult &result)
{
    Json json = Json::object({{"source", toUtf8(toolSourceWord(result.source))}});
    putText(json, "origin", result.origin);
    json["text"] = toUtf8(result.text);
    if (result.isError)
        json["is_error"] = true;
    if (!result.content.is_null())
        json["content"] = result.content;
    json["start_ms"] = result.started.count();
    json["duration_ms"] = result.duration.count();
    addUnknownMembers(json, result.others);
    return json;
}

ToolResult resultFromJson(const Json &json)
{
    ToolResult result;
    result.source = toolSourceNamed(memberText(json, "source")).value_or(ToolSource::Manual);
    result.origin = memberText(json, "origin");
    result.text = memberText(json, "text");
    result.isError = memberFlag(json, "is_error");
    if (const Json *content = member(json, "content"))
        result.content = *content;
    result.started = memberTime(json, "start_ms");
    result.duration = memberTime(json, "duration_ms");
    result.others = membersBeside(json, {"source", "origin", "text", "is_error", "content", "start_ms", "duration_ms"});
    return result;
}

Json turnToJson(const TraceTurn &turn, std::size_t settings)
{
    Json json = ownMembers(turn);
    json["settings"] = settings;
    addUnknownMembers(json, turn.others);
    if (!turn.calls.isEmpty())
        json["calls"] = Json::array();
    for (const TraceCall &call : turn.calls) {
        Json written = callToJson(call);
        addUnknownMembers(written, call.others);
        json["calls"].push_back(std::move(written));
    }
    if (turn.exchange) {
        json["exchange"] = exchangeToJson(*turn.exchange);
        addUnknownMembers(json["exchange"], turn.exchange->others);
    }
    return json;
}

TraceTurn turnFromJson(const Json &json)
{
    TraceTurn turn;
    turn.id = memberNumber(json, "id");
    turn.parent = memberNumber(json, "parent");
    if (const Json *messages = member(json, "messages"); messages && messages->is_array()) {
        for (const Json &message : *messages)
            turn.added << messageFromJson(message);
    }
    if (const Json *calls = member(json, "calls"); calls && calls->is_array()) {
        for (const Json &call : *calls)
            turn.calls << callFromJson(call);
    }
    if (const Json *answer = member(json, "answer"); answer && answer->is_object()) {
        turn.answer = completionFromJson(*answer);
        turn.answer->toolCalls = askedCalls(turn.calls);
    } else {
        turn.calls.clear(); // nobody has asked for them
    }
    if (member(json, "edited_text"))
        turn.editedText = memberText(json, "edited_text");
    if (const Json *error = member(json, "error"); error && error->is_object())
        turn.error = errorFromJson(*error);
    turn.cost = Money::fromDecimal(memberText(json, "cost"));
    turn.isCostEstimated = memberFlag(json, "cost_estimated");
    turn.timing = timingFrom(json);
    if (const Json *exchange = member(json, "exchange"); exchange && exchange->is_object())
        turn.exchange = std::make_shared<const TraceExchange>(exchangeFromJson(*exchange));
    Json known = ownMembers(turn);
    known["calls"] = nullptr;
    known["exchange"] = nullptr;
    if (turn.answer)
        known["answer"]["tool_calls"] = nullptr;
    turn.others = unknownMembers(json, known);
    return turn;
}

} // namespace cuewright
