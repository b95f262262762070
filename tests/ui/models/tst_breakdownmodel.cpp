#include "models/breakdownmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace cuewright;

class TestBreakdownModel final : public QObject
{
    Q_OBJECT
private slots:
    void cells_data();
    void cells();
    void shares();
    void shareTexts_data();
    void shareTexts();
    void unknownPrice();
    void headers();
    void nothing();
};

namespace {

TokenBreakdown example(const char *model = "gpt-4o-mini", bool corrected = true)
{
    static const Catalog catalog = Catalog::builtIn();
    ChatRequest request;
    request.model = QLatin1String(model);
    request.messages = {Message::text(Role::System, QStringLiteral("You sort\ntickets.")), Message::text(Role::User, QStringLiteral("hello world")),
        Message::text(Role::Assistant, QStringLiteral("general")), Message::text(Role::User, QStringLiteral("Enterprise plan"))};
    request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    request.responseFormat.name = QStringLiteral("triage");
    request.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"team":{"type":"string","enum":["a","b"],"description":"Who looks."}}})");
    EstimateBasis basis{catalog, *providerProfile(u"openai"), QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC), {}};
    InputReport report;
    report.kind = RequestKind::Schema;
    report.overhead = estimate(request, basis).tokens.estimatedOverhead();
    report.shown = 374;
    report.reported = 371;
    if (corrected)
        basis.reports = {report, report, report};
    WithoutValue plan{QStringLiteral("plan"), request.messages};
    plan.messages[3] = Message::text(Role::User, QStringLiteral(" plan"));
    return breakDown(request, {plan}, basis);
}

int rowOf(const BreakdownModel &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, BreakdownModel::Part).data().toString() == name)
            return row;
    }
    return -1;
}

} // namespace

void TestBreakdownModel::cells_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<QString>("tokens");
    QTest::addColumn<QString>("saves");
    QTest::addColumn<bool>("inside");
    QTest::newRow("message") << "System" << "You sort tickets." << "5" << "9 · $0.0000014" << false;
    QTest::newRow("example") << "Example" << "hello world" << "3" << "11 · $0.0000017" << false;
    QTest::newRow("variable") << "{{plan}}" << "its value, in message 4" << "1" << "1 · $0.00000015" << true;
    QTest::newRow("framing") << "Framing" << "around messages" << "19" << "–" << false;
    QTest::newRow("correction") << "Correction from 3 run(s)" << "what the provider reported for them" << "−3" << "–" << false;
}

void TestBreakdownModel::cells()
{
    QFETCH(QString, name);
    BreakdownModel model;
    model.setBreakdown(example());
    const int row = rowOf(model, name);
    QVERIFY(row >= 0);
    QTEST(model.index(row, BreakdownModel::Part).data(BreakdownModel::RemarkRole).toString(), "remark");
    QTEST(model.index(row, BreakdownModel::Tokens).data().toString(), "tokens");
    QTEST(model.index(row, BreakdownModel::Saves).data().toString(), "saves");
    QTEST(model.index(row, BreakdownModel::Part).data(BreakdownModel::InsideRole).toBool(), "inside");
}

void TestBreakdownModel::shares()
{
    BreakdownModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const TokenBreakdown found = example("gpt-4o-mini", false);
    model.setBreakdown(found);
    double sum = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool inside = model.index(row, 0).data(BreakdownModel::InsideRole).toBool();
        sum += inside ? 0 : model.index(row, BreakdownModel::Share).data(BreakdownModel::ShareRole).toDouble();
        for (int column = 0; column < BreakdownModel::ColumnCount; ++column)
            QVERIFY(model.index(row, column).data(Qt::ToolTipRole).isValid());
        QVERIFY(!model.index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
    QVERIFY(std::abs(sum - 1) < 1e-9);
    const int schema = rowOf(model, QStringLiteral("Schema"));
    QVERIFY(model.index(schema, BreakdownModel::Tokens).data().toString().startsWith(u'≈'));
    QVERIFY(rowOf(model, QStringLiteral("Choices of team")) > schema);
    model.setBreakdown(example());
    QCOMPARE(model.index(model.rowCount() - 1, BreakdownModel::Share).data(BreakdownModel::ShareRole).toDouble(), 0.0);
    QCOMPARE(model.index(model.rowCount() - 1, BreakdownModel::Cost).data().toString(), QStringLiteral("−$0.00000045"));
}

void TestBreakdownModel::shareTexts_data()
{
    QTest::addColumn<int>("tokens");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << "0%";
    QTest::newRow("a little") << 4 << "<1%";
    QTest::newRow("a part") << 126 << "13%";
    QTest::newRow("almost all") << 996 << ">99%";
    QTest::newRow("all") << 1000 << "100%";
    QTest::newRow("taken off") << -3 << "–";
}

void TestBreakdownModel::shareTexts()
{
    QFETCH(int, tokens);
    TokenBreakdown breakdown = example();
    breakdown.estimate.tokens.total = 1000;
    breakdown.rows.first().tokens = tokens;
    BreakdownModel model;
    model.setBreakdown(breakdown);
    QTEST(model.index(0, BreakdownModel::Share).data().toString(), "text");
}

void TestBreakdownModel::unknownPrice()
{
    BreakdownModel model;
    model.setBreakdown(example("nobody-knows-1"));
    QCOMPARE(model.index(0, BreakdownModel::Cost).data().toString(), QStringLiteral("–"));
    QVERIFY(!model.index(0, BreakdownModel::Saves).data().toString().contains(u'$'));
}

void TestBreakdownModel::headers()
{
    BreakdownModel model;
    for (int column = 0; column < BreakdownModel::ColumnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    QVERIFY(!model.headerData(BreakdownModel::ColumnCount, Qt::Horizontal, Qt::DisplayRole).isValid());
}

void TestBreakdownModel::nothing()
{
    BreakdownModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setBreakdown(example());
    model.setBreakdown({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.data(QModelIndex(), Qt::DisplayRole).isValid());
}

QTEST_MAIN(TestBreakdownModel)
#include "tst_breakdownmodel.moc"
