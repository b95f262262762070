#include "net/httppost.h"

#include "chat/problems.h"
#include "net/managerpool.h"
#include "net/uploaddevice.h"

#include <QMetaEnum>

namespace cuewright {
namespace {

// An answer of megabytes that is already here is taken apart in steps between which the window breathes.
constexpr qint64 kSliceBytes = 64 * 1024;
// Of what a server sends faster than it is taken, this much is read ahead; the rest waits in the connection. Without it Qt
// takes in all there is.
constexpr qint64 kAheadBytes = 1024 * 1024;

/// Answers with an error status have one of these; their meaning is in the body, not in the connection.
bool isStatusError(QNetworkReply::NetworkError code)
{
    return (code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError
               && code != QNetworkReply::ContentReSendError)
        || (code >= QNetworkReply::InternalServerError && code <= QNetworkReply::UnknownServerError);
}

QString hostForPeople(const QUrl &url)
{
    const int port = url.port();
    return port < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(port);
}

/// Nothing is kept between requests, and nothing is followed.
QNetworkRequest plain(QNetworkRequest request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    return request;
}

} // namespace

HttpPost::HttpPost(ManagerPool &pool, QNetworkRequest request, const QByteArray &body, QObject *parent)
    : QObject(parent)
    , m_host(hostForPeople(request.url()))
{
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);

    // Qt reads the body until the reply is gone, so the reply owns it.
    auto *device = new UploadDevice(body);
    m_reply = pool.post(plain(request), device);
    device->setParent(m_reply);
    watch();
}

HttpPost::HttpPost(ManagerPool &pool, const QByteArray &verb, QNetworkRequest request, QObject *parent)
    : QObject(parent)
    , m_host(hostForPeople(request.url()))
{
    m_reply = pool.send(verb, plain(std::move(request)), nullptr);
    watch();
}

void HttpPost::watch()
{
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpPost::takeSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpPost::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpPost::takeBytes);
    // Queued: Qt may find out inside of post() already that there is nothing to send to.
    connect(m_reply, &QNetworkReply::finished, this, &HttpPost::takeEnd, Qt::QueuedConnection);
}

HttpPost::~HttpPost()
{
    if (!m_reply)
        return;
    // Its destruction closes the connection. Not abort(): inside one of the reply's own signals Qt would report a second
    // error to the log. Not now either: those signals are still being emitted.
    m_reply->disconnect(this);
    m_reply->deleteLater();
}

int HttpPost::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

HttpHeaders HttpPost::headers() const
{
    return m_reply ? m_reply->rawHeaderPairs() : HttpHeaders();
}

void HttpPost::complete()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    ManagerPool::drain(m_reply);
    m_reply = nullptr;
}

void HttpPost::takeSent()
{
    if (std::exchange(m_hasSent, true))
        return;
    if (m_reply)
        m_reply->setReadBufferSize(kAheadBytes); // not earlier: Qt forgets what is set before the request is on its way
    emit sent();
}

void HttpPost::takeHead()
{
    if (m_hasHead || status() == 0)
        return;
    m_hasHead = true;
    const QPointer<HttpPost> self(this);
    takeSent();
    if (self)
        emit headReceived();
}

void HttpPost::takeBytes()
{
    const QPointer<HttpPost> self(this);
    takeHead();
    if (!self || !m_reply)
        return;
    const QByteArray bytes = m_reply->read(kSliceBytes);
    if (m_reply->bytesAvailable() > 0 && !std::exchange(m_sliceDue, true))
        QMetaObject::invokeMethod(this, &HttpPost::takeSlice, Qt::QueuedConnection);
    if (!bytes.isEmpty())
        emit bytesReceived(bytes);
}

void HttpPost::takeSlice()
{
    m_sliceDue = false;
    takeBytes();
}

void HttpPost::takeEnd()
{
    const QPointer<HttpPost> self(this);
    takeBytes();
    if (!self || !m_reply)
        return;
    if (m_reply->bytesAvailable() > 0) {
        QMetaObject::invokeMethod(this, &HttpPost::takeEnd, Qt::QueuedConnection);
        return;
    }
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code != QNetworkReply::NoError && !(status() >= 300 && isStatusError(code))) {
        const char *name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(code);
        m_error = connectionError(
            code, m_host, QStringLiteral("%1: %2").arg(QString::fromLatin1(name), m_reply->errorString()));
    }
    emit finished();
}

Error connectionError(QNetworkReply::NetworkError code, const QString &host, const QString &detail)
{
    const auto error = [&](Error::Code kind, const char *reason) { return problem(kind, reason, host, {}, detail); };
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return error(Error::Code::Network, "refused");
    case QNetworkReply::HostNotFoundError:
        return error(Error::Code::Network, "dns");
    case QNetworkReply::RemoteHostClosedError:
        return error(Error::Code::Network, "broke");
    case QNetworkReply::ContentReSendError:
        // Qt would have sent the request again, see UploadDevice. Garbage ends here as well.
        return error(Error::Code::Network, "unusable");
    case QNetworkReply::SslHandshakeFailedError:
        return error(Error::Code::Tls, "");
    case QNetworkReply::TimeoutError:
        return error(Error::Code::Timeout, "");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return error(Error::Code::Network, "proxy");
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return error(Error::Code::Network, "proxy_login");
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
        return error(Error::Code::Protocol, "not_http");
    default:
        return error(Error::Code::Network, "");
    }
}

} // namespace cuewright
