#pragma once

#include "base/keyring.h"
#include "net/connectioncheck.h"
#include "settings/providersettings.h"
#include "widgets/uicontext.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QNetworkAccessManager;
class QPushButton;

namespace cuewright {

class Badge;
class CheckRows;
class FieldBox;

/// What the providers pages need of the program. All of it outlives them.
struct ProviderServices
{
    UiContext ui;
    ProviderSettings &settings;
    KeyRing &keys;
    QNetworkAccessManager &network;
    Clock &clock;
};

/// Address, key and connection test of one provider.
class ProviderForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderForm)
public:
    explicit ProviderForm(const ProviderServices &services, QWidget *parent = nullptr);

    void setProvider(const ProviderProfile &profile); ///< of the built-in list, which stays
    const ProviderProfile *provider() const { return m_profile; }
    void focusKey();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void saveKey();
    void removeKey();
    void showKeyState();
    void showAddressProblem();
    void test();
    QString keyStateText() const;

    const ProviderServices m_services;
    const ProviderProfile *m_profile = nullptr;
    QLabel *m_title;
    Badge *m_state;
    QLineEdit *m_address;
    QLineEdit *m_key;
    QLineEdit *m_model;
    FieldBox *m_addressBox = nullptr;
    FieldBox *m_keyBox = nullptr;
    FieldBox *m_modelBox = nullptr;
    QPushButton *m_save;
    QPushButton *m_remove;
    QPushButton *m_test;
    QPushButton *m_use;
    QLabel *m_keyNote;
    CheckRows *m_rows;
    QPointer<ConnectionCheck> m_check;
};

} // namespace cuewright
