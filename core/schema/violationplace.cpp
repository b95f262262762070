#include "schema/violationplace.h"

namespace cuewright {

TextSpan violationPlace(const JsonSource &source, const Violation &violation)
{
    QString pointer = violation.instancePointer;
    JsonSource::NodeId id = source.find(pointer);
    while (id == JsonSource::kNone && !pointer.isEmpty()) {
        pointer = pointer.section(u'/', 0, -2);
        id = source.find(pointer);
    }
    if (id == JsonSource::kNone)
        return {0, 1};
    const JsonSource::Node &node = source.node(id);
    const bool isContainer = node.kind == JsonSource::Kind::Object || node.kind == JsonSource::Kind::Array;
    const bool isMissing = pointer != violation.instancePointer;
    if (node.hasKey() && (isContainer || violation.schemaPointer.endsWith(u"/additionalProperties")))
        return node.key();
    return isContainer || isMissing ? TextSpan{node.valueStart, 1} : node.value();
}

} // namespace cuewright
