#pragma once

#include "chat/codec.h"

namespace cuewright {

// The two simple routes of the service (facts/prompty §9.5, §9.6). Of the options only the extra body is sent.

/// {model, input}: one text, or the list of the messages' texts.
EncodedRequest embeddingBody(const ChatRequest &request);
/// {model, prompt}: the text of the last user message.
EncodedRequest imageBody(const ChatRequest &request);

/// One vector, or the list of them in the order of their inputs. Errors: what the provider said, or Protocol.
[[nodiscard]] Result<Json> readEmbeddings(const Json &answer);
/// The picture as base64 or as address, or the list of them. Errors as above.
[[nodiscard]] Result<Json> readImages(const Json &answer);

} // namespace cuewright
