// The shape of a trace file. Members without a value are left out.
//
// {
//   "cuewright-trace": 1,                       raised when an older program would misread the file
//   "title", "prompt", "endpoint", "created"    ISO 8601, UTC
//   "settings": [ {"model", "tools", "tool_choice", "response_format", "options", "extra_body", "stream", "format"} ],
//   "branches": [ {"id", "name", "tip": turn, "has_run", "from": {"by", "branch", "turn", "call"}} ],
//   "turns": [ {
//     "id": 1, "parent": turn, "settings": place in the list above,
//     "messages": [ {"role", "content", …} ],   what this request says beyond the conversation before it
//     "answer": {"text", "finish", "usage", …}, "edited_text", "error": {"code", "message"},
//     "calls": [ {"id", "name", "arguments", "asked": {…}, "result": {"source", "origin", "text", "is_error", …}, "recorded"} ],
//     "cost": dollars as text, "cost_estimated", "start_ms", "first_delta_ms", "duration_ms", "at",
//     "exchange": {"url", "format", "request": {"body", "list", "kept", "added"}, "status", "content_type", "response",
//                  "withheld": true, "not_sent": [{"field", "reason"}]}
//   } ]
// }
// Times in milliseconds; see traceturn.h for what they count from, and for what "kept" means.

#include "tools/tracefile.h"

#include "base/files.h"
#include "base/strikeout.h"
#include "tools/replay.h"
#include "tools/tracejson.h"
#include "tools/tracereader.h"
#include "tools/traceturnjson.h"
#include "tools/unknownmembers.h"

#include <QMap>

#include <map>

namespace cuewright {

class TraceWriter
{
public:
    explicit TraceWriter(const Trace &trace)
        : m_trace(trace)
    {
        for (const auto &[settings, others] : trace.m_settingsOthers)
            m_others.emplace(settings.get(), &others);
    }

    Json write()
    {
        Json turns = Json::array();
        for (const TurnPtr &turn : m_trace.m_turns)
            turns.push_back(turnToJson(*turn, placeOf(turn->settings)));
        Json file = head();
        file["settings"] = std::move(m_settings);
        file["branches"] = Json::array();
        for (const TraceBranch &branch : m_trace.m_branches)
            file["branches"].push_back(branchToJson(branch));
        file["turns"] = std::move(turns);
        addUnknownMembers(file, m_trace.m_info.others);
        return file;
    }

private:
    Json head() const
    {
        const TraceInfo &info = m_trace.m_info;
        Json file = Json::object({{kTraceVersionKey, kTraceVersion}});
        for (const auto &[name, text] : {std::pair("title", info.title), {"prompt", info.prompt}, {"endpoint", info.endpoint},
                 {"created", info.created.isValid() ? info.created.toUTC().toString(Qt::ISODateWithMs) : QString()}}) {
            if (!text.isEmpty())
                file[name] = toUtf8(text);
        }
        return file;
    }

    std::size_t placeOf(const std::shared_ptr<const ChatRequest> &settings)
    {
        const auto [it, isNew] = m_places.try_emplace(settings.get(), m_settings.size());
        if (isNew) {
            Json json = settingsToJson(*settings);
            if (const auto others = m_others.find(settings.get()); others != m_others.end())
                addUnknownMembers(json, *others->second);
            m_settings.push_back(std::move(json));
        }
        return it->second;
    }

    const Trace &m_trace;
    Json m_settings = Json::array();
    std::map<const ChatRequest *, std::size_t> m_places;
    std::map<const ChatRequest *, const Json *> m_others;
};

namespace {

QByteArray textsOf(const Completion &answer)
{
    QString all = answer.text + u'\n' + answer.refusal + u'\n' + answer.reasoning;
    for (const ToolCall &call : answer.toolCalls)
        all += u'\n' + call.arguments;
    return all.toUtf8();
}

// Whatever the pieces of a recording say, put together.
QByteArray textsOf(const Replay &recording)
{
    QString text, refusal, reasoning;
    QMap<int, QString> arguments;
    for (const ChatEvent &event : recording.events) {
        if (const auto *said = std::get_if<TextDelta>(&event))
            text += said->text;
        else if (const auto *refused = std::get_if<RefusalDelta>(&event))
            refusal += refused->text;
        else if (const auto *thought = std::get_if<ReasoningDelta>(&event))
            reasoning += thought->text;
        else if (const auto *call = std::get_if<ToolCallDelta>(&event))
            arguments[call->index] += call->arguments;
    }
    return (text + u'\n' + refusal + u'\n' + reasoning + u'\n' + QStringList(arguments.values()).join(u'\n')).toUtf8() + textsOf(recording.partial);
}

// In a stream a secret is spread over many pieces, which no search finds. Such a recording is not written.
void withhold(Json &turns, const Trace &trace, const QList<Secret> &secrets)
{
    for (Json &json : turns) {
        const TurnPtr turn = trace.turn(memberNumber(json, "id"));
        if (!turn || !turn->answer || !turn->exchange || turn->exchange->received.isEmpty())
            continue;
        if (const QByteArray texts = textsOf(*turn->answer); strikeOut(texts, secrets) == texts)
            continue;
        TraceExchange struck = *turn->exchange;
        struck.received = strikeOut(struck.received, secrets);
        const QByteArray texts = textsOf(replay(struck));
        if (strikeOut(texts, secrets) == texts)
            continue;
        json["exchange"]["response"] = "";
        json["exchange"]["withheld"] = true;
    }
}

} // namespace

QByteArray traceText(const Trace &trace, const QList<Secret> &secrets)
{
    Json file = TraceWriter(trace).write();
    if (!secrets.isEmpty())
        withhold(file["turns"], trace, secrets);
    return strikeOut(writeJson(file, 1) + '\n', secrets);
}

Result<> saveTrace(const Trace &trace, const QString &path, const QList<Secret> &secrets)
{
    return writeFile(path, traceText(trace, secrets));
}

Result<OpenedTrace> openTrace(const QString &path)
{
    const auto text = readFile(path, kMaxTraceBytes);
    if (!text)
        return fail(text.error());
    return parseTrace(*text);
}

} // namespace cuewright
