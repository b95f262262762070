#pragma once

#include "base/secret.h"
#include "net/ratelimiter.h"

#include <QString>

class QSettings;

namespace cuewright {

/// What tells lanes apart. `server`: profile and address.
struct LaneKey
{
    QString server;
    Secret key;
    QString family;
};

/// The limits that a person set for lanes, kept across starts.
///
/// Of a key only 16 bits of a keyed hash are written, under a secret of this file's own: enough to tell a person's few keys
/// apart, too little to find a key by trying, and no help to compare files. Two keys that fall together (1 in 65,536) share
/// their limits.
class LaneLimits final
{
    Q_DISABLE_COPY_MOVE(LaneLimits)
public:
    /// `settings` outlives it.
    explicit LaneLimits(QSettings &settings)
        : m_settings(settings)
    {
    }

    QString nameOf(const LaneKey &key); ///< its group in the settings
    /// Without limits where nothing was kept; what a hand has spoilt in the file is left out.
    RateLimits find(const QString &name) const;
    void keep(const QString &name, const RateLimits &limits); ///< without any: forgets the lane

private:
    QByteArray secret();

    QSettings &m_settings;
};

} // namespace cuewright
