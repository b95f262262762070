#pragma once

#include "base/json.h"
#include "base/random.h"
#include "base/result.h"

#include <QString>

namespace cuewright {

/// What a made-up answer leans on.
struct AnswerHints
{
    QString text; ///< what the answer is about: a ticket, a letter
    QString
        instructions; ///< what the answer was asked for; lists such as "billing: refund, invoice" are obeyed
};

/// A value that satisfies `schema` and leans on the words of the hints: the choice that shares most words
/// with the text, numbers inside their limits, texts that quote it, an e-mail address only where there is
/// one. Same arguments and same random numbers, same answer. The value has been checked: Errors: Invalid
/// where the schema makes no sense, Unsupported where no fitting value was found within bounds (there may be
/// none).
[[nodiscard]] Result<Json> makeAnswer(const Json &schema, const AnswerHints &hints, Random &random);

} // namespace cuewright
