#pragma once

#include "base/json.h"
#include "base/random.h"
#include "base/result.h"
#include "schema/references.h"

#include <QString>

#include <functional>

namespace cuewright {

/// Asked now and then while something is made up, on the thread that does it; true: nobody wants it any more, and the answer
/// is Error::Code::Cancelled.
using SampleStop = std::function<bool()>;

/// What a made-up answer leans on.
struct AnswerHints
{
    QString text; ///< what the answer is about: a ticket, a letter
    QString
        instructions; ///< what the answer was asked for; lists such as "billing: refund, invoice" are obeyed
};

enum class SampleKind {
    Minimal, ///< what must be there, at the lower limits
    Typical,
    Maximal, ///< all members, at the upper limits: lists of up to 10 items, texts of up to 1000 characters
};

/// A value that satisfies `schema`, without hints. Same arguments, same value. It has been checked. Errors: Invalid where the
/// schema makes no sense or a $ref leads nowhere, Unsupported where no fitting value was found within bounds (there may be
/// none), Cancelled. A minimal or maximal one that rules across members forbid is a less extreme one.
[[nodiscard]] Result<Json> makeSample(const Json &schema, SampleKind kind, std::uint64_t seed,
    const SchemaDocuments &documents = {}, const SampleStop &stop = {});

/// A value that satisfies `schema` and leans on the words of the hints: the choice that shares most words
/// with the text, numbers inside their limits, texts that quote it, an e-mail address only where there is
/// one. Same arguments and same random numbers, same answer. The value has been checked: Errors: Invalid
/// where the schema makes no sense, Unsupported where no fitting value was found within bounds (there may be
/// none).
[[nodiscard]] Result<Json> makeAnswer(const Json &schema, const AnswerHints &hints, Random &random);

} // namespace cuewright
