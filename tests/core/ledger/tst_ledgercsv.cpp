#include "ledger/ledgercsv.h"

#include <QtTest>

using namespace cuewright;

namespace {

CallRecord call()
{
    CallRecord made;
    made.id = QStringLiteral("id");
    made.sessionId = QStringLiteral("s1");
    made.started = QDateTime({2026, 11, 23}, {16, 5, 6, 789}, Qt::OffsetFromUTC, 7200);
    made.prompt = QStringLiteral("triage.prompty");
    made.provider = QStringLiteral("openai");
    made.model = QStringLiteral("gpt-4o-mini");
    made.outcome = QStringLiteral("valid");
    made.usage = Usage{.input = 371, .output = 88, .cachedInput = 12};
    made.cost = Money::fromPico(108'450'000);
    made.basis = CostBasis::Reported;
    made.priceSource = QStringLiteral("built-in 2026-09-23");
    made.duration = std::chrono::milliseconds(1240);
    made.attempts.resize(2);
    return made;
}

QString lineOf(const CallRecord &record)
{
    const QString csv = QString::fromUtf8(callsToCsv({record}));
    return csv.mid(csv.indexOf(u'\n') + 1);
}

} // namespace

class TestLedgerCsv : public QObject
{
    Q_OBJECT
private slots:
    void wholeFile();
    void unknownsAreEmpty();
    void cells_data();
    void cells();
    void bases();
    void savedByTheCache();
};

void TestLedgerCsv::wholeFile()
{
    QCOMPARE(callsToCsv({call()}),
        QByteArray(
            "time_utc,session,prompt,provider,model,practice,outcome,input_tokens,cached_tokens,output_"
            "tokens,"
            "cost_usd,cost_basis,price_source,attempts,duration_ms,saved_usd\r\n"
            "2026-11-23T14:05:06.789Z,s1,triage.prompty,openai,gpt-4o-mini,no,valid,371,12,88,0.00010845,"
            "reported,built-in 2026-09-23,2,1240,\r\n"));
    QCOMPARE(callsToCsv({}).count('\n'), 1);
    QCOMPARE(callsToCsv({call(), call()}).count("\r\n"), 3);
}

void TestLedgerCsv::unknownsAreEmpty()
{
    CallRecord bare = call();
    bare.usage.reset();
    bare.cost.reset();
    bare.basis = CostBasis::Unknown;
    bare.practice = true;
    QCOMPARE(lineOf(bare),
        QStringLiteral("2026-11-23T14:05:06.789Z,s1,triage.prompty,openai,gpt-4o-mini,yes,valid,,,,,unknown,"
                       "built-in 2026-09-23,2,1240,\r\n"));
    // Free and unknown are different things.
    bare.cost = Money();
    QVERIFY(lineOf(bare).contains(QLatin1String(",,,,0,unknown")));
}

void TestLedgerCsv::cells_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain") << QStringLiteral("a b;c") << QStringLiteral("a b;c");
    QTest::newRow("umlaut") << QStringLiteral("Überprüfung 😀") << QStringLiteral("Überprüfung 😀");
    QTest::newRow("comma") << QStringLiteral("a,b") << QStringLiteral("\"a,b\"");
    QTest::newRow("quote") << QStringLiteral("a\"b") << QStringLiteral("\"a\"\"b\"");
    QTest::newRow("line break") << QStringLiteral("a\nb") << QStringLiteral("\"a\nb\"");
    QTest::newRow("formula") << QStringLiteral("=1+1") << QStringLiteral("'=1+1");
    QTest::newRow("plus") << QStringLiteral("+1") << QStringLiteral("'+1");
    QTest::newRow("minus") << QStringLiteral("-1") << QStringLiteral("'-1");
    QTest::newRow("at") << QStringLiteral("@cmd") << QStringLiteral("'@cmd");
    QTest::newRow("formula with comma") << QStringLiteral("=A(1,2)") << QStringLiteral("\"'=A(1,2)\"");
    QTest::newRow("minus inside") << QStringLiteral("gpt-4o") << QStringLiteral("gpt-4o");
}

void TestLedgerCsv::cells()
{
    QFETCH(QString, name);
    QFETCH(QString, written);
    CallRecord record = call();
    record.prompt = name;
    QVERIFY2(lineOf(record).startsWith(
                 QStringLiteral("2026-11-23T14:05:06.789Z,s1,") + written + QStringLiteral(",openai,")),
        qPrintable(lineOf(record)));
    record = call();
    record.model = name;
    QVERIFY(lineOf(record).contains(u',' + written + u','));
}

void TestLedgerCsv::bases()
{
    const std::pair<CostBasis, const char *> all[]
        = {{CostBasis::Unknown, "unknown"}, {CostBasis::Estimated, "estimated"},
            {CostBasis::Reported, "reported"}, {CostBasis::Cached, "cached"}};
    for (const auto &[basis, name] : all) {
        CallRecord record = call();
        record.basis = basis;
        QCOMPARE(lineOf(record).split(u',')[11], QString::fromLatin1(name));
    }
}

void TestLedgerCsv::savedByTheCache()
{
    CallRecord hit = call();
    hit.cost = Money();
    hit.basis = CostBasis::Cached;
    hit.saved = Money::fromPico(108'450'000);
    hit.attempts.clear();
    QVERIFY2(lineOf(hit).endsWith(QLatin1String(",0,cached,built-in 2026-09-23,0,1240,0.00010845\r\n")), qPrintable(lineOf(hit)));
}

QTEST_GUILESS_MAIN(TestLedgerCsv)
#include "tst_ledgercsv.moc"
