#include "reference/nastytext.h"
#include "reference/plainmerging.h"
#include "tokens/document/tokenizeddocument.h"
#include "tokens/scan/utf8.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using namespace Qt::StringLiterals;
using reference::NastyText;

using Ends = std::vector<qsizetype>;

class TestTokenizedDocument : public QObject
{
    Q_OBJECT
private slots:
    void randomEdits_data() { addEncodings(); }
    void randomEdits();
    void largePieces_data();
    void largePieces();
    void typing_data();
    void typing();
    void joinsAndSplits_data();
    void joinsAndSplits();
    void changeIsMinimal_data();
    void changeIsMinimal();
    void emptyAndReset();
    void rangesOfBoundaries();
    void pairsAcrossReads_data();
    void pairsAcrossReads();
    void stateBytes();

private:
    static void addEncodings();
};

namespace {

/// A text and its document, which both take the same edits.
class Edited final
{
public:
    Edited(const Encoding &encoding, const QString &text)
        : m_encoding(encoding)
        , m_text(text)
        , m_source(m_text)
        , m_document(encoding, m_source, m_text.size())
        , m_ends(encoding.boundaries(m_text))
        , m_ids(ids())
    {
    }

    const QString &text() const { return m_text; }
    const TokenizedDocument &document() const { return m_document; }
    TokenizedDocument &document() { return m_document; }

    /// Empty where the document is right afterwards.
    QByteArray replace(qsizetype position, qsizetype removed, const QString &inserted)
    {
        const Ends before = m_ends;
        const std::vector<TokenId> idsBefore = std::move(m_ids);
        m_text.replace(position, removed, inserted);
        const TokenizedDocument::Change change = m_document.replace(position, removed, inserted.size());
        m_ends = m_encoding.boundaries(m_text);
        m_ids = ids();
        const char *wrong = wrongTokens();
        if (!wrong)
            wrong = wrongChange(before, change, inserted.size() - removed);
        if (!wrong && idsBefore.size() == before.size() && !givesIds(idsBefore, change))
            wrong = "ids outside the change";
        if (!wrong && !isMinimal(before, change, position, position + inserted.size(), inserted.size() - removed))
            wrong = "a change that is too large";
        if (!wrong)
            return {};
        return QByteArray(wrong) + ": at " + QByteArray::number(position) + " -" + QByteArray::number(removed) + " +"
            + inserted.left(40).toUtf8().toPercentEncoding() + " in " + QByteArray::number(m_text.size()) + " "
            + m_text.mid(std::max<qsizetype>(position - 20, 0), 60).toUtf8().toPercentEncoding();
    }

    const char *wrongTokens() const
    {
        if (m_document.size() != m_text.size())
            return "size";
        if (m_document.tokens() != static_cast<std::int64_t>(m_ends.size()))
            return "total";
        return m_document.boundaries(0, m_text.size()) == m_ends ? nullptr : "boundaries";
    }

private:
    /// The old ends, with the change in them, have to be the new ones.
    const char *wrongChange(const Ends &before, const TokenizedDocument::Change &change, qsizetype delta) const
    {
        const auto first = static_cast<std::size_t>(change.firstToken);
        const auto removed = static_cast<std::size_t>(change.removedTokens);
        const auto inserted = static_cast<std::size_t>(change.insertedTokens);
        if (first + removed > before.size() || first + inserted > m_ends.size())
            return "a change beyond the end";
        if (before.size() - removed + inserted != m_ends.size() || !std::equal(before.begin(), before.begin() + change.firstToken, m_ends.begin()))
            return "tokens before the change";
        for (std::size_t i = first + removed; i < before.size(); ++i) {
            if (before[i] + delta != m_ends[i - removed + inserted])
                return "tokens behind the change";
        }
        if (change.position != startOf(m_ends, first) || change.size != startOf(m_ends, first + inserted) - change.position)
            return "place of the change";
        return nullptr;
    }

