#pragma once

#include "base/result.h"
#include "catalog/model.h"
#include "catalog/provider.h"
#include "chat/completion.h"
#include "chat/request.h"

#include <QByteArrayView>
#include <QList>

#include <memory>

namespace cuewright {

/// A request as it goes on the wire.
struct EncodedRequest
{
    QString path; ///< below the base URL: "chat/completions"
    Json body;
    QList<Omission> omitted; ///< what the request asked for and the body does not carry
    WireFormat format = WireFormat::ChatCompletions;
};

/// Takes one answer apart as its bytes arrive. Pure: no clock, no network. Feed until it says done or the body ends,
/// then call finish() once. An answer that is one JSON document gives no events; all of it is in finish().
class AnswerDecoder
{
public:
    virtual ~AnswerDecoder() = default;
    /// Events that these bytes complete. An error ends the answer (an error object in the stream, no JSON where JSON is
    /// due); what came before it stays in partial(). Events before the error in the same bytes are returned first; the
    /// error then comes from finish(), and isDone() says that it is time for it.
    [[nodiscard]] virtual Result<QList<ChatEvent>> feed(QByteArrayView bytes) = 0;
    /// The protocol's own end was seen ("[DONE]"), or an error; nothing after it matters.
    virtual bool isDone() const = 0;
    /// The body ended. Error Truncated where the answer is not complete.
    [[nodiscard]] virtual Result<Completion> finish() = 0;
    /// What has arrived so far.
    virtual const Completion &partial() const = 0;
};

/// One wire format. Stateless and shareable.
class ChatCodec
{
public:
    virtual ~ChatCodec() = default;
    /// `model` may be null: an unknown model gets everything the person set.
    virtual EncodedRequest encode(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model) const = 0;
    /// `contentType` decides between a stream and one JSON document: servers answer stream:true with either (facts
    /// §9.1 point 14).
    virtual std::unique_ptr<AnswerDecoder> decoder(bool streamAsked, QByteArrayView contentType) const = 0;
};

/// The Chat Completions format of OpenAI and everything that imitates it.
std::unique_ptr<ChatCodec> chatCompletionsCodec();

} // namespace cuewright
