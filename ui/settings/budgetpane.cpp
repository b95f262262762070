#include "settings/budgetpane.h"

#include "base/format.h"
#include "catalog/provider.h"
#include "widgets/labels.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

constexpr int kTextWidth = 640;
constexpr int kAmountWidth = 140;
constexpr int kDecimals = 3;
constexpr std::int64_t kPicoPerStep = 1'000'000'000; // a tenth of a cent
constexpr double kMost = 1'000'000;
constexpr double kNone = -0.001; // a step below the smallest limit, which is to spend nothing

/// An amount, or none: that is below 0, and what an emptied field means.
class AmountBox final : public QDoubleSpinBox
{
public:
    explicit AmountBox(QWidget *parent)
        : QDoubleSpinBox(parent)
    {
        setDecimals(kDecimals);
        setRange(kNone, kMost);
        setPrefix(QStringLiteral("$"));
        setKeyboardTracking(false);
        setValue(kNone);
    }

    void stepBy(int steps) override
    {
        if (value() < 0)
            setValue(steps > 0 ? steps - 1 : kNone);
        else
            setValue(value() > 0 ? std::max(value() + steps, 0.0) : value() + steps);
        selectAll();
    }

protected:
    QValidator::State validate(QString &text, int &position) const override
    {
        return isEmptied(text) ? QValidator::Acceptable : QDoubleSpinBox::validate(text, position);
    }
    double valueFromText(const QString &text) const override
    {
        return isEmptied(text) ? kNone : QDoubleSpinBox::valueFromText(text);
    }

private:
    bool isEmptied(const QString &text) const { return text.isEmpty() || text == prefix(); }
};

std::optional<Money> amountOf(const QDoubleSpinBox &box)
{
    const auto steps = static_cast<std::int64_t>(std::llround(box.value() * 1000));
    return steps >= 0 ? std::optional(Money::fromPico(kPicoPerStep) * steps) : std::nullopt;
}

void showAmount(QDoubleSpinBox &box, const std::optional<Money> &amount)
{
    const QSignalBlocker quiet(&box);
    box.setValue(amount ? amount->toDouble() : kNone);
}

} // namespace

BudgetPane::BudgetPane(AsyncLedger &ledger, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ledger(ledger)
    , m_clock(clock)
    , m_hint(makeLabel(LabelKind::Muted, {}, this))
    , m_rowsArea(new QWidget(this))
    , m_warnTitle(makeLabel(LabelKind::Small, {}, m_rowsArea))
    , m_stopTitle(makeLabel(LabelKind::Small, {}, m_rowsArea))
    , m_usedTitle(makeLabel(LabelKind::Small, {}, m_rowsArea))
{
    setObjectName(QStringLiteral("budgetPane"));
    m_hint->setWordWrap(true);
    m_hint->setMaximumWidth(kTextWidth);
    auto *grid = new QGridLayout(m_rowsArea);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_usedTitle, 0, 3);
    grid->addWidget(m_warnTitle, 0, 1);
    grid->addWidget(m_stopTitle, 0, 2);
    for (const BudgetScope scope : {BudgetScope::Run, BudgetScope::Session, BudgetScope::Day})
        addRow(scope, {});
    for (const ProviderProfile &profile : providerProfiles()) {
        if (!profile.practice && !profile.local)
            addRow(BudgetScope::ProviderDay, profile.id);
    }
    grid->setRowStretch(static_cast<int>(m_rows.size()) + 1, 1); // room that is left stays below
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_rowsArea);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_hint);
    column->addWidget(scroll, 1);
    setFocusProxy(m_rows.first().warn);
    retranslate();
}

QDoubleSpinBox *BudgetPane::addAmount(const QString &name)
{
    auto *box = new AmountBox(m_rowsArea);
    box->setObjectName(name);
    box->setMinimumWidth(kAmountWidth);
    return box;
}

void BudgetPane::addRow(BudgetScope scope, const QString &provider)
{
    const QString name = QStringLiteral("%1%2").arg(static_cast<int>(scope)).arg(provider);
    const Row row{scope, provider, makeLabel(LabelKind::Body, {}, m_rowsArea), addAmount(QStringLiteral("budgetWarn") + name),
        addAmount(QStringLiteral("budgetStop") + name),
        scope == BudgetScope::Run ? nullptr : makeLabel(LabelKind::Body, {}, m_rowsArea)};
    auto *grid = static_cast<QGridLayout *>(m_rowsArea->layout());
    const int line = static_cast<int>(m_rows.size()) + 1;
    grid->addWidget(row.name, line, 0);
    grid->addWidget(row.warn, line, 1);
    grid->addWidget(row.stop, line, 2);
    if (row.used) {
        row.used->setObjectName(QStringLiteral("budgetUsed") + name);
        grid->addWidget(row.used, line, 3);
    }
    for (QDoubleSpinBox *box : {row.warn, row.stop})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, row] { save(row); });
    m_rows += row;
}

void BudgetPane::show(const BudgetLimits &limits)
{
    for (const Row &row : std::as_const(m_rows)) {
        BudgetLimit found;
        for (const BudgetLimit &limit : limits) {
            if (limit.scope == row.scope && limit.provider == row.provider)
                found = limit;
        }
        showAmount(*row.warn, found.warnAt);
        showAmount(*row.stop, found.stopAt);
    }
}

