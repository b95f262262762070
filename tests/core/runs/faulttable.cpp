#include "faulttable.h"

#include <QLocale>

namespace cuewright {
namespace {

using Server = FakeServer;
using Script = Server::Script;

const FaultEnd kFine{"text", 1, "0 s", "Hello", "reported", ""};

QByteArray delta(const QByteArray &text)
{
    return R"({"id":"c1","model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":")" + text + R"("}}]})";
}

const QByteArray kFinish = R"({"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";
const QByteArray kUsage = R"({"id":"c1","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}})";
const QByteArray kDocument = R"({"id":"c1","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,"message":)"
                             R"({"role":"assistant","content":"Hello"},"finish_reason":"stop"}],)"
                             R"("usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}})";

QByteArray events()
{
    QByteArray all;
    for (const QByteArray &data : {delta("Hel"), delta("lo"), kFinish, kUsage, QByteArray("[DONE]")})
        all += "data: " + data + "\n\n";
    return all;
}

QByteArray stream(const QByteArray &events, const Server::Headers &headers = {})
{
    return Server::streamHead(headers) + Server::chunk(events) + Server::lastChunk();
}

QByteArray error(const QByteArray &code, const QByteArray &type = "server_error")
{
    return R"({"error":{"message":"said the server","type":")" + type + R"(","param":null,"code":")" + code + R"("}})";
}

Script refuse(int status, const QByteArray &code, const Server::Headers &headers = {}, const QByteArray &type = "server_error")
{
    return {Server::write(Server::response(status, headers, error(code, type)))};
}

/// The answer up to `thirds` of its body; 3: all but the last byte that counts.
QByteArray cut(Form form, int thirds)
{
    const QByteArray whole = goodAnswer(form);
    const qsizetype body = whole.indexOf("\r\n\r\n") + 4;
    // In a stream the finish, the usage and the end follow the text; without its last event it is whole all the same.
    const qsizetype end = form == Form::Stream ? whole.indexOf(R"("finish_reason")") : whole.size() - 1;
    return whole.left(body + (end - body) * thirds / 3);
}

class Table
{
public:
    /// Both forms fare alike.
    FaultRow &add(const char *group, const char *name, const QList<Script> &scripts, const FaultEnd &end)
    {
        return add(group, name, scripts, end, scripts, end);
    }
    FaultRow &add(const char *group, const char *name, const QList<Script> &plain, const FaultEnd &plainEnd, const QList<Script> &streamed,
        const FaultEnd &streamEnd)
    {
        FaultRow row;
        row.group = group;
        row.name = name;
        row.plain = plain;
        row.stream = streamed;
        row.plainEnd = plainEnd;
        row.streamEnd = streamEnd;
        rows.append(row);
        return rows.last();
    }
    QList<FaultRow> rows;
};

