#include "chat/correction.h"

#include <QStringList>

#include <algorithm>

namespace cuewright {
namespace {

// For the model, so not translated.
constexpr qsizetype kMostRules = 20;
constexpr qsizetype kMostChars = 200; ///< of a value that is quoted

QString quoted(const Json &value)
{
    const QString text = QString::fromUtf8(writeJson(value));
    if (text.size() <= kMostChars)
        return text;
    const qsizetype end = kMostChars - (text[kMostChars - 1].isHighSurrogate() ? 1 : 0);
    return text.left(end) + u'…';
}

QString ruleText(const Violation &violation, const Json &answer, const Json &schema)
{
    const QString place = violation.instancePointer.isEmpty() ? QStringLiteral("the whole answer") : violation.instancePointer;
    const Json *value = resolvePointer(answer, violation.instancePointer);
    if (!value)
        return QStringLiteral("- %1 is missing (\"%2\")").arg(place, violation.keyword);
    QString rule = QStringLiteral("\"%1\"").arg(violation.keyword);
    // A whole subschema says less than its keyword alone.
    if (const Json *found = resolvePointer(schema, violation.schemaPointer); found && !found->is_object())
        rule += QStringLiteral(": ") + quoted(*found);
    return QStringLiteral("- %1 breaks %2; it is %3").arg(place, rule, quoted(*value));
}

} // namespace

QString correctionText(const Outcome &outcome, const ResponseFormat &asked)
{
    QStringList lines;
    if (outcome.json && asked.kind != ResponseFormat::Kind::JsonSchema) {
        lines << QStringLiteral("Your answer must be a JSON object; it is %1.").arg(quoted(*outcome.json));
    } else if (outcome.json) {
        lines << QStringLiteral("Your answer breaks these rules of its JSON Schema:");
        const qsizetype shown = std::min(outcome.violations.size(), kMostRules);
        for (const Violation &violation : outcome.violations.first(shown))
            lines << ruleText(violation, *outcome.json, asked.schema);
        if (outcome.violations.size() > shown)
            lines << QStringLiteral("- and %1 more").arg(outcome.violations.size() - shown);
    } else {
        const TextPosition at = outcome.parseError ? outcome.parseError->at : TextPosition();
        lines << (at.line > 0 ? QStringLiteral("Your answer is not valid JSON: line %1, column %2.").arg(at.line).arg(at.column)
                              : QStringLiteral("Your answer is not valid JSON."));
    }
    lines << QStringLiteral("Answer again with the whole corrected JSON and nothing else.");
    return lines.join(u'\n');
}

ChatRequest withCorrection(const ChatRequest &request, const Completion &answer, const Outcome &outcome)
{
    ChatRequest next = request;
    if (request.continues) { // `answer` has the text that it went on from, and the format is that of both
        next.messages.resize(std::max<qsizetype>(next.messages.size() - 2, 0));
        next.responseFormat = request.continues->format;
        next.continues.reset();
    }
    Message said = Message::text(Role::Assistant, answer.text);
    if (!request.continues) { // of a part alone it would be no thought that led to the whole
        said.reasoningItems = answer.reasoningItems;
        said.reasoningTokens = answer.usage ? answer.usage->reasoning : 0;
    }
    next.messages << said << Message::text(Role::User, correctionText(outcome, next.responseFormat));
    return next;
}

bool canCorrect(const Completion &answer, const Outcome &outcome)
{
    const bool isWrong = outcome.kind == Outcome::Kind::Violations || outcome.kind == Outcome::Kind::NotJson;
    return isWrong && !answer.text.trimmed().isEmpty();
}

} // namespace cuewright
