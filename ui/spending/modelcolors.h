#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace cuewright {

/// Which colour of the charts a model has. Eight models have one of their own, all others share "Other": the first eight, until
/// one of the others is a larger part of what is shown than one of them. Beside that a model keeps its colour, so that no
/// filter and no new model recolours a chart.
class ModelColors final
{
public:
    static constexpr int kOwn = 8;
    static constexpr int kOther = kOwn;

    /// Gives the next free colour to a model that is seen for the first time.
    int slot(const QString &model);
    /// Gives the models of `amounts` colours: new ones the next that is free, then larger ones those of smaller ones, one for
    /// one. Models that are not among them are the smallest.
    void settle(const QList<std::pair<QString, double>> &amounts);
    /// The models in the order of their colours, for the settings.
    QStringList models() const { return m_models; }
    void setModels(const QStringList &models);

private:
    QStringList m_models;
    QHash<QString, int> m_slots;
};

} // namespace cuewright
