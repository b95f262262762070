#include "tools/sentcheck.h"

#include "tools/toolturn.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Replay)
};

constexpr qsizetype kQuoted = 200; // characters of what differs

/// One thing that a request says.
struct Said
{
    enum class Kind { Instructions, User, Assistant, Call, Result };

    Kind kind = Kind::User;
    QString text;

    friend bool operator==(const Said &, const Said &) = default;
};

Said::Kind kindOf(Role role)
{
    switch (role) {
    case Role::System:
    case Role::Developer: return Said::Kind::Instructions;
    case Role::Assistant: return Said::Kind::Assistant;
    case Role::Tool: return Said::Kind::Result;
    case Role::User: break;
    }
    return Said::Kind::User;
}

void add(QList<Said> &all, Said::Kind kind, const QString &text)
{
    if (!text.isEmpty() || kind == Said::Kind::Result)
        all << Said{kind, text};
}

QString callText(const QString &name, const QString &arguments)
{
    return name + u' ' + arguments;
}

QList<Said> saidBy(const QList<Message> &messages)
{
    QList<Said> all;
    for (const Message &message : messages) {
        add(all, kindOf(message.role), message.joinedText());
        for (const ToolCall &call : message.toolCalls)
            add(all, Said::Kind::Call, callText(call.name, call.arguments));
    }
    return all;
}

// A text, or the texts of a list of parts.
QString contentText(const Json &item, const char *name)
{
    const Json *content = member(item, name);
    if (!content || !content->is_array())
        return memberText(item, name);
    QString text;
    for (const Json &part : *content)
        text += memberText(part, "text");
    return text;
}

// Both forms tell their items apart by names that the other one does not have (facts §1.2, §12).
QList<Said> saidBy(const Json &items)
{
    QList<Said> all;
    for (const Json &item : items) {
        const QString type = memberText(item, "type");
        if (type == u"function_call") {
            add(all, Said::Kind::Call, callText(memberText(item, "name"), memberText(item, "arguments")));
        } else if (type == u"function_call_output") {
            add(all, Said::Kind::Result, contentText(item, "output"));
        } else if (const auto role = roleFromName(memberText(item, "role"))) {
            add(all, kindOf(*role), contentText(item, "content"));
            const Json *calls = member(item, "tool_calls");
            for (const Json &call : calls && calls->is_array() ? *calls : Json::array()) {
                if (const Json *function = member(call, "function"))
                    add(all, Said::Kind::Call, callText(memberText(*function, "name"), memberText(*function, "arguments")));
            }
        }
    }
    return all;
}

// Instructions may go beside the list, as one text.
QString takeInstructions(QList<Said> &all)
{
    QString text;
    for (const Said &said : std::as_const(all))
        text += said.kind == Said::Kind::Instructions ? said.text + u'\n' : QString();
    all.removeIf([](const Said &said) { return said.kind == Said::Kind::Instructions; });
    return text;
}

QString quoted(const QList<Said> &all, qsizetype index)
{
    if (index >= all.size())
        return Words::tr("nothing");
    const QString &text = all[index].text;
    return u'“' + (text.size() > kQuoted ? text.left(kQuoted) + u'…' : text) + u'”';
}

// What the trace says since what the turn's parent has sent.
QList<Message> messagesSince(const Trace &trace, const TraceTurn &turn)
{
    const TurnPtr parent = trace.turn(turn.parent);
    QList<Message> messages;
    if (parent && parent->answer) {
        messages << parent->answerMessage();
        for (const TraceCall &call : parent->calls)
            messages << resultMessage(call.call.id, call.result ? call.result->text : QString());
    }
    return messages + turn.added;
}

} // namespace

QStringList sentDifferences(const Trace &trace, TurnId id)
{
    const TurnPtr turn = trace.turn(id);
    if (!turn || !turn->exchange || turn->exchange->sent.list.isEmpty())
        return {};
    const SentBody &sent = turn->exchange->sent;
    QStringList differences;
    const QString model = memberText(sent.frame, "model");
    if (model != turn->settings->model)
        differences << Words::tr("Turn %1: “%2” was %3, the recording says %4.").arg(QString::number(id), QStringLiteral("model"), turn->settings->model, model);
    // A turn repeats what its parent has sent; where it does not, all of it is looked at.
    const TurnPtr parent = trace.turn(turn->parent);
    const SentBody *before = parent && parent->exchange ? &parent->exchange->sent : nullptr;
    const bool continues = before && sent.kept == before->kept + static_cast<int>(before->added.size());
    QList<Said> wanted = saidBy(continues ? messagesSince(trace, *turn) : trace.messagesOf(id));
    QList<Said> recorded;
    if (continues) {
        recorded = saidBy(sent.added);
    } else if (const auto body = parseJson(trace.requestBody(id)); body && member(*body, toUtf8(sent.list))) {
        recorded = saidBy(*member(*body, toUtf8(sent.list)));
    }
    const QString given = takeInstructions(recorded) + memberText(sent.frame, "instructions");
    const QStringList instructions = takeInstructions(wanted).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : instructions) {
        if (!given.contains(line))
            differences << Words::tr("Turn %1: the instructions that were sent do not say “%2”.").arg(id).arg(line.left(kQuoted));
    }
    for (qsizetype i = 0; i < std::max(wanted.size(), recorded.size()); ++i) {
        if (wanted.value(i) != recorded.value(i)) {
            differences << Words::tr("Turn %1: the trace says %2, what was sent says %3.").arg(QString::number(id), quoted(wanted, i), quoted(recorded, i));
            break; // what follows has only moved
        }
    }
    return differences;
}

} // namespace cuewright
