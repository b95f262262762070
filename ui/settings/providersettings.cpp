#include "settings/providersettings.h"

#include <QSettings>

namespace cuewright {

ProviderSettings::ProviderSettings(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QString ProviderSettings::key(const ProviderProfile &profile, const QString &name) const
{
    return QStringLiteral("providers/%1/%2").arg(profile.id, name);
}

QString ProviderSettings::address(const ProviderProfile &profile) const
{
    return m_settings.value(key(profile, QStringLiteral("address")), profile.defaultBase.toString()).toString();
}

void ProviderSettings::setAddress(const ProviderProfile &profile, const QString &address)
{
    if (address == this->address(profile))
        return;
    if (address.isEmpty() || address == profile.defaultBase.toString())
        m_settings.remove(key(profile, QStringLiteral("address")));
    else
        m_settings.setValue(key(profile, QStringLiteral("address")), address);
    emit changed(profile.id);
}

QString ProviderSettings::model(const ProviderProfile &profile) const
{
    return m_settings.value(key(profile, QStringLiteral("model"))).toString();
}

void ProviderSettings::setModel(const ProviderProfile &profile, const QString &model)
{
    if (model == this->model(profile))
        return;
    m_settings.setValue(key(profile, QStringLiteral("model")), model);
    emit changed(profile.id);
}

QString ProviderSettings::current() const
{
    return m_settings.value(QStringLiteral("providers/current"), QStringLiteral("practice")).toString();
}

void ProviderSettings::setCurrent(const QString &id)
{
    if (id == current())
        return;
    m_settings.setValue(QStringLiteral("providers/current"), id);
    emit changed(id);
}

QString ProviderSettings::keyName(const ProviderProfile &profile)
{
    return QStringLiteral("provider/") + profile.id;
}

} // namespace cuewright
