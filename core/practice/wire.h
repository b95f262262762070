#pragma once

#include "base/json.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace cuewright {

/// One answer before it is written down, plain or as a stream.
struct PracticeChoice
{
    QString text; ///< content; empty with tool calls
    QString refusal; ///< instead of content
    Json toolCalls = Json::array(); ///< in the form of facts §4
    QString finishReason = QStringLiteral("stop");
    std::int64_t tokens = 0; ///< completion tokens
};

struct PracticeReply
{
    QString id; ///< "chatcmpl-…"
    QString model;
    qint64 created = 0; ///< Unix seconds
    std::int64_t promptTokens = 0;
    std::vector<PracticeChoice> choices;

    Json usage() const;
    /// The whole answer as one document (facts §1.3).
    Json completion() const;
    /// One event of a stream (facts §2.1) for the choice at `index`.
    Json chunk(int index, Json delta, const QString &finishReason, bool withNullUsage) const;
    /// The event after all choices that carries the usage.
    Json usageChunk() const;
};

} // namespace cuewright
