// Sends COUNT requests at once to BASE_URL, which CA_FILE's certificate proves, without trying again, and prints one JSON
// document: for each call the attempts that are counted, and the text or the code of the error.      (http2.mjs runs it)

#include "base/json.h"
#include "catalog/catalog.h"
#include "net/chatclient.h"
#include "net/transport.h"

#include <QCoreApplication>

#include <cstdio>

using namespace cuewright;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    if (args.size() != 4)
        return 2;
    const Catalog catalog = Catalog::builtIn();
    SystemClock clock;
    SystemRandom random;
    ChatClient client(catalog, clock, random);
    TransportSettings transport;
    transport.caFile = args[2];
    if (!client.setTransport(transport))
        return 2;
    Endpoint endpoint;
    endpoint.profile.id = QStringLiteral("test");
    endpoint.profile.name = QStringLiteral("Test server");
    endpoint.base = QUrl(args[1]);
    endpoint.key = Secret("key-of-the-http2-test");
    ChatRequest request;
    request.model = QStringLiteral("test-model");
    request.messages = {Message::text(Role::User, QStringLiteral("Say hello"))};
    request.stream = false;
    ChatClient::Options options;
    options.retry = RetryPolicy::none();
    const int count = args[3].toInt();
    client.setLimits(endpoint, request.model, {0, 0, count});

    Json results = Json::array();
    for (int i = 0; i < count; ++i) {
        ChatCall *call = client.send(request, endpoint, options, &app);
        QObject::connect(call, &ChatCall::finished, &app, [&, call] {
            Json result;
            result["attempts"] = call->attempts().size();
            if (call->result())
                result["text"] = call->result()->text.toStdString();
            else
                result["error"] = call->result().error().detail.toStdString();
            results.push_back(result);
            if (static_cast<int>(results.size()) == count)
                QCoreApplication::quit();
        });
    }
    app.exec();
    std::puts(writeJson(results).constData());
    return 0;
}
