#include "cli/breakdown.h"

#include "base/format.h"
#include "cli/output.h"

namespace cuewright {
namespace {

using Kind = BreakdownRow::Kind;

// A stable contract for scripts.
const char *kindName(Kind kind)
{
    switch (kind) {
    case Kind::Message: return "message";
    case Kind::Example: return "example";
    case Kind::Variable: return "variable";
    case Kind::Schema: return "schema";
    case Kind::SchemaDescriptions: return "schema_descriptions";
    case Kind::EnumList: return "enum";
    case Kind::Tool: return "tool";
    case Kind::ToolDescriptions: return "tool_descriptions";
    case Kind::Framing: return "framing";
    case Kind::Correction: return "correction";
    }
    return "";
}

QString numbers(const QList<qsizetype> &messages)
{
    QStringList words;
    for (const qsizetype index : messages)
        words << QString::number(index + 1);
    return words.join(QStringLiteral(", "));
}

QString title(const BreakdownRow &row, const TokenBreakdown &breakdown)
{
    switch (row.kind) {
    case Kind::Message:
        return QStringLiteral("message %1 (%2)").arg(numbers(row.messages), roleName(breakdown.messages.at(row.messages.first()).role));
    case Kind::Example:
        return QStringLiteral("example (messages %1)").arg(numbers(row.messages));
    case Kind::Variable:
        return row.messages.isEmpty() ? QStringLiteral("{{%1}}").arg(row.name)
                                      : QStringLiteral("{{%1}} in message %2").arg(row.name, numbers(row.messages));
    case Kind::Schema:
        return QStringLiteral("schema ") + row.name;
    case Kind::SchemaDescriptions:
        return QStringLiteral("descriptions in schema ") + row.name;
    case Kind::EnumList:
        return QStringLiteral("choices of ") + row.name;
    case Kind::Tool:
        return QStringLiteral("tool ") + row.name;
    case Kind::ToolDescriptions:
        return QStringLiteral("descriptions in tool ") + row.name;
    case Kind::Framing:
        return QStringLiteral("framing");
    case Kind::Correction:
        return QStringLiteral("correction from %1 runs").arg(breakdown.estimate.calibration->runs);
    }
    return {};
}

Json money(const std::optional<Money> &amount)
{
    return amount ? Json(toUtf8(amount->toDecimal())) : Json(nullptr);
}

QString marked(std::int64_t tokens, bool exact)
{
    return (exact ? QString() : QStringLiteral("≈")) + formatTokens(tokens);
}

} // namespace

void printBreakdown(const QString &model, const TokenBreakdown &breakdown)
{
    const RequestTokens &tokens = breakdown.estimate.tokens;
    print(QStringLiteral("%1: %2 tokens in").arg(model, marked(tokens.total, tokens.exact)));
    print(QStringLiteral("%1 %2 %3 %4  %5").arg(QStringLiteral("part"), -44).arg(QStringLiteral("tokens"), 9)
              .arg(QStringLiteral("cost"), 10).arg(QStringLiteral("removing saves"), 15).arg(QStringLiteral("a call")));
    for (const BreakdownRow &row : breakdown.rows) {
        const QString saves = row.saves ? marked(*row.saves, row.savesExact) : QStringLiteral("–");
        print(QStringLiteral("%1 %2 %3 %4  %5").arg(title(row, breakdown), -44).arg(marked(row.tokens, row.exact), 9)
                  .arg(formatMoney(row.cost), 10).arg(saves, 15).arg(row.saves ? formatMoney(row.savesMoney) : QStringLiteral("–")));
    }
    if (tokens.uncounted > 0)
        print(QStringLiteral("Not counted: %1 pictures, sounds or files.").arg(tokens.uncounted));
}

Json breakdownJson(const QString &model, const TokenBreakdown &breakdown)
{
    Json rows = Json::array();
    for (const BreakdownRow &row : breakdown.rows) {
        Json entry = Json::object();
        entry["part"] = kindName(row.kind);
        if (!row.name.isEmpty())
            entry["name"] = toUtf8(row.name);
        Json messages = Json::array();
        for (const qsizetype index : row.messages)
            messages.push_back(index + 1);
        if (!messages.empty())
            entry["messages"] = std::move(messages);
        entry["inside"] = row.inside;
        entry["tokens"] = row.tokens;
        entry["exact"] = row.exact;
        entry["cost_usd"] = money(row.cost);
        entry["saves_tokens"] = row.saves ? Json(*row.saves) : Json(nullptr);
        entry["saves_usd"] = money(row.savesMoney);
        rows.push_back(std::move(entry));
    }
    Json json = Json::object();
    json["model"] = toUtf8(model);
    json["input_tokens"] = breakdown.estimate.tokens.total;
    json["exact"] = breakdown.estimate.tokens.exact;
    json["uncounted"] = breakdown.estimate.tokens.uncounted;
    json["rows"] = std::move(rows);
    return json;
}

} // namespace cuewright
