#include "models/breakdownmodel.h"

#include "base/format.h"
#include "models/tablecells.h"
#include "widgets/chips.h"

#include <cstdlib>

namespace cuewright {
namespace {

using Kind = BreakdownRow::Kind;

constexpr qsizetype kExcerpt = 80; // characters; more never fits

QString marked(std::int64_t tokens, bool exact)
{
    const QString sign = tokens < 0 ? QStringLiteral("−") : exact ? QString() : QStringLiteral("≈");
    return sign + formatTokens(std::abs(tokens));
}

QString amount(const std::optional<Money> &money)
{
    if (money && *money < Money())
        return QStringLiteral("−") + formatMoney(Money() - *money);
    return formatMoney(money);
}

Glyph glyphOf(Kind kind)
{
    switch (kind) {
    case Kind::Message: return Glyph::Prompt;
    case Kind::Example: return Glyph::Book;
    case Kind::Variable: return Glyph::TGroup;
    case Kind::Schema: return Glyph::Schema;
    case Kind::EnumList: return Glyph::TChoice;
    case Kind::Tool: return Glyph::Tool;
    case Kind::SchemaDescriptions:
    case Kind::ToolDescriptions: return Glyph::TText;
    case Kind::Framing: return Glyph::Code;
    case Kind::Correction: return Glyph::Gauge;
    }
    return Glyph::Tokens;
}

} // namespace

BreakdownModel::BreakdownModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void BreakdownModel::setBreakdown(const TokenBreakdown &breakdown)
{
    beginResetModel();
    m_breakdown = breakdown;
    endResetModel();
}

int BreakdownModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_breakdown.rows.size());
}

int BreakdownModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BreakdownModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BreakdownRow &row = m_breakdown.rows[index.row()];
    const bool leading = index.column() == Part || index.column() == Share;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return cellAlignment(leading);
    case Qt::AccessibleTextRole:
        return index.column() == Part ? sentence(row) : text(row, index.column());
    case RemarkRole:
        return index.column() == Part ? remark(row) : QString();
    case GlyphRole:
        return static_cast<int>(glyphOf(row.kind));
    case ColorRole:
        return static_cast<int>(color(row));
    case ShareRole:
        return share(row);
    case InsideRole:
        return row.inside;
    default:
        return {};
    }
}

QVariant BreakdownModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const bool leading = section == Part || section == Share;
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(leading);
    const bool tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (section) {
    case Part:
        return tip ? tr("A part of what is sent; parts inside other parts have a paler bar") : tr("Part");
    case Tokens:
        return tip ? tr("Tokens of this part alone") : tr("Tokens");
    case Share:
        return tip ? tr("Share of all input tokens") : tr("Share");
    case Cost:
        return tip ? tr("At the model's present price for input") : tr("Cost");
    case Saves:
        return tip ? tr("What each call is shorter and cheaper by without this part") : tr("Removing saves");
    default:
        return {};
    }
}

QString BreakdownModel::name(const BreakdownRow &row) const
{
    switch (row.kind) {
    case Kind::Message:
        return roleTitle(m_breakdown.messages.at(row.messages.first()).role);
    case Kind::Example:
        return tr("Example");
    case Kind::Variable:
        return QStringLiteral("{{%1}}").arg(row.name);
    case Kind::Schema:
        return tr("Schema");
    case Kind::SchemaDescriptions:
    case Kind::ToolDescriptions:
        return tr("Descriptions");
    case Kind::EnumList:
        return tr("Choices of %1").arg(row.name);
    case Kind::Tool:
        return row.name;
    case Kind::Framing:
        return tr("Framing");
    case Kind::Correction:
        return tr("Correction from %n run(s)", nullptr, m_breakdown.estimate.calibration.value_or(Calibration()).runs);
    }
    return {};
}

