#pragma once

#include "base/json.h"
#include "catalog/model.h"
#include "catalog/provider.h"
#include "chat/request.h"

#include <QList>

namespace cuewright {

/// Takes out of a Chat Completions body what the server or the model would answer with an error (facts §1.4), and says what
/// and why in `omitted`. Applies to every field, no matter whether it came from an option or from the extra body: a prompt
/// stays runnable when its model or provider is changed. `model` may be null: then only the provider's rules count.
void applyCapabilityRules(Json &body, const ProviderProfile &provider, const ModelInfo *model, QList<Omission> &omitted);

/// The same for a body in the Responses format, where some fields have another place.
void applyResponsesRules(Json &body, const ProviderProfile &provider, const ModelInfo *model, QList<Omission> &omitted);

/// The role in which instructions are sent: system, developer, or user for a model that takes neither. One role for the
/// whole conversation, as the two must not be mixed (facts §1.2).
Role instructionRole(const QList<Message> &messages, const ProviderProfile &provider, const ModelInfo *model);

} // namespace cuewright
