#include "models/eventlog.h"
#include "models/problemsmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace cuewright;

class TestListModels final : public QObject
{
    Q_OBJECT
private slots:
    void problemsByDocument()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const Problem error{Problem::Severity::Error, QStringLiteral("broken"), QStringLiteral("Line 3"), {}};
        const Problem warning{Problem::Severity::Warning, QStringLiteral("odd"), {}, {}};
        const auto texts = [&] {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all << model.row(row).document + u':' + model.row(row).problem.text;
            return all;
        };
        model.setProblems(QStringLiteral("a"), QStringLiteral("A"), {error, warning});
        model.setProblems(QStringLiteral("b"), QStringLiteral("B"), {warning});
        QCOMPARE(texts(), QStringList({QStringLiteral("a:broken"), QStringLiteral("a:odd"), QStringLiteral("b:odd")}));
        QCOMPARE(model.count(Problem::Severity::Error), 1);
        QCOMPARE(model.count(Problem::Severity::Warning), 2);
        // A document that reports anew keeps its place.
        model.setProblems(QStringLiteral("a"), QStringLiteral("A"), {error});
        QCOMPARE(texts(), QStringList({QStringLiteral("a:broken"), QStringLiteral("b:odd")}));
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Error in A: broken"));
        model.setProblems(QStringLiteral("a"), {}, {});
        model.setProblems(QStringLiteral("never seen"), {}, {});
        QCOMPARE(texts(), QStringList(QStringLiteral("b:odd")));
    }

    void logKeepsTheLast()
    {
        EventLog log;
        QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QDateTime time({2026, 11, 23}, {14, 0}, Qt::UTC);
        for (int i = 0; i < EventLog::kMaxEntries + 3; ++i)
            log.append(time, Problem::Severity::Note, QString::number(i));
        QCOMPARE(log.rowCount(), EventLog::kMaxEntries);
        QCOMPARE(log.index(0).data().toString(), QStringLiteral("3"));
        QCOMPARE(log.index(log.rowCount() - 1).data().toString(), QString::number(EventLog::kMaxEntries + 2));
        log.clear();
        QCOMPARE(log.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestListModels)
#include "tst_listmodels.moc"
