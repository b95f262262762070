#pragma once

#include "catalog/catalog.h"
#include "practice/apierror.h"

#include <QStringList>

#include <cstdint>

namespace cuewright {

/// The two formats in which the same is asked for.
enum class PracticeApi { ChatCompletions, Responses };

/// A chat request that has been found good.
struct PracticeRequest
{
    enum class Format { Text, JsonObject, JsonSchema };
    enum class ToolChoice { None, Auto, Required, Named };

    QString model; ///< as the client wrote it
    Json messages = Json::array();
    Json tools = Json::array();
    Json responseFormat;
    Format format = Format::Text;
    Json schema; ///< JsonSchema
    ToolChoice toolChoice = ToolChoice::None;
    QString namedTool;
    QStringList allowedTools; ///< names; empty: all
    bool parallelCalls = true;
    bool stream = false;
    bool includeUsage = false;
    int choices = 1; ///< n
    QStringList stop;
    std::int64_t maxTokens = 0; ///< of one answer; always set
    std::int64_t promptTokens = 0;

    PracticeApi api = PracticeApi::ChatCompletions;
    Json body; ///< Responses: as it came, for the answer repeats parts of it
    bool reasons = false; ///< Responses: a reasoning item comes before the answer
    bool sealReasoning = false; ///< … with its contents sealed, for a client that carries it back
};

/// Name of the model that only practices; every model of the catalog that is served over Chat Completions
/// answers too.
QString practiceModel();
/// nullptr for practiceModel() and for models nobody knows, or which this format does not serve.
const ModelInfo *chatModel(const Catalog &catalog, const QString &name, PracticeApi api);

/// Reads the body of POST /chat/completions as the official API would: the first thing wrong with it is the
/// error.
[[nodiscard]] Checked<PracticeRequest> checkRequest(
    const Json &body, const Catalog &catalog, PracticeApi api = PracticeApi::ChatCompletions);

} // namespace cuewright
