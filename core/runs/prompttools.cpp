#include "runs/prompttools.h"

namespace cuewright {

Result<QList<BoundTool>> boundTools(const Workspace &workspace, const Prompt &prompt)
{
    const auto definitions = workspace.tools(prompt);
    if (!definitions)
        return fail(definitions.error());
    QList<BoundTool> tools;
    const qsizetype own = definitions->size() - prompt.toolFiles.size();
    for (qsizetype i = 0; i < definitions->size(); ++i) {
        BoundTool tool;
        if (i >= own) {
            const QString &relative = prompt.toolFiles[i - own];
            const auto file = ToolFile::load(workspace.absolute(relative));
            if (!file)
                return fail(file.error());
            tool = boundTool(*file);
            tool.file = relative;
        }
        tool.definition = (*definitions)[i];
        tool.folder = workspace.folder();
        tools << tool;
    }
    return tools;
}

} // namespace cuewright
