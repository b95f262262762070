#pragma once

#include "tools/tracefile.h"

#include <QtTest>

namespace cuewright {

/// The conversation of the sample project: three branches, nine steps on main.
inline Trace sampleTrace()
{
    const auto opened = openTrace(QStringLiteral(CUEWRIGHT_SAMPLE "/traces/Double charge.trace.json"));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return opened->trace;
}

/// One turn that asks for two calls, which nobody has answered.
inline Trace pendingTrace()
{
    Trace trace;
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    ToolDefinition tool;
    tool.name = QStringLiteral("find");
    tool.parameters = *parseJson(R"({"type":"object","properties":{"what":{"type":"string"},"most":{"type":"integer","maximum":5}},"required":["what"],"additionalProperties":false})");
    request.tools = {tool};
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("Find it"))}, request);
    TurnAnswer answer;
    answer.answer = Completion();
    answer.answer->complete = true;
    answer.answer->finish = FinishReason::ToolCalls;
    answer.answer->toolCalls = {{QStringLiteral("a"), QStringLiteral("find"), QStringLiteral("{\"what\":\"x\"}")},
        {QStringLiteral("b"), QStringLiteral("find"), QStringLiteral("{\"what\":\"y\",\"most\":9}")}};
    answer.timing.duration = std::chrono::milliseconds(500);
    if (!trace.setAnswer(*turn, answer))
        qFatal("no answer");
    return trace;
}

inline ToolResult manual(const char *text)
{
    ToolResult result;
    result.text = QString::fromUtf8(text);
    return result;
}

} // namespace cuewright