void addConnections(Table &table)
{
    const char *group = "Connection";
    const auto place = [&](const char *name, FaultRow::Place where, const FaultEnd &end) { table.add(group, name, {}, end).place = where; };
    place("the host has no address", FaultRow::Place::Nowhere, {"Network", 3, "1.5 s", "", "nothing", "cannot be found"});
    place("the connection is refused", FaultRow::Place::Refused, {"Network", 3, "1.5 s", "", "nothing", "Nothing answers"});
    place("a certificate that nobody vouches for", FaultRow::Place::SelfSigned, {"Tls", 1, "0 s", "", "nothing", "could not prove who it is"});
    place("no TLS where it is due", FaultRow::Place::NoTls, {"Tls", 1, "0 s", "", "nothing", "could not prove who it is"});
    place("TLS that never shakes hands", FaultRow::Place::Silent, {"Timeout", 3, "91.5 s", "", "nothing", "could not be reached in time"});

    const FaultEnd broken{"text", 2, "0.5 s", "Hello", "reported", "broke before"};
    const FaultEnd brokenBody{"text", 2, "0.5 s", "Hello", "reported + input", "broke before"};
    table.add(group, "reset before the head", {{Server::reset()}}, broken);
    table.add(group, "closed before the head", {{Server::close()}}, broken);
    table.add(group, "reset in the head", {{Server::write("HTTP/1.1 200 OK\r\nContent-Ty"), Server::hold(), Server::reset()}}, broken);
    table.add(group, "closed in the head", {{Server::write("HTTP/1.1 200 OK\r\nContent-Ty"), Server::close()}}, broken);
    table.add(group, "closed again and again", {{Server::close()}, {Server::close()}, {Server::close()}},
        {"Network", 3, "1.5 s", "", "unknown", "broke before"});
    const FaultEnd keptText{"Network", 1, "0 s", "Hel", "estimated", "broke before"};
    const char *resets[] = {"reset after a third of the body", "reset after two thirds of the body", "reset at the end of the body"};
    const char *closes[] = {"closed after a third of the body", "closed after two thirds of the body", "closed at the end of the body"};
    for (int third = 1; third <= 3; ++third) {
        // Nothing of a plain answer has been shown, so it may be asked for again; of a stream the first delta settles it.
        const FaultEnd streamEnd = third == 1 ? brokenBody : third == 2 ? keptText : FaultEnd{"Network", 1, "0 s", "Hello", "estimated", "broke before"};
        const auto script = [third](Form form, Server::Step last) { return Script{Server::write(cut(form, third)), Server::hold(), last}; };
        table.add(group, resets[third - 1], {script(Form::Plain, Server::reset())}, brokenBody, {script(Form::Stream, Server::reset())}, streamEnd);
        table.add(group, closes[third - 1], {script(Form::Plain, Server::close())}, brokenBody, {script(Form::Stream, Server::close())}, streamEnd);
    }
    table.add(group, "a kept-alive connection closed in time", {}, kFine).keptAlive = true;
    table.add(group, "a kept-alive connection closed under the request", {{Server::close()}}, broken).keptAlive = true;
    table.add(group, "a kept-alive connection reset under the request", {{Server::reset()}}, broken).keptAlive = true;
}

void addSilences(Table &table)
{
    const char *group = "Silence";
    const FaultEnd begins{"text", 2, "600.5 s", "Hello", "reported", "did not begin to answer"};
    const FaultEnd accepted{"text", 2, "600.5 s", "Hello", "reported + input", "did not begin to answer"};
    const FaultEnd middle{"text", 2, "120.5 s", "Hello", "reported + input", "stopped in the middle"};
    table.add(group, "before the head", {{Server::hold()}}, begins);
    table.add(group, "after the head", {{Server::write(Server::response(200, {{"Content-Length", "99"}}, {})), Server::hold()}}, accepted,
        {{Server::write(Server::streamHead()), Server::hold()}}, accepted).hasHead = true;
    table.add(group, "nothing but pings", {{Server::write(Server::response(200, {{"Content-Length", "99"}}, {})), Server::hold()}}, accepted,
        {{Server::write(Server::streamHead() + Server::chunk(": ping\n\n")), Server::hold()}}, accepted).hasHead = true;
    table.add(group, "in the middle of the body", {{Server::write(cut(Form::Plain, 2)), Server::hold()}}, middle,
        {{Server::write(cut(Form::Stream, 2)), Server::hold()}}, {"Timeout", 1, "120 s", "Hel", "estimated", "stopped in the middle"});
    table.add(group, "before the head, three times", {{Server::hold()}, {Server::hold()}, {Server::hold()}},
        {"Timeout", 3, "1801.5 s", "", "unknown", "did not begin to answer"});
    table.add(group, "after the whole text, without an end", {{Server::write(cut(Form::Plain, 3)), Server::hold()}}, middle,
        {{Server::write(Server::streamHead() + Server::chunk(events().left(events().indexOf("data: [DONE]")))), Server::hold()}},
        {"text", 1, "120 s", "Hello", "reported", ""});
}

