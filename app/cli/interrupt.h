#pragma once

#include <QObject>

namespace cuewright {

/// Ctrl+C and a plain kill, as something to end in order for: what runs for the person runs in groups of its own, which the
/// terminal does not reach. A second time the system's own way holds. Not on Windows. One at a time.
class Interrupt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

signals:
    void asked();

private:
    int m_ends[2] = {-1, -1};
};

} // namespace cuewright
