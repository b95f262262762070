#pragma once

#include <QObject>

class QDBusVariant;

namespace cuewright {

/// The setting color-scheme of the desktop portal: read once at the start and followed from then on. Says nothing where
/// there is no portal or it has no preference.
class PortalScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortalScheme)
public:
    explicit PortalScheme(QObject *parent);

signals:
    void darkChanged(bool dark);

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void read(QVariant value);
};

} // namespace cuewright