void addContents(Table &table)
{
    const char *group = "Content with 200";
    const auto bytes = [](const QByteArray &answer) { return QList<Script>{{Server::write(answer)}}; };
    const auto document = [&bytes](const QByteArray &body, const Server::Headers &headers = {}) { return bytes(Server::response(200, headers, body)); };
    const FaultEnd nonsense{"Protocol", 1, "0 s", "", "nothing", "not what a chat server sends"};
    table.add(group, "garbage", document("\x01\x02 garbage"), nonsense, bytes(stream("data: garbage\n\n")), nonsense);
    const FaultEnd page{"Protocol", 1, "0 s", "", "nothing", "web page instead of JSON"};
    table.add(group, "a web page", document("<!doctype html><html>Welcome</html>", {{"Content-Type", "text/html"}}), page);
    table.add(group, "an error of quota", document(error("insufficient_quota", "insufficient_quota")),
        {"QuotaExceeded", 1, "0 s", "", "nothing", "no credit left"});
    table.add(group, "an error of the server", document(error("server_error")), {"text", 2, "0.5 s", "Hello", "reported", "failed to answer"});
    const FaultEnd empty{"Protocol", 1, "0 s", "", "nothing", "empty answer"};
    table.add(group, "nothing", document({}), empty);
    table.add(group, "nothing in chunks", bytes(stream({}).replace("\r\n0\r\n\r\n0", "\r\n0")), empty);
    table.add(group, "204", bytes("HTTP/1.1 204 No Content\r\n\r\n"), empty);
    table.add(group, "an array", document("[1,2]"), nonsense);
    table.add(group, "JSON with half a character", document(R"({"choices":[{"index":0,"message":{"content":"Hello\ud83d"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}})"),
        {"text", 1, "0 s", "Hello\xEF\xBF\xBD", "reported", ""});
    table.add(group, "no usage", document(R"({"choices":[{"index":0,"message":{"content":"Hello"},"finish_reason":"stop"}]})"),
        {"text", 1, "0 s", "Hello", "estimated", ""});
    table.add(group, "a whole document where a stream was asked for", document(kDocument), kFine);

    const char *shape = "Transfer";
    const FaultEnd notPacked{"Protocol", 1, "0 s", "", "nothing", "is not HTTP"};
    table.add(shape, "gzip", document(Server::gzip(kDocument), {{"Content-Encoding", "gzip"}}), kFine,
        bytes(Server::streamHead({{"Content-Encoding", "gzip"}}) + Server::chunk(Server::gzip(events())) + Server::lastChunk()), kFine);
    table.add(shape, "broken gzip", document("this is no gzip", {{"Content-Encoding", "gzip"}}), notPacked,
        bytes(stream("this is no gzip", {{"Content-Encoding", "gzip"}})), notPacked);
    const QByteArray head = Server::streamHead();
    table.add(shape, "a chunk size that is none", {{Server::write(head + "zzz\r\n" + kDocument), Server::close()}}, empty,
        {{Server::write(head + Server::chunk("data: " + delta("Hel") + "\n\n") + "zzz\r\nrubbish\r\n"), Server::close()}},
        {"Truncated", 1, "0 s", "Hel", "estimated", "ended before it was complete"});
    table.add(shape, "a body longer than its length", document(kDocument, {{"Content-Length", "40"}}), nonsense,
        bytes(Server::response(200, {{"Content-Type", "text/event-stream"}, {"Content-Length", QByteArray::number(events().indexOf(delta("lo")))}}, events())),
        {"Truncated", 1, "0 s", "Hel", "estimated", "ended before it was complete"});
    const Script shortBody{Server::write(Server::response(200, {{"Content-Length", "9000"}}, kDocument.left(60))), Server::close()};
    const Script shortStream{
        Server::write(Server::response(200, {{"Content-Type", "text/event-stream"}, {"Content-Length", "9000"}}, events().left(60))), Server::close()};
    const FaultEnd paidTwice{"text", 2, "0.5 s", "Hello", "reported + input", "broke before"};
    table.add(shape, "a body shorter than its length", {shortBody}, paidTwice, {shortStream}, paidTwice);
    const FaultEnd paidInVain{"Network", 3, "1.5 s", "", "3 × input", "broke before"};
    table.add(shape, "a body shorter than its length, three times", {shortBody, shortBody, shortBody}, paidInVain,
        {shortStream, shortStream, shortStream}, paidInVain);
    table.add(shape, "a whole answer shorter than its length", {{Server::write(Server::response(200, {{"Content-Length", "9000"}}, kDocument)), Server::close()}}, kFine,
        {{Server::write(Server::response(200, {{"Content-Type", "text/event-stream"}, {"Content-Length", "9000"}}, events())), Server::close()}}, kFine);
}

