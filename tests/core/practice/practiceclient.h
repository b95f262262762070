#pragma once

#include "base/json.h"
#include "fakeclock.h"
#include "practice/practiceprovider.h"
#include "scriptedrandom.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

#include <memory>

namespace cuewright {

/// A provider on a fake clock and a plain client for it.
class PracticeClient
{
public:
    explicit PracticeClient(PracticeSettings settings = quick())
        : provider(std::make_unique<PracticeProvider>(clock, random, Catalog::builtIn(), settings))
    {
        const auto started = provider->start();
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
    }

    /// Without pauses.
    static PracticeSettings quick()
    {
        PracticeSettings settings;
        settings.slowest = 0;
        settings.firstToken = std::chrono::milliseconds(0);
        return settings;
    }

    struct Answer
    {
        int status = 0;
        QByteArray body;
        QNetworkReply::NetworkError error = QNetworkReply::NoError;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case

        Json json() const
        {
            const auto parsed = parseJson(body);
            return parsed ? *parsed : Json();
        }
        /// The data of each event of a stream, "[DONE]" left out; null for what is no JSON.
        QList<Json> events() const
        {
            QList<Json> all;
            for (const QByteArray &line : body.split('\n')) {
                if (!line.startsWith("data: ") || line == "data: [DONE]")
                    continue;
                const auto parsed = parseJson(line.mid(6));
                all << (parsed ? *parsed : Json());
            }
            return all;
        }
    };

    std::unique_ptr<QNetworkReply> start(const QByteArray &method, const QString &path,
        const QByteArray &body, const QByteArray &authorization)
    {
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(provider->port()) + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        if (!authorization.isEmpty())
            request.setRawHeader("Authorization", authorization);
        return std::unique_ptr<QNetworkReply>(network.sendCustomRequest(request, method, body));
    }
    std::unique_ptr<QNetworkReply> startChat(const Json &body)
    {
        return start("POST", QStringLiteral("/v1/chat/completions"), writeJson(body),
            "Bearer " + provider->key().reveal());
    }
    /// Lets time pass until the reply is there.
    Answer finish(QNetworkReply &reply)
    {
        Answer answer;
        const bool done = QTest::qWaitFor(
            [&] {
                clock.advance(std::chrono::milliseconds(500));
                return reply.isFinished();
            },
            20'000);
        if (!done)
            qWarning("the reply did not finish");
        answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply.readAll();
        answer.error = reply.error();
        for (const auto &[name, value] : reply.rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        return answer;
    }
    /// Lets everything arrive that is on its way, with the clock standing still: a whole other request goes there and back.
    bool settle()
    {
        const auto reply = start("GET", QStringLiteral("/v1/models"), {}, "Bearer " + provider->key().reveal());
        return QTest::qWaitFor([&] {
            clock.advance(std::chrono::milliseconds(0));
            return reply->isFinished();
        });
    }
    Answer send(const QByteArray &method, const QString &path, const QByteArray &body,
        const QByteArray &authorization)
    {
        const auto reply = start(method, path, body, authorization);
        return finish(*reply);
    }
    Answer get(const QString &path) { return send("GET", path, {}, "Bearer " + provider->key().reveal()); }
    Answer chat(const Json &body)
    {
        const auto reply = startChat(body);
        return finish(*reply);
    }

    static Json question(const char *text)
    {
        return Json{{"model", "gpt-4o-mini"}, {"messages", {{{"role", "user"}, {"content", text}}}}};
    }

    FakeClock clock;
    ScriptedRandom random{{0.4}};
    QNetworkAccessManager network;
    std::unique_ptr<PracticeProvider> provider;
};

} // namespace cuewright
