#pragma once

#include "gui/desk.h"

namespace cuewright {

/// Address and key of a provider, as the person's settings and the keychain have them. The key may still be on its way: ask
/// KeyRing::place() first. Errors: Invalid where there is no address, Auth where a key is missing.
[[nodiscard]] Result<Endpoint> endpointOf(const Desk::Parts &parts, const ProviderProfile &provider);

} // namespace cuewright
