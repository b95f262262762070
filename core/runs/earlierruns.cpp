#include "runs/earlierruns.h"

#include "runs/calibration.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kRunsForUsualOutput = 20;

} // namespace

std::optional<std::int64_t> usualOutput(const Ledger &ledger, const QString &prompt)
{
    if (prompt.isEmpty())
        return std::nullopt;
    SpendingFilter filter;
    filter.prompt = prompt;
    filter.includePractice = true;
    std::vector<std::int64_t> outputs;
    if (const auto calls = ledger.calls(filter, kRunsForUsualOutput)) {
        for (const CallRecord &call : *calls) {
            if (call.usage && call.usage->output > 0)
                outputs.push_back(call.usage->output);
        }
    }
    if (outputs.empty())
        return std::nullopt;
    const auto middle = outputs.begin() + static_cast<std::ptrdiff_t>(outputs.size() / 2);
    std::nth_element(outputs.begin(), middle, outputs.end());
    return *middle;
}

EarlierRuns::EarlierRuns(AsyncLedger &ledger)
    : m_ledger(ledger)
{
}

template<typename T>
T EarlierRuns::look(Known<T> &known, std::function<T(const Ledger &)> question, std::function<void(T)> take)
{
    if (!known.asking && known.generation != m_generation) {
        known.asking = true;
        known.generation = m_generation;
        auto *reply = m_ledger.read<T>([question = std::move(question)](const Ledger &ledger) -> Result<T> { return question(ledger); }, this);
        connect(reply, &LedgerAnswer::finished, this, [reply, take = std::move(take)] { take(reply->result().value_or(T())); });
    }
    return known.value;
}

std::optional<std::int64_t> EarlierRuns::usualOutput(const QString &prompt)
{
    if (prompt.isEmpty())
        return std::nullopt;
    using Length = std::optional<std::int64_t>;
    return look<Length>(
        m_outputs[prompt], [prompt](const Ledger &ledger) { return cuewright::usualOutput(ledger, prompt); },
        [this, prompt](Length found) {
            m_outputs[prompt].asking = false;
            const bool isNews = std::exchange(m_outputs[prompt].value, found) != found;
            usualOutput(prompt); // asks once more where a call has ended meanwhile
            if (isNews)
                emit changed();
        });
}

QList<InputReport> EarlierRuns::reports(const QString &provider, const QString &model)
{
    const auto key = std::make_pair(provider, model);
    return look<QList<InputReport>>(
        m_reports[key], [key](const Ledger &ledger) { return reportsFor(ledger, key.first, key.second); },
        [this, key](const QList<InputReport> &found) {
            m_reports[key].asking = false;
            const bool isNews = std::exchange(m_reports[key].value, found) != found;
            reports(key.first, key.second);
            if (isNews)
                emit changed();
        });
}

} // namespace cuewright
