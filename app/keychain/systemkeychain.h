#pragma once

#include "base/secretstore.h"

namespace cuewright {

/// The keychain of the desktop, through QtKeychain: Secret Service or KWallet, Keychain on macOS, the credential store on
/// Windows. Never stores anything in the clear.
class SystemKeychain final : public SecretStore
{
public:
    bool isPersistent() const override { return true; }
    SecretJob *read(const QString &name, QObject *parent) override;
    SecretJob *write(const QString &name, const Secret &secret, QObject *parent) override;
    SecretJob *remove(const QString &name, QObject *parent) override;
};

} // namespace cuewright
