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
class RequestSettings;

/// By which way requests leave this computer: the proxy, and whose certificates are trusted beside the system's. What cannot
/// work is not taken, and the form says why.
class RouteForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RouteForm)
public:
    RouteForm(const UiContext &ui, RequestSettings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override; ///< the file may be another one by now

private:
    void build();
    void takeOver();
    void showProxy();
    void takeProxy();
    void showFile();
    void chooseFile();
    void takeFile(const QString &path);
    void retranslate();

    const UiContext m_ui;
    RequestSettings &m_settings;
    std::optional<ProxySettings> m_shown; ///< in the boxes, or taken from them
    QComboBox *m_proxy;
    QLineEdit *m_address;
    QLineEdit *m_file;
    FieldBox *m_proxyBox;
    FieldBox *m_addressBox;
    FieldBox *m_fileBox;
    QPushButton *m_choose;
    QPushButton *m_remove;
    QLabel *m_proxyNote;
    QLabel *m_fileNote;
};

} // namespace cuewright
