#pragma once

#include "fakeserver.h"
#include "reply/replypanel.h"
#include "results.h"
#include "runs/runner.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"

#include <QTemporaryDir>
#include <QTest>

namespace cuewright {

/// A reply panel with everything that runs need: a server that follows scripts, a ledger, a runner.
struct ReplyBench
{
    explicit ReplyBench(Theme::Mode mode = Theme::Mode::Light)
        : ui(mode)
        , ledger(std::move(openLedger(dir.filePath(QStringLiteral("ledger.sqlite"))).value()))
        , async(std::move(AsyncLedger::open(dir.filePath(QStringLiteral("ledger.sqlite")), clock).value()))
        , client(catalog, clock, random)
        , runner(client, catalog, *async, clock, random)
        , panel(std::make_unique<ReplyPanel>(ui.context, *async))
    {
        panel->resize(587, 800);
    }

    static Json schema();
    static QByteArray answer(int minutes = 90, const QByteArray &category = "technical", const QByteArray &priority = "high");

    void showTriage()
    {
        panel->setSchema(schema(), QStringLiteral("ticket_triage"));
        panel->setPrompt(QStringLiteral("prompts/triage.prompty"));
        read();
    }
    /// Waits until what the panel wants to know of the ledger is on the screen.
    bool read() const
    {
        return QTest::qWaitFor([&] { return !panel->isReading(); }, 15'000);
    }

    RunPlan plan(const QString &prompt = QStringLiteral("prompts/triage.prompty"))
    {
        RunPlan plan;
        plan.request.model = QStringLiteral("gpt-4o-mini");
        plan.request.messages << Message::text(Role::User, QStringLiteral("Cannot sign in"));
        plan.request.options.maxOutputTokens = 500;
        plan.request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
        plan.request.responseFormat.name = QStringLiteral("ticket_triage");
        plan.request.responseFormat.schema = schema();
        plan.endpoint.profile = *providerProfile(u"openai");
        plan.endpoint.base = server.url();
        plan.endpoint.key = Secret("sk-secret-1234567890");
        plan.prompt = prompt;
        plan.estimate = runner.estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
        plan.options.retry = RetryPolicy::none();
        return plan;
    }

    PromptRun *start(RunPlan plan)
    {
        PromptRun *run = runner.start(std::move(plan), &owner);
        panel->follow(run);
        return run;
    }
    PromptRun *start() { return start(plan()); }

    /// One chunk of a streamed answer.
    static QByteArray delta(const QByteArray &text);
    static QByteArray streamEnd(const QByteArray &reason = "stop");
    /// An answer that asks for find_customer and list_invoices; goes after the stream's head.
    static QByteArray toolCalls();
    /// A whole answer in pieces of `size` bytes.
    static QByteArray stream(const QByteArray &text, int size = 7)
    {
        QByteArray all = FakeServer::streamHead();
        for (qsizetype i = 0; i < text.size(); i += size)
            all += delta(text.mid(i, size));
        return all + streamEnd();
    }

    /// Runs one question to its end.
    bool run(const QByteArray &text)
    {
        server.enqueue({FakeServer::write(stream(text))});
        const QPointer<PromptRun> run = start();
        return QTest::qWaitFor([&] { return run->isFinished() && !panel->isReading(); }, 15'000);
    }

    template<typename T>
    T *find(const char *name) const { return panel->findChild<T *>(QLatin1String(name)); }
    Banner &banner() const { return *panel->findChild<Banner *>(); }

    UiTest ui;
    QTemporaryDir dir;
    FakeServer server;
    SystemClock clock;
    SystemRandom random;
    Catalog catalog = Catalog::builtIn();
    std::unique_ptr<Ledger> ledger; ///< the test's own view of the file
    std::unique_ptr<AsyncLedger> async;
    ChatClient client;
    Runner runner;
    QObject owner;
    std::unique_ptr<ReplyPanel> panel;
};

} // namespace cuewright
