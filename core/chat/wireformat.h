#pragma once

#include "chat/codec.h"

#include <memory>

namespace cuewright {

/// The format that a request goes out in, and why.
struct WireChoice
{
    WireFormat format = WireFormat::ChatCompletions;
    QString reason; ///< for the person; empty: it is the usual one
};

/// What the person chose (ChatRequest::wire); else Responses where the server has it and the model needs it: it answers
/// nowhere else, or takes function tools elsewhere only without reasoning (facts §1.4); else Chat Completions, which every
/// server speaks. `model` may be null.
WireChoice wireFormatFor(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model);

/// Stateless, one for the whole program.
const std::shared_ptr<const ChatCodec> &codecFor(WireFormat format);

/// encode() of the codec that wireFormatFor() chooses.
EncodedRequest encodeRequest(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model);

/// "chat", "responses": the words of a prompt file. nullopt: any other, the choice is automatic.
std::optional<WireFormat> wireFormatNamed(QStringView word);
QString wireFormatWord(WireFormat format);
/// For people: "Chat Completions", "Responses"; proper names, the same in every language.
QString wireFormatName(WireFormat format);

} // namespace cuewright
