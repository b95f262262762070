#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace cuewright {

/// One question to a secret store. finished() comes exactly once and always from the event loop; whoever asked is the
/// parent, and destroying the job drops the answer.
class SecretJob final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Valid after finished(): what was read (empty where nothing is stored), or what was written or removed.
    [[nodiscard]] const Result<Secret> &result() const { return m_result; }
    /// For stores: the answer. A second one is ignored.
    void finish(Result<Secret> result);

signals:
    void finished();

private:
    Result<Secret> m_result;
    bool m_done = false;
};

/// Where keys live. Implementations: the system's keychain (app/), and memory for tests and for machines without one.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Whether a key survives the end of the program.
    virtual bool isPersistent() const = 0;
    virtual SecretJob *read(const QString &name, QObject *parent) = 0;
    virtual SecretJob *write(const QString &name, const Secret &secret, QObject *parent) = 0;
    virtual SecretJob *remove(const QString &name, QObject *parent) = 0;
};

class MemorySecretStore final : public SecretStore
{
public:
    bool isPersistent() const override { return false; }
    SecretJob *read(const QString &name, QObject *parent) override;
    SecretJob *write(const QString &name, const Secret &secret, QObject *parent) override;
    SecretJob *remove(const QString &name, QObject *parent) override;

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace cuewright
