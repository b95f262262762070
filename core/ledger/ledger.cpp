#include "ledger/ledger.h"

#include "ledger/ledgerfile.h"

namespace cuewright {

Result<> checkEntry(const LedgerEntry &entry)
{
    if (const auto *session = std::get_if<SessionRecord>(&entry)) {
        if (session->id.isEmpty() || !session->started.isValid())
            return fail(Error::Code::Invalid, LedgerText::tr("A session needs a name and a time."));
    } else if (const CallRecord *call = callOf(entry)) {
        if (call->id.isEmpty() || !call->started.isValid())
            return fail(Error::Code::Invalid, LedgerText::tr("A call needs a name and a time."));
    }
    return {};
}

bool wasSent(const CallRecord &call)
{
    const bool failed = call.outcome == u"budget" || call.outcome == u"aborted" || call.outcome == u"error";
    return !failed || !call.attempts.isEmpty();
}

const CallRecord *callOf(const LedgerEntry &entry)
{
    if (const auto *reservation = std::get_if<Reservation>(&entry))
        return &reservation->call;
    return std::get_if<CallRecord>(&entry);
}

Result<> Ledger::writeOne(const LedgerEntry &entry)
{
    const auto refused = write({entry});
    if (!refused)
        return fail(refused.error());
    return refused->isEmpty() ? Result<>() : Result<>(fail(refused->first().error));
}

} // namespace cuewright
