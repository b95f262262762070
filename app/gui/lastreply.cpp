#include "gui/lastreply.h"

#include "ledger/asyncledger.h"
#include "schema/schemapage.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kLooksAt = 20; // calls of a prompt; those that failed have no answer

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LastReply)
};

using Found = std::optional<CallRecord>;

Result<Found> newestAnswer(const Ledger &ledger, const QStringList &prompts)
{
    Found newest;
    for (const QString &prompt : prompts) {
        const auto calls = ledger.calls({.prompt = prompt, .includePractice = true}, kLooksAt);
        if (!calls)
            return fail(calls.error());
        const auto answered = std::find_if(calls->begin(), calls->end(), [](const CallRecord &call) { return !call.answer.isEmpty(); });
        if (answered != calls->end() && (!newest || answered->started > newest->started))
            newest = *answered;
    }
    return newest;
}

} // namespace

void showLastReply(AsyncLedger &ledger, SchemaPage &page, const QStringList &prompts)
{
    auto *reply = ledger.read<Found>([prompts](const Ledger &asked) { return newestAnswer(asked, prompts); }, &page);
    QObject::connect(reply, &LedgerAnswer::finished, &page, [&page, reply, prompts] {
        const Result<Found> &found = reply->result();
        if (!found)
            page.showLastReply({}, found.error().message);
        else if (prompts.isEmpty())
            page.showLastReply({}, Words::tr("No prompt uses this schema yet."));
        else if (!found->has_value())
            page.showLastReply({}, {});
        else
            page.showLastReply((*found)->answer,
                Words::tr("%1, %2", "model, time").arg((*found)->model, QLocale().toString((*found)->started.toLocalTime(), QLocale::ShortFormat)));
    });
}

} // namespace cuewright
