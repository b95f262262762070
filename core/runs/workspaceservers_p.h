#pragma once

#include "runs/workspaceservers.h"

namespace cuewright {

struct WorkspaceServers::Row
{
    McpEntry entry;
    std::unique_ptr<McpServer> server;
    std::optional<Error> problem; ///< why it did not come as far as the server itself
    ToolPass *pass = nullptr; ///< a person is being asked
    bool needsKeys = false; ///< the keychain is
    QString startedAs; ///< fingerprint of what runs, or ran
    QList<QPointer<McpStart>> waiting; ///< until it runs or fails
};

} // namespace cuewright
