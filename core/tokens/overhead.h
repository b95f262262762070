#pragma once

#include "base/json.h"

#include <QStringView>

#include <cstdint>
#include <optional>

namespace cuewright {

class Encoding;

/// Tokens that a chat request costs beyond its texts: facts §10.6 (messages), §10.7 (tools), §10.8 (images).
///
/// A request costs replyPriming, and each message perMessage, the tokens of the value of each text field
/// (role, name, content) and perName where it has a name.
struct OverheadRules
{
    int perMessage = 3;
    int perName = 1;
    int replyPriming = 3;
    int functionInit = 7;
    int propertyInit = 3;
    int propertyKey = 3;
    int enumInit = -3;
    int enumItem = 3;
    int functionEnd = 12;
    bool exact = false; ///< the published numbers cover this model's messages; otherwise they are an estimate
};
OverheadRules overheadRules(QStringView model);

/// Tokens of one function definition; add functionEnd once when there is any. Nested members are counted like
/// top-level ones, which the published rule does not cover: always an estimate. `parameters` that are no
/// object count nothing.
std::int64_t countFunction(const Encoding &encoding, const OverheadRules &rules, QStringView name,
    QStringView description, const Json &parameters);

/// Tokens of an image of `width` × `height` pixels as published for the model; nullopt where nothing is
/// published for that model with that detail ("auto" and "" count as "high"), or the size is none.
std::optional<std::int64_t> countImage(QStringView model, int width, int height, QStringView detail);

/// Whether `model` (a bare name) is `base` or a dated version of it: "gpt-4o-2024-08-06", not "gpt-4o-mini".
bool isModelOrDated(QStringView model, QStringView base);

} // namespace cuewright
