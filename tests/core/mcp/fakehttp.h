#pragma once

#include <optional>
#include <string>

/// The little of HTTP that fake_mcp_server needs: one request a connection, one after the other; what is written blocks until
/// the other side reads it or goes away.
class FakeHttp final
{
public:
    struct Request
    {
        std::string verb;
        std::string body;
    };

    FakeHttp(); ///< listens on a free port of 127.0.0.1
    int port() const { return m_port; }
    std::optional<Request> next(); ///< nullopt: it can listen no more

    // Of the request that next() gave.
    void refuse(int status); ///< with an empty body
    void stream(); ///< begins a stream of events
    void event(const std::string &data); ///< into the stream that was begun last or resumed
    bool bytes(const std::string &text); ///< false: nobody reads any more
    void hold(); ///< the stream stays open
    void resume(); ///< what follows goes to the held stream, which ends with the next event
    void end();
    void endless(const std::string &what); ///< something that never ends, until nobody reads it

private:
    int m_listener = -1;
    int m_port = 0;
    int m_socket = -1;
    int m_held = -1;
    bool m_isResumed = false;
};
