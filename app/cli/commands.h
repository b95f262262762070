#pragma once

#include <QStringList>

namespace cuewright {

// One function a command; `arguments` are those after the command's name. Each gives the program's exit code.

int countCommand(const QStringList &arguments);
int costCommand(const QStringList &arguments);
int ledgerCommand(const QStringList &arguments);
int lintCommand(const QStringList &arguments);
int practiceCommand(const QStringList &arguments);
int renderCommand(const QStringList &arguments);
int replayCommand(const QStringList &arguments);
int runCommand(const QStringList &arguments);
int validateCommand(const QStringList &arguments);

} // namespace cuewright
