#pragma once

#include "base/json.h"

#include <QMetaType>
#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace cuewright {

/// Who answers a call. The words in files are those of toolSourceWord().
enum class ToolSource {
    Manual, ///< a person types the result
    Mock, ///< one of the tool file's mocks
    Recorded, ///< what a run got earlier
    Mcp, ///< a tool of an MCP server
    Command, ///< a program on this machine
    Program, ///< this program itself: an unknown tool, arguments that cannot be read
};

/// "manual", "mock", "recorded", "mcp", "command", "program".
QString toolSourceWord(ToolSource source);
std::optional<ToolSource> toolSourceNamed(QStringView word);
/// It reached something outside this program: asked for before the first time, and never made up.
constexpr bool isReal(ToolSource source)
{
    return source == ToolSource::Mcp || source == ToolSource::Command;
}

/// What one call gets for an answer.
struct ToolResult
{
    QString text; ///< goes back to the model, exactly so
    ToolSource source = ToolSource::Manual;
    QString origin; ///< the mock's name, the server's key in mcp.json, the program of the command; empty: nothing to say
    bool isError = false; ///< the tool says that it failed; the model gets `text` all the same
    /// What the source said beyond its text: {"parts":[…],"structuredContent":…} of an MCP server, in that server's own form.
    /// Null: nothing.
    Json content;
    std::chrono::milliseconds started{0}; ///< on the trace's time line, as TraceTiming::start
    std::chrono::milliseconds duration{0};
    Json others; ///< members of the file that this version does not know; null: none
};

/// A value as it is sent for a result: a text as it is, everything else as compact JSON (facts §4).
QString toolText(const Json &value);

} // namespace cuewright
Q_DECLARE_METATYPE(cuewright::ToolResult)
