#include "models/spendingtablemodel.h"
#include "spendingexample.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QtTest>

using namespace cuewright;

namespace {

using Model = SpendingTableModel;

SpendingRow row(const char *key, const Spending &sums, const QDateTime &started = november(17, 9, 50))
{
    return {QString::fromLatin1(key), QString::fromLatin1(key), started, sums};
}

Spending spent(double centsSpent, std::int64_t calls, std::int64_t unpriced = 0, std::int64_t input = 1000,
    std::int64_t cached = 210, std::int64_t output = 48)
{
    Spending sums;
    sums.cost = cents(centsSpent);
    sums.calls = calls;
    sums.unpriced = unpriced;
    sums.input = input;
    sums.cachedInput = cached;
    sums.output = output;
    return sums;
}

} // namespace

class TestSpendingTableModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void cells_data();
    void cells();
    void sorting();
    void colors();
    void kinds();
    void shares();
    void totals_data();
    void totals();
    void spokenText();
    void headers();

private:
    static QStringList texts(const Model &model, int row)
    {
        QStringList found;
        for (int column = 0; column < Model::ColumnCount; ++column)
            found += model.index(row, column).data().toString();
        return found;
    }
};

void TestSpendingTableModel::cells_data()
{
    QTest::addColumn<Spending>("sums");
    QTest::addColumn<QString>("text");
    const auto add = [](const char *name, const Spending &sums, const char *text) {
        QTest::newRow(name) << sums << QString::fromUtf8(text);
    };
    add("plain", spent(61.3, 243, 0, 137'000, 28'770, 48'000), "m|243|137k|21%|48.0k|$0.0025|$0.613|61%");
    add("nothing cached", spent(1, 1, 0, 1000, 0, 5), "m|1|1,000|–|5|$0.0100|$0.0100|1%");
    add("a little cached", spent(1, 1, 0, 1000, 1, 5), "m|1|1,000|<1%|5|$0.0100|$0.0100|1%");
    add("almost all cached", spent(1, 1, 0, 1000, 999, 5), "m|1|1,000|>99%|5|$0.0100|$0.0100|1%");
    add("some unpriced", spent(10, 4, 2), "m|4|1,000|21%|48|$0.0500|at least $0.100|10%");
    add("all unpriced", spent(0, 4, 4), "m|4|1,000|21%|48|–|–|–");
    add("free", spent(0, 4), "m|4|1,000|21%|48|$0|$0|0%");
    add("tiny", spent(0.01, 1), "m|1|1,000|21%|48|$0.00010|$0.00010|<1%");
}

void TestSpendingTableModel::cells()
{
    QFETCH(Spending, sums);
    QFETCH(QString, text);
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ModelColors colors;
    model.setRows(Model::Kind::Model, {row("m", sums)}, spent(100, 10), SpendingMeasure::Cost, colors);
    QCOMPARE(texts(model, 0).join(u'|'), text);
}

void TestSpendingTableModel::sorting()
{
    Model model;
    ModelColors colors;
    model.setRows(Model::Kind::Model,
        {row("a", spent(9, 100)), row("b", spent(10, 20)), row("c", spent(0, 3, 3)), row("d", spent(0, 4))},
        spent(19, 127), SpendingMeasure::Cost, colors);
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(Model::SortRole);
    const auto order = [&](int column, Qt::SortOrder direction) {
        sorted.sort(column, direction);
        QString keys;
        for (int i = 0; i < sorted.rowCount(); ++i)
            keys += sorted.index(i, 0).data(Model::KeyRole).toString();
        return keys;
    };
    // Numbers, not texts: 9 cents come after 10; what is not known comes after what is free.
    QCOMPARE(order(Model::Cost, Qt::DescendingOrder), QStringLiteral("badc"));
    QCOMPARE(order(Model::Share, Qt::DescendingOrder), QStringLiteral("badc"));
    QCOMPARE(order(Model::Calls, Qt::DescendingOrder), QStringLiteral("abdc"));
    QCOMPARE(order(Model::Name, Qt::AscendingOrder), QStringLiteral("abcd"));
    QCOMPARE(order(Model::PerCall, Qt::DescendingOrder), QStringLiteral("badc"));
}

void TestSpendingTableModel::colors()
{
    Model model;
    ModelColors colors;
    colors.slot(QStringLiteral("b"));
    const QList<SpendingRow> rows{row("a", spent(1, 1)), row("b", spent(1, 1))};
    model.setRows(Model::Kind::Model, rows, spent(2, 2), SpendingMeasure::Cost, colors);
    QCOMPARE(model.index(0, Model::Name).data(Model::SwatchRole).toInt(), 1);
    QCOMPARE(model.index(1, Model::Name).data(Model::SwatchRole).toInt(), 0);
    QCOMPARE(model.index(1, Model::Cost).data(Model::SwatchRole).toInt(), -1);
    model.setRows(Model::Kind::Prompt, rows, spent(2, 2), SpendingMeasure::Cost, colors);
    QCOMPARE(model.index(0, Model::Name).data(Model::SwatchRole).toInt(), -1);
}

void TestSpendingTableModel::kinds()
{
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ModelColors colors;
    model.setRows(Model::Kind::Session, {row("id", spent(1, 1)), row("", spent(1, 1), november(3, 8))},
        spent(2, 2), SpendingMeasure::Cost, colors);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("17 Nov, 09:50"));
    QCOMPARE(model.index(0, 0).data(Model::KeyRole).toString(), QStringLiteral("id"));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Session"));
    model.setRows(Model::Kind::Prompt, {row("", spent(1, 1))}, spent(2, 2), SpendingMeasure::Cost, colors);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("(no name)"));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Prompt"));
    model.setRows(Model::Kind::Model, {}, {}, SpendingMeasure::Cost, colors);
    QCOMPARE(model.rowCount(), 0);
}

