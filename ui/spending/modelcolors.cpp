#include "spending/modelcolors.h"

#include <algorithm>

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

void ModelColors::settle(const QList<std::pair<QString, double>> &amounts)
{
    QHash<QString, double> amountOf;
    QStringList others;
    for (const auto &[model, amount] : amounts) {
        amountOf[model] += amount;
        if (slot(model) == kOther && !others.contains(model))
            others += model;
    }
    std::stable_sort(others.begin(), others.end(), [&](const QString &a, const QString &b) { return amountOf[a] > amountOf[b]; });
    for (const QString &model : std::as_const(others)) {
        const auto least = std::min_element(m_models.begin(), m_models.end(), [&](const QString &a, const QString &b) {
            return amountOf.value(a, -1) < amountOf.value(b, -1);
        });
        if (amountOf.value(*least, -1) >= amountOf[model])
            break;
        m_slots.insert(model, static_cast<int>(least - m_models.begin()));
        m_slots.remove(*least);
        *least = model;
    }
}

void ModelColors::setModels(const QStringList &models)
{
    m_models.clear();
    m_slots.clear();
    for (const QString &model : models)
        slot(model);
}

} // namespace cuewright
