#include "shell/fuzzy.h"

#include <QtTest>

using namespace cuewright;

class TestFuzzy final : public QObject
{
    Q_OBJECT
private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("match");
        QTest::newRow("empty query") << "" << "Save" << true;
        QTest::newRow("empty text") << "a" << "" << false;
        QTest::newRow("both empty") << "" << "" << true;
        QTest::newRow("any case") << "sAvE" << "Save" << true;
        QTest::newRow("letters apart") << "gtf" << "Go to file" << true;
        QTest::newRow("wrong order") << "ftg" << "Go to file" << false;
        QTest::newRow("a letter too many") << "savee" << "Save" << false;
        QTest::newRow("spaces do not matter") << "go fi" << "Gofile" << true;
        QTest::newRow("each letter is used once") << "oo" << "to" << false;
        QTest::newRow("umlauts") << QStringLiteral("übe") << QStringLiteral("Übersicht") << true;
    }
    void matches()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QTEST(fuzzyScore(query, text).has_value(), "match");
    }

    void better_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("in a row beats apart") << "save" << "Save" << "Show all values here";
        QTest::newRow("word starts beat middles") << "np" << "New prompt" << "Open project";
        QTest::newRow("start of text beats a later word") << "run" << "Run again" << "Bulk run x";
        QTest::newRow("the shorter of equals") << "run" << "Run" << "Run all the cases";
        QTest::newRow("whole word beats scattered starts") << "tri" << "Ticket triage" << "the real inbox";
        QTest::newRow("the best place counts, not the first") << "ab" << "xa ab" << "xa xb";
    }
    void better()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto high = fuzzyScore(query, better);
        const auto low = fuzzyScore(query, worse);
        QVERIFY(high && low);
        QVERIFY2(*high > *low, qPrintable(QStringLiteral("%1 <= %2").arg(*high).arg(*low)));
    }

    void longTextIsQuick()
    {
        const QString text(200'000, u'a');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(fuzzyScore(QStringLiteral("aaaaaaaaaaaaaaaaaaaa"), text));
        QVERIFY(timer.elapsed() < 2000);
    }
};

QTEST_GUILESS_MAIN(TestFuzzy)
#include "tst_fuzzy.moc"
