#include "tools/tracediff.h"

#include "base/format.h"
#include "schema/values.h"
#include "tools/argumentrule.h"
#include "tools/tracejson.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TraceDiff)
};

using Row = TraceDiffRow;
using Text = std::optional<QString>;

constexpr qsizetype kContext = 2; ///< lines around a change

// JSON line by line, so that a change of one member is a change of one line.
QString laidOut(const QString &text)
{
    const auto json = parseJson(text.toUtf8());
    return json && json->is_structured() ? QString::fromUtf8(writeJson(*json, 2)) : text;
}

QString messageText(const Message &message)
{
    const bool isText = std::all_of(message.parts.begin(), message.parts.end(),
        [](const ContentPart &part) { return part.kind == ContentPart::Kind::Text; });
    QString text = roleName(message.role) + QStringLiteral(":\n");
    if (isText && message.toolCalls.isEmpty())
        return text + laidOut(message.joinedText());
    return text + QString::fromUtf8(writeJson(messageToJson(message), 2));
}

QString callText(const ToolCall &call)
{
    return call.name + u'\n' + laidOut(call.arguments);
}

Text resultText(const TraceCall &call)
{
    if (!call.result)
        return std::nullopt;
    const QString text = laidOut(call.result->text);
    return call.result->isError ? Words::tr("Failed:") + u'\n' + text : text;
}

// Which calls of two answers are the same one: equal name and arguments, then equal name; -1: none.
QList<std::pair<int, int>> pairedCalls(const QList<TraceCall> &left, const QList<TraceCall> &right)
{
    const auto value = [](const TraceCall &call) {
        const auto arguments = parsedArguments(call.call.arguments);
        return call.call.name + u'\n' + (arguments ? fromUtf8(canonicalText(*arguments)) : call.call.arguments);
    };
    const auto name = [](const TraceCall &call) { return call.call.name; };
    QList<int> partner(left.size(), -1);
    QList<bool> taken(right.size(), false);
    const auto pair = [&](const auto &key) {
        for (int l = 0; l < left.size(); ++l) {
            for (int r = 0; r < right.size() && partner[l] < 0; ++r) {
                if (!taken[r] && key(left[l]) == key(right[r])) {
                    partner[l] = r;
                    taken[r] = true;
                }
            }
        }
    };
    pair(value);
    pair(name);
    QList<std::pair<int, int>> pairs;
    for (int l = 0; l < left.size(); ++l)
        pairs << std::pair(l, partner[l]);
    for (int r = 0; r < right.size(); ++r) {
        if (!taken[r])
            pairs << std::pair(-1, r);
    }
    return pairs;
}

// The rows of one turn of each side; either may be null, not both.
class TurnRows
{
public:
    TurnRows(const TurnPtr &left, const TurnPtr &right)
        : m_left(left)
        , m_right(right)
    {
    }

    QList<Row> make(int number)
    {
        settings();
        messages();
        answers();
        calls();
        failures();
        Row head = row(Row::Part::Turn, Words::tr("Turn %1").arg(number));
        const bool isSame = std::all_of(m_rows.begin(), m_rows.end(), [](const Row &known) { return known.kind == Row::Kind::Same; });
        head.kind = !m_left ? Row::Kind::Added : !m_right ? Row::Kind::Removed : isSame ? Row::Kind::Same : Row::Kind::Changed;
        head.leftUsage = usage(m_left);
        head.rightUsage = usage(m_right);
        head.leftCost = m_left ? m_left->cost : std::nullopt;
        head.rightCost = m_right ? m_right->cost : std::nullopt;
        m_rows.prepend(head);
        return m_rows;
    }

private:
    static std::optional<Usage> usage(const TurnPtr &turn) { return turn && turn->answer ? turn->answer->usage : std::nullopt; }
    static bool isFinal(const TurnPtr &turn) { return turn->isAnswered() && turn->calls.isEmpty(); }

    template<typename Read>
    Text of(const TurnPtr &turn, Read read) const
    {
        return turn ? Text(read(*turn)) : std::nullopt;
    }

    Row row(Row::Part part, const QString &title) const
    {
        Row made;
        made.part = part;
        made.title = title;
        made.left = m_left ? m_left->id : kNoTurn;
        made.right = m_right ? m_right->id : kNoTurn;
        return made;
    }

    void add(Row made, const Text &before, const Text &after)
    {
        if (!before && !after)
            return;
        made.before = before.value_or(QString());
        made.after = after.value_or(QString());
        made.kind = !before ? Row::Kind::Added : !after ? Row::Kind::Removed : *before == *after ? Row::Kind::Same : Row::Kind::Changed;
        m_rows << made;
    }

    void settings()
    {
        const auto text = [](const TraceTurn &turn) { return QString::fromUtf8(writeJson(settingsToJson(*turn.settings), 2)); };
        // Nearly always the same as in the turn before: worth a row only where the two sides differ.
        if (m_left && m_right && m_left->settings != m_right->settings && text(*m_left) != text(*m_right))
            add(row(Row::Part::Settings, Words::tr("Settings")), text(*m_left), text(*m_right));
    }

