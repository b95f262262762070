#pragma once

#include "base/money.h"
#include "base/result.h"
#include "chat/completion.h"
#include "chat/request.h"
#include "schema/validator.h"
#include "tools/toolresult.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace cuewright {

/// From 1; never used twice in one trace. 0: none.
using TurnId = std::int64_t;
inline constexpr TurnId kNoTurn = 0;

/// One call of a turn, and its slot for a result.
struct TraceCall
{
    ToolCall call; ///< as it counts here: sent back to the model in later requests
    std::optional<ToolCall> asked; ///< as the model wrote it, where its id was repaired or its arguments were edited
    std::optional<ToolResult> result; ///< nullopt: pending
    std::optional<ToolResult> recorded; ///< what it got before `result` was edited; nullopt: not edited, or there was none
    Json others; ///< members of the file that this version does not know; null: none

    bool isPending() const { return !result; }
    /// Something made up stands in the place of what the call had got. The recording put back, and what a tool has given since, are
    /// no edits, though `recorded` is kept beside them too.
    bool isResultEdited() const;
    bool areArgumentsEdited() const { return asked && asked->arguments != call.arguments; }
};

/// Times on the trace's line, which begins with 0 and has no gaps while a person thinks: a turn starts where the last result
/// before it ended (Trace::endOf()).
struct TraceTiming
{
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> firstDelta; ///< after `start`; nullopt: nothing came, or not as a stream
    std::chrono::milliseconds duration{0}; ///< until the answer's end
    QDateTime at; ///< UTC, by the wall clock; invalid: not known
};

/// The body of a request, without what its turn's parent has sent already: conversations repeat all they have said in each
/// request, and the sum of that grows with the square of their length. Trace::requestBody() puts it together again.
struct SentBody
{
    Json frame; ///< the body; its list ("messages", "input") is empty here
    QString list; ///< name of that member; empty: there is none, `frame` is all
    int kept = 0; ///< so many items of the parent's list come first …
    Json added; ///< … then these; array
    QByteArray verbatim; ///< a body that is no JSON as this program writes it; the rest is empty then
};

/// What went over the wire. Immutable once it is in a turn. Never holds a key: see net's Exchange.
struct TraceExchange
{
    QString url; ///< without user, query and fragment
    WireFormat format = WireFormat::ChatCompletions;
    bool streamAsked = true;
    SentBody sent;
    QList<Omission> notSent; ///< what the request asked for and the body does not carry
    int status = 0; ///< HTTP; 0: no answer
    QByteArray contentType; ///< of the answer
    QByteArray received; ///< as received, unpacked
    bool isCut = false; ///< `received` was too long to be kept whole: it cannot be replayed
    bool isWithheld = false; ///< `received` repeated a secret in pieces and was not saved: it cannot be replayed
    Json others;
};

/// One request and its answer. Immutable: an edit makes another one.
struct TraceTurn
{
    TurnId id = kNoTurn;
    TurnId parent = kNoTurn; ///< none: it begins a conversation
    /// What its request says beyond its parent's: neither the parent's answer nor the results of the parent's calls, which
    /// follow from the parent.
    QList<Message> added;
    /// The request without its messages; never null. One object for all turns that ask alike.
    std::shared_ptr<const ChatRequest> settings;

    std::optional<Completion> answer; ///< as it came, or as much as came before `error`; nullopt: nothing yet
    std::optional<QString> editedText; ///< what the answer's text counts as, where a person changed it
    std::optional<Error> error;
    QList<TraceCall> calls; ///< in the order of the answer
    std::optional<Money> cost; ///< nullopt: not known
    bool isCostEstimated = false;
    TraceTiming timing;
    std::shared_ptr<const TraceExchange> exchange; ///< null: not recorded
    Json others;

    bool isRun() const { return answer.has_value() || error.has_value(); }
    bool isAnswered() const { return answer && !error; }
    int pending() const; ///< calls without a result
    QString answerText() const; ///< as it counts
    Message answerMessage() const; ///< as later requests carry it; only where there is an answer
};
using TurnPtr = std::shared_ptr<const TraceTurn>;

/// What the arguments of a call break, by the schema of the tool that they are for.
struct ArgumentProblems
{
    bool isKnownTool = true; ///< false: the request offered no tool of that name
    std::optional<Error> parseError; ///< they are no JSON object; `at` says where
    QList<Violation> violations;
    std::optional<Error> schemaError; ///< the tool's schema makes no sense: nothing was checked

    bool isEmpty() const { return isKnownTool && !parseError && violations.isEmpty(); }
};
/// Not stored in a trace: it follows from the arguments and the tools.
ArgumentProblems argumentProblems(const ToolCall &call, const QList<ToolDefinition> &tools);

} // namespace cuewright
