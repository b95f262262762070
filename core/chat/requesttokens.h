#pragma once

#include "chat/request.h"

#include <QList>
#include <QStringView>

#include <cstdint>

namespace cuewright {

/// Input tokens of one message.
struct CountedMessage
{
    Role role = Role::User;
    std::int64_t text = 0; ///< texts and the calls that an assistant made
    std::int64_t media = 0; ///< pictures by the published rule: always an estimate
    /// Sealed thoughts that go back with it, always an estimate: as many as their server reported for them; where it did not,
    /// one for four characters of the seal. That is Base64, so three bytes a token, and texts have about four.
    std::int64_t reasoning = 0;
    std::int64_t framing = 0; ///< what a message itself costs: its role, its name and the constants around them
    bool exact = false; ///< its text and media: no picture, no thought, no call, and the encoding is the model's own
};

/// Input tokens of a request, counted before it is sent.
struct RequestTokens
{
    QList<std::int64_t> messages; ///< one a message: all of it
    QList<CountedMessage> parts; ///< of `messages`
    std::int64_t schema = 0; ///< the schema of the answer, as it is sent
    std::int64_t tools = 0;
    std::int64_t framing = 0; ///< once a request: the beginning of the reply
    std::int64_t correction = 0; ///< from earlier reports (runs/calibration.h); 0 as counted here
    std::int64_t total = 0; ///< the sum of all that
    int uncounted = 0; ///< pictures, sounds and files whose size or price is not known
    /// The published rule covers all of it (facts §10.6). False, an estimate: an unmapped or reasoning model, tools, a
    /// schema, tool calls, media.
    bool exact = false;
    bool textsExact = false; ///< the encoding is the model's own
    bool framingExact = false; ///< what messages and the beginning of the reply cost is published for this model

    /// Everything that is neither text, nor media, nor reasoning, nor schema, nor tools.
    std::int64_t allFraming() const;
    /// The part that no published rule covers for this model: what a report can correct.
    std::int64_t estimatedOverhead() const;
};

RequestTokens countRequest(const ChatRequest &request, QStringView model);

} // namespace cuewright
