#include "net/managerpool.h"

#include "net/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

namespace cuewright {
namespace {

constexpr int kRequestsPerManager = 6;
constexpr std::chrono::milliseconds kDrainFor{1000};

} // namespace

struct ManagerPool::Member
{
    std::shared_ptr<int> running = std::make_shared<int>(0);
    QNetworkAccessManager manager; // last: its replies still count down while it is destroyed
};

ManagerPool::ManagerPool(QObject *parent)
    : QObject(parent)
{
}

ManagerPool::~ManagerPool() = default;

void ManagerPool::configure(const QList<QSslCertificate> &authorities, bool systemProxy)
{
    m_authorities = authorities;
    m_systemProxy = systemProxy;
    for (const auto &member : m_members) {
        setUp(*member);
        member->manager.clearConnectionCache();
    }
}

void ManagerPool::setUp(Member &member) const
{
    member.manager.setProxyFactory(new ProxyChoice(m_systemProxy)); // the manager owns it
}

QNetworkReply *ManagerPool::post(const QNetworkRequest &request, QIODevice *body)
{
    Member *free = nullptr;
    for (const auto &member : m_members) {
        if (*member->running < kRequestsPerManager) {
            free = member.get();
            break;
        }
    }
    if (!free) {
        free = m_members.emplace_back(std::make_unique<Member>()).get();
        free->manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        setUp(*free);
    }
    QNetworkRequest configured = request;
    if (!m_authorities.isEmpty()) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.addCaCertificates(m_authorities);
        configured.setSslConfiguration(tls);
    }
    QNetworkReply *reply = free->manager.post(configured, body);
    ++*free->running;
    connect(reply, &QObject::destroyed, &free->manager, [running = free->running] { --*running; });
    return reply;
}

void ManagerPool::drain(QNetworkReply *reply)
{
    if (reply->isFinished()) {
        reply->deleteLater();
        return;
    }
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    // No decision hangs on this wait, so it is the one that does not take the injected clock.
    QTimer::singleShot(kDrainFor, reply, &QNetworkReply::abort);
}

} // namespace cuewright
