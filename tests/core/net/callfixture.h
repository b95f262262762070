#pragma once

#include "fakeclock.h"
#include "fakeserver.h"
#include "net/chatclient.h"
#include "scriptedrandom.h"

#include <QtTest>

namespace cuewright {

inline const QByteArray kKey = QByteArrayLiteral("cw-Zq81TopSecretKeyOfTheTest4711");

/// One client, one scripted server, time that stands still.
struct CallFixture
{
    FakeServer server;
    FakeClock clock;
    ScriptedRandom random{{0.0}};
    Catalog catalog = Catalog::builtIn();
    std::unique_ptr<ChatClient> client = std::make_unique<ChatClient>(catalog, clock, random);
    Endpoint endpoint;
    ChatRequest request;
    ChatClient::Options options;
    QObject owner;

    CallFixture()
    {
        endpoint.profile.id = QStringLiteral("test");
        endpoint.profile.name = QStringLiteral("Test server");
        endpoint.base = server.url();
        endpoint.key = Secret(kKey);
        request.model = QStringLiteral("test-model");
        request.messages = {Message::text(Role::User, QStringLiteral("Say hello"))};
        options.retry = RetryPolicy::none();
    }

    ChatCall *send() { return client->send(request, endpoint, options, &owner); }
};

/// Writes down what a call says. Take it before the event loop runs.
class CallRecord final : public QObject
{
public:
    explicit CallRecord(ChatCall *call)
        : m_call(call)
    {
        connect(call, &ChatCall::eventReceived, this, [this](const ChatEvent &event) {
            if (const auto *delta = std::get_if<TextDelta>(&event))
                text += delta->text;
        });
        connect(call, &ChatCall::stateChanged, this, [this](ChatCall::State state) {
            states.append(state);
            reasons.append(m_call->waitReason());
        });
        connect(call, &ChatCall::attemptFinished, this, [this](const Attempt &attempt) { attempts.append(attempt); });
        connect(call, &ChatCall::finished, this, [this] { ++finished; });
    }

    QString text;
    QList<ChatCall::State> states;
    QStringList reasons;
    QList<Attempt> attempts;
    int finished = 0;

private:
    ChatCall *m_call;
};

inline QByteArray delta(const QByteArray &text)
{
    return FakeServer::event(R"({"id":"c1","model":"test-model","choices":[{"index":0,"delta":{"content":")" + text + R"("}}]})");
}

inline QByteArray streamEnd()
{
    return FakeServer::event(R"({"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})")
        + FakeServer::event(R"({"id":"c1","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}})")
        + FakeServer::event("[DONE]") + FakeServer::lastChunk();
}

inline QByteArray goodStream(const FakeServer::Headers &headers = {})
{
    return FakeServer::streamHead(headers) + delta("Hel") + delta("lo") + streamEnd();
}

inline QByteArray goodDocument()
{
    return R"({"id":"c1","object":"chat.completion","model":"test-model","choices":[{"index":0,"message":)"
           R"({"role":"assistant","content":"Hello"},"finish_reason":"stop"}],)"
           R"("usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}})";
}

inline QByteArray errorBody(const QByteArray &message, const QByteArray &type, const QByteArray &code)
{
    return R"({"error":{"message":")" + message + R"(","type":")" + type + R"(","param":null,"code":")" + code + R"("}})";
}

} // namespace cuewright
