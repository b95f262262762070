#include "practice/answerer.h"

#include "practice/promptcount.h"
#include "practice/toolpicker.h"
#include "schema/hintwords.h"
#include "schema/samples.h"
#include "schema/validator.h"
#include "tokens/encoding.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kQuoted = 160;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Practice)
};

QString quote(const QString &text)
{
    const QString line = text.simplified();
    return u'“' + (line.size() > kQuoted ? line.left(kQuoted) + u'…' : line) + u'”';
}

/// What the conversation says, taken apart.
struct Talk
{
    QString user; ///< the last message of the user
    QString instructions; ///< system and developer messages
    Json results = Json::array(); ///< tool messages at the end
    Json calls = Json::array(); ///< the calls that they answer
};

Talk readTalk(const Json &messages)
{
    Talk talk;
    for (const Json &message : messages) {
        const QString role = memberText(message, "role");
        if (role == u"user")
            talk.user = contentText(message);
        else if (role == u"system" || role == u"developer")
            talk.instructions += contentText(message) + u'\n';
        if (role == u"tool") {
            talk.results.push_back(message);
            continue;
        }
        talk.results = Json::array();
        const Json *calls = member(message, "tool_calls");
        talk.calls = calls && calls->is_array() ? *calls : Json::array();
    }
    return talk;
}

QString plainText(const Talk &talk)
{
    const QString label = Words::tr("Practice answer: no model was asked and nothing was charged.");
    const QStringList keywords = HintWords(talk.user).keywords().mid(0, 5);
    QString text = label + QStringLiteral("\n\n");
    text += talk.user.trimmed().isEmpty() ? Words::tr("Your message carries no text.")
                                          : Words::tr("You wrote %1.").arg(quote(talk.user));
    if (!keywords.isEmpty())
        text += u' ' + Words::tr("A real answer would be about: %1.").arg(keywords.join(QLatin1String(", ")));
    if (!talk.instructions.trimmed().isEmpty())
        text += QStringLiteral("\n\n")
            + Words::tr("It would follow these instructions: %1.").arg(quote(talk.instructions));
    return text;
}

QString resultsText(const Talk &talk)
{
    QString text = Words::tr("Practice answer: this is what the tools returned.");
    for (const Json &result : talk.results) {
        QString call = Words::tr("a tool");
        for (const Json &asked : talk.calls) {
            if (memberText(asked, "id") == memberText(result, "tool_call_id"))
                call = memberText(asked["function"], "name") + u' '
                    + memberText(asked["function"], "arguments");
        }
        text += QStringLiteral("\n- ") + call + QStringLiteral(": ") + contentText(result).simplified();
    }
    return text;
}

// JSON mode names no schema: the keys that the messages put in quotes, or two of our own.
Json schemaForJsonMode(const Talk &talk)
{
    static const QRegularExpression kKey(QStringLiteral("[\"“`]([A-Za-z_][A-Za-z0-9_]*)[\"”`]"));
    Json members = Json::object();
    auto found = kKey.globalMatch(talk.instructions + talk.user);
    while (found.hasNext() && members.size() < 30)
        members[toUtf8(found.next().captured(1))] = Json{{"type", "string"}};
    if (members.empty())
        members = Json{{"topic", {{"type", "string"}}}, {"summary", {{"type", "string"}}}};
    Json names = Json::array();
    for (const auto &[name, schema] : members.items())
        names.push_back(name);
    return Json{{"type", "object"}, {"properties", members}, {"required", names}};
}

// The answer changed in the smallest way that the schema does not accept.
QString violating(const Json &schema, const Json &answer)
{
    const auto validator = Validator::compile(schema);
    QList<Json> tries;
    if (answer.is_object() && !answer.empty()) {
        const std::string first = answer.begin().key();
        Json changed = answer;
        changed[first] = Json::array({"practice"});
        tries << changed;
        changed = answer;
        changed.erase(first);
        tries << changed;
    }
    tries << Json("practice") << Json(-0.5) << Json::object() << Json();
    for (const Json &candidate : tries) {
        if (validator && !validator->accepts(candidate))
            return QString::fromUtf8(writeJson(candidate));
    }
    return QStringLiteral("{\"practice\": "); // every value is valid: then it is no JSON at all
}

