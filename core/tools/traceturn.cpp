#include "tools/traceturn.h"

#include "tools/argumentrule.h"
#include "tools/toolturn.h"

#include <algorithm>

namespace cuewright {

bool TraceCall::isResultEdited() const
{
    return recorded && result && !isReal(result->source) && result->source != ToolSource::Recorded;
}

int TraceTurn::pending() const
{
    return static_cast<int>(std::count_if(calls.begin(), calls.end(), [](const TraceCall &call) { return call.isPending(); }));
}

QString TraceTurn::answerText() const
{
    if (editedText)
        return *editedText;
    return answer ? answer->text : QString();
}

Message TraceTurn::answerMessage() const
{
    Completion counted = answer.value_or(Completion());
    counted.text = answerText();
    counted.toolCalls.clear();
    for (const TraceCall &call : calls)
        counted.toolCalls << call.call;
    return messageOf(counted);
}

ArgumentProblems argumentProblems(const ToolCall &call, const QList<ToolDefinition> &tools)
{
    ArgumentProblems problems;
    const auto tool = std::find_if(tools.begin(), tools.end(), [&](const ToolDefinition &known) { return known.name == call.name; });
    problems.isKnownTool = tool != tools.end();
    const auto arguments = parsedArguments(call.arguments);
    if (!arguments) {
        problems.parseError = arguments.error();
        return problems;
    }
    if (!problems.isKnownTool || tool->parameters.is_null())
        return problems;
    const auto validator = Validator::compile(tool->parameters);
    if (!validator)
        problems.schemaError = validator.error();
    else
        problems.violations = validator->check(*arguments);
    return problems;
}

} // namespace cuewright
