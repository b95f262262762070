#include "chat/responsesmerge.h"

#include "chat/httperror.h"
#include "chat/problems.h"
#include "chat/usagereader.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr int kMostCalls = 128; // as with Chat Completions

/// Where an event belongs: output_index, or the item's id from servers that leave it out.
QString placeOf(const Json &event)
{
    const Json *index = member(event, "output_index");
    if (index && index->is_number())
        return QString::fromUtf8(writeJson(*index));
    const Json *item = member(event, "item");
    return memberText(event, "item_id", item ? memberText(*item, "id") : QString());
}

bool isCall(const QString &type)
{
    return type == QLatin1String("function_call") || type == QLatin1String("custom_tool_call");
}

ToolCall callOf(const Json &item)
{
    return {memberText(item, "call_id", memberText(item, "id")), memberText(item, "name"), memberText(item, "arguments", memberText(item, "input"))};
}

void readContent(const Json &content, Completion &completion)
{
    for (const Json &part : content) {
        const QString type = memberText(part, "type");
        if (type == QLatin1String("output_text"))
            completion.text += memberText(part, "text");
        else if (type == QLatin1String("refusal"))
            completion.refusal += memberText(part, "refusal");
    }
}

/// What has to go back with the next request. Without its seal an item means nothing to a server that stores nothing, and
/// of its other members only these are taken back.
void keepReasoning(const Json &item, Completion &completion)
{
    if (memberText(item, "encrypted_content").isEmpty())
        return;
    Json kept = Json::object();
    for (const char *key : {"type", "id", "summary", "encrypted_content"}) {
        if (const Json *value = member(item, key))
            kept[key] = *value;
    }
    completion.reasoningItems.push_back(std::move(kept));
}

void readReasoning(const Json &item, Completion &completion)
{
    for (const char *list : {"summary", "content"}) {
        const Json *parts = member(item, list);
        for (std::size_t i = 0; parts && parts->is_array() && i < parts->size(); ++i) {
            if (!completion.reasoning.isEmpty())
                completion.reasoning += QStringLiteral("\n\n");
            completion.reasoning += memberText((*parts)[i], "text");
        }
    }
    keepReasoning(item, completion);
}

void readItem(const Json &item, Completion &completion)
{
    const QString type = memberText(item, "type");
    const Json *content = member(item, "content");
    if (type == QLatin1String("message") && content && content->is_array())
        readContent(*content, completion);
    else if (isCall(type))
        completion.toolCalls.append(callOf(item));
    else if (type == QLatin1String("reasoning"))
        readReasoning(item, completion);
}

/// What `whole` has beyond `arrived`; empty where they do not belong together, because nothing can be taken back.
QString rest(const QString &arrived, const QString &whole)
{
    return whole.startsWith(arrived) ? whole.mid(arrived.size()) : QString();
}

} // namespace

Result<QList<ChatEvent>> ResponsesMerge::add(const Json &event)
{
    Events events;
    const QString type = memberText(event, "type");
    const auto is = [&type](const char *name) { return type == QLatin1String(name); };
    Result<> step;
    if (!type.startsWith(QLatin1String("response."))) {
        step = addResponse(event, events); // the document itself; of other events nothing comes of it
    } else if (is("response.output_text.delta")) {
        m_completion.text += memberText(event, "delta");
        events.append(TextDelta{memberText(event, "delta")});
    } else if (is("response.refusal.delta")) {
        m_completion.refusal += memberText(event, "delta");
        events.append(RefusalDelta{memberText(event, "delta")});
    } else if (is("response.reasoning_summary_text.delta") || is("response.reasoning_text.delta")) {
        addReasoning(event, events);
    } else if (is("response.function_call_arguments.delta") || is("response.custom_tool_call_input.delta")) {
        step = addArguments(event, events);
    } else if (is("response.output_item.added") || is("response.output_item.done")) {
        step = addItem(event, is("response.output_item.done"), events);
    } else if (const Json *response = member(event, "response")) {
        const bool last = is("response.completed") || is("response.failed") || is("response.incomplete") || is("response.cancelled");
        if (last)
            step = addResponse(*response, events);
        else
            addHead(*response);
    }
    m_sawResponse = m_sawResponse || type.startsWith(QLatin1String("response."));
    if (!step)
        return tl::unexpected(step.error());
    return events;
}

void ResponsesMerge::addHead(const Json &response)
{
    if (m_completion.id.isEmpty())
        m_completion.id = memberText(response, "id");
    if (const QString model = memberText(response, "model"); !model.isEmpty())
        m_completion.model = model;
    if (const QString tier = memberText(response, "service_tier"); !tier.isEmpty())
        m_completion.serviceTier = tier;
}

void ResponsesMerge::addReasoning(const Json &event, Events &events)
{
    const Json *part = member(event, "summary_index");
    if (!part)
        part = member(event, "content_index");
    const QString place = placeOf(event) + u'/' + (part ? QString::fromUtf8(writeJson(*part)) : QString());
    QString piece = memberText(event, "delta");
    if (!m_completion.reasoning.isEmpty() && place != m_thought)
        piece.prepend(QStringLiteral("\n\n"));
    m_thought = place;
    m_completion.reasoning += piece;
    events.append(ReasoningDelta{piece});
}

