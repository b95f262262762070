#include "services/endpoints.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoints)
};

} // namespace

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
        if (!profile) {
            return fail(Error::Code::Invalid,
                Words::tr("This program does not know the provider “%1”. Name an address with --base-url.").arg(placeOf(prompt)));
        }
        base = memberText(prompt.connection, "endpoint");
        if (base.isEmpty() || base.startsWith(u"${"))
            base = profile->defaultBase.toString();
    }
    if (base.isEmpty())
        return fail(Error::Code::Invalid, Words::tr("%1 needs an address: name one with --base-url.").arg(profile->name));
    const auto url = normaliseBaseUrl(base, *profile);
    if (!url)
        return fail(url.error());

    // A prompt can come from anybody: the key that happens to be set is not for an address that only the file names.
    const bool fileChose = choice.keyVariable.isEmpty() && choice.baseUrl.isEmpty() && qEnvironmentVariableIsEmpty("OPENAI_BASE_URL")
        && url->host() != profile->defaultBase.host();
    if (fileChose && profile->needsKey) {
        return fail(Error::Code::Auth,
            Words::tr("This prompt names an address of its own, %1. Say with --api-key-env which key may go there.").arg(url->host()));
    }
    const QString variable = choice.keyVariable.isEmpty() ? QStringLiteral("OPENAI_API_KEY") : choice.keyVariable;
    Endpoint endpoint;
    endpoint.profile = *profile;
    endpoint.base = *url;
    if (!fileChose)
        endpoint.key = Secret(qgetenv(variable.toLocal8Bit().constData()));
    if (endpoint.key.isEmpty() && !choice.keyVariable.isEmpty())
        return fail(Error::Code::Auth, Words::tr("The environment variable %1 holds no key.").arg(variable));
    if (endpoint.key.isEmpty() && profile->needsKey && profile->id != u"custom") {
        return fail(Error::Code::Auth,
            Words::tr("%1 needs a key: put it into the environment variable %2, or try --practice.").arg(profile->name, variable));
    }
    return endpoint;
}

} // namespace cuewright
