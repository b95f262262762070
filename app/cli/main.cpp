#include "cli/commands.h"
#include "cli/output.h"
#include "services/datapaths.h"

#include <QCoreApplication>

#include <array>

using namespace cuewright;

namespace {

struct Command
{
    const char *name;
    const char *help;
    int (*run)(const QStringList &arguments);
};

constexpr std::array kCommands{
    Command{"count", "tokens of a text, of the lines of a file or of a chat request", countCommand},
    Command{"cost", "what a prompt would cost, before any call", costCommand},
    Command{"run", "run a prompt and print the answer, its tokens and its cost", runCommand},
    Command{"replay", "a recorded conversation once more, without a network; whether it still is the same", replayCommand},
    Command{"render", "the messages of a prompt, or the exact request body, as JSON", renderCommand},
    Command{"lint", "what a provider refuses in a schema, and the schema with that mended", lintCommand},
    Command{"validate", "check a JSON document against a schema", validateCommand},
    Command{"practice", "serve the practice provider; prints its address and key first", practiceCommand},
    Command{"ledger", "spending by session, model or day", ledgerCommand},
};

void printHelp()
{
    print(QStringLiteral("Usage: cuewright-cli COMMAND …\n"));
    for (const Command &command : kCommands)
        print(QStringLiteral("  %1%2").arg(QLatin1String(command.name), -10).arg(QLatin1String(command.help)));
    print(QStringLiteral("\n“cuewright-cli COMMAND --help” tells more. Exit codes: 0 fine, 1 the work failed, 2 wrong usage."));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    nameApplication();
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty())
        return usageError(QStringLiteral("a command is missing"));
    const QString name = arguments.takeFirst();
    if (name == u"--help" || name == u"help") {
        printHelp();
        return kFine;
    }
    if (name == u"--version") {
        print(QStringLiteral("cuewright-cli ") + QCoreApplication::applicationVersion());
        return kFine;
    }
    for (const Command &command : kCommands) {
        if (name == QLatin1String(command.name))
            return command.run(arguments);
    }
    return usageError(QStringLiteral("there is no command “%1”").arg(name));
}