// Into what the ledger has now: other windows set limits, too, and there may be some that are not shown here.
void BudgetPane::save(const Row &row)
{
    m_changed += row;
    if (m_changed.size() > 1)
        return; // the limits are being read
    auto *reply = m_ledger.read<BudgetLimits>([](const Ledger &ledger) { return ledger.budgets(); }, this);
    connect(reply, &LedgerAnswer::finished, this, [this, reply] {
        const QList<Row> changed = std::exchange(m_changed, {});
        if (!reply->result()) {
            emit failed(Error(reply->result().error()));
            return;
        }
        BudgetLimits all = *reply->result();
        for (const Row &mine : changed) {
            all.removeIf([&](const BudgetLimit &limit) { return limit.scope == mine.scope && limit.provider == mine.provider; });
            const BudgetLimit limit{mine.scope, mine.provider, amountOf(*mine.warn), amountOf(*mine.stop)};
            if (limit.warnAt || limit.stopAt)
                all += limit;
        }
        m_ledger.setBudgets(all);
        emit limitsChanged();
        readUse(); // the limits colour it
    });
}

void BudgetPane::setSession(const QString &id)
{
    m_session = id;
    if (isVisible())
        readUse();
}

// For all rows, with the limits as they are in the ledger by then.
void BudgetPane::readUse()
{
    BudgetLimits rows;
    for (const Row &row : std::as_const(m_rows))
        rows += {row.scope, row.provider, {}, {}};
    delete m_useRead;
    m_useRead = m_ledger.read<QList<BudgetLine>>(
        [rows, place = budgetPlace(m_session, {}, m_clock.utcNow())](const Ledger &ledger) -> Result<QList<BudgetLine>> {
            const auto limits = ledger.budgets();
            if (!limits)
                return fail(limits.error());
            auto lines = ledger.budgetLines(place, rows);
            for (qsizetype row = 0; lines && row < lines->size(); ++row) {
                for (const BudgetLimit &limit : *limits) {
                    if (limit.scope == rows[row].scope && limit.provider == rows[row].provider)
                        (*lines)[row].limit = limit;
                }
            }
            return lines;
        },
        this);
    connect(m_useRead, &LedgerAnswer::finished, this, [this, reply = m_useRead.data()] {
        m_useRead.clear();
        if (reply->result())
            showUse(*reply->result());
        if (isVisible())
            m_next = m_clock.after(kEvery, [this] { readUse(); });
    });
}

void BudgetPane::showUse(const QList<BudgetLine> &lines)
{
    m_use = lines;
    for (qsizetype i = 0; i < std::min(m_rows.size(), lines.size()); ++i) {
        QLabel *label = m_rows[i].used;
        if (!label)
            continue;
        const BudgetLine &line = lines[i];
        const bool stopped = line.limit.stopAt && line.used() >= *line.limit.stopAt;
        const bool warned = line.limit.warnAt && line.used() >= *line.limit.warnAt;
        label->setText(usedText(line));
        label->setAccessibleName(tr("%1: used %2", "day, amount").arg(m_rows[i].name->text(), label->text()));
        QStringList parts;
        if (!line.open.isZero())
            parts << tr("%1 spent, and up to %2 for what is under way or whose cost nobody knows.").arg(formatMoney(line.spent), formatMoney(line.open));
        if (line.unknown > 0)
            parts << tr("%Ln call(s) count with nothing: what they cost is not known.", nullptr, static_cast<int>(line.unknown));
        label->setToolTip(parts.join(u'\n'));
        setTone(label, stopped ? Tone::Danger : warned ? Tone::Warning : Tone::Neutral);
    }
}

void BudgetPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    auto *reply = m_ledger.read<BudgetLimits>([](const Ledger &ledger) { return ledger.budgets(); }, this);
    connect(reply, &LedgerAnswer::finished, this, [this, reply] {
        if (reply->result())
            show(*reply->result());
    });
    readUse();
}

void BudgetPane::hideEvent(QHideEvent *event)
{
    m_next.reset();
    QWidget::hideEvent(event);
}

void BudgetPane::retranslate()
{
    m_hint->setText(tr("Each call is held against these limits before it is sent, with the most that it may cost. They hold for "
                       "all windows and for the command line. What a call has cost whose program was killed, or that "
                       "got no answer at all, nobody knows: it counts with that most. Practice runs cost nothing."));
    m_warnTitle->setText(tr("Warn at"));
    m_stopTitle->setText(tr("Stop at"));
    m_usedTitle->setText(tr("Used"));
    m_usedTitle->setToolTip(tr("What counts against the limits now: spent, and under way"));
    for (const Row &row : std::as_const(m_rows)) {
        const ProviderProfile *profile = providerProfile(row.provider);
        const QString name = row.scope == BudgetScope::Run ? tr("One run")
            : row.scope == BudgetScope::Session            ? tr("One session")
            : row.scope == BudgetScope::Day                ? tr("One day")
                                                           : tr("One day at %1").arg(profile ? providerTitle(profile->name) : row.provider);
        row.name->setText(name);
        row.warn->setAccessibleName(tr("%1: warn at").arg(name));
        row.stop->setAccessibleName(tr("%1: stop at").arg(name));
        for (QDoubleSpinBox *box : {row.warn, row.stop}) {
            box->setSpecialValueText(tr("no limit"));
            box->setToolTip(tr("%1. $0 is a limit too; an empty field is none.").arg(box->accessibleName()));
        }
    }
    showUse(QList<BudgetLine>(m_use));
}

void BudgetPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
