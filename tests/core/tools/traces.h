#pragma once

#include "tools/trace.h"

// Conversations that several tests look at.

namespace cuewright {

inline Completion answerWith(const QString &text, const QList<ToolCall> &calls = {})
{
    Completion answer;
    answer.text = text;
    answer.toolCalls = calls;
    answer.finish = calls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
    answer.complete = true;
    answer.usage = Usage();
    answer.usage->input = 100;
    answer.usage->output = 10;
    return answer;
}

inline ToolResult resultWith(const QString &text, ToolSource source = ToolSource::Command)
{
    ToolResult result;
    result.text = text;
    result.source = source;
    return result;
}

inline TurnAnswer answered(const Completion &completion)
{
    TurnAnswer answer;
    answer.answer = completion;
    answer.cost = Money::fromPico(1'000'000);
    return answer;
}

inline ChatRequest weatherSettings()
{
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    ToolDefinition tool;
    tool.name = QStringLiteral("get_weather");
    tool.parameters = *parseJson(R"({"type":"object","properties":{"location":{"type":"string"}},"required":["location"]})");
    request.tools << tool;
    return request;
}

/// Two parallel calls, their results, one more call, its result, the final answer: turns 1, 2, 3.
inline Trace weatherTrace()
{
    Trace trace;
    const auto weather = [](const char *id, const char *city) {
        return ToolCall{QLatin1String(id), QStringLiteral("get_weather"), QStringLiteral("{\"location\":\"%1\"}").arg(QLatin1String(city))};
    };
    const auto first = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("Weather in Paris and Tokyo?"))}, weatherSettings());
    (void)trace.setAnswer(*first, answered(answerWith({}, {weather("a", "Paris"), weather("b", "Tokyo")})));
    (void)trace.setResult(*first, 0, resultWith(QStringLiteral("18")));
    (void)trace.setResult(*first, 1, resultWith(QStringLiteral("24")));
    const auto second = trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(*first));
    (void)trace.setAnswer(*second, answered(answerWith(QStringLiteral("One more."), {weather("c", "Oslo")})));
    (void)trace.setResult(*second, 0, resultWith(QStringLiteral("3")));
    const auto third = trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(*second));
    (void)trace.setAnswer(*third, answered(answerWith(QStringLiteral("Mild."))));
    return trace;
}

} // namespace cuewright
