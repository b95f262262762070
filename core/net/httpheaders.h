#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>
#include <utility>

namespace cuewright {

/// Header fields in the order they came.
using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// The first field of that name, any case, without blanks around it; nullopt where there is none.
std::optional<QByteArray> headerValue(const HttpHeaders &headers, QByteArrayView name);

/// An HTTP date in any form that RFC 9110 §5.6.7 wants understood ("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday,
/// 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"), and the numeric zones of mail dates that some servers send.
/// `now` decides the century of a two-digit year: never more than 50 years ahead. Always UTC.
std::optional<QDateTime> parseHttpDate(QByteArrayView text, const QDateTime &now);

} // namespace cuewright
