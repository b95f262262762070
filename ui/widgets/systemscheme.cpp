#include "widgets/systemscheme.h"

#ifdef CUEWRIGHT_WITH_DBUS
#include "widgets/portalscheme.h"
#endif

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

namespace cuewright {

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
    , m_dark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
#if defined(Q_OS_WIN)
    const QSettings settings(
        QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    const QVariant light = settings.value(QStringLiteral("AppsUseLightTheme"));
    if (light.isValid())
        m_dark = light.toInt() == 0;
#elif defined(CUEWRIGHT_WITH_DBUS)
    connect(new PortalScheme(this), &PortalScheme::darkChanged, this, &SystemScheme::setDark);
#endif
}

void SystemScheme::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    emit changed();
}

} // namespace cuewright
