#include "servers/serverwords.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
};

} // namespace

QString serverStateWord(WorkspaceServers::State state)
{
    switch (state) {
    case WorkspaceServers::State::Off: return Words::tr("off");
    case WorkspaceServers::State::Stopped: return Words::tr("stopped");
    case WorkspaceServers::State::Asking: return Words::tr("asks you");
    case WorkspaceServers::State::Starting: return Words::tr("starting");
    case WorkspaceServers::State::Running: return Words::tr("running");
    case WorkspaceServers::State::Stopping: return Words::tr("stopping");
    case WorkspaceServers::State::Failed: return Words::tr("failed");
    }
    return {};
}

Tone serverStateTone(WorkspaceServers::State state)
{
    switch (state) {
    case WorkspaceServers::State::Running: return Tone::Success;
    case WorkspaceServers::State::Failed: return Tone::Danger;
    case WorkspaceServers::State::Asking: return Tone::Warning;
    case WorkspaceServers::State::Starting:
    case WorkspaceServers::State::Stopping: return Tone::Info;
    case WorkspaceServers::State::Off:
    case WorkspaceServers::State::Stopped: break;
    }
    return Tone::Neutral;
}

QString serverLine(const McpEntry &entry)
{
    if (entry.isHttp())
        return displayText(entry.url, 500);
    QStringList words{entry.command};
    QString before;
    for (const QString &argument : entry.arguments) {
        words << (looksLikeSecret(before, argument) ? QStringLiteral("•••") : argument);
        before = argument;
    }
    return displayText(words.join(u' '), 500).simplified();
}

QString serverAdvice(const Error &error)
{
    switch (error.code) {
    case Error::Code::Permission: return Words::tr("Nothing was started. Press Start to be asked again.");
    case Error::Code::Invalid:
    case Error::Code::NotFound: return Words::tr("Edit the server, then start it again.");
    case Error::Code::Auth: return Words::tr("Edit its headers: a key is missing, wrong or used up.");
    case Error::Code::Io: return Words::tr("Its last words are in the log. Start it again when the reason is gone.");
    case Error::Code::Timeout: return Words::tr("It may still be downloading something: the log tells. Start it again.");
    case Error::Code::Network:
    case Error::Code::Tls: return Words::tr("Check the address and the connection, then start it again.");
    case Error::Code::Protocol:
    case Error::Code::Unsupported:
    case Error::Code::TooLarge: return Words::tr("Another version of the server may help. The log tells more.");
    default: return Words::tr("Start it again. The log may tell more.");
    }
}

QString logSourceWord(const McpLogLine &line)
{
    switch (line.source) {
    case McpLogLine::Source::Program: return QStringLiteral("Cuewright");
    case McpLogLine::Source::Errors: return Words::tr("standard error");
    case McpLogLine::Source::Output: return Words::tr("standard output");
    case McpLogLine::Source::Server: return line.level.isEmpty() ? Words::tr("message") : line.level;
    }
    return {};
}

} // namespace cuewright
