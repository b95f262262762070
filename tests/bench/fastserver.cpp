#include "fastserver.h"

#include "measure.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace cuewright::bench {
namespace {

struct Connection
{
    int socket = -1;
    std::string received;
    long long firstByte = 0;
    int deltas = 0; ///< of a stream, still to come
    long long nextDelta = 0;
};

constexpr long long kGapNs = kGapMs * 1'000'000LL;

long long nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
}

/// Answers fit the socket's buffer: whoever asks reads them before it asks again.
void put(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string hex(std::size_t size)
{
    char text[20];
    std::snprintf(text, sizeof text, "%zx\r\n", size);
    return text;
}

void putEvent(int socket, const std::string &data)
{
    const std::string event = "data: " + data + "\n\n";
    put(socket, hex(event.size()) + event + "\r\n");
}

void beginStream(Connection &connection, int deltas)
{
    put(connection.socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    connection.deltas = deltas;
    connection.nextDelta = nowNs() + kGapNs;
}

/// What of its stream is due.
void goOn(Connection &connection)
{
    while (connection.deltas > 0 && connection.nextDelta <= nowNs()) {
        putEvent(connection.socket,
            R"({"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":")"
                + std::to_string(nowNs()) + (connection.deltas % 20 == 0 ? "\\n\\n" : " ") + R"("}}]})");
        connection.nextDelta += kGapNs;
        if (--connection.deltas > 0)
            continue;
        putEvent(connection.socket, R"({"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
        putEvent(connection.socket, "[DONE]");
        put(connection.socket, "0\r\n\r\n");
    }
}

/// Milliseconds until the next delta is due; -1 where nobody streams.
int untilNextDelta(const std::vector<Connection> &connections)
{
    long long next = -1;
    for (const Connection &connection : connections) {
        if (connection.deltas > 0 && (next < 0 || connection.nextDelta < next))
            next = connection.nextDelta;
    }
    return next < 0 ? -1 : static_cast<int>(std::max(next - nowNs() + 999'999, 0LL) / 1'000'000);
}

void answer(int socket, long long firstByte)
{
    const std::string body = R"({"id":"c1","object":"chat.completion","created":1700000000,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":")"
        + std::to_string(firstByte)
        + R"("},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}})";
    put(socket,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-request-id: req_1\r\nx-ratelimit-limit-requests: 10000000\r\n"
        "x-ratelimit-remaining-requests: 9999999\r\nx-ratelimit-reset-requests: 1ms\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + body);
}

int numberAfter(std::string_view text, std::string_view name)
{
    const auto at = text.find(name);
    return at == text.npos ? 0 : std::atoi(text.data() + at + name.size());
}

/// Only what Qt and Node really send is looked for.
std::size_t contentLength(std::string_view head)
{
    return static_cast<std::size_t>(std::max(numberAfter(head, "Content-Length: "), numberAfter(head, "content-length: ")));
}

/// False where the peer has gone.
bool serveSome(Connection &connection)
{
    char bytes[65536];
    const ssize_t size = ::recv(connection.socket, bytes, sizeof bytes, 0);
    if (size <= 0)
        return false;
    if (connection.received.empty())
        connection.firstByte = nowNs();
    connection.received.append(bytes, static_cast<std::size_t>(size));
    const auto end = connection.received.find("\r\n\r\n");
    if (end == std::string::npos)
        return true;
    const std::size_t whole = end + 4 + contentLength(std::string_view(connection.received).substr(0, end + 2));
    if (connection.received.size() < whole)
        return true;
    const bool stream = connection.received.find("\"stream\":true", end) != std::string::npos;
    const std::string_view body = std::string_view(connection.received).substr(end);
    const int deltas = std::max(numberAfter(body, "\"max_completion_tokens\":"), numberAfter(body, "\"max_tokens\":"));
    connection.received.erase(0, whole);
    if (stream)
        beginStream(connection, deltas);
    else
        answer(connection.socket, connection.firstByte);
    return true;
}

int listenLocally()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (listener < 0 || ::bind(listener, any, size) != 0 || ::listen(listener, 256) != 0 || ::getsockname(listener, any, &size) != 0)
        return -1;
    std::printf("port=%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return listener;
}

void accept(int listener, std::vector<Connection> &connections)
{
    const int socket = ::accept(listener, nullptr, nullptr);
    if (socket < 0)
        return;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connections.push_back({socket, {}, 0});
}

} // namespace

int serve()
{
    const int listener = listenLocally();
    if (listener < 0)
        return 1;
    std::vector<Connection> connections;
    for (std::vector<pollfd> watched;;) {
        watched.assign({{STDIN_FILENO, POLLIN, 0}, {listener, POLLIN, 0}});
        for (const Connection &connection : connections)
            watched.push_back({connection.socket, POLLIN, 0});
        if (::poll(watched.data(), static_cast<nfds_t>(watched.size()), untilNextDelta(connections)) < 0)
            return 1;
        if (watched[0].revents != 0)
            return 0;
        for (std::size_t i = connections.size(); i > 0; --i) {
            goOn(connections[i - 1]);
            if (watched[i + 1].revents == 0 || serveSome(connections[i - 1]))
                continue;
            ::close(connections[i - 1].socket);
            connections.erase(connections.begin() + static_cast<std::ptrdiff_t>(i - 1));
        }
        if (watched[1].revents != 0)
            accept(listener, connections);
    }
}

} // namespace cuewright::bench
