#pragma once

#include "base/result.h"

#include <QByteArrayView>

namespace cuewright {

/// Line and column (code points, from 1) of a byte. CRLF, LF and CR each end one line.
TextPosition positionOf(QByteArrayView utf8, qsizetype byte);

/// Refuses what no text file of ours may hold: NUL bytes and invalid UTF-8 (overlong forms and surrogates included).
/// Errors: Parse with line and column of the first offending byte.
[[nodiscard]] Result<> checkText(QByteArrayView utf8);

} // namespace cuewright
