#pragma once

#include "project/prompt.h"

namespace cuewright {

/// The typed view of a canonical form (canonical.h), without the messages.
Prompt promptOf(const Json &canonical);

/// A property of a canonical list; unknown kinds read as text.
Property propertyOf(const Json &value);
QList<Property> propertiesOf(const Json &list);

/// The property as it is written in a file. Keys of `existing` that this program does not know stay.
Json propertyJson(const Property &property, const Json *existing = nullptr);

QString kindName(Property::Kind kind);
std::optional<Property::Kind> kindFromName(QStringView name);
/// Rich inputs are never printed as text: thread, image, audio, file.
bool isRich(Property::Kind kind);

} // namespace cuewright
