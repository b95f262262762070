#include "runs/servertoolfile.h"

#include "mcp/mcpnames.h"
#include "tools/toolfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(McpServerTools)
};

QString nameOf(const QString &server, const QString &tool)
{
    const McpNames::Target target{server, tool};
    return McpNames({target}).nameOf(target);
}

} // namespace

QString serverToolPath(const QString &server, const QString &tool)
{
    return QStringLiteral("tools/%1.tool.json").arg(nameOf(server, tool));
}

Result<QString> keepServerTool(const Workspace &workspace, const QString &server, const McpTool &tool)
{
    const QString name = nameOf(server, tool.name);
    const QString path = serverToolPath(server, tool.name);
    const QString absolute = workspace.folder() + u'/' + path;
    if (QFileInfo::exists(absolute))
        return fail(Error::Code::Invalid, Words::tr("The project has the tool “%1” already.").arg(name), path);
    ToolFile file;
    if (const auto set = file.setDefinition(toolDefinitionOf(tool, name)); !set)
        return fail(set.error());
    ToolSourceSettings source;
    source.kind = ToolSource::Mcp;
    source.server = server;
    source.tool = tool.name;
    if (const auto set = file.setSource(source); !set)
        return fail(set.error());
    if (const auto saved = file.save(absolute); !saved)
        return fail(saved.error());
    return path;
}

} // namespace cuewright
