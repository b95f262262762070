#include "base/files.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "practice/practiceprovider.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr qint64 kMaxScriptBytes = 1024 * 1024;

} // namespace

int practiceCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("practice [--port N] [--script FAULTS.json]"));
    options.value(QStringLiteral("port"), QStringLiteral("N"), QStringLiteral("Listens there; otherwise on a free port."));
    options.value(QStringLiteral("script"), QStringLiteral("FILE"), QStringLiteral("Faults to answer with, one for each request."));
    if (const auto code = options.parse(arguments))
        return *code;
    if (const auto code = options.expectPositional(0, 0))
        return *code;
    bool isPort = true;
    const ushort port = options.has(QStringLiteral("port")) ? options.text(QStringLiteral("port")).toUShort(&isPort) : ushort(0);
    if (!isPort)
        return usageError(QStringLiteral("--port wants a number from 0 to 65535"));

    SystemClock clock;
    SystemRandom random;
    const Catalog catalog = Catalog::builtIn();
    PracticeProvider practice(clock, random, catalog);
    if (options.has(QStringLiteral("script"))) {
        const auto script = readFile(options.text(QStringLiteral("script")), kMaxScriptBytes);
        if (!script)
            return failWith(script.error());
        if (const auto set = practice.setFaults(*script); !set)
            return failWith(set.error());
    }
    if (const auto started = practice.start(port); !started)
        return failWith(started.error());
    print(QStringLiteral("base_url=") + practice.baseUrl().toString());
    printRaw(QByteArrayView(QByteArray("api_key=" + practice.key().reveal() + '\n')));
    return QCoreApplication::exec();
}

} // namespace cuewright