void addStreams(Table &table)
{
    const char *group = "Stream";
    const auto both = [&table, group](const char *name, const QByteArray &events, const FaultEnd &end) {
        // A plain request can be answered with a stream as well.
        table.add(group, name, {{Server::write(stream(events))}}, end);
    };
    const QByteArray hel = "data: " + delta("Hel") + "\n\n";
    both("an error event first", "event: error\ndata: " + error("rate_limit_exceeded") + "\n\n", {"text", 2, "0.5 s", "Hello", "reported", "takes no more requests"});
    both("an error event after a delta", hel + "event: error\ndata: " + error("server_error") + "\n\n",
        {"Server", 1, "0 s", "Hel", "estimated", "failed to answer"});
    both("an error object after a delta", hel + "data: " + error("server_is_overloaded") + "\n\n",
        {"Overloaded", 1, "0 s", "Hel", "estimated", "overloaded"});
    both("rubbish after a delta", hel + "data: {rubbish\n\n", {"Protocol", 1, "0 s", "Hel", "estimated", "not what a chat server sends"});
    both("no [DONE]", events().left(events().indexOf("data: [DONE]")), kFine);
    both("neither finish nor [DONE]", events().left(events().indexOf("data: " + kFinish)),
        {"Truncated", 1, "0 s", "Hello", "estimated", "ended before it was complete"});
    both("no usage", hel + "data: " + kFinish + "\n\ndata: [DONE]\n\n", {"text", 1, "0 s", "Hel", "estimated", ""});
    both("lines that end with CR", events().replace('\n', '\r'), kFine);
    both("lines that end with CR LF", events().replace("\n", "\r\n"), kFine);
    both("a byte order mark, comments, unknown fields", "\xEF\xBB\xBF: hello\n\nretry: 5\nfoo: bar\n\n" + events(), kFine);
    both("the last blank line is missing", events().chopped(1), kFine);
}

void addRedirects(Table &table)
{
    for (const char *name : {"301", "302", "303", "307", "308"}) {
        table.add("Redirect", name, {{Server::write(Server::response(QByteArray(name).toInt(), {{"Location", "http://127.0.0.1:9/elsewhere"}}, {}))}},
            {"Protocol", 1, "0 s", "", "nothing", "sends this request on"});
    }
}

void addLimits(Table &table)
{
    const char *group = "429";
    const auto row = [&](const char *name, const Server::Headers &headers, const char *waited) {
        table.add(group, name, {refuse(429, "rate_limit_exceeded", headers, "requests")}, {"text", 2, waited, "Hello", "reported", "takes no more requests"});
    };
    row("no Retry-After", {}, "0.5 s");
    row("seconds", {{"Retry-After", "20"}}, "20 s");
    row("parts of a second", {{"Retry-After", "1.5"}}, "1.5 s");
    row("as long as the bound", {{"Retry-After", "120"}}, "120 s");
    row("zero", {{"Retry-After", "0"}}, "0.5 s");
    row("below zero", {{"Retry-After", "-10"}}, "0.5 s");
    row("no number", {{"Retry-After", "soon"}}, "0.5 s");
    row("not finite", {{"Retry-After", "inf"}}, "0.5 s");
    row("a date", {{"Retry-After", "Mon, 23 Nov 2026 14:00:20 GMT"}}, "20 s");
    row("a date in the old form", {{"Retry-After", "Monday, 23-Nov-26 14:00:20 GMT"}}, "20 s");
    row("a date that has passed", {{"Retry-After", "Mon, 23 Nov 2026 13:59:50 GMT"}}, "0.5 s");
    row("milliseconds", {{"retry-after-ms", "1500"}}, "1.5 s");
    row("milliseconds before seconds", {{"Retry-After", "20"}, {"retry-after-ms", "250"}}, "0.25 s");
    const FaultEnd later{"RateLimited", 1, "0 s", "", "nothing", "takes no further request before"};
    table.add(group, "above the bound", {refuse(429, "rate_limit_exceeded", {{"Retry-After", "121"}})}, later);
    table.add(group, "milliseconds above the bound", {refuse(429, "rate_limit_exceeded", {{"retry-after-ms", "120001"}})}, later);
    table.add(group, "a date above the bound", {refuse(429, "rate_limit_exceeded", {{"Retry-After", "Mon, 23 Nov 2026 18:00:00 GMT"}})}, later);
    const Script limited = refuse(429, "rate_limit_exceeded");
    table.add(group, "three times", {limited, limited, limited}, {"RateLimited", 3, "1.5 s", "", "nothing", "takes no more requests"});
    table.add(group, "no credit", {refuse(429, "insufficient_quota", {}, "insufficient_quota")}, {"QuotaExceeded", 1, "0 s", "", "nothing", "no credit left"});
    table.add(group, "no credit, and told to retry", {refuse(429, "credit_balance_exhausted", {{"x-should-retry", "true"}})},
        {"QuotaExceeded", 1, "0 s", "", "nothing", "no credit left"});
    table.add(group, "slow down", {refuse(429, "slow_down")}, {"text", 2, "8 s", "Hello", "reported", "overloaded"});
}

