#pragma once

#include "practice/requestcheck.h"

namespace cuewright {

/// Reads the body of POST /responses as the official API would (facts §12): the first thing wrong with it is the error. Stateless:
/// what refers to something stored before is refused as not found. Reasoning items are taken back where their seal is
/// this provider's own.
[[nodiscard]] Checked<PracticeRequest> checkResponsesRequest(const Json &body, const Catalog &catalog);

/// What a sealed reasoning item of this provider carries, and what it must carry when it comes back.
inline constexpr char kReasoningSeal[] = "practice-sealed-";

} // namespace cuewright
