#include "keychain/systemkeychain.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace cuewright {
namespace {

const QString kService = QStringLiteral("Cuewright");

Result<Secret> outcome(const QKeychain::Job &job, const Secret &secret)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return secret;
    const QString message = job.error() == QKeychain::AccessDeniedByUser || job.error() == QKeychain::AccessDenied
        ? QCoreApplication::translate("Keychain", "The system's keychain did not give access.")
        : QCoreApplication::translate("Keychain", "The system's keychain cannot be used.");
    return fail(Error::Code::Io, message, job.errorString());
}

// The keychain's job lives on its own until the keychain answers; ours may be gone by then.
void begin(QKeychain::Job *job, const QString &name)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    job->start();
}

} // namespace

SecretJob *SystemKeychain::read(const QString &name, QObject *parent)
{
    auto *answer = new SecretJob(parent);
    auto *job = new QKeychain::ReadPasswordJob(kService);
    QObject::connect(job, &QKeychain::Job::finished, answer,
        [answer, job] { answer->finish(outcome(*job, Secret(job->binaryData()))); });
    begin(job, name);
    return answer;
}

SecretJob *SystemKeychain::write(const QString &name, const Secret &secret, QObject *parent)
{
    auto *answer = new SecretJob(parent);
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setBinaryData(secret.reveal());
    QObject::connect(
        job, &QKeychain::Job::finished, answer, [answer, job, secret] { answer->finish(outcome(*job, secret)); });
    begin(job, name);
    return answer;
}

SecretJob *SystemKeychain::remove(const QString &name, QObject *parent)
{
    auto *answer = new SecretJob(parent);
    auto *job = new QKeychain::DeletePasswordJob(kService);
    QObject::connect(
        job, &QKeychain::Job::finished, answer, [answer, job] { answer->finish(outcome(*job, Secret())); });
    begin(job, name);
    return answer;
}

} // namespace cuewright
