#include "cli/commands.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/output.h"
#include "schema/lint/lint.h"
#include "schema/lint/profile.h"
#include "schema/validator.h"

namespace cuewright {
namespace {

constexpr qint64 kMaxInputBytes = qint64(64) << 20;

QString targetKeys()
{
    QStringList keys;
    for (const LintTarget target : lintTargets())
        keys << lintTargetKey(target);
    return keys.join(QLatin1String(", "));
}

QString shown(const QString &pointer)
{
    return pointer.isEmpty() ? QStringLiteral("(whole)") : pointer;
}

Json problemJson(const LintProblem &problem)
{
    Json line = Json::object();
    line["pointer"] = toUtf8(problem.pointer);
    line["rule"] = toUtf8(problem.rule);
    line["severity"] = problem.severity == LintSeverity::Error ? "error" : "warning";
    line["message"] = toUtf8(problem.message);
    line["fix"] = problem.isFixable() ? Json(toUtf8(problem.fix)) : Json();
    return line;
}

Json reportJson(const LintReport &report, LintTarget target)
{
    Json result = Json::object();
    result["target"] = toUtf8(lintTargetKey(target));
    result["problems"] = Json::array();
    for (const LintProblem &problem : report.problems)
        result["problems"].push_back(problemJson(problem));
    result["local_only"] = Json::array();
    for (const LocalOnlyRule &rule : report.localOnly)
        result["local_only"].push_back(
            {{"pointer", toUtf8(rule.pointer)}, {"keyword", toUtf8(rule.keyword)}, {"reason", toUtf8(rule.reason)}});
    return result;
}

QString problemLine(const LintProblem &problem)
{
    const QString severity
        = problem.severity == LintSeverity::Error ? QStringLiteral("error") : QStringLiteral("warning");
    const QString fix = problem.isFixable() ? QStringLiteral("  [fix: %1]").arg(problem.fix) : QString();
    return QStringLiteral("%1: %2 %3: %4%5").arg(shown(problem.pointer), severity, problem.rule, problem.message, fix);
}

// With --fix the schema goes to standard output and what is left to standard error, so that both can be used at once.
int printFixed(const Json &schema, LintTarget target, bool json)
{
    const FixedSchema made = fixAll(schema, target);
    if (json) {
        Json result = reportJson(made.left, target);
        result["schema"] = made.schema;
        printJson(result);
    } else {
        printJson(made.schema);
        for (const LintProblem &problem : made.left.problems)
            warn(problemLine(problem));
    }
    return made.left.hasErrors() ? kFailed : kFine;
}

// What the wire carries: a strict provider gets neither notes nor rules that are only checked here.
int printSent(const Json &schema, LintTarget target, bool json)
{
    if (target == LintTarget::JsonMode)
        return usageError(QStringLiteral("JSON mode is sent no schema"));
    const SentSchema sent = forProvider(schema, lintProfile(target).strict);
    const LintReport left = lint(sent.schema, target);
    if (json) {
        Json result = reportJson({left.problems, sent.localOnly}, target);
        result["schema"] = sent.schema;
        printJson(result);
    } else {
        printJson(sent.schema);
        for (const LintProblem &problem : left.problems)
            warn(problemLine(problem));
    }
    return left.hasErrors() ? kFailed : kFine;
}

} // namespace

int lintCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("lint SCHEMA.json|- [--target T] [--fix | --sent] [--json]"));
    options.value(QStringLiteral("target"), QStringLiteral("T"), targetKeys() + QStringLiteral("; openai-strict where none is named."));
    options.flag(QStringLiteral("fix"), QStringLiteral("Prints the schema with everything mended that needs no decision."));
    options.flag(QStringLiteral("sent"), QStringLiteral("Prints the schema as the provider gets it: without what is only checked here."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
    if (const auto code = options.parse(arguments))
        return *code;
    if (const auto code = options.expectPositional(1, 1))
        return *code;
    if (options.has(QStringLiteral("fix")) && options.has(QStringLiteral("sent")))
        return usageError(QStringLiteral("either --fix or --sent"));
    const QString key = options.has(QStringLiteral("target")) ? options.text(QStringLiteral("target")) : QStringLiteral("openai-strict");
    const auto target = lintTargetFromKey(key);
    if (!target)
        return usageError(QStringLiteral("there is no target “%1”; there are: %2").arg(key, targetKeys()));
    const auto schema = readJson(options.positional().value(0), kMaxInputBytes);
    if (!schema)
        return failWith(schema.error());
    const bool json = options.has(QStringLiteral("json"));
    if (options.has(QStringLiteral("fix")))
        return printFixed(*schema, *target, json);
    if (options.has(QStringLiteral("sent")))
        return printSent(*schema, *target, json);
    const LintReport report = lint(*schema, *target);
    if (json) {
        printJson(reportJson(report, *target));
    } else {
        for (const LintProblem &problem : report.problems)
            print(problemLine(problem));
        for (const LocalOnlyRule &rule : report.localOnly)
            print(QStringLiteral("%1: only checked here: %2").arg(shown(rule.pointer), rule.reason));
        print(report.problems.isEmpty() ? QStringLiteral("No problems for %1.").arg(lintTargetName(*target))
                                        : QStringLiteral("%1 for %2.").arg(counted(report.problems.size(), "problem"), lintTargetName(*target)));
    }
    return report.hasErrors() ? kFailed : kFine;
}

int validateCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("validate SCHEMA.json|- INSTANCE.json|- [--formats] [--json]"));
    options.flag(QStringLiteral("formats"), QStringLiteral("A format is a rule, not a note."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
    if (const auto code = options.parse(arguments))
        return *code;
    if (const auto code = options.expectPositional(2, 2))
        return *code;
    const QStringList files = options.positional();
    if (files[0] == u"-" && files[1] == u"-")
        return usageError(QStringLiteral("only one of the two can be standard input"));
    const auto schema = readJson(files[0], kMaxInputBytes);
    if (!schema)
        return failWith(schema.error());
    const auto formats = options.has(QStringLiteral("formats")) ? Validator::Formats::Assert : Validator::Formats::Annotate;
    const auto validator = Validator::compile(*schema, {}, formats);
    if (!validator)
        return failWith(validator.error());
    const auto instance = readJson(files[1], kMaxInputBytes);
    if (!instance)
        return failWith(instance.error());
    const QList<Violation> violations = validator->check(*instance);
    if (options.has(QStringLiteral("json"))) {
        Json result = {{"valid", violations.isEmpty()}, {"violations", Json::array()}};
        for (const Violation &violation : violations)
            result["violations"].push_back({{"instance", toUtf8(violation.instancePointer)}, {"schema", toUtf8(violation.schemaPointer)},
                {"keyword", toUtf8(violation.keyword)}, {"message", toUtf8(violation.message)}});
        printJson(result);
    } else {
        for (const Violation &violation : violations)
            print(QStringLiteral("%1: %2  [%3]").arg(shown(violation.instancePointer), violation.message, violation.schemaPointer));
        if (violations.isEmpty())
            print(QStringLiteral("Valid."));
    }
    return violations.isEmpty() ? kFine : kFailed;
}

} // namespace cuewright
