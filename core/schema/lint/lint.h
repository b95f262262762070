#pragma once

#include "base/json.h"
#include "schema/providersubset.h"
#include "schema/validator.h"

#include <QList>
#include <QString>

#include <optional>

namespace cuewright {

/// Whose rules a schema is held against.
///
/// Sources. OpenAI strict, its fine-tuned models and JSON mode: facts §3.1, §3.2. Anthropic: its "JSON Schema limitations"
/// (platform.claude.com, build-with-claude/structured-outputs). Local models: llama.cpp, grammars/README.md; what vLLM's
/// grammars leave out is not documented to the same extent, so it has no rules of its own. Gemini: neither the facts nor a
/// document at hand states what is refused; only a broken schema is reported.
enum class LintTarget { None, OpenAiStrict, OpenAiFineTuned, JsonMode, Anthropic, Gemini, LocalModels };

QList<LintTarget> lintTargets();
/// As the command line writes it: "openai-strict".
QString lintTargetKey(LintTarget target);
std::optional<LintTarget> lintTargetFromKey(QStringView key);
/// "OpenAI strict"; translated.
QString lintTargetName(LintTarget target);

enum class LintSeverity {
    Error, ///< the provider refuses the schema
    Warning, ///< some servers refuse it, or a grammar does not enforce it
};

struct LintProblem
{
    QString pointer; ///< of the keyword where one is wrong, of the schema where something is missing
    QString rule; ///< an id that stays: "optional-field"
    LintSeverity severity = LintSeverity::Error;
    QString message; ///< a sentence a person understands; translated
    QString fix; ///< label of the button: "Forbid extra fields"; translated. Empty: a person must decide

    bool isFixable() const { return !fix.isEmpty(); }
    friend bool operator==(const LintProblem &, const LintProblem &) = default;
};

/// Facts §3.2: what is refused today, and what servers with the older limits refuse.
struct LintLimits
{
    int properties = 5000, oldProperties = 100;
    int levels = 10, oldLevels = 5; ///< groups inside groups; the root is the first
    int enumValues = 1000, oldEnumValues = 500;
    qint64 characters = 120'000, oldCharacters = 15'000; ///< names, enum and const values
    int longEnum = 250; ///< an enum of texts with more values than this …
    qint64 longEnumCharacters = 15'000; ///< … may have so many characters
};

struct LintReport
{
    QList<LintProblem> problems; ///< in the order of the schema
    QList<LocalOnlyRule> localOnly; ///< of the schema as it is: not sent, checked here

    bool hasErrors() const;
};

/// Pure; bounded by the size of the schema. A schema that makes no sense is one problem, "broken-schema".
LintReport lint(const Json &schema, LintTarget target, const LintLimits &limits = {});
/// The same, with what Validator::compile() makes of `schema` alone: for several targets it is compiled once.
LintReport lint(const Json &schema, const Result<Validator> &compiled, LintTarget target, const LintLimits &limits = {});

/// The schema without `problem`, one of lint()'s that isFixable(); everything else stays, order of keys included.
/// For a document: `document.apply(rewriteAs(document.source(), fixed(…), problem.fix))`, which patches only the lines
/// that differ and is one step of the history.
///
/// A rule that is not accepted moves into `x-cuewright-local` (localrules.h): it is still checked here, and the
/// description says it to the model.
Json fixed(const Json &schema, LintTarget target, const LintProblem &problem);

/// The schema after all fixes, until nothing that can be fixed is left.
Json allFixed(const Json &schema, LintTarget target);

struct FixedSchema
{
    Json schema;
    LintReport left; ///< what a person must decide
};
/// allFixed(), and what lint() says to it.
FixedSchema fixAll(const Json &schema, LintTarget target, const LintLimits &limits = {});

} // namespace cuewright
