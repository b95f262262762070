#include "net/managerpool.h"

#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <iterator>

namespace cuewright {
namespace {

constexpr int kRequestsPerManager = 6;
constexpr std::chrono::milliseconds kDrainFor{1000};

} // namespace

struct ManagerPool::Member
{
    std::shared_ptr<int> running = std::make_shared<int>(0);
    RoutedManager manager;
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
    // Forgetting its connections would cut off a manager's running requests, without a word to them.
    std::move(m_members.begin(), m_members.end(), std::back_inserter(m_retired));
    m_members.clear();
    dropRetired();
}

void ManagerPool::dropRetired()
{
    std::erase_if(m_retired, [](const auto &member) { return *member->running == 0; });
}

QNetworkReply *ManagerPool::send(const QByteArray &verb, const QNetworkRequest &request, QIODevice *body)
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
    QNetworkReply *reply = verb == "POST" ? free->manager.post(request, body) : free->manager.sendCustomRequest(request, verb, body);
    ++*free->running;
    connect(reply, &QObject::destroyed, &free->manager, [this, running = free->running] {
        if (--*running == 0 && !m_retired.empty())
            QMetaObject::invokeMethod(this, &ManagerPool::dropRetired, Qt::QueuedConnection);
    });
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
