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
//                  "not_sent": [{"field", "reason"}]}
//   } ]
// }
// Times in milliseconds; see traceturn.h for what they count from, and for what "kept" means.

#include "tools/tracefile.h"

#include "base/files.h"
#include "base/strikeout.h"
#include "tools/tracejson.h"
#include "tools/tracereader.h"
#include "tools/traceturnjson.h"
#include "tools/unknownmembers.h"

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

// As the text of a JSON string repeats it.
Secret escaped(const Secret &secret)
{
    const QByteArray text = writeJson(Json(secret.reveal().trimmed().toStdString()));
    return Secret(text.mid(1, text.size() - 2));
}

} // namespace

QByteArray traceText(const Trace &trace, const QList<Secret> &secrets)
{
    QByteArray text = writeJson(TraceWriter(trace).write(), 1) + '\n';
    for (const Secret &secret : secrets)
        text = strikeOut(strikeOut(std::move(text), escaped(secret)), secret);
    return text;
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
