#include "tools/traceassertions.h"

#include "base/format.h"
#include "chat/outcome.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TraceAssertions)
};

using Kind = TraceAssertion::Kind;

constexpr std::pair<Kind, const char *> kWords[] = {
    {Kind::Called, "called"},
    {Kind::NotCalled, "not-called"},
    {Kind::CalledFirst, "called-first"},
    {Kind::Arguments, "arguments"},
    {Kind::FinalAnswer, "final-answer"},
    {Kind::MaxRounds, "rounds"},
    {Kind::MaxCost, "cost"},
    {Kind::MaxTokens, "tokens"},
};

bool isAboutTool(Kind kind)
{
    return kind == Kind::Called || kind == Kind::NotCalled || kind == Kind::CalledFirst || kind == Kind::Arguments;
}

tl::unexpected<Error> invalid(const QString &message, const QString &pointer)
{
    return fail(Error::Code::Invalid, message, pointer);
}

// A whole number from 0; nullopt for everything else.
std::optional<std::int64_t> count(const Json *value)
{
    if (!value || !value->is_number_integer() || *value < 0 || *value > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return value->get<std::int64_t>();
}

Result<> readLimits(const Json &json, TraceAssertion &assertion, const QString &pointer)
{
    const Json *most = member(json, "most");
    if (assertion.kind == Kind::MaxRounds || assertion.kind == Kind::MaxTokens) {
        const auto limit = count(most);
        if (!limit)
            return invalid(Words::tr("“most” is a whole number."), pointer + QStringLiteral("/most"));
        assertion.most = *limit;
    } else if (assertion.kind == Kind::MaxCost) {
        const auto dollars = !most ? std::nullopt
            : most->is_string()    ? Money::fromDecimal(memberText(json, "most"))
                                   : Money::fromDecimal(QString::fromUtf8(writeJson(*most)));
        if (!dollars || *dollars < Money())
            return invalid(Words::tr("“most” is an amount of dollars, for example \"0.01\"."), pointer + QStringLiteral("/most"));
        assertion.mostCost = *dollars;
    }
    if (const Json *times = member(json, "times"); times && assertion.kind == Kind::Called) {
        const auto wanted = count(times);
        if (!wanted || *wanted > std::numeric_limits<int>::max())
            return invalid(Words::tr("“times” is a whole number."), pointer + QStringLiteral("/times"));
        assertion.times = static_cast<int>(*wanted);
    }
    return {};
}

Result<TraceAssertion> assertionFrom(const Json &json, const QString &pointer)
{
    TraceAssertion assertion;
    const QString word = memberText(json, "assert");
    const auto *known = std::find_if(std::begin(kWords), std::end(kWords), [&](const auto &entry) { return word == QLatin1String(entry.second); });
    if (known == std::end(kWords))
        return invalid(Words::tr("“%1” is nothing that can be asserted.").arg(word), pointer + QStringLiteral("/assert"));
    assertion.kind = known->first;
    assertion.tool = memberText(json, "tool");
    if (isAboutTool(assertion.kind) && assertion.tool.isEmpty())
        return invalid(Words::tr("It is not said which tool is meant."), pointer + QStringLiteral("/tool"));
    if (assertion.kind == Kind::Arguments) {
        auto rule = argumentRuleFrom(json);
        if (!rule)
            return invalid(rule.error().message, pointer + rule.error().detail);
        assertion.rule = std::move(*rule);
    }
    if (const auto done = readLimits(json, assertion, pointer); !done)
        return fail(done.error());
    for (const auto &[name, value] : json.items()) {
        static constexpr std::string_view kKnown[] = {"assert", "tool", "match", "arguments", "times", "most"};
        if (std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown))
            assertion.others[name] = value;
    }
    return assertion;
}

Json assertionToJson(const TraceAssertion &assertion)
{
    Json json = Json::object();
    for (const auto &[kind, word] : kWords) {
        if (kind == assertion.kind)
            json["assert"] = word;
    }
    if (isAboutTool(assertion.kind))
        json["tool"] = toUtf8(assertion.tool);
    if (assertion.kind == Kind::Arguments)
        putArgumentRule(json, assertion.rule);
    if (assertion.kind == Kind::Called && assertion.times)
        json["times"] = *assertion.times;
    if (assertion.kind == Kind::MaxRounds || assertion.kind == Kind::MaxTokens)
        json["most"] = assertion.most;
    if (assertion.kind == Kind::MaxCost)
        json["most"] = toUtf8(assertion.mostCost.toDecimal());
    if (assertion.others.is_object())
        json.update(assertion.others);
    return json;
}

