#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QString>

namespace cuewright {

/// By which way requests leave this machine. What goes to this machine itself never takes a proxy.
struct ProxySettings
{
    enum class Kind {
        System, ///< the desktop's, or that of http_proxy, https_proxy and no_proxy
        None,
        Http,
        Socks5, ///< names are looked up there
    };
    Kind kind = Kind::System;
    QString host; ///< of Http and Socks5
    quint16 port = 0;
    /// Of Http and Socks5, where the proxy asks for a login (an HTTP one in the Basic way); empty: it does not.
    QString user{};
    Secret password{};

    friend bool operator==(const ProxySettings &, const ProxySettings &) = default;
};

/// "proxy.example:3128", with or without "http://" or "socks5://" before it. Errors: Invalid, with what is missing, or too
/// much.
[[nodiscard]] Result<ProxySettings> parseProxy(ProxySettings::Kind kind, const QString &text);

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
    ProxySettings proxy;

    friend bool operator==(const TransportSettings &, const TransportSettings &) = default;
};

/// The certificates of a PEM file, one at least. Errors: Io where it cannot be read, Invalid where it holds no certificate,
/// TooLarge above 4 MiB. Reads the disk: small files, but not for every request.
[[nodiscard]] Result<QList<QSslCertificate>> readCaFile(const QString &path);

/// Where requests go first. None for this machine.
///
/// "None" is Qt's DefaultProxy, the application's, which this program never sets. With NoProxy Qt 6.4 reads plain HTTP from an
/// unbuffered socket, which is a system call for each byte of an answer's head and half of all that a call to a local server
/// costs.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    explicit ProxyChoice(const ProxySettings &settings)
        : m_settings(settings)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ProxySettings m_settings;
};

/// A manager whose requests take the person's way: proxy, and authorities beside the system's.
class RoutedManager final : public QNetworkAccessManager
{
    Q_OBJECT
public:
    using QNetworkAccessManager::QNetworkAccessManager;
    /// For requests from now on; where none runs, connections that were made under other settings are not used again.
    void setRoute(const QList<QSslCertificate> &authorities, const ProxySettings &proxy);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    bool needsLogin(const QUrl &url) const;

    QList<QSslCertificate> m_authorities;
    ProxySettings m_proxy;
};

} // namespace cuewright
