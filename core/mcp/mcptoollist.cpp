// The part of McpClient that asks for the tools.

#include "mcp/mcpclient.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

} // namespace

void McpClient::listTools()
{
    m_listing = Listing();
    m_listAgain = false;
    askPage({}, false);
}

void McpClient::listAgain()
{
    if (m_phase != Phase::Ready || m_listing)
        return;
    m_changeAlarm.reset();
    listTools();
}

void McpClient::askPage(const QString &cursor, bool hasCursor)
{
    Json params = Json::object();
    if (hasCursor)
        params["cursor"] = toUtf8(cursor);
    RpcRequest *request = ask(QStringLiteral("tools/list"), std::move(params), m_options.request, this);
    connect(request, &RpcRequest::finished, this, [this, request] {
        request->deleteLater();
        takePage(*request);
    });
}

void McpClient::takePage(const RpcRequest &request)
{
    if (!m_listing || m_phase == Phase::Closing || m_phase == Phase::Closed)
        return;
    if (!request.result()) {
        listFailed(*request.error());
        return;
    }
    const Json &result = *request.result();
    m_listing->bytes += request.message().bytes;
    takeTools(result);
    const Json *next = member(result, "nextCursor"); // an empty one is one as well
    if (!next || !next->is_string()) {
        takeList();
        return;
    }
    const bool tooMany = ++m_listing->pages >= kMaxPages || m_listing->tools.size() > kMaxTools || m_listing->bytes > kMaxToolBytes;
    if (!tooMany) {
        askPage(memberText(result, "nextCursor"), true);
        return;
    }
    m_listing->leftOut.append({Words::tr("All further tools"), Words::tr("The server's list does not come to an end.")});
    takeList();
}

void McpClient::takeTools(const Json &result)
{
    const Json *entries = member(result, "tools");
    if (!entries || !entries->is_array())
        return;
    for (const Json &entry : *entries) {
        if (m_listing->tools.size() >= kMaxTools && m_listing->leftOut.size() >= kMaxTools)
            return;
        Result<McpTool> tool = mcpToolFromJson(entry);
        if (tool && m_listing->names.contains(tool->name))
            tool = fail(Error::Code::Invalid, Words::tr("There is another tool of this name."));
        if (const QString why = tool && marksArguments() ? paramHeadersProblem(tool->inputSchema) : QString(); !why.isEmpty())
            tool = fail(Error::Code::Invalid, why);
        if (tool && m_listing->tools.size() < kMaxTools) {
            m_listing->names.insert(tool->name);
            m_listing->tools.append(*std::move(tool));
        } else if (m_listing->leftOut.size() < kMaxTools) {
            m_listing->leftOut.append({displayText(memberText(entry, "name"), 128), tool ? Words::tr("There are too many tools.") : tool.error().message});
        }
    }
}

void McpClient::takeList()
{
    const Listing listing = *std::exchange(m_listing, std::nullopt);
    m_tools = listing.tools;
    m_leftOut = listing.leftOut;
    for (const McpLeftOut &left : m_leftOut.mid(0, 20))
        note(Words::tr("Left out the tool “%1”: %2").arg(left.name, left.reason));
    const QPointer<McpClient> self(this);
    becomeReady();
    if (self)
        emit toolsChanged();
    if (self && m_listAgain)
        toolsMayHaveChanged();
    if (self)
        emit listed();
}

void McpClient::listFailed(const Error &error)
{
    m_listing.reset();
    if (m_phase == Phase::Starting) {
        giveUp(error);
    } else if (error.reason == u"session") {
        renewSession();
    } else {
        note(Words::tr("The list of tools could not be renewed: %1").arg(error.message));
        emit listed();
    }
}

} // namespace cuewright
