#pragma once

#include <QNetworkRequest>
#include <QObject>

#include <memory>
#include <vector>

class QIODevice;
class QNetworkAccessManager;
class QNetworkReply;

namespace cuewright {

/// Network access managers for any number of requests at once. One manager opens six connections to a host and keeps
/// further requests in a line of its own, unseen and uncounted; so each gets six requests at most.
class ManagerPool final : public QObject
{
    Q_OBJECT
public:
    explicit ManagerPool(QObject *parent = nullptr);
    ~ManagerPool() override;

    /// The reply belongs to the caller until it is given back to drain() or destroyed. `body` must live as long.
    QNetworkReply *post(const QNetworkRequest &request, QIODevice *body);
    /// Takes a reply whose answer is complete: the connection is kept for the next request where the server ends the body
    /// soon, else closed. `reply` must not have connections of the caller's any more.
    static void drain(QNetworkReply *reply);

private:
    struct Member;
    std::vector<std::unique_ptr<Member>> m_members;
};

} // namespace cuewright