void addStatuses(Table &table)
{
    const char *group = "Status";
    const auto twice = [](const char *says, const char *waited = "0.5 s") { return FaultEnd{"text", 2, waited, "Hello", "reported", says}; };
    table.add(group, "500, then well", {refuse(500, "")}, twice("failed to answer"));
    table.add(group, "502 with a page, then well", {{Server::write(Server::response(502, {{"Content-Type", "text/html"}}, "<title>502 Bad Gateway</title>"))}},
        twice("502 Bad Gateway"));
    table.add(group, "503, then well", {refuse(503, "")}, twice("overloaded", "8 s"));
    table.add(group, "500, 503, then well", {refuse(500, ""), refuse(503, "")}, {"text", 3, "8.5 s", "Hello", "reported", "overloaded"});
    table.add(group, "500 three times", {refuse(500, ""), refuse(500, ""), refuse(500, "")}, {"Server", 3, "1.5 s", "", "nothing", "failed to answer"});
    table.add(group, "502, 503, 500", {refuse(502, ""), refuse(503, ""), refuse(500, "")}, {"Server", 3, "8.5 s", "", "nothing", "failed to answer"});
    table.add(group, "500, and told not to retry", {refuse(500, "", {{"x-should-retry", "false"}})}, {"Server", 1, "0 s", "", "nothing", "failed to answer"});
    table.add(group, "500, cut", {{Server::write(Server::response(500, {{"Content-Length", "999"}}, "{\"err")), Server::close()}}, twice("failed to answer"));
    table.add(group, "408, then well", {refuse(408, "")}, twice("gave up waiting"));
    table.add(group, "409, then well", {refuse(409, "")}, twice("failed to answer"));
    const auto once = [](const char *code, const char *says) { return FaultEnd{code, 1, "0 s", "", "nothing", says}; };
    table.add(group, "400", {refuse(400, "", {}, "invalid_request_error")}, once("BadRequest", "refused the request"));
    table.add(group, "400, too long", {refuse(400, "context_length_exceeded")}, once("ContextLength", "do not fit the model"));
    table.add(group, "401", {refuse(401, "invalid_api_key")}, once("Auth", "does not accept the API key"));
    table.add(group, "402", {refuse(402, "")}, once("QuotaExceeded", "no credit left"));
    table.add(group, "403", {refuse(403, "")}, once("Permission", "does not allow this"));
    table.add(group, "404", {refuse(404, "model_not_found")}, once("NotFound", "does not know this model"));
    const Server::Headers insists{{"x-should-retry", "true"}};
    table.add(group, "400, and told to retry", {refuse(400, "", insists, "invalid_request_error")}, once("BadRequest", "refused the request"));
    table.add(group, "401, and told to retry", {refuse(401, "invalid_api_key", insists)}, once("Auth", "does not accept the API key"));
    table.add(group, "403, and told to retry", {refuse(403, "", insists)}, once("Permission", "does not allow this"));
    table.add(group, "404, and told to retry", {refuse(404, "model_not_found", insists)}, once("NotFound", "does not know this model"));
    table.add(group, "413", {refuse(413, "")}, once("TooLarge", "too large"));
    table.add(group, "422", {refuse(422, "")}, once("BadRequest", "refused the request"));
    table.add(group, "422, and told to retry", {refuse(422, "", insists)}, twice("refused the request"));
}

