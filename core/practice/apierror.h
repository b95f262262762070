#pragma once

#include "base/json.h"

#include <QString>

#include <tl/expected.hpp>

namespace cuewright {

/// An error as the official API tells it: the status and the four fields of its body (facts §5.1). Messages
/// are in English like the API's own; they are what a client has to cope with.
struct ApiError
{
    int status = 400;
    QString message;
    QString type = QStringLiteral("invalid_request_error");
    QString param; ///< empty: null
    QString code; ///< empty: null

    Json body() const;

    static ApiError badRequest(const QString &message, const QString &param = {}, const QString &code = {});
    /// What the API says with this status where nothing more is known: rate_limit_exceeded with 429.
    static ApiError forStatus(int status);
};

template <typename T = void> using Checked = tl::expected<T, ApiError>;

} // namespace cuewright
