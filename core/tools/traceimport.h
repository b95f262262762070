#pragma once

#include "base/result.h"
#include "tools/tracefile.h"

namespace cuewright {

/// A conversation that somebody has as JSON, as a trace: a list of messages or a whole body in the form of Chat Completions
/// (facts §1.2), or a list of items or a whole body in that of Responses (facts §12; "input", and "output" of an answer). Each
/// assistant message ends a turn; results find their call by its id.
///
/// Tolerant: what makes no sense is left out and named in `problems` with its JSON pointer (a result without a call, an item of
/// an unknown type, a call without a name); a call without a result stays pending. Errors: Parse, TooLarge; Invalid for JSON that is
/// neither, or holds no message.
/// `model`: what further turns are asked of where the document names none, as `problems` say then; empty: it stays open.
[[nodiscard]] Result<OpenedTrace> importTrace(const QByteArray &text, const QString &model = {});
[[nodiscard]] Result<OpenedTrace> importTrace(const Json &document, const QString &model = {});

} // namespace cuewright
