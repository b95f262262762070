#include "gui/endpointchoice.h"

#include "chat/problems.h"

namespace cuewright {

Result<Endpoint> endpointOf(const Desk::Parts &parts, const ProviderProfile &provider)
{
    if (provider.practice)
        return parts.services.practiceEndpoint();
    const QString address = parts.providers.address(provider);
    if (address.isEmpty())
        return fail(problem(Error::Code::Invalid, "no_address", provider.name));
    const auto base = normaliseBaseUrl(address, provider);
    if (!base)
        return fail(base.error());
    Endpoint endpoint;
    endpoint.profile = provider;
    endpoint.base = *base;
    endpoint.key = parts.keys.key(ProviderSettings::keyName(provider));
    if (provider.needsKey && endpoint.key.isEmpty())
        return fail(problem(Error::Code::Auth, "no_key", provider.name));
    return endpoint;
}

} // namespace cuewright
