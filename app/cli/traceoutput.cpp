#include "cli/traceoutput.h"

#include "base/format.h"
#include "cli/output.h"
#include "runs/outcomeword.h"

namespace cuewright {
namespace {

constexpr qsizetype kShown = 400; // of a result, on one line

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > kShown ? line.left(kShown) + u'…' : line;
}

Json callJson(const TraceCall &call)
{
    Json json = Json::object({{"id", toUtf8(call.call.id)}, {"name", toUtf8(call.call.name)}, {"arguments", toUtf8(call.call.arguments)}});
    if (!call.result) {
        json["result"] = nullptr;
        return json;
    }
    json["result"] = toUtf8(call.result->text);
    json["source"] = toUtf8(toolSourceWord(call.result->source));
    if (!call.result->origin.isEmpty())
        json["origin"] = toUtf8(call.result->origin);
    json["is_error"] = call.result->isError;
    return json;
}

} // namespace

Json violationsJson(const QList<Violation> &violations)
{
    Json list = Json::array();
    for (const Violation &violation : violations) {
        list.push_back(Json::object({{"pointer", toUtf8(violation.instancePointer)}, {"rule", toUtf8(violation.schemaPointer)},
            {"message", toUtf8(violation.message)}}));
    }
    return list;
}

void warnAsksAgain(int round, int rounds, const Outcome &reply)
{
    const auto broken = reply.violations.size();
    const QString why = broken > 0 ? counted(broken, "broken rule") : QStringLiteral("no JSON");
    warn(QStringLiteral("attempt %1 of %2: %3, asking again").arg(round).arg(rounds).arg(why));
}

void printCall(const TraceCall &call)
{
    print(QStringLiteral("tool call %1: %2 %3").arg(call.call.id, call.call.name, call.call.arguments));
    if (!call.result) {
        print(QStringLiteral("  needs a result"));
        return;
    }
    QString from = toolSourceWord(call.result->source);
    if (!call.result->origin.isEmpty())
        from += u' ' + call.result->origin;
    print(QStringLiteral("  %1 (%2): %3").arg(call.result->isError ? QStringLiteral("error") : QStringLiteral("result"), from, shortened(call.result->text)));
}

QString totalsLine(const TraceTotals &totals, const QString &outcome)
{
    QString cost = totals.unpriced > 0 ? QStringLiteral("at least ") : totals.isCostEstimated ? QStringLiteral("≈") : QString();
    cost += formatMoney(totals.cost);
    return QStringLiteral("%1 · %2, %3 · %4 tokens in, %5 out · %6")
        .arg(outcome, counted(totals.turns, "request"), counted(totals.calls, "tool call"), formatTokens(totals.input), formatTokens(totals.output), cost);
}

QString endWord(const ToolLoop &loop)
{
    switch (loop.end()) {
    case ToolLoop::End::Answered: return outcomeWord(loop.reply()->kind);
    case ToolLoop::End::NeedsResults: return QStringLiteral("needs_results");
    case ToolLoop::End::ResultsReady: return QStringLiteral("results_ready");
    case ToolLoop::End::RoundLimit: return QStringLiteral("round_limit");
    case ToolLoop::End::Forced: return QStringLiteral("forced");
    case ToolLoop::End::Failed: return QStringLiteral("error");
    case ToolLoop::End::Stopped: break;
    }
    return QStringLiteral("aborted");
}

void printAssertions(const QList<AssertionOutcome> &outcomes)
{
    for (const AssertionOutcome &outcome : outcomes) {
        if (outcome.passed)
            print(QStringLiteral("holds: ") + outcome.sentence);
        else
            failWith(Error{Error::Code::Invalid, QStringLiteral("does not hold: ") + outcome.sentence, {}, {}});
    }
}

Json assertionsJson(const QList<AssertionOutcome> &outcomes)
{
    Json list = Json::array();
    for (const AssertionOutcome &outcome : outcomes) {
        list.push_back(Json::object({{"assertion", assertionsToJson({outcome.assertion})[0]}, {"passed", outcome.passed},
            {"message", toUtf8(outcome.sentence)}}));
    }
    return list;
}

void addConversation(Json &json, const Trace &trace, const QString &branch)
{
    Json turns = Json::array();
    for (const TurnPtr &turn : trace.turnsOf(branch)) {
        Json each = Json::object({{"turn", turn->id}, {"answer", toUtf8(turn->answerText())}});
        if (turn->error)
            each["error"] = toUtf8(turn->error->message);
        each["calls"] = Json::array();
        for (const TraceCall &call : turn->calls)
            each["calls"].push_back(callJson(call));
        turns.push_back(std::move(each));
    }
    json["turns"] = std::move(turns);
    const TraceTotals totals = trace.totals(branch);
    json["requests"] = totals.turns;
    json["tool_calls"] = totals.calls;
    json["usage"] = Json::object({{"input_tokens", totals.input}, {"output_tokens", totals.output}});
    json["cost_usd"] = totals.unpriced > 0 ? Json(nullptr) : Json(toUtf8(totals.cost.toDecimal()));
}

} // namespace cuewright
