#pragma once

#include "net/chatclient.h"

#include <QNetworkRequest>

namespace cuewright {

/// Where a request goes: base and path joined, in Azure's form with the model as deployment where the profile wants it and
/// the base does not name one (facts §9).
QUrl requestUrl(const Endpoint &endpoint, const QString &path, const QString &model);

/// The head of a POST. Errors: Auth where a key is missing or cannot stand in a header, Invalid for headers that cannot.
[[nodiscard]] Result<QNetworkRequest> wireRequest(
    const Endpoint &endpoint, const QString &path, const QString &model, bool stream);

} // namespace cuewright
