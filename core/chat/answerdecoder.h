#pragma once

#include "chat/codec.h"

#include <memory>

namespace cuewright {

/// Bytes of one answer that are taken in at most; far above any answer of text.
inline constexpr qsizetype kMaxAnswerBytes = qsizetype(64) << 20;

/// Reads one Chat Completions answer, streamed or not; the first bytes decide where the content type does not tell.
/// See AnswerDecoder for the contract, and facts §9.1 for what it puts up with.
std::unique_ptr<AnswerDecoder> chatCompletionsDecoder(bool streamAsked, QByteArrayView contentType);
/// The same for a Responses answer (facts §12), whose streams end with an event of their own instead of "[DONE]".
std::unique_ptr<AnswerDecoder> responsesDecoder(bool streamAsked, QByteArrayView contentType);

/// Parses JSON from a server: what is broken in its text alone (invalid UTF-8, half a surrogate pair) becomes U+FFFD.
[[nodiscard]] Result<Json> parseLenient(QByteArrayView text);

} // namespace cuewright
