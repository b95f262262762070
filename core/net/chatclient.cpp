#include "net/chatclient.h"

#include "net/lane.h"
#include "net/managerpool.h"
#include "net/runningcall.h"
#include "net/wirerequest.h"

#include <QPointer>

#include <algorithm>
#include <map>

namespace cuewright {
namespace {

/// Limits hold for a model at a server; two addresses under the same profile ("custom") have nothing to do with each other.
QString laneKey(const Endpoint &endpoint, const QString &model)
{
    const QUrl &base = endpoint.base;
    return QStringLiteral("%1\n%2://%3:%4\n%5")
        .arg(endpoint.profile.id, base.scheme(), base.host(), QString::number(base.port()), model);
}

} // namespace

struct ChatClient::Private
{
    Private(const Catalog &models, Clock &time, Random &chance, std::unique_ptr<ChatCodec> format)
        : catalog(models)
        , clock(time)
        , random(chance)
        , codec(std::move(format))
    {
    }

    Lane &lane(const QString &key)
    {
        std::unique_ptr<Lane> &lane = lanes[key];
        if (!lane)
            lane = std::make_unique<Lane>(clock);
        return *lane;
    }

    const Catalog &catalog;
    Clock &clock;
    Random &random;
    std::shared_ptr<const ChatCodec> codec;
    ManagerPool pool;
    std::map<QString, std::unique_ptr<Lane>> lanes;
    QList<QPointer<RunningCall>> calls;
};

ChatClient::ChatClient(const Catalog &catalog, Clock &clock, Random &random)
    : ChatClient(catalog, clock, random, chatCompletionsCodec())
{
}

ChatClient::ChatClient(const Catalog &catalog, Clock &clock, Random &random, std::unique_ptr<ChatCodec> codec)
    : d(std::make_unique<Private>(catalog, clock, random, std::move(codec)))
{
}

ChatClient::~ChatClient()
{
    for (const auto &call : std::as_const(d->calls)) {
        if (call)
            call->abort(ChatCall::AbortReason::Shutdown);
    }
}

void ChatClient::setLimits(const Endpoint &endpoint, const QString &model, const RateLimits &limits)
{
    d->lane(laneKey(endpoint, model)).setLimits(limits);
}

RateLimits ChatClient::limits(const Endpoint &endpoint, const QString &model) const
{
    const auto it = d->lanes.find(laneKey(endpoint, model));
    return it == d->lanes.end() ? RateLimits() : it->second->limits();
}

ChatCall *ChatClient::send(
    const ChatRequest &request, const Endpoint &endpoint, const Options &options, QObject *parent)
{
    EncodedRequest encoded = d->codec->encode(request, endpoint.profile, d->catalog.model(request.model));
    auto head = wireRequest(endpoint, encoded.path, request.model, request.stream);
    auto *call = new RunningCall(
        RunningCall::Parts{d->clock, d->random, d->pool, d->lane(laneKey(endpoint, request.model)), d->codec,
            std::move(encoded), std::move(head), endpoint.profile.name, endpoint.key, request.stream, options},
        parent);
    d->calls.removeIf([](const auto &known) { return !known || known->state() == ChatCall::State::Finished; });
    d->calls.append(call);
    return call;
}

ChatCall *ChatClient::send(const ChatRequest &request, const Endpoint &endpoint, QObject *parent)
{
    return send(request, endpoint, Options(), parent);
}

} // namespace cuewright
