#include "base/linediff.h"

#include <QtTest>

#include <random>

using namespace cuewright;

class TestLineDiff : public QObject
{
    Q_OBJECT
private slots:
    void lines_data();
    void lines();
    void alwaysGivesBothBack();
    void isBounded();
};

namespace {

QString written(const QList<DiffLine> &lines)
{
    QString text;
    for (const DiffLine &line : lines)
        text += (line.kind == DiffLine::Kind::Same ? u' ' : line.kind == DiffLine::Kind::Added ? u'+' : u'-') + line.text + u'/';
    return text;
}

QStringList side(const QList<DiffLine> &lines, DiffLine::Kind left_out)
{
    QStringList side;
    for (const DiffLine &line : lines) {
        if (line.kind != left_out)
            side << line.text;
    }
    return side;
}

} // namespace

void TestLineDiff::lines_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *before, const char *after, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after) << QString::fromLatin1(expected);
    };
    row("nothing", "", "", "");
    row("same", "a\nb\n", "a\nb", " a/ b/");
    row("all new", "", "a\nb", "+a/+b/");
    row("all gone", "a\nb", "", "-a/-b/");
    row("in the middle", "a\nb\nc", "a\nx\nc", " a/-b/+x/ c/");
    row("removed before added", "a\nb\nc\nd", "a\nx\ny\nd", " a/-b/-c/+x/+y/ d/");
    row("two places", "a\nb\nc\nd\ne", "a\nc\nd\nx\ne", " a/-b/ c/ d/+x/ e/");
    row("kept between changes", "a\nk\nb", "x\nk\ny", "-a/+x/ k/-b/+y/");
    row("moved", "a\nb\nc", "c\na\nb", "+c/ a/ b/-c/");
    row("repeated", "a\na\na", "a\na", " a/ a/-a/");
    row("blank lines", "a\n\nb", "a\n\n\nb", " a/ /+/ b/");
    row("a blank line at the end", "a\n\n", "a\n", " a/-/");
}

void TestLineDiff::lines()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(written(diffLines(before, after)), "expected");
}

void TestLineDiff::alwaysGivesBothBack()
{
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        QStringList a, b;
        for (QStringList *list : {&a, &b}) {
            const int size = static_cast<int>(random() % 40);
            for (int i = 0; i < size; ++i)
                *list << QString::number(random() % 6) + u'x';
        }
        const auto lines = diffLines(a.join(u'\n'), b.join(u'\n'));
        QCOMPARE(side(lines, DiffLine::Kind::Added), a);
        QCOMPARE(side(lines, DiffLine::Kind::Removed), b);
    }
}

void TestLineDiff::isBounded()
{
    QStringList a, b;
    for (int i = 0; i < 20'000; ++i) {
        a << QStringLiteral("a%1").arg(i);
        b << QStringLiteral("b%1").arg(i);
    }
    const auto lines = diffLines(QStringLiteral("head\n") + a.join(u'\n'), QStringLiteral("head\n") + b.join(u'\n'));
    QCOMPARE(lines.size(), 40'001);
    QCOMPARE(lines[0].kind, DiffLine::Kind::Same);
    QCOMPARE(side(lines, DiffLine::Kind::Added).size(), 20'001);
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
