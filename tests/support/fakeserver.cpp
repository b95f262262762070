#include "fakeserver.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <optional>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace cuewright {
namespace {

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320u : 0u);
    }
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes.append(static_cast<char>(value >> shift));
    return bytes;
}

bool hasHeader(const FakeServer::Headers &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(),
        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

QByteArray headerLines(const FakeServer::Headers &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += name + ": " + value + "\r\n";
    return lines;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 307:
        return "Temporary Redirect";
    case 401:
        return "Unauthorized";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    default:
        return "Status";
    }
}

/// Takes the first complete request off the front of `buffer`; nullopt while it is not complete.
std::optional<FakeServer::Request> takeRequest(QByteArray &buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    FakeServer::Request request;
    const QList<QByteArray> lines = buffer.left(headEnd).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = lines.first().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.append({lines[i].left(colon).trimmed(), lines[i].mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return std::nullopt;
    request.body = buffer.mid(headEnd + 4, length);
    buffer.remove(0, headEnd + 4 + length);
    return request;
}

} // namespace

/// One accepted connection with the script it is in.
class FakeServer::Connection final : public QObject
{
public:
    Connection(FakeServer *server, QTcpSocket *socket, int number, Script script)
        : QObject(server)
        , m_server(server)
        , m_socket(socket)
        , m_number(number)
        , m_script(std::move(script))
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::disconnected, this, [this] { disconnected(); });
        // What came before the signals were connected.
        QMetaObject::invokeMethod(this, [this] { run(); }, Qt::QueuedConnection);
    }

    bool isHeld() const { return m_held; }
    bool isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

    void release()
    {
        if (!m_held)
            return;
        m_held = false;
        run();
    }

private:
    void read()
    {
        m_buffer += m_socket->readAll();
        if (!m_busy && m_script.isEmpty())
            nextRequest();
    }

    void nextRequest()
    {
        auto request = takeRequest(m_buffer);
        if (!request)
            return;
        request->connection = m_number;
        m_script = m_server->takeScript(request->method);
        m_server->m_requests.append(std::move(*request));
        m_busy = true;
        const QPointer<Connection> self(this);
        emit m_server->requestReceived(static_cast<int>(m_server->m_requests.size()) - 1);
        if (self)
            run();
    }

    void run()
    {
        m_busy = true;
        while (!m_script.isEmpty() && !m_held && isOpen()) {
            const Step step = m_script.takeFirst();
            switch (step.kind) {
            case Step::Kind::Write:
                m_socket->write(step.bytes);
                m_socket->flush();
                break;
            case Step::Kind::Hold:
                m_held = true;
                break;
            case Step::Kind::Close:
                m_closing = true;
                m_script.clear();
                m_socket->disconnectFromHost();
                return;
            case Step::Kind::Reset:
                m_closing = true;
                m_script.clear();
                resetConnection();
                return;
            }
        }
        if (m_held || !isOpen())
            return;
        m_busy = false;
        nextRequest();
    }

    void resetConnection()
    {
#ifdef Q_OS_UNIX
        const linger atOnce{1, 0};
        setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
        m_socket->abort();
    }

    void disconnected()
    {
        if (m_closing || !m_busy)
            return;
        m_busy = false;
        m_held = false;
        ++m_server->m_hangUps;
        emit m_server->hungUp();
    }

    FakeServer *m_server;
    QTcpSocket *m_socket;
    int m_number;
    Script m_script;
    QByteArray m_buffer;
    bool m_busy = false; ///< in a script
    bool m_held = false;
    bool m_closing = false;
};

QByteArray FakeServer::Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

FakeServer::FakeServer(QObject *parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
    , m_fallback({write(response(500, {}, R"({"error":{"message":"no script for this request","type":"fake"}})"))})
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &FakeServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("FakeServer cannot listen: %s", qPrintable(m_server->errorString()));
}

FakeServer::~FakeServer()
{
    for (Connection *connection : std::as_const(m_connections))
        connection->disconnect();
    qDeleteAll(m_connections);
}

QUrl FakeServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    url.setPath(path);
    return url;
}

void FakeServer::stopListening()
{
    m_server->close();
}

void FakeServer::release()
{
    const QList<Connection *> connections = m_connections;
    for (Connection *connection : connections)
        connection->release();
}

int FakeServer::postCount() const
{
    return static_cast<int>(std::count_if(
        m_requests.begin(), m_requests.end(), [](const Request &request) { return request.method == "POST"; }));
}

int FakeServer::held() const
{
    return static_cast<int>(
        std::count_if(m_connections.begin(), m_connections.end(), [](Connection *c) { return c->isHeld(); }));
}

int FakeServer::openConnections() const
{
    return static_cast<int>(
        std::count_if(m_connections.begin(), m_connections.end(), [](Connection *c) { return c->isOpen(); }));
}

void FakeServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        const Script script = m_connectionScripts.isEmpty() ? Script() : m_connectionScripts.takeFirst();
        m_connections.append(new Connection(this, socket, ++m_connectionCount, script));
    }
}

FakeServer::Script FakeServer::takeScript(const QByteArray &verb)
{
    if (const auto answer = m_answers.constFind(verb); answer != m_answers.constEnd())
        return *answer;
    return m_scripts.isEmpty() ? m_fallback : m_scripts.takeFirst();
}

QByteArray FakeServer::response(int status, const Headers &headers, const QByteArray &body)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    if (!hasHeader(headers, "content-type"))
        head += "Content-Type: application/json\r\n";
    if (!hasHeader(headers, "content-length") && !hasHeader(headers, "transfer-encoding"))
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return head + headerLines(headers) + "\r\n" + body;
}

QByteArray FakeServer::streamHead(const Headers &headers)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n"
        + headerLines(headers) + "\r\n";
}

QByteArray FakeServer::chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray FakeServer::gzip(const QByteArray &bytes)
{
    // qCompress() writes its own length (4 bytes) and a zlib stream: 2 bytes of header, deflate, 4 bytes of checksum.
    const QByteArray deflated = qCompress(bytes).mid(6).chopped(4);
    return QByteArray::fromHex("1f8b08000000000000ff") + deflated + littleEndian(crc32(bytes))
        + littleEndian(static_cast<quint32>(bytes.size()));
}

} // namespace cuewright
