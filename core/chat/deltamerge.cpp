#include "chat/deltamerge.h"

#include "chat/usagereader.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

constexpr int kMaxIndex = 127; // of choices and of tool calls, as the official client (facts §2.4)

/// An index that is one; nullopt for negative, broken, huge or textual ones.
std::optional<int> readIndex(const Json &value)
{
    if (!value.is_number())
        return std::nullopt;
    const double number = value.get<double>();
    if (!(number >= 0 && number <= kMaxIndex) || std::floor(number) != number)
        return std::nullopt;
    return static_cast<int>(number);
}

tl::unexpected<Error> badIndex(const char *what, const Json &value)
{
    return fail(Error::Code::Protocol,
        QCoreApplication::translate("Answer", "The server's answer cannot be put together: a piece has no valid place in it."),
        QLatin1String(what) + QStringLiteral(" index ") + QString::fromUtf8(writeJson(value).left(100)));
}

/// Text of a string or of a list of text parts; everything else is no text.
QString textOf(const Json *content)
{
    if (!content)
        return {};
    if (content->is_string())
        return fromUtf8(content->get_ref<const std::string &>());
    QString text;
    if (content->is_array()) {
        for (const Json &part : *content) {
            const QString type = memberText(part, "type", QStringLiteral("text"));
            if (part.is_string())
                text += fromUtf8(part.get_ref<const std::string &>());
            else if (type == QLatin1String("text") || type == QLatin1String("output_text"))
                text += memberText(part, "text");
        }
    }
    return text;
}

QString refusalPartOf(const Json *content)
{
    QString text;
    if (content && content->is_array()) {
        for (const Json &part : *content)
            text += memberText(part, "refusal");
    }
    return text;
}

/// Arguments are text by the rules; some servers send the object itself (facts §9.1 point 6).
QString argumentsOf(const Json *arguments)
{
    if (!arguments || arguments->is_null())
        return {};
    return arguments->is_string() ? fromUtf8(arguments->get_ref<const std::string &>()) : QString::fromUtf8(writeJson(*arguments));
}

FinishReason finishReason(const QString &word)
{
    static const QHash<QString, FinishReason> kReasons{
        {QStringLiteral("stop"), FinishReason::Stop},
        {QStringLiteral("eos"), FinishReason::Stop},
        {QStringLiteral("eos_token"), FinishReason::Stop},
        {QStringLiteral("stop_sequence"), FinishReason::Stop},
        {QStringLiteral("end_turn"), FinishReason::Stop},
        {QStringLiteral("length"), FinishReason::Length},
        {QStringLiteral("max_tokens"), FinishReason::Length},
        {QStringLiteral("tool_calls"), FinishReason::ToolCalls},
        {QStringLiteral("tool_use"), FinishReason::ToolCalls},
        {QStringLiteral("function_call"), FinishReason::ToolCalls},
        {QStringLiteral("content_filter"), FinishReason::ContentFilter},
        {QStringLiteral("error"), FinishReason::Error},
    };
    return kReasons.value(word.toLower(), FinishReason::Unknown);
}

void assignIfFilled(QString &target, const QString &value)
{
    if (!value.isEmpty())
        target = value;
}

} // namespace

Result<QList<ChatEvent>> DeltaMerge::add(const Json &chunk)
{
    Events events;
    addHead(chunk);
    if (const Json *choices = member(chunk, "choices"); choices && choices->is_array()) {
        qsizetype position = 0;
        for (const Json &choice : *choices) {
            const Json *index = member(choice, "index");
            std::optional<int> number = static_cast<int>(std::min<qsizetype>(position++, kMaxIndex + 1));
            if (index && !index->is_null())
                number = readIndex(*index);
            if (!number || *number > kMaxIndex)
                return badIndex("choice", index ? *index : Json(position));
            if (*number != 0)
                continue;
            if (auto added = addChoice(choice, events); !added)
                return tl::unexpected(added.error());
        }
    }
    addUsage(member(chunk, "usage"), events);
    if (const Json *groq = member(chunk, "x_groq"))
        addUsage(member(*groq, "usage"), events);
    return events;
}

void DeltaMerge::addHead(const Json &chunk)
{
    if (m_completion.id.isEmpty())
        m_completion.id = memberText(chunk, "id");
    if (m_completion.model.isEmpty())
        m_completion.model = memberText(chunk, "model");
    assignIfFilled(m_completion.serviceTier, memberText(chunk, "service_tier"));
    assignIfFilled(m_completion.systemFingerprint, memberText(chunk, "system_fingerprint"));
}

void DeltaMerge::addUsage(const Json *usage, Events &events)
{
    if (!usage)
        return;
    if (const auto cost = readCost(*usage))
        m_completion.reportedCost = cost;
    const auto read = readUsage(*usage);
    if (!read || m_completion.usage == read)
        return;
    m_completion.usage = read;
    events.append(UsageReported{*read});
}

Result<> DeltaMerge::addChoice(const Json &choice, Events &events)
{
    m_sawChoice = true;
    const Json *delta = member(choice, "delta");
    // A document has "message"; some servers end a stream with the whole message, which must not count twice.
    const bool empty = m_completion.text.isEmpty() && m_completion.refusal.isEmpty() && m_completion.toolCalls.isEmpty();
    if (!delta && empty)
        delta = member(choice, "message");
    if (delta && delta->is_object()) {
        addText(*delta, events);
        const Json *calls = member(*delta, "tool_calls");
        const Json *single = member(*delta, "function_call");
        if (calls && calls->is_array()) {
            if (auto added = addToolCalls(*calls, events); !added)
                return added;
        } else if (single && single->is_object()) {
            const Json wrapped{{"index", 0}, {"function", *single}};
            if (auto added = addToolCall(wrapped, 0, true, events); !added)
                return added;
        }
    }
    addFinish(choice);
    return {};
}

