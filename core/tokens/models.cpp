#include "tokens/encoding.h"

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

using Name = Encoding::Name;

struct Rule
{
    QStringView text;
    Name encoding;
};

// Facts §10.5, exact names. p50k_edit and gpt2 encode ordinary text as p50k_base and r50k_base do.
constexpr Rule kModels[] = {
    {u"o1", Name::O200kBase},
    {u"o3", Name::O200kBase},
    {u"o4-mini", Name::O200kBase},
    {u"gpt-5", Name::O200kBase},
    {u"gpt-4.1", Name::O200kBase},
    {u"gpt-4o", Name::O200kBase},
    {u"gpt-4", Name::Cl100kBase},
    {u"gpt-3.5-turbo", Name::Cl100kBase},
    {u"gpt-3.5", Name::Cl100kBase},
    {u"gpt-35-turbo", Name::Cl100kBase},
    {u"davinci-002", Name::Cl100kBase},
    {u"babbage-002", Name::Cl100kBase},
    {u"text-embedding-ada-002", Name::Cl100kBase},
    {u"text-embedding-3-small", Name::Cl100kBase},
    {u"text-embedding-3-large", Name::Cl100kBase},
    {u"text-davinci-003", Name::P50kBase},
    {u"text-davinci-002", Name::P50kBase},
    {u"code-davinci-002", Name::P50kBase},
    {u"code-davinci-001", Name::P50kBase},
    {u"code-cushman-002", Name::P50kBase},
    {u"code-cushman-001", Name::P50kBase},
    {u"davinci-codex", Name::P50kBase},
    {u"cushman-codex", Name::P50kBase},
    {u"text-davinci-edit-001", Name::P50kBase},
    {u"code-davinci-edit-001", Name::P50kBase},
    {u"text-davinci-001", Name::R50kBase},
    {u"text-curie-001", Name::R50kBase},
    {u"text-babbage-001", Name::R50kBase},
    {u"text-ada-001", Name::R50kBase},
    {u"davinci", Name::R50kBase},
    {u"curie", Name::R50kBase},
    {u"babbage", Name::R50kBase},
    {u"ada", Name::R50kBase},
    {u"text-similarity-davinci-001", Name::R50kBase},
    {u"text-similarity-curie-001", Name::R50kBase},
    {u"text-similarity-babbage-001", Name::R50kBase},
    {u"text-similarity-ada-001", Name::R50kBase},
    {u"text-search-davinci-doc-001", Name::R50kBase},
    {u"text-search-curie-doc-001", Name::R50kBase},
    {u"text-search-babbage-doc-001", Name::R50kBase},
    {u"text-search-ada-doc-001", Name::R50kBase},
    {u"code-search-babbage-code-001", Name::R50kBase},
    {u"code-search-ada-code-001", Name::R50kBase},
    {u"gpt2", Name::R50kBase},
    {u"gpt-2", Name::R50kBase},
};

// The same, prefixes in order. ft:gpt-4.1 and ft:gpt-4.5 are our addition: the published list lets them fall
// to ft:gpt-4 and thereby to the encoding of another generation.
constexpr Rule kPrefixes[] = {
    {u"o1-", Name::O200kBase},
    {u"o3-", Name::O200kBase},
    {u"o4-mini-", Name::O200kBase},
    {u"gpt-5", Name::O200kBase},
    {u"gpt-4.5-", Name::O200kBase},
    {u"gpt-4.1-", Name::O200kBase},
    {u"chatgpt-4o-", Name::O200kBase},
    {u"gpt-4o-", Name::O200kBase},
    {u"gpt-4-", Name::Cl100kBase},
    {u"gpt-3.5-turbo-", Name::Cl100kBase},
    {u"gpt-35-turbo-", Name::Cl100kBase},
    {u"gpt-oss-", Name::O200kHarmony},
    {u"ft:gpt-4o", Name::O200kBase},
    {u"ft:gpt-4.1", Name::O200kBase},
    {u"ft:gpt-4.5", Name::O200kBase},
    {u"ft:gpt-4", Name::Cl100kBase},
    {u"ft:gpt-3.5-turbo", Name::Cl100kBase},
    {u"ft:davinci-002", Name::Cl100kBase},
    {u"ft:babbage-002", Name::Cl100kBase},
};

} // namespace

QStringView bareModelName(QStringView model)
{
    model = model.trimmed();
    return model.sliced(model.lastIndexOf(u'/') + 1);
}

ModelEncoding encodingForModel(QStringView model)
{
    const QStringView name = bareModelName(model);
    auto found = std::find_if(
        std::begin(kModels), std::end(kModels), [name](const Rule &rule) { return rule.text == name; });
    if (found != std::end(kModels))
        return {&Encoding::get(found->encoding), true};
    found = std::find_if(std::begin(kPrefixes), std::end(kPrefixes),
        [name](const Rule &rule) { return name.startsWith(rule.text); });
    if (found != std::end(kPrefixes))
        return {&Encoding::get(found->encoding), true};
    return {&Encoding::get(Name::O200kBase), false};
}

} // namespace cuewright
