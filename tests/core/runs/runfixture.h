#pragma once

#include "fakeserver.h"
#include "results.h"
#include "runs/runner.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

namespace cuewright {

inline QByteArray answerDocument(const QByteArray &content, const QByteArray &further = {})
{
    return R"({"id":"1","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":)"
        + content + "}}]" + further + "}";
}

inline const QByteArray kUsage = R"(,"usage":{"prompt_tokens":371,"completion_tokens":88,"total_tokens":459,"prompt_tokens_details":{"cached_tokens":100}})";

/// A runner with a ledger in a file and a scripted server. `ClockType`: SystemClock or FakeClock.
template<typename ClockType>
class RunFixture
{
protected:
    /// `folder`: to work in; else the system's for such things.
    void setUp(const QString &folder = QDir::tempPath())
    {
        m_dir = std::make_unique<QTemporaryDir>(folder + QStringLiteral("/XXXXXX"));
        m_server = std::make_unique<FakeServer>();
        auto ledger = openLedger(m_dir->filePath(QStringLiteral("ledger.sqlite")));
        VERIFY_RESULT(ledger);
        m_ledger = std::move(*ledger);
        auto async = AsyncLedger::open(m_dir->filePath(QStringLiteral("ledger.sqlite")), m_clock);
        VERIFY_RESULT(async);
        m_async = std::move(*async);
        m_client = std::make_unique<ChatClient>(m_catalog, m_clock, m_random);
        m_runner = std::make_unique<Runner>(*m_client, m_catalog, *m_async, m_clock, m_random);
    }

    void tearDown()
    {
        m_runner.reset();
        m_client.reset();
        m_async.reset();
        m_ledger.reset();
        m_server.reset();
    }

    RunPlan plan(bool stream = false)
    {
        RunPlan plan;
        plan.request.model = QStringLiteral("gpt-4o-mini");
        plan.request.messages << Message::text(Role::User, QStringLiteral("hello world"));
        plan.request.options.maxOutputTokens = 500;
        plan.request.stream = stream;
        plan.endpoint.profile = *providerProfile(u"openai");
        plan.endpoint.base = m_server->url();
        plan.endpoint.key = Secret("sk-test");
        plan.prompt = QStringLiteral("prompts/hello.prompty");
        plan.estimate = m_runner->estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
        plan.options.retry = RetryPolicy::none();
        return plan;
    }

    CallRecord onlyCall() const
    {
        const auto calls = m_ledger->calls({});
        return calls && calls->size() == 1 ? calls->first() : CallRecord();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<AsyncLedger> m_async;
    std::unique_ptr<Ledger> m_ledger; ///< a reader of the same file
    ClockType m_clock;
    SystemRandom m_random;
    Catalog m_catalog = Catalog::builtIn();
    std::unique_ptr<ChatClient> m_client;
    std::unique_ptr<Runner> m_runner;
};

} // namespace cuewright
