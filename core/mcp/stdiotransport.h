#pragma once

#include "base/clock.h"
#include "mcp/mcpserver.h"
#include "mcp/mcptransport.h"
#include "mcp/messagereader.h"

#include <QProcess>
#include <QStringList>

namespace cuewright {

/// A server as a child process: a message a line on its standard input and output (facts §3). What it starts itself belongs
/// to its process group and ends with it.
class StdioTransport final : public McpTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StdioTransport)
public:
    static constexpr Clock::Milliseconds kPatience{2000}; ///< after each step of an orderly end
    static constexpr qint64 kUnreadBytes = 32 * 1024 * 1024; ///< that the server may leave on its standard input

    /// `clock` outlives it.
    StdioTransport(McpLaunch launch, Clock &clock, QObject *parent = nullptr);
    ~StdioTransport() override;

    void start() override;
    void send(const Json &message, const McpHeaders &headers) override;
    void stop() override;

    qint64 processId() const { return m_pid; } ///< 0: not running

private:
    void takeStarted();
    void takeOutput();
    void takeLine(QByteArrayView line);
    void takeUnreadable(const QByteArray &text, const Error &error, std::optional<qint64> requestId);
    void takeErrors();
    void takeErrorLine();
    void takeError(QProcess::ProcessError error);
    void takeExit(int code, QProcess::ExitStatus status);
    void giveUp(const Error &error);
    void close(const Error &error);

    McpLaunch m_launch;
    Clock &m_clock;
    MessageReader m_reader;
    QProcess *m_process; ///< a child of ours, until it is left to end alone
    qint64 m_pid = 0;
    QByteArray m_output; ///< the line that has no end yet
    QByteArray m_errorLine;
    QStringList m_lastErrors;
    std::unique_ptr<Alarm> m_patience;
    bool m_stopping = false;
    std::optional<Error> m_ending; ///< why it is going to be closed()
    bool m_closed = false;
};

} // namespace cuewright
