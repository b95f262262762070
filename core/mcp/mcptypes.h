#pragma once

#include "base/json.h"
#include "schema/validator.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace cuewright {

/// A tool as its server describes it (facts §5). Everything here comes from the server and is not to be trusted: texts for
/// the screen go through displayText(), and hints of a server that a person does not trust decide nothing.
struct McpTool
{
    QString name; ///< the server's own; for a model see mcpnames.h
    QString title; ///< for people: title, else annotations.title, else name
    QString description;
    Json inputSchema; ///< an object schema
    Json outputSchema; ///< of McpToolResult::structured; null: none
    bool readOnly = false;
    bool destructive = true; ///< false where readOnly
    bool idempotent = false;
    bool openWorld = true;
    /// Changes with anything the server says about the tool: what was allowed for another fingerprint asks again.
    QString fingerprint;
};

/// A tool that a server offers and nobody can use.
struct McpLeftOut
{
    QString name; ///< ready for the screen
    QString reason; ///< for the person
};

/// One part of a tool's result.
struct McpPart
{
    enum class Kind { Text, Image, Audio, ResourceLink, Resource, Unknown };

    Kind kind = Kind::Unknown;
    QString text; ///< Text; Resource with a text; Unknown: the part as JSON
    QByteArray data; ///< Image, Audio, Resource with a blob: the bytes, decoded
    QString mediaType; ///< media and resources, where known
    QString uri; ///< ResourceLink, Resource
    QString name; ///< ResourceLink: for people
    Json annotations; ///< audience, priority, lastModified; null: none
};

/// What a call of a tool gave.
struct McpToolResult
{
    QList<McpPart> parts;
    Json structured; ///< structuredContent; null: none
    /// The same for the screen, indented, through displayText(); empty where there is none, or a text part says the same.
    QString structuredText;
    bool isError = false; ///< the tool failed; the parts say why, and the model reads them
    QList<Violation> violations; ///< of `structured` against the tool's outputSchema; empty: it fits, or there is no schema
    QString schemaProblem; ///< why it could not be checked; empty: it could
    Json raw; ///< the result as it came: content, structuredContent, isError, _meta

    /// What goes to a model: text parts joined by line ends, other parts named in brackets; the structured content as JSON
    /// where there is no part at all.
    QString modelText() const;
};

/// What a server says about itself.
struct McpServerInfo
{
    QString name;
    QString title;
    QString version;
    QString protocolVersion; ///< what both agreed on: "2025-11-25"
    QString instructions; ///< for the model; only ever added by a person
    Json capabilities;

    bool has(std::string_view capability) const { return member(capabilities, capability) != nullptr; }
};

/// A line of a server's log, with secrets struck out and ready for the screen.
struct McpLogLine
{
    enum class Source {
        Program, ///< what this program did or noticed
        Errors, ///< the server's standard error
        Output, ///< a line on its standard output that is no message
        Server, ///< notifications/message
    };

    QDateTime at; ///< UTC
    Source source = Source::Program;
    QString level; ///< Server: "info", "warning", …
    QString text; ///< kMcpLogLineChars at most
};

inline constexpr qsizetype kMcpLogLineChars = 2000;

/// A server's text without what could mislead a reader: control characters (line ends and tabs stay), marks that turn the
/// direction of writing, invisible characters. Longer ones are cut to `limit` characters, with "…".
QString displayText(const QString &text, qsizetype limit = 1024 * 1024);

/// The tool of a tools/list entry. Errors: Invalid with the reason why it cannot be used.
[[nodiscard]] Result<McpTool> mcpToolFromJson(const Json &entry);
/// The result of tools/call; `outputSchema` null: nothing to check against. Errors: Protocol where it is none. Takes time in
/// proportion to its size: not for the window's thread where it is large.
[[nodiscard]] Result<McpToolResult> mcpResultFromJson(const Json &result, const Json &outputSchema);

} // namespace cuewright
