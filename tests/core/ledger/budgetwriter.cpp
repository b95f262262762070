// budgetwriter FILE PREFIX TRIES CENTS: asks the budget for room TRIES times as a program with calls in parallel does, prints
// the name of each call that may be sent, and ends without ever saying what became of them.

#include "ledger/ledger.h"

#include <QCoreApplication>

#include <cstdio>

using namespace cuewright;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    const auto ledger = openLedger(arguments[1]);
    if (!ledger)
        return 1;
    for (int n = 0; n < arguments[3].toInt(); ++n) {
        Reservation reservation;
        reservation.call.id = arguments[2] + u'-' + QString::number(n);
        reservation.call.sessionId = arguments[2];
        reservation.call.started = QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC);
        reservation.call.outcome = QStringLiteral("running");
        reservation.call.estimatedHigh = Money::fromPico(10'000'000'000) * arguments[4].toInt();
        reservation.demand.worst = reservation.call.estimatedHigh;
        reservation.demand.place = budgetPlace(arguments[2], {}, reservation.call.started);
        const auto room = (*ledger)->reserve(reservation);
        if (room)
            std::printf("%s\n", qPrintable(reservation.call.id));
        else if (room.error().code != Error::Code::Budget)
            return 1;
    }
    return 0;
}
