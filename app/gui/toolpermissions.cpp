#include "gui/toolpermissions.h"

#include <QSettings>

namespace cuewright {
namespace {

QString nameOf(const QString &key)
{
    return QStringLiteral("tools/allowed/") + key;
}

} // namespace

bool ToolPermissions::isAllowed(const QString &key) const
{
    return m_settings.contains(nameOf(key));
}

void ToolPermissions::allow(const QString &key, const QString &text)
{
    m_settings.setValue(nameOf(key), text);
}

} // namespace cuewright
