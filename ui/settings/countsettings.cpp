#include "settings/countsettings.h"

#include <QSettings>

namespace cuewright {
namespace {

const QString kCorrects = QStringLiteral("tokens/correctEstimates");

} // namespace

CountSettings::CountSettings(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

bool CountSettings::corrects() const
{
    return m_settings.value(kCorrects, true).toBool();
}

void CountSettings::setCorrects(bool corrects)
{
    if (corrects == this->corrects())
        return;
    m_settings.setValue(kCorrects, corrects);
    emit changed();
}

} // namespace cuewright
