#include "settings/routeform.h"

#include "base/keyring.h"
#include "net/requestsettings.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace cuewright {
namespace {

using Kind = ProxySettings::Kind;

constexpr int kChoiceWidth = 312;
constexpr std::array kKinds{Kind::System, Kind::None, Kind::Http, Kind::Socks5};
constexpr qsizetype kNamed = 3;

bool isManual(Kind kind)
{
    return kind == Kind::Http || kind == Kind::Socks5;
}

QString addressOf(const ProxySettings &proxy)
{
    if (proxy.host.isEmpty())
        return {};
    return (proxy.host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(proxy.host).arg(proxy.port);
}

/// What the boxes hold: a password that comes from the keychain changes nothing in them.
ProxySettings withoutPassword(ProxySettings proxy)
{
    proxy.password = {};
    return proxy;
}

QString passwordName()
{
    return QString::fromLatin1(RequestSettings::kPasswordName);
}

QString nameOf(const QSslCertificate &certificate)
{
    for (const auto info : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        if (const QStringList names = certificate.subjectInfo(info); !names.isEmpty())
            return names.first();
    }
    return QString::fromLatin1(certificate.serialNumber());
}

} // namespace

RouteForm::RouteForm(const UiContext &ui, RequestSettings &settings, KeyRing &keys, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_settings(settings)
    , m_keys(keys)
    , m_proxy(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_file(new QLineEdit(this))
    , m_proxyBox(new FieldBox({}, m_proxy, this))
    , m_addressBox(new FieldBox({}, m_address, this))
    , m_userBox(new FieldBox({}, m_user, this))
    , m_passwordBox(new FieldBox({}, m_password, this))
    , m_fileBox(new FieldBox({}, m_file, this))
    , m_choose(makeButton(ButtonKind::Secondary, {}, ui.theme.icon(Glyph::Folder), this))
    , m_remove(makeButton(ButtonKind::Ghost, {}, ui.theme.icon(Glyph::Trash), this))
    , m_proxyNote(makeLabel(LabelKind::Muted, {}, this))
    , m_fileNote(makeLabel(LabelKind::Muted, {}, this))
{
    build();
    connect(m_proxy, &QComboBox::activated, this, [this] {
        takeProxy();
        if (isManual(Kind(m_proxy->currentData().toInt())) && m_address->text().isEmpty())
            m_address->setFocus(Qt::OtherFocusReason);
    });
    connect(m_address, &QLineEdit::editingFinished, this, &RouteForm::takeProxy);
    connect(m_user, &QLineEdit::editingFinished, this, &RouteForm::takeUser);
    connect(m_password, &QLineEdit::editingFinished, this, &RouteForm::takePassword);
    connect(&keys, &KeyRing::changed, this, [this](const QString &name) {
        if (name == passwordName())
            showLogin();
    });
    connect(m_choose, &QPushButton::clicked, this, &RouteForm::chooseFile);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_choose->setFocus(Qt::OtherFocusReason); // the button goes
        takeFile({});
    });
    connect(&settings, &RequestSettings::transportChanged, this, [this] {
        takeOver();
        showProxy();
        if (m_file->text() != QDir::toNativeSeparators(m_settings.transport().caFile))
            showFile();
    });
    takeOver();
    retranslate();
}

// What is chosen or typed and not taken yet stays where something else has changed.
void RouteForm::takeOver()
{
    const ProxySettings proxy = withoutPassword(m_settings.transport().proxy);
    if (proxy == m_shown)
        return;
    m_shown = proxy;
    m_proxy->setCurrentIndex(m_proxy->findData(static_cast<int>(proxy.kind)));
    m_address->setText(addressOf(proxy));
    m_user->setText(proxy.user);
}

void RouteForm::build()
{
    m_proxy->setObjectName(QStringLiteral("proxyKind"));
    m_address->setObjectName(QStringLiteral("proxyAddress"));
    m_file->setObjectName(QStringLiteral("caFile"));
    m_choose->setObjectName(QStringLiteral("chooseCaFile"));
    m_remove->setObjectName(QStringLiteral("removeCaFile"));
    m_fileNote->setObjectName(QStringLiteral("caFileNote"));
    m_proxyNote->setObjectName(QStringLiteral("proxyNote"));
    for (const Kind kind : kKinds)
        m_proxy->addItem({}, static_cast<int>(kind));
    m_file->setReadOnly(true);
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_password->setObjectName(QStringLiteral("proxyPassword"));
    // Never shown, never offered to an input method that learns words.
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_userBox->setMaximumWidth(kChoiceWidth);
    m_passwordBox->setMaximumWidth(kChoiceWidth);
    m_proxyBox->setMaximumWidth(kChoiceWidth);
    m_addressBox->setMaximumWidth(kChoiceWidth);
    m_proxyNote->setWordWrap(true);
    m_fileNote->setWordWrap(true);
    auto *proxyRow = new QHBoxLayout;
    proxyRow->setSpacing(16);
    proxyRow->addWidget(m_proxyBox, 1, Qt::AlignTop);
    proxyRow->addWidget(m_addressBox, 1, Qt::AlignTop);
    proxyRow->addStretch(0);
    auto *loginRow = new QHBoxLayout;
    loginRow->setSpacing(16);
    loginRow->addWidget(m_userBox, 1, Qt::AlignTop);
    loginRow->addWidget(m_passwordBox, 1, Qt::AlignTop);
    loginRow->addStretch(0);
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(8);
    fileRow->addWidget(m_fileBox, 1);
    fileRow->addWidget(m_choose, 0, Qt::AlignBottom);
    fileRow->addWidget(m_remove, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(proxyRow);
    column->addLayout(loginRow);
    column->addWidget(m_proxyNote);
    column->addSpacing(4);
    column->addLayout(fileRow);
    column->addWidget(m_fileNote);
}

void RouteForm::takeProxy()
{
    const Kind kind = Kind(m_proxy->currentData().toInt());
    TransportSettings transport = m_settings.transport();
    const auto manual = parseProxy(kind, m_address->text());
    if (!isManual(kind))
        transport.proxy.kind = kind; // the address stays for another time
    else if (manual) {
        transport.proxy.kind = kind;
        transport.proxy.host = manual->host;
        transport.proxy.port = manual->port;
    }
    m_shown = withoutPassword(transport.proxy);
    m_settings.setTransport(transport);
    showProxy();
}

// A password belongs to a name: without one it goes, too.
void RouteForm::takeUser()
{
    TransportSettings transport = m_settings.transport();
    transport.proxy.user = m_user->text().trimmed();
    if (transport.proxy.user.isEmpty() && !m_keys.key(passwordName()).isEmpty())
        m_keys.remove(passwordName());
    m_shown = withoutPassword(transport.proxy);
    m_settings.setTransport(transport);
    showLogin();
}

void RouteForm::takePassword()
{
    const QByteArray typed = m_password->text().toUtf8();
    if (typed.isEmpty())
        return;
    m_password->clear();
    m_keys.save(passwordName(), Secret(typed));
}

void RouteForm::showLogin()
{
    const bool manual = isManual(Kind(m_proxy->currentData().toInt()));
    m_userBox->setVisible(manual);
    m_passwordBox->setVisible(manual);
    m_password->setEnabled(!m_user->text().trimmed().isEmpty());
    QString state;
    switch (m_keys.place(passwordName())) {
    case KeyRing::Place::Asking:
        state = tr("asking the keychain…");
        break;
    case KeyRing::Place::Stored:
        state = tr("stored in the system keychain");
        break;
    case KeyRing::Place::ThisRunOnly:
        state = tr("kept until Cuewright is closed");
        break;
    case KeyRing::Place::Unknown:
    case KeyRing::Place::Nowhere:
        state = tr("none");
        break;
    }
    m_password->setPlaceholderText(state);
    m_passwordBox->setProblem(m_password->isEnabled() ? m_keys.problem(passwordName()) : QString());
}

void RouteForm::showProxy()
{
    showLogin();
    const Kind kind = Kind(m_proxy->currentData().toInt());
    m_addressBox->setVisible(isManual(kind));
    const auto manual = parseProxy(kind, m_address->text());
    m_addressBox->setProblem(manual || m_address->text().isEmpty() ? QString() : manual.error().message);
    const ProxySettings taken = m_settings.transport().proxy;
    const bool isTaken = taken.kind == kind && (!isManual(kind) || (manual && manual->host == taken.host && manual->port == taken.port));
    m_proxyNote->setText(isTaken ? tr("This computer itself is always reached directly.")
                                 : tr("Not used yet: it needs an address. Until then requests go as before."));
    setTone(m_proxyNote, isTaken ? Tone::Neutral : Tone::Warning);
}

void RouteForm::chooseFile()
{
    const QString now = m_settings.transport().caFile;
    const QString folder = now.isEmpty() ? QDir::homePath() : QFileInfo(now).absolutePath();
    const auto path = m_ui.dialogs.openFile(
        this, tr("Choose a file of certificates"), folder, tr("Certificates (*.pem *.crt *.cer)") + QStringLiteral(";;") + tr("All files (*)"));
    if (path)
        takeFile(*path);
}

void RouteForm::takeFile(const QString &path)
{
    const auto certificates = path.isEmpty() ? QList<QSslCertificate>() : readCaFile(path);
    if (!certificates) {
        m_fileBox->setProblem(certificates.error().message); // and what was trusted before stays
        return;
    }
    TransportSettings transport = m_settings.transport();
    if (transport.caFile == path)
        showFile();
    transport.caFile = path;
    m_settings.setTransport(transport);
}

void RouteForm::showFile()
{
    const QString path = m_settings.transport().caFile;
    m_file->setText(QDir::toNativeSeparators(path));
    m_remove->setVisible(!path.isEmpty());
    m_fileBox->setProblem({});
    QString note = tr("For the servers of a company, and for proxies that look into what is encrypted. The system's certificates count "
                      "in any case.");
    if (!path.isEmpty()) {
        if (const auto certificates = readCaFile(path)) {
            QStringList names;
            for (const QSslCertificate &certificate : certificates->first(std::min(kNamed, certificates->size())))
                names << nameOf(certificate);
            if (certificates->size() > kNamed)
                names << tr("and more");
            note = tr("%n certificates: %1.", nullptr, static_cast<int>(certificates->size())).arg(names.join(QStringLiteral(", ")));
        } else {
            m_fileBox->setProblem(tr("%1 Until it is there again, only the system's certificates count.").arg(certificates.error().message));
        }
    }
    m_fileNote->setText(note);
}

void RouteForm::retranslate()
{
    m_proxyBox->setCaption(tr("Proxy"));
    m_proxy->setToolTip(tr("For requests from now on, here and on the command line"));
    m_proxy->setItemText(0, tr("The system's"));
    m_proxy->setItemText(1, tr("None"));
    m_proxy->setItemText(2, tr("HTTP proxy"));
    m_proxy->setItemText(3, tr("SOCKS5 proxy"));
    m_addressBox->setCaption(tr("Address of the proxy"));
    m_address->setPlaceholderText(QStringLiteral("proxy.example.com:3128"));
    m_address->setToolTip(tr("Host and port"));
    m_userBox->setCaption(tr("User name at the proxy"));
    m_user->setPlaceholderText(tr("none"));
    m_user->setToolTip(tr("Where the proxy asks for a name and a password; most do not"));
    m_passwordBox->setCaption(tr("Password at the proxy"));
    m_password->setToolTip(tr("It goes to your system's keychain, and to the proxy. The command line takes it from CUEWRIGHT_PROXY_PASSWORD."));
    m_fileBox->setCaption(tr("Further certificates to trust"));
    m_file->setPlaceholderText(tr("none"));
    m_file->setToolTip(tr("A PEM file with certificates of authorities"));
    m_choose->setText(tr("Choose…"));
    m_choose->setToolTip(tr("Choose a file of certificates"));
    m_choose->setAccessibleName(m_choose->toolTip());
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Trust the system's certificates only"));
    m_remove->setAccessibleName(m_remove->toolTip());
    showProxy();
    showFile();
}

void RouteForm::showEvent(QShowEvent *event)
{
    showFile();
    QWidget::showEvent(event);
}

void RouteForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
