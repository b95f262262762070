#include "base/files.h"
#include "practice/practiceprovider.h"

#include <QCoreApplication>

#include <cstdio>

// practice_serve [--script FAULTS.json]: what `cuewright-cli practice` does, for tests that need a provider in a process of
// its own.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    cuewright::SystemClock clock;
    cuewright::SystemRandom random;
    cuewright::PracticeProvider provider(clock, random);
    const QStringList arguments = application.arguments();
    if (arguments.size() > 2 && arguments[1] == u"--script") {
        const auto script = cuewright::readFile(arguments[2], 1'000'000);
        if (!script || !provider.setFaults(*script)) {
            std::fprintf(stderr, "the fault script cannot be read\n");
            return 2;
        }
    }
    if (const auto started = provider.start(); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().message));
        return 1;
    }
    std::printf(
        "base_url=%s\napi_key=%s\n", qPrintable(provider.baseUrl().toString()), provider.key().reveal().constData());
    std::fflush(stdout);
    return application.exec();
}
