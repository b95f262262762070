#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QObject>

namespace cuewright {

/// Has the last word before each attempt of a call, the first one and every retry: when its lane lets it go, and not
/// earlier, so that whoever keeps account of what is under way counts only what really is, and knows of every POST before
/// it is sent. A gate that is destroyed stops its call.
class SendGate : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Before attempt `number`, counted from 1, at `now` (UTC). One of the signals follows, from the event loop.
    virtual void ask(int number, const QDateTime &now) = 0;

signals:
    void opened();
    void refused(const cuewright::Error &error); ///< the call ends with it
};

} // namespace cuewright
