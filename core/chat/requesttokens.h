#pragma once

#include "chat/request.h"

#include <QList>
#include <QStringView>

#include <cstdint>

namespace cuewright {

/// Input tokens of a request, counted before it is sent.
struct RequestTokens
{
    QList<std::int64_t> messages; ///< one a message: its texts, names and calls, and what a message itself costs
    std::int64_t schema = 0; ///< the schema of the answer, as it is sent
    std::int64_t tools = 0;
    std::int64_t framing = 0; ///< once a request: the beginning of the reply
    std::int64_t total = 0;
    int uncounted = 0; ///< pictures, sounds and files whose size or price is not known
    /// The published rule covers all of it (facts §10.6). False, an estimate: an unmapped or reasoning model, tools, a
    /// schema, tool calls, media.
    bool exact = false;
};

RequestTokens countRequest(const ChatRequest &request, QStringView model);

} // namespace cuewright
