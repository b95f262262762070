#include "net/transport.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qint64 kLargestCaFile = 4 * 1024 * 1024;

bool isThisMachine(const QString &host)
{
    if (host.compare(u"localhost", Qt::CaseInsensitive) == 0 || host.endsWith(u".localhost", Qt::CaseInsensitive))
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

// The proxy reads the request itself. It asks for the login when it has the body, and Qt would have to send that once more,
// which UploadDevice does not allow: such requests carry the login from the start. What is encrypted goes through a tunnel,
// and logs in before there is a body.
bool isPlainThroughHttp(const ProxySettings &proxy, const QString &scheme)
{
    return proxy.kind == ProxySettings::Kind::Http && scheme.compare(u"http", Qt::CaseInsensitive) == 0;
}

} // namespace

Result<QList<QSslCertificate>> readCaFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error::Code::Io,
            QCoreApplication::translate("Net", "The certificate file %1 cannot be read.").arg(path), file.errorString());
    }
    const QByteArray bytes = file.read(kLargestCaFile + 1);
    if (bytes.size() > kLargestCaFile) {
        return fail(Error::Code::TooLarge,
            QCoreApplication::translate("Net", "The certificate file %1 is too large to be one.").arg(path));
    }
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    if (certificates.isEmpty()) {
        return fail(Error::Code::Invalid,
            QCoreApplication::translate("Net", "There is no certificate in %1. It has to be a PEM file.").arg(path));
    }
    return certificates;
}

Result<ProxySettings> parseProxy(ProxySettings::Kind kind, const QString &text)
{
    const auto wrong = [](const QString &why) { return fail(Error::Code::Invalid, why); };
    const QString typed = text.trimmed();
    const QUrl url(typed.contains(u"://") ? typed : QStringLiteral("http://") + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return wrong(QCoreApplication::translate("Net", "This is no address of a proxy. It looks like proxy.example.com:3128."));
    if (!url.userInfo().isEmpty()) {
        return wrong(QCoreApplication::translate("Net",
            "A name and a password do not belong into the address: they have fields of their own."));
    }
    if (url.port() <= 0)
        return wrong(QCoreApplication::translate("Net", "The port is missing, such as in %1:3128.").arg(url.host()));
    ProxySettings proxy;
    proxy.kind = kind;
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port());
    return proxy;
}

QList<QNetworkProxy> ProxyChoice::queryProxy(const QNetworkProxyQuery &query)
{
    using Kind = ProxySettings::Kind;
    const QNetworkProxy direct(QNetworkProxy::DefaultProxy);
    if (m_settings.kind == Kind::None || isThisMachine(query.peerHostName()))
        return {direct};
    if (m_settings.kind != Kind::System) {
        const auto type = m_settings.kind == Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
        QNetworkProxy proxy(type, m_settings.host, m_settings.port);
        if (!m_settings.user.isEmpty() && !isPlainThroughHttp(m_settings, query.protocolTag())) {
            // Qt sends both as Latin-1. Byte for byte it is UTF-8 then, as for what is plain (RFC 7617).
            proxy.setUser(QString::fromLatin1(m_settings.user.toUtf8()));
            proxy.setPassword(QString::fromLatin1(m_settings.password.reveal()));
        }
        return {proxy};
    }
    QList<QNetworkProxy> proxies = systemProxyForQuery(query);
    for (QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = direct;
    }
    return proxies;
}

void RoutedManager::setRoute(const QList<QSslCertificate> &authorities, const ProxySettings &proxy)
{
    m_authorities = authorities;
    m_proxy = proxy;
    setProxyFactory(new ProxyChoice(proxy)); // the manager owns it
    // Clearing would cut off what runs without a word to it. Connections are kept by their proxy; of what was trusted for one
    // that goes on, the next change decides.
    const auto replies = findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
    if (std::all_of(replies.begin(), replies.end(), [](const QNetworkReply *reply) { return reply->isFinished(); }))
        clearConnectionCache();
}

bool RoutedManager::needsLogin(const QUrl &url) const
{
    return !m_proxy.user.isEmpty() && isPlainThroughHttp(m_proxy, url.scheme()) && !isThisMachine(url.host());
}

QNetworkReply *RoutedManager::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    QNetworkRequest routed = request;
    if (needsLogin(request.url()))
        routed.setRawHeader("Proxy-Authorization", "Basic " + (m_proxy.user.toUtf8() + ':' + m_proxy.password.reveal()).toBase64());
    if (!m_authorities.isEmpty()) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.addCaCertificates(m_authorities);
        routed.setSslConfiguration(tls);
    }
    return QNetworkAccessManager::createRequest(operation, routed, body);
}

} // namespace cuewright