// One branch, looked at for assertions.
class Check
{
public:
    Check(const Trace &trace, const QString &branch)
        : m_turns(trace.turnsOf(branch))
        , m_totals(trace.totals(branch))
    {
        for (const TurnPtr &turn : m_turns) {
            for (const TraceCall &call : turn->calls)
                m_calls << call.call;
        }
    }

    AssertionOutcome check(const TraceAssertion &assertion) const
    {
        switch (assertion.kind) {
        case Kind::Called: return called(assertion);
        case Kind::NotCalled: return {assertion, timesCalled(assertion.tool) == 0, callsText(assertion.tool)};
        case Kind::CalledFirst: return calledFirst(assertion);
        case Kind::Arguments: return arguments(assertion);
        case Kind::FinalAnswer: return finalAnswer(assertion);
        case Kind::MaxRounds: return rounds(assertion);
        case Kind::MaxCost: return cost(assertion);
        case Kind::MaxTokens: return tokens(assertion);
        }
        Q_UNREACHABLE();
    }

private:
    int timesCalled(const QString &tool) const
    {
        return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(), [&](const ToolCall &call) { return call.name == tool; }));
    }

    QString callsText(const QString &tool) const
    {
        const int times = timesCalled(tool);
        return times == 0 ? Words::tr("%1 was not called.").arg(tool)
            : times == 1  ? Words::tr("%1 was called once.").arg(tool)
                          : Words::tr("%1 was called %2 times.", "tool, number above one").arg(tool).arg(times);
    }

    AssertionOutcome called(const TraceAssertion &assertion) const
    {
        const int times = timesCalled(assertion.tool);
        const bool holds = assertion.times ? times == *assertion.times : times > 0;
        const QString wanted = holds || !assertion.times ? QString() : u' ' + Words::tr("Wanted: %1.").arg(*assertion.times);
        return {assertion, holds, callsText(assertion.tool) + wanted};
    }

    AssertionOutcome calledFirst(const TraceAssertion &assertion) const
    {
        const auto turn = std::find_if(m_turns.begin(), m_turns.end(), [](const TurnPtr &known) { return !known->calls.isEmpty(); });
        if (turn == m_turns.end())
            return {assertion, false, Words::tr("No tool was called.")};
        QStringList names;
        for (const TraceCall &call : (*turn)->calls) {
            if (!names.contains(call.call.name))
                names << call.call.name;
        }
        return {assertion, names.contains(assertion.tool), Words::tr("First called: %1.").arg(names.join(QStringLiteral(", ")))};
    }

    AssertionOutcome arguments(const TraceAssertion &assertion) const
    {
        QString mismatch;
        for (const ToolCall &call : m_calls) {
            if (call.name != assertion.tool)
                continue;
            const auto value = parsedArguments(call.arguments);
            mismatch = value ? assertion.rule.mismatch(*value) : value.error().message;
            if (mismatch.isEmpty())
                return {assertion, true, Words::tr("The arguments of %1 match.").arg(assertion.tool)};
        }
        if (mismatch.isEmpty())
            return {assertion, false, callsText(assertion.tool)};
        return {assertion, false, Words::tr("No call of %1 has such arguments: %2").arg(assertion.tool, mismatch)};
    }

    AssertionOutcome finalAnswer(const TraceAssertion &assertion) const
    {
        const TurnPtr last = m_turns.isEmpty() ? nullptr : m_turns.last();
        if (!last || !last->isRun())
            return {assertion, false, Words::tr("There is no final answer.")};
        if (last->error)
            return {assertion, false, Words::tr("The conversation ended with an error: %1").arg(last->error->message)};
        if (!last->calls.isEmpty())
            return {assertion, false, Words::tr("The conversation ended with tool calls, without a final answer.")};
        Completion counted = *last->answer;
        counted.text = last->answerText();
        const Outcome outcome = outcomeOf(counted, last->settings->responseFormat);
        const bool passed = outcome.kind == Outcome::Kind::Text || outcome.kind == Outcome::Kind::Valid;
        return {assertion, passed, outcomeText(outcome)};
    }

    static QString outcomeText(const Outcome &outcome)
    {
        switch (outcome.kind) {
        case Outcome::Kind::Text: return Words::tr("There is a final answer.");
        case Outcome::Kind::Valid: return Words::tr("The final answer is valid.");
        case Outcome::Kind::Violations:
            return Words::tr("The final answer breaks the schema: %1").arg(outcome.violations.isEmpty() ? QString() : outcome.violations.first().message);
        case Outcome::Kind::Unchecked: return Words::tr("The final answer could not be checked: the schema makes no sense.");
        case Outcome::Kind::NotJson: return Words::tr("The final answer is no JSON.");
        case Outcome::Kind::Cut: return Words::tr("The final answer was cut.");
        case Outcome::Kind::Refusal: return Words::tr("The model refused.");
        case Outcome::Kind::Filtered: return Words::tr("The provider's content filter took the answer away.");
        case Outcome::Kind::ToolCalls: return Words::tr("The conversation ended with tool calls, without a final answer.");
        }
        Q_UNREACHABLE();
    }

    AssertionOutcome rounds(const TraceAssertion &assertion) const
    {
        const auto run = static_cast<int>(std::count_if(m_turns.begin(), m_turns.end(), [](const TurnPtr &turn) { return turn->isRun(); }));
        return {assertion, run <= assertion.most, run == 1 ? Words::tr("The model was asked once.") : Words::tr("The model was asked %1 times.").arg(run)};
    }

    AssertionOutcome cost(const TraceAssertion &assertion) const
    {
        if (m_totals.unpriced > 0)
            return {assertion, false, Words::tr("The cost of %n answer(s) is not known.", nullptr, m_totals.unpriced)};
        return {assertion, m_totals.cost <= assertion.mostCost, Words::tr("It cost %1.").arg(formatMoney(m_totals.cost))};
    }

    AssertionOutcome tokens(const TraceAssertion &assertion) const
    {
        if (m_totals.unreported > 0)
            return {assertion, false, Words::tr("The tokens of %n answer(s) were not reported.", nullptr, m_totals.unreported)};
        const std::int64_t sum = m_totals.input + m_totals.output;
        return {assertion, sum <= assertion.most, Words::tr("It took %1 tokens.").arg(formatTokens(sum))};
    }

    const QList<TurnPtr> m_turns;
    const TraceTotals m_totals;
    QList<ToolCall> m_calls;
};

} // namespace

