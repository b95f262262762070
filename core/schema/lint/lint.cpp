#include "schema/lint/lint.h"

#include "schema/lint/walk.h"

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

struct TargetName
{
    LintTarget target;
    const char *key;
    const char *name;
};

constexpr std::array kTargets{
    TargetName{LintTarget::None, "none", QT_TRANSLATE_NOOP("SchemaLint", "No provider")},
    TargetName{LintTarget::OpenAiStrict, "openai-strict", QT_TRANSLATE_NOOP("SchemaLint", "OpenAI strict")},
    TargetName{LintTarget::OpenAiFineTuned, "openai-fine-tuned", QT_TRANSLATE_NOOP("SchemaLint", "OpenAI fine-tuned")},
    TargetName{LintTarget::JsonMode, "json-mode", QT_TRANSLATE_NOOP("SchemaLint", "JSON mode")},
    TargetName{LintTarget::Anthropic, "anthropic", QT_TRANSLATE_NOOP("SchemaLint", "Anthropic")},
    TargetName{LintTarget::Gemini, "gemini", QT_TRANSLATE_NOOP("SchemaLint", "Gemini")},
    TargetName{LintTarget::LocalModels, "local", QT_TRANSLATE_NOOP("SchemaLint", "Local models")},
};

const TargetName &row(LintTarget target)
{
    return *std::find_if(kTargets.begin(), kTargets.end(), [&](const TargetName &name) { return name.target == target; });
}

// Strict servers have references of their own to refuse (other documents, missing parts): those problems say more.
bool isReferenceError(const Error &error)
{
    return error.detail.endsWith(QLatin1String("/$ref")) || error.detail.endsWith(QLatin1String("/$dynamicRef"));
}

} // namespace

QList<LintTarget> lintTargets()
{
    QList<LintTarget> targets;
    for (const TargetName &name : kTargets)
        targets << name.target;
    return targets;
}

QString lintTargetKey(LintTarget target)
{
    return QLatin1String(row(target).key);
}

QString lintTargetName(LintTarget target)
{
    return LintText::tr(row(target).name);
}

std::optional<LintTarget> lintTargetFromKey(QStringView key)
{
    for (const TargetName &name : kTargets) {
        if (key == QLatin1String(name.key))
            return name.target;
    }
    return std::nullopt;
}

bool LintReport::hasErrors() const
{
    return std::any_of(problems.begin(), problems.end(),
        [](const LintProblem &problem) { return problem.severity == LintSeverity::Error; });
}

LintReport lint(const Json &schema, LintTarget target, const LintLimits &limits)
{
    return lint(schema, Validator::compile(schema), target, limits);
}

LintReport lint(const Json &schema, const Result<Validator> &compiled, LintTarget target, const LintLimits &limits)
{
    const LintProfile &profile = lintProfile(target);
    if (!compiled && !(profile.strict && isReferenceError(compiled.error()))) {
        const QString pointer = compiled.error().detail;
        return {{{pointer, lintRuleId(LintRule::BrokenSchema), LintSeverity::Error, compiled.error().message, {}}}, {}};
    }
    SchemaWalk walk(schema, profile, SchemaWalk::Mode::Look);
    static_cast<void>(walk.run());
    LintReport report = walk.takeReport();
    if (target == LintTarget::JsonMode)
        report.localOnly.append({{}, {}, LintText::tr("JSON mode is not sent the schema; all of it is only checked here.")});
    if (profile.strict)
        report.problems += limitProblems(schema, limits);
    return report;
}

Json fixed(const Json &schema, LintTarget target, const LintProblem &problem)
{
    if (!problem.isFixable())
        return schema;
    return SchemaWalk(schema, lintProfile(target), SchemaWalk::Mode::MendOne, &problem).run();
}

Json allFixed(const Json &schema, LintTarget target)
{
    return mended(schema, lintProfile(target), SchemaWalk::Mode::MendAll);
}

FixedSchema fixAll(const Json &schema, LintTarget target, const LintLimits &limits)
{
    FixedSchema made{allFixed(schema, target), {}};
    made.left = lint(made.schema, target, limits);
    return made;
}

} // namespace cuewright
