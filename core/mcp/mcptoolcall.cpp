#include "mcp/mcptoolcall.h"

#include "mcp/mcpclient.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

namespace cuewright {
namespace {

constexpr qsizetype kLarge = 64 * 1024; // decoding and checking this takes milliseconds

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

} // namespace

McpToolCall::McpToolCall(QString tool, Json arguments, QObject *parent)
    : McpCall(parent)
    , m_tool(std::move(tool))
    , m_arguments(std::move(arguments))
{
}

McpToolCall::~McpToolCall() = default;

void McpToolCall::start(McpClient &client)
{
    const McpTool *tool = client.tool(m_tool);
    if (!tool) {
        refuse({Error::Code::NotFound, Words::tr("The server has no tool “%1”.").arg(displayText(m_tool, 128)), {}, {}});
        return;
    }
    if (!m_arguments.is_object()) {
        refuse({Error::Code::Invalid, Words::tr("The arguments of a tool are a group of fields."), {}, {}});
        return;
    }
    m_outputSchema = tool->outputSchema;
    m_client = &client;
    send();
}

void McpToolCall::send()
{
    RpcLimits limits = m_client->m_options.request;
    limits.progress = true;
    m_session = m_client->m_session;
    m_request = m_client->ask(QStringLiteral("tools/call"), Json{{"name", toUtf8(m_tool)}, {"arguments", m_arguments}}, limits, this);
    connect(m_request, &RpcRequest::progressed, this, &McpToolCall::takeProgress);
    connect(m_request, &RpcRequest::finished, this, &McpToolCall::takeEnd);
}

void McpToolCall::cancel()
{
    if (isFinished())
        return;
    if (m_request) {
        m_request->disconnect(this);
        m_request->cancel();
    }
    finish(fail(Error::Code::Cancelled, Words::tr("The call was stopped.")));
}

void McpToolCall::takeProgress(double progress, double total, const QString &message)
{
    m_progress = progress;
    m_total = total;
    m_progressText = message;
    if (!std::exchange(m_progressDue, true))
        QMetaObject::invokeMethod(this, &McpToolCall::tellProgress, Qt::QueuedConnection);
}

void McpToolCall::tellProgress()
{
    m_progressDue = false;
    if (!isFinished())
        emit progressed(m_progress, m_total, m_progressText);
}

void McpToolCall::takeEnd()
{
    RpcRequest *request = std::exchange(m_request, nullptr);
    request->deleteLater();
    if (isFinished())
        return;
    if (request->result()) {
        if (m_client)
            m_client->m_renewed = false;
        takeResult(request->message(), *request->result());
        return;
    }
    if (request->error()->reason == u"session" && m_client && !std::exchange(m_resent, true)) {
        if (m_session != m_client->m_session && m_client->isReady()) { // another call has had it renewed
            send();
            return;
        }
        connect(m_client, &McpClient::ready, this, &McpToolCall::send, Qt::SingleShotConnection);
        connect(m_client, &McpClient::closed, this, [this](const Error &error) { refuse(error); });
        m_client->renewSession();
        return;
    }
    refuse(*request->error());
}

void McpToolCall::takeResult(const McpMessage &message, const Json &result)
{
    if (message.bytes <= kLarge) {
        finish(mcpResultFromJson(result, m_outputSchema));
        return;
    }
    using Made = std::shared_ptr<Result<McpToolResult>>;
    auto *watcher = new QFutureWatcher<Made>(this);
    auto promise = std::make_shared<QPromise<Made>>();
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        finish(std::move(*watcher->result()));
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, message, &result, schema = m_outputSchema] {
        promise->start();
        promise->addResult(std::make_shared<Result<McpToolResult>>(mcpResultFromJson(result, schema)));
        promise->finish();
    });
}

} // namespace cuewright
