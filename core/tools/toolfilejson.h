#pragma once

#include "tools/toolfile.h"

namespace cuewright {

// The parts of a tool file as JSON. Readers give what can be used and add what cannot to `problems`, with the pointer in the file.

QList<ToolMock> mocksFrom(const Json &file, QList<LintProblem> &problems);
QList<RecordedResult> recordedFrom(const Json &file, QList<LintProblem> &problems);
/// `fallback`: what counts where the file does not say.
ToolSourceSettings sourceFrom(const Json &file, ToolSource fallback, QList<LintProblem> &problems);
ToolDefinition definitionFrom(const Json &object);

Json mockToJson(const ToolMock &mock);
Json recordedToJson(const RecordedResult &recorded);
Json sourceToJson(const ToolSourceSettings &source);
/// `wanted` with the members that `old` has too in the order in which they stand there.
Json inOrderOf(const Json &wanted, const Json &old);
/// Into an object that has it already: only its members change, the new ones come in the usual order.
void putDefinition(Json &object, const ToolDefinition &definition);

LintProblem toolProblem(const QString &pointer, const char *rule, const QString &message, LintSeverity severity = LintSeverity::Error);

} // namespace cuewright
