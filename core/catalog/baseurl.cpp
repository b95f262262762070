#include "catalog/provider.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

constexpr auto kApiVersion = u"api-version";

tl::unexpected<Error> refuse(const QString &message)
{
    return fail(Error::Code::Invalid, message);
}

// The context of these texts in the translations.
struct ProviderText
{
    Q_DECLARE_TR_FUNCTIONS(Provider)
};

// Hosts that are reached without leaving the machine or its network; they seldom have a certificate.
bool isPrivateHost(const QString &host)
{
    QString bare = host;
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.sliced(1, bare.size() - 2);
    const QHostAddress address(bare);
    if (!address.isNull()) {
        static const std::array subnets{QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
            QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
            QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")),
            QHostAddress::parseSubnet(QStringLiteral("169.254.0.0/16")),
            QHostAddress::parseSubnet(QStringLiteral("fc00::/7")),
            QHostAddress::parseSubnet(QStringLiteral("fe80::/10"))};
        return address.isLoopback() || std::any_of(subnets.begin(), subnets.end(), [&](const auto &net) {
            return address.isInSubnet(net);
        });
    }
    // A name without a dot is one of the local network ("workstation", a container's name).
    if (!bare.contains(u'.'))
        return true;
    static constexpr std::array<QStringView, 5> endings{
        u".localhost", u".local", u".internal", u".lan", u".home.arpa"};
    return std::any_of(endings.begin(), endings.end(), [&](QStringView end) { return bare.endsWith(end); });
}

Result<QUrl> parse(const QString &pasted)
{
    QString text = pasted.trimmed();
    if (text.isEmpty())
        return refuse(ProviderText::tr("Type the server's address, like https://api.openai.com/v1."));
    const bool hasScheme = text.contains(QLatin1String("://"));
    // Without a scheme "localhost:8080" would read as the scheme "localhost"; "http:/host" would become a
    // host named "http".
    static const QRegularExpression slashMissing(
        QStringLiteral("^https?:(?!//)"), QRegularExpression::CaseInsensitiveOption);
    const bool slip = slashMissing.match(text).hasMatch();
    if (!hasScheme)
        text.prepend(QLatin1String("https://"));
    QUrl url(text, QUrl::StrictMode);
    if (slip || !url.isValid() || url.host().isEmpty()) {
        Error error{Error::Code::Invalid,
            ProviderText::tr("“%1” is not a web address. Type it like https://api.openai.com/v1."), {}, {}};
        // The address may hold a password: it is named only where it cannot.
        error.message = error.message.arg(text.contains(u'@') ? QStringLiteral("…") : pasted.trimmed());
        return fail(error);
    }
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return refuse(ProviderText::tr("The address must begin with https:// or http://, not with %1://.")
                          .arg(url.scheme()));
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@')) {
        return refuse(ProviderText::tr(
            "Leave the user name and password out of the address. Keys go into the key field, "
            "where they are kept safe."));
    }
    if (!hasScheme && isPrivateHost(url.host()))
        url.setScheme(QStringLiteral("http"));
    return url;
}

// Cuts what belongs to one call and not to the base: a whole endpoint may have been pasted.
QString withoutEndpoint(QString path)
{
    static const QRegularExpression endpoint(
        QStringLiteral("(/chat/completions|/chat|/completions|/responses|/embeddings|/models)?/*$"),
        QRegularExpression::CaseInsensitiveOption);
    path.remove(endpoint);
    static const QRegularExpression doubled(QStringLiteral("/{2,}"));
    return path.replace(doubled, QStringLiteral("/"));
}

// Azure's two ways (facts §9): with an api-version ".../openai", where the request adds its deployment (or
// ".../openai/ deployments/NAME" as pasted), without one ".../openai/v1".
QString azurePath(const QString &path, bool hasApiVersion)
{
    if (path.isEmpty() || path == QLatin1String("/openai"))
        return hasApiVersion ? QStringLiteral("/openai") : QStringLiteral("/openai/v1");
    return path;
}

QString plainPath(const QString &path, const ProviderProfile &profile)
{
    static const QRegularExpression version(QStringLiteral("/v[0-9]+[a-z0-9]*$"));
    if (version.match(path).hasMatch())
        return path;
    // "https://openrouter.ai" and ".../api" both lack the rest of ".../api/v1".
    const QString wanted
        = profile.defaultBase.path().isEmpty() ? QStringLiteral("/v1") : profile.defaultBase.path();
    if (path.isEmpty() || wanted.startsWith(path + u'/'))
        return wanted;
    return path;
}

// A server has one name, however its machine is called.
QString hostOf(const QUrl &url)
{
    const QString host = url.host().toLower();
    const QHostAddress address(host);
    return host == u"localhost" || host == u"0.0.0.0" || address.isLoopback() ? QStringLiteral("localhost") : host;
}

bool isAzureHost(const QString &host)
{
    static constexpr std::array<QStringView, 3> endings{
        u".openai.azure.com", u".cognitiveservices.azure.com", u".services.ai.azure.com"};
    return std::any_of(endings.begin(), endings.end(), [&](QStringView end) { return host.endsWith(end); });
}

} // namespace

const ProviderProfile &profileForAddress(const QString &typed)
{
    constexpr std::array kEverybodysPorts{8000, 8080};
    const ProviderProfile &custom = *providerProfile(u"custom");
    const auto url = parse(typed);
    if (!url)
        return custom;
    const QString host = hostOf(*url);
    if (isAzureHost(host))
        return *providerProfile(u"azure");
    const bool here = host == u"localhost";
    const int port = url->port();
    if (here && std::find(kEverybodysPorts.begin(), kEverybodysPorts.end(), port) != kEverybodysPorts.end())
        return custom;
    for (const ProviderProfile &known : providerProfiles()) {
        if (!known.defaultBase.isEmpty() && hostOf(known.defaultBase) == host && (!here || known.defaultBase.port() == port))
            return known;
    }
    return custom;
}

Result<QUrl> normaliseBaseUrl(const QString &pasted, const ProviderProfile &profile)
{
    auto parsed = parse(pasted);
    if (!parsed)
        return parsed;
    QUrl url = *parsed;
    const QUrlQuery query(url);
    const QString apiVersion = query.queryItemValue(QString::fromUtf16(kApiVersion), QUrl::FullyDecoded);
    url.setFragment({});
    url.setQuery(QString());
    const QString path = withoutEndpoint(url.path(QUrl::FullyEncoded));
    const bool azure = profile.urls == ProviderProfile::Urls::AzureDeployment;
    url.setPath(
        azure ? azurePath(path, !apiVersion.isEmpty()) : plainPath(path, profile), QUrl::TolerantMode);
    if (!apiVersion.isEmpty()) {
        QUrlQuery kept;
        kept.addQueryItem(QString::fromUtf16(kApiVersion), apiVersion);
        url.setQuery(kept);
    }
    return url;
}

} // namespace cuewright
