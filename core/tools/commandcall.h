#pragma once

#include "base/clock.h"
#include "tools/toolinvocation.h"

#include <QProcess>
#include <QStringList>

namespace cuewright {

/// What a program on this machine answers: it gets the arguments as one JSON object on its standard input, and what it writes
/// to its standard output, JSON or text, is the result. Started directly, never by a shell, with the clean environment of
/// base/childprocess.h. Ends with everything it has started when it is cancelled, destroyed, or takes or writes too much.
///
/// An exit code other than 0, too much output and too much time are results with isError: their text, which goes to the
/// model, names what happened, with the last lines of standard error; `content` is {"exitCode", "stderr"}. A program that
/// does not start is an error.
class CommandCall final : public ToolInvocation
{
    Q_OBJECT
public:
    static constexpr qsizetype kMaxOutput = qsizetype(4) << 20;
    static constexpr qsizetype kMaxStderr = 16 * 1024; ///< the end of it is kept

    struct Plan
    {
        QStringList command; ///< the program, found in PATH, and its arguments
        QString folder; ///< to run in; empty: this program's
        Json arguments;
        std::chrono::milliseconds timeLimit{30'000}; ///< 0: none
    };

    CommandCall(Plan plan, Clock &clock, QObject *parent);
    ~CommandCall() override;

private:
    void start(const Json &arguments);
    void takeOutput();
    void takeErrors();
    void takeEnd(int exitCode, QProcess::ExitStatus status);
    void takeFailure(QProcess::ProcessError error);
    void endWith(const QString &text); ///< a result that says what went wrong
    void stop() override;

    Plan m_plan;
    Clock &m_clock;
    Clock::Milliseconds m_started{0};
    QProcess *m_process = nullptr; ///< none: over
    qint64 m_pid = 0;
    std::unique_ptr<Alarm> m_limit;
    QByteArray m_output;
    QByteArray m_errors;
    int m_exitCode = 0;
};

} // namespace cuewright
