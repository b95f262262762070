// Any JSON as a schema, for each provider: nothing breaks, "Fix all" leaves nothing for a second time, and what is sent has
// no error but those that only a person can mend.

#include "schema/lint/lint.h"

#include <QSet>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace cuewright;

namespace {

void require(bool holds, const char *what, const Json &schema)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n%s\n", what, writeJson(schema).constData());
    std::abort();
}

bool hasFixable(const LintReport &report)
{
    return std::any_of(report.problems.begin(), report.problems.end(), [](const auto &problem) { return problem.isFixable(); });
}

void checkSent(const Json &schema, const LintReport &before, const LintReport &left)
{
    QSet<QString> forPersons = {QStringLiteral("object-root")}; // wrapping would change the answer
    for (const LintProblem &problem : before.problems) {
        if (!problem.isFixable())
            forPersons << problem.rule;
    }
    for (const LintProblem &problem : left.problems) // a copy may bring one out
        forPersons << problem.rule;
    const SentSchema sent = forProvider(schema, true);
    for (const LintProblem &problem : lint(sent.schema, LintTarget::OpenAiStrict).problems) {
        if (problem.severity == LintSeverity::Error)
            require(forPersons.contains(problem.rule), qPrintable(QStringLiteral("sent with ") + problem.rule), sent.schema);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto schema = parseJson(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!schema)
        return 0;
    for (const LintTarget target : lintTargets()) {
        const LintReport report = lint(*schema, target);
        const bool isBroken = !report.problems.isEmpty() && report.problems[0].rule == u"broken-schema";
        for (const LintProblem &problem : report.problems) {
            require(!problem.message.isEmpty(), "a problem without words", *schema);
            static_cast<void>(fixed(*schema, target, problem));
        }
        const FixedSchema made = fixAll(*schema, target);
        if (isBroken)
            continue;
        // Copies that lead to further copies without end are left at some point.
        const bool isWhole = !hasFixable(made.left);
        if (isWhole)
            require(fixAll(made.schema, target).schema == made.schema, "there was something left to fix", made.schema);
        if (isWhole && target == LintTarget::OpenAiStrict)
            checkSent(*schema, report, made.left);
    }
    return 0;
}
