#pragma once

#include "base/json.h"
#include "base/result.h"
#include "project/prompt.h"

#include <QString>

namespace cuewright {

class PromptPage;

/// The prompt that a conversation came from, as its page has it where one is open, else as its file says. Errors: as
/// PromptFile::load().
[[nodiscard]] Result<Prompt> conversationPrompt(const QString &file, const PromptPage *open);
/// Keeps its assertions in the prompt's file. A page that is open takes them, and is saved where it had no other changes; false: it had
/// some. Errors: as PromptFile::load() and save(); Invalid where the page's file was changed by something else.
[[nodiscard]] Result<bool> keepAssertionsOfPrompt(const QString &file, PromptPage *open, const Json &list);

} // namespace cuewright
