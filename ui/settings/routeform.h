#pragma once

#include "net/transport.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cuewright {

class FieldBox;
class KeyRing;
class RequestSettings;

/// By which way requests leave this computer: the proxy, and whose certificates are trusted beside the system's. What cannot
/// work is not taken, and the form says why.
class RouteForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RouteForm)
public:
    /// All of it outlives the form. `keys` keeps the proxy's password.
    RouteForm(const UiContext &ui, RequestSettings &settings, KeyRing &keys, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override; ///< the file may be another one by now

private:
    void build();
    void takeOver();
    void showProxy();
    void takeProxy();
    void takeUser();
    void takePassword();
    void showLogin();
    void showFile();
    void chooseFile();
    void takeFile(const QString &path);
    void retranslate();

    const UiContext m_ui;
    RequestSettings &m_settings;
    KeyRing &m_keys;
    std::optional<ProxySettings> m_shown; ///< in the boxes, or taken from them
    QComboBox *m_proxy;
    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_file;
    FieldBox *m_proxyBox;
    FieldBox *m_addressBox;
    FieldBox *m_userBox;
    FieldBox *m_passwordBox;
    FieldBox *m_fileBox;
    QPushButton *m_choose;
    QPushButton *m_remove;
    QLabel *m_proxyNote;
    QLabel *m_fileNote;
};

} // namespace cuewright
