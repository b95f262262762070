#pragma once

#include "schema/document/jsonsource.h"

namespace cuewright {

/// A change to a schema's text, ready to be applied or to be looked at.
struct SchemaEdit
{
    QString label; ///< of the undo step: "Rename category to topic"; translated
    QString before; ///< the text that it was made from
    TextPatches patches; ///< of that text
    QString pointer; ///< what to select afterwards, in the new text

    bool isEmpty() const { return patches.isEmpty(); }
};

// Edits are functions of a source and some parameters. They change only the lines that must change, follow
// the layout of the neighbours, and keep what they do not know. All of them answer Error::Code::Invalid with
// a sentence where the parameters make no sense for this schema (no such field, a name that is taken) and
// where the source is not valid.

/// The text reads as `wanted` afterwards; only what differs is written anew, the rest keeps its layout. The
/// way for changes that are made on the Json: fixes, retyping.
[[nodiscard]] Result<SchemaEdit> rewriteAs(
    const JsonSource &source, const Json &wanted, const QString &label);
/// The same for the value that `pointer` names.
[[nodiscard]] Result<SchemaEdit> rewriteAt(
    const JsonSource &source, const QString &pointer, const Json &wanted, const QString &label);
/// The same, or a new last member of the object that would hold it.
[[nodiscard]] Result<SchemaEdit> putAt(
    const JsonSource &source, const QString &pointer, const Json &wanted, const QString &label);

} // namespace cuewright
