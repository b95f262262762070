#pragma once

#include "mcp/mcpcall.h"
#include "mcp/rpcpeer.h"

#include <QSet>

#include <memory>

namespace cuewright {

/// One connection to a server, from the handshake to its end (facts §4 to §8). Speaks 2025-11-25 and the revisions before
/// it, and 2026-07-28 where the server knows that one.
class McpClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpClient)
public:
    struct Options
    {
        QString version; ///< of this program
        Json capabilities = Json::object(); ///< what `answerer` answers
        RpcPeer::Answerer answerer;
        bool probe = true; ///< asks for the newest era first
        Clock::Milliseconds probeFor{3000};
        RpcLimits handshake{Clock::Milliseconds(60'000), Clock::Milliseconds(60'000), false, false}; ///< npx may download
        RpcLimits request{};
    };

    static constexpr int kMaxPages = 100; ///< of tools/list
    static constexpr int kMaxTools = 2000;
    static constexpr qsizetype kMaxToolBytes = 32 * 1024 * 1024; ///< of all pages together
    static constexpr Clock::Milliseconds kChangePatience{200}; ///< between a notice that the tools changed and asking again
    /// Before notices that have ended are asked for again: at first, and after as many in vain as it takes. One that held
    /// longer than the latter begins anew.
    static constexpr Clock::Milliseconds kFirstRenewal{1000}, kLastRenewal{300'000};

    /// `clock` outlives it.
    McpClient(std::unique_ptr<McpTransport> transport, Clock &clock, Options options, QObject *parent = nullptr);
    ~McpClient() override;

    void start();
    void stop(); ///< closed() follows

    bool isReady() const { return m_phase == Phase::Ready; }
    bool isModern() const { return m_modern; }
    const McpServerInfo &info() const { return m_info; }
    const QList<McpTool> &tools() const { return m_tools; }
    const QList<McpLeftOut> &leftOut() const { return m_leftOut; }
    const McpTool *tool(const QString &name) const; ///< nullptr: none; valid until toolsChanged()

    /// `arguments` is an object. Finishes with an error where the client is not ready.
    McpCall *call(const QString &tool, const Json &arguments, QObject *parent);

signals:
    void ready(); ///< also after the server forgot the session and a new one was made
    void toolsChanged();
    void logged(McpLogLine::Source source, const QString &level, const QString &text);
    void closed(const Error &error); ///< once and last
    void listed(); ///< the list of tools was asked for and came, or could not be had

private:
    friend class McpToolCall;
    enum class Phase { Idle, Starting, Ready, Closing, Closed };

    RpcRequest *ask(const QString &method, Json params, const RpcLimits &limits, QObject *parent, const McpHeaders &headers = {});
    bool marksArguments() const { return m_modern && m_transport->isHttp(); } ///< some of them go into headers, too
    void probe();
    void takeProbe(const RpcRequest &request);
    void initialize();
    void takeInitialize(const RpcRequest &request);
    void settle();
    void listTools();
    void askPage(const QString &cursor, bool hasCursor);
    void takePage(const RpcRequest &request);
    void takeTools(const Json &result);
    void takeList();
    void listAgain(); ///< now, in Ready
    void listFailed(const Error &error);
    void becomeReady();
    void renewSession();
    void subscribe();
    void subscriptionEnded(const RpcRequest &request, Clock::Milliseconds after);
    void takeNotice(const QString &method, const Json &params);
    void toolsMayHaveChanged();
    void giveUp(const Error &error);
    void close(const Error &error);
    void note(const QString &text);

    struct Listing
    {
        QList<McpTool> tools;
        QSet<QString> names; ///< of `tools`
        QList<McpLeftOut> leftOut;
        int pages = 0;
        qsizetype bytes = 0;
    };

    std::unique_ptr<McpTransport> m_transport;
    Clock &m_clock;
    Options m_options;
    RpcPeer m_peer;
    Phase m_phase = Phase::Idle;
    bool m_modern = false;
    int m_session = 0; ///< counts the renewals
    bool m_renewed = false; ///< the session was renewed, and nothing has been answered since
    std::optional<Error> m_reason; ///< why it is being closed
    McpServerInfo m_info;
    QList<McpTool> m_tools;
    QList<McpLeftOut> m_leftOut;
    std::optional<Listing> m_listing;
    std::unique_ptr<Alarm> m_changeAlarm;
    std::unique_ptr<Alarm> m_renewAlarm;
    Clock::Milliseconds m_renewal = kFirstRenewal;
    bool m_listAgain = false;
};

} // namespace cuewright
