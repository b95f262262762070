#include "net/lanelimits.h"

#include "base/random.h"

#include <QMessageAuthenticationCode>
#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kMarkBytes = 2;

const QString kSecret = QStringLiteral("lanes/secret");
const QString kRequests = QStringLiteral("/requestsPerMinute");
const QString kTokens = QStringLiteral("/tokensPerMinute");
const QString kConcurrent = QStringLiteral("/concurrent");
const QString kFollow = QStringLiteral("/followServer");

} // namespace

QByteArray LaneLimits::secret()
{
    QByteArray secret = m_settings.value(kSecret).toByteArray();
    if (secret.isEmpty()) {
        SystemRandom random;
        secret = randomHex(random, 16).toLatin1();
        m_settings.setValue(kSecret, secret);
    }
    return secret;
}

QString LaneLimits::nameOf(const LaneKey &key)
{
    const QByteArray mark
        = QMessageAuthenticationCode::hash(key.key.reveal(), secret(), QCryptographicHash::Sha256).left(kMarkBytes).toHex();
    const QByteArray place = QUrl::toPercentEncoding(key.server + u' ' + key.family); // no '/', which would make groups
    return QStringLiteral("lanes/") + QString::fromLatin1(place + ' ' + mark);
}

RateLimits LaneLimits::find(const QString &name) const
{
    const auto number = [&](const QString &value) { return std::max<qint64>(0, m_settings.value(name + value).toLongLong()); };
    RateLimits limits;
    limits.requestsPerMinute = number(kRequests);
    limits.tokensPerMinute = number(kTokens);
    limits.concurrent = static_cast<int>(std::min<qint64>(number(kConcurrent), 1'000'000));
    limits.followServer = m_settings.value(name + kFollow, true).toBool();
    return limits;
}

void LaneLimits::keep(const QString &name, const RateLimits &limits)
{
    if (limits == RateLimits()) {
        m_settings.remove(name);
        return;
    }
    m_settings.setValue(name + kRequests, QVariant::fromValue<qint64>(limits.requestsPerMinute));
    m_settings.setValue(name + kTokens, QVariant::fromValue<qint64>(limits.tokensPerMinute));
    m_settings.setValue(name + kConcurrent, limits.concurrent);
    m_settings.setValue(name + kFollow, limits.followServer);
}

} // namespace cuewright
