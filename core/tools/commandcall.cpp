#include "tools/commandcall.h"

#include "base/childprocess.h"

#include <algorithm>

namespace cuewright {

CommandCall::CommandCall(Plan plan, Clock &clock, QObject *parent)
    : ToolInvocation(parent)
    , m_plan(std::move(plan))
    , m_clock(clock)
    , m_started(clock.elapsed())
    , m_process(new QProcess(this))
{
    connect(m_process, &QProcess::started, this, [this] { m_pid = m_process->processId(); });
    connect(m_process, &QProcess::readyReadStandardOutput, this, &CommandCall::takeOutput);
    connect(m_process, &QProcess::readyReadStandardError, this, &CommandCall::takeErrors);
    connect(m_process, &QProcess::finished, this, &CommandCall::takeEnd);
    connect(m_process, &QProcess::errorOccurred, this, &CommandCall::takeFailure);
    start(std::exchange(m_plan.arguments, nullptr));
}

CommandCall::~CommandCall()
{
    stop();
}

void CommandCall::start(const Json &arguments)
{
    const auto program = programStart(m_plan.command.value(0), m_plan.command.mid(1));
    if (!program) {
        stop();
        finish(fail(program.error()));
        return;
    }
    m_process->setProgram(program->program);
    m_process->setArguments(program->arguments);
    m_process->setProcessEnvironment(childEnvironment(QProcessEnvironment::systemEnvironment()));
    if (!m_plan.folder.isEmpty())
        m_process->setWorkingDirectory(m_plan.folder);
    startInOwnGroup(*m_process);
    if (m_plan.timeLimit.count() > 0) {
        m_limit = m_clock.after(m_plan.timeLimit, [this] {
            endWith(QStringLiteral("The command did not finish within %1 seconds and was stopped.")
                        .arg(static_cast<double>(m_plan.timeLimit.count()) / 1000));
        });
    }
    m_process->start();
    if (!m_process) // it did not start, and has said so at once
        return;
    m_process->write(writeJson(arguments) + '\n');
    m_process->closeWriteChannel();
}

void CommandCall::takeOutput()
{
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > kMaxOutput)
        endWith(QStringLiteral("The command wrote more than %1 MB and was stopped.").arg(kMaxOutput >> 20));
}

void CommandCall::takeErrors()
{
    m_errors = (m_errors + m_process->readAllStandardError()).right(kMaxStderr);
}

void CommandCall::takeEnd(int exitCode, QProcess::ExitStatus status)
{
    takeErrors();
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > kMaxOutput) {
        takeOutput();
        return;
    }
    m_exitCode = exitCode;
    if (status == QProcess::CrashExit) {
        endWith(QStringLiteral("The command crashed or was ended from outside."));
        return;
    }
    if (exitCode != 0) {
        endWith(QStringLiteral("The command failed with exit code %1.").arg(exitCode));
        return;
    }
    ToolResult result;
    result.source = ToolSource::Command;
    result.origin = m_plan.command.value(0);
    result.text = QString::fromUtf8(m_output);
    if (result.text.endsWith(u'\n'))
        result.text.chop(1); // the line's end, which is not what the tool says
    if (!m_errors.isEmpty())
        result.content = Json::object({{"stderr", toUtf8(QString::fromUtf8(m_errors))}});
    result.duration = m_clock.elapsed() - m_started;
    stop();
    finish(std::move(result));
}

void CommandCall::endWith(const QString &text)
{
    ToolResult result;
    result.source = ToolSource::Command;
    result.origin = m_plan.command.value(0);
    result.isError = true;
    result.text = text;
    const QString errors = QString::fromUtf8(m_errors).trimmed();
    if (!errors.isEmpty())
        result.text += QStringLiteral("\nIt said:\n") + errors;
    result.content = Json::object({{"exitCode", m_exitCode}, {"stderr", toUtf8(errors)}});
    result.duration = m_clock.elapsed() - m_started;
    stop();
    finish(std::move(result));
}

void CommandCall::takeFailure(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart) // the others come with finished(), or are a child that does not read its input
        return;
    const QString detail = m_process->errorString();
    stop();
    finish(fail(Error::Code::Io,
        tr("“%1” could not be started. Is it installed, and spelled like this?").arg(m_plan.command.value(0)), detail));
}

void CommandCall::stop()
{
    m_limit.reset();
    if (!m_process)
        return;
    killGroup(std::exchange(m_pid, 0)); // also what it has left behind
    abandon(std::exchange(m_process, nullptr));
}

} // namespace cuewright
