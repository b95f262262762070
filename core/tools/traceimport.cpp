#include "tools/traceimport.h"

#include "chat/looseparts.h"
#include "chat/requestjson.h"
#include "tools/toolresult.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TraceImport)
};

constexpr qsizetype kMostProblems = 50;

QString joinedText(const QList<ContentPart> &parts)
{
    Message message;
    message.parts = parts;
    return message.joinedText();
}

QString contentText(const Json &object, const char *name)
{
    const Json *content = member(object, name);
    if (!content || content->is_null())
        return {};
    return content->is_string() || content->is_array() ? joinedText(contentParts(*content)) : toolText(*content);
}

// Takes messages and items one after the other and makes turns of them.
class Importer
{
public:
    explicit Importer(const ChatRequest &settings)
        : m_settings(std::make_shared<const ChatRequest>(settings))
    {
    }

    void take(const Json &entry, const QString &pointer);
    OpenedTrace finish();
    void say(const QString &problem, const QString &pointer);
    bool isEmpty() const { return m_opened.trace.turnIds().isEmpty() && m_added.isEmpty() && !m_answer; }

private:
    void takeMessage(const Json &entry, Role role, const QString &pointer);
    void takeItem(const Json &entry, const QString &pointer);
    void takeAnswer(const Json &entry, const QString &pointer);
    void takeCall(ToolCall call, const QString &pointer);
    void takeResult(const QString &id, const QString &name, const QString &text, const QString &pointer);
    Completion &answer();
    void endTurn(); ///< the answer that has been gathered becomes one
    void answerPending(const QString &pointer);
    TurnId tip() const { return m_opened.trace.branches().first().tip; }

    std::shared_ptr<const ChatRequest> m_settings;
    OpenedTrace m_opened;
    QList<Message> m_added;
    std::optional<Completion> m_answer;
    int m_unsaid = 0;
};

void Importer::say(const QString &problem, const QString &pointer)
{
    if (m_opened.problems.size() < kMostProblems)
        m_opened.problems << (pointer.isEmpty() ? problem : pointer + QStringLiteral(": ") + problem);
    else
        ++m_unsaid;
}

Completion &Importer::answer()
{
    if (!m_answer) {
        m_answer = Completion();
        m_answer->complete = true;
    }
    return *m_answer;
}

void Importer::take(const Json &entry, const QString &pointer)
{
    if (!entry.is_object()) {
        say(Words::tr("this is no message; it was left out."), pointer);
        return;
    }
    const QString role = memberText(entry, "role");
    const QString type = memberText(entry, "type");
    if (role.isEmpty() && !type.isEmpty())
        takeItem(entry, pointer);
    else if (role == u"function") // the older form of results
        takeResult({}, memberText(entry, "name"), contentText(entry, "content"), pointer);
    else if (const auto known = roleFromName(role))
        takeMessage(entry, *known, pointer);
    else
        say(Words::tr("“%1” is no role that is known; the message was left out.").arg(role), pointer);
}

void Importer::takeItem(const Json &entry, const QString &pointer)
{
    const QString type = memberText(entry, "type");
    if (type == u"function_call") {
        takeCall({memberText(entry, "call_id", memberText(entry, "id")), memberText(entry, "name"), looseToolCall(entry).arguments}, pointer);
    } else if (type == u"function_call_output") {
        takeResult(memberText(entry, "call_id"), {}, contentText(entry, "output"), pointer);
    } else if (type == u"reasoning") {
        answer().reasoningItems.push_back(entry);
    } else {
        say(Words::tr("items of the type “%1” are not known; it was left out.").arg(type), pointer);
    }
}

void Importer::takeMessage(const Json &entry, Role role, const QString &pointer)
{
    if (role == Role::Assistant) {
        takeAnswer(entry, pointer);
        return;
    }
    if (role == Role::Tool) {
        takeResult(memberText(entry, "tool_call_id"), memberText(entry, "name"), contentText(entry, "content"), pointer);
        return;
    }
    endTurn();
    answerPending(pointer);
    Message message;
    message.role = role;
    message.name = memberText(entry, "name");
    if (const Json *content = member(entry, "content"))
        message.parts = contentParts(*content);
    m_added << message;
}

