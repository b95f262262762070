#pragma once

#include "base/json.h"
#include "schema/fields.h"

#include <optional>
#include <string_view>

namespace cuewright {

// How the values of an answer read in one row of a table.

/// Bytes of a value that a summary shows at most.
inline constexpr std::size_t kMaxValueSummary = 200;

/// Choices that are steps of one scale, by the words people use for such scales: low … urgent, never … always.
bool isScale(const QStringList &choices);
/// The kind of a value that no schema describes.
SchemaField::Kind kindOfValue(const Json &value);
bool hasMembers(SchemaField::Kind kind);
QString numberText(double value);
/// The first bytes of a text, never cut inside a character, and "…" where there is more.
QString beginning(std::string_view text, std::size_t limit);
/// JSON in one line; a big value costs no more than what is shown of it.
QString valueSummary(const Json &value);
/// Yes or no as answers and test sets write it: true, "yes", "0".
std::optional<bool> yesOrNo(const Json &value);
/// A number, or a text that is one.
std::optional<double> numberOf(const Json &value);

} // namespace cuewright
