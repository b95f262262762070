#pragma once

#include "base/keyring.h"
#include "settings/providersettings.h"
#include "widgets/uicontext.h"

#include <QFrame>
#include <QList>

class QLabel;
class QPushButton;

namespace cuewright {

/// The providers that a newcomer most likely has, each with what is missing for its use.
class ProviderCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderCard)
public:
    ProviderCard(const UiContext &ui, KeyRing &keys, QWidget *parent = nullptr);

signals:
    void providerRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        const ProviderProfile *profile;
        QLabel *name;
        QLabel *state;
        QPushButton *button;
    };
    void addRow(const ProviderProfile &profile);
    void showStates();
    void retranslate();

    const UiContext m_ui;
    KeyRing &m_keys;
    QLabel *m_title;
    QLabel *m_hint;
    QLabel *m_note;
    QList<Row> m_rows;
};

} // namespace cuewright
