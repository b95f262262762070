#pragma once

#include "practice/practiceprovider.h"
#include "results.h"
#include "runs/toolloop.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace cuewright {

/// A person's answers, given at once.
class LoopAsker final : public ToolAsker
{
public:
    void ask(ToolQuestion &question) override
    {
        asked << question.use().tool;
        question.answer(answer);
    }

    QStringList asked;
    ToolPermission answer = ToolPermission::Once;
};

class LoopPermissions final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &) const override { return false; }
    void allow(const QString &, const QString &) override {}
};

/// Rows for both formats, at once and as a stream.
inline void addFormats()
{
    QTest::addColumn<bool>("responses");
    QTest::addColumn<bool>("stream");
    QTest::newRow("chat, plain") << false << false;
    QTest::newRow("chat, stream") << false << true;
    QTest::newRow("responses, plain") << true << false;
    QTest::newRow("responses, stream") << true << true;
}

/// A conversation with the practice provider, and all that a loop needs.
struct LoopBench
{
    QTemporaryDir dir;
    SystemClock clock;
    SystemRandom random;
    Catalog catalog = Catalog::builtIn();
    PracticeProvider practice{clock, random, catalog, {0, 0, std::chrono::milliseconds(0)}};
    std::unique_ptr<AsyncLedger> ledger;
    std::unique_ptr<Ledger> reader;
    ChatClient client{catalog, clock, random};
    std::unique_ptr<Runner> runner;
    LoopPermissions permissions;
    LoopAsker asker;
    ToolGate gate{permissions, clock};
    ToolSources sources{gate, clock};
    TraceDocument document;
    LoopPlan plan;
    std::unique_ptr<ToolLoop> loop;

    LoopBench()
    {
        const QString path = dir.filePath(QStringLiteral("ledger.sqlite"));
        if (auto opened = AsyncLedger::open(path, clock))
            ledger = std::move(*opened);
        if (auto opened = openLedger(path))
            reader = std::move(*opened);
        runner = std::make_unique<Runner>(client, catalog, *ledger, clock, random);
        if (!practice.start())
            qFatal("the practice provider does not start");
        gate.setAsker(&asker);
        plan.endpoint.profile = *providerProfile(u"practice");
        plan.endpoint.base = practice.baseUrl();
        plan.endpoint.key = practice.key();
        plan.options.retry = RetryPolicy::none();
        loop = std::make_unique<ToolLoop>(document, *runner, sources);
    }
    ~LoopBench() { loop.reset(); }

    static Json parameters()
    {
        return *parseJson(R"({"type":"object","properties":{"location":{"type":"string"}},"required":["location"],"additionalProperties":false})");
    }

    static ChatRequest request(bool responses = false, bool stream = true)
    {
        ChatRequest request;
        request.model = QStringLiteral("gpt-4o-mini");
        request.stream = stream;
        request.wire = responses ? WireFormat::Responses : WireFormat::ChatCompletions;
        request.tools << ToolDefinition{QStringLiteral("get_weather"), QStringLiteral("Current weather at a place"), parameters(), {}};
        return request;
    }

    static ToolMock mock(const QString &place, const QString &result)
    {
        ToolMock mock;
        mock.name = place;
        mock.rule = {ArgumentRule::Kind::Partial, {{"location", toUtf8(place)}}};
        mock.result = toUtf8(result);
        return mock;
    }

    static BoundTool weather()
    {
        BoundTool tool;
        tool.definition = request().tools.first();
        tool.source.kind = ToolSource::Mock;
        tool.mocks << mock(QStringLiteral("Paris"), QStringLiteral("drizzle, 12 degrees")) << mock(QStringLiteral("Tokyo"), QStringLiteral("clear, 24 degrees"));
        return tool;
    }

    /// A new conversation with this question.
    void say(const QString &text, const ChatRequest &request)
    {
        document.setTrace(Trace());
        const auto turn = document.change([&](Trace &trace) { return trace.appendTurn(Trace::kMain, {Message::text(Role::User, text)}, request); });
        if (!turn)
            qFatal("%s", qPrintable(turn.error().message));
    }

    bool run()
    {
        QSignalSpy finished(loop.get(), &ToolLoop::finished);
        const auto started = loop->start(plan);
        return started && QTest::qWaitFor([&] { return !finished.isEmpty(); }, 20'000);
    }

    const Trace &trace() const { return document.trace(); }
    QList<TurnPtr> turns() const { return trace().turnsOf(plan.branch); }
    QList<CallRecord> calls() const
    {
        SpendingFilter all;
        all.includePractice = true;
        const auto found = reader->calls(all);
        return found ? *found : QList<CallRecord>();
    }
};

} // namespace cuewright
