#pragma once

#include "base/result.h"
#include "net/chatclient.h"
#include "project/prompt.h"

#include <QString>

namespace cuewright {

/// What the environment and the command line say about where a prompt goes (DESIGN: command line).
struct EndpointChoice
{
    QString baseUrl; ///< --base-url; empty: OPENAI_BASE_URL, then the prompt's provider
    QString keyVariable; ///< --api-key-env; empty: OPENAI_API_KEY
};

/// The id of the profile that a prompt is sent to: its endpoint, else its provider; empty where it names neither.
QString placeOf(const Prompt &prompt);
/// The prompt itself asks for the practice provider, and nobody names an address instead.
bool isPractice(const Prompt &prompt, const EndpointChoice &choice);

/// The key of an address that only the prompt's file names has to be named by the person (keyVariable): a file from
/// somebody else must not make the program send it away.
/// Errors: Invalid for a base that is no address, Auth where the provider wants a key and the variable is not set.
[[nodiscard]] Result<Endpoint> endpointFromEnvironment(const Prompt &prompt, const EndpointChoice &choice);

} // namespace cuewright
