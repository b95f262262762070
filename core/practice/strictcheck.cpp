#include "practice/strictcheck.h"

#include "schema/lint/lint.h"
#include "schema/shape.h"
#include "schema/subschemas.h"

namespace cuewright {
namespace {

// "('properties', 'name')": the way in which the API names a place.
QString context(const QString &pointer)
{
    QStringList steps;
    for (const QString &step : pointer.mid(1).split(u'/', Qt::SkipEmptyParts))
        steps << u'\'' + step + u'\'';
    return QStringLiteral("In context=(%1), ").arg(steps.join(QLatin1String(", ")));
}

QString objectProblem(const Json &schema, const QString &pointer)
{
    if (!describesObject(schema))
        return {};
    const Json *additional = member(schema, "additionalProperties");
    if (!additional || *additional != Json(false))
        return context(pointer)
            + QStringLiteral("'additionalProperties' is required to be supplied and to be false.");
    const QStringList required = requiredNames(schema);
    const Json *members = member(schema, "properties");
    const Json none = Json::object();
    for (const auto &[name, child] : (members && members->is_object() ? *members : none).items()) {
        if (!required.contains(fromUtf8(name))) {
            return context(pointer)
                + QStringLiteral("'required' is required to be supplied and to be an array including every "
                                 "key in properties. Missing '%1'.")
                      .arg(fromUtf8(name));
        }
    }
    return {};
}

QString firstProblem(const Json &schema, const QString &pointer)
{
    if (member(schema, "allOf"))
        return context(pointer) + QStringLiteral("'allOf' is not permitted.");
    QString problem = objectProblem(schema, pointer);
    forEachSubschema(
        schema, pointer, [&](const Json &child, const QString &childPointer, const std::string &) {
            if (problem.isEmpty())
                problem = firstProblem(child, childPointer);
        });
    return problem;
}

} // namespace

QString strictProblem(const Json &schema)
{
    if (!typeNames(schema).contains(QLatin1String("object"))) {
        return QStringLiteral("schema must be a JSON Schema of 'type: \"object\"', got 'type: \"%1\"'.")
            .arg(typeNames(schema).value(0, QStringLiteral("None")));
    }
    for (const LocalOnlyRule &rule : forProvider(schema, true).localOnly) {
        if (rule.keyword != u"additionalProperties")
            return context(rule.pointer.section(u'/', 0, -2))
                + QStringLiteral("'%1' is not permitted.").arg(rule.keyword);
    }
    if (const QString problem = firstProblem(schema, {}); !problem.isEmpty())
        return problem;
    for (const LintProblem &problem : lint(schema, LintTarget::OpenAiStrict).problems) {
        if (problem.severity == LintSeverity::Error)
            return context(problem.pointer.section(u'/', 0, -2))
                + QStringLiteral("'%1' is not permitted.").arg(problem.pointer.section(u'/', -1));
    }
    return {};
}

} // namespace cuewright
