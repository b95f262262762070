#pragma once

#include "schema/document/jsonsource.h"

#include <functional>

namespace cuewright {

/// A $ref to a place in the same document.
struct InnerReference
{
    JsonSource::NodeId value = JsonSource::kNone; ///< of the $ref's text
    QString base; ///< pointer of the resource that it is relative to: the root, or an inner schema with $id
    QString target; ///< pointer in the document
};

/// Calls `visit(schema, base)` for each schema that is an object, parents first; `base` as in InnerReference.
/// What stands in enum, const, default and examples is no schema.
void forEachSchema(
    const JsonSource &source, const std::function<void(JsonSource::NodeId, const QString &)> &visit);
/// All $refs that lead by a JSON pointer; not those by $anchor or to other documents.
std::vector<InnerReference> innerReferences(const JsonSource &source);

/// Where what was at a pointer is afterwards; the same pointer where nothing moves.
using PointerMap = std::function<QString(const QString &)>;
/// A map for `from` and all inside it.
PointerMap movedPointer(const QString &from, const QString &to);

struct ReferenceChange
{
    JsonSource::NodeId value = JsonSource::kNone;
    QString text; ///< JSON of the new $ref
};
/// The $refs that have to read differently so that they lead to the same schemas afterwards.
std::vector<ReferenceChange> followReferences(const JsonSource &source, const PointerMap &moved);

/// Whether `pointer` is `outer` or inside it.
bool isAtOrInside(const QString &pointer, const QString &outer);
/// `#/$defs/a%20b`
QString referenceText(const QString &pointer);

} // namespace cuewright
