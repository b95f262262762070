#include "tools/toolinvocation.h"

namespace cuewright {

void ToolInvocation::cancel()
{
    if (m_isEnded)
        return;
    stop();
    finish(fail(Error::Code::Cancelled, tr("The call of the tool was stopped.")));
}

void ToolInvocation::finish(Result<ToolResult> result)
{
    if (std::exchange(m_isEnded, true))
        return;
    m_result = std::move(result);
    const auto tell = [this] {
        m_isTold = true;
        emit finished();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

} // namespace cuewright
