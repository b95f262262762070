#pragma once

#include "base/json.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace cuewright {

/// Writes the body of a request on another thread: one with images in it is megabytes of text, and takes longer than the
/// window may stand still. Whoever starts it is its parent; destroying it drops what comes out.
class BodyWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BodyWriter)
public:
    /// Whether `body` is written faster than it could be sent to another thread and back.
    static bool isSmall(const Json &body);

    BodyWriter(Json body, QObject *parent);
    ~BodyWriter() override;

signals:
    void written(const QByteArray &body); ///< once, from the event loop

private:
    struct Target;
    std::shared_ptr<Target> m_target; ///< shared with the other thread
};

} // namespace cuewright
