#include "schema/lint/walk.h"
#include "schema/shape.h"
#include "schema/subschemas.h"
#include "schema/values.h"

#include <QHash>
#include <QUrl>

namespace cuewright {
namespace {

struct Measures
{
    std::int64_t properties = 0;
    std::int64_t enumValues = 0;
    std::int64_t characters = 0;
};

std::int64_t lengthOf(const Json &value)
{
    return value.is_string() ? countCodePoints(value.get_ref<const std::string &>())
                             : countCodePoints(writeJson(value).toStdString());
}

class Meter final
{
    Q_DISABLE_COPY_MOVE(Meter)
public:
    Meter(const Json &root, const LintLimits &limits)
        : m_root(root)
        , m_limits(limits)
    { }

    QList<LintProblem> run()
    {
        measure(m_root, {});
        report(LintRule::LimitProperties, m_all.properties, m_limits.properties, m_limits.oldProperties,
            LintText::tr("The schema has %1 fields; at most %2 are accepted."));
        report(LintRule::LimitLevels, levels(m_root, {}), m_limits.levels, m_limits.oldLevels,
            LintText::tr("Groups are nested %1 levels deep; at most %2 are accepted."));
        report(LintRule::LimitEnumValues, m_all.enumValues, m_limits.enumValues, m_limits.oldEnumValues,
            LintText::tr("The choices have %1 entries in all; at most %2 are accepted."));
        report(LintRule::LimitCharacters, m_all.characters, m_limits.characters, m_limits.oldCharacters,
            LintText::tr("Names and choices have %1 characters in all; at most %2 are accepted."));
        return m_problems;
    }

private:
    void report(LintRule rule, std::int64_t measured, std::int64_t most, std::int64_t older, const QString &sentence)
    {
        if (measured > most)
            m_problems.append({{}, lintRuleId(rule), LintSeverity::Error, sentence.arg(measured).arg(most), {}});
        else if (measured > older)
            m_problems.append({{}, lintRuleId(rule), LintSeverity::Warning,
                LintText::tr("%1 Servers with older limits refuse it.").arg(sentence.arg(measured).arg(older)), {}});
    }

    void choices(const Json &values, const QString &pointer)
    {
        std::int64_t own = 0;
        bool texts = true;
        for (const Json &value : values) {
            own += lengthOf(value);
            texts = texts && (value.is_string() || value.is_null());
        }
        m_all.characters += own;
        m_all.enumValues += static_cast<std::int64_t>(values.size());
        if (texts && std::ssize(values) > m_limits.longEnum && own > m_limits.longEnumCharacters)
            m_problems.append({pointer, lintRuleId(LintRule::LimitLongEnum), LintSeverity::Error,
                LintText::tr("A choice with more than %1 entries may have %2 characters; it has %3.")
                    .arg(m_limits.longEnum)
                    .arg(m_limits.longEnumCharacters)
                    .arg(own),
                {}});
    }

    void measure(const Json &schema, const QString &pointer)
    {
        if (!schema.is_object())
            return;
        for (const char *keyword : {"properties", "$defs", "definitions"}) {
            const Json *named = member(schema, keyword);
            if (!named || !named->is_object())
                continue;
            for (const auto &[name, value] : named->items())
                m_all.characters += countCodePoints(name);
            if (keyword == std::string_view("properties"))
                m_all.properties += static_cast<std::int64_t>(named->size());
        }
        if (const Json *values = member(schema, "enum"); values && values->is_array())
            choices(*values, pointer + QStringLiteral("/enum"));
        if (const Json *constant = member(schema, "const"))
            m_all.characters += lengthOf(*constant);
        forEachSubschema(schema, pointer,
            [&](const Json &child, const QString &childPointer, const std::string &) { measure(child, childPointer); });
    }

    // References count where they are used; one that leads back up does not go deeper.
    std::int64_t levels(const Json &schema, const QString &pointer)
    {
        if (const auto known = m_levels.constFind(pointer); known != m_levels.cend())
            return *known;
        m_levels.insert(pointer, 0); // while it is open
        std::int64_t inner = 0;
        const QString reference = memberText(schema, "$ref");
        if (reference.startsWith(u'#')) {
            const QString target = QUrl::fromPercentEncoding(reference.mid(1).toUtf8());
            if (const Json *found = resolvePointer(m_root, target))
                inner = levels(*found, target);
        }
        forEachSubschema(schema, pointer, [&](const Json &child, const QString &childPointer, const std::string &keyword) {
            if (keyword != "$defs" && keyword != "definitions")
                inner = std::max(inner, levels(child, childPointer));
        });
        const std::int64_t all = inner + (describesObject(schema) ? 1 : 0);
        m_levels.insert(pointer, all);
        return all;
    }

    const Json &m_root;
    const LintLimits &m_limits;
    Measures m_all;
    QHash<QString, std::int64_t> m_levels;
    QList<LintProblem> m_problems;
};

} // namespace

QList<LintProblem> limitProblems(const Json &schema, const LintLimits &limits)
{
    return Meter(schema, limits).run();
}

} // namespace cuewright
