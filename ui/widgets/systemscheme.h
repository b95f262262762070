#pragma once

#include <QObject>

namespace cuewright {

/// Whether the desktop asks for dark windows. Qt has no signal for it before 6.5, so the desktop is asked directly: its
/// portal where there is D-Bus, the registry on Windows, else the lightness of the palette Qt made at the start. Never
/// waits: the portal's answer comes later as changed().
class SystemScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemScheme)
public:
    explicit SystemScheme(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }

signals:
    void changed();

private:
    void setDark(bool dark);

    bool m_dark = false;
};

} // namespace cuewright
