#include "tools/tracewords.h"

#include "base/json.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TraceWords)
};

constexpr int kJsonIndent = 2;
// Longer texts are shown as they came: indenting them would hold up the window.
constexpr qsizetype kMaxIndented = 64 * 1024;

} // namespace

StepKind kindOfTurn(const TraceTurn &turn)
{
    if (turn.error)
        return StepKind::Failed;
    if (!turn.answer)
        return StepKind::Waiting;
    return turn.editedText ? StepKind::Edited : StepKind::Model;
}

StepKind kindOfCall(const TraceCall &call)
{
    if (call.isPending())
        return StepKind::Waiting;
    if (call.isResultEdited() || call.areArgumentsEdited() || call.result->source == ToolSource::Mock)
        return StepKind::Edited;
    return call.result->isError ? StepKind::Failed : StepKind::Result;
}

Tone toneOf(StepKind kind)
{
    switch (kind) {
    case StepKind::Model: return Tone::Success;
    case StepKind::Result: return Tone::Info;
    case StepKind::Failed: return Tone::Danger;
    case StepKind::Edited:
    case StepKind::Waiting: return Tone::Warning;
    case StepKind::Running: return Tone::Accent;
    }
    return Tone::Neutral;
}

QString kindWord(StepKind kind, bool isCall)
{
    switch (kind) {
    case StepKind::Model: return Words::tr("answered");
    case StepKind::Result: return Words::tr("has a result");
    case StepKind::Failed: return Words::tr("failed");
    case StepKind::Edited: return isCall ? Words::tr("edited or mock") : Words::tr("edited");
    case StepKind::Waiting: return isCall ? Words::tr("needs a result") : Words::tr("not sent yet");
    case StepKind::Running: return Words::tr("running");
    }
    return {};
}

QString sourceTitle(ToolSource source)
{
    switch (source) {
    case ToolSource::Manual: return Words::tr("Manual");
    case ToolSource::Mock: return Words::tr("Mock");
    case ToolSource::Recorded: return Words::tr("Recorded");
    case ToolSource::Mcp: return Words::tr("MCP");
    case ToolSource::Command: return Words::tr("Command");
    case ToolSource::Program: return Words::tr("Program");
    }
    return {};
}

Glyph sourceGlyph(ToolSource source)
{
    switch (source) {
    case ToolSource::Recorded: return Glyph::Clock;
    case ToolSource::Mcp:
    case ToolSource::Command: return Glyph::Bolt;
    case ToolSource::Program: return Glyph::Computer;
    case ToolSource::Manual:
    case ToolSource::Mock: break;
    }
    return Glyph::Edit;
}

Tone sourceTone(ToolSource source)
{
    switch (source) {
    case ToolSource::Recorded: return Tone::Info;
    case ToolSource::Mcp:
    case ToolSource::Command: return Tone::Success;
    case ToolSource::Program: return Tone::Neutral;
    case ToolSource::Manual:
    case ToolSource::Mock: break;
    }
    return Tone::Warning;
}

QString argumentsLine(const QString &arguments, qsizetype most)
{
    if (arguments.size() > kMaxIndented)
        return firstLine(arguments, most);
    const auto json = parseJson(arguments.toUtf8());
    if (!json || !json->is_object())
        return firstLine(arguments, most);
    QStringList parts;
    for (const auto &[name, value] : json->items())
        parts << fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(writeJson(value));
    return firstLine(parts.join(QStringLiteral(", ")), most);
}

QString firstLine(const QString &text, qsizetype most)
{
    const QString start = text.left(most * 2).simplified();
    return start.size() <= most && text.size() <= most * 2 ? start : start.left(most - 1) + u'…';
}

QString indented(const QString &text)
{
    const QStringView start = QStringView(text).trimmed();
    if (text.size() > kMaxIndented || start.isEmpty() || (start.front() != u'{' && start.front() != u'['))
        return text;
    const auto json = parseJson(text.toUtf8());
    return json ? QString::fromUtf8(writeJson(*json, kJsonIndent)) : text;
}

QString statusIn(const QString &text)
{
    static const QRegularExpression status(QStringLiteral("(?<!\\d)([45]\\d\\d)(?!\\d)"));
    return status.match(text.left(200)).captured(1);
}

QString whenText(const QDateTime &utc)
{
    if (!utc.isValid())
        return {};
    const QDateTime local = utc.toLocalTime();
    //: Day, month and time, as QLocale writes dates; German: "d. MMM, HH:mm"
    return QLocale().toString(local, Words::tr("d MMM, HH:mm"));
}

} // namespace cuewright