    /// Boundaries alone do not show a character that has become another one of the same size. Left out for large texts.
    std::vector<TokenId> ids() const
    {
        if (m_text.size() > 2000)
            return {};
        std::string utf8;
        appendUtf8(utf8, m_text);
        return m_encoding.encode(utf8);
    }
    bool givesIds(std::vector<TokenId> before, const TokenizedDocument::Change &change) const
    {
        if (m_ids.size() != m_ends.size())
            return true;
        const auto first = before.erase(before.begin() + change.firstToken, before.begin() + change.firstToken + change.removedTokens);
        const auto added = m_ids.begin() + change.firstToken;
        before.insert(first, added, added + change.insertedTokens);
        return before == m_ids;
    }

    /// At its edges tokens differ, or belong to text that was edited.
    static bool differ(qsizetype oldSize, qsizetype newSize, bool outside) { return !outside || oldSize != newSize; }
    bool isMinimal(const Ends &before, const TokenizedDocument::Change &change, qsizetype position, qsizetype end, qsizetype delta) const
    {
        if (change.removedTokens == 0 || change.insertedTokens == 0)
            return true;
        const auto first = static_cast<std::size_t>(change.firstToken);
        const auto lastOld = first + static_cast<std::size_t>(change.removedTokens) - 1;
        const auto lastNew = first + static_cast<std::size_t>(change.insertedTokens) - 1;
        // A token that ends within a character differs from one of the same units; these are left out.
        const bool cutAtFirst = isCut(m_ends, first) || isCut(before, first);
        const bool cutAtLast = isCut(m_ends, lastNew) || isCut(before, lastOld);
        const bool firstDiffers = differ(before[first] - startOf(before, first), m_ends[first] - startOf(m_ends, first), before[first] <= position);
        const bool lastDiffers = differ(before[lastOld] - startOf(before, lastOld), m_ends[lastNew] - startOf(m_ends, lastNew),
            startOf(m_ends, lastNew) >= end && startOf(before, lastOld) >= end - delta);
        return (cutAtFirst || firstDiffers) && (cutAtLast || lastDiffers);
    }
    static bool isCut(const Ends &ends, std::size_t i)
    {
        return (i > 0 && ends[i] == ends[i - 1]) || (i + 1 < ends.size() && ends[i + 1] == ends[i]);
    }
    static qsizetype startOf(const Ends &ends, std::size_t i) { return i == 0 ? 0 : ends[i - 1]; }

    const Encoding &m_encoding;
    QString m_text;
    StringSource m_source;
    TokenizedDocument m_document;
    Ends m_ends;
    std::vector<TokenId> m_ids;
};

const Encoding &encodingOf(const QByteArray &name)
{
    return *Encoding::find(QString::fromLatin1(name));
}

qsizetype below(std::mt19937 &random, qsizetype end)
{
    return end > 0 ? static_cast<qsizetype>(random() % static_cast<unsigned>(end)) : 0;
}

} // namespace

void TestTokenizedDocument::addEncodings()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"r50k_base", "p50k_base", "cl100k_base", "o200k_base", "o200k_harmony"})
        QTest::newRow(name) << QByteArray(name);
}

#define VERIFY_EDIT(edit) \
    if (const QByteArray wrong = edit; !wrong.isEmpty()) \
    QFAIL(wrong.constData())

void TestTokenizedDocument::randomEdits()
{
    QFETCH(QByteArray, name);
    std::mt19937 random(3);
    const int rounds = reference::kSanitized || name == "o200k_harmony" ? 20 : 80;
    for (int round = 0; round < rounds; ++round) {
        NastyText nasty(random, round % 4 == 0 ? NastyText::Kind::Ascii : NastyText::Kind::Broken);
        Edited edited(encodingOf(name), nasty.text(static_cast<int>(below(random, 120))));
        for (int edit = 0; edit < 60; ++edit) {
            const qsizetype size = edited.text().size();
            const qsizetype position = edit % 10 == 0 ? 0 : edit % 10 == 1 ? size : below(random, size + 1);
            const qsizetype removed = std::min(size - position, below(random, random() % 3 == 0 ? 40 : 3));
            const int units = static_cast<int>(below(random, random() % 12 == 0 ? 200 : 6));
            VERIFY_EDIT(edited.replace(position, removed, random() % 4 == 0 ? nasty.unit() : nasty.text(units)));
        }
    }
}

