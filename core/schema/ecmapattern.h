#pragma once

#include <QRegularExpression>
#include <QString>

namespace cuewright {

/// How a pattern met a text. A pattern that would run for ever gives up: that is neither a match nor none.
enum class PatternMatch { Yes, No, GaveUp };

/// A regular expression as JSON Schema means it (ECMA-262 with the u flag), run by PCRE2 under a limit.
class EcmaPattern
{
public:
    EcmaPattern() = default;
    explicit EcmaPattern(const QString &pattern);

    bool isValid() const { return m_expression.isValid(); }
    QString errorText() const { return m_expression.errorString(); }
    const QString &source() const { return m_source; }
    PatternMatch find(const QString &text) const;
    /// First match in `text`, or a null string.
    QString firstMatch(const QString &text) const;

private:
    QString m_source;
    QRegularExpression m_expression;
};

} // namespace cuewright
