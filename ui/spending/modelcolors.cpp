#include "spending/modelcolors.h"

namespace cuewright {

int ModelColors::slot(const QString &model)
{
    const auto known = m_slots.constFind(model);
    if (known != m_slots.constEnd())
        return *known;
    if (m_models.size() >= kOwn)
        return kOther;
    const int next = static_cast<int>(m_models.size());
    m_models += model;
    m_slots.insert(model, next);
    return next;
}

void ModelColors::setModels(const QStringList &models)
{
    m_models.clear();
    m_slots.clear();
    for (const QString &model : models)
        slot(model);
}

} // namespace cuewright
