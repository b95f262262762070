#pragma once

#include "chat/message.h"

namespace cuewright {

// Parts of messages as people and programs write them; nothing is refused.

/// A list of parts {kind|type, value|text|source|url|…}, or a text.
QList<ContentPart> contentParts(const Json &content);
/// Where a picture, sound or file comes from: {source|url|data|…, mediaType, detail}, nested as on the wire or not.
void readPartSource(ContentPart &part, const Json &value);
/// {id, name, arguments} or {id, function: {name, arguments}}; arguments that are an object become its text.
ToolCall looseToolCall(const Json &call);

} // namespace cuewright
