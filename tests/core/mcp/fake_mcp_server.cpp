// A server for tests, on standard input and output or, after "--http", behind an address. What it does wrong is its first
// argument; without one it behaves, and its tools misbehave when they are called. Waits for nothing but input, so that a test
// owns the time.

#include "fakehttp.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <unistd.h>

using Json = nlohmann::ordered_json;

namespace {

// 24 x 16 pixels.
const char *const kPicture = "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAACtUlEQVR42g3MocquMACA4XM5f7FYLBaLxWKxrIhg0OKCIG9ZkYFhFheEYbGtra2teWPney7g+feHyBA5okCUiApRIxpEi+gQAtEjRsSMWBArAoRC7IgDcSIuxI14EP/+GDKGnKFgKBkqhpqhYWgZOgbB0DOMDDPDwrAywKAYdoaD4WS4GG6Gh+EXTRlTzlQwlUwVU83UMLVMHZNg6plGpplpYVqZYFJMO9PBdDJdTDfTw/SLZIbMkQWyRFbIGtkgW2SHFMgeOSJn5IJckSAVckceyBN5IW/kg/xFW8aWsxVsJVvFVrM1bC1bxybYeraRbWZb2FY22BTbznawnWwX2832sP0ilaFyVIEqURWqRjWoFtWhBKpHjagZtaBWFCiF2lEH6kRdqBv1oH6RztA5ukCX6Apdoxt0i+7QAt2jR/SMXtArGrRC7+gDfaIv9I1+0L/IZJgcU2BKTIWpMQ2mxXQYgekxI2bGLJgVA0ZhdsyBOTEX5sY8mF9kM2yOLbAltsLW2AbbYjuswPbYETtjF+yKBauwO/bAntgLe2Mf7C9yGS7HFbgSV+FqXINrcR1O4HrciJtxC27FgVO4HXfgTtyFu3EP7he9GW/OW/CWvBVvzdvwtrwdr+DteUfemXfhXXnhVbw778F78l68N+/D+4t8hs/xBb7EV/ga3+BbfIcX+B4/4mf8gl/x4BV+xx/4E3/hb/yD/0UhI+SEglASKkJNaAgtoSMIQk8YCTNhIawECIqwEw7CSbgIN+Eh/KKYEXNiQSyJFbEmNsSW2BEFsSeOxJm4EFciREXciQfxJF7Em/gQf1HKSDmpIJWkilSTGlJL6kiC1JNG0kxaSCsJkiLtpIN0ki7STXpIv+jL+HK+gq/kq/hqvoav5ev4BF/PN/LNfAvfygef4tv5Dr6T7+K7+R6+/w8EHB9wBN1bAAAAAElFTkSuQmCC";

std::string mode;
Json held; // the id of a call that is answered later

FakeHttp *http = nullptr; // nullptr: standard input and output

void line(const std::string &text)
{
    if (http) {
        http->event(text);
        return;
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void write(const Json &message)
{
    line(message.dump());
}

void answer(const Json &id, const Json &result)
{
    if (http && id == held)
        http->resume();
    write({{"jsonrpc", "2.0"}, {"id", id}, {"result", result}});
}

void refuse(const Json &id, int code, const char *message)
{
    write({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}});
}

void notice(const char *method, const Json &params = Json::object())
{
    write({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

Json text(const std::string &words)
{
    return {{"content", Json::array({{{"type", "text"}, {"text", words}}})}};
}

Json tool(const std::string &name)
{
    return {{"name", name}, {"inputSchema", {{"type", "object"}}}};
}

std::string nested(int levels)
{
    std::string open, shut;
    for (int i = 0; i < levels; ++i) {
        open += "{\"items\":";
        shut += "}";
    }
    return open + "{}" + shut;
}

Json forecast()
{
    Json made = tool("forecast");
    made["title"] = "Weather forecast";
    made["description"] = "What the weather will be like.";
    made["annotations"] = {{"readOnlyHint", true}};
    made["inputSchema"] = {{"type", "object"}, {"required", {"city"}},
        {"properties", {{"city", {{"type", "string"}, {"description", "Where"}}}, {"days", {{"type", "integer"}, {"default", 3}, {"minimum", 1}, {"maximum", 10}}},
                           {"unit", {{"enum", {"celsius", "fahrenheit"}}}}}}};
    return made;
}

Json tools()
{
    Json list = Json::array();
    for (const char *name : {"echo", "big", "parts", "fail", "refuse", "slow", "crash", "ask", "environment", "flood", "wrong", "deep",
             "storm", "log", "odd", "deaf", "endless", "noise", "members"})
        list.push_back(tool(name));
    Json sum = tool("sum");
    sum["title"] = "Add";
    sum["outputSchema"] = {{"type", "object"}, {"properties", {{"sum", {{"type", "integer"}}}}}, {"required", {"sum"}}};
    sum["annotations"] = {{"readOnlyHint", true}};
    list.push_back(sum);
    if (mode == "forecast")
        list.insert(list.begin(), forecast());
    return list;
}

void endlessLine()
{
    const std::string block(1 << 16, 'x');
    if (http) {
        http->bytes("data: ");
        while (http->bytes(block)) { }
        return;
    }
    while (std::fwrite(block.data(), 1, block.size(), stdout) > 0) { }
    std::exit(0);
}

void endlessNotices()
{
    const std::string notice = R"({"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"noise"}})";
    std::string block;
    for (int i = 0; i < 100; ++i)
        block += http ? "data: " + notice + "\n\n" : notice + '\n';
    while (http ? http->bytes(block) : std::fwrite(block.data(), 1, block.size(), stdout) == block.size()) { }
    if (!http)
        std::exit(0);
}

// An object that takes a reader ages that compares each name with all before it.
std::string members(int count)
{
    std::string text = "{\"m\":0";
    for (int i = 1; i < count; ++i)
        text += ",\"m" + std::to_string(i) + "\":0";
    return text + "}";
}

void listTools(const Json &id, const Json &params)
{
    const std::string cursor = params.value("cursor", std::string("-"));
    if (mode == "pages") { // the second page's cursor is empty, and is one all the same
        if (cursor == "-")
            answer(id, {{"tools", {tool("one")}}, {"nextCursor", ""}});
        else if (cursor.empty())
            answer(id, {{"tools", {tool("two")}}, {"nextCursor", "last"}});
        else
            answer(id, {{"tools", {tool("three")}}});
    } else if (mode == "endless-pages") {
        answer(id, {{"tools", {tool("t" + cursor)}}, {"nextCursor", cursor + "1"}});
    } else if (mode == "bad-names") {
        Json noSchema = {{"name", "no-schema"}};
        Json task = tool("task");
        task["execution"] = {{"taskSupport", "required"}};
        answer(id, {{"tools", Json::array({tool("a\nb"), tool("\xE2\x80\xAEgnp"), tool(""), tool(std::string(200, 'n')), tool("good"), tool("good"), noSchema, task, 7})}});
    } else if (mode == "deep-schema") {
        line("{\"jsonrpc\":\"2.0\",\"id\":" + id.dump() + ",\"result\":{\"tools\":[{\"name\":\"deep\",\"inputSchema\":" + nested(10000) + "}]}}");
    } else if (mode == "crash-at-list") {
        std::fputs("out of licences\n", stderr);
        std::_Exit(3);
    } else {
        answer(id, {{"tools", tools()}});
    }
}

void initialize(const Json &id, const Json &params)
{
    std::string version = params["protocolVersion"].get<std::string>();
    if (mode == "old")
        version = "2024-11-05";
    if (mode == "unknown-version")
        version = "1999-01-01";
    Json capabilities = {{"tools", {{"listChanged", true}}}};
    if (mode == "no-tools")
        capabilities = Json::object();
    answer(id, {{"protocolVersion", version}, {"capabilities", capabilities},
        {"serverInfo", {{"name", "fake"}, {"version", "1.2"}}}, {"instructions", "Be kind."}});
}

void environment(const Json &id)
{
    std::string names;
    for (char **entry = environ; *entry; ++entry)
        names += std::string(*entry) + "\n";
    answer(id, text(names));
}

void call(const Json &id, const Json &params)
{
    const std::string name = params["name"].get<std::string>();
    const Json arguments = params.value("arguments", Json::object());
    const Json token = params.contains("_meta") ? params["_meta"].value("progressToken", Json()) : Json();
    if (name == "echo")
        answer(id, text(arguments.value("message", std::string())));
    else if (name == "sum")
        answer(id, {{"content", Json::array()}, {"structuredContent", {{"sum", arguments["a"]}}}});
    else if (name == "big")
        answer(id, text(std::string(arguments.value("bytes", 0), 'b')));
    else if (name == "parts")
        answer(id, {{"content", Json::array({{{"type", "text"}, {"text", "here"}}, {{"type", "image"}, {"data", "iVBORw0KGgo="}, {"mimeType", "image/png"}},
                        {{"type", "audio"}, {"data", "AAEC"}, {"mimeType", "audio/wav"}}, {{"type", "resource_link"}, {"uri", "x://1"}, {"name", "One"}},
                        {{"type", "resource"}, {"resource", {{"uri", "x://2"}, {"text", "inside"}}}}, {{"type", "resource"}, {"resource", {{"uri", "x://3"}, {"blob", "AQID"}}}},
                        {{"type", "hologram"}, {"depth", 3}}})}});
    else if (name == "forecast")
        answer(id, {{"content", Json::array({{{"type", "text"}, {"text", "Sunny in " + arguments.value("city", std::string()) + " for " + std::to_string(arguments.value("days", 0)) + " days."}},
                        {{"type", "image"}, {"data", kPicture}, {"mimeType", "image/png"}}})},
                       {"structuredContent", {{"sky", "clear"}, {"celsius", Json::array({21, 23, 22})}}}});
    else if (name == "fail") {
        Json result = text("no such file");
        result["isError"] = true;
        answer(id, result);
    } else if (name == "refuse")
        refuse(id, -32602, "bad\x1b[31m arguments");
    else if (name == "slow") {
        held = id;
        for (int i = 1; i <= 3; ++i)
            notice("notifications/progress", {{"progressToken", token}, {"progress", i}, {"total", 4}, {"message", "step"}});
    } else if (name == "crash") {
        std::fputs("something broke inside\n", stderr);
        std::abort();
    } else if (name == "ask") {
        held = id;
        write({{"jsonrpc", "2.0"}, {"id", id}, {"method", "sampling/createMessage"}, {"params", {{"maxTokens", 5}}}});
    } else if (name == "environment")
        environment(id);
    else if (name == "flood") {
        for (int i = 0; i < 10000; ++i)
            notice("notifications/message", {{"level", "info"}, {"data", "noise " + std::to_string(i)}});
        answer(id, text("done"));
    } else if (name == "wrong") {
        for (const Json &odd : {Json(id.get<int>() + 1000), Json(id.dump()), Json(nullptr), Json(1.5), Json::array(), Json(-7), Json(18446744073709551615u)})
            answer(odd, text("not yours"));
        answer(id, text("yours"));
    } else if (name == "deep")
        line("{\"jsonrpc\":\"2.0\",\"id\":" + id.dump() + ",\"result\":{\"content\":[],\"structuredContent\":" + nested(10000) + "}}");
    else if (name == "storm") {
        for (int i = 0; i < 1000; ++i)
            notice("notifications/tools/list_changed");
        answer(id, text("stormed"));
    } else if (name == "log") {
        notice("notifications/message", {{"level", "warning"}, {"data", {{"key", std::getenv("OWN_KEY") ? std::getenv("OWN_KEY") : ""}}}});
        std::fputs("on the side\n", stderr);
        answer(id, text("logged"));
    } else if (name == "odd")
        answer(id, {{"content", "text"}});
    else if (name == "endless")
        endlessLine();
    else if (name == "noise")
        endlessNotices();
    else if (name == "members")
        line("{\"jsonrpc\":\"2.0\",\"id\":" + id.dump() + ",\"result\":{\"structuredContent\":" + members(arguments.value("count", 0)) + "}}");
    else if (name == "deaf") {
        for (;;)
            pause();
    } else
        refuse(id, -32602, "unknown tool");
}

void take(const Json &message)
{
    const Json id = message.value("id", Json());
    const std::string method = message.value("method", std::string());
    const Json params = message.value("params", Json::object());
    if (method == "server/discover" && mode == "modern")
        answer(id, {{"resultType", "complete"}, {"supportedVersions", {"2026-07-28"}}, {"capabilities", {{"tools", Json::object()}}}});
    else if (method == "server/discover" && mode == "future")
        write({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", -32022}, {"message", "no"}, {"data", {{"supported", {"2031-01-01"}}}}}}});
    else if (method == "initialize")
        initialize(id, params);
    else if (method == "notifications/initialized" && mode == "endless-line")
        endlessLine();
    else if (method == "tools/list")
        listTools(id, params);
    else if (method == "tools/call")
        call(id, params);
    else if (method == "notifications/cancelled" && params.value("requestId", Json()) == held)
        answer(held, text("too late"));
    else if (method.empty() && message.contains("error"))
        answer(held, text("refused with " + message["error"]["code"].dump()));
    else if (!id.is_null() && !method.empty())
        refuse(id, -32601, "Method not found");
}

int serve()
{
    FakeHttp own;
    http = &own;
    std::printf("%d\n", own.port());
    std::fflush(stdout);
    while (const auto request = own.next()) {
        if (request->verb != "POST") {
            own.refuse(request->verb == "GET" ? 405 : 200);
            continue;
        }
        const Json message = Json::parse(request->body);
        const bool isRequest = message.contains("id") && message.contains("method");
        const bool isCall = message.value("method", std::string()) == "tools/call";
        if (!isRequest) {
            own.refuse(202);
            take(message);
            continue;
        }
        if (isCall && (mode == "endless-json" || mode == "endless-head" || mode == "endless-problem" || mode == "endless-page")) {
            own.endless(mode);
            continue;
        }
        own.stream();
        held = Json();
        take(message);
        if (held == message["id"])
            own.hold();
        else
            own.end();
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1 && std::string(argv[1]) == "--http") {
        mode = argc > 2 ? argv[2] : "";
        return serve();
    }
    mode = argc > 1 ? argv[1] : "";
    if (mode == "exit") {
        std::fputs("cannot find my configuration\n", stderr);
        return 3;
    }
    if (mode == "banner")
        std::fputs("Welcome to the server!\n\n{not json}\n[1,2\n\"text\"\n", stdout);
    if (mode == "stubborn")
        std::signal(SIGTERM, SIG_IGN);
    std::fputs("starting\n", stderr);
    std::string input;
    while (std::getline(std::cin, input)) {
        if (mode != "silent")
            take(Json::parse(input));
    }
    while (mode == "stubborn")
        pause();
    return 0;
}
