#pragma once

#include "base/json.h"

#include <QStringList>

namespace cuewright {

/// How free a model is to call tools: what a request says as tool_choice, for people to choose from.
struct ToolChoice
{
    enum class Kind {
        NotSaid, ///< nothing is sent: the server takes auto where there are tools
        Auto,
        Required, ///< one tool at least, whichever
        None,
        One, ///< tools.first(), and no other
        Allowed, ///< only these
        Other, ///< nothing of these: `json` as it came
    };

    Kind kind = Kind::NotSaid;
    QStringList tools; ///< One, Allowed
    bool mustCall = false; ///< Allowed: one of them has to be called
    Json json; ///< Other

    friend bool operator==(const ToolChoice &, const ToolChoice &) = default;
};

/// From ChatOptions::toolChoice. What has no meaning here is Other, and comes out again as it went in.
ToolChoice toolChoiceFrom(const Json &json);
/// In the form of Chat Completions, which the codecs turn into theirs.
Json toolChoiceJson(const ToolChoice &choice);
/// What is left of a choice where only these tools are offered: one that names another tool, or wants a call of none, is refused.
ToolChoice toolChoiceAmong(ToolChoice choice, const QStringList &offered);

} // namespace cuewright
