#pragma once

#include "schema/node.h"
#include "schema/shorttext.h"

#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

/// A schema laid out for the one question "valid or not?", which is asked of thousands of answers and of
/// which most are valid. It knows no sentences, looks names up where they stood last time, and compares
/// numbers as machine words wherever that is exact. Agrees with Evaluation. Immutable.
class Acceptance final
{
    Q_DISABLE_COPY_MOVE(Acceptance)
public:
    /// `graph` must outlive it. nullptr where a schema needs what only Evaluation keeps track of:
    /// unevaluated*, $dynamicRef.
    static std::unique_ptr<const Acceptance> make(const SchemaGraph &graph);
    ~Acceptance();

    /// nullopt where it is nested too deep or takes too many steps: then Evaluation decides.
    std::optional<bool> accepts(const Json &instance) const;

private:
    struct Member;
    struct Rule;
    class Run;
    class Builder;
    Acceptance();

    std::vector<std::unique_ptr<Rule>> m_rules;
    const Rule *m_root = nullptr; ///< null: everything is valid
};

} // namespace cuewright
