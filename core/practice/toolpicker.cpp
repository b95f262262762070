#include "practice/toolpicker.h"

#include "schema/hintwords.h"
#include "schema/samples.h"
#include "schema/shape.h"

#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

using Choice = PracticeRequest::ToolChoice;

// A description alone must share two words with the message; a name needs one.
constexpr int kNameWeight = 10;
constexpr int kEnoughDescription = 6;

int scoreOf(const Json &function, const HintWords &words)
{
    const int name = words.score(memberText(function, "name"));
    const int description = words.score(memberText(function, "description"));
    return name * kNameWeight + (name > 0 || description >= kEnoughDescription ? description : 0);
}

// Whether a call takes a free text, of which a list in the message would need one call each.
bool takesFreeText(const Json &parameters)
{
    const Json *members = member(parameters, "properties");
    const Json none = Json::object();
    for (const auto &[name, schema] : (members && members->is_object() ? *members : none).items()) {
        if (typeNames(schema).contains(QLatin1String("string")) && !schema.contains("enum"))
            return true;
    }
    return false;
}

PickedCall callFor(const Json &function, const AnswerHints &hints, Random &random)
{
    const Json *parameters = member(function, "parameters");
    PickedCall call{memberText(function, "name"), Json::object()};
    if (!parameters || parameters->is_null())
        return call;
    Json schema = *parameters;
    if (schema.is_object() && !describesObject(schema))
        schema["type"] = "object"; // arguments are one even where the schema does not say so
    if (const auto arguments = makeAnswer(schema, hints, random))
        call.arguments = *arguments;
    return call;
}

std::vector<const Json *> wantedTools(const PracticeRequest &request, const HintWords &words)
{
    std::vector<const Json *> wanted;
    const Json *best = nullptr;
    int bestScore = -1;
    for (const Json &tool : request.tools) {
        const Json &function = tool["function"];
        if (!request.allowedTools.isEmpty() && !request.allowedTools.contains(memberText(function, "name")))
            continue;
        const int score = scoreOf(function, words);
        if (request.toolChoice == Choice::Named && memberText(function, "name") == request.namedTool)
            return {&function};
        if (score > bestScore) {
            best = &function;
            bestScore = score;
        }
        if (score >= kNameWeight)
            wanted.push_back(&function);
    }
    if (wanted.empty() && best && (bestScore > 0 || request.toolChoice == Choice::Required))
        wanted.push_back(best);
    return wanted;
}

} // namespace

QStringList oneForEachName(const QString &text)
{
    static const QString kName = QStringLiteral("\\p{Lu}[\\p{L}\\-’']+(?: \\p{Lu}[\\p{L}\\-’']+)*");
    static const QRegularExpression kList(kName + QStringLiteral("(?:, (?:in |for |to )?") + kName
        + QStringLiteral(")*,? (?:and|&|or|und|et|y) (?:in |for |to )?") + kName);
    static const QRegularExpression kBetween(
        QStringLiteral(",? (?:and|&|or|und|et|y) (?:in |for |to )?|, (?:in |for |to )?"));
    const QRegularExpressionMatch list = kList.match(text);
    if (!list.hasMatch())
        return {text};
    QStringList names = list.captured(0).split(kBetween, Qt::SkipEmptyParts);
    qsizetype start = list.capturedStart();
    // "Compare Paris and Tokyo": the capital of the first word only begins the sentence.
    const QString before = text.left(start).trimmed();
    if ((before.isEmpty() || before.endsWith(u'.') || before.endsWith(u'!') || before.endsWith(u'?'))
        && names.first().contains(u' ')) {
        start += names.first().indexOf(u' ') + 1;
        names.first() = names.first().section(u' ', 1);
    }
    QStringList each;
    for (const QString &name : names)
        each << text.left(start) + name + text.mid(list.capturedEnd());
    return each;
}

QList<PickedCall> pickTools(
    const PracticeRequest &request, const QString &text, const QString &instructions, Random &random)
{
    QList<PickedCall> calls;
    if (request.toolChoice == Choice::None)
        return calls;
    for (const Json *function : wantedTools(request, HintWords(text))) {
        const Json *parameters = member(*function, "parameters");
        const bool onceEach = parameters && parameters->is_object() && takesFreeText(*parameters);
        for (const QString &each : onceEach ? oneForEachName(text) : QStringList{text})
            calls.append(callFor(*function, {each, instructions}, random));
    }
    if (!request.parallelCalls && calls.size() > 1)
        calls.resize(1);
    return calls;
}

} // namespace cuewright
