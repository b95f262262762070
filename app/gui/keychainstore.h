#pragma once

#include "base/secretstore.h"

namespace cuewright {

/// The system's keychain: Secret Service or KWallet, the macOS keychain, the Windows credential store. It may be slow,
/// locked or absent; KeyRing (base/keyring.h) deals with that.
class KeychainStore final : public SecretStore
{
public:
    bool isPersistent() const override { return true; }
    SecretJob *read(const QString &name, QObject *parent) override;
    SecretJob *write(const QString &name, const Secret &secret, QObject *parent) override;
    SecretJob *remove(const QString &name, QObject *parent) override;
};

} // namespace cuewright
