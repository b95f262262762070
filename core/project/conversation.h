#pragma once

#include "base/result.h"
#include "chat/message.h"
#include "project/prompt.h"

namespace cuewright {

/// The messages of a thread's value: a list of {role, content, …} as in facts/prompty §8.5. A value that is no list gives
/// none. Errors: Invalid for an entry without a known role.
[[nodiscard]] Result<QList<Message>> threadMessages(const Json &thread);

/// An image, audio or file input as a part: a URL, a data URI or base64 text; an object {source, mediaType, detail} as well.
/// nullopt: no value.
std::optional<ContentPart> mediaPart(Property::Kind kind, const Json &value);

} // namespace cuewright
