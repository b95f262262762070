#pragma once

#include <QString>

#include <optional>

namespace cuewright {

/// Whether `text` is of the format that JSON Schema calls `name` (draft 2020-12, validation §7.3); nullopt for a name
/// that is not known here, which says nothing about a text.
///
/// By the RFCs: 3339 (date-time, date, time with its leap seconds, ISO 8601 durations), 5321/6531 (email, idn-email), 1123
/// (hostname; A-labels are decoded), 5890–5892 (idn-hostname, as far as Qt's IDNA and the contextual rules go), 2673, 4291
/// (ipv4, ipv6 without zone), 4122 (uuid), 3986/3987 (uri, iri and their references), 6570 (uri-template), 6901
/// (json-pointer and relative-json-pointer), ECMA-262 (regex). Pure and linear in the text.
std::optional<bool> hasFormat(const QString &name, const QString &text);

} // namespace cuewright
