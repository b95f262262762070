#include "fakehttp.h"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

std::size_t lengthIn(std::string head)
{
    std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto at = head.find("content-length:");
    return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 15, nullptr, 10);
}

} // namespace

FakeHttp::FakeHttp()
{
    std::signal(SIGPIPE, SIG_IGN);
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 16) != 0 || ::getsockname(m_listener, generic, &size) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
}

std::optional<FakeHttp::Request> FakeHttp::next()
{
    for (;;) {
        m_socket = ::accept(m_listener, nullptr, nullptr);
        if (m_socket < 0)
            return std::nullopt;
        std::string text;
        std::size_t head = std::string::npos;
        char block[65536];
        while (head == std::string::npos || text.size() < head + 4 + lengthIn(text.substr(0, head))) {
            const auto got = ::read(m_socket, block, sizeof block);
            if (got <= 0)
                break;
            text.append(block, static_cast<std::size_t>(got));
            head = text.find("\r\n\r\n");
        }
        if (head != std::string::npos)
            return Request{text.substr(0, text.find(' ')), text.substr(head + 4)};
        end();
    }
}

void FakeHttp::refuse(int status)
{
    bytes("HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    end();
}

void FakeHttp::stream()
{
    bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
}

void FakeHttp::event(const std::string &data)
{
    bytes("data: " + data + "\n\n");
    if (std::exchange(m_isResumed, false))
        end();
}

bool FakeHttp::bytes(const std::string &text)
{
    std::size_t done = 0;
    while (m_socket >= 0 && done < text.size()) {
        const auto put = ::write(m_socket, text.data() + done, text.size() - done);
        if (put <= 0)
            return false;
        done += static_cast<std::size_t>(put);
    }
    return m_socket >= 0;
}

void FakeHttp::hold()
{
    m_held = std::exchange(m_socket, -1);
}

void FakeHttp::resume()
{
    if (m_held < 0)
        return;
    end();
    m_socket = std::exchange(m_held, -1);
    m_isResumed = true;
}

void FakeHttp::end()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

void FakeHttp::endless(const std::string &what)
{
    if (what == "endless-head")
        bytes("HTTP/1.1 200 OK\r\nX-Long: ");
    else if (what == "endless-json")
        bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"result\":\"");
    else if (what == "endless-page")
        bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>");
    else
        bytes("HTTP/1.1 500 Trouble\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n");
    const std::string block(1 << 16, 'x');
    while (bytes(block)) { }
    end();
}
