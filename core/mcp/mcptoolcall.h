#pragma once

#include "mcp/mcpcall.h"
#include "mcp/rpcpeer.h"

namespace cuewright {

class McpClient;

/// A call on its way: sent again, once, where the server did not take it because it has forgotten the session, or wants
/// other headers than its list of tools said; and again with the answers where it asks for something before it goes on
/// (facts §8), which is what Options::answerer of the client answers.
class McpToolCall final : public McpCall
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpToolCall)
public:
    McpToolCall(QString tool, Json arguments, QObject *parent);
    ~McpToolCall() override;

    static constexpr int kMaxQuestions = 8; ///< of one call, each of which may ask for several things

    void start(McpClient &client);
    void refuse(const Error &error) { finish(fail(error)); }
    void cancel() override;

private:
    void send();
    void takeProgress(double progress, double total, const QString &message);
    void tellProgress();
    void takeEnd();
    bool tryAgain(const RpcRequest &request);
    void waitFor(void (McpClient::*signal)());
    void takeQuestions(const Json &result);
    void takeResult(const McpMessage &message, const Json &result);

    QString m_tool;
    Json m_arguments;
    Json m_outputSchema;
    Json m_answers = Json::object(); ///< what the server asked for: members of the next request's params
    int m_questions = 0;
    QPointer<McpClient> m_client;
    RpcRequest *m_request = nullptr; ///< a child
    bool m_isModern = false; ///< when it was sent
    bool m_resent = false;
    int m_session = 0; ///< of the client, when it was sent
    bool m_progressDue = false;
    double m_progress = 0;
    double m_total = 0;
    QString m_progressText;
};

} // namespace cuewright
