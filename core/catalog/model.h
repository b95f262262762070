#pragma once

#include "base/money.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace cuewright {

/// What a model can and cannot take (facts sheet §1.4). Unknown models get the defaults: nothing is withheld
/// from them.
struct ModelCapabilities
{
    bool reasoning = false; ///< refuses sampling options, wants max_completion_tokens and the developer role
    bool vision = true;
    bool tools = true;
    bool structuredOutputs = true;
    bool streaming = true;
    bool systemRole = true; ///< false: o1-mini and o1-preview take neither system nor developer
    bool samplingWithEffortNone = false; ///< gpt-5.1 … 5.x take temperature when the effort is "none"
    bool toolsOnlyWithoutEffort
        = false; ///< gpt-5.4 … 5.6: function tools and a reasoning_effort other than "none" clash
    bool toolsNeedEffortNone
        = false; ///< gpt-5.6: with function tools reasoning_effort must be sent, as "none"
    bool chatCompletions = true; ///< false: served by another endpoint only (o1-pro, gpt-5-codex, embeddings)
    QStringList efforts; ///< accepted reasoning_effort values; empty: the field is not supported or not known
};

struct ModelInfo
{
    QString id; ///< canonical name, without provider prefix
    QString vendor; ///< "OpenAI"
    int contextWindow = 0; ///< tokens; 0: not known
    int maxInput = 0; ///< tokens, where it is less than the window (gpt-5: 272,000); 0: the window
    int maxOutput = 0; ///< tokens; 0: not known
    QString encoding; ///< "o200k_base"; see encodingForModel for how sure that is
    bool retired = false;
    ModelCapabilities can;
};

/// How a request is sold. Names are stored in the ledger: never reuse one for something else.
enum class PriceTier { Standard, Batch, Flex, Priority };
/// The tier of a service_tier ("flex", "priority"); Standard for any other: what "auto" comes to is told by the answer.
PriceTier priceTierNamed(QStringView serviceTier);

/// Prices of one model at one time and tier, dollars a token. A field without a value falls back as facts §7
/// says: cached, cache write and audio input cost what input costs, audio output what output costs.
struct TokenPrices
{
    TokenPrice input;
    std::optional<TokenPrice> cachedInput;
    std::optional<TokenPrice> cacheWrite;
    TokenPrice output;
    std::optional<TokenPrice> audioInput;
    std::optional<TokenPrice> audioOutput;
};

/// One row of a price table.
struct ModelPrice
{
    TokenPrices base;
    /// The long-context cliff: with more than `longContextAbove` input tokens *every* token has these prices.
    std::int64_t longContextAbove = 0;
    std::optional<TokenPrices> longContext;
    QDate asOf; ///< when the table was made
    QString source; ///< "built-in", "user"

    const TokenPrices &forInput(std::int64_t inputTokens) const
    {
        return longContext && inputTokens > longContextAbove ? *longContext : base;
    }
};

} // namespace cuewright
