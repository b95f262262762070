#include "prompt/brokentext.h"

#include <QtTest>

#include <random>

using namespace cuewright;

class TestBrokenText : public QObject
{
    Q_OBJECT
private slots:
    void shortTextsAreLeftAlone();
    void longLinesAreBrokenBetweenWords();
    void charactersStayWhole();
    void positions();
    void editsKeepTheText();
    void breaksComeAndGo();
};

void TestBrokenText::shortTextsAreLeftAlone()
{
    BrokenText text;
    const QString lines = QStringLiteral("one\ntwo\n").repeated(10'000);
    text.setText(lines);
    QCOMPARE(text.breaks(), 0);
    QCOMPARE(text.text(), lines);
    QCOMPARE(text.toText(12'345), 12'345);
    const QString longest(BrokenText::kLongestLine, u'x');
    text.setText(longest + u'\n' + longest);
    QCOMPARE(text.breaks(), 0);
}

void TestBrokenText::longLinesAreBrokenBetweenWords()
{
    const QString line = QStringLiteral("lorem ipsum ").repeated(10'000);
    BrokenText text;
    text.setText(QStringLiteral("first\n") + line + QStringLiteral("\nlast"));
    QVERIFY(text.breaks() >= line.size() / BrokenText::kLongestLine);
    QCOMPARE(text.text(), QStringLiteral("first\n") + line + QStringLiteral("\nlast"));
    const QStringList pieces = BrokenText::asParagraphs(text.shown()).split(u'\n');
    QCOMPARE(pieces.first(), QStringLiteral("first"));
    QCOMPARE(pieces.last(), QStringLiteral("last"));
    for (const QString &piece : pieces)
        QVERIFY(piece.size() <= BrokenText::kLongestLine);
    for (qsizetype i = 1; i + 2 < pieces.size(); ++i)
        QVERIFY(pieces.at(i).endsWith(u' '));
}

void TestBrokenText::charactersStayWhole()
{
    // An emoji is two units, and "e" with a mark on it is one letter of two.
    for (const QString &letter : {QStringLiteral("\U0001F600"), QStringLiteral("e\u0301")}) {
        BrokenText text;
        text.setText(u'x' + letter.repeated(BrokenText::kLongestLine));
        QVERIFY(text.breaks() > 0);
        for (const QString &piece : BrokenText::asParagraphs(text.shown()).split(u'\n')) {
            QVERIFY(!piece.at(0).isLowSurrogate());
            QVERIFY(!piece.at(0).isMark());
        }
    }
}

void TestBrokenText::positions()
{
    BrokenText text;
    const QString line = QStringLiteral("0123456789 ").repeated(3'000);
    text.setText(line);
    QVERIFY(text.breaks() >= 3);
    for (qsizetype at = 0; at <= line.size(); at += 997) {
        const qsizetype shown = text.toShown(at);
        QCOMPARE(text.toText(shown), at);
        if (at < line.size() && !text.isBreak(shown))
            QCOMPARE(text.shown().at(shown), line.at(at));
    }
    QCOMPARE(text.toShown(line.size()), text.shown().size());
    const qsizetype first = text.shown().indexOf(QChar(BrokenText::kBreak));
    QVERIFY(text.isBreak(first));
    QVERIFY(!text.isBreak(first + 1));
    QVERIFY(!text.isBreak(-1));
    QVERIFY(!text.isBreak(text.shown().size()));
    QCOMPARE(text.toText(first), text.toText(first + 1));
    QCOMPARE(text.textBetween(first - 3, first + 4), line.mid(first - 3, 6));
}

void TestBrokenText::editsKeepTheText()
{
    // The same edits on a plain string are what the text has to be.
    std::mt19937 chance(7);
    BrokenText text;
    QString plain = QStringLiteral("word ").repeated(6'000);
    text.setText(plain);
    for (int i = 0; i < 300; ++i) {
        const auto at = qsizetype(chance() % unsigned(text.shown().size() + 1));
        const auto count = std::min<qsizetype>(chance() % 5'000, text.shown().size() - at);
        const QString inserted = BrokenText::broken(QStringLiteral("ab c").repeated(int(chance() % 1'200)));
        const TextChange change = text.replace(at, count, inserted);
        QCOMPARE(QStringView(plain).mid(change.position, change.removed.size()), QStringView(change.removed));
        QVERIFY(!change.inserted.contains(QChar(BrokenText::kBreak)));
        plain.replace(change.position, change.removed.size(), change.inserted);
        QCOMPARE(text.text(), plain);
        QCOMPARE(text.breaks(), text.shown().count(QChar(BrokenText::kBreak)));
    }
}

void TestBrokenText::breaksComeAndGo()
{
    BrokenText text;
    text.setText(QStringLiteral("x").repeated(BrokenText::kLongestLine));
    QCOMPARE(text.missingBreak(100), -1);
    text.replace(100, 0, QStringLiteral("y"));
    const qsizetype at = text.missingBreak(100);
    QVERIFY(at > BrokenText::kLongestLine / 4 && at < BrokenText::kLongestLine * 3 / 4);
    text.replace(at, 0, QString(QChar(BrokenText::kBreak)));
    QCOMPARE(text.missingBreak(100), -1);
    QCOMPARE(text.missingBreak(at + 100), -1);
    QCOMPARE(text.needlessBreak(100), -1);
    // Only when both pieces together are well below the limit, so that breaks do not flicker while typing.
    text.replace(at + 1, BrokenText::kLongestLine / 8, {});
    QCOMPARE(text.needlessBreak(10), -1);
    text.replace(at + 1, BrokenText::kLongestLine / 4, {});
    text.replace(0, BrokenText::kLongestLine / 4, {});
    const qsizetype gone = text.needlessBreak(10);
    QVERIFY(text.isBreak(gone));
    QCOMPARE(text.needlessBreak(gone + 1), gone);
    text.replace(gone, 1, {});
    QCOMPARE(text.needlessBreak(10), -1);
    QCOMPARE(text.breaks(), 0);
}

QTEST_APPLESS_MAIN(TestBrokenText)
#include "tst_brokentext.moc"
