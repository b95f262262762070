#pragma once

#include "base/json.h"
#include "base/result.h"
#include "chat/completion.h"

#include <QList>

namespace cuewright {

/// Puts the JSON pieces of one answer together; one for each wire format. Pure.
class AnswerMerge
{
public:
    virtual ~AnswerMerge() = default;
    /// One piece of a stream, or the whole document of an answer that was not streamed. An error ends the answer.
    [[nodiscard]] virtual Result<QList<ChatEvent>> add(const Json &piece) = 0;
    /// Nothing more comes: names what the server left out (ids of tool calls, the reason for the end).
    virtual void close() = 0;

    virtual const Completion &completion() const = 0;
    virtual Completion &completion() = 0;
    virtual bool sawAnswer() const = 0; ///< anything of an answer at all
    virtual bool sawFinish() const = 0; ///< the answer is whole
    virtual bool isEnd() const = 0; ///< the piece just added was the last one of its format
    virtual bool endsWithDone() const = 0; ///< "[DONE]" makes an answer without a finish whole
};

/// Ids for calls that came without one or with another's: made of what the answer says, so that decoding the same bytes
/// gives the same ids.
void nameToolCalls(Completion &completion);

} // namespace cuewright
