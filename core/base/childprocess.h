#pragma once

#include "base/batchfile.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <utility>

namespace cuewright {

// How this program starts others: tools and MCP servers.

/// What is started where a person named `program`: just that, but on Windows never a batch file. Errors: as withoutBatchFile().
[[nodiscard]] Result<ProgramStart> programStart(const QString &program, const QStringList &arguments);

/// What a child sees: of `ours` the few variables that programs need (facts/mcp §3), and its `own`. Never all of ours, which
/// hold keys.
QProcessEnvironment childEnvironment(const QProcessEnvironment &ours, const QList<std::pair<QString, QString>> &own = {});

/// Before start(): what the child starts itself belongs to it, so that killGroup() finds it.
void startInOwnGroup(QProcess &process);
/// The child with `pid` and everything it has started; also what it has left behind.
void killGroup(qint64 pid);
void terminateGroup(qint64 pid); ///< asks them to end
/// Ends `process` and deletes it when it is gone. A QProcess that is destroyed while its child runs waits for it, which this
/// does not.
void abandon(QProcess *process);

} // namespace cuewright
