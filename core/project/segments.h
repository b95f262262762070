#pragma once

#include "base/json.h"
#include "project/prompt.h"

#include <QSet>

namespace cuewright {

/// A piece of a rendered template that knows where it comes from (facts/prompty §8.4): text of the template's author, or of
/// a value. All texts joined are the plain rendering.
struct TextSegment
{
    enum class Kind { Literal, Value, Rich };

    Kind kind = Kind::Literal;
    QString text; ///< Rich: empty; threads and media are put in later
    QString source; ///< Value: the variable, where the tag is nothing but one (null otherwise); Rich: the input
    bool strict = false; ///< a strict input took part in it
};

struct RenderRules
{
    QSet<QString> strictInputs; ///< an error where one of these looks as if it wanted to start a message
    QSet<QString> richInputs; ///< threads and media: never printed as text
};

/// What a template may produce; a loop over a loop over a list reaches it from a few bytes.
inline constexpr qsizetype kMaxRenderedLength = 64 * 1024 * 1024;
inline constexpr int kMaxRenderSteps = 2'000'000;

/// Errors: Parse with the position in characters as `detail`; Invalid with `detail` "StrictViolation"; TooLarge.
[[nodiscard]] Result<QList<TextSegment>> renderSegments(
    Prompt::Engine engine, const QString &text, const Json &inputs, const RenderRules &rules = {});

/// Gathers segments and keeps both engines within the limits.
class SegmentWriter
{
public:
    explicit SegmentWriter(const RenderRules &rules)
        : m_rules(rules)
    {
    }

    void literal(const QString &text);
    void value(const QString &text, const QString &source, bool strict);
    void rich(const QString &input) { m_segments << TextSegment{TextSegment::Kind::Rich, {}, input, false}; }
    /// Counts work; false once there has been too much, or an error.
    bool step(qsizetype cost = 1);
    bool isStrict(const QString &input) const { return m_rules.strictInputs.contains(input); }
    bool isRich(const QString &input) const { return m_rules.richInputs.contains(input); }
    [[nodiscard]] Result<QList<TextSegment>> take();

private:
    void grow(qsizetype length);

    const RenderRules &m_rules;
    QList<TextSegment> m_segments;
    qsizetype m_length = 0;
    qsizetype m_steps = 0;
    std::optional<Error> m_error;
};

/// A value as both engines print it: text as is, 1.0 as 1, null as nothing, a list's items one after the other, a mapping
/// as compact JSON.
QString printed(const Json &value);
/// False: null, false, 0, "", empty list. An empty mapping differs between the engines.
bool isTruthy(const Json &value, bool emptyMapping);

} // namespace cuewright
