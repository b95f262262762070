#pragma once

#include "base/json.h"
#include "project/yamltree.h"

#include <string>

namespace cuewright {

/// The value of a node; scalars by YAML 1.2's core schema: null ~, true/false, 12, 0x1F, 0o17, 1.5, .inf, .nan, else text.
/// (yes, no, on, 1_000, 1:20 and dates are text: readers disagree about them.)
Json yamlToJson(const YamlNode &node);

/// Equal whatever the order of keys, 1 and 1.0 alike.
bool sameFileValue(const Json &a, const Json &b);

/// A value as YAML: `head` goes on the line of its key, `tail` holds further lines, each starting with "\n". Texts are
/// plain only where YAML 1.1 and 1.2 both read the same text back.
struct YamlText
{
    std::string head;
    std::string tail;
};
/// As the value of a key that stands in column `indent` (from 0).
YamlText yamlValue(const Json &value, int indent);
/// As an item whose first line already stands in column `indent`: "name: x\n  kind: string".
std::string yamlItem(const Json &value, int indent);
/// One line: [a, {b: 1}], 12, "text".
std::string yamlFlow(const Json &value, bool insideFlow = true);
/// One line, in a quoted style that is already there if that is possible.
std::string yamlScalar(const Json &value, YamlNode::Style like, bool insideFlow);

} // namespace cuewright
