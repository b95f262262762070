#pragma once

#include "base/result.h"

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QString>

namespace cuewright {

/// How requests leave this machine; for all of them.
///
/// What is not set here: HTTP/2 is spoken where a TLS server offers it, HTTP/1.1 elsewhere. Connections are kept and used
/// again. Answers may come gzipped or deflated and are unpacked on the way in. Redirects are not followed. No request is
/// sent a second time by the transport (net/uploaddevice.h). Time limits are the call's (CallDeadlines).
struct TransportSettings
{
    /// PEM file with certificates of authorities to trust beside the system's, for a company's own servers and for proxies
    /// that look into TLS. Empty: none. TLS is verified in any case.
    QString caFile;
    /// The proxy of the desktop or of http_proxy, https_proxy and no_proxy. This machine itself is always reached directly.
    bool systemProxy = true;

    friend bool operator==(const TransportSettings &, const TransportSettings &) = default;
};

/// The certificates of a PEM file, one at least. Errors: Io where it cannot be read, Invalid where it holds no certificate,
/// TooLarge above 4 MiB. Reads the disk: small files, but not for every request.
[[nodiscard]] Result<QList<QSslCertificate>> readCaFile(const QString &path);

/// Where requests go first: the system's proxies, none for this machine; or none at all.
///
/// "None" is Qt's DefaultProxy, the application's, which this program never sets. With NoProxy Qt 6.4 reads plain HTTP from an
/// unbuffered socket, which is a system call for each byte of an answer's head and half of all that a call to a local server
/// costs.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    explicit ProxyChoice(bool system)
        : m_system(system)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    bool m_system;
};

} // namespace cuewright