void DeltaMerge::addText(const Json &delta, Events &events)
{
    const Json *content = member(delta, "content");
    const QString text = textOf(content);
    if (!text.isEmpty()) {
        m_completion.text += text;
        events.append(TextDelta{text});
    }
    const QString refusal = memberText(delta, "refusal") + refusalPartOf(content);
    if (!refusal.isEmpty()) {
        m_completion.refusal += refusal;
        events.append(RefusalDelta{refusal});
    }
    // Two names for one thing; a server that sends both means the same text.
    QString reasoning = memberText(delta, "reasoning_content");
    if (reasoning.isEmpty())
        reasoning = memberText(delta, "reasoning");
    if (!reasoning.isEmpty()) {
        m_completion.reasoning += reasoning;
        events.append(ReasoningDelta{reasoning});
    }
}

void DeltaMerge::addFinish(const Json &choice)
{
    const QString word = memberText(choice, "finish_reason");
    if (word.isEmpty())
        return;
    m_sawFinish = true;
    m_completion.finishText = word;
    m_completion.finish = finishReason(word);
}

Result<> DeltaMerge::addToolCalls(const Json &calls, Events &events)
{
    qsizetype position = 0;
    for (const Json &call : calls) {
        if (auto added = addToolCall(call, position++, calls.size() == 1, events); !added)
            return added;
    }
    return {};
}

Result<> DeltaMerge::addToolCall(const Json &call, qsizetype position, bool alone, Events &events)
{
    const Json *function = member(call, "function");
    if (!function)
        function = member(call, "custom");
    static const Json kNothing;
    const Json &body = function ? *function : kNothing;
    const QString id = memberText(call, "id");
    const QString name = memberText(body, "name");

    const Json *index = member(call, "index");
    std::optional<int> wireIndex;
    if (index && !index->is_null())
        wireIndex = readIndex(*index);
    else
        wireIndex = keyForUnnumbered(id, name, position, alone);
    if (!wireIndex)
        return badIndex("tool call", *index);
    if (m_order.size() > kMaxIndex) {
        return fail(Error::Code::TooLarge,
            QCoreApplication::translate("Answer", "The model asks for more than %1 tool calls at once.").arg(kMaxIndex + 1));
    }
    const int number = callFor(*wireIndex, id, name);
    const auto at = std::lower_bound(m_order.begin(), m_order.end(), number) - m_order.begin();
    ToolCall &target = m_completion.toolCalls[at];
    if (target.id.isEmpty())
        target.id = id;
    assignIfFilled(target.name, name);
    const Json *arguments = member(body, "arguments");
    const QString piece = argumentsOf(arguments ? arguments : member(body, "input"));
    target.arguments += piece;
    events.append(ToolCallDelta{number, target.id, target.name, piece});
    return {};
}

/// Which call a piece without an index means (facts §9.1 point 7): the one with its id; a new one for a new id, or for a
/// name where the last call already has another; otherwise the call at its position in the list.
int DeltaMerge::keyForUnnumbered(const QString &id, const QString &name, qsizetype position, bool alone) const
{
    const QList<ToolCall> &calls = m_completion.toolCalls;
    const auto orderAt = [this](qsizetype at) { return m_order[static_cast<std::size_t>(at)]; };
    const int next = m_order.empty() ? 0 : m_order.back() + 1;
    if (calls.isEmpty())
        return 0;
    if (!id.isEmpty()) {
        for (qsizetype i = 0; i < calls.size(); ++i) {
            if (calls[i].id == id)
                return orderAt(i);
        }
    }
    const qsizetype candidate = alone ? calls.size() - 1 : position;
    if (candidate >= calls.size())
        return next;
    const ToolCall &call = calls[candidate];
    const bool otherId = !id.isEmpty() && !call.id.isEmpty();
    const bool otherName = !name.isEmpty() && !call.name.isEmpty() && call.name != name;
    return otherId || otherName ? next : orderAt(candidate);
}

/// The number of the call that index `wireIndex` means, made if it is new. Some servers give every call of an answer the
/// same index: another name there, or another id together with a name, begins another call (facts §9.1 point 8).
int DeltaMerge::callFor(int wireIndex, const QString &id, const QString &name)
{
    if (const auto known = m_current.constFind(wireIndex); known != m_current.constEnd()) {
        const auto at = std::lower_bound(m_order.begin(), m_order.end(), *known) - m_order.begin();
        const ToolCall &call = m_completion.toolCalls[at];
        const bool otherName = !name.isEmpty() && !call.name.isEmpty() && name != call.name;
        const bool otherId = !name.isEmpty() && !call.name.isEmpty() && !id.isEmpty() && !call.id.isEmpty() && id != call.id;
        if (!otherName && !otherId)
            return *known;
    }
    int number = wireIndex;
    if (std::binary_search(m_order.begin(), m_order.end(), number))
        number = m_order.back() + 1;
    const auto place = std::lower_bound(m_order.begin(), m_order.end(), number);
    m_completion.toolCalls.insert(place - m_order.begin(), ToolCall());
    m_order.insert(place, number);
    m_current[wireIndex] = number;
    return number;
}

void DeltaMerge::close()
{
    nameToolCalls(m_completion);
    // Servers end calls with "stop" or with nothing at all (facts §9.1 point 10).
    const bool plainEnd = m_completion.finish == FinishReason::Stop || m_completion.finish == FinishReason::Unknown;
    if (plainEnd && !m_completion.toolCalls.isEmpty())
        m_completion.finish = FinishReason::ToolCalls;
}

} // namespace cuewright
