#include "schema/values.h"

#include "schema/decimal.h"

#include <algorithm>
#include <vector>

namespace cuewright {
namespace {

void appendText(std::string &out, std::string_view text)
{
    out += '"';
    out += std::to_string(text.size()); // a length instead of escapes keeps texts apart
    out += ':';
    out += text;
}

void appendCanonical(std::string &out, const Json &value)
{
    if (value.is_object()) {
        std::vector<const Json::object_t::value_type *> members;
        for (const auto &entry : value.get_ref<const Json::object_t &>())
            members.push_back(&entry);
        std::sort(members.begin(), members.end(), [](auto *a, auto *b) { return a->first < b->first; });
        out += '{';
        for (const auto *entry : members) {
            appendText(out, entry->first);
            appendCanonical(out, entry->second);
        }
        out += '}';
    } else if (value.is_array()) {
        out += '[';
        for (const Json &item : value) {
            appendCanonical(out, item);
            out += ',';
        }
        out += ']';
    } else if (value.is_string()) {
        appendText(out, value.get_ref<const std::string &>());
    } else if (value.is_number()) {
        out += Decimal(value).key();
    } else if (value.is_boolean()) {
        out += value.get<bool>() ? 't' : 'f';
    } else {
        out += 'n';
    }
}

} // namespace

std::string canonicalText(const Json &value)
{
    std::string text;
    appendCanonical(text, value);
    return text;
}

bool sameValue(const Json &a, const Json &b)
{
    if (a.is_string() || b.is_string())
        return a.is_string() && b.is_string()
            && a.get_ref<const std::string &>() == b.get_ref<const std::string &>();
    if (a.is_number() || b.is_number())
        return a.is_number() && b.is_number() && Decimal(a) == Decimal(b);
    if (a.is_structured() || b.is_structured())
        return a.type() == b.type() && a.size() == b.size() && canonicalText(a) == canonicalText(b);
    return a == b;
}

std::int64_t countCodePoints(std::string_view utf8)
{
    return std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

} // namespace cuewright
