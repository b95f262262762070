#include "chat/outcome.h"

#include "chat/codefence.h"
#include "chat/partialjson.h"
#include "schema/providersubset.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

void readJson(Outcome &outcome, const QString &text)
{
    auto json = parseJson(text.toUtf8());
    if (!json) {
        if (const auto inside = insideFence(text)) {
            if (auto fenced = parseJson(inside->toUtf8())) {
                json = std::move(fenced);
                outcome.fenced = true;
            }
        }
    }
    if (json)
        outcome.json = std::move(*json);
    else
        outcome.parseError = json.error();
}

Violation notAnObject()
{
    return {{}, QStringLiteral("/type"), QStringLiteral("type"), QCoreApplication::translate("Outcome", "The answer must be a JSON object.")};
}

} // namespace

Outcome outcomeOf(const Completion &completion, const ResponseFormat &asked)
{
    if (asked.kind != ResponseFormat::Kind::JsonSchema)
        return outcomeOf(completion, asked, nullptr);
    const auto validator = Validator::compile(asked.schema);
    if (validator)
        return outcomeOf(completion, asked, &*validator);
    Outcome outcome = outcomeOf(completion, asked, nullptr);
    outcome.schemaError = validator.error();
    if (outcome.kind == Outcome::Kind::Valid || outcome.kind == Outcome::Kind::Violations) {
        outcome.kind = Outcome::Kind::Unchecked;
        outcome.violations.clear();
    }
    return outcome;
}

Outcome outcomeOf(const Completion &completion, const ResponseFormat &asked, const Validator *validator)
{
    using Kind = Outcome::Kind;
    Outcome outcome;
    const bool asText = asked.kind == ResponseFormat::Kind::Text;
    // Nothing is parsed of an answer that was taken back or that only calls tools (facts §13, cases 17 and 18).
    if (!completion.refusal.isEmpty()) {
        outcome.kind = Kind::Refusal;
    } else if (completion.finish == FinishReason::ContentFilter) {
        outcome.kind = Kind::Filtered;
    } else if (completion.finish == FinishReason::Length || !completion.complete) {
        outcome.kind = Kind::Cut;
        PartialJsonReader reader;
        if (!asText)
            reader.feed(completion.text);
        if (!reader.value().is_null())
            outcome.json = reader.value();
    } else if (!completion.toolCalls.isEmpty()) {
        outcome.kind = Kind::ToolCalls;
    } else if (!asText) {
        readJson(outcome, completion.text);
        if (outcome.json && asked.kind == ResponseFormat::Kind::JsonSchema)
            outcome.json = withoutAddedNulls(asked.schema, std::move(*outcome.json));
        if (outcome.json && validator)
            outcome.violations = validator->check(*outcome.json);
        else if (outcome.json && !outcome.json->is_object())
            outcome.violations.append(notAnObject());
        outcome.kind = !outcome.json ? Kind::NotJson : outcome.violations.isEmpty() ? Kind::Valid : Kind::Violations;
    }
    return outcome;
}

} // namespace cuewright
