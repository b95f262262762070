#pragma once

#include "ledger/ledger.h"

#include <QString>
#include <QVariantList>

class QSqlQuery;

namespace cuewright {

/// The condition of a filter over the table `calls`, and the values of its placeholders in order.
struct FilterSql
{
    QString where; ///< " WHERE …" or empty
    QVariantList values;
};
FilterSql filterSql(const SpendingFilter &filter);

/// The columns that readMoneySum() reads, and what it reads: the sum of an SQL expression in pico-dollars.
QString moneySum(const QString &amount);
Money readMoneySum(const QSqlQuery &query, int first);

/// The columns that readSums() reads, over the table `calls`.
QString sumColumns();
/// `first` is the index of the first of them.
Spending readSums(const QSqlQuery &query, int first);

/// Names of all columns of `calls` in the order of bindings and of readCall(), which reads the answer's text
/// after them.
QString callColumns();
QVariantList callValues(const CallRecord &call);
CallRecord readCall(const QSqlQuery &query);

/// The columns that readReport() reads, over the table `calls`.
QString reportColumns();
InputReport readReport(const QSqlQuery &query);

QVariantList attemptValues(const QString &call, int position, const AttemptRecord &attempt);
/// From the columns number … detail.
AttemptRecord readAttempt(const QSqlQuery &query);

QDateTime fromMs(qint64 ms);

} // namespace cuewright
