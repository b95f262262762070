#pragma once

#include "base/json.h"
#include "chat/message.h"

#include <QString>

#include <functional>
#include <optional>

namespace cuewright {

/// A line that starts a message: "system:", "# user[name=\"Bob\"]:" (facts/prompty §8.1).
struct RoleMarker
{
    Role role = Role::User;
    Json attributes; ///< in order; null: none
};

/// Reads one line (without its break). `isLiteral` says of an index in `line` whether the template's author wrote that
/// character; others are accepted inside a quoted attribute value only, where quotes and line breaks in them are dropped.
/// Linear in the length of the line, and constant for a line that does not start with a role.
std::optional<RoleMarker> roleMarkerOf(
    QStringView line, const std::function<bool(qsizetype)> &isLiteral = [](qsizetype) { return true; });

/// The marker as it is written: user[name="Bob", id=7]:
QString roleMarkerText(Role role, const Json &attributes);

/// The wider net of strict mode: some line of a value starts like a marker ("user:", with or without more text).
bool startsLikeMarker(QStringView value);

} // namespace cuewright
