#include "runs/estimate.h"

#include "catalog/usage.h"

#include <algorithm>

namespace cuewright {

namespace {

/// Answers that a request asks for at once ("n" in its further fields).
std::int64_t answersAsked(const ChatRequest &request)
{
    const Json *n = member(request.extraBody, "n");
    return n && n->is_number_integer() ? std::clamp<std::int64_t>(n->get<std::int64_t>(), 1, 1000) : 1;
}

void applyReports(Estimate &result, const EstimateBasis &basis)
{
    const auto last = std::find_if(basis.reports.begin(), basis.reports.end(),
        [&](const InputReport &report) { return report.kind == result.kind; });
    if (last != basis.reports.end())
        result.lastReport = *last;
    result.calibration = calibrate(basis.reports, result.kind, result.tokens);
    if (!result.calibration)
        return;
    result.calibration->applied = result.calibration->applied && basis.correct;
    if (result.calibration->applied) {
        result.tokens.correction = result.calibration->correction;
        result.tokens.total += result.calibration->correction;
    }
}

/// Everything that follows from the terms and the tokens in.
void applyTerms(Estimate &result)
{
    const EstimateTerms &terms = result.terms;
    result.fits = true;
    result.outputHigh = terms.outputLimit.value_or(terms.modelOutput);
    if (result.contextWindow > 0) {
        // An unset limit means "what is left of the window"; a set one is refused by the server when it does not fit.
        const std::int64_t left = result.contextWindow - result.tokens.total;
        result.fits = left > 0 && (!terms.outputLimit || result.outputHigh <= left);
        if (!terms.outputLimit)
            result.outputHigh = std::clamp<std::int64_t>(left, 0, result.outputHigh);
    }
    result.outputLow = terms.usualOutput.value_or(result.outputHigh / 10);
    if (result.outputHigh > 0)
        result.outputLow = std::min(result.outputLow, result.outputHigh);
    result.low.reset();
    result.high.reset();
    if (!terms.price)
        return;
    Usage usage;
    usage.input = result.tokens.total;
    usage.output = result.outputLow;
    result.low = costOf(usage, *terms.price);
    if (result.outputHigh > 0 || terms.price->base.output == TokenPrice{}) {
        usage.output = result.outputHigh * terms.answers;
        result.high = costOf(usage, *terms.price);
    }
}

} // namespace

ChatRequest asSent(const ChatRequest &request, const ProviderProfile &provider)
{
    ChatRequest sent = request;
    if (!provider.strictSchemas)
        sent.responseFormat.strict.reset();
    return sent;
}

std::optional<ModelPrice> priceAt(const EstimateBasis &basis, QStringView model, PriceTier tier)
{
    if (basis.provider.local && !basis.provider.practice)
        return ModelPrice{};
    return basis.catalog.price(model, basis.at, tier);
}

std::optional<ModelPrice> priceOf(const ChatRequest &request, const EstimateBasis &basis)
{
    return priceAt(basis, request.model, priceTierNamed(request.options.serviceTier));
}

Estimate estimate(const ChatRequest &request, const EstimateBasis &basis)
{
    Estimate result;
    result.tokens = countRequest(asSent(request, basis.provider), request.model);
    result.kind = kindOf(request);
    applyReports(result, basis);
    result.terms = {request.options.maxOutputTokens, 0, basis.usualOutput, answersAsked(request), priceOf(request, basis)};
    if (const ModelInfo *model = basis.catalog.model(request.model)) {
        result.contextWindow = model->contextWindow;
        result.terms.modelOutput = model->maxOutput;
    }
    applyTerms(result);
    return result;
}

Estimate withMoreInput(Estimate estimate, std::int64_t difference)
{
    estimate.tokens.total += difference;
    applyTerms(estimate);
    return estimate;
}

} // namespace cuewright