void Importer::takeAnswer(const Json &entry, const QString &pointer)
{
    // Of an earlier answer that nothing followed: in Chat Completions each is a message, in Responses one answer has many items.
    if (m_answer && (!m_answer->text.isEmpty() || !m_answer->toolCalls.isEmpty()))
        endTurn();
    Completion &gathered = answer();
    const Json *content = member(entry, "content");
    for (const ContentPart &part : content ? contentParts(*content) : QList<ContentPart>()) {
        if (part.kind == ContentPart::Kind::Text)
            gathered.text += part.text;
        else if (part.kind == ContentPart::Kind::Refusal)
            gathered.refusal += part.text;
        else
            say(Words::tr("a picture, sound or file of an answer was left out."), pointer + QStringLiteral("/content"));
    }
    gathered.refusal += memberText(entry, "refusal");
    gathered.reasoning += memberText(entry, "reasoning_content");
    const QString place = pointer + QStringLiteral("/tool_calls");
    if (const Json *calls = member(entry, "tool_calls"); calls && calls->is_array()) {
        for (std::size_t i = 0; i < calls->size(); ++i)
            takeCall(looseToolCall((*calls)[i]), place + QStringLiteral("/%1").arg(i));
    }
    if (const Json *call = member(entry, "function_call"); call && call->is_object())
        takeCall(looseToolCall(*call), pointer + QStringLiteral("/function_call"));
}

void Importer::takeCall(ToolCall call, const QString &pointer)
{
    if (call.name.isEmpty()) {
        say(Words::tr("a call without the name of its tool was left out."), pointer);
        return;
    }
    answer().toolCalls << std::move(call);
}

void Importer::takeResult(const QString &id, const QString &name, const QString &text, const QString &pointer)
{
    endTurn();
    const TurnPtr turn = m_opened.trace.turn(tip());
    const auto answers = [&](const TraceCall &call) {
        const QString &asked = call.asked ? call.asked->id : call.call.id;
        return call.isPending() && (id.isEmpty() ? call.call.name == name || name.isEmpty() : asked == id);
    };
    const QList<TraceCall> calls = turn && m_added.isEmpty() ? turn->calls : QList<TraceCall>();
    const auto it = std::find_if(calls.begin(), calls.end(), answers);
    if (it == calls.end()) {
        say(Words::tr("a result that no call is waiting for was left out."), pointer);
        return;
    }
    ToolResult result;
    result.text = text;
    result.source = ToolSource::Recorded;
    (void)m_opened.trace.setResult(turn->id, static_cast<int>(it - calls.begin()), result);
}

void Importer::endTurn()
{
    if (!m_answer)
        return;
    Completion gathered = *std::exchange(m_answer, std::nullopt);
    gathered.finish = gathered.toolCalls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
    Trace &trace = m_opened.trace;
    answerPending({});
    // Two answers in a row: the first is something that the second request says, as examples are given.
    if (m_added.isEmpty() && trace.state(Trace::kMain) == BranchState::Done) {
        say(Words::tr("an answer follows an answer; an empty message was put between them."), {});
        m_added << Message::text(Role::User, {});
    }
    const auto turn = trace.appendTurn(Trace::kMain, std::exchange(m_added, {}), m_settings);
    TurnAnswer answered;
    answered.answer = std::move(gathered);
    if (turn)
        (void)trace.setAnswer(*turn, answered);
}

// Nothing can follow a call that has no result.
void Importer::answerPending(const QString &pointer)
{
    Trace &trace = m_opened.trace;
    if (trace.state(Trace::kMain) != BranchState::NeedsResults)
        return;
    const TurnPtr turn = trace.turn(tip());
    for (int i = 0; i < turn->calls.size(); ++i) {
        if (!turn->calls[i].isPending())
            continue;
        say(Words::tr("the call of %1 before this has no result; it was given an empty one.").arg(turn->calls[i].call.name), pointer);
        ToolResult none;
        none.source = ToolSource::Program;
        none.isError = true;
        (void)trace.setResult(turn->id, i, none);
    }
}

OpenedTrace Importer::finish()
{
    endTurn();
    if (!m_added.isEmpty())
        (void)m_opened.trace.appendTurn(Trace::kMain, m_added, m_settings);
    if (m_unsaid > 0)
        m_opened.problems << Words::tr("%n more problem(s) of this kind.", nullptr, m_unsaid);
    return std::move(m_opened);
}

