#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace cuewright {

/// How to speak to one kind of server (facts §9): the switches that decide what is sent and what is
/// tolerated.
struct ProviderProfile
{
    enum class Auth { Bearer, ApiKeyHeader, None };
    enum class Urls { Plain, AzureDeployment };

    QString id; ///< "openai", "azure", "openrouter", "ollama", "llamacpp", "vllm", "lmstudio", "groq",
                ///< "litellm", "practice", "custom"
    QString name; ///< for people, through providerTitle()
    QUrl defaultBase; ///< may be empty: the person must say
    Auth auth = Auth::Bearer;
    Urls urls = Urls::Plain;
    bool needsKey = true;
    bool local = false; ///< runs on the person's machine: costs nothing
    bool practice = false; ///< answers are made up; never counted as spending
    bool maxCompletionTokens = true; ///< false: only max_tokens is understood
    bool streamUsage = true; ///< stream_options.include_usage is understood
    bool developerRole = true; ///< false: developer messages are sent as system
    bool parallelToolCalls = true; ///< the field parallel_tool_calls is understood
    bool strictSchemas = true; ///< `strict` is understood, and its rules are enforced
    bool topK = false;
    bool responses = false; ///< serves /responses too; others may, so that a person can choose it anyway
    bool reportsCost = false; ///< usage.cost or a header carries the real price
    QStringList refusedFields; ///< fields that a server answers with 400 (Groq: logprobs, logit_bias …)
};

/// All built-in profiles, in the order a person should see them.
const std::vector<ProviderProfile> &providerProfiles();
const ProviderProfile *providerProfile(QStringView id);
/// A profile's `name` in the language of whoever reads it; any other text as it is.
QString providerTitle(const QString &name);

/// The profile of the server that a typed address belongs to, "custom" for one that nobody knows. Ports that everybody uses
/// (8000, 8080) say nothing about who listens: taking a proxy there for a model of this machine would call its answers free.
const ProviderProfile &profileForAddress(const QString &typed);

/// Makes a usable base of what people paste: scheme added (http for this machine and private networks, else
/// https), trailing slash and a pasted "/chat/completions" removed, "/v1" kept or added where the host needs
/// it; a path that is neither empty nor the beginning of the provider's own stays. Of the query only
/// "api-version" is kept. Azure with an api-version gives ".../openai" or ".../openai/deployments/NAME" (who
/// sends adds a missing deployment), without one
/// ".../openai/v1". Errors: Invalid for what is no http(s) address or carries a user name.
[[nodiscard]] Result<QUrl> normaliseBaseUrl(const QString &pasted, const ProviderProfile &profile);

} // namespace cuewright
