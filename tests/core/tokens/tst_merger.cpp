#include "pieces.h"
#include "tokens/encoding.h"
#include "tokens/merge/merger.h"
#include "tokens/merge/walkstacks.h"
#include "tokens/tokenizer.h"

#include <QtTest>

#include <thread>

using namespace cuewright;
using namespace Qt::StringLiterals;
using pieces::Exact;
using reference::Ids;
using reference::PlainMerging;

class TestMerger : public QObject
{
    Q_OBJECT
private slots:
    void allKindsAndLengths_data() { addVocabularies(); }
    void allKindsAndLengths();
    void repeats_data() { addVocabularies(); }
    void repeats();
    void longPieces_data() { addVocabularies(); }
    void longPieces();
    void canFollow_data() { addVocabularies(); }
    void canFollow();
    void longestMatch_data() { addVocabularies(); }
    void longestMatch();
    void partsOfSixteenBytes();
    void mergersShareOneCache();
    void threads();

private:
    static void addVocabularies();
};

namespace {

Ids idsOf(std::span<const PieceToken> tokens)
{
    Ids ids;
    for (const PieceToken token : tokens)
        ids.push_back(token.id());
    return ids;
}

std::size_t bytesOf(std::span<const PieceToken> tokens)
{
    std::size_t bytes = 0;
    for (const PieceToken token : tokens)
        bytes += token.size();
    return bytes;
}

QByteArray shown(std::string_view piece)
{
    return QByteArray(piece.data(), static_cast<qsizetype>(std::min<std::size_t>(piece.size(), 200))).toPercentEncoding(" ");
}

/// Whether a piece gets the tokens of the definition: at the end of readable memory, with other text behind it, and once more
/// when it is in the cache.
bool isRight(Merger &merger, const Vocabulary &vocabulary, const PlainMerging &plain, std::string_view piece)
{
    const Ids expected = plain.merged(piece);
    const Exact exact(piece);
    const auto atEnd = merger.tokensOf(exact.view(), exact.end());
    bool right = idsOf(atEnd) == expected && bytesOf(atEnd) == piece.size();
    for (const PieceToken token : atEnd)
        right = right && vocabulary.size(token.id()) == token.size();
    for (const std::string behind : {"                       ", "aaaaaaaaaaaaaaaaaaaaaa", "\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80"}) {
        const std::string text = std::string(piece) + behind;
        const std::string_view whole = text;
        right = right && idsOf(merger.tokensOf(whole.substr(0, piece.size()), text.data() + text.size())) == expected;
    }
    return right;
}

} // namespace

void TestMerger::addVocabularies()
{
    QTest::addColumn<QByteArray>("encoding");
    for (const char *encoding : pieces::kVocabularies)
        QTest::newRow(encoding) << QByteArray(encoding);
}

#define FETCH_VOCABULARY() \
    QFETCH(QByteArray, encoding); \
    const PlainMerging &plain = reference::plainMerging(QString::fromLatin1(encoding)); \
    const Vocabulary vocabulary = pieces::vocabularyOf(encoding.constData())

void TestMerger::allKindsAndLengths()
{
    FETCH_VOCABULARY();
    SharedPieceCache cache;
    Merger merger(vocabulary, cache);
    std::mt19937 random(11);
    for (int kind = 0; kind < pieces::kKinds; ++kind) {
        // All short lengths several times, since each has a path of its own; longer ones with growing steps.
        for (std::size_t size = 1; size <= 300; size += size < 70 ? 1 : reference::kSanitized ? 29 : 11) {
            for (int again = 0; again < (size < 40 && !reference::kSanitized ? 4 : 1); ++again) {
                const std::string piece = pieces::piece(random, static_cast<pieces::Kind>(kind), size, plain);
                if (!(isRight(merger, vocabulary, plain, piece)))
                    QFAIL(shown(piece).constData());
            }
        }
    }
}

// Whole runs of one token are taken at once where they are long enough, and what stands at their ends must not be.
void TestMerger::repeats()
{
    FETCH_VOCABULARY();
    SharedPieceCache cache;
    Merger merger(vocabulary, cache);
    std::mt19937 random(5);
    static const char *const units[] = {"a", "ab", " ", "\n", "abc", "=", "-=", "漢", "🙂", "é", "the", "x1", "\t", "aaaaab", "ᚠ", "\r\n", "000"};
    static const char *const edges[] = {"", "b", "a", "ba", " ", "x", "漢", "\n\n"};
    for (const char *unit : units) {
        for (const std::size_t size : {64, 270, 300, 523, 801}) {
            std::string run;
            while (run.size() < size)
                run += unit;
            for (int sides = 0; sides < 3; ++sides) {
                const std::string before = edges[random() % std::size(edges)];
                const std::string behind = edges[random() % std::size(edges)];
                const std::string piece = (sides > 1 ? before : "") + run + (sides > 0 ? behind : "");
                if (!(isRight(merger, vocabulary, plain, piece)))
                    QFAIL(shown(piece).constData());
            }
        }
    }
}

