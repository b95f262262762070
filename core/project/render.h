#pragma once

#include "base/result.h"
#include "chat/message.h"
#include "project/prompt.h"
#include "project/segments.h"

#include <QStringList>

namespace cuewright {

/// Root names of the variables that the messages use, in the order of their first use; declared inputs that are not used
/// come last. Loop variables are left out. A template that does not parse gives what can be found.
QStringList variablesOf(const Prompt &prompt);

/// Where a variable stands in one message's text, for highlighting: [start, end) in UTF-16 units, braces included.
struct VariableSpan
{
    qsizetype start = 0;
    qsizetype end = 0;
    QString name; ///< root name; empty for a tag that names none
};
QList<VariableSpan> variableSpans(QStringView text, Prompt::Engine engine);

/// The values of one run: what was given, defaults for what was not. `inputs` is an object; keys that are not declared stay.
/// Errors: Invalid where a required input has no value; `detail` is its name.
[[nodiscard]] Result<Json> checkedInputs(const QList<Property> &declared, const Json &inputs);

/// Values as typed by a person or read from a CSV file (all text) turned into the declared kinds: "3" → 3, "yes" stays text.
Json typedInputs(const QList<Property> &declared, const Json &inputs);

/// `inputs` with "" for required texts that have no value yet, so that a prompt can be counted before it is filled in.
Json withEmptyTexts(const QList<Property> &declared, Json inputs);

/// The messages in a rendered text. A line starts a message only where the template's author wrote all of it; threads and
/// media are put in where their segments stand, threads without a place at the end. Errors: Invalid (an unusable thread).
[[nodiscard]] Result<QList<Message>> messagesOf(const QList<TextSegment> &segments, const QList<Property> &declared, const Json &inputs);

/// The messages of one run: inputs checked and defaulted (facts/prompty §3.1), template rendered, roles parsed, threads and
/// media expanded. A value can never forge a role marker. `inputs` is an object; further keys are fine.
/// Errors: Invalid (a required input is missing: its name is in `detail`; a strict value looks like a marker), Parse with
/// line and column: of the file where the messages know their lines, else of the message's text; `detail` is "message:N"
/// with the message's index.
[[nodiscard]] Result<QList<Message>> renderMessages(const Prompt &prompt, const Json &inputs);

} // namespace cuewright
