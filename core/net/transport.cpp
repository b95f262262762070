#include "net/transport.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>

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

QList<QNetworkProxy> ProxyChoice::queryProxy(const QNetworkProxyQuery &query)
{
    const QNetworkProxy direct(QNetworkProxy::DefaultProxy);
    if (!m_system || isThisMachine(query.peerHostName()))
        return {direct};
    QList<QNetworkProxy> proxies = systemProxyForQuery(query);
    for (QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = direct;
    }
    return proxies;
}

} // namespace cuewright
