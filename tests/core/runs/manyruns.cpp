// manyruns FILE URL COUNT: asks COUNT questions, eight at a time, and prints each one's name when its run says that it is
// over. What the ledger FILE has an answer to already is not asked again.

#include "runs/runner.h"

#include <QCoreApplication>
#include <QSet>

#include <cstdio>

using namespace cuewright;

namespace {

constexpr int kAtOnce = 8;

class ManyRuns final : public QObject
{
public:
    ManyRuns(AsyncLedger &ledger, const QUrl &url, QStringList names)
        : m_runner(m_client, m_catalog, ledger, m_clock, m_random)
        , m_names(std::move(names))
    {
        m_plan.request.model = QStringLiteral("gpt-4o-mini");
        m_plan.request.options.maxOutputTokens = 2000;
        m_plan.request.stream = false;
        m_plan.endpoint.profile = *providerProfile(u"openai");
        m_plan.endpoint.base = url;
        m_plan.endpoint.key = Secret("sk-test");
        m_plan.options.retry = RetryPolicy::none();
        for (int i = 0; i < kAtOnce; ++i)
            startNext();
    }

private:
    void startNext()
    {
        if (m_names.isEmpty()) {
            if (m_open == 0)
                QMetaObject::invokeMethod(this, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
            return;
        }
        RunPlan plan = m_plan;
        plan.prompt = m_names.takeFirst();
        plan.request.messages = {Message::text(Role::User, plan.prompt)};
        plan.estimate = m_runner.estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
        PromptRun *run = m_runner.start(std::move(plan), this);
        ++m_open;
        connect(run, &PromptRun::finished, this, [this, run] {
            if (run->outcome().completion) {
                std::printf("%s\n", qPrintable(run->plan().prompt));
                std::fflush(stdout);
            }
            run->deleteLater();
            --m_open;
            startNext();
        });
    }

    SystemClock m_clock;
    SystemRandom m_random;
    Catalog m_catalog = Catalog::builtIn();
    ChatClient m_client{m_catalog, m_clock, m_random};
    Runner m_runner;
    QStringList m_names;
    RunPlan m_plan;
    int m_open = 0;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    QSet<QString> answered;
    {
        const auto ledger = openLedger(arguments[1]);
        const auto calls = ledger ? (*ledger)->calls({}, -1) : Result<QList<CallRecord>>(fail(ledger.error()));
        if (!calls)
            return 1;
        for (const CallRecord &call : *calls) {
            if (call.outcome == u"text")
                answered.insert(call.prompt);
        }
    }
    QStringList names;
    for (int n = 0; n < arguments[3].toInt(); ++n) {
        if (const QString name = QStringLiteral("question %1").arg(n); !answered.contains(name))
            names += name;
    }
    SystemClock clock;
    const auto ledger = AsyncLedger::open(arguments[1], clock);
    if (!ledger)
        return 1;
    const ManyRuns runs(**ledger, QUrl(arguments[2]), names);
    return QCoreApplication::exec();
}
