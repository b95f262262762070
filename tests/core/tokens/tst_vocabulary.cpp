#include "tokens/vocabulary/vocabulary.h"

#include <QtTest>

using namespace cuewright;

class TestVocabulary : public QObject
{
    Q_OBJECT
private slots:
    void everyTokenIsFound_data();
    void everyTokenIsFound();
    void strangersAreNot();
};

void TestVocabulary::everyTokenIsFound_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("tokens"); // lines of the published file (facts §10.1)
    QTest::newRow("r50k_base") << QByteArray("r50k_base.table") << 50256;
    QTest::newRow("p50k_base") << QByteArray("p50k_base.table") << 50280;
    QTest::newRow("cl100k_base") << QByteArray("cl100k_base.table") << 100256;
    QTest::newRow("o200k_base") << QByteArray("o200k_base.table") << 199998;
}

void TestVocabulary::everyTokenIsFound()
{
    QFETCH(QByteArray, file);
    QFETCH(int, tokens);
    const Vocabulary vocabulary(file.constData());
    int found = 0;
    std::size_t longest = 0;
    for (TokenId id = 0; id < 210'000; ++id) {
        const std::string_view bytes = vocabulary.bytes(id);
        if (bytes.empty())
            continue;
        ++found;
        longest = std::max(longest, bytes.size());
        if (vocabulary.find(bytes) != id)
            QFAIL(qPrintable(QString::number(id)));
    }
    QCOMPARE(found, tokens);
    QCOMPARE(vocabulary.longest(), longest);
    for (int byte = 0; byte < 256; ++byte) {
        const char one = static_cast<char>(byte);
        QCOMPARE(vocabulary.find(std::string_view(&one, 1)), vocabulary.single(one));
        QCOMPARE(vocabulary.bytes(vocabulary.single(one)), std::string_view(&one, 1));
    }
}

void TestVocabulary::strangersAreNot()
{
    const Vocabulary vocabulary("o200k_base.table");
    for (const char *stranger : {"qzx", "hellohello", "\xFF\xFF\xFF", "Cuewright", "a b"})
        QCOMPARE(vocabulary.find(stranger), Vocabulary::kNone);
    QCOMPARE(vocabulary.find(std::string(vocabulary.longest(), ' ')), vocabulary.find(std::string(128, ' ')));
    QCOMPARE(vocabulary.find(std::string(vocabulary.longest() + 1, ' ')), Vocabulary::kNone);
    QVERIFY(vocabulary.bytes(199'998).empty());
}

QTEST_GUILESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
