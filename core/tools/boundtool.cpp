#include "tools/boundtool.h"

#include <algorithm>

namespace cuewright {

BoundTool boundTool(const ToolFile &file)
{
    BoundTool tool;
    tool.definition = file.definition();
    tool.source = file.source();
    tool.mocks = file.mocks();
    tool.recorded = file.recorded();
    tool.destructive = file.destructive();
    return tool;
}

const BoundTool *toolNamed(const QList<BoundTool> &tools, QStringView name)
{
    const auto it = std::find_if(tools.begin(), tools.end(), [&](const BoundTool &tool) { return tool.definition.name == name; });
    return it == tools.end() ? nullptr : &*it;
}

} // namespace cuewright
