#pragma once

#include <QIODevice>

namespace cuewright {

/// A request body that can be read once. QNetworkAccessManager sends a POST again, without a word, when a kept-alive
/// connection drops under it; that needs the body a second time. A sequential device that cannot be rewound, together
/// with DoNotBufferUploadDataAttribute and a content length, turns the second sending into ContentReSendError.
class UploadDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit UploadDevice(QByteArray body, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qsizetype m_read = 0;
};

} // namespace cuewright
