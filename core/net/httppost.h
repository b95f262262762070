#pragma once

#include "base/error.h"
#include "chat/httperror.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>

#include <optional>

namespace cuewright {

class ManagerPool;

/// One POST on the wire, never sent twice. Destroying it closes the connection. Signals come from the event loop, any of
/// them may be answered by destroying the object; finished() comes once and last.
class HttpPost final : public QObject
{
    Q_OBJECT
public:
    HttpPost(ManagerPool &pool, QNetworkRequest request, const QByteArray &body, QObject *parent);
    /// The same for GET and DELETE, which have no body.
    HttpPost(ManagerPool &pool, const QByteArray &verb, QNetworkRequest request, QObject *parent);
    ~HttpPost() override;
    Q_DISABLE_COPY_MOVE(HttpPost)

    int status() const; ///< 0 before the head
    HttpHeaders headers() const;
    /// What went wrong with the connection; an answer with an error status is no such thing. Valid after finished().
    const std::optional<Error> &error() const { return m_error; }

    /// The answer is complete though the body has not ended: no signal comes any more, and the connection is spared.
    void complete();

signals:
    void sent();
    void headReceived();
    void bytesReceived(const QByteArray &bytes);
    void finished();

private:
    void watch();
    void takeSent();
    void takeHead();
    void takeBytes();
    void takeSlice();
    void takeEnd();

    QPointer<QNetworkReply> m_reply;
    QString m_host;
    bool m_hasSent = false;
    bool m_hasHead = false;
    bool m_sliceDue = false;
    std::optional<Error> m_error;
};

/// What a failed connection means to a person. `host` as it should be shown.
Error connectionError(QNetworkReply::NetworkError code, const QString &host, const QString &detail);

} // namespace cuewright
