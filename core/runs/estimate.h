#pragma once

#include "catalog/catalog.h"
#include "catalog/provider.h"
#include "chat/request.h"
#include "chat/requesttokens.h"
#include "runs/calibration.h"

#include <QDateTime>

#include <cstdint>
#include <optional>

namespace cuewright {

/// What a request's length and price follow from, besides its tokens in.
struct EstimateTerms
{
    std::optional<int> outputLimit; ///< that the request sets
    int modelOutput = 0; ///< the most that the model gives; 0: not known
    std::optional<std::int64_t> usualOutput; ///< see EstimateBasis
    std::int64_t answers = 1; ///< that the request asks for at once
    std::optional<ModelPrice> price; ///< of its model, in its service tier
};

/// What a run will cost, before it runs.
struct Estimate
{
    RequestTokens tokens; ///< with the correction, where one is applied
    RequestKind kind = RequestKind::Unknown;
    std::optional<Calibration> calibration; ///< nullopt: earlier calls say nothing about this one
    std::optional<InputReport> lastReport; ///< of this kind of request, practice included
    std::int64_t outputLow = 0; ///< the usual length of this prompt's answers
    std::int64_t outputHigh = 0; ///< the most that the request allows; 0: no limit is known
    std::optional<Money> low, high; ///< nullopt: no price, or no upper limit, is known
    int contextWindow = 0; ///< tokens; 0: not known
    bool fits = true; ///< false: input and output limit are over the context window
    EstimateTerms terms;
};

/// What the estimate is made from, besides the request.
struct EstimateBasis
{
    const Catalog &catalog;
    const ProviderProfile &provider;
    QDateTime at; ///< whose prices
    std::optional<std::int64_t> usualOutput; ///< median of earlier answers; nullopt: none yet, a tenth of the limit stands in
    QList<InputReport> reports{}; ///< as reportsFor() gives them
    bool correct = true; ///< false: what the reports say is told, but not applied
};

/// The request with what decides its length: a server that knows no strict schemas gets the schema as it was designed,
/// which is longer than its strict form.
ChatRequest asSent(const ChatRequest &request, const ProviderProfile &provider);

Estimate estimate(const ChatRequest &request, const EstimateBasis &basis);
/// The same request with `difference` more tokens in, as text makes them: no part of it is counted again.
Estimate withMoreInput(Estimate estimate, std::int64_t difference);

/// The price of `model` at one provider: nothing for servers on the person's own machine, the list price otherwise (also
/// for the practice provider, whose calls are marked and never count as spent). nullopt: not known.
std::optional<ModelPrice> priceAt(const EstimateBasis &basis, QStringView model, PriceTier tier = PriceTier::Standard);
/// priceAt() of what a request asks for: its model, in its service tier.
std::optional<ModelPrice> priceOf(const ChatRequest &request, const EstimateBasis &basis);

} // namespace cuewright
