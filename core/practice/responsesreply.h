#pragma once

#include "practice/requestcheck.h"
#include "practice/wire.h"

#include <QByteArray>
#include <QList>

namespace cuewright {

class Encoding;

/// The answer as a Response object (facts §12).
Json responsesDocument(const PracticeReply &reply, const PracticeRequest &request);

/// The same as a stream: whole events, numbered, ready for the wire.
struct ResponsesStream
{
    QList<QByteArray> events;
    qsizetype beforeTokens = 0; ///< events in front of the first token
};
ResponsesStream responsesStream(const PracticeReply &reply, const PracticeRequest &request, const Encoding &encoding);

} // namespace cuewright
