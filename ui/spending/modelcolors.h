#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace cuewright {

/// Which colour of the charts a model has. It keeps it as long as it is known, so that no filter and no new
/// model recolours a chart. The first eight models have one of their own, all others share "Other".
class ModelColors final
{
public:
    static constexpr int kOwn = 8;
    static constexpr int kOther = kOwn;

    /// Gives the next free colour to a model that is seen for the first time.
    int slot(const QString &model);
    /// The models in the order of their colours, for the settings.
    QStringList models() const { return m_models; }
    void setModels(const QStringList &models);

private:
    QStringList m_models;
    QHash<QString, int> m_slots;
};

} // namespace cuewright