Result<QList<TraceAssertion>> assertionsFrom(const Json &list)
{
    QList<TraceAssertion> assertions;
    if (list.is_null())
        return assertions;
    if (!list.is_array())
        return invalid(Words::tr("Assertions are a list."), {});
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto assertion = assertionFrom(list[i], QStringLiteral("/%1").arg(i));
        if (!assertion)
            return fail(assertion.error());
        assertions << std::move(*assertion);
    }
    return assertions;
}

Json assertionsToJson(const QList<TraceAssertion> &assertions)
{
    Json list = Json::array();
    for (const TraceAssertion &assertion : assertions)
        list.push_back(assertionToJson(assertion));
    return list;
}

QString assertionText(const TraceAssertion &assertion)
{
    switch (assertion.kind) {
    case Kind::Called:
        return !assertion.times ? Words::tr("%1 is called").arg(assertion.tool)
            : *assertion.times == 1 ? Words::tr("%1 is called once").arg(assertion.tool)
                                    : Words::tr("%1 is called %2 times", "tool, number").arg(assertion.tool).arg(*assertion.times);
    case Kind::NotCalled: return Words::tr("%1 is not called").arg(assertion.tool);
    case Kind::CalledFirst: return Words::tr("%1 is called first").arg(assertion.tool);
    case Kind::Arguments:
        return Words::tr("%1 is called with %2").arg(assertion.tool,
            assertion.rule.kind == ArgumentRule::Kind::Any ? Words::tr("any arguments") : QString::fromUtf8(writeJson(assertion.rule.value)));
    case Kind::FinalAnswer: return Words::tr("The final answer is valid");
    case Kind::MaxRounds: return assertion.most == 1 ? Words::tr("The model is asked at most once") : Words::tr("The model is asked at most %1 times").arg(assertion.most);
    case Kind::MaxCost: return Words::tr("It costs at most %1").arg(formatMoney(assertion.mostCost));
    case Kind::MaxTokens: return Words::tr("It takes at most %1 tokens").arg(formatTokens(assertion.most));
    }
    Q_UNREACHABLE();
}

QList<AssertionOutcome> checkAssertions(const QList<TraceAssertion> &assertions, const Trace &trace, const QString &branch)
{
    const Check check(trace, branch);
    QList<AssertionOutcome> outcomes;
    for (const TraceAssertion &assertion : assertions)
        outcomes << check.check(assertion);
    return outcomes;
}

} // namespace cuewright
