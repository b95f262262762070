#pragma once

#include "base/money.h"
#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace cuewright {

/// What a limit is for. Stored as numbers: never reuse one.
enum class BudgetScope {
    Run = 0, ///< one call
    Session = 1, ///< one run of one program
    Day = 2, ///< of the person's clock
    ProviderDay = 3, ///< the same, at one provider
};

struct BudgetLimit
{
    BudgetScope scope = BudgetScope::Day;
    QString provider; ///< id; ProviderDay only
    std::optional<Money> warnAt, stopAt;

    friend bool operator==(const BudgetLimit &, const BudgetLimit &) = default;
};

/// Whether its calls cost nothing, also those that nobody has a figure of: it runs on the person's own computer.
bool isFreeProvider(const QString &id);

/// At most one for a scope and provider.
using BudgetLimits = QList<BudgetLimit>;

/// For whom and when spending is added up.
struct BudgetPlace
{
    QString session;
    QString provider; ///< empty: limits of all providers
    QDateTime dayFrom, dayTo; ///< UTC, to exclusive
};
/// The day of the person's clock that `now` lies in.
BudgetPlace budgetPlace(const QString &session, const QString &provider, const QDateTime &now);

/// A limit and what counts against it. Practice counts nowhere.
///
/// A call counts with its cost, and with the worst case of its estimate as long as that is not known: while it is under
/// way, where its program was killed or no word of an answer came to a request that had gone out (it may be paid for, and
/// nobody will ever know), where its usage had no price. Such a
/// call of a dead program is not waited for and blocks nothing for ever: it counts in its day and in its own session only.
struct BudgetLine
{
    BudgetLimit limit;
    Money spent;
    Money open; ///< worst case of the calls whose cost is not known
    std::int64_t unknown = 0; ///< calls that count with nothing, because not even their worst case is known: used() is the least

    Money used() const { return spent + open; }
};

/// What a call asks for before it is sent.
struct BudgetDemand
{
    std::optional<Money> worst; ///< the most that it may cost; nullopt: nobody knows
    bool allowed = false; ///< by a person, whatever the limits say; it counts all the same
    BudgetPlace place;
};

/// Why the call must not be sent, with the numbers (Error::Code::Budget); nullopt: it fits. What is not known fits only
/// where nothing stops.
std::optional<Error> budgetRefusal(const QList<BudgetLine> &lines, const BudgetDemand &demand);

/// The stop that `worst` would pass, the one it passes furthest of several; nullopt: there is none.
std::optional<BudgetLine> passedStop(const QList<BudgetLine> &lines, Money worst);

/// The limit that is nearest to its end among those that `more` takes to their warning; nullopt: there is none.
std::optional<BudgetLine> budgetWarning(const QList<BudgetLine> &lines, Money more = {});

/// What counts against a limit: "$1.20", "at least $1.20" where some call counts with nothing.
QString usedText(const BudgetLine &line);
/// What a person reads of a limit whose warning is passed: "$1.20 are spent or under way."
QString spentSentence(const BudgetLine &line);

/// What a person reads of a limit whose warning `more` may reach, with the numbers.
QString warningText(const BudgetLine &line, Money more);

/// "the day’s", "the session’s" …: as texts about a limit name it.
QString budgetName(const BudgetLimit &limit);

} // namespace cuewright