const Json *listIn(const Json &document, const char *name)
{
    const Json *list = member(document, name);
    return list && list->is_array() ? list : nullptr;
}

// The tools of a Responses body, in the shape of Chat Completions.
Json wrappedTools(const Json &tools)
{
    Json wrapped = Json::array();
    for (const Json &tool : tools) {
        if (!tool.is_object() || tool.contains("function") || memberText(tool, "type") != u"function") {
            wrapped.push_back(tool);
            continue;
        }
        Json function = tool;
        function.erase("type");
        wrapped.push_back({{"type", "function"}, {"function", std::move(function)}});
    }
    return wrapped;
}

// What a body asks for besides its messages; tools that are of no use are named.
ChatRequest settingsIn(const Json &document, bool isResponses, QStringList &problems)
{
    ChatRequest settings;
    settings.model = memberText(document, "model");
    if (isResponses)
        settings.wire = WireFormat::Responses;
    Json body = Json::object({{"messages", Json::array()}});
    const Json tools = listIn(document, "tools") ? wrappedTools(document["tools"]) : Json::array();
    for (std::size_t i = 0; i < tools.size(); ++i) {
        body["tools"] = Json::array({tools[i]});
        if (const auto read = requestFromJson(body))
            settings.tools << read->tools;
        else
            problems << QStringLiteral("/tools/%1: ").arg(i) + Words::tr("this is no tool that can be used here; it was left out.");
    }
    body.erase("tools");
    const Json *text = member(document, "text");
    const Json *flat = text ? member(*text, "format") : nullptr;
    if (const Json *format = member(document, "response_format"))
        body["response_format"] = *format;
    else if (flat && flat->is_object())
        body["response_format"] = {{"type", toUtf8(memberText(*flat, "type"))}, {"json_schema", *flat}};
    if (const auto read = requestFromJson(body))
        settings.responseFormat = read->responseFormat;
    if (const Json *choice = member(document, "tool_choice")) {
        const bool isFlat = memberText(*choice, "type") == u"function" && choice->contains("name");
        settings.options.toolChoice
            = isFlat ? Json{{"type", "function"}, {"function", {{"name", (*choice)["name"]}}}} : *choice;
    }
    return settings;
}

void takeAll(Importer &importer, const Json &list, const QString &pointer)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        importer.take(list[i], pointer + QStringLiteral("/%1").arg(i));
}

} // namespace

Result<OpenedTrace> importTrace(const QByteArray &text, const QString &model)
{
    const auto document = parseJson(text);
    if (!document)
        return fail(document.error());
    return importTrace(*document, model);
}

Result<OpenedTrace> importTrace(const Json &document, const QString &model)
{
    const auto none = fail(Error::Code::Invalid, Words::tr("There is no conversation in this: a list of messages was expected."));
    const Json *messages = document.is_array() ? &document : listIn(document, "messages");
    const Json *input = member(document, "input");
    const Json *output = listIn(document, "output");
    if (!messages && !input && !output)
        return none;
    QStringList problems;
    ChatRequest settings = settingsIn(document, !messages, problems);
    if (settings.model.isEmpty() && !model.isEmpty()) {
        settings.model = model;
        problems << Words::tr("No model is named; what follows is asked of %1.").arg(model);
    }
    Importer importer(settings);
    for (const QString &problem : std::as_const(problems))
        importer.say(problem, {});
    if (messages) {
        takeAll(importer, *messages, document.is_array() ? QString() : QStringLiteral("/messages"));
    } else {
        if (const QString instructions = memberText(document, "instructions"); !instructions.isEmpty())
            importer.take({{"role", "system"}, {"content", toUtf8(instructions)}}, QStringLiteral("/instructions"));
        if (input && input->is_array())
            takeAll(importer, *input, QStringLiteral("/input"));
        else if (input && input->is_string())
            importer.take({{"role", "user"}, {"content", *input}}, QStringLiteral("/input"));
        if (output)
            takeAll(importer, *output, QStringLiteral("/output"));
    }
    if (importer.isEmpty())
        return none;
    return importer.finish();
}

} // namespace cuewright
