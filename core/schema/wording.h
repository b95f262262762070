#pragma once

#include "base/json.h"

#include <QString>

#include <cstdint>

namespace cuewright {

/// Where a value stands inside the whole one; links to its surroundings, which outlive it on the stack.
struct SchemaPlace
{
    const Json *value = nullptr;
    const SchemaPlace *parent = nullptr;
    const std::string *name = nullptr; ///< key in the parent; null: an item, or the whole value
    std::size_t index = 0;

    QString pointer() const;
    /// As a sentence begins: "priority", "address.city", "Item 2 of tags", "The value".
    QString subject() const;
};

/// A value as a sentence quotes it: “asap”, 12, "a list of 3"; long texts are cut.
QString quotedValue(const Json &value);
/// "low, medium, high or 12 more".
QString listedValues(const std::vector<Json> &values);
/// "a text", "a whole number or nothing (null)": what the bits of a type keyword allow.
QString typeWords(std::uint8_t types);

} // namespace cuewright
