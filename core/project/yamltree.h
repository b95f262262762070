#pragma once

#include "base/result.h"

#include <QByteArrayView>

#include <optional>
#include <string>
#include <vector>

namespace cuewright {

/// A YAML value and the bytes it stands on, so that an edit can replace exactly those.
struct YamlNode
{
    enum class Kind { Scalar, Sequence, Mapping };
    enum class Style { Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };

    Kind kind = Kind::Scalar;
    Style style = Style::Plain;
    /// [start, end). A block collection ends with its last child, a block scalar with its last line that is not blank,
    /// both before the line break. An empty value has start == end, right after its key's colon.
    qsizetype start = 0;
    qsizetype end = 0;
    bool shared = false; ///< has an anchor, or is or holds an alias: its bytes also mean something elsewhere
    std::string text; ///< Scalar
    std::string tag;
    std::vector<YamlNode> children; ///< Sequence: items; Mapping: key, value, key, value, …
};

/// Deeper front matter is refused; no prompt comes near.
inline constexpr int kMaxYamlDepth = 100;
/// Nodes after aliases are expanded: what bounds "billion laughs".
inline constexpr int kMaxYamlNodes = 100'000;

/// The one document of a YAML text (valid UTF-8, see checkText); nullopt where there is none. Errors: Parse with line and
/// column in `yaml` (syntax, a key that appears twice, a second document, an unknown alias), TooLarge.
[[nodiscard]] Result<std::optional<YamlNode>> parseYaml(QByteArrayView yaml);

/// The value of a key in a mapping, or nullptr.
const YamlNode *yamlMember(const YamlNode &mapping, std::string_view key);

} // namespace cuewright
