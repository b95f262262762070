#include "schema/lint/profile.h"

#include <algorithm>

namespace cuewright {
namespace {

using enum Handling;

// Facts §3.2, "unsupported" and Node's fail-closed list, as far as a keyword is refused wherever it stands; allOf, oneOf,
// prefixItems, additionalItems and anchors have rules of their own in walk.cpp. minLength, maxLength, default and
// uniqueItems are "ambiguous" there and refused in reports.
constexpr RefusedKeyword kOpenAi[] = {
    {"minLength"},
    {"maxLength"},
    {"uniqueItems"},
    {"minProperties"},
    {"maxProperties"},
    {"contains"},
    {"minContains"},
    {"maxContains"},
    {"patternProperties"},
    {"propertyNames"},
    {"dependentRequired"},
    {"dependentSchemas"},
    {"dependencies"},
    {"not"},
    {"if"},
    {"then"},
    {"else"},
    {"default", Drop},
    {"contentEncoding", Drop},
    {"contentMediaType", Drop},
    {"contentSchema", Drop},
    // Closed groups and lists with items leave nothing unevaluated.
    {"unevaluatedItems", Drop},
    {"unevaluatedProperties", Drop},
    {"$recursiveAnchor", Drop},
};

// Facts §3.2, "fine-tuned models: additionally no …".
constexpr RefusedKeyword kOpenAiFineTuned[]
    = {{"pattern"}, {"format"}, {"minimum"}, {"maximum"}, {"multipleOf"}, {"minItems"}, {"maxItems"}};

constexpr std::string_view kOpenAiFormats[]
    = {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"};

constexpr RefusedKeyword kAnthropic[] = {{"minimum"}, {"maximum"}, {"exclusiveMinimum"}, {"exclusiveMaximum"},
    {"multipleOf"}, {"minLength"}, {"maxLength"}, {"maxItems"}, {"uniqueItems"}};

constexpr std::string_view kAnthropicFormats[]
    = {"date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"};

constexpr RefusedKeyword kLlama[] = {{"uniqueItems"}, {"contains"}, {"minContains"}, {"maxContains"}, {"not"}, {"if"},
    {"then"}, {"else"}, {"dependentSchemas"}, {"patternProperties"}, {"prefixItems"}};

constexpr std::string_view kLlamaRefusedFormats[] = {"uri", "email"};

LintProfile openAi(std::span<const RefusedKeyword> also)
{
    LintProfile profile;
    profile.refused = kOpenAi;
    profile.alsoRefused = also;
    profile.formats = kOpenAiFormats;
    profile.strict = profile.closedObjects = profile.objectRoot = profile.namesOnlyKnownKeywords = true;
    return profile;
}

LintProfile anthropic()
{
    LintProfile profile;
    profile.refused = kAnthropic;
    profile.formats = kAnthropicFormats;
    profile.closedObjects = profile.plainEnums = true;
    profile.recursion = false;
    profile.mostMinItems = 1;
    return profile;
}

// What a grammar cannot express it leaves out in silence: nothing is refused.
LintProfile llama()
{
    LintProfile profile;
    profile.severity = LintSeverity::Warning;
    profile.refused = kLlama;
    profile.refusedFormats = kLlamaRefusedFormats;
    profile.anchoredPatterns = profile.wholeNumberLimits = profile.unionsApart = true;
    return profile;
}

LintProfile jsonMode()
{
    LintProfile profile;
    profile.objectRoot = true;
    return profile;
}

template<typename List>
bool holds(const List &list, std::string_view text)
{
    return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

} // namespace

const LintProfile &lintProfile(LintTarget target)
{
    static const LintProfile kAny{};
    static const LintProfile kStrict = openAi({});
    static const LintProfile kFineTuned = openAi(kOpenAiFineTuned);
    static const LintProfile kJsonMode = jsonMode();
    static const LintProfile kClaude = anthropic();
    static const LintProfile kGrammar = llama();
    switch (target) {
    case LintTarget::OpenAiStrict:
        return kStrict;
    case LintTarget::OpenAiFineTuned:
        return kFineTuned;
    case LintTarget::JsonMode:
        return kJsonMode;
    case LintTarget::Anthropic:
        return kClaude;
    case LintTarget::LocalModels:
        return kGrammar;
    case LintTarget::None:
    case LintTarget::Gemini:
        break;
    }
    return kAny;
}

const RefusedKeyword *refusedKeyword(const LintProfile &profile, std::string_view keyword)
{
    for (const auto &list : {profile.refused, profile.alsoRefused}) {
        const auto found = std::find_if(
            list.begin(), list.end(), [&](const RefusedKeyword &refused) { return refused.keyword == keyword; });
        if (found != list.end())
            return &*found;
    }
    return nullptr;
}

std::span<const std::string_view> followersOf(std::string_view keyword)
{
    static constexpr std::string_view kOfIf[] = {"then", "else"};
    static constexpr std::string_view kOfContains[] = {"minContains", "maxContains"};
    static constexpr std::string_view kOfPrefixItems[] = {"items"};
    if (keyword == "if")
        return kOfIf;
    if (keyword == "contains")
        return kOfContains;
    if (keyword == "prefixItems")
        return kOfPrefixItems;
    return {};
}

bool refusesFormat(const LintProfile &profile, const Json &format)
{
    if (!format.is_string())
        return profile.strict;
    const std::string &name = format.get_ref<const std::string &>();
    return (!profile.formats.empty() && !holds(profile.formats, name)) || holds(profile.refusedFormats, name);
}

bool isNote(std::string_view keyword)
{
    static constexpr std::string_view kNotes[]
        = {"$schema", "$id", "$comment", "$vocabulary", "examples", "deprecated", "readOnly", "writeOnly"};
    return holds(kNotes, keyword);
}

bool isStrictKeyword(std::string_view keyword)
{
    static constexpr std::string_view kSent[] = {"type", "enum", "const", "title", "description", "pattern", "format",
        "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "properties",
        "required", "additionalProperties", "items", "anyOf", "$ref", "$defs", "definitions"};
    return holds(kSent, keyword);
}

} // namespace cuewright