void TestTokenizedDocument::largePieces_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<int>("alphabet"); // as many characters from there on, by chance
    for (const char *name : {"r50k_base", "cl100k_base", "o200k_base"}) {
        const auto row = [name](const char *what, const QString &unit, int alphabet = 1) { QTest::addRow("%s %s", name, what) << QByteArray(name) << unit << alphabet; };
        row("one letter", u"a"_s);
        row("letters", u"a"_s, 26);
        row("capitals", u"A"_s, 26);
        row("mixed case", u"aB"_s);
        row("words", u"Donaudampfschiff"_s);
        row("capitals behind a letter without case", u"ʰAAAAAAAAAAAAAAAA"_s);
        row("capitals behind a mark", u"\u0301ABCDEFGHIJKLMNO"_s);
        row("digits", u"0"_s, 10);
        row("one digit", u"7"_s);
        row("digits beyond ASCII", u"1²٣"_s);
        row("spaces", u" "_s);
        row("spaces beyond ASCII", u"\u00A0 "_s);
        row("lines", u"\n"_s);
        row("blank lines", u"   \n"_s);
        row("line ends", u"\r\n"_s);
        row("symbols", u"!"_s, 14);
        row("one symbol", u"="_s);
        row("Chinese", u"\u4E00"_s, 3000);
        row("one Chinese character", u"漢"_s);
        row("Hangul", u"\uAC00"_s, 2000);
        row("rare characters", u"\u16A0"_s, 60);
        row("pairs", u"𠮷"_s);
        row("halves", QString(QChar(0xD83D)));
        row("letters and pairs", u"ab𐐀"_s);
    }
}

void TestTokenizedDocument::largePieces()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, unit);
    QFETCH(int, alphabet);
    std::mt19937 random(19);
    const auto some = [&](qsizetype size) {
        QString text;
        while (text.size() < size)
            text += alphabet == 1 ? unit : QString(QChar(static_cast<char16_t>(unit[0].unicode() + random() % static_cast<unsigned>(alphabet))));
        return text;
    };
    Edited edited(encodingOf(name), u"The start "_s + some(3500) + u" the end"_s);
    static const QStringList strangers{u"a"_s, u"Z"_s, u" "_s, u"7"_s, u"\n"_s, u"漢"_s, u"'s"_s, u"!"_s, QString(QChar(0xDC00)), u"\u0301"_s, u"  \n"_s, u"ſ"_s};
    const int edits = reference::kSanitized ? 10 : 18;
    for (int edit = 0; edit < edits; ++edit) {
        const qsizetype size = edited.text().size();
        const qsizetype position = edit % 8 == 0 ? below(random, 16) : edit % 8 == 1 ? size - below(random, 16) : below(random, size + 1);
        const qsizetype removed = std::min(size - position, edit % 9 == 0 ? below(random, 1200) : below(random, 4));
        QString inserted = some(edit % 5 == 0 ? 1 : 0);
        if (edit % 3 == 0)
            inserted = strangers[below(random, strangers.size())];
        if (edit % 9 == 1)
            inserted = some(below(random, 3000));
        VERIFY_EDIT(edited.replace(position, removed, inserted));
        // And back again: the pieces that were parted are joined.
        if (edit % 3 == 0)
            VERIFY_EDIT(edited.replace(position, inserted.size(), some(below(random, 2))));
    }
}

