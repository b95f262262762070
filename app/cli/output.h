#pragma once

#include "base/json.h"
#include "base/result.h"

#include <QString>

namespace cuewright {

/// Exit codes of the command line: a stable contract for scripts.
enum ExitCode { kFine = 0, kFailed = 1, kUsage = 2 };

/// "1 request", "2 requests": `thing` and an s.
QString counted(qint64 count, const char *thing);

/// Results go to standard output, everything said about them to standard error.
void print(const QString &line);
void printRaw(QByteArrayView bytes); ///< as it is, without a line end
void printJson(const Json &document);
/// "cuewright-cli: …" on standard error; gives kFailed.
int failWith(const Error &error);
/// Of a call: and what was done about it, and what can be done on the command line. `attempts`: POSTs; `kept`: text had come.
int failWith(const Error &error, int attempts, bool kept);
void warn(const QString &message); ///< the same; the work goes on
int usageError(const QString &message);

} // namespace cuewright
