#include "spendingexample.h"

#include <QtTest>

#include <cmath>

namespace cuewright {

Money cents(double amount)
{
    return Money::fromPico(std::llround(amount * 1e10));
}

QDateTime november(int day, int hour, int minute)
{
    return {{2026, 11, day}, {hour, minute}, Qt::UTC};
}

SpendingExample::SpendingExample()
{
    auto opened = openLedger(m_dir.filePath(QStringLiteral("ledger.db")));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    m_ledger = std::move(*opened);
    auto async = AsyncLedger::open(m_dir.filePath(QStringLiteral("ledger.db")), m_clock);
    if (!async)
        qFatal("%s", qPrintable(async.error().message));
    m_async = std::move(*async);
}

void SpendingExample::add(const Call &call)
{
    CallRecord record;
    record.id = QString::number(++m_calls);
    record.sessionId = call.session;
    record.started = call.at;
    record.model = call.model;
    record.provider = QStringLiteral("openai");
    record.prompt = call.prompt;
    record.usage = Usage{.input = call.input, .output = call.output, .cachedInput = call.cached};
    record.cost = call.cost;
    record.practice = call.practice;
    record.basis = call.basis;
    record.outcome = QStringLiteral("valid");
    record.estimatedLow = cents(0.01);
    record.estimatedHigh = cents(0.04);
    const auto put = m_ledger->put(record);
    if (!put)
        qFatal("%s", qPrintable(put.error().message));
}

void SpendingExample::addFortnight()
{
    const QString mini = QStringLiteral("gpt-4o-mini");
    const QString big = QStringLiteral("gpt-4.1");
    const QString haiku = QStringLiteral("claude-haiku-4-5");
    const QString flash = QStringLiteral("gemini-2.5-flash");
    struct Part
    {
        QString model;
        double cents;
    };
    const QList<std::pair<QDateTime, QList<Part>>> sessions{{november(10, 9, 40), {{mini, 2.5}, {big, 4.2}}},
        {november(11, 10, 5), {{mini, 5.4}, {haiku, 3.6}}}, {november(12, 14, 20), {{mini, 1.1}, {big, 11}}},
        {november(13, 9, 15), {{mini, 6.1}, {flash, 4.6}}}, {november(13, 16, 30), {{haiku, 9.2}}},
        {november(16, 11), {{mini, 0.9}}}, {november(17, 9, 50), {{mini, 10}, {big, 15.2}}},
        {november(18, 13, 10), {{big, 7}, {flash, 9.3}}}, {november(19, 10, 30), {{mini, 1.7}, {haiku, 6}}},
        {november(20, 15, 45), {{mini, 5.2}, {big, 13}, {flash, 2.2}}}, {november(21, 9, 5), {{mini, 0.7}}},
        {november(23, 9, 10), {{mini, 3.2}, {big, 10.2}}},
        {november(23, 11, 35), {{haiku, 13.2}, {flash, 1.8}}}};
    int n = 0;
    for (const auto &[started, parts] : sessions) {
        const QString id = QStringLiteral("s%1").arg(n++);
        const auto made = m_ledger->startSession({id, started, {}});
        Q_ASSERT(made);
        int minute = 1;
        for (const Part &part : parts) {
            add({.session = id,
                .at = started.addSecs(60 * minute++),
                .model = part.model,
                .input = 48'000 * minute,
                .output = 9'400,
                .cost = cents(part.cents),
                .prompt = minute % 2 ? QStringLiteral("prompts/reply_draft.prompty")
                                     : QStringLiteral("prompts/ticket_triage.prompty"),
                .cached = part.model == flash ? 0 : 12'000});
        }
    }
    const auto made = m_ledger->startSession({QStringLiteral("now"), november(23, 14), {}});
    Q_ASSERT(made);
    for (int call = 0; call < 20; ++call) {
        add({.session = QStringLiteral("now"),
            .at = november(23, 14, call / 4),
            .cost = cents(0.1 + 0.02 * (call % 5)),
            .basis = call == 3 ? CostBasis::Estimated : CostBasis::Reported});
    }
}

} // namespace cuewright
