#pragma once

#include "mcp/mcptypes.h"

#include <QObject>

namespace cuewright {

/// One call of a tool. finished() comes exactly once and always from the event loop. Whoever calls is the parent; destroying
/// the call cancels it at the server.
class McpCall : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isFinished() const { return m_done; }
    /// Valid after finished(). A tool that failed is a value with isError. Errors: Cancelled; Timeout; NotFound where there is
    /// no such tool; Protocol with the server's words for a JSON-RPC error or an unusable answer; TooLarge; Unsupported
    /// where the server asks for something that nobody answers before it goes on; Network, Auth, Http kinds of a connection;
    /// Io where the server's process ended.
    [[nodiscard]] const Result<McpToolResult> &result() const { return m_result; }
    /// Ends the call here at once, and asks the server to stop. Nothing after finished().
    virtual void cancel() = 0;

signals:
    /// `total` 0: not known. A server may send many; those of one turn of the event loop come as one.
    void progressed(double progress, double total, const QString &message);
    void finished();

protected:
    void finish(Result<McpToolResult> result); ///< a second one is ignored

private:
    Result<McpToolResult> m_result;
    bool m_done = false;
};

} // namespace cuewright