void TestTokenizedDocument::typing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("prose") << u"It's the user's text,\n\n  and they'll TYPE camelCase words 1234567 times; 漢字も🙂.\r\n\tEnd ABC'Sx\n\n"_s;
    QTest::newRow("code") << u"if (a) {\n    // x\n    return \"b\\n\";\n}\n\n\n/* c */\n;\n//\n"_s;
    QTest::newRow("halves") << u"a\xD83D\xDE42 b\xDE42\xD83D c\xD83D\xD83D\xDE42\xDE42"_s;
    QTest::newRow("no word for") << u"ʰABCd\u0301EF\u0301gǅH漢Aa\u180E \u180E x\uFEFF\uFEFFq"_s;
}

// Key by key to the end, and from the start, and then each single character out and in again.
void TestTokenizedDocument::typing()
{
    QFETCH(QString, text);
    for (const char *name : {"r50k_base", "cl100k_base", "o200k_base"}) {
        Edited forwards(encodingOf(name), QString());
        Edited backwards(encodingOf(name), QString());
        for (qsizetype i = 0; i < text.size(); ++i) {
            VERIFY_EDIT(forwards.replace(i, 0, text.mid(i, 1)));
            VERIFY_EDIT(backwards.replace(0, 0, text.mid(text.size() - 1 - i, 1)));
        }
        QCOMPARE(forwards.text(), backwards.text());
        for (qsizetype i = 0; i < text.size(); ++i) {
            VERIFY_EDIT(forwards.replace(i, 1, QString()));
            VERIFY_EDIT(forwards.replace(i, 0, text.mid(i, 1)));
        }
        while (!forwards.text().isEmpty())
            VERIFY_EDIT(forwards.replace(forwards.text().size() / 3, 1, QString()));
    }
}

void TestTokenizedDocument::joinsAndSplits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<qsizetype>("removed");
    QTest::addColumn<QString>("inserted");
    const auto row = [](const char *what, const QString &text, qsizetype position, qsizetype removed, const QString &inserted) {
        QTest::newRow(what) << text << position << removed << inserted;
    };
    row("a letter into a pair", u"a🙂b"_s, 2, 0, u"x"_s);
    row("half of a pair away", u"a🙂b"_s, 1, 1, {});
    row("other half of a pair away", u"a🙂b"_s, 2, 1, {});
    row("halves joined", u"a\xD83Dx\xDE42z"_s, 2, 1, {});
    row("half put before its other", u"a\xDE42z"_s, 1, 0, u"\xD83D"_s);
    row("half put behind its other", u"a\xD83Dz"_s, 2, 0, u"\xDE42"_s);
    row("half put into a pair", u"🙂"_s, 1, 0, u"\xD83D"_s);
    row("pair of two pairs", u"🙂🙂"_s, 1, 2, {});
    row("CR LF parted", u"a\r\nb"_s, 2, 0, u"x"_s);
    row("CR LF joined", u"a\rx\nb"_s, 2, 1, {});
    row("CR LF by a blank", u"a\r\n\r\nb"_s, 3, 0, u" "_s);
    row("contraction begun", u"it s"_s, 2, 1, u"'"_s);
    row("contraction ended", u"it's"_s, 4, 0, u"t"_s);
    row("contraction of three", u"we'r"_s, 4, 0, u"e"_s);
    row("contraction parted", u"we're"_s, 4, 0, u" "_s);
    row("first of all", u"hello world"_s, 0, 1, u"J"_s);
    row("before all", u"hello world"_s, 0, 0, u"O"_s);
    row("behind all", u"hello world"_s, 11, 0, u"s"_s);
    row("last of all", u"hello world"_s, 10, 1, {});
    row("all", u"hello world"_s, 0, 11, u"other words"_s);
    row("all away", u"hello world"_s, 0, 11, {});
    row("digits move", u"x1234567890 y"_s, 1, 0, u"0"_s);
    row("blanks before a word", u"a     b"_s, 3, 0, u"\n"_s);
    row("line end behind blanks", u"a      "_s, 7, 0, u"\n"_s);
    row("small letter behind capitals", u"漢ABCDEFG "_s, 8, 0, u"h"_s);
    // One of the few tokens that go on from letters without case to capitals: which piece has the capitals shows.
    row("small letter behind capitals of a token", u" 天天中彩票APPXYZ "_s, 12, 0, u"z"_s);
    row("slash behind a line end", u"a;\n b"_s, 3, 0, u"/"_s);
    row("a mark", u"word word"_s, 4, 0, u"\u0301"_s);
    row("another emoji of the same beginning", u"a 🐠 b"_s, 2, 2, u"👢"_s);
    row("a rare character for another", u"aᚠb"_s, 1, 1, u"ᚡ"_s);
    row("a letter before a rare character", u"a ᚠᚡ b"_s, 1, 0, u"x"_s);
    row("nothing", u"word word"_s, 4, 0, {});
    row("the same", u"word word"_s, 4, 1, u" "_s);
}