    void messages()
    {
        const qsizetype count = std::max(m_left ? m_left->added.size() : 0, m_right ? m_right->added.size() : 0);
        for (qsizetype i = 0; i < count; ++i) {
            const auto text = [i](const TurnPtr &turn) {
                return turn && i < turn->added.size() ? Text(messageText(turn->added[i])) : std::nullopt;
            };
            add(row(Row::Part::Message, Words::tr("Message %1").arg(i + 1)), text(m_left), text(m_right));
        }
    }

    void answers()
    {
        const auto text = [](const TurnPtr &turn, bool final) -> Text {
            if (!turn || !turn->answer || isFinal(turn) != final)
                return std::nullopt;
            const QString said = turn->answerText() + turn->answer->refusal;
            return said.isEmpty() && !final ? std::nullopt : Text(laidOut(said));
        };
        add(row(Row::Part::Answer, Words::tr("Text before the calls")), text(m_left, false), text(m_right, false));
        add(row(Row::Part::FinalAnswer, Words::tr("Final answer")), text(m_left, true), text(m_right, true));
    }

    void calls()
    {
        static const QList<TraceCall> none;
        const QList<TraceCall> &left = m_left ? m_left->calls : none;
        const QList<TraceCall> &right = m_right ? m_right->calls : none;
        for (const auto &[l, r] : pairedCalls(left, right)) {
            const QString &name = l >= 0 ? left[l].call.name : right[r].call.name;
            Row call = row(Row::Part::Call, Words::tr("Call of %1").arg(name));
            call.leftCall = l;
            call.rightCall = r;
            add(call, l >= 0 ? Text(callText(left[l].call)) : std::nullopt, r >= 0 ? Text(callText(right[r].call)) : std::nullopt);
            Row result = row(Row::Part::CallResult, Words::tr("Result of %1").arg(name));
            result.leftCall = l;
            result.rightCall = r;
            add(result, l >= 0 ? resultText(left[l]) : std::nullopt, r >= 0 ? resultText(right[r]) : std::nullopt);
        }
    }

    void failures()
    {
        const auto text = [](const TurnPtr &turn) { return turn && turn->error ? Text(turn->error->message) : std::nullopt; };
        add(row(Row::Part::Failure, Words::tr("Error")), text(m_left), text(m_right));
    }

    const TurnPtr m_left;
    const TurnPtr m_right;
    QList<Row> m_rows;
};

QString linesText(const QList<DiffLine> &lines)
{
    QList<bool> shown(lines.size(), false);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == DiffLine::Kind::Same)
            continue;
        for (qsizetype near = std::max<qsizetype>(0, i - kContext); near < std::min(lines.size(), i + kContext + 1); ++near)
            shown[near] = true;
    }
    QString text;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const DiffLine::Kind kind = lines[i].kind;
        if (shown[i])
            text += QLatin1String(kind == DiffLine::Kind::Added ? "  + " : kind == DiffLine::Kind::Removed ? "  - " : "    ") + lines[i].text + u'\n';
        else if (i == 0 || shown[i - 1])
            text += QStringLiteral("    …\n");
    }
    return text;
}

QString totalsText(const TraceTotals &totals)
{
    const QString cost = totals.unpriced > 0 && totals.cost.isZero() ? formatMoney(std::nullopt) : formatMoney(totals.cost);
    return Words::tr("%1 tokens in, %2 out, %3").arg(formatTokens(totals.input), formatTokens(totals.output), cost);
}

} // namespace

bool TraceDiff::isSame() const
{
    return std::all_of(rows.begin(), rows.end(), [](const TraceDiffRow &row) { return row.kind == TraceDiffRow::Kind::Same; });
}

TraceDiff diffTraces(const TraceSide &left, const TraceSide &right)
{
    TraceDiff diff;
    const QList<TurnPtr> leftTurns = left.trace.turnsOf(left.branch);
    const QList<TurnPtr> rightTurns = right.trace.turnsOf(right.branch);
    for (qsizetype i = 0; i < std::max(leftTurns.size(), rightTurns.size()); ++i)
        diff.rows << TurnRows(leftTurns.value(i), rightTurns.value(i)).make(static_cast<int>(i) + 1);
    diff.left = left.trace.totals(left.branch);
    diff.right = right.trace.totals(right.branch);
    return diff;
}

TraceDiff diffBranches(const Trace &trace, const QString &left, const QString &right)
{
    return diffTraces({trace, left}, {trace, right});
}

QString diffText(const TraceDiff &diff)
{
    if (diff.isSame())
        return {};
    QString text;
    for (const TraceDiffRow &row : diff.rows) {
        if (row.kind == TraceDiffRow::Kind::Same)
            continue;
        if (row.part == TraceDiffRow::Part::Turn)
            text += row.title + u'\n';
        else
            text += u' ' + row.title + u'\n' + linesText(row.lines());
    }
    return text + Words::tr("Before: %1").arg(totalsText(diff.left)) + u'\n' + Words::tr("After: %1").arg(totalsText(diff.right)) + u'\n';
}

} // namespace cuewright