Result<int> ResponsesMerge::callFor(const Json &event)
{
    const QString place = placeOf(event);
    if (const auto known = m_calls.constFind(place); known != m_calls.constEnd())
        return *known;
    if (m_completion.toolCalls.size() >= kMostCalls) {
        return fail(Error::Code::TooLarge,
            QCoreApplication::translate("Answer", "The model asks for more than %1 tool calls at once.").arg(kMostCalls));
    }
    const int index = static_cast<int>(m_completion.toolCalls.size());
    m_completion.toolCalls.append(ToolCall());
    m_calls.insert(place, index);
    return index;
}

Result<> ResponsesMerge::addItem(const Json &event, bool whole, Events &events)
{
    const Json *item = member(event, "item");
    if (!item)
        return {};
    const QString type = memberText(*item, "type");
    if (whole && type == QLatin1String("reasoning"))
        keepReasoning(*item, m_completion);
    if (!isCall(type))
        return {};
    const auto index = callFor(event);
    if (!index)
        return fail(index.error());
    ToolCall &call = m_completion.toolCalls[*index];
    const ToolCall said = callOf(*item);
    const QString piece = rest(call.arguments, said.arguments);
    const bool named = call.name.isEmpty() && !said.name.isEmpty();
    call.id = said.id;
    call.name = said.name;
    if (whole)
        call.arguments = said.arguments;
    else
        call.arguments += piece;
    if (named || !piece.isEmpty())
        events.append(ToolCallDelta{*index, call.id, call.name, piece});
    return {};
}

Result<> ResponsesMerge::addArguments(const Json &event, Events &events)
{
    const auto index = callFor(event);
    if (!index)
        return fail(index.error());
    ToolCall &call = m_completion.toolCalls[*index];
    call.arguments += memberText(event, "delta");
    events.append(ToolCallDelta{*index, call.id, call.name, memberText(event, "delta")});
    return {};
}

void ResponsesMerge::takeWhole(const Json &output, Events &events)
{
    Completion whole;
    for (const Json &item : output)
        readItem(item, whole);
    if (const QString more = rest(m_completion.text, whole.text); !more.isEmpty())
        events.append(TextDelta{more});
    if (const QString more = rest(m_completion.refusal, whole.refusal); !more.isEmpty())
        events.append(RefusalDelta{more});
    if (m_completion.reasoning.isEmpty() && !whole.reasoning.isEmpty())
        events.append(ReasoningDelta{whole.reasoning});
    for (qsizetype i = 0; i < whole.toolCalls.size(); ++i) {
        const ToolCall &call = whole.toolCalls[i];
        const QString arrived = i < m_completion.toolCalls.size() ? m_completion.toolCalls[i].arguments : QString();
        const QString more = rest(arrived, call.arguments);
        if (i >= m_completion.toolCalls.size() || !more.isEmpty())
            events.append(ToolCallDelta{static_cast<int>(i), call.id, call.name, more});
    }
    m_completion.text = whole.text;
    m_completion.refusal = whole.refusal;
    m_completion.toolCalls = whole.toolCalls;
    m_completion.reasoningItems = whole.reasoningItems;
    if (m_completion.reasoning.isEmpty())
        m_completion.reasoning = whole.reasoning;
}

Result<> ResponsesMerge::addResponse(const Json &response, Events &events)
{
    const Json *output = member(response, "output");
    const Json *error = member(response, "error");
    const bool isResponse = (output && output->is_array()) || response.contains("status");
    if (!isResponse)
        return {};
    m_sawResponse = true;
    addHead(response);
    // Some gateways send the last event without the answer that the pieces before it have told.
    if (output && output->is_array() && !output->empty())
        takeWhole(*output, events);
    if (const QString text = memberText(response, "output_text"); m_completion.text.isEmpty() && !text.isEmpty()) {
        m_completion.text = text;
        events.append(TextDelta{text});
    }
    if (const Json *usage = member(response, "usage")) {
        m_completion.reportedCost = readCost(*usage);
        m_completion.usage = readUsage(*usage);
        if (m_completion.usage)
            events.append(UsageReported{*m_completion.usage});
    }
    if (error && !error->is_null())
        return fail(embeddedError(*error).error);
    return addEnd(response);
}

Result<> ResponsesMerge::addEnd(const Json &response)
{
    const QString status = memberText(response, "status", QStringLiteral("completed"));
    const Json *details = member(response, "incomplete_details");
    const QString reason = details ? memberText(*details, "reason") : QString();
    m_completion.finishText = reason.isEmpty() ? status : reason;
    if (status == QLatin1String("failed"))
        return fail(problem(Error::Code::Server, ""));
    if (status == QLatin1String("completed"))
        m_completion.finish = m_completion.toolCalls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
    else if (status == QLatin1String("incomplete"))
        m_completion.finish = reason == QLatin1String("content_filter") ? FinishReason::ContentFilter : FinishReason::Length;
    else
        return fail(problem(Error::Code::Truncated, "", {}, {}, QStringLiteral("status: ") + status));
    m_sawFinish = true;
    return {};
}

void ResponsesMerge::close()
{
    nameToolCalls(m_completion);
}

} // namespace cuewright
