#include "net/managerpool.h"

#include <QNetworkReply>
#include <QTimer>

namespace cuewright {
namespace {

constexpr int kRequestsPerManager = 6;
constexpr std::chrono::milliseconds kDrainFor{1000};

} // namespace

struct ManagerPool::Member
{
    std::shared_ptr<int> running = std::make_shared<int>(0);
    RoutedManager manager; // last: its replies still count down while it is destroyed
};

ManagerPool::ManagerPool(QObject *parent)
    : QObject(parent)
{
    m_outside.setRoute(m_authorities, m_proxy);
}

ManagerPool::~ManagerPool() = default;

void ManagerPool::setRoute(const QList<QSslCertificate> &authorities, const ProxySettings &proxy)
{
    m_authorities = authorities;
    m_proxy = proxy;
    m_outside.setRoute(authorities, proxy);
    for (const auto &member : m_members)
        member->manager.setRoute(authorities, proxy);
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
        free->manager.setRoute(m_authorities, m_proxy);
    }
    QNetworkReply *reply = free->manager.post(request, body);
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
