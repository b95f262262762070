#include "ledger/ledgercsv.h"

#include "base/csv.h"

#include <QStringList>

namespace cuewright {

QString costBasisName(CostBasis basis)
{
    switch (basis) {
    case CostBasis::Estimated:
        return QStringLiteral("estimated");
    case CostBasis::Reported:
        return QStringLiteral("reported");
    case CostBasis::Cached:
        return QStringLiteral("cached");
    case CostBasis::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QByteArray callsToCsv(const QList<CallRecord> &calls)
{
    QStringList lines{
        QStringLiteral("time_utc,session,prompt,provider,model,practice,outcome,input_tokens,cached_tokens,"
                       "output_tokens,cost_usd,cost_basis,price_source,attempts,duration_ms,saved_usd")};
    for (const CallRecord &call : calls) {
        const auto tokens = [&](std::int64_t Usage::*part) {
            return call.usage ? QString::number((*call.usage).*part) : QString();
        };
        lines += QStringList{call.started.toUTC().toString(Qt::ISODateWithMs), csvCell(call.sessionId),
            csvCell(call.prompt), csvCell(call.provider), csvCell(call.model),
            call.practice ? QStringLiteral("yes") : QStringLiteral("no"), csvCell(call.outcome),
            tokens(&Usage::input), tokens(&Usage::cachedInput), tokens(&Usage::output),
            call.cost ? call.cost->toDecimal() : QString(), costBasisName(call.basis), csvCell(call.priceSource),
            QString::number(call.attempts.size()), QString::number(call.duration.count()),
            call.saved.isZero() ? QString() : call.saved.toDecimal()}
                     .join(u',');
    }
    return (lines.join(QLatin1String("\r\n")) + QStringLiteral("\r\n")).toUtf8();
}

} // namespace cuewright
