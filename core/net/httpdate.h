#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <optional>

namespace cuewright {

/// An HTTP date in any form that RFC 9110 §5.6.7 wants understood ("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday,
/// 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"), and the numeric zones of mail dates that some servers send.
/// `now` decides the century of a two-digit year: never more than 50 years ahead. Always UTC.
std::optional<QDateTime> parseHttpDate(QByteArrayView text, const QDateTime &now);

} // namespace cuewright
