#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "catalog/catalog.h"
#include "practice/apierror.h"
#include "practice/faultscript.h"
#include "practice/ratebuckets.h"
#include "practice/replywriter.h"
#include "practice/wire.h"

#include <QObject>
#include <QUrl>

#include <memory>

class QHttpServerRequest;
class QTcpSocket;

namespace cuewright {

class PracticeServer;
struct PracticeRequest;
enum class PracticeApi;

struct PracticeSettings
{
    double slowest = 40; ///< tokens a second; 0 or less: no pauses at all
    double fastest = 60;
    std::chrono::milliseconds firstToken{250}; ///< thinking time before an answer begins
    std::int64_t requestsPerMinute = 10'000;
    std::int64_t tokensPerMinute = 10'000'000;
    qint64 maxBodyBytes = 64 * 1024 * 1024;
};

/// A provider inside the program: a real HTTP server on 127.0.0.1 that speaks Chat Completions and Responses,
/// so that everything works without a key and without a network. Routes: GET /v1/models and /v1/models/{id},
/// POST /v1/chat/completions and /v1/responses (stateless). It answers every model of the catalog and "practice-1". Answers are made up, marked
/// as practice and lean on the prompt; usage is exact. Not for any other thread than the one it was made in;
/// clock, random and catalog must outlive it.
class PracticeProvider final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeProvider)
public:
    PracticeProvider(Clock &clock, Random &random, Catalog catalog = Catalog::builtIn(),
        PracticeSettings settings = {}, QObject *parent = nullptr);
    ~PracticeProvider() override;

    /// Listens on 127.0.0.1; port 0 takes a free one. Errors: Io where the port is taken.
    [[nodiscard]] Result<> start(quint16 port = 0);
    bool isRunning() const { return m_port != 0; }
    quint16 port() const { return m_port; }
    QUrl baseUrl() const; ///< "http://127.0.0.1:41234/v1"; empty before start()
    const Secret &key() const { return m_key; } ///< new for each provider

    /// Replaces the faults that are still to come. Errors as parseFaultScript().
    [[nodiscard]] Result<> setFaults(const QByteArray &script);
    void setFaults(QList<FaultStep> steps) { m_faults = std::move(steps); }
    qsizetype faultsLeft() const { return m_faults.size(); }

    int activeReplies() const { return m_active; } ///< being written, or silent on purpose
    int chatRequests() const { return m_chatRequests; } ///< that came with the right key

private:
    void handle(const QHttpServerRequest &request, QTcpSocket &socket);
    Checked<> authorise(const QHttpServerRequest &request) const;
    void chat(const QHttpServerRequest &request, PracticeApi api, QTcpSocket &socket);
    void answer(const PracticeRequest &request, const FaultStep &fault, QTcpSocket &socket);
    ReplyPlan plainPlan(const PracticeReply &reply, const PracticeRequest &request, const FaultStep &fault) const;
    /// The events of the stream; returned is how many come before the first token.
    qsizetype addChatPieces(ReplyPlan &plan, const PracticeReply &reply, const PracticeRequest &request);
    qsizetype addResponsesPieces(ReplyPlan &plan, const PracticeReply &reply, const PracticeRequest &request);
    ReplyPlan streamPlan(const PracticeReply &reply, const PracticeRequest &request, const FaultStep &fault);
    Checked<Json> modelList(const QString &path) const;
    Clock::Milliseconds pace();

    void sendJson(
        QTcpSocket &socket, int status, const Json &body, QList<QPair<QByteArray, QByteArray>> headers = {});
    void sendError(
        QTcpSocket &socket, const ApiError &error, QList<QPair<QByteArray, QByteArray>> headers = {});
    void send(QTcpSocket &socket, ReplyPlan plan);

    Clock &m_clock;
    Random &m_random;
    Catalog m_catalog;
    PracticeSettings m_settings;
    RateBuckets m_buckets;
    Secret m_key;
    QList<FaultStep> m_faults;
    quint16 m_port = 0;
    int m_active = 0;
    int m_chatRequests = 0;
    std::unique_ptr<PracticeServer> m_server; ///< last: its sockets and replies go first
};

} // namespace cuewright