// Runs of random things that repeat, one behind the other: each must stop where the next one begins.
void TestMerger::longPieces()
{
    FETCH_VOCABULARY();
    SharedPieceCache cache;
    Merger merger(vocabulary, cache);
    std::mt19937 random(23);
    for (int round = 0; round < (reference::kSanitized ? 6 : 20); ++round) {
        std::string piece;
        while (piece.size() < 1200) {
            const auto kind = static_cast<pieces::Kind>(random() % pieces::kKinds);
            const std::string part = pieces::piece(random, kind, 1 + random() % 12, plain);
            for (unsigned times = random() % 2 == 0 ? 1 : 1 + random() % (700 / static_cast<unsigned>(part.size())); times > 0; --times)
                piece += part;
        }
        if (!(isRight(merger, vocabulary, plain, piece)))
            QFAIL(shown(piece).constData());
    }
}

// A pair is allowed exactly when merging its bytes gives the pair back.
void TestMerger::canFollow()
{
    FETCH_VOCABULARY();
    std::mt19937 random(31);
    const auto check = [&](TokenId left, TokenId right) {
        const std::string both = std::string(plain.tokens()[left]) + std::string(plain.tokens()[right]);
        return cuewright::canFollow(vocabulary, left, right) == (plain.merged(both) == Ids{left, right});
    };
    const auto named = [&](TokenId left, TokenId right) {
        return shown(plain.tokens()[left]) + " | " + shown(plain.tokens()[right]);
    };
    const auto count = static_cast<TokenId>(plain.tokens().size());
    Ids sample;
    while (sample.size() < (reference::kSanitized ? 40 : 80)) {
        // Low ids are short and common, and so are what can be confused.
        const TokenId below = sample.size() % 3 == 0 ? 1000 : sample.size() % 3 == 1 ? 20'000 : count;
        const TokenId id = static_cast<TokenId>(random()) % below;
        if (!plain.tokens()[id].empty())
            sample.push_back(id);
    }
    for (const TokenId left : sample) {
        for (const TokenId right : sample)
            if (!(check(left, right)))
                QFAIL(named(left, right).constData());
    }
    int apart = 0;
    for (TokenId id = 0; id < count; id += reference::kSanitized ? 101 : 31) {
        if (plain.tokens()[id].empty())
            continue;
        if (!(check(id, id)))
            QFAIL(named(id, id).constData()); // which of two equal ones came first matters
        if (id < Vocabulary::kBytes)
            continue;
        // The parts of a token never stand side by side; with what their neighbours are made of they sometimes do.
        const auto split = vocabulary.split(id);
        if (!(!cuewright::canFollow(vocabulary, split.left, split.right)))
            QFAIL(named(split.left, split.right).constData());
        if (!(check(split.left, split.left) && check(split.right, split.left)))
            QFAIL(named(split.left, split.right).constData());
        const TokenId other = vocabulary.left(split.right);
        if (!(check(split.left, other)))
            QFAIL(named(split.left, other).constData());
        apart += cuewright::canFollow(vocabulary, split.left, other) ? 1 : 0;
    }
    QVERIFY(apart > 0);
}

void TestMerger::longestMatch()
{
    FETCH_VOCABULARY();
    std::mt19937 random(41);
    const auto naive = [&](std::string_view text) {
        for (std::size_t size = std::min(text.size(), vocabulary.longest()); size > 0; --size) {
            if (const TokenId id = plain.idOf(text.substr(0, size)); id != PlainMerging::kNone)
                return TokenMatch{id, static_cast<std::uint32_t>(size)};
        }
        return TokenMatch{};
    };
    for (TokenId id = 0; id < plain.tokens().size(); id += reference::kSanitized ? 301 : 41) {
        const std::string_view token = plain.tokens()[id];
        if (token.empty() || QString::fromUtf8(token.data(), static_cast<qsizetype>(token.size())).contains(QChar::ReplacementCharacter))
            continue;
        const Exact text(std::string(token) + pieces::piece(random, static_cast<pieces::Kind>(random() % pieces::kKinds), 1 + random() % 6, plain));
        // Tokens may begin in the middle of a character: walks look at such places, too.
        for (std::size_t at = 0; at < std::min<std::size_t>(text.view().size(), 3); ++at) {
            const std::string_view rest = text.view().substr(at);
            for (const std::size_t limit : {rest.size(), token.size() - std::min(at, token.size() - 1), std::size_t{1} + random() % rest.size()}) {
                const TokenMatch expected = naive(rest.substr(0, limit));
                const TokenMatch actual = cuewright::longestMatch(vocabulary, rest.data(), limit, text.end());
                if (!(actual.id == expected.id && actual.size == expected.size))
                    QFAIL(shown(rest).constData());
            }
        }
    }
}

