#include "mcp/stdiotransport.h"

#include "base/childprocess.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kKeptErrorLines = 10;
constexpr qsizetype kErrorLineBytes = 4 * kMcpLogLineChars;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

Error error(Error::Code code, const QString &message, const QString &detail = {})
{
    return {code, message, detail, {}};
}

} // namespace

StdioTransport::StdioTransport(McpLaunch launch, Clock &clock, QObject *parent)
    : McpTransport(parent)
    , m_launch(std::move(launch))
    , m_clock(clock)
    , m_process(new QProcess(this))
{
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    connect(m_process, &QProcess::started, this, &StdioTransport::takeStarted);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &StdioTransport::takeOutput);
    connect(m_process, &QProcess::readyReadStandardError, this, &StdioTransport::takeErrors);
    connect(m_process, &QProcess::errorOccurred, this, &StdioTransport::takeError, Qt::QueuedConnection);
    connect(m_process, &QProcess::finished, this, &StdioTransport::takeExit);
    connect(&m_reader, &MessageReader::message, this, &McpTransport::received);
    connect(&m_reader, &MessageReader::unreadable, this, &StdioTransport::takeUnreadable);
    connect(&m_reader, &MessageReader::idle, this, [this] {
        if (m_ending && m_process->state() == QProcess::NotRunning)
            close(*m_ending);
    });
}

StdioTransport::~StdioTransport()
{
    abandon(m_process); // which waits for nothing
}

void StdioTransport::start()
{
    const auto program = programStart(m_launch.program, m_launch.arguments);
    if (!program) {
        QMetaObject::invokeMethod(this, [this, why = program.error()] { close(why); }, Qt::QueuedConnection);
        return;
    }
    m_process->setProgram(program->program);
    m_process->setArguments(program->arguments);
    m_process->setProcessEnvironment(childEnvironment(QProcessEnvironment::systemEnvironment(), m_launch.environment));
    if (!m_launch.folder.isEmpty())
        m_process->setWorkingDirectory(m_launch.folder);
    startInOwnGroup(*m_process);
    m_process->start();
}

void StdioTransport::takeStarted()
{
    m_pid = m_process->processId();
    emit logged(McpLogLine::Source::Program, Words::tr("Started %1 (process %2).").arg(m_launch.program).arg(m_pid));
    emit started();
}

void StdioTransport::send(const Json &message, const McpHeaders &)
{
    if (m_closed || m_ending || m_process->state() != QProcess::Running)
        return;
    if (m_process->bytesToWrite() > kUnreadBytes) {
        giveUp(error(Error::Code::TooLarge, Words::tr("The server does not read what is sent to it.")));
        return;
    }
    m_process->write(writeJson(message) + '\n');
}

void StdioTransport::stop()
{
    if (m_closed || std::exchange(m_stopping, true))
        return;
    const Error stopped = error(Error::Code::Cancelled, Words::tr("The server was stopped."));
    if (m_process->state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, [this, stopped] { close(stopped); }, Qt::QueuedConnection);
        return;
    }
    m_ending = stopped;
    m_process->closeWriteChannel();
    m_patience = m_clock.after(kPatience, [this] {
        m_process->terminate();
        terminateGroup(m_pid);
        m_patience = m_clock.after(kPatience, [this] {
            emit logged(McpLogLine::Source::Program, Words::tr("The server did not end by itself and was ended."));
            killGroup(m_pid);
            m_process->kill();
        });
    });
}

void StdioTransport::takeOutput()
{
    if (m_closed || (m_ending && !m_stopping)) {
        m_process->readAllStandardOutput();
        return;
    }
    const QByteArray bytes = m_process->readAllStandardOutput();
    const QPointer<StdioTransport> self(this);
    qsizetype from = 0;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
        const QByteArrayView piece = QByteArrayView(bytes).sliced(from, end - from);
        from = end + 1;
        if (m_output.isEmpty()) {
            takeLine(piece);
        } else {
            m_output.append(piece.data(), piece.size());
            const QByteArray line = std::exchange(m_output, {});
            takeLine(line);
        }
        if (!self || (m_ending && !m_stopping))
            return;
    }
    m_output.append(bytes.constData() + from, bytes.size() - from);
    if (m_output.size() > kMcpMessageBytes) {
        m_output = {};
        giveUp(error(Error::Code::TooLarge,
            Words::tr("The server sent a line of more than %1 MB without an end.").arg(kMcpMessageBytes / 1024 / 1024)));
    }
}

void StdioTransport::takeLine(QByteArrayView line)
{
    line = line.trimmed();
    if (line.isEmpty())
        return;
    if (line.size() > kMcpMessageBytes || !m_reader.read(line.toByteArray()))
        giveUp(error(Error::Code::TooLarge, Words::tr("The server sends more than can be read.")));
}

void StdioTransport::takeUnreadable(const QByteArray &text, const Error &why, std::optional<qint64> requestId)
{
    if (requestId) {
        emit requestFailed(*requestId,
            error(why.code == Error::Code::TooLarge ? why.code : Error::Code::Protocol,
                Words::tr("The server's answer cannot be used. %1").arg(why.message), why.detail));
        return;
    }
    emit logged(McpLogLine::Source::Output, QString::fromUtf8(text.left(kErrorLineBytes)));
}

void StdioTransport::takeErrors()
{
    const QByteArray bytes = m_process->readAllStandardError();
    qsizetype from = 0;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
        m_errorLine.append(bytes.mid(from, std::min(end - from, kErrorLineBytes)));
        from = end + 1;
        takeErrorLine();
    }
    if (m_errorLine.size() < kErrorLineBytes) // of an endless line the beginning is enough
        m_errorLine.append(bytes.mid(from, kErrorLineBytes));
}

void StdioTransport::takeErrorLine()
{
    const QString line = QString::fromUtf8(std::exchange(m_errorLine, {}).left(kErrorLineBytes)).trimmed();
    if (line.isEmpty())
        return;
    m_lastErrors.append(line.left(kMcpLogLineChars));
    if (m_lastErrors.size() > kKeptErrorLines)
        m_lastErrors.removeFirst();
    emit logged(McpLogLine::Source::Errors, line);
}

void StdioTransport::takeError(QProcess::ProcessError what)
{
    if (what == QProcess::FailedToStart) {
        close(error(Error::Code::NotFound, Words::tr("“%1” could not be started. Is it installed, and spelled like this?").arg(m_launch.program),
            m_process->errorString()));
    }
}

void StdioTransport::takeExit(int code, QProcess::ExitStatus status)
{
    m_patience.reset();
    const QPointer<StdioTransport> self(this);
    takeOutput();
    if (!self)
        return;
    takeErrors();
    takeErrorLine();
    killGroup(m_pid); // what it left behind
    m_pid = 0;
    if (!m_ending) {
        const QString why = status == QProcess::CrashExit ? Words::tr("The server’s program crashed or was ended from outside.")
                                                          : Words::tr("The server’s program ended by itself (code %1).").arg(code);
        m_ending = error(Error::Code::Io, why, m_lastErrors.join(u'\n'));
    }
    if (m_reader.isIdle())
        close(*m_ending);
}

void StdioTransport::giveUp(const Error &why)
{
    if (m_ending)
        return;
    m_ending = why;
    killGroup(m_pid);
    m_process->kill();
}

void StdioTransport::close(const Error &why)
{
    if (!std::exchange(m_closed, true))
        emit closed(why);
}

} // namespace cuewright
