#pragma once

#include "chat/request.h"
#include "mcp/mcptypes.h"

#include <QHash>
#include <QSet>

#include <utility>

namespace cuewright {

/// Gives the tools of servers names that models take ([A-Za-z0-9_-]{1,64}) and finds the tools again. "files" and
/// "read.text" become "files__read_text"; what would clash or is too long ends in a short hash of the true names. The same
/// tool gets the same name whatever else is there, except that of two tools which would share one both get the hash.
class McpNames
{
public:
    struct Target
    {
        QString server;
        QString tool;

        friend bool operator==(const Target &, const Target &) = default;
    };

    /// Names for all of these together, in their order. `taken`: names of other tools of the request.
    explicit McpNames(const QList<Target> &targets, const QSet<QString> &taken = {});

    QString nameOf(const Target &target) const; ///< empty: none of the list
    std::optional<Target> targetOf(const QString &name) const;

private:
    QHash<QString, Target> m_targets;
    QHash<std::pair<QString, QString>, QString> m_names;
};

/// The tool for a request. `name` is that of McpNames.
ToolDefinition toolDefinitionOf(const McpTool &tool, const QString &name);

} // namespace cuewright
