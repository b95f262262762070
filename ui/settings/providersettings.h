#pragma once

#include "catalog/provider.h"

#include <QObject>
#include <QString>

class QSettings;

namespace cuewright {

/// What the person said about each provider, without its key: address and preferred model. Addresses stand as they were
/// typed; normaliseBaseUrl makes them usable.
class ProviderSettings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderSettings)
public:
    explicit ProviderSettings(QSettings &settings, QObject *parent = nullptr);

    QString address(const ProviderProfile &profile) const; ///< the profile's own where nothing was said
    void setAddress(const ProviderProfile &profile, const QString &address);
    QString model(const ProviderProfile &profile) const;
    void setModel(const ProviderProfile &profile, const QString &model);

    /// The provider that prompts go to which name none.
    QString current() const;
    void setCurrent(const QString &id);

    /// The name of a provider's key in the keychain.
    static QString keyName(const ProviderProfile &profile);

signals:
    void changed(const QString &providerId);

private:
    QString key(const ProviderProfile &profile, const QString &name) const;

    QSettings &m_settings;
};

} // namespace cuewright
