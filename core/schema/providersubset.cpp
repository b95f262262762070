#include "schema/providersubset.h"

#include "schema/lint/walk.h"
#include "schema/shape.h"

namespace cuewright {
namespace {

void removeNulls(const Json &root, const Json &given, Json &answer, int depth)
{
    const Json &schema = dereferenced(root, given);
    if (depth > kMaxJsonDepth || !schema.is_object())
        return;
    if (const Json *items = member(schema, "items"); items && answer.is_array()) {
        for (Json &item : answer)
            removeNulls(root, *items, item, depth + 1);
    }
    const QStringList required = requiredNames(schema);
    const Json *members = answer.is_object() ? member(schema, "properties") : nullptr;
    const Json none = Json::object();
    for (const auto &[name, child] : (members && members->is_object() ? *members : none).items()) {
        const auto held = answer.find(name);
        if (held == answer.end())
            continue;
        if (held->is_null() && !required.contains(fromUtf8(name)) && !allowsNull(root, child))
            answer.erase(held);
        else
            removeNulls(root, child, *held, depth + 1);
    }
    for (const char *keyword : {"allOf", "anyOf", "oneOf"}) {
        const Json *branches = member(schema, keyword);
        for (std::size_t i = 0; branches && branches->is_array() && i < branches->size(); ++i)
            removeNulls(root, (*branches)[i], answer, depth + 1);
    }
}

} // namespace

SentSchema forProvider(const Json &schema, bool strict)
{
    if (!strict)
        return {schema, {}};
    const LintProfile &profile = lintProfile(LintTarget::OpenAiStrict);
    SchemaWalk look(schema, profile, SchemaWalk::Mode::Look);
    static_cast<void>(look.run());
    return {mended(schema, profile, SchemaWalk::Mode::MendForSending), look.takeReport().localOnly};
}

Json withoutAddedNulls(const Json &schema, Json answer)
{
    removeNulls(schema, schema, answer, 0);
    return answer;
}

} // namespace cuewright
