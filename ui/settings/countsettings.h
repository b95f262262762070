#pragma once

#include <QObject>

class QSettings;

namespace cuewright {

/// How the person wants tokens counted.
class CountSettings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountSettings)
public:
    explicit CountSettings(QSettings &settings, QObject *parent = nullptr);

    /// Estimates are corrected by what providers reported for earlier runs (runs/calibration.h); true where nothing was said.
    bool corrects() const;
    void setCorrects(bool corrects);

signals:
    void changed();

private:
    QSettings &m_settings;
};

} // namespace cuewright