void TestTokenizedDocument::joinsAndSplits()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, position);
    QFETCH(qsizetype, removed);
    QFETCH(QString, inserted);
    for (const char *name : {"r50k_base", "cl100k_base", "o200k_base"}) {
        for (const QString &around : {QString(), u" x"_s, u"The quick brown fox jumps over the lazy dog. "_s}) {
            Edited edited(encodingOf(name), around + text + around);
            const QString gone = edited.text().mid(around.size() + position, removed);
            VERIFY_EDIT(edited.replace(around.size() + position, removed, inserted));
            VERIFY_EDIT(edited.replace(around.size() + position, inserted.size(), gone));
            QCOMPARE(edited.text(), QString(around + text + around));
        }
    }
}

void TestTokenizedDocument::changeIsMinimal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<qsizetype>("removed");
    QTest::addColumn<QString>("inserted");
    QTest::addColumn<QList<qint64>>("change"); // first, removed, inserted, position, size
    const QString text = u"hello world, hello world"_s; // hello| world|,| hello| world
    QTest::newRow("nothing") << text << qsizetype{5} << qsizetype{0} << QString() << QList<qint64>{1, 0, 0, 5, 0};
    QTest::newRow("a word") << text << qsizetype{5} << qsizetype{0} << u" world"_s << QList<qint64>{1, 0, 1, 5, 6};
    QTest::newRow("a word away") << text << qsizetype{5} << qsizetype{6} << QString() << QList<qint64>{1, 1, 0, 5, 0};
    QTest::newRow("another word") << text << qsizetype{6} << qsizetype{5} << u"there"_s << QList<qint64>{1, 1, 1, 5, 6};
    QTest::newRow("two to one") << text << qsizetype{11} << qsizetype{1} << QString() << QList<qint64>{2, 1, 0, 11, 0};
    QTest::newRow("at the start") << text << qsizetype{0} << qsizetype{5} << u"Hi"_s << QList<qint64>{0, 1, 1, 0, 2};
    QTest::newRow("at the end") << text << qsizetype{24} << qsizetype{0} << u"!"_s << QList<qint64>{5, 0, 1, 24, 1};
}

void TestTokenizedDocument::changeIsMinimal()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, position);
    QFETCH(qsizetype, removed);
    QFETCH(QString, inserted);
    QFETCH(QList<qint64>, change);
    StringSource source(text);
    TokenizedDocument document(Encoding::get(Encoding::Name::O200kBase), source, text.size());
    text.replace(position, removed, inserted);
    const TokenizedDocument::Change actual = document.replace(position, removed, inserted.size());
    QCOMPARE((QList<qint64>{actual.firstToken, actual.removedTokens, actual.insertedTokens, actual.position, actual.size}), change);
}

