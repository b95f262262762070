#include "practice/apierror.h"

namespace cuewright {
namespace {

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(toUtf8(text));
}

} // namespace

Json ApiError::body() const
{
    return Json{{"error",
        {{"message", toUtf8(message)}, {"type", toUtf8(type)}, {"param", textOrNull(param)},
            {"code", textOrNull(code)}}}};
}

ApiError ApiError::badRequest(const QString &message, const QString &param, const QString &code)
{
    ApiError error;
    error.message = message;
    error.param = param;
    error.code = code;
    return error;
}

ApiError ApiError::forStatus(int status)
{
    const auto made = [status](const char *text, const char *kind, const char *word) {
        return ApiError{status, QString::fromLatin1(text), QString::fromLatin1(kind), {}, QString::fromLatin1(word)};
    };
    switch (status) {
    case 401:
        return made("Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
    case 403:
        return made("Your key does not allow this.", "invalid_request_error", "permission_denied");
    case 404:
        return made("The requested resource does not exist.", "invalid_request_error", "not_found");
    case 408:
        return made("The request took too long to arrive.", "invalid_request_error", "request_timeout");
    case 409:
        return made("The request was in conflict with another one.", "conflict_error", "conflict");
    case 422:
        return made("The request could not be processed.", "invalid_request_error", "unprocessable_entity");
    case 429:
        return made(
            "Rate limit reached for requests. Please try again later.", "requests", "rate_limit_exceeded");
    case 503:
        return made(
            "The server is overloaded. Please try again later.", "server_error", "server_is_overloaded");
    default:
        break;
    }
    if (status >= 500)
        return made("The server had an error while processing your request.", "server_error", "");
    return made("The request was refused.", "invalid_request_error", "");
}

} // namespace cuewright
