// ledgerwriter FILE PREFIX COUNT: writes calls named PREFIX-0, PREFIX-1 … as a run does, first "running" and
// then finished with three attempts, and prints each name once its last write is committed. COUNT 0 goes on
// until it is killed.

#include "ledger/ledger.h"

#include <QCoreApplication>

#include <cstdio>

using namespace cuewright;

namespace {

CallRecord callNamed(const QString &id, int n)
{
    CallRecord call;
    call.id = id;
    call.sessionId = QStringLiteral("session");
    call.started = QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC).addSecs(n);
    call.model = QStringLiteral("gpt-4o-mini");
    call.outcome = QStringLiteral("running");
    call.answer = QString(n % 5000, u'x'); // pages of different fill, overflow pages among them
    return call;
}

void finish(CallRecord &call)
{
    call.outcome = QStringLiteral("valid");
    call.usage = Usage{.input = 371, .output = 88};
    call.cost = Money::fromPico(108'450'000);
    call.basis = CostBasis::Reported;
    for (int number = 1; number <= 3; ++number) {
        AttemptRecord attempt;
        attempt.number = number;
        attempt.started = call.started;
        attempt.outcome = number < 3 ? QStringLiteral("overloaded") : QStringLiteral("ok");
        call.attempts += attempt;
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const auto ledger = openLedger(arguments[1]);
    if (!ledger) {
        std::fprintf(
            stderr, "%s %s\n", qPrintable(ledger.error().message), qPrintable(ledger.error().detail));
        return 1;
    }
    const int count = arguments[3].toInt();
    for (int n = 0; count == 0 || n < count; ++n) {
        CallRecord call = callNamed(arguments[2] + u'-' + QString::number(n), n);
        auto written = (*ledger)->put(call);
        finish(call);
        if (written)
            written = (*ledger)->put(call);
        if (!written) {
            std::fprintf(
                stderr, "%s %s\n", qPrintable(written.error().message), qPrintable(written.error().detail));
            return 1;
        }
        std::printf("%s\n", qPrintable(call.id));
        std::fflush(stdout);
    }
    return 0;
}
