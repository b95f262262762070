#include "models/spendingtablemodel.h"

#include "base/format.h"
#include "models/tablecells.h"

#include <QLocale>

namespace cuewright {
namespace {

const QString kNone = QStringLiteral("–");

std::optional<Money> costPerCall(const Spending &sums)
{
    const std::int64_t priced = sums.calls - sums.unpriced;
    if (priced <= 0)
        return std::nullopt;
    return Money::fromPico((sums.cost.pico() + priced / 2) / priced);
}

std::optional<double> cachedShare(const Spending &sums)
{
    if (sums.input <= 0 || sums.cachedInput <= 0)
        return std::nullopt;
    return static_cast<double>(sums.cachedInput) / static_cast<double>(sums.input);
}

} // namespace

SpendingTableModel::SpendingTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void SpendingTableModel::setRows(Kind kind, const QList<SpendingRow> &rows, const Spending &total,
    SpendingMeasure measure, ModelColors &colors)
{
    beginResetModel();
    m_kind = kind;
    m_rows = rows;
    m_total = total;
    m_measure = measure;
    m_swatches.clear();
    for (const SpendingRow &row : rows)
        m_swatches += kind == Kind::Model ? colors.slot(row.model) : -1;
    endResetModel();
}

void SpendingTableModel::setTotal(const Spending &total)
{
    beginResetModel();
    m_kind = Kind::Total;
    m_rows = {SpendingRow{{}, {}, {}, total}};
    m_swatches = {-1};
    m_total = total;
    endResetModel();
}

int SpendingTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SpendingTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SpendingTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SpendingRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return cellAlignment(index.column() == Name || index.column() == Share);
    case Qt::AccessibleTextRole:
        return index.column() == Name ? sentence(row) : text(row, index.column());
    case SortRole:
        return sortValue(row, index.column());
    case SwatchRole:
        return index.column() == Name ? m_swatches[index.row()] : -1;
    case ShareRole:
        return index.column() == Share && m_kind != Kind::Total ? share(row) : -1.0;
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

QVariant SpendingTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Name || section == Share);
    const bool tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (section) {
    case Name:
        return m_kind == Kind::Prompt ? tr("Prompt") : m_kind == Kind::Session ? tr("Session") : tr("Model");
    case Calls:
        return tip ? tr("Questions sent, each with its answer") : tr("Calls");
    case Input:
        return tip ? tr("Input tokens") : tr("In", "tokens");
    case Cached:
        return tip ? tr("Share of the input tokens that came from the provider's cache") : tr("Cached");
    case Output:
        return tip ? tr("Output tokens") : tr("Out", "tokens");
    case PerCall:
        return tip ? tr("Cost divided by the calls whose price is known") : tr("Per call");
    case Cost:
        return tip ? tr("US dollars") : tr("Cost");
    case Share:
        return tip ? tr("Share of the total") : tr("Share");
    default:
        return {};
    }
}

QString SpendingTableModel::name(const SpendingRow &row) const
{
    if (m_kind == Kind::Total)
        return tr("Total");
    if (m_kind == Kind::Session)
        return momentText(row.started);
    return row.key.isEmpty() ? tr("(no name)") : row.key;
}

QString SpendingTableModel::text(const SpendingRow &row, int column) const
{
    const Spending &sums = row.sums;
    switch (column) {
    case Name:
        return name(row);
    case Calls:
        return formatTokens(sums.calls);
    case Input:
        return formatTokens(sums.input);
    case Cached:
        return cachedShare(sums) ? shareText(*cachedShare(sums)) : kNone;
    case Output:
        return formatTokens(sums.output);
    case PerCall:
        return formatMoney(costPerCall(sums));
    case Cost:
        return sumText(sums);
    case Share:
        break;
    default:
        return {};
    }
    if (m_kind != Kind::Total)
        return share(row) < 0 ? kNone : shareText(share(row));
    if (sums.practice == sums.calls || sums.cost.isZero())
        return {};
    const double estimated = sums.estimatedPart.toDouble() / sums.cost.toDouble();
    if (sums.estimatedPart.isZero())
        return tr("from reported usage");
    return tr("%1 reported, %2 estimated").arg(shareText(1 - estimated), shareText(estimated));
}

QVariant SpendingTableModel::sortValue(const SpendingRow &row, int column) const
{
    const auto number = [](std::int64_t value) { return QVariant::fromValue(static_cast<qlonglong>(value)); };
    const Spending &sums = row.sums;
    switch (column) {
    case Name:
        return m_kind == Kind::Session ? QVariant(row.started) : QVariant(name(row));
    case Calls:
        return number(sums.calls);
    case Input:
        return number(sums.input);
    case Cached:
        return cachedShare(sums).value_or(-1);
    case Output:
        return number(sums.output);
    case PerCall:
        return number(costPerCall(sums).value_or(Money::fromPico(-1)).pico());
    case Cost:
        return number(sums.unpriced > 0 && sums.unpriced == sums.calls ? -1 : sums.cost.pico());
    case Share:
        return share(row);
    default:
        return {};
    }
}

double SpendingTableModel::share(const SpendingRow &row) const
{
    const double whole = amountOf(m_total, m_measure);
    const bool unknown
        = m_measure == SpendingMeasure::Cost && row.sums.unpriced > 0 && row.sums.unpriced == row.sums.calls;
    return whole <= 0 || unknown ? -1 : amountOf(row.sums, m_measure) / whole;
}

QString SpendingTableModel::toolTip(const SpendingRow &row, int column) const
{
    const Spending &sums = row.sums;
    const QLocale locale;
    switch (column) {
    case Name:
        return name(row);
    case Input:
    case Cached:
        return tr("%1 input tokens, %2 of them from the cache")
            .arg(locale.toString(static_cast<qlonglong>(sums.input)),
                locale.toString(static_cast<qlonglong>(sums.cachedInput)));
    case Output:
        return tr("%1 output tokens").arg(locale.toString(static_cast<qlonglong>(sums.output)));
    case Cost:
        if (sums.unpriced > 0) {
            return tr("$%1; price not known: %2", "amount, number of calls")
                .arg(sums.cost.toDecimal(), callsText(sums.unpriced));
        }
        return u'$' + sums.cost.toDecimal();
    default:
        return {};
    }
}

QString SpendingTableModel::sentence(const SpendingRow &row) const
{
    return tr("%1: %2, %3 tokens in, %4 out, cost %5")
        .arg(name(row), callsText(row.sums.calls), formatTokens(row.sums.input),
            formatTokens(row.sums.output),
            row.sums.calls == row.sums.unpriced ? tr("not known") : sumText(row.sums));
}

} // namespace cuewright
