#include "chat/wireformat.h"

#include "chat/responsescodec.h"

#include <QCoreApplication>

namespace cuewright {

WireChoice wireFormatFor(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model)
{
    const auto because = [](const char *text, const QString &name) { return QCoreApplication::translate("WireFormat", text).arg(name); };
    if (request.wire)
        return {*request.wire, QCoreApplication::translate("WireFormat", "Chosen for this prompt.")};
    if (!provider.responses || !model)
        return {};
    // Embeddings are served by neither.
    if (!model->can.chatCompletions && model->can.reasoning)
        return {WireFormat::Responses, because(QT_TRANSLATE_NOOP("WireFormat", "%1 answers in this format only."), model->id)};
    const bool toolsClash = model->can.toolsOnlyWithoutEffort || model->can.toolsNeedEffortNone;
    if (toolsClash && !request.tools.isEmpty() && request.options.reasoningEffort != QLatin1String("none"))
        return {WireFormat::Responses, because(QT_TRANSLATE_NOOP("WireFormat", "%1 thinks and calls tools in this format only."), model->id)};
    return {};
}

const std::shared_ptr<const ChatCodec> &codecFor(WireFormat format)
{
    static const std::shared_ptr<const ChatCodec> chat = chatCompletionsCodec();
    static const std::shared_ptr<const ChatCodec> responses = responsesCodec();
    return format == WireFormat::Responses ? responses : chat;
}

EncodedRequest encodeRequest(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model)
{
    return codecFor(wireFormatFor(request, provider, model).format)->encode(request, provider, model);
}

std::optional<WireFormat> wireFormatNamed(QStringView word)
{
    if (word == u"chat")
        return WireFormat::ChatCompletions;
    if (word == u"responses")
        return WireFormat::Responses;
    return std::nullopt;
}

QString wireFormatWord(WireFormat format)
{
    return format == WireFormat::Responses ? QStringLiteral("responses") : QStringLiteral("chat");
}

QString wireFormatName(WireFormat format)
{
    return format == WireFormat::Responses ? QStringLiteral("Responses") : QStringLiteral("Chat Completions");
}

} // namespace cuewright
