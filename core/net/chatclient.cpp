#include "net/chatclient.h"

#include "chat/wireformat.h"
#include "net/livequeue.h"
#include "net/managerpool.h"
#include "net/runningcall.h"
#include "net/transport.h"
#include "net/wirerequest.h"

#include <QRegularExpression>

namespace cuewright {
namespace {

/// Snapshots share the limits of their family. On Azure the name is the deployment's, and each has limits of its own.
QString modelFamily(const Catalog &catalog, const Endpoint &endpoint, const QString &model)
{
    if (endpoint.profile.urls == ProviderProfile::Urls::AzureDeployment)
        return model;
    static const QRegularExpression date(QStringLiteral("-\\d{4}-\\d{2}-\\d{2}$"));
    const ModelInfo *known = catalog.model(model);
    QString name = known ? known->id : model;
    // A snapshot with a price of its own is an entry of its own.
    if (const ModelInfo *family = catalog.model(QString(name).remove(date)))
        name = family->id;
    return name;
}

/// Two addresses under the same profile ("custom") have nothing to do with each other.
LaneKey laneKey(const Catalog &catalog, const Endpoint &endpoint, const QString &model)
{
    const QUrl &base = endpoint.base;
    if (endpoint.profile.practice) // always the same one, with another address and key at each start
        return {endpoint.profile.id, {}, modelFamily(catalog, endpoint, model)};
    return {QStringLiteral("%1\n%2://%3:%4")
                .arg(endpoint.profile.id, base.scheme(), base.host(), QString::number(base.port())),
        endpoint.key, modelFamily(catalog, endpoint, model)};
}

} // namespace

struct ChatClient::Private
{
    Private(const Catalog &models, Clock &time, Random &chance, std::unique_ptr<ChatCodec> format)
        : catalog(models)
        , clock(time)
        , random(chance)
        , codec(std::move(format))
        , queue(time)
    {
    }

    std::shared_ptr<const ChatCodec> codecOf(const ChatRequest &request, const Endpoint &endpoint, const ModelInfo *model) const
    {
        return codec ? codec : codecFor(wireFormatFor(request, endpoint.profile, model).format);
    }

    const Catalog &catalog;
    Clock &clock;
    Random &random;
    std::shared_ptr<const ChatCodec> codec; ///< null: each request has its own (chat/wireformat.h)
    CallDefaults defaults;
    ManagerPool pool;
    LiveQueue queue;
};

ChatClient::ChatClient(const Catalog &catalog, Clock &clock, Random &random)
    : ChatClient(catalog, clock, random, nullptr)
{
}

ChatClient::ChatClient(const Catalog &catalog, Clock &clock, Random &random, std::unique_ptr<ChatCodec> codec)
    : d(std::make_unique<Private>(catalog, clock, random, std::move(codec)))
{
}

ChatClient::~ChatClient()
{
    d->queue.shutDown();
}

Result<> ChatClient::setTransport(const TransportSettings &settings)
{
    QList<QSslCertificate> authorities;
    if (!settings.caFile.isEmpty()) {
        const auto read = readCaFile(settings.caFile);
        if (!read)
            return fail(read.error());
        authorities = *read;
    }
    d->pool.setRoute(authorities, settings.proxy);
    return {};
}

void ChatClient::setLimits(const Endpoint &endpoint, const QString &model, const RateLimits &limits)
{
    d->queue.lane(laneKey(d->catalog, endpoint, model), endpoint.profile.name).lane->setLimits(limits);
}

RateLimits ChatClient::limits(const Endpoint &endpoint, const QString &model) const
{
    const Lane *lane = d->queue.find(laneKey(d->catalog, endpoint, model)).lane;
    return lane ? lane->limits() : RateLimits();
}

QNetworkAccessManager &ChatClient::network()
{
    return d->pool.outside();
}

void ChatClient::setDefaults(const CallDefaults &defaults)
{
    d->defaults = defaults;
}

void ChatClient::keepLimits(LaneLimits *limits)
{
    d->queue.keepLimits(limits);
}

void ChatClient::rereadLimits()
{
    d->queue.rereadLimits();
}

LaneId ChatClient::laneOf(const Endpoint &endpoint, const QString &model) const
{
    return d->queue.find(laneKey(d->catalog, endpoint, model)).id;
}

RequestQueue &ChatClient::queue() const
{
    return d->queue;
}

EncodedRequest ChatClient::encode(const ChatRequest &request, const Endpoint &endpoint) const
{
    const ModelInfo *model = d->catalog.model(request.model);
    return d->codecOf(request, endpoint, model)->encode(request, endpoint.profile, model);
}

ChatCall *ChatClient::send(
    const ChatRequest &request, const Endpoint &endpoint, const Options &options, QObject *parent)
{
    const ModelInfo *model = d->catalog.model(request.model);
    const auto codec = d->codecOf(request, endpoint, model);
    EncodedRequest encoded = codec->encode(request, endpoint.profile, model);
    auto head = wireRequest(endpoint, encoded.path, request.model, request.stream);
    const auto [laneId, lane] = d->queue.lane(laneKey(d->catalog, endpoint, request.model), endpoint.profile.name);
    return new RunningCall(
        RunningCall::Parts{d->clock, d->random, d->pool, d->queue, laneId, *lane, codec, std::move(encoded),
            std::move(head), endpoint.profile.name, endpoint.key, request.stream, options,
            options.retry.value_or(d->defaults.retry), options.deadlines.value_or(d->defaults.deadlines)},
        parent);
}

ChatCall *ChatClient::send(const ChatRequest &request, const Endpoint &endpoint, QObject *parent)
{
    return send(request, endpoint, Options(), parent);
}

} // namespace cuewright
