#include "ledger/budget.h"

#include "base/format.h"
#include "catalog/provider.h"
#include "ledger/ledgerfile.h"

#include <algorithm>

namespace cuewright {
namespace {

bool stops(const BudgetLine &line)
{
    return line.limit.stopAt.has_value();
}

QString numbersOf(const BudgetLine &line, Money worst)
{
    if (line.limit.scope == BudgetScope::Run)
        return LedgerText::tr("It may cost up to %1.").arg(formatMoney(worst));
    if (line.unknown > 0) {
        return LedgerText::tr("At least %1 are spent or under way (what %Ln call(s) cost is not known), and it may cost up to %2.", nullptr,
            static_cast<int>(line.unknown))
            .arg(formatMoney(line.used()), formatMoney(worst));
    }
    return LedgerText::tr("%1 are spent or under way, and it may cost up to %2.").arg(formatMoney(line.used()), formatMoney(worst));
}

Error refusal(const BudgetLine &line, Money worst)
{
    const Money stop = *line.limit.stopAt;
    // By how much is not known where it is not known what is spent.
    const QString passes = line.unknown > 0
        ? LedgerText::tr("This call would pass %1 stop of %2.").arg(budgetName(line.limit), formatMoney(stop))
        : LedgerText::tr("This call would pass %1 stop of %2 by up to %3.")
              .arg(budgetName(line.limit), formatMoney(stop), formatMoney(line.used() + worst - stop));
    return {Error::Code::Budget, passes + u' ' + numbersOf(line, worst), {}, {}};
}

/// How far a warning has been passed; negative: not yet.
Money beyond(const BudgetLine &line, Money more)
{
    return line.used() + more - *line.limit.warnAt;
}

} // namespace

BudgetPlace budgetPlace(const QString &session, const QString &provider, const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    return {session, provider, today.startOfDay().toUTC(), today.addDays(1).startOfDay().toUTC()};
}

bool isFreeProvider(const QString &id)
{
    const ProviderProfile *profile = providerProfile(id);
    return profile && profile->local;
}

QString budgetName(const BudgetLimit &limit)
{
    switch (limit.scope) {
    case BudgetScope::Run:
        return LedgerText::tr("the run’s");
    case BudgetScope::Session:
        return LedgerText::tr("the session’s");
    case BudgetScope::Day:
        return LedgerText::tr("the day’s");
    case BudgetScope::ProviderDay: {
        const ProviderProfile *profile = providerProfile(limit.provider);
        return LedgerText::tr("the day’s (%1)", "of a provider").arg(profile ? providerTitle(profile->name) : limit.provider);
    }
    }
    Q_UNREACHABLE();
}

QString usedText(const BudgetLine &line)
{
    const QString used = formatMoney(line.used());
    return line.unknown > 0 ? LedgerText::tr("at least %1").arg(used) : used;
}

QString spentSentence(const BudgetLine &line)
{
    if (line.unknown > 0) {
        return LedgerText::tr("At least %1 are spent or under way (what %Ln call(s) cost is not known).", nullptr, static_cast<int>(line.unknown))
            .arg(formatMoney(line.used()));
    }
    return LedgerText::tr("%1 are spent or under way.").arg(formatMoney(line.used()));
}

std::optional<Error> budgetRefusal(const QList<BudgetLine> &lines, const BudgetDemand &demand)
{
    if (demand.allowed || std::none_of(lines.begin(), lines.end(), stops))
        return std::nullopt;
    if (!demand.worst) {
        return Error{Error::Code::Budget,
            LedgerText::tr("What this call may cost is not known, and a budget stops."), {}, {}, QStringLiteral("cost_unknown")};
    }
    const auto tightest = passedStop(lines, *demand.worst);
    return tightest ? std::optional(refusal(*tightest, *demand.worst)) : std::nullopt;
}

std::optional<BudgetLine> passedStop(const QList<BudgetLine> &lines, Money worst)
{
    const BudgetLine *tightest = nullptr;
    for (const BudgetLine &line : lines) {
        if (!stops(line) || line.used() + worst <= *line.limit.stopAt)
            continue;
        if (!tightest || line.used() - *line.limit.stopAt > tightest->used() - *tightest->limit.stopAt)
            tightest = &line;
    }
    return tightest ? std::optional(*tightest) : std::nullopt;
}

QString warningText(const BudgetLine &line, Money more)
{
    const QString reaches = LedgerText::tr("This call may reach %1 warning at %2.").arg(budgetName(line.limit), formatMoney(*line.limit.warnAt));
    return reaches + u' ' + numbersOf(line, more);
}

std::optional<BudgetLine> budgetWarning(const QList<BudgetLine> &lines, Money more)
{
    const BudgetLine *worst = nullptr;
    for (const BudgetLine &line : lines) {
        if (!line.limit.warnAt || beyond(line, more) < Money())
            continue;
        if (!worst || beyond(line, more) > beyond(*worst, more))
            worst = &line;
    }
    return worst ? std::optional(*worst) : std::nullopt;
}

} // namespace cuewright
