#include "gui/keychainstore.h"

#include <qt6keychain/keychain.h>

#include <QCoreApplication>

namespace cuewright {
namespace {

const QString &service()
{
    static const QString name = QStringLiteral("Cuewright");
    return name;
}

// The keychain's own words are kept where they say something: "Unknown error" is all that a machine without one has to say.
Error failure(const QKeychain::Job &job)
{
    const QString said = job.errorString().trimmed();
    const bool vague = said.isEmpty() || job.error() == QKeychain::OtherError || job.error() == QKeychain::NoBackendAvailable;
    const QString message = vague ? QCoreApplication::translate("KeychainStore", "The system's keychain cannot be used.")
                                  : QCoreApplication::translate("KeychainStore", "The system's keychain says: %1.")
                                        .arg(said.endsWith(u'.') ? said.chopped(1) : said);
    return {Error::Code::Io, message, said, {}};
}

// Starts `inner` as a child of the job that answers for it: dropping the job drops the question.
template<typename Inner>
SecretJob *ask(Inner *inner, SecretJob *job, const QString &name)
{
    inner->setParent(job);
    inner->setAutoDelete(false);
    inner->setInsecureFallback(false);
    inner->setKey(name);
    QObject::connect(inner, &QKeychain::Job::finished, job, [inner, job] {
        // Nothing stored is an answer, not a failure.
        if (inner->error() == QKeychain::EntryNotFound) {
            job->finish(Secret());
        } else if (inner->error() != QKeychain::NoError) {
            job->finish(fail(failure(*inner)));
        } else if constexpr (std::is_same_v<Inner, QKeychain::ReadPasswordJob>) {
            job->finish(Secret(inner->binaryData()));
        } else {
            job->finish(Secret());
        }
    });
    inner->start();
    return job;
}

} // namespace

SecretJob *KeychainStore::read(const QString &name, QObject *parent)
{
    return ask(new QKeychain::ReadPasswordJob(service()), new SecretJob(parent), name);
}

SecretJob *KeychainStore::write(const QString &name, const Secret &secret, QObject *parent)
{
    auto *inner = new QKeychain::WritePasswordJob(service());
    inner->setBinaryData(secret.reveal());
    return ask(inner, new SecretJob(parent), name);
}

SecretJob *KeychainStore::remove(const QString &name, QObject *parent)
{
    return ask(new QKeychain::DeletePasswordJob(service()), new SecretJob(parent), name);
}

} // namespace cuewright
