#include "services/services.h"

#include "base/files.h"

#include <QDir>
#include <QFileInfo>

namespace cuewright {
namespace {

constexpr qint64 kMaxOverridesBytes = 16 * 1024 * 1024;

} // namespace

Services::Services(const DataPaths &paths, Catalog catalog)
    : m_paths(paths)
    , m_catalog(std::move(catalog))
    , m_settings(paths.settings(), QSettings::IniFormat)
    , m_requests(m_settings)
    , m_laneLimits(m_settings)
    , m_client(m_catalog, m_clock, m_random)
{
    m_client.keepLimits(&m_laneLimits);
    m_client.setDefaults(m_requests.defaults());
    QObject::connect(&m_requests, &RequestSettings::defaultsChanged, &m_requests, [this] { m_client.setDefaults(m_requests.defaults()); });
    // A file that is written anew in one step changes its folder.
    m_folder.addPath(QFileInfo(paths.settings()).absolutePath());
    QObject::connect(&m_folder, &QFileSystemWatcher::directoryChanged, &m_requests, [this] {
        m_requests.reread();
        m_client.rereadLimits();
    });
    // Where the file cannot be read any more, the pane that changed the settings says so.
    QObject::connect(&m_requests, &RequestSettings::transportChanged, &m_requests, [this] { (void)takeTransport(); });
}

// A file of certificates that is gone must not send requests past the proxy.
Result<> Services::takeTransport()
{
    TransportSettings transport = m_requests.transport();
    const auto authorities = transport.caFile.isEmpty() ? Result<QList<QSslCertificate>>() : readCaFile(transport.caFile);
    m_servers.setRoute(authorities.value_or(QList<QSslCertificate>()), transport.proxy);
    const auto taken = m_client.setTransport(transport);
    if (taken)
        return {};
    transport.caFile.clear();
    (void)m_client.setTransport(transport); // without a file it cannot fail
    return fail(taken.error());
}

Result<std::unique_ptr<Services>> Services::create(const DataPaths &paths)
{
    QDir().mkpath(paths.folder);
    Catalog catalog = Catalog::builtIn();
    QStringList warnings;
    if (const auto overrides = readFile(paths.priceOverrides(), kMaxOverridesBytes)) {
        if (const auto added = catalog.addOverrides(*overrides); !added)
            warnings << QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(paths.priceOverrides()), added.error().message);
    } else if (overrides.error().code != Error::Code::NotFound) {
        warnings << overrides.error().message;
    }
    std::unique_ptr<Services> services(new Services(paths, std::move(catalog)));
    // For the command line, which has no keychain; the window's comes over it.
    services->m_requests.setProxyPassword(Secret(qgetenv("CUEWRIGHT_PROXY_PASSWORD")));
    if (const auto taken = services->takeTransport(); !taken)
        warnings << taken.error().message;
    services->m_warnings = warnings;
    auto ledger = AsyncLedger::open(paths.ledger(), services->m_clock);
    if (!ledger)
        return fail(ledger.error());
    services->m_ledger = std::move(*ledger);
    services->m_runner = std::make_unique<Runner>(
        services->m_client, services->m_catalog, *services->m_ledger, services->m_clock, services->m_random);
    services->m_cache = std::make_unique<ResponseCache>(paths.answers());
    services->m_runner->setCache(services->m_cache.get());
    return services;
}

Result<PracticeProvider *> Services::practice()
{
    if (!m_practice) {
        auto practice = std::make_unique<PracticeProvider>(m_clock, m_random, m_catalog);
        if (const auto started = practice->start(); !started)
            return fail(started.error());
        m_practice = std::move(practice);
    }
    return m_practice.get();
}

Result<Endpoint> Services::practiceEndpoint()
{
    const auto provider = practice();
    if (!provider)
        return fail(provider.error());
    Endpoint endpoint;
    endpoint.profile = *providerProfile(u"practice");
    endpoint.base = (*provider)->baseUrl();
    endpoint.key = (*provider)->key();
    return endpoint;
}

} // namespace cuewright
