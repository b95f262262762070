#pragma once

#include "chat/message.h"
#include "project/prompt.h"

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

/// The messages of one run: inputs checked and defaulted (facts/prompty §3.1), template rendered, roles parsed, threads and
/// media expanded. A value can never forge a role marker. `inputs` is an object; further keys are fine.
/// Errors: Invalid (a required input is missing: its name is in `detail`; a strict value looks like a marker), Parse with
/// line and column of the template.
[[nodiscard]] Result<QList<Message>> renderMessages(const Prompt &prompt, const Json &inputs);

} // namespace cuewright
