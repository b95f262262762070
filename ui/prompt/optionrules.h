#pragma once

#include "catalog/model.h"
#include "catalog/provider.h"
#include "chat/wireformat.h"
#include "project/prompt.h"

#include <QString>

namespace cuewright {

/// What the editor offers beyond the named options of a prompt file; these live in options.additionalProperties under
/// their wire names.
inline constexpr const char *kReasoningEffort = "reasoning_effort";
inline constexpr const char *kVerbosity = "verbosity";

/// Value of options.additionalProperties.`name`; null: not set.
Json additionalOption(const Prompt &prompt, const char *name);
/// additionalProperties with `name` set; null removes it. Null where nothing is left.
Json withAdditionalOption(const Prompt &prompt, const char *name, const Json &value);

/// The format in which this prompt will be sent, and why; with the tools and the effort that it has now. `automatic`: as it
/// would be if the prompt said nothing about it.
WireChoice wireChoice(const Prompt &prompt, const ModelInfo *model, const ProviderProfile *provider, bool automatic = false);

/// Why an option (a name as in the prompt file, or one of the two above, or "schema") will not be sent or will be refused;
/// empty: it is fine. `model` may be nullptr: nothing is known, nothing is refused.
QString refusal(const QString &option, const Prompt &prompt, const ModelInfo *model, const ProviderProfile *provider);

} // namespace cuewright