void answerInJson(PracticeChoice &choice, const PracticeRequest &request, const Talk &talk, Random &random,
    bool violateSchema)
{
    QString text = talk.user;
    for (const Json &result : talk.results)
        text += u'\n' + contentText(result);
    const bool free = request.format == PracticeRequest::Format::JsonObject;
    const Json schema = free ? schemaForJsonMode(talk) : request.schema;
    const auto answer = makeAnswer(schema, {text, talk.instructions}, random);
    if (!answer)
        choice.refusal = Words::tr("The practice provider found no answer that satisfies this schema.");
    else
        choice.text = violateSchema ? violating(schema, *answer) : QString::fromUtf8(writeJson(*answer));
}

bool mustCallAgain(const Talk &talk)
{
    return std::any_of(talk.calls.begin(), talk.calls.end(), [](const Json &call) {
        const Json *function = member(call, "function");
        const QString arguments = function ? memberText(*function, "arguments") : QString();
        return !arguments.isEmpty() && !parseJson(arguments.toUtf8());
    });
}

void addCalls(PracticeChoice &choice, const QList<PickedCall> &calls, Random &random, bool broken)
{
    for (const PickedCall &call : calls) {
        QByteArray arguments = writeJson(call.arguments);
        if (broken)
            arguments.chop(1);
        choice.toolCalls.push_back(
            {{"id", toUtf8(QStringLiteral("call_") + randomHex(random, 12))}, {"type", "function"},
                {"function",
                    {{"name", toUtf8(call.name)}, {"arguments", arguments.toStdString()}}}});
    }
}

// Keeps the first `limit` tokens. Counting the rest anew can differ from the cut, so it is counted.
std::int64_t cutToTokens(QString &text, std::int64_t limit, const Encoding &encoding)
{
    std::int64_t tokens = encoding.count(QStringView(text));
    for (std::int64_t keep = limit; tokens > limit && keep >= 0; --keep) {
        const std::vector<qsizetype> ends = encoding.boundaries(text);
        text = keep > 0 ? text.left(ends[static_cast<std::size_t>(keep) - 1]) : QString();
        tokens = encoding.count(QStringView(text));
    }
    return tokens;
}

void limitTokens(PracticeChoice &choice, const PracticeRequest &request, const Encoding &encoding)
{
    QString &text = choice.refusal.isEmpty() ? choice.text : choice.refusal;
    std::int64_t left = request.maxTokens;
    const std::int64_t wanted = encoding.count(QStringView(text));
    choice.tokens = cutToTokens(text, left, encoding);
    bool cut = choice.tokens < wanted;
    left -= choice.tokens;
    for (Json &call : choice.toolCalls) {
        Json &function = call["function"];
        const std::int64_t name = encoding.count(memberText(function, "name"));
        QString arguments = memberText(function, "arguments");
        const std::int64_t whole = encoding.count(QStringView(arguments));
        const std::int64_t kept = cutToTokens(arguments, std::max<std::int64_t>(left - name, 0), encoding);
        function["arguments"] = toUtf8(arguments);
        cut = cut || kept < whole;
        choice.tokens += name + kept;
        left -= name + kept;
    }
    if (cut)
        choice.finishReason = QStringLiteral("length");
}

} // namespace

PracticeChoice practiceAnswer(
    const PracticeRequest &request, const Encoding &encoding, Random &random, const FaultStep &fault)
{
    PracticeChoice choice;
    const Talk talk = readTalk(request.messages);
    const bool forced = request.toolChoice == PracticeRequest::ToolChoice::Required
        || request.toolChoice == PracticeRequest::ToolChoice::Named;
    if (talk.results.empty() || forced || fault.callTools || mustCallAgain(talk))
        addCalls(choice, pickTools(request, talk.user, talk.instructions, random), random, fault.brokenArguments);
    if (!choice.toolCalls.empty()) {
        // A forced function ends with "stop": facts §4.
        choice.finishReason = request.toolChoice == PracticeRequest::ToolChoice::Named
            ? QStringLiteral("stop")
            : QStringLiteral("tool_calls");
    } else if (request.format != PracticeRequest::Format::Text) {
        answerInJson(choice, request, talk, random, fault.violateSchema);
    } else {
        choice.text = talk.results.empty() ? plainText(talk) : resultsText(talk);
    }
    for (const QString &stop : request.stop) {
        if (const qsizetype at = choice.text.indexOf(stop); at >= 0)
            choice.text.truncate(at);
    }
    limitTokens(choice, request, encoding);
    return choice;
}

} // namespace cuewright
