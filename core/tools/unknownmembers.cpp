#include "tools/unknownmembers.h"

namespace cuewright {
namespace {

void keep(Json &unknown, const std::string &key, Json inner)
{
    if (!inner.is_null())
        unknown[key] = std::move(inner);
}

} // namespace

Json unknownMembers(const Json &original, const Json &written)
{
    Json unknown;
    if (original.is_object() && written.is_object()) {
        for (const auto &[name, value] : original.items()) {
            if (const Json *known = member(written, name))
                keep(unknown, name, unknownMembers(value, *known));
            else
                unknown[name] = value;
        }
    } else if (original.is_array() && written.is_array() && original.size() == written.size()) {
        for (std::size_t i = 0; i < original.size(); ++i)
            keep(unknown, std::to_string(i), unknownMembers(original[i], written[i]));
    }
    return unknown;
}

void addUnknownMembers(Json &written, const Json &unknown)
{
    if (!unknown.is_object())
        return;
    if (written.is_object()) {
        for (const auto &[name, value] : unknown.items()) {
            if (written.contains(name))
                addUnknownMembers(written[name], value);
            else
                written[name] = value;
        }
    } else if (written.is_array()) {
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (const Json *inner = member(unknown, std::to_string(i)))
                addUnknownMembers(written[i], *inner);
        }
    }
}

} // namespace cuewright
