#pragma once

#include "base/money.h"
#include "catalog/usage.h"
#include "chat/message.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace cuewright {

enum class FinishReason { Unknown, Stop, Length, ToolCalls, ContentFilter, Error };

/// A whole answer, or as much of it as came.
struct Completion
{
    QString id;
    QString model; ///< as the server names it; decides the price
    QString text;
    QString refusal;
    QString reasoning;
    Json reasoningItems; ///< sealed by the server, to be sent back with the next request (facts §12); null: none
    QList<ToolCall> toolCalls; ///< in the order of their indices; ids are made up where the server sent none
    FinishReason finish = FinishReason::Unknown;
    QString finishText; ///< the server's own word
    std::optional<Usage> usage; ///< nullopt: not reported
    std::optional<Money> reportedCost; ///< OpenRouter, LiteLLM
    QString serviceTier;
    QString systemFingerprint;
    bool complete = false; ///< false: the stream ended early; text is what had arrived
};

/// What happens while an answer arrives.
struct TextDelta
{
    QString text;
};
struct RefusalDelta
{
    QString text;
};
struct ReasoningDelta
{
    QString text;
};
/// `index` names the call; `name` is set once it is known, `arguments` is the new piece.
struct ToolCallDelta
{
    int index = 0;
    QString id;
    QString name;
    QString arguments;
};
struct UsageReported
{
    Usage usage;
};
using ChatEvent = std::variant<TextDelta, RefusalDelta, ReasoningDelta, ToolCallDelta, UsageReported>;

} // namespace cuewright
Q_DECLARE_METATYPE(cuewright::Completion)
Q_DECLARE_METATYPE(cuewright::ChatEvent)
