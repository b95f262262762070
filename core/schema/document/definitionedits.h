#pragma once

#include "schema/document/schemaedit.h"

#include <QStringList>

namespace cuewright {

// Edits on shared parts: what stands in the root's `$defs` (in draft 7 schemas `definitions`) and is used by
// $ref.

/// Pointers of the schemas whose $ref leads to `pointer` or into it.
QStringList referencesTo(const JsonSource &source, const QString &pointer);
/// Pointers of the shared parts: "/$defs/address".
QStringList definitionPointers(const JsonSource &source);

/// The schema at `pointer` becomes the shared part `name` and a $ref stands in its place; its description
/// stays with the field. With `everywhere` other schemas that are equal become references, too.
[[nodiscard]] Result<SchemaEdit> extractDefinition(
    const JsonSource &source, const QString &pointer, const QString &name, bool everywhere);
/// A copy of what the $ref at `pointer` names takes its place; keywords beside the $ref win.
/// Errors besides: Unsupported for a $ref that leads nowhere, out of the document, or to a schema that holds
/// it.
[[nodiscard]] Result<SchemaEdit> inlineReference(const JsonSource &source, const QString &pointer);

[[nodiscard]] Result<SchemaEdit> addDefinition(
    const JsonSource &source, const QString &name, const Json &schema);
[[nodiscard]] Result<SchemaEdit> renameDefinition(
    const JsonSource &source, const QString &pointer, const QString &name);
/// Errors besides: Invalid while something refers to it; the sentence says how many.
[[nodiscard]] Result<SchemaEdit> removeDefinition(const JsonSource &source, const QString &pointer);

} // namespace cuewright
