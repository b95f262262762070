#include "practice/practiceserver.h"

#include <QTcpSocket>

namespace cuewright {

bool PracticeServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    m_handle(request, *socket);
    return true;
}

void PracticeServer::missingHandler(const QHttpServerRequest &, QTcpSocket *)
{
    // Never asked: handleRequest() takes every request.
}

} // namespace cuewright
