#pragma once

#include "catalog/provider.h"
#include "cli/options.h"
#include "project/workspace.h"

#include <optional>

namespace cuewright {

/// A prompt named on the command line, with the workspace it stands in: the folder above "prompts", or its own.
struct PromptInput
{
    PromptFile file;
    Workspace workspace;
    QString name; ///< the prompt's path in its workspace
};

[[nodiscard]] Result<PromptInput> openPrompt(const QString &path);
/// Parses the command's words and opens the one prompt that they name. nullopt: the program ends with `exitCode`.
std::optional<PromptInput> openNamedPrompt(Options &options, const QStringList &arguments, int &exitCode);

/// The values of --var k=v…, each read as the declared kind of its input: numbers, booleans, lists and groups as JSON.
/// Errors: Invalid where a value is none of its kind.
[[nodiscard]] Result<Json> inputsFromOptions(const Prompt &prompt, const QStringList &assignments);

/// Whose rules and prices hold for what the prompt says, before anything is sent.
const ProviderProfile &profileNamedBy(const Prompt &prompt);

/// Adds --var and --model, which render, cost and run share.
void addPromptOptions(Options &options);
/// The request that the options ask for: rendered, with --model in place of the prompt's own.
[[nodiscard]] Result<ChatRequest> requestFromOptions(const PromptInput &input, const Options &options, const Json &further = nullptr);

} // namespace cuewright