void TestSpendingTableModel::shares()
{
    Model model;
    ModelColors colors;
    const QList<SpendingRow> rows{row("a", spent(25, 1, 0, 900, 0, 100))};
    model.setRows(Model::Kind::Model, rows, spent(100, 4, 0, 1800, 0, 200), SpendingMeasure::Cost, colors);
    QCOMPARE(model.index(0, Model::Share).data(Model::ShareRole).toDouble(), 0.25);
    model.setRows(Model::Kind::Model, rows, spent(100, 4, 0, 1800, 0, 200), SpendingMeasure::Tokens, colors);
    QCOMPARE(model.index(0, Model::Share).data(Model::ShareRole).toDouble(), 0.5);
    // Of nothing there are no shares.
    model.setRows(Model::Kind::Model, rows, {}, SpendingMeasure::Cost, colors);
    QCOMPARE(model.index(0, Model::Share).data(Model::ShareRole).toDouble(), -1.0);
    QCOMPARE(model.index(0, Model::Share).data().toString(), QStringLiteral("–"));
}

void TestSpendingTableModel::totals_data()
{
    QTest::addColumn<double>("estimated");
    QTest::addColumn<double>("cost");
    QTest::addColumn<qint64>("practice");
    QTest::addColumn<QString>("remark");
    QTest::newRow("all reported") << 0.0 << 100.0 << qint64(0) << QStringLiteral("from reported usage");
    QTest::newRow("some estimated") << 1.0 << 100.0 << qint64(0)
                                    << QStringLiteral("99% reported, 1% estimated");
    QTest::newRow("a trace estimated")
        << 0.01 << 100.0 << qint64(0) << QStringLiteral(">99% reported, <1% estimated");
    QTest::newRow("all estimated") << 100.0 << 100.0 << qint64(0)
                                   << QStringLiteral("0% reported, 100% estimated");
    QTest::newRow("practice alone") << 0.0 << 0.0 << qint64(10) << QString();
    QTest::newRow("free") << 0.0 << 0.0 << qint64(0) << QString();
}

void TestSpendingTableModel::totals()
{
    QFETCH(double, estimated);
    QFETCH(double, cost);
    QFETCH(qint64, practice);
    QFETCH(QString, remark);
    Model model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Spending sums = spent(cost, 10);
    sums.estimatedPart = cents(estimated);
    sums.practice = practice;
    model.setTotal(sums);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Total"));
    QCOMPARE(model.index(0, Model::Share).data().toString(), remark);
}

void TestSpendingTableModel::spokenText()
{
    Model model;
    ModelColors colors;
    model.setRows(Model::Kind::Model, {row("m", spent(100, 4, 1)), row("n", spent(0, 1, 1))}, spent(100, 5),
        SpendingMeasure::Cost, colors);
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("m: 4 calls, 1,000 tokens in, 48 out, cost at least $1.00"));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("n: 1 call, 1,000 tokens in, 48 out, cost not known"));
}

void TestSpendingTableModel::headers()
{
    const Model model;
    QStringList names;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        names += model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        // Numbers stand under the end of their header, names under its start.
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignTrailing,
            column == Model::Name || column == Model::Share ? 0 : static_cast<int>(Qt::AlignTrailing));
    }
    QCOMPARE(names.join(u' '), QStringLiteral("Model Calls In Cached Out Per call Cost Share"));
}

QTEST_MAIN(TestSpendingTableModel)
#include "tst_spendingtablemodel.moc"
