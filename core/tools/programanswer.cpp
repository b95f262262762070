#include "tools/programanswer.h"

#include "tools/traceturn.h"

namespace cuewright {
namespace {

constexpr int kMostViolations = 20; // a model mends the first ones and asks again

QString namesOf(const QList<ToolDefinition> &tools)
{
    QStringList names;
    for (const ToolDefinition &tool : tools)
        names << tool.name;
    return names.isEmpty() ? QStringLiteral("none") : names.join(QStringLiteral(", "));
}

QString violationsText(const QList<Violation> &violations)
{
    QStringList lines;
    for (const Violation &violation : violations.mid(0, kMostViolations)) {
        const QString place = violation.instancePointer.isEmpty() ? QStringLiteral("the arguments") : violation.instancePointer;
        lines << QStringLiteral("- %1: %2").arg(place, violation.message);
    }
    if (violations.size() > kMostViolations)
        lines << QStringLiteral("- and %1 more").arg(violations.size() - kMostViolations);
    return lines.join(u'\n');
}

} // namespace

std::optional<ToolResult> programAnswer(const ToolCall &call, const QList<ToolDefinition> &tools)
{
    const ArgumentProblems problems = argumentProblems(call, tools);
    ToolResult result;
    result.source = ToolSource::Program;
    result.isError = true;
    if (!problems.isKnownTool) {
        result.text = QStringLiteral("No tool is called \"%1\". These exist: %2.").arg(call.name, namesOf(tools));
    } else if (const auto &error = problems.parseError) {
        result.text = QStringLiteral("The tool was not run: its arguments must be one JSON object, and these cannot be read as one");
        result.text += error->at.line > 0 ? QStringLiteral(" (line %1, column %2).").arg(error->at.line).arg(error->at.column) : QStringLiteral(".");
    } else if (!problems.violations.isEmpty()) {
        result.text = QStringLiteral("The tool was not run: its arguments do not follow its schema.\n") + violationsText(problems.violations);
    } else {
        return std::nullopt;
    }
    return result;
}

} // namespace cuewright