void TestTokenizedDocument::emptyAndReset()
{
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    QString text;
    StringSource source(text);
    TokenizedDocument document(encoding, source, 0);
    QCOMPARE(document.tokens(), std::int64_t{0});
    QCOMPARE(document.size(), qsizetype{0});
    QVERIFY(document.boundaries(0, 0).empty());
    QCOMPARE(&document.encoding(), &encoding);
    const TokenizedDocument::Change nothing = document.replace(0, 0, 0);
    QCOMPARE(nothing.insertedTokens + nothing.removedTokens + nothing.firstToken, std::int64_t{0});
    for (const QString &next : {u"hello world"_s, u"another, longer text 🙂"_s, QString(), u"x"_s.repeated(5000), u"short"_s, u"short"_s}) {
        text = next;
        document.reset(text.size());
        QCOMPARE(document.size(), text.size());
        QCOMPARE(document.tokens(), encoding.count(QStringView(text)));
        QCOMPARE(document.boundaries(0, text.size()), encoding.boundaries(text));
    }
    // Edits that nobody told of.
    text = u"SHORT"_s;
    document.reset(text.size());
    QCOMPARE(document.boundaries(0, text.size()), encoding.boundaries(text));
}

void TestTokenizedDocument::rangesOfBoundaries()
{
    // Fragments of characters (neighbours that are equal), words, and a piece of many tokens.
    const QString text = u"hello \u180E\u180E x 𠮷𠮷, world "_s + u"qzxv"_s.repeated(40) + u" 1234567"_s;
    StringSource source(text);
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    const TokenizedDocument document(encoding, source, text.size());
    const Ends all = encoding.boundaries(text);
    QVERIFY(std::adjacent_find(all.begin(), all.end()) != all.end());
    for (qsizetype from = 0; from <= text.size(); ++from) {
        for (qsizetype to = from; to <= text.size(); to += 1 + to / 40) {
            Ends expected;
            std::copy_if(all.begin(), all.end(), std::back_inserter(expected), [from, to](qsizetype end) { return end > from && end <= to; });
            QCOMPARE(document.boundaries(from, to), expected);
        }
        const auto upTo = std::count_if(all.begin(), all.end(), [from](qsizetype end) { return end <= from; });
        QCOMPARE(document.tokensUpTo(from), std::int64_t(upTo));
    }
}

void TestTokenizedDocument::pairsAcrossReads_data()
{
    QTest::addColumn<QString>("pair");
    QTest::newRow("letters") << u"𠮷"_s;
    QTest::newRow("symbols") << u"😀"_s;
}

// Text is read some thousand units at a time. Behind one letter each of these reads ends between the halves of a pair.
void TestTokenizedDocument::pairsAcrossReads()
{
    QFETCH(QString, pair);
    Edited edited(Encoding::get(Encoding::Name::O200kBase), u"a"_s + pair.repeated(10'000));
    QCOMPARE(edited.wrongTokens(), nullptr);
    for (const qsizetype position : {1, 0, 3, 10'001, 20'001}) {
        VERIFY_EDIT(edited.replace(position, 0, u"b"_s));
        VERIFY_EDIT(edited.replace(position, 1, {}));
        VERIFY_EDIT(edited.replace(position, 0, pair));
    }
}

void TestTokenizedDocument::stateBytes()
{
    std::mt19937 random(1);
    for (const QString &text : {u"The quick brown fox jumps over the lazy dog. "_s.repeated(2000), u"漢字仮名交じり文"_s.repeated(4000), u"1"_s.repeated(100'000)}) {
        QString edited = text;
        StringSource source(edited);
        TokenizedDocument document(Encoding::get(Encoding::Name::O200kBase), source, edited.size());
        QVERIFY(document.stateBytes() > 0);
        const auto utf8 = static_cast<std::size_t>(text.toUtf8().size());
        QVERIFY2(document.stateBytes() <= utf8, qPrintable(QString::number(document.stateBytes())));
        edited.clear();
        document.reset(0);
        QVERIFY2(document.stateBytes() < 64, qPrintable(QString::number(document.stateBytes()))); // an empty string has a few
    }
}

QTEST_GUILESS_MAIN(TestTokenizedDocument)
#include "tst_tokenizeddocument.moc"
