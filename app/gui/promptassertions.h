#pragma once

#include "base/json.h"
#include "base/result.h"

#include <QString>

namespace cuewright {

class PromptPage;

/// The assertions of a prompt, as its page has them where one is open, else as its file says them; null: none. Errors: as
/// PromptFile::load().
[[nodiscard]] Result<Json> assertionsOfPrompt(const QString &file, const PromptPage *open);
/// Keeps them in the prompt's file. A page that is open takes them, and is saved where it had no other changes; false: it had
/// some. Errors: as PromptFile::load() and save(); Invalid where the page's file was changed by something else.
[[nodiscard]] Result<bool> keepAssertionsOfPrompt(const QString &file, PromptPage *open, const Json &list);

} // namespace cuewright
