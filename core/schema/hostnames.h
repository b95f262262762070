#pragma once

#include <QString>

namespace cuewright {

/// RFC 1123: labels of letters, digits and inner hyphens, 253 characters at most. An A-label ("xn--…") must stand for a
/// valid international one.
bool isHostname(const QString &text);
/// RFC 5890–5893: also letters beyond ASCII; contextual rules (RFC 5892, appendix A) and the Bidi rule. Which characters are
/// allowed at all is decided by their category, which is what RFC 5892 derives its tables from; its exceptions are listed.
bool isIdnHostname(const QString &text);

} // namespace cuewright
