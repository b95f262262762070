#include "runs/turnrecord.h"

namespace cuewright {
namespace {

bool hasContent(const Completion &partial)
{
    return !partial.text.isEmpty() || !partial.refusal.isEmpty() || !partial.reasoning.isEmpty() || !partial.toolCalls.isEmpty();
}

TraceExchange exchangeOf(const Exchange &exchange, bool streamAsked)
{
    TraceExchange kept;
    kept.url = exchange.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    kept.format = exchange.format;
    kept.streamAsked = streamAsked;
    kept.status = exchange.status;
    kept.contentType = headerValue(exchange.responseHeaders, "content-type");
    kept.received = exchange.responseBody;
    kept.isCut = exchange.isCut;
    return kept;
}

} // namespace

TurnAnswer turnAnswerOf(const PromptRun &run, std::chrono::milliseconds start)
{
    const RunOutcome &outcome = run.outcome();
    const CallRecord &record = outcome.record;
    TurnAnswer answer;
    if (outcome.completion) {
        answer.answer = *outcome.completion;
    } else {
        answer.error = outcome.completion.error();
        if (hasContent(outcome.partial))
            answer.answer = outcome.partial;
    }
    if (record.basis != CostBasis::Unknown)
        answer.cost = record.cost;
    answer.isCostEstimated = record.basis == CostBasis::Estimated;
    answer.timing = {start, {}, record.duration, record.started};
    if (record.firstToken.count() > 0)
        answer.timing.firstDelta = record.firstToken;
    const Exchange &exchange = run.call().exchange();
    if (!exchange.requestBody.isEmpty()) { // else nothing was sent: it came from the cache, or was refused
        answer.exchange = exchangeOf(exchange, run.plan().request.stream);
        answer.exchange->notSent = run.call().omitted();
        answer.sentBody = exchange.requestBody;
    }
    return answer;
}

} // namespace cuewright
