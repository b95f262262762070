// What the panel asks the ledger: the prompt's earlier runs and the sums beside them.

#include "reply/historymodel.h"
#include "reply/historyview.h"
#include "reply/metricsrow.h"
#include "reply/replypanel.h"

namespace cuewright {
namespace {

constexpr int kHistoryRows = 200;

// Practice counts only where nothing was charged: beside real money it would read as spent, and the money as practice.
Result<Spending> sumOfSession(const Ledger &ledger, const QString &session)
{
    auto charged = ledger.sum({.session = session});
    if (!charged || charged->calls > 0)
        return charged;
    return ledger.sum({.session = session, .includePractice = true});
}

} // namespace

void ReplyPanel::setSession(const QString &id)
{
    m_session = id;
    updateSession();
}

QString ReplyPanel::sessionOf(const std::optional<CallRecord> &call) const
{
    return m_session.isEmpty() && call ? call->sessionId : m_session;
}

void ReplyPanel::takeIn(const CallRecord &call)
{
    if (m_sumsRead) { // of another run, which must not be missing in the history
        delete m_sumsRead;
        refreshHistory();
    }
    m_sumsRead = m_ledger.read<Sums>(
        [call, own = sessionOf(call)](const Ledger &ledger) -> Result<Sums> {
            const auto prompt = ledger.sum({.prompt = call.prompt, .includePractice = true});
            const auto session = sumOfSession(ledger, own);
            if (!prompt || !session)
                return fail(prompt ? session.error() : prompt.error());
            return Sums{*prompt, *session};
        },
        this);
    connect(m_sumsRead, &LedgerAnswer::finished, this, [this, call, reply = m_sumsRead.data()] {
        m_sumsRead.clear();
        showSums(call, reply->result());
    });
}

void ReplyPanel::showSums(const CallRecord &call, const Result<Sums> &sums)
{
    if (sums)
        m_metrics->setSession(sums->session);
    if (call.prompt != m_prompt)
        return;
    m_history->put(call, sums ? sums->prompt : Spending());
    m_historyView->mark(0);
    nameRun(m_history->numberOf(0), call.started);
    arrange();
}

void ReplyPanel::updateSession()
{
    delete m_sessionRead;
    const QString session = sessionOf(m_record);
    if (session.isEmpty())
        return;
    m_sessionRead = m_ledger.read<Spending>([session](const Ledger &ledger) { return sumOfSession(ledger, session); }, this);
    connect(m_sessionRead, &LedgerAnswer::finished, this, [this, reply = m_sessionRead.data()] {
        m_sessionRead.clear();
        if (reply->result())
            m_metrics->setSession(*reply->result());
    });
}

// Meanwhile other prompts may have run.
void ReplyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateSession();
}

void ReplyPanel::refreshHistory()
{
    delete m_historyRead;
    if (m_prompt.isEmpty()) {
        showHistory(History());
        return;
    }
    m_historyRead = m_ledger.read<History>(
        [prompt = m_prompt](const Ledger &ledger) -> Result<History> {
            const SpendingFilter filter{.prompt = prompt, .includePractice = true};
            auto calls = ledger.calls(filter, kHistoryRows);
            const auto sums = ledger.sum(filter);
            if (!calls || !sums)
                return fail(calls ? sums.error() : calls.error());
            return History{std::move(*calls), *sums};
        },
        this);
    connect(m_historyRead, &LedgerAnswer::finished, this, [this, reply = m_historyRead.data()] {
        m_historyRead.clear();
        showHistory(reply->result());
    });
}

void ReplyPanel::showHistory(const Result<History> &history)
{
    m_history->setCalls(history ? history->calls : QList<CallRecord>(), history ? history->sums : Spending());
    for (int row = 0; m_record && row < m_history->rowCount(); ++row) {
        if (m_history->call(row)->id == m_record->id)
            m_historyView->mark(row);
    }
    if (std::exchange(m_latestWanted, false))
        showLatest();
    arrange();
}

} // namespace cuewright
