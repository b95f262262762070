#pragma once

#include "project/workspace.h"
#include "runs/estimate.h"

#include <functional>

namespace cuewright {

/// One part of a request, what it costs and what leaving it out would save.
struct BreakdownRow
{
    enum class Kind {
        Message,
        Example, ///< a question and the answer that shows how it is done: a user's and an assistant's message
        Variable, ///< what the value of an input adds to the messages
        Schema,
        SchemaDescriptions,
        EnumList, ///< one list of choices in the schema
        Tool,
        ToolDescriptions, ///< of one tool and its arguments
        Framing, ///< around messages and tools, beside their texts
        Correction, ///< from earlier reports
    };

    Kind kind = Kind::Message;
    QString name; ///< of the variable, schema or tool; EnumList: its field, "address.country"
    QList<qsizetype> messages; ///< in the request: the message, both of an example, those that a variable stands in
    qsizetype tool = -1; ///< in the request
    bool inside = false; ///< part of another row: rows that are not add up to the total
    std::int64_t tokens = 0;
    bool exact = false; ///< false: written with "≈"
    std::optional<Money> cost; ///< of `tokens` at the model's input price; nullopt: not known
    std::optional<std::int64_t> saves; ///< tokens that a call without it is shorter by; nullopt: cannot be left out
    bool savesExact = false;
    std::optional<Money> savesMoney;
};

struct TokenBreakdown
{
    QList<BreakdownRow> rows; ///< most tokens first
    Estimate estimate;
    QList<Message> messages; ///< of the request, for their roles and first words
};

/// A request without the value of one variable.
struct WithoutValue
{
    QString name;
    QList<Message> messages;
};

/// The messages as they would be with each variable left empty in turn (a list without entries, a text without letters).
/// Pictures, sounds and files are not among them; what cannot be rendered empty is left out.
QList<WithoutValue> withoutEachValue(const Workspace &workspace, const Prompt &prompt, const Json &inputs);

/// Where the tokens of a request go. What is saved is found by counting again without the part: a schema without its
/// descriptions is made strict again, a tool that was the last takes the frame around tools with it.
///
/// Pure, and slow on long prompts: of each variable the messages it stands in are counted once more, of each list of choices
/// (the kEnumLists longest) the schema. `stop` is asked between them; once it says yes, the rows so far are given.
inline constexpr int kEnumLists = 20;
TokenBreakdown breakDown(const ChatRequest &request, const QList<WithoutValue> &variables, const EstimateBasis &basis,
    const std::function<bool()> &stop = {});

} // namespace cuewright
