#include "tokens/maketables/tablebuilder.h"

#include "tokens/vocabulary/piecekey.h"
#include "tokens/vocabulary/tables.h"

#include <QtTest>

#include <QFile>

#include <stdexcept>

using namespace cuewright;

class TestTableBuilder : public QObject
{
    Q_OBJECT
private slots:
    void refusesWhatIsBroken_data();
    void refusesWhatIsBroken();
    void refusesEveryCut();
    void tablesAreThoseOfTheVocabulary();
    void leftOutIds();
};

namespace {

using Tokens = std::vector<std::string>;

/// All single bytes, and some that are made of them: so many that a perfect hash is likely.
Tokens smallVocabulary()
{
    Tokens tokens;
    for (int byte = 0; byte < 256; ++byte)
        tokens.emplace_back(1, static_cast<char>(byte));
    for (char first = '0'; first < 'v'; ++first) {
        for (char second = '0'; second < 'v'; ++second)
            tokens.push_back({first, second});
    }
    tokens.emplace_back("abab");
    tokens.emplace_back("ababab");
    return tokens;
}

std::string fileOf(const Tokens &tokens)
{
    std::string file("CWVOCAB\2", 8);
    for (unsigned shift = 0; shift < 32; shift += 8)
        file += static_cast<char>(tokens.size() >> shift & 0xFF);
    for (const std::string &token : tokens)
        file += static_cast<char>(token.size());
    for (const std::string &token : tokens)
        file += token;
    return file;
}

/// What is wrong with a vocabulary; empty where nothing is. Other exceptions than the one that is promised end the test.
QByteArray complaint(const std::string &file)
{
    // Without a byte behind it, so that reading on is seen.
    const std::vector<char> exact(file.begin(), file.end());
    try {
        TableBuilder({exact.data(), exact.size()}).build();
        return {};
    } catch (const std::runtime_error &error) {
        return error.what();
    }
}

} // namespace

void TestTableBuilder::refusesWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("message"); // a part of it
    const auto row = [](const char *what, const std::string &file, const char *message) { QTest::newRow(what) << QByteArray::fromStdString(file) << QByteArray(message); };
    const auto changed = [](const auto &change) {
        Tokens tokens = smallVocabulary();
        change(tokens);
        return fileOf(tokens);
    };
    const std::string good = fileOf(smallVocabulary());
    row("good", good, "");
    row("nothing", {}, "no vocabulary");
    row("another file", "SQLite format 3 and so on", "no vocabulary");
    row("another version", std::string("CWVOCAB\1", 8) + good.substr(8), "no vocabulary");
    row("head alone", good.substr(0, 12), "cut off");
    row("in the lengths", good.substr(0, 100), "cut off");
    row("in the tokens", good.substr(0, 500), "cut off");
    row("last byte", good.substr(0, good.size() - 1), "cut off");
    row("a byte too many", good + 'x', "behind the vocabulary");
    row("number of ids far too large", good.substr(0, 8) + "\xFF\xFF\xFF\xFF" + good.substr(12), "cut off");
    row("twice", changed([](Tokens &tokens) { tokens.emplace_back("ab"); }), "twice");
    row("byte twice", changed([](Tokens &tokens) { tokens[7] = "a"; }), "twice");
    row("byte behind", changed([](Tokens &tokens) { std::swap(tokens[7], tokens[300]); }), "single bytes");
    row("byte left out", changed([](Tokens &tokens) { tokens[7].clear(); }), "single bytes");
    row("fewer than the bytes", changed([](Tokens &tokens) { tokens.resize(200); }), "single bytes");
    row("unreachable", changed([](Tokens &tokens) { tokens.emplace_back("xyzx"); }), "never reaches");
    row("unreachable, since another comes first", changed([](Tokens &tokens) { tokens.emplace_back("baba"); }), "never reaches");
    row("made of a later one", changed([](Tokens &tokens) { tokens.emplace_back("zyx"); tokens.emplace_back("zy"); }), "never reaches");
}

void TestTableBuilder::refusesWhatIsBroken()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, message);
    const QByteArray actual = complaint(file.toStdString());
    QVERIFY2(message.isEmpty() ? actual.isEmpty() : actual.contains(message), actual.constData());
}

void TestTableBuilder::refusesEveryCut()
{
    const std::string good = fileOf(smallVocabulary());
    for (std::size_t size = 0; size < good.size(); size += size < 300 || size + 20 > good.size() ? 1 : 97)
        QVERIFY2(!complaint(good.substr(0, size)).isEmpty(), qPrintable(QString::number(size)));
}

// The tables in the program are what the builder makes, byte for byte: the same file gives the same table.
void TestTableBuilder::tablesAreThoseOfTheVocabulary()
{
    QFile file(QStringLiteral(CUEWRIGHT_VOCABULARIES "/r50k_base.vocab"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string vocabulary = file.readAll().toStdString();
    const std::string table = TableBuilder(vocabulary).build();
    QVERIFY(table == tokenTable("r50k_base.table", std::string_view(tablelayout::kMagic, 8)));
}

void TestTableBuilder::leftOutIds()
{
    Tokens tokens = smallVocabulary();
    tokens.insert(tokens.begin() + 260, 3, std::string());
    const std::string file = fileOf(tokens);
    const std::string table = TableBuilder(file).build();
    const auto header = loaded<tablelayout::Header>(table.data());
    QCOMPARE(header.ids, static_cast<std::uint32_t>(tokens.size()));
    QCOMPARE(header.longest, std::uint32_t{6});
    QCOMPARE(std::size_t{header.end}, table.size());
    const auto split = loaded<tablelayout::Split>(table.data() + header.splits + std::size_t{261} * 8);
    QCOMPARE(split.left, tablelayout::kNone);
    QCOMPARE(split.right, tablelayout::kNone);
    const auto last = loaded<tablelayout::Split>(table.data() + header.splits + (tokens.size() - 1) * 8);
    QCOMPARE(std::string(tokens[last.left]) + tokens[last.right], tokens.back());
}

QTEST_GUILESS_MAIN(TestTableBuilder)
#include "tst_tablebuilder.moc"
