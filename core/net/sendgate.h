#pragma once

#include "base/error.h"

#include <QObject>

namespace cuewright {

/// Has the last word before a call's first byte is sent: when its lane lets it go, and not earlier, so that whoever keeps
/// account of what is under way counts only what really is.
class SendGate : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Asked at most once. One of the signals follows, from the event loop.
    virtual void ask() = 0;

signals:
    void opened();
    void refused(const cuewright::Error &error); ///< the call ends with it
};

} // namespace cuewright
