#pragma once

#include "base/json.h"

#include <QList>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace cuewright {

/// Tokens that a chat request costs beyond its texts: facts §10.6 (messages), §10.7 (tools), §10.8 (images).
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

class Encoding;
/// Tokens of one function definition; add functionEnd once when there is any. Nested members are counted like top-level
/// ones, which the published rule does not cover: always an estimate.
std::int64_t countFunction(const Encoding &encoding, const OverheadRules &rules, QStringView name, QStringView description, const Json &parameters);
/// Tokens of an image of `width` × `height` pixels; 0 detail rules known: nullopt.
std::optional<std::int64_t> countImage(QStringView model, int width, int height, QStringView detail);

} // namespace cuewright
