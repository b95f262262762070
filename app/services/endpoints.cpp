#include "services/endpoints.h"

#include "chat/problems.h"

namespace cuewright {

QString placeOf(const Prompt &prompt)
{
    return prompt.endpoint.isEmpty() ? prompt.provider : prompt.endpoint;
}

bool isPractice(const Prompt &prompt, const EndpointChoice &choice)
{
    return placeOf(prompt) == u"practice" && choice.baseUrl.isEmpty() && qEnvironmentVariableIsEmpty("OPENAI_BASE_URL");
}

Result<Endpoint> endpointFromEnvironment(const Prompt &prompt, const EndpointChoice &choice)
{
    QString base = choice.baseUrl;
    if (base.isEmpty())
        base = qEnvironmentVariable("OPENAI_BASE_URL");
    const ProviderProfile *profile = nullptr;
    if (!base.isEmpty()) {
        profile = &profileForAddress(base);
    } else {
        profile = providerProfile(placeOf(prompt).isEmpty() ? QStringLiteral("openai") : placeOf(prompt));
        if (!profile)
            return fail(problem(Error::Code::Invalid, "unknown_provider", placeOf(prompt)));
        base = memberText(prompt.connection, "endpoint");
        if (base.isEmpty() || base.startsWith(u"${"))
            base = profile->defaultBase.toString();
    }
    if (base.isEmpty())
        return fail(problem(Error::Code::Invalid, "no_address", profile->name));
    const auto url = normaliseBaseUrl(base, *profile);
    if (!url)
        return fail(url.error());

    // A prompt can come from anybody: the key that happens to be set is not for an address that only the file names.
    const bool fileChose = choice.keyVariable.isEmpty() && choice.baseUrl.isEmpty() && qEnvironmentVariableIsEmpty("OPENAI_BASE_URL")
        && url->host() != profile->defaultBase.host();
    if (fileChose && profile->needsKey)
        return fail(problem(Error::Code::Auth, "foreign_address", url->host()));
    const QString variable = choice.keyVariable.isEmpty() ? QStringLiteral("OPENAI_API_KEY") : choice.keyVariable;
    Endpoint endpoint;
    endpoint.profile = *profile;
    endpoint.base = *url;
    if (!fileChose)
        endpoint.key = Secret(qgetenv(variable.toLocal8Bit().constData()));
    if (endpoint.key.isEmpty() && !choice.keyVariable.isEmpty())
        return fail(problem(Error::Code::Auth, "empty_variable", variable));
    if (endpoint.key.isEmpty() && profile->needsKey && profile->id != u"custom")
        return fail(problem(Error::Code::Auth, "no_key", profile->name));
    return endpoint;
}

} // namespace cuewright
