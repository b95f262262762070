#include "tools/replay.h"

#include "chat/codec.h"
#include "chat/completionjson.h"
#include "chat/httperror.h"
#include "chat/problems.h"
#include "chat/wireformat.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Replay)
};

Replay failed(Error error)
{
    return {{}, fail(std::move(error)), {}};
}

Replay decoded(const TraceExchange &exchange)
{
    const auto decoder = codecFor(exchange.format)->decoder(exchange.streamAsked, exchange.contentType);
    Replay replay{{}, {}, {}};
    if (auto events = decoder->feed(exchange.received))
        replay.events = std::move(*events);
    replay.completion = decoder->finish();
    replay.partial = replay.completion ? *replay.completion : decoder->partial();
    return replay;
}

QString textOf(const Json *value)
{
    return value ? QString::fromUtf8(writeJson(*value)) : Words::tr("nothing");
}

} // namespace

Replay replay(const TraceExchange &exchange)
{
    if (exchange.isCut) {
        return failed({Error::Code::Unsupported,
            Words::tr("The recording was too long to be kept whole, so it cannot be replayed."), {}, {}});
    }
    if (exchange.isWithheld) {
        return failed({Error::Code::Unsupported,
            Words::tr("The recording repeated a secret, piece by piece, so it was not kept and cannot be replayed."), {}, {}});
    }
    if (exchange.status >= 400)
        return failed(providerError(exchange.status, {}, exchange.received, {}).error);
    if (exchange.status >= 300)
        return failed(problem(Error::Code::Protocol, "redirect"));
    if (exchange.received.isEmpty())
        return failed({Error::Code::Invalid, Words::tr("Nothing was received."), {}, {}});
    return decoded(exchange);
}

QStringList replayDifferences(const TraceTurn &turn)
{
    QStringList differences;
    if (!turn.exchange || !turn.isRun())
        return differences;
    const Replay again = replay(*turn.exchange);
    if (again.completion.has_value() != turn.isAnswered()) {
        differences << (again.completion ? Words::tr("Turn %1 failed; its recording gives an answer.").arg(turn.id)
                                         : Words::tr("Turn %1 cannot be replayed: %2").arg(turn.id).arg(again.completion.error().message));
        return differences;
    }
    if (!turn.answer)
        return differences;
    const Json was = completionToJson(*turn.answer);
    const Json is = completionToJson(again.partial);
    for (const auto &[name, value] : was.items()) {
        const Json *now = member(is, name);
        if (!now || *now != value)
            differences << Words::tr("Turn %1: “%2” was %3, the recording says %4.").arg(QString::number(turn.id), fromUtf8(name), textOf(&value), textOf(now));
    }
    for (const auto &[name, value] : is.items()) {
        if (!member(was, name))
            differences << Words::tr("Turn %1: “%2” was %3, the recording says %4.").arg(QString::number(turn.id), fromUtf8(name), textOf(nullptr), textOf(&value));
    }
    return differences;
}

} // namespace cuewright
