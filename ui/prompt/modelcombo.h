#pragma once

#include "catalog/catalog.h"
#include "catalog/provider.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QDateTime>

namespace cuewright {

/// The model of a prompt: one of the catalog, or any name a person types. Its list says what each costs and holds.
class ModelCombo final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelCombo)
public:
    enum ItemRole { FactsRole = Qt::UserRole, VendorRole };

    ModelCombo(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    /// Prices of `at`; known models of other vendors than the provider's stay in the list.
    void fill(const QDateTime &at);
    QString modelId() const { return currentText().trimmed(); }
    void setModelId(const QString &id); ///< no signal
    void setSecondary(const QString &text); ///< "OpenAI", behind the name where there is room

    void commit(); ///< tells what stands in the box, even nothing

    /// "$0.15 in, $0.60 out per 1M", "price unknown", "free: runs on this computer".
    static QString priceText(
        const Catalog &catalog, const QString &model, const ProviderProfile *provider, const QDateTime &at);

signals:
    /// With every letter, so that the figures and a run take what stands in the box. `step` stays the same as long as one
    /// name is being typed: undo takes that back at once.
    void modelChosen(const QString &id, int step);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void follow(); ///< a name that is being typed; an emptied box waits for what comes next
    void tell();

    const Theme &m_theme;
    const Catalog &m_catalog;
    QString m_known; ///< what was last set or told
    int m_step = 0;
};

} // namespace cuewright
