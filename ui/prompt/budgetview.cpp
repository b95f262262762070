#include "prompt/budgetview.h"

#include "base/format.h"
#include "chat/problems.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BudgetView)
};

QString leftOf(const BudgetLine &line)
{
    const QString amount = formatMoney(std::max(*line.limit.stopAt - line.used(), Money()));
    switch (line.limit.scope) {
    case BudgetScope::Run:
        return Words::tr("%1 for one run").arg(amount);
    case BudgetScope::Session:
        return Words::tr("%1 left this session").arg(amount);
    case BudgetScope::Day:
    case BudgetScope::ProviderDay:
        break;
    }
    return Words::tr("%1 left today").arg(amount);
}

} // namespace

QString contextNote(const Estimate &estimate, const QString &model)
{
    if (estimate.fits)
        return {};
    // Whole numbers: rounded ones can be the same where one does not fit the other.
    const QString tokens = (estimate.tokens.exact ? QString() : QStringLiteral("≈")) + QLocale().toString(estimate.tokens.total);
    const QString window = QLocale().toString(estimate.contextWindow);
    if (estimate.tokens.total >= estimate.contextWindow) {
        return Words::tr("Does not fit: %1 tokens, the context of %2 holds %3. Shorten the messages or the inputs, or choose a "
                         "model with a larger context.")
            .arg(tokens, model, window);
    }
    return Words::tr("Does not fit: %1 tokens and up to %2 of the answer, the context of %3 holds %4. Lower “Max output”, shorten "
                     "the messages or the inputs, or choose a model with a larger context.")
        .arg(tokens, QLocale().toString(estimate.outputHigh), model, window);
}

BudgetView budgetView(const QList<BudgetLine> &lines, std::optional<Money> worst)
{
    BudgetView view;
    if (const auto refusal = budgetRefusal(lines, {worst, false, {}})) {
        const auto stop = worst ? passedStop(lines, *worst) : std::nullopt;
        view.overCap = stop.has_value();
        view.left = stop ? leftOf(*stop) : QString();
        view.note = stop ? refusal->message : refusal->message + u' ' + problemText(*refusal, {}).canDo;
        view.tone = stop ? Tone::Danger : Tone::Warning;
    } else if (const auto warning = budgetWarning(lines, worst.value_or(Money()))) {
        view.note = warningText(*warning, worst.value_or(Money()));
        view.tone = Tone::Warning;
    }
    return view;
}

} // namespace cuewright
