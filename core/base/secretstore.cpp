#include "base/secretstore.h"

namespace cuewright {

void SecretJob::finish(Result<Secret> result)
{
    if (m_done)
        return;
    m_done = true;
    m_result = std::move(result);
    QMetaObject::invokeMethod(this, &SecretJob::finished, Qt::QueuedConnection);
}

SecretJob *MemorySecretStore::read(const QString &name, QObject *parent)
{
    auto *job = new SecretJob(parent);
    job->finish(m_secrets.value(name));
    return job;
}

SecretJob *MemorySecretStore::write(const QString &name, const Secret &secret, QObject *parent)
{
    m_secrets.insert(name, secret);
    auto *job = new SecretJob(parent);
    job->finish(secret);
    return job;
}

SecretJob *MemorySecretStore::remove(const QString &name, QObject *parent)
{
    auto *job = new SecretJob(parent);
    job->finish(m_secrets.take(name));
    return job;
}

} // namespace cuewright