// What is between two seams may be a token that is too long for a key and yet short enough for plain merging.
void TestMerger::partsOfSixteenBytes()
{
    for (const char *encoding : pieces::kVocabularies) {
        const PlainMerging &plain = reference::plainMerging(QString::fromLatin1(encoding));
        const Vocabulary vocabulary = pieces::vocabularyOf(encoding);
        SharedPieceCache cache;
        Merger merger(vocabulary, cache);
        for (const std::string_view token : plain.tokens()) {
            const QString text = QString::fromUtf8(token.data(), static_cast<qsizetype>(token.size()));
            if (token.size() < 15 || token.size() > 17 || text.contains(QChar::ReplacementCharacter) || text.size() == static_cast<qsizetype>(token.size()))
                continue;
            for (const char *around : {"\u4E00", "\u16A0"}) {
                const std::string piece = around + std::string(token) + around;
                if (!(isRight(merger, vocabulary, plain, piece)))
                    QFAIL(shown(piece).constData());
            }
        }
    }
}

void TestMerger::mergersShareOneCache()
{
    const PlainMerging &plain = reference::plainMerging(u"o200k_base");
    const Vocabulary vocabulary = pieces::vocabularyOf("o200k_base");
    SharedPieceCache cache;
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        Merger first(vocabulary, cache);
        Merger second(vocabulary, cache); // gets another one, since the first one has it
        for (int i = 0; i < 20; ++i) {
            const std::string piece = pieces::piece(random, pieces::Kind::Words, 1 + random() % 31, plain);
            QVERIFY(isRight(first, vocabulary, plain, piece));
            QVERIFY(isRight(second, vocabulary, plain, piece));
        }
    }
    // The one that was given back is the one that is lent.
    std::unique_ptr<PieceCache> lent = cache.borrow();
    PieceCache *const address = lent.get();
    cache.giveBack(std::move(lent));
    const std::unique_ptr<PieceCache> again = cache.borrow();
    QCOMPARE(again.get(), address);
    const std::unique_ptr<PieceCache> another = cache.borrow();
    QVERIFY(another && another.get() != address);
}

void TestMerger::threads()
{
    const PlainMerging &plain = reference::plainMerging(u"cl100k_base");
    const Vocabulary vocabulary = pieces::vocabularyOf("cl100k_base");
    const Tokenizer tokenizer(Splitter::Pattern::Cl100k, vocabulary);
    std::mt19937 random(13);
    std::array<std::string, 4> texts;
    for (std::string &text : texts) {
        while (text.size() < 20'000)
            text += ' ' + pieces::piece(random, static_cast<pieces::Kind>(random() % pieces::kKinds), 1 + random() % 40, plain);
    }
    std::array<Ids, 4> expected;
    for (std::size_t i = 0; i < texts.size(); ++i)
        expected[i] = plain.encoded(texts[i]);
    std::atomic<int> right{0};
    std::vector<std::thread> all;
    constexpr int kThreads = 6;
    constexpr int kTurns = 12;
    for (int thread = 0; thread < kThreads; ++thread) {
        all.emplace_back([&, thread] {
            for (int turn = 0; turn < kTurns; ++turn) {
                const auto which = static_cast<std::size_t>(thread + turn) % texts.size();
                Ids ids;
                std::int64_t tokens = 0;
                tokenizer.encode(texts[which], true, ids);
                tokenizer.count(texts[which], true, tokens);
                right += ids == expected[which] && tokens == static_cast<std::int64_t>(ids.size()) ? 1 : 0;
            }
        });
    }
    for (std::thread &thread : all)
        thread.join();
    QCOMPARE(right.load(), kThreads * kTurns);
}

QTEST_GUILESS_MAIN(TestMerger)
#include "tst_merger.moc"
