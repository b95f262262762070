#pragma once

#include "tools/toolfile.h"

namespace cuewright {

/// A tool as a conversation has it: what the model is told of it, and who answers its calls.
struct BoundTool
{
    ToolDefinition definition;
    ToolSourceSettings source; ///< Manual for a tool without a file
    QList<ToolMock> mocks;
    QList<RecordedResult> recorded;
    std::optional<bool> destructive; ///< as ToolFile::destructive()
    QString file; ///< workspace-relative; empty: the tool has none
    QString folder; ///< the workspace's: where a command runs
};

BoundTool boundTool(const ToolFile &file);
/// nullptr: there is no tool of that name.
const BoundTool *toolNamed(const QList<BoundTool> &tools, QStringView name);

} // namespace cuewright
