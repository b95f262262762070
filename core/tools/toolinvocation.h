#pragma once

#include "base/result.h"
#include "tools/toolresult.h"

#include <QObject>

namespace cuewright {

/// One call of a tool that is being answered. finished() comes exactly once and always from the event loop; deleting the
/// object in a slot of it is fine. Whoever asks is the parent: destroying it ends what runs, without waiting.
class ToolInvocation : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolInvocation)
public:
    using QObject::QObject;

    bool isFinished() const { return m_isTold; }
    /// Nothing runs yet: a person is being asked, or is about to be.
    virtual bool isWaitingForPermission() const { return false; }
    /// Valid after finished(); `started` is not set: that is the trace's own time. A tool that failed is a value with isError,
    /// and the model reads of it. An error says why there is no result, so that the call waits for one: Cancelled, Permission
    /// (a person said no), NotFound (no mock or recording for these arguments), Invalid and Io (what should answer does not run).
    [[nodiscard]] const Result<ToolResult> &result() const { return m_result; }

    /// Ends it at once, with Cancelled. Nothing after finished().
    void cancel();

signals:
    /// What it does now, for people: "waits for permission", what an MCP server says. `total` 0: not known.
    void progressed(double progress, double total, const QString &message);
    void finished();

protected:
    void finish(Result<ToolResult> result); ///< a second one is ignored
    bool isEnded() const { return m_isEnded; } ///< finish() has been called
    virtual void stop() {} ///< for cancel(): what runs is to end now

private:
    Result<ToolResult> m_result = fail(Error::Code::Invalid, {}, QStringLiteral("still running"));
    bool m_isEnded = false;
    bool m_isTold = false;
};

} // namespace cuewright
