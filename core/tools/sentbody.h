#pragma once

#include "tools/traceturn.h"

namespace cuewright {

/// What `body` says beyond `parents`, the items of its parent's list, which is the member `parentList`. bodyText() gives the same
/// bytes again.
SentBody sentBody(const QByteArray &body, const QString &parentList, const Json &parents);
/// The bytes, where `items` are all of its list.
QByteArray bodyText(const SentBody &sent, const Json &items);

} // namespace cuewright
