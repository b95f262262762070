#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace cuewright {

/// A program and its arguments, as they are started.
struct ProgramStart
{
    QString program;
    QStringList arguments;
};

/// Windows hands batch files (npx.cmd) to cmd.exe, which takes the line apart by rules of its own: whatever QProcess quotes,
/// an argument can become a command. So none is ever started. Those of npm (npx, npm) do nothing but start node with a script
/// that lies near them, and that is what this gives in their place; other programs stay as they are.
///
/// `file`: the program's file, with its ending. `find` gives the file of another program, or nothing. Errors: Unsupported for
/// other batch files, and for npm's where node or the script is missing. Looks at the disk; the same on every system.
[[nodiscard]] Result<ProgramStart> withoutBatchFile(
    const QString &file, const QStringList &arguments, const std::function<QString(const QString &)> &find);

} // namespace cuewright