QString BreakdownModel::remark(const BreakdownRow &row) const
{
    QStringList numbers;
    for (const qsizetype index : row.messages)
        numbers << QString::number(index + 1);
    switch (row.kind) {
    case Kind::Message:
    case Kind::Example:
        return m_breakdown.messages.at(row.messages.first()).joinedText().left(kExcerpt * 2).simplified().left(kExcerpt);
    case Kind::Variable:
        return numbers.size() == 1 ? tr("its value, in message %1").arg(numbers.first())
            : numbers.isEmpty()    ? tr("its value")
                                   : tr("its value, in messages %1").arg(numbers.join(QStringLiteral(", ")));
    case Kind::Schema:
        return row.name;
    case Kind::SchemaDescriptions:
        return tr("of the schema and its fields");
    case Kind::EnumList:
        return tr("in the schema");
    case Kind::Tool:
        return tr("tool");
    case Kind::ToolDescriptions:
        return tr("of the tool %1 and its inputs").arg(row.name);
    case Kind::Framing:
        return m_breakdown.estimate.tokens.tools > 0 ? tr("around messages and tools") : tr("around messages");
    case Kind::Correction:
        return tr("what the provider reported for them");
    }
    return {};
}

QString BreakdownModel::text(const BreakdownRow &row, int column) const
{
    switch (column) {
    case Part:
        return name(row);
    case Tokens:
        return marked(row.tokens, row.exact);
    case Share:
        return row.tokens < 0 ? QStringLiteral("–") : shareText(share(row));
    case Cost:
        return amount(row.cost);
    case Saves:
        if (!row.saves)
            return QStringLiteral("–");
        return row.savesMoney ? tr("%1 · %2", "tokens, money").arg(marked(*row.saves, row.savesExact), formatMoney(*row.savesMoney))
                              : marked(*row.saves, row.savesExact);
    default:
        return {};
    }
}

QString BreakdownModel::toolTip(const BreakdownRow &row, int column) const
{
    switch (column) {
    case Part:
        return name(row) + QStringLiteral(": ") + remark(row);
    case Tokens:
        return row.exact ? tr("Counted exactly") : tr("An estimate: providers do not publish how they show this to the model");
    case Cost:
        return row.cost ? u'$' + row.cost->toDecimal() : tr("The price of this model is not known");
    case Saves:
        if (!row.saves)
            return tr("Cannot be left out");
        return row.savesMoney ? tr("%1 tokens and %2 a call less").arg(marked(*row.saves, row.savesExact), formatMoney(*row.savesMoney))
                              : tr("%1 tokens a call less").arg(marked(*row.saves, row.savesExact));
    default:
        return {};
    }
}

QString BreakdownModel::sentence(const BreakdownRow &row) const
{
    const QString what = tr("%1, %2: %3 tokens, %4").arg(name(row), remark(row), marked(row.tokens, row.exact), text(row, Share));
    return row.saves ? tr("%1. Removing saves %2").arg(what, text(row, Saves)) : what;
}

double BreakdownModel::share(const BreakdownRow &row) const
{
    const std::int64_t total = m_breakdown.estimate.tokens.total;
    return total > 0 && row.tokens > 0 ? static_cast<double>(row.tokens) / static_cast<double>(total) : 0;
}

// As in the bar below the prompt.
cuewright::ColorRole BreakdownModel::color(const BreakdownRow &row) const
{
    using Color = cuewright::ColorRole;
    switch (row.kind) {
    case Kind::Message:
    case Kind::Variable: {
        const cuewright::Role role = row.messages.isEmpty() ? cuewright::Role::User : m_breakdown.messages.at(row.messages.first()).role;
        return inkOf(role);
    }
    case Kind::Example:
        return Color::RoleAssistant;
    case Kind::Schema:
    case Kind::SchemaDescriptions:
    case Kind::EnumList:
        return Color::Accent;
    case Kind::Tool:
    case Kind::ToolDescriptions:
        return Color::RoleTool;
    case Kind::Framing:
    case Kind::Correction:
        break;
    }
    return Color::Control;
}

} // namespace cuewright
