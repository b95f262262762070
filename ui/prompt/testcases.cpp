#include "prompt/testcases.h"

namespace cuewright {

TestCases::TestCases(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TestCases::~TestCases()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void TestCases::load(const Workspace &workspace, const QString &relativePath)
{
    m_path = relativePath;
    m_rows.reset();
    const int asked = ++m_asked;
    if (relativePath.isEmpty()) {
        emit loaded();
        return;
    }
    m_pool.clear();
    m_pool.start([this, workspace, relativePath, asked] {
        const auto rows = workspace.testCases(relativePath);
        const auto shared = rows ? std::make_shared<const QList<Json>>(*rows) : nullptr;
        const Error error = rows ? Error() : rows.error();
        // The destructor waits for this thread, so `this` is alive here.
        QMetaObject::invokeMethod(this, [this, shared, error, asked] {
            if (asked != m_asked)
                return;
            m_rows = shared;
            if (shared)
                emit loaded();
            else
                emit failed(error);
        }, Qt::QueuedConnection);
    });
}

} // namespace cuewright
