#include "settings/retrywords.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RetryWords)
};

// Waits that a person sets are round, so they are said as briefly as they are.
QString wait(std::chrono::milliseconds time)
{
    const std::int64_t ms = time.count();
    if (ms >= 60'000 && ms % 60'000 == 0)
        return Words::tr("%1 min").arg(QLocale().toString(ms / 60'000));
    return Words::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000, 'g', 6));
}

} // namespace

QString retryWords(const RetryPolicy &policy)
{
    QStringList words;
    if (policy.maxAttempts <= 1) {
        words << Words::tr("One attempt: a request that fails has failed.");
    } else {
        words << Words::tr("Up to %n attempts.", nullptr, policy.maxAttempts);
        words << (policy.firstDelay < policy.maxDelay
                ? Words::tr("The first wait is %1; it doubles each time, up to %2.").arg(wait(policy.firstDelay), wait(policy.maxDelay))
                : Words::tr("Each wait is %1.").arg(wait(policy.maxDelay)));
        if (policy.jitter > 0)
            words << Words::tr("Chance takes up to %1 % off it.").arg(std::lround(policy.jitter * 100));
        if (policy.overloadDelay > policy.firstDelay)
            words << Words::tr("After an overload it is %1 at least.").arg(wait(policy.overloadDelay));
        words << Words::tr("A server that asks for a wait gets it, up to %1; where it asks for more, the request ends at once and says "
                           "when it may be tried again.")
                     .arg(wait(policy.maxServerDelay));
    }
    words << Words::tr("What another attempt cannot change is never tried again: a key that is not accepted, no credit, a wrong request. "
                       "Neither is an answer of which something has arrived.");
    return words.join(u' ');
}

} // namespace cuewright
