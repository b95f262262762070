#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace cuewright {

/// What goes wrong with one answer. Without any of these the request is answered as usual.
///
/// A fault script is a JSON list, or an object with the list under "steps". Each chat request takes the next
/// step; when all are used up, requests are answered as usual. The fields of a step, which may be combined
/// where it makes sense:
///
///     {"status": 429, "retryAfter": 1}   an error in the official shape; Retry-After in seconds
///     {"status": 429, "code": "insufficient_quota"}   the same with this code (and type)
///     {"close": true}                    the connection closes without an answer
///     {"dropAtByte": 100}                it closes after that many bytes of the body (a stream's events,
///     framing not counted)
///     {"stall": 3000}                    silence for that many ms, or for ever with true; a stream falls
///     silent after its
///     {"stall": true, "afterTokens": 5}  first event, or after that many tokens; a plain answer before its
///     first byte
///     {"malformedSse": true}             an event that is no JSON after the third token; a plain answer is
///     cut off
///     {"violateSchema": true}            a JSON answer that breaks the schema that was asked for
///     {"brokenArguments": true}          calls of tools whose arguments are no JSON
///     {"callTools": true}                tools are called once more, though their results are there
///     {}                                 nothing
struct FaultStep
{
    int status = 0; ///< 0: none
    QString code;
    std::optional<double> retryAfter; ///< seconds
    bool close = false;
    std::optional<qint64> dropAtByte;
    std::optional<std::chrono::milliseconds> stall; ///< kForEver: until the client gives up
    int afterTokens = 0;
    bool malformedSse = false;
    bool violateSchema = false;
    bool brokenArguments = false;
    bool callTools = false;

    static constexpr std::chrono::milliseconds kForEver{-1};
};

/// Errors: Parse, TooLarge, and Invalid for unknown fields and values that make no sense, with the step's
/// number.
[[nodiscard]] Result<QList<FaultStep>> parseFaultScript(const QByteArray &json);

} // namespace cuewright
