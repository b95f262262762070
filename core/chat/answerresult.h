#pragma once

#include "base/json.h"
#include "chat/completion.h"

namespace cuewright {

/// What a .prompty run hands on of an answer (facts/prompty §9.6): the list of tool calls {id, name, arguments}; else the
/// refusal; else the text, as JSON where `outputsDeclared` and it is JSON.
Json resultOf(const Completion &completion, bool outputsDeclared);

/// Whether it is known what became of a call that failed after its request had gone out.
enum class CallFate {
    Failed, ///< the server said so
    Indeterminate, ///< the answer may be complete, and billed, on the other side: look it up before sending again
};
CallFate fateOf(const Error &error);

} // namespace cuewright
