#include "reply/verdict.h"

#include "base/format.h"
#include "chat/continuation.h"
#include "chat/correction.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr qsizetype kMaxWords = 300;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Reply)
};

Verdict validVerdict(const FieldCount &count)
{
    if (count.fields == 0)
        return {Tone::Success, Words::tr("Valid JSON"), Words::tr("finished normally")};
    return {Tone::Success, Words::tr("Matches %1").arg(count.schemaName),
        Words::tr("%1 of %n field(s) valid · finished normally", nullptr, count.fields).arg(count.fields)};
}

Verdict brokenVerdict(const Outcome &outcome)
{
    const QString first = outcome.violations.value(0).message.left(kMaxWords);
    return {Tone::Danger, Words::tr("The reply breaks %n rule(s)", nullptr, static_cast<int>(outcome.violations.size())), first};
}

Verdict correctable(Verdict verdict, const Outcome &outcome, const Completion *completion)
{
    if (completion && canCorrect(*completion, outcome))
        verdict.remedy = Remedy::AskAgain; // alone: to run again there is the button that runs
    return verdict;
}

} // namespace

Verdict verdictOf(const Outcome &outcome, const Completion *completion, const FieldCount &count)
{
    switch (outcome.kind) {
    case Outcome::Kind::Valid:
        return validVerdict(count);
    case Outcome::Kind::Violations:
        return correctable(brokenVerdict(outcome), outcome, completion);
    case Outcome::Kind::NotJson:
        return correctable({Tone::Danger, Words::tr("The reply is not JSON"),
                               outcome.parseError ? outcome.parseError->message.left(kMaxWords) : QString(), Remedy::RunAgain},
            outcome, completion);
    case Outcome::Kind::Unchecked:
        return {Tone::Warning, Words::tr("The reply could not be checked"), outcome.schemaError ? outcome.schemaError->message.left(kMaxWords) : QString()};
    case Outcome::Kind::Cut:
        return {Tone::Warning, Words::tr("Stopped at the output limit"),
            completion && completion->usage ? Words::tr("after %1 tokens").arg(formatTokens(completion->usage->output)) : QString(),
            Remedy::RaiseLimit, completion && canContinue(*completion) ? Remedy::Continue : Remedy::None};
    case Outcome::Kind::Refusal:
        return {Tone::Info, Words::tr("The model refused"), completion ? completion->refusal.left(kMaxWords) : QString()};
    case Outcome::Kind::Filtered:
        return {Tone::Warning, Words::tr("The provider's content filter stopped the reply"), {}};
    case Outcome::Kind::ToolCalls:
        return {Tone::Info, Words::tr("The model asks for %n tool call(s)", nullptr, completion ? static_cast<int>(completion->toolCalls.size()) : 0),
            Words::tr("Fill in each result, then send them.")};
    case Outcome::Kind::Text:
        break;
    }
    return {Tone::Success, Words::tr("Finished normally"), {}};
}

Verdict verdictOf(const Error &error, const ProblemContext &context, bool goesOn)
{
    const Remedy other = goesOn ? Remedy::Continue : Remedy::None;
    ProblemText text = problemText(error, context);
    text.happened.truncate(kMaxWords);
    if (error.code == Error::Code::Cancelled)
        return {Tone::Warning, Words::tr("Stopped"), text.now, Remedy::RunAgain, other};
    if (error.code == Error::Code::Budget)
        return {Tone::Warning, error.reason == u"cost_unknown" ? Words::tr("Not sent: cost unknown") : Words::tr("Not sent: over budget"), text.joined(), Remedy::AllowOnce};
    const bool key = error.code == Error::Code::Auth || error.code == Error::Code::Permission;
    // Whole sentences: the long ones wrap after a short headline.
    return {Tone::Danger, Words::tr("The run failed"), text.joined(), key ? Remedy::CheckKey : Remedy::RunAgain, other};
}

QString roundText(int round, int rounds)
{
    return rounds > 1 ? Words::tr("attempt %1 of %2").arg(round).arg(rounds) : QString();
}

QString omissionText(const Omission &omission)
{
    return Words::tr("not sent: %1 (%2)").arg(omission.field, omission.reason);
}

QString remedyTitle(Remedy remedy)
{
    switch (remedy) {
    case Remedy::RunAgain:
        return Words::tr("Run again");
    case Remedy::RetryNow:
        return Words::tr("Retry now");
    case Remedy::CheckKey:
        return Words::tr("Check the key");
    case Remedy::RaiseLimit:
        return Words::tr("Raise the limit");
    case Remedy::AllowOnce:
        return Words::tr("Allow once");
    case Remedy::AskAgain:
        return Words::tr("Send back");
    case Remedy::Continue:
        return Words::tr("Continue");
    case Remedy::None:
        break;
    }
    return {};
}

} // namespace cuewright
