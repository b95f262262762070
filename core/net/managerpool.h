#pragma once

#include "net/transport.h"

#include <QNetworkRequest>
#include <QObject>

#include <memory>
#include <vector>

class QIODevice;
class QNetworkReply;

namespace cuewright {

/// Network access managers for any number of requests at once. One manager opens six HTTP/1.1 connections to a host and
/// keeps further requests in a line of its own, unseen and uncounted; so each gets six requests at most, and there are as
/// many managers as it takes. (Qt 6.5 has a setting for the six; this works with 6.4 as well.) Over HTTP/2 the six share
/// their manager's one connection. A manager that is free keeps its connections, and the first free one is taken: few
/// requests use few connections again and again.
class ManagerPool final : public QObject
{
    Q_OBJECT
public:
    explicit ManagerPool(QObject *parent = nullptr);
    ~ManagerPool() override;

    /// For requests from now on. Those that run go on by the way that they took.
    void setRoute(const QList<QSslCertificate> &authorities, const ProxySettings &proxy);
    QNetworkAccessManager &outside() { return m_outside; } ///< the same way, for what is not counted

    /// The reply belongs to the caller until it is given back to drain() or destroyed. `body` must live as long.
    QNetworkReply *post(const QNetworkRequest &request, QIODevice *body) { return send("POST", request, body); }
    QNetworkReply *send(const QByteArray &verb, const QNetworkRequest &request, QIODevice *body);
    /// Takes a reply whose answer is complete: the connection is kept for the next request where the server ends the body
    /// soon, else closed. `reply` must not have connections of the caller's any more.
    static void drain(QNetworkReply *reply);

private:
    struct Member;
    void dropRetired();

    QList<QSslCertificate> m_authorities; ///< beside the system's
    ProxySettings m_proxy;
    RoutedManager m_outside;
    std::vector<std::unique_ptr<Member>> m_members;
    std::vector<std::unique_ptr<Member>> m_retired; ///< of another route, until their last request is over
};

} // namespace cuewright
