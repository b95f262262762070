#pragma once

#include "tools/trace.h"
#include "widgets/chips.h"

namespace cuewright {

// What steps of a conversation are called on screen, in one place for timeline, slots and details. Translated.

/// How a step looks; each kind is also said in words.
enum class StepKind {
    Model,
    Result,
    Failed,
    Edited, ///< changed by a person, or made up by a mock
    Waiting, ///< needs a result, or is to be asked
    Running,
};

StepKind kindOfTurn(const TraceTurn &turn);
StepKind kindOfCall(const TraceCall &call);
Tone toneOf(StepKind kind);
/// "answered", "failed", "needs a result": for tooltips and screen readers.
QString kindWord(StepKind kind, bool isCall);

/// "Manual", "Mock", "Recorded", "MCP", "Command", "Program".
QString sourceTitle(ToolSource source);
Glyph sourceGlyph(ToolSource source);
Tone sourceTone(ToolSource source);

/// Arguments in one line: `email: "mara@…", limit: 3`; as they came where they are no object. At most `most` characters.
QString argumentsLine(const QString &arguments, qsizetype most = 200);
/// One line out of a longer text, at most `most` characters.
QString firstLine(const QString &text, qsizetype most = 120);
/// JSON indented where it is JSON and not too long, as it came otherwise.
QString indented(const QString &text);
/// "503" of an error's beginning; empty where there is no such number.
QString statusIn(const QString &text);
/// "23 Nov, 14:05", local.
QString whenText(const QDateTime &utc);

} // namespace cuewright
