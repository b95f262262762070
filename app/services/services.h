#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "catalog/catalog.h"
#include "ledger/asyncledger.h"
#include "net/chatclient.h"
#include "net/lanelimits.h"
#include "net/managerpool.h"
#include "net/requestsettings.h"
#include "net/responsecache.h"
#include "practice/practiceprovider.h"
#include "runs/runner.h"
#include "services/datapaths.h"

#include <QFileSystemWatcher>
#include <QSettings>

#include <memory>

namespace cuewright {

/// The parts of core that a program needs for its whole life, wired to each other. Main thread.
class Services
{
public:
    /// Errors: what opening the ledger says. A price file or a certificate file of the person's own that cannot be read is
    /// reported in warnings() and otherwise ignored.
    [[nodiscard]] static Result<std::unique_ptr<Services>> create(const DataPaths &paths);
    Q_DISABLE_COPY_MOVE(Services)

    Clock &clock() { return m_clock; }
    Random &random() { return m_random; }
    const Catalog &catalog() const { return m_catalog; }
    AsyncLedger &ledger() { return *m_ledger; }
    /// Calls keep to it, also to what changes later, in other windows too.
    RequestSettings &requests() { return m_requests; }
    ChatClient &client() { return m_client; }
    Runner &runner() { return *m_runner; }
    /// Connections to MCP servers. They take the same way as calls of models, and stand in no line of theirs.
    ManagerPool &servers() { return m_servers; }
    QStringList warnings() const { return m_warnings; }
    const DataPaths &paths() const { return m_paths; }

    /// The practice provider, started on first use.
    [[nodiscard]] Result<PracticeProvider *> practice();
    [[nodiscard]] Result<Endpoint> practiceEndpoint();

private:
    Services(const DataPaths &paths, Catalog catalog);
    [[nodiscard]] Result<> takeTransport();

    DataPaths m_paths;
    SystemClock m_clock;
    SystemRandom m_random;
    Catalog m_catalog;
    QSettings m_settings;
    RequestSettings m_requests;
    QFileSystemWatcher m_folder; ///< of the settings, which other windows write too
    LaneLimits m_laneLimits;
    std::unique_ptr<AsyncLedger> m_ledger;
    ChatClient m_client;
    ManagerPool m_servers;
    std::unique_ptr<ResponseCache> m_cache;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<PracticeProvider> m_practice;
    QStringList m_warnings;
};

} // namespace cuewright
