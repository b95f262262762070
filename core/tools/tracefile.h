#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "tools/trace.h"

#include <QStringList>

namespace cuewright {

inline constexpr qint64 kMaxTraceBytes = qint64(512) << 20;

/// A trace as it was read, and what about it was odd: sentences for people, translated.
struct OpenedTrace
{
    Trace trace;
    QStringList problems; ///< empty: nothing was lost
};

/// traces/*.trace.json: one readable JSON object, {"cuewright-trace":1, "title", "settings", "branches", "turns"}; the shape is
/// described in tracefile.cpp. Members that are not known stay through open and save.
///
/// What hangs together is read: a turn whose parent is missing, part of a circle, or that says nothing usable is left out with
/// all that follows it, and named in `problems`; so is a branch without its tip. Errors: Parse with line and column, TooLarge
/// (nesting, file), Invalid for JSON that is no trace, Unsupported for a trace of a later version.
[[nodiscard]] Result<OpenedTrace> parseTrace(const QByteArray &text);
[[nodiscard]] Result<OpenedTrace> openTrace(const QString &path); ///< also NotFound, Io

/// `secrets` are struck out wherever the trace repeats them.
QByteArray traceText(const Trace &trace, const QList<Secret> &secrets = {});
/// Atomic. Errors: Io.
[[nodiscard]] Result<> saveTrace(const Trace &trace, const QString &path, const QList<Secret> &secrets = {});

} // namespace cuewright
