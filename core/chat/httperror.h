#pragma once

#include "base/error.h"
#include "base/json.h"
#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <utility>

namespace cuewright {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// First value of a header, without surrounding blanks; names compare without regard to case.
QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);

/// What a server said was wrong.
struct ProviderError
{
    Error error;
    QString param; ///< the field it names: "temperature", "tools[0].function.parameters"; the editor outlines its control
    QString code; ///< its own words: "context_length_exceeded"
    QString type; ///< "invalid_request_error"; for a rate limit the bucket: "requests" or "tokens"
    QString requestId;
};

/// What an answer with an error status means (facts §5). Pure. `server` is the provider's name for people, `key` is
/// struck out where the server repeats it (strikeOut()); things that look like a key are struck out without it too.
ProviderError providerError(int status, const HttpHeaders &headers, QByteArrayView body, const QString &server, const Secret &key = {});

/// The same for an error object inside an answer that came with status 200. `error` is what stands under "error", or the
/// whole document where that is missing: an object in any of the known shapes, or a string.
ProviderError embeddedError(const Json &error);

/// True where a document is nothing but an error: it has a truthy "error", or none of an answer's members but a "message"
/// or "detail" (facts §9.1 point 5). Returns what embeddedError() wants.
const Json *errorIn(const Json &document);

/// Takes out what looks like a key or a bearer token.
QString withoutKeys(QString text, const Secret &key = {});

} // namespace cuewright
