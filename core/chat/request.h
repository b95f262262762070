#pragma once

#include "chat/message.h"

#include <QStringList>

#include <optional>

namespace cuewright {

/// The body's format and the path it is sent to.
enum class WireFormat { ChatCompletions, Responses };

struct ToolDefinition
{
    QString name; ///< [A-Za-z0-9_-]{1,64}
    QString description;
    Json parameters; ///< JSON Schema object; null: takes no arguments
    std::optional<bool> strict;
};

struct ResponseFormat
{
    enum class Kind { Text, JsonObject, JsonSchema };

    Kind kind = Kind::Text;
    QString name; ///< JsonSchema: [A-Za-z0-9_-]{1,64}
    QString description;
    Json schema; ///< as designed; the codec leaves out what a provider refuses (schema/providersubset.h)
    std::optional<bool> strict;
};

/// Only fields that are set are sent: compatible servers and reasoning models refuse unknown ones (facts §1.1).
struct ChatOptions
{
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<int> topK;
    std::optional<int> maxOutputTokens;
    std::optional<double> frequencyPenalty;
    std::optional<double> presencePenalty;
    std::optional<qint64> seed;
    QStringList stop;
    std::optional<bool> parallelToolCalls;
    QString reasoningEffort;
    QString verbosity;
    QString serviceTier;
    Json toolChoice; ///< null, "auto", "none", "required" or an object as in facts §4
};

/// An earlier answer that this one goes on from (chat/continuation.h). Not sent as such.
struct Continuation
{
    QString text; ///< what had come
    ResponseFormat format; ///< of both together
};

/// What to ask for. Neutral; a codec makes the body of it.
struct ChatRequest
{
    QString model;
    QList<Message> messages;
    QList<ToolDefinition> tools;
    ResponseFormat responseFormat;
    ChatOptions options;
    Json extraBody; ///< object merged into the body last, never over a key that is already set; null: none
    bool stream = true;
    std::optional<Continuation> continues{};
    std::optional<WireFormat> wire{}; ///< what the person chose; nullopt: server and model decide (chat/wireformat.h)
};

/// A field of the request that was not sent, and why; shown in the editor.
struct Omission
{
    QString field; ///< "temperature", "/properties/reasoning/minLength"
    QString reason; ///< for the person

    friend bool operator==(const Omission &, const Omission &) = default;
};

} // namespace cuewright
