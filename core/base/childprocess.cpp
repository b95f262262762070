#include "base/childprocess.h"

#include <QCoreApplication>

#include <csignal>

#ifdef Q_OS_WIN
#include <QStandardPaths>
#endif

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

#ifndef SIGKILL // not everywhere; nothing is sent then
#define SIGKILL SIGTERM
#endif

namespace cuewright {
namespace {

void signalGroup(qint64 pid, int signal)
{
#ifdef Q_OS_UNIX
    if (pid > 0)
        ::kill(-static_cast<pid_t>(pid), signal);
#else
    Q_UNUSED(pid)
    Q_UNUSED(signal)
#endif
}

} // namespace

Result<ProgramStart> programStart(const QString &program, const QStringList &arguments)
{
#ifdef Q_OS_WIN
    const auto find = [](const QString &name) { return QStandardPaths::findExecutable(name); };
    const QString file = find(program);
    return withoutBatchFile(file.isEmpty() ? program : file, arguments, find);
#else
    return ProgramStart{program, arguments};
#endif
}

QProcessEnvironment childEnvironment(const QProcessEnvironment &ours, const QList<std::pair<QString, QString>> &own)
{
#ifdef Q_OS_WIN
    static constexpr const char *kPassed[] = {"APPDATA", "HOMEDRIVE", "HOMEPATH", "LOCALAPPDATA", "PATH", "PROCESSOR_ARCHITECTURE",
        "PROGRAMFILES", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "USERNAME", "USERPROFILE"};
#else
    static constexpr const char *kPassed[] = {"HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"};
#endif
    QProcessEnvironment made;
    for (const char *name : kPassed) {
        const QString key = QString::fromLatin1(name);
        if (ours.contains(key))
            made.insert(key, ours.value(key));
    }
    for (const auto &[name, value] : own)
        made.insert(name, value);
    return made;
}

void startInOwnGroup(QProcess &process)
{
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
#else
    Q_UNUSED(process)
#endif
}

void killGroup(qint64 pid)
{
    signalGroup(pid, SIGKILL);
}

void terminateGroup(qint64 pid)
{
    signalGroup(pid, SIGTERM);
}

void abandon(QProcess *process)
{
    process->setParent(QCoreApplication::instance()); // for a child that is still there when the program ends
    process->disconnect();
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QObject::connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            process->deleteLater();
    });
    killGroup(process->processId());
    process->kill();
}

} // namespace cuewright
