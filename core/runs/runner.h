#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "catalog/catalog.h"
#include "chat/outcome.h"
#include "ledger/asyncledger.h"
#include "net/cachedcall.h"
#include "runs/earlierruns.h"
#include "runs/estimate.h"

#include <QObject>

#include <memory>

namespace cuewright {

/// Everything that one run needs, fixed before it starts.
struct RunPlan
{
    ChatRequest request;
    Endpoint endpoint;
    QString prompt; ///< name in the ledger: the file's path in its workspace
    Estimate estimate;
    ChatClient::Options options;
    CacheUse cache = CacheUse::Off;
    bool overBudget = false; ///< a person allows this one, whatever the budget says
    int round = 1; ///< above 1: it asks again for an answer that broke the rules of its format (runs/askagain.h)
    int rounds = 1; ///< how often the answer may be asked for in all
};

/// What became of a run.
struct RunOutcome
{
    Result<Completion> completion;
    Completion partial; ///< what had arrived, also when `completion` is an error
    Outcome reply; ///< what the answer is worth: valid, cut, refused …
    CallRecord record; ///< as written to the ledger
};

/// One question and its answer, with its entry in the ledger. No byte is sent before the ledger has the call on the disk,
/// and finished() comes when it has the answer there, so that whatever ends the program, no call that may be paid for is
/// missing. Where the ledger cannot be written the run goes on, and says so.
///
/// Owned by its parent; destroying it closes the socket (the ledger then says "aborted"). finished() once and queued.
class PromptRun final : public QObject
{
    Q_OBJECT
public:
    ~PromptRun() override;
    Q_DISABLE_COPY_MOVE(PromptRun)

    const RunPlan &plan() const { return m_plan; }
    const ChatCall &call() const { return *m_call; }
    const RunOutcome &outcome() const { return *m_outcome; } ///< only after finished()
    bool isFinished() const { return m_isFinished; }
    std::chrono::milliseconds elapsed() const;

    void stop() { m_call->abort(); }
    void retryNow() { m_call->retryNow(); }

signals:
    void stateChanged();
    void eventReceived(const cuewright::ChatEvent &event);
    /// The ledger could not be written and keeps the run in memory (see AsyncLedger).
    void ledgerFailed(const cuewright::Error &error);
    void finished();

private:
    friend class Runner;
    struct Services
    {
        ChatClient &client;
        const Catalog &catalog;
        AsyncLedger &ledger;
        EarlierRuns &earlier;
        Clock &clock;
        Random &random;
        ResponseCache *cache = nullptr; ///< none: nothing comes from it
    };
    PromptRun(const Services &services, RunPlan plan, const QString &sessionId, QObject *parent);
    void start();
    ChatCall *makeCall();
    const std::optional<StoredAnswer> &hit() const; ///< what the cache had
    void noteFirstDelta();
    void finish();
    void conclude(); ///< judges, prices and writes what the call ended with
    void joinContinued(Completion &answer) const; ///< with the text that it goes on from
    std::optional<ModelPrice> priceFor(const Completion &answer) const;
    Usage inputAlone() const; ///< as estimated
    std::optional<Money> costOfInput() const; ///< nullopt: no price is known
    bool mayHaveBegun() const;
    void price(CallRecord &record, const Completion &partial, bool answered) const;
    void remember(const RunOutcome &outcome) const; ///< in the cache, where it is worth it

    Services m_services;
    RunPlan m_plan;
    CallRecord m_record;
    ChatCall *m_call = nullptr;
    CachedCall *m_cached = nullptr; ///< the same one, where the cache may answer
    QByteArray m_cacheKey; ///< empty: it may not
    std::unique_ptr<RunOutcome> m_outcome;
    std::chrono::milliseconds m_started{0};
    bool m_deltaSeen = false;
    bool m_isFinished = false;
};

/// Starts runs in one session of the ledger.
class Runner
{
public:
    Runner(ChatClient &client, const Catalog &catalog, AsyncLedger &ledger, Clock &clock, Random &random);
    Q_DISABLE_COPY_MOVE(Runner)

    /// Opens this program run's session; called by start() when nobody has.
    void openSession(const QString &workspace);
    QString sessionId() const { return m_sessionId; }

    EarlierRuns &earlier() { return m_earlier; }
    /// Where answers may come from; it outlives the runner.
    void setCache(ResponseCache *cache) { m_services.cache = cache; }
    /// The estimate that the Run button shows, with what is known by now of this prompt's earlier answers. `correct`: and
    /// of earlier estimates (runs/calibration.h).
    Estimate estimateRun(
        const ChatRequest &request, const ProviderProfile &provider, const QString &prompt, bool correct = false);
    PromptRun *start(RunPlan plan, QObject *parent);

private:
    EarlierRuns m_earlier;
    PromptRun::Services m_services;
    QString m_sessionId;
    bool m_sessionOpen = false;
};

} // namespace cuewright