void addClocks(Table &table)
{
    const char *group = "Clock";
    const auto row = [&](const char *name, const QList<Script> &scripts, FaultRow::Clocks clocks, const FaultEnd &end) {
        table.add(group, name, scripts, end).clocks = clocks;
    };
    const FaultEnd waits{"text", 2, "20 s", "Hello", "reported", "takes no more requests"};
    const Script limited = refuse(429, "rate_limit_exceeded", {{"Retry-After", "20"}});
    row("set a day forward in a wait", {limited}, FaultRow::Clocks::WallForward, waits);
    row("set a day back in a wait", {limited}, FaultRow::Clocks::WallBack, waits);
    row("the machine sleeps in a wait", {limited}, FaultRow::Clocks::Sleep, {"text", 2, "3600 s", "Hello", "reported", "takes no more requests"});
    row("the machine sleeps before the head", {{Server::hold()}}, FaultRow::Clocks::Sleep,
        {"text", 2, "3600 s", "Hello", "reported", "did not begin to answer"});
    FaultRow &body = table.add(group, "the machine sleeps in the body", {{Server::write(cut(Form::Plain, 2)), Server::hold()}},
        {"text", 2, "3600 s", "Hello", "reported + input", "stopped in the middle"}, {{Server::write(cut(Form::Stream, 2)), Server::hold()}},
        {"Timeout", 1, "3600 s", "Hel", "estimated", "stopped in the middle"});
    body.clocks = FaultRow::Clocks::Sleep;
}

void addStops(Table &table)
{
    const char *group = "Stopped by the person";
    const auto row = [&](const char *name, const QList<Script> &plain, const FaultEnd &plainEnd, const QList<Script> &streamed, const FaultEnd &streamEnd) -> FaultRow & {
        FaultRow &added = table.add(group, name, plain, plainEnd, streamed, streamEnd);
        added.clocks = FaultRow::Clocks::Stopped;
        return added;
    };
    const FaultEnd nothing{"Cancelled", 1, "0 s", "", "nothing", "Stopped."};
    const FaultEnd input{"Cancelled", 1, "0 s", "", "input", "Stopped."};
    const FaultEnd unknown{"Cancelled", 1, "0 s", "", "unknown", "Stopped."};
    row("before the head", {{Server::hold()}}, unknown, {{Server::hold()}}, unknown);
    row("after the head", {{Server::write(Server::response(200, {{"Content-Length", "99"}}, {})), Server::hold()}}, input,
        {{Server::write(Server::streamHead()), Server::hold()}}, input).hasHead = true;
    row("in the body", {{Server::write(cut(Form::Plain, 2)), Server::hold()}}, input,
        {{Server::write(cut(Form::Stream, 2)), Server::hold()}}, {"Cancelled", 1, "0 s", "Hel", "estimated", "Stopped."}).hasHead = true;
    const Script limited = refuse(429, "rate_limit_exceeded", {{"Retry-After", "20"}});
    row("in a wait", {limited}, nothing, {limited}, nothing);
}

} // namespace

QByteArray goodAnswer(Form form, const FakeServer::Headers &headers)
{
    if (form == Form::Plain)
        return Server::response(200, headers, kDocument);
    QByteArray all = Server::streamHead(headers);
    for (const QByteArray &data : {delta("Hel"), delta("lo"), kFinish, kUsage, QByteArray("[DONE]")})
        all += Server::event(data);
    return all + Server::lastChunk();
}

const QList<FaultRow> &faultTable()
{
    static const QList<FaultRow> rows = [] {
        Table table;
        for (const auto add : {addConnections, addSilences, addContents, addStreams, addRedirects, addLimits, addStatuses, addClocks, addStops})
            add(table);
        return table.rows;
    }();
    return rows;
}

} // namespace cuewright
