#pragma once

#include "mcp/mcpcall.h"
#include "mcp/rpcpeer.h"

namespace cuewright {

class McpClient;

/// A call on its way: sent again, once, where the server has forgotten the session before it took the call.
class McpToolCall final : public McpCall
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpToolCall)
public:
    McpToolCall(QString tool, Json arguments, QObject *parent);
    ~McpToolCall() override;

    void start(McpClient &client);
    void refuse(const Error &error) { finish(fail(error)); }
    void cancel() override;

private:
    void send();
    void takeProgress(double progress, double total, const QString &message);
    void tellProgress();
    void takeEnd();
    void takeResult(const McpMessage &message, const Json &result);

    QString m_tool;
    Json m_arguments;
    Json m_outputSchema;
    QPointer<McpClient> m_client;
    RpcRequest *m_request = nullptr; ///< a child
    bool m_resent = false;
    int m_session = 0; ///< of the client, when it was sent
    bool m_progressDue = false;
    double m_progress = 0;
    double m_total = 0;
    QString m_progressText;
};

} // namespace cuewright
