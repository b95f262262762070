#pragma once

#include "schema/document/schemaedit.h"
#include "tools/toolfile.h"

namespace cuewright {

// Edits of a tool's file, as those of a schema (schema/document/schemaedit.h): functions of the source of the whole file. They
// change only the lines that must change. A new member comes behind those that tool files usually have before it. Errors: Invalid
// where the file is no object, and where an item is not there any more.

[[nodiscard]] Result<SchemaEdit> setToolName(const JsonSource &file, const QString &name);
[[nodiscard]] Result<SchemaEdit> setToolDescription(const JsonSource &file, const QString &description);
/// nullopt: the file does not say.
[[nodiscard]] Result<SchemaEdit> setToolStrict(const JsonSource &file, std::optional<bool> strict);
[[nodiscard]] Result<SchemaEdit> setToolDestructive(const JsonSource &file, std::optional<bool> destructive);
[[nodiscard]] Result<SchemaEdit> setToolSource(const JsonSource &file, const ToolSourceSettings &source);

/// The two lists of answers that a tool's file keeps.
enum class ToolAnswers { Mocks, Recorded };

/// Pointer of the list in the file: "/mocks", "/recorded".
QString toolAnswersPointer(ToolAnswers list);
/// As they are written, also those that cannot be used; empty where there is no list.
std::vector<Json> toolAnswers(const Json &file, ToolAnswers list);
/// Before the one that is `index` now; -1: last. Makes the list where there is none.
[[nodiscard]] Result<SchemaEdit> addToolAnswer(const JsonSource &file, ToolAnswers list, int index, const Json &answer);
/// The list goes with its last answer.
[[nodiscard]] Result<SchemaEdit> removeToolAnswer(const JsonSource &file, ToolAnswers list, int index);
/// To where `to` is; keeps how it is written.
[[nodiscard]] Result<SchemaEdit> moveToolAnswer(const JsonSource &file, ToolAnswers list, int from, int to);
[[nodiscard]] Result<SchemaEdit> changeToolAnswer(const JsonSource &file, ToolAnswers list, int index, const Json &answer);

} // namespace cuewright
