// A server that sends anything: each call ends exactly once, and nobody waits for ever. The same text as a configuration: what
// was read is there when it is written and read again.
//
// Each line of the input is a message. One without "id" and "method" is the answer to what the client asked last.

#include "expect.h"
#include "fakeclock.h"
#include "mcp/mcpclient.h"
#include "mcp/mcpconfig.h"
#include "mcp/messagereader.h"

#include <QCoreApplication>

using namespace cuewright;

namespace {

/// The fuzzer at the other end.
class Line final : public McpTransport
{
    Q_OBJECT
public:
    Line()
    {
        connect(&m_reader, &MessageReader::message, this, &Line::received);
    }
    void start() override { emit started(); }
    void send(const Json &message, const McpHeaders &) override
    {
        if (message.contains("id") && message.contains("method"))
            m_asked = message["id"];
    }
    void stop() override
    {
        QMetaObject::invokeMethod(this, [this] { emit closed({Error::Code::Cancelled, QStringLiteral("stopped"), {}, {}}); }, Qt::QueuedConnection);
    }
    void feed(const QByteArray &text)
    {
        auto message = parseJson(text);
        if (!message || !message->is_object() || message->contains("id") || message->contains("method")) {
            m_reader.read(text);
            return;
        }
        (*message)["jsonrpc"] = "2.0";
        (*message)["id"] = m_asked;
        m_reader.read(writeJson(*message));
    }

private:
    MessageReader m_reader;
    Json m_asked;
};

struct Counted
{
    McpCall *call;
    int finished = 0;
};

void converse(const QByteArray &text)
{
    using namespace std::chrono_literals;
    FakeClock clock;
    McpClient::Options options;
    options.version = QStringLiteral("1");
    auto line = std::make_unique<Line>();
    Line &server = *line;
    McpClient client(std::move(line), clock, options);
    int closed = 0;
    QObject::connect(&client, &McpClient::closed, [&] { ++closed; });
    QObject owner;
    std::vector<std::unique_ptr<Counted>> calls;
    const auto call = [&] {
        const QString name = client.tools().isEmpty() ? QStringLiteral("none") : client.tools().last().name;
        calls.push_back(std::make_unique<Counted>(Counted{client.call(name, Json::object(), &owner)}));
        Counted &counted = *calls.back();
        QObject::connect(counted.call, &McpCall::finished, [&counted] { ++counted.finished; });
    };
    client.start();
    for (const QByteArray &message : text.split('\n')) {
        if (closed > 0)
            break;
        server.feed(message);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        clock.advance(300ms);
        if (client.isReady() && calls.size() < 8)
            call();
    }
    call();
    for (int i = 0; i < 30; ++i) { // the longest that anything waits for
        clock.advance(60s);
        QCoreApplication::processEvents();
    }
    for (const auto &counted : calls)
        expect(counted->finished == 1 && counted->call->isFinished(), "a call that does not end, or ends twice", text);
    client.stop();
    QCoreApplication::processEvents();
    expect(closed == 1, "a connection that does not end, or ends twice", text);
}

void configure(const QByteArray &text)
{
    static_cast<void>(importMcpServers(text));
    auto config = McpConfig::read(text);
    if (!config) {
        expect(!config.error().message.isEmpty(), "an error without words", text);
        return;
    }
    const QList<McpEntry> entries = config->entries();
    const auto again = McpConfig::read(config->write());
    if (!again && again.error().code == Error::Code::TooLarge)
        return;
    expect(again && again->entries() == entries && again->problems() == config->problems(), "a configuration written and read", text);
    for (const McpEntry &entry : entries) {
        static_cast<void>(startRemarks(entry));
        McpConfig made;
        made.set(withSecretsApart(entry).entry);
        expect(made.contains(entry.key), "an entry that was set", text);
        config->remove(entry.key);
        expect(!config->contains(entry.key), "an entry that was removed", text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static int count = 1;
    static char name[] = "fuzz_mcp";
    static char *names[] = {name, nullptr};
    static const QCoreApplication app(count, names);
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static_cast<void>(idOfAnswer(text));
    configure(text);
    converse(text);
    return 0;
}

#include "fuzz_mcp.moc"
