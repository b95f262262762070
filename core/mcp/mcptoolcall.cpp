#include "mcp/mcptoolcall.h"

#include "mcp/mcpclient.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

namespace cuewright {
namespace {

constexpr qsizetype kLarge = 64 * 1024; // decoding and checking this takes milliseconds
constexpr int kHeaderMismatch = -32020;
constexpr std::size_t kMaxWishes = 100; // of one question
constexpr qsizetype kNamedWishes = 3;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

/// What the server asks for, for the person.
QString wishText(const QString &method, const Json &params)
{
    const QString said = displayText(memberText(params, "message"), 300);
    if (method == u"elicitation/create" && !said.isEmpty())
        return QStringLiteral("“%1”").arg(said);
    return displayText(method, 100);
}

Error noResult()
{
    return {Error::Code::Protocol, Words::tr("The server answered the call with something that is no result of a tool."), {}, {}};
}

Error connectionClosed()
{
    return {Error::Code::Cancelled, Words::tr("The connection to the server was closed."), {}, {}};
}

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
    m_isModern = m_client->isModern();
    Json params{{"name", toUtf8(m_tool)}, {"arguments", m_arguments}};
    for (const auto &[name, value] : m_answers.items())
        params[name] = value;
    const McpTool *tool = m_client->tool(m_tool);
    McpHeaders headers;
    if (tool && m_client->marksArguments())
        headers = paramHeaders(tool->inputSchema, m_arguments);
    m_request = m_client->ask(QStringLiteral("tools/call"), std::move(params), limits, this, headers);
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
        const QString kind = m_isModern ? memberText(*request->result(), "resultType") : QString();
        if (kind == u"input_required")
            takeQuestions(*request->result());
        else if (kind.isEmpty() || kind == u"complete")
            takeResult(request->message(), *request->result());
        else
            refuse(noResult());
        return;
    }
    if (!tryAgain(*request))
        refuse(*request->error());
}

/// Where the server did not take the call for a reason that can be mended.
bool McpToolCall::tryAgain(const RpcRequest &request)
{
    const bool isLost = request.error()->reason == u"session";
    const bool isMismatch = request.rpcCode() == kHeaderMismatch;
    if (!m_client || (!isLost && !isMismatch) || std::exchange(m_resent, true))
        return false;
    if (isLost && m_session != m_client->m_session && m_client->isReady()) { // another call has had it renewed
        send();
    } else if (isLost) {
        waitFor(&McpClient::ready);
        m_client->renewSession();
    } else {
        waitFor(&McpClient::listed);
        m_client->listAgain();
    }
    return true;
}

void McpToolCall::waitFor(void (McpClient::*signal)())
{
    connect(m_client, signal, this, [this] {
        if (!isFinished())
            send();
    }, Qt::SingleShotConnection);
    connect(m_client, &McpClient::closed, this, &McpToolCall::refuse);
    connect(m_client, &QObject::destroyed, this, [this] { refuse(connectionClosed()); });
}

/// The call goes on when it is sent again, with the answers and with what the server wants to be reminded of.
void McpToolCall::takeQuestions(const Json &result)
{
    if (!m_client) {
        refuse(connectionClosed());
        return;
    }
    const Json *wishes = member(result, "inputRequests");
    const Json *state = member(result, "requestState");
    const bool isUsable = (wishes && wishes->is_object() && wishes->size() <= kMaxWishes) || (!wishes && state && state->is_string());
    if (!isUsable || ++m_questions > kMaxQuestions) {
        refuse(isUsable ? Error{Error::Code::Protocol, Words::tr("The server asks again and again instead of answering."), {}, {}} : noResult());
        return;
    }
    Json answers = Json::object();
    QStringList unanswered;
    static const Json none = Json::object();
    const Json &asked = wishes ? *wishes : none;
    for (const auto &[key, wish] : asked.items()) {
        const QString method = memberText(wish, "method");
        const Json *params = member(wish, "params");
        if (auto answer = m_client->m_peer.answerTo(method, params ? *params : none))
            answers[key] = std::move(*answer);
        else
            unanswered << wishText(method, params ? *params : none);
    }
    if (!unanswered.isEmpty()) {
        refuse({Error::Code::Unsupported,
            Words::tr("The server asks for something before it goes on, which this program cannot answer: %1").arg(unanswered.mid(0, kNamedWishes).join(u", ")),
            QString::fromUtf8(writeJson(asked).left(kMcpLogLineChars)), {}});
        return;
    }
    m_answers = Json::object();
    if (wishes)
        m_answers["inputResponses"] = std::move(answers);
    if (state && state->is_string())
        m_answers["requestState"] = *state;
    send();
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
