#include "catalog/provider.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

ProviderProfile profile(const char16_t *id, const char16_t *name, const char16_t *base = u"")
{
    ProviderProfile made;
    made.id = QString::fromUtf16(id);
    made.name = QString::fromUtf16(name);
    made.defaultBase = QUrl(QString::fromUtf16(base));
    return made;
}

// The common ground of servers that speak the protocol without being OpenAI: what is safe everywhere.
ProviderProfile compatible(const char16_t *id, const char16_t *name, const char16_t *base = u"")
{
    ProviderProfile made = profile(id, name, base);
    made.maxCompletionTokens = false;
    made.developerRole = false;
    made.parallelToolCalls = false;
    made.strictSchemas = false;
    return made;
}

// A server on the person's own machine: a key is sent where one was given, and none is asked for.
ProviderProfile local(const char16_t *id, const char16_t *name, const char16_t *base)
{
    ProviderProfile made = compatible(id, name, base);
    made.needsKey = false;
    made.local = true;
    return made;
}

std::vector<ProviderProfile> makeProfiles()
{
    std::vector<ProviderProfile> all;
    all.push_back(profile(u"openai", u"OpenAI", u"https://api.openai.com/v1"));
    all.back().responses = true;

    ProviderProfile azure = profile(u"azure", u"Azure OpenAI");
    azure.auth = ProviderProfile::Auth::ApiKeyHeader;
    azure.urls = ProviderProfile::Urls::AzureDeployment;
    all.push_back(azure);

    ProviderProfile openrouter = compatible(u"openrouter", u"OpenRouter", u"https://openrouter.ai/api/v1");
    openrouter.maxCompletionTokens = true;
    openrouter.parallelToolCalls = true;
    openrouter.strictSchemas = true;
    openrouter.topK = true;
    openrouter.reportsCost = true;
    all.push_back(openrouter);

    ProviderProfile groq = compatible(u"groq", u"Groq", u"https://api.groq.com/openai/v1");
    groq.maxCompletionTokens = true;
    groq.parallelToolCalls = true;
    groq.refusedFields = {QStringLiteral("logprobs"), QStringLiteral("top_logprobs"),
        QStringLiteral("logit_bias"), QStringLiteral("messages[].name"), QStringLiteral("n")};
    all.push_back(groq);

    ProviderProfile ollama = local(u"ollama", u"Ollama", u"http://localhost:11434/v1");
    ollama.auth = ProviderProfile::Auth::None;
    ollama.refusedFields = {QStringLiteral("n"), QStringLiteral("logit_bias")};
    all.push_back(ollama);

    ProviderProfile llamacpp = local(u"llamacpp", u"llama.cpp", u"http://localhost:8080/v1");
    llamacpp.topK = true;
    llamacpp.parallelToolCalls = true;
    all.push_back(llamacpp);

    ProviderProfile vllm = local(u"vllm", u"vLLM", u"http://localhost:8000/v1");
    vllm.maxCompletionTokens = true;
    vllm.parallelToolCalls = true;
    vllm.topK = true;
    all.push_back(vllm);

    all.push_back(local(u"lmstudio", u"LM Studio", u"http://localhost:1234/v1"));

    // Often on this machine, yet what stands behind it costs money.
    ProviderProfile litellm = compatible(u"litellm", u"LiteLLM", u"http://localhost:4000/v1");
    litellm.needsKey = false;
    litellm.parallelToolCalls = true;
    litellm.strictSchemas = true;
    litellm.reportsCost = true;
    all.push_back(litellm);

    ProviderProfile practice = profile(u"practice", u"Practice");
    practice.local = true;
    practice.practice = true;
    practice.responses = true;
    all.push_back(practice);

    ProviderProfile custom = compatible(u"custom", u"Custom server");
    custom.needsKey = false;
    all.push_back(custom);
    return all;
}

} // namespace

QString providerTitle(const QString &name)
{
    // The others are names of companies and programs.
    static constexpr const char *kWords[] = {QT_TRANSLATE_NOOP("Provider", "Custom server"), QT_TRANSLATE_NOOP("Provider", "Practice")};
    for (const char *word : kWords) {
        if (name == QLatin1String(word))
            return QCoreApplication::translate("Provider", word);
    }
    return name;
}

const std::vector<ProviderProfile> &providerProfiles()
{
    static const std::vector<ProviderProfile> all = makeProfiles();
    return all;
}

const ProviderProfile *providerProfile(QStringView id)
{
    const auto &all = providerProfiles();
    const auto found
        = std::find_if(all.begin(), all.end(), [id](const ProviderProfile &p) { return p.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace cuewright
