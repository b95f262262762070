#include "tokens/encoding.h"
#include "widgets/documenttokens.h"
#include "widgets/plaintext.h"

#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QThreadPool>
#include <QtTest>

using namespace cuewright;

namespace {

/// A text widget whose doors for pasting and dropping are open.
class Editor final : public QPlainTextEdit
{
public:
    void paste(const QString &text)
    {
        QMimeData pasted;
        pasted.setText(text);
        insertFromMimeData(&pasted);
    }
    void compose(const QString &preedit, const QString &commit, int from = 0, int count = 0)
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit, from, count);
        QCoreApplication::sendEvent(this, &event);
    }
    /// What dragging a selection elsewhere does: one edit that takes it out and puts it in.
    void drag(int from, int to, int target)
    {
        QTextCursor cursor(document());
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        QTextCursor place(document());
        place.setPosition(target);
        const QString text = cursor.selectedText();
        cursor.beginEditBlock();
        cursor.removeSelectedText();
        place.insertText(text);
        cursor.endEditBlock();
    }
};

const QStringList &pieces()
{
    static const QStringList some{QStringLiteral("a"), QStringLiteral(" the"), QStringLiteral("\n"), QStringLiteral("\n\n  "),
        QStringLiteral("{{name}}"), QStringLiteral("12345"), QStringLiteral("漢字"), QStringLiteral("👩‍👩‍👧 "), QStringLiteral("it's"),
        QStringLiteral("         "), QStringLiteral("\u00A0"), QStringLiteral("naïve "), QStringLiteral("\t\tif (x) {\n"),
        QStringLiteral("https://example.org/?q=1"), QString(QChar(0xD83D)), QStringLiteral("\u2028")};
    return some;
}

} // namespace

class TestLiveTokens : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void followsEveryEdit_data();
    void followsEveryEdit();
    void longTextsAreCountedElsewhere();
    void editsMeanwhile();
    void longPasteTakenBack();
    void anotherEncoding();
    void destroyedWhileCounting();
    void costOfAKey_data();
    void costOfAKey();

private:
    QString text() const { return plainText(*m_editor); }
    void edit(QRandomGenerator &random);
    void check(const LiveTokens &tokens, const Encoding &encoding);

    std::unique_ptr<Editor> m_editor;
};

void TestLiveTokens::init()
{
    m_editor = std::make_unique<Editor>();
}

void TestLiveTokens::edit(QRandomGenerator &random)
{
    const int size = m_editor->document()->characterCount() - 1;
    const QString piece = pieces().at(random.bounded(int(pieces().size())));
    QTextCursor cursor = m_editor->textCursor();
    cursor.setPosition(random.bounded(size + 1));
    cursor.setPosition(std::min(size, cursor.position() + random.bounded(12)), random.bounded(3) == 0 ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    m_editor->setTextCursor(cursor);
    switch (random.bounded(13)) {
    case 0:
        QTest::keyClick(m_editor.get(), Qt::Key_Backspace);
        break;
    case 1:
        QTest::keyClick(m_editor.get(), Qt::Key_Delete, Qt::ControlModifier);
        break;
    case 2:
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        break;
    case 3:
        m_editor->undo();
        break;
    case 4:
        m_editor->redo();
        break;
    case 5:
        m_editor->paste(piece.repeated(random.bounded(20)));
        break;
    case 6:
        m_editor->compose(QStringLiteral("かん"), {});
        m_editor->compose({}, random.bounded(2) ? QStringLiteral("漢") : QString(), -std::min(1, cursor.positionInBlock()), std::min(1, cursor.positionInBlock()));
        break;
    case 7:
        if (const int from = random.bounded(size + 1), to = std::min(size, from + random.bounded(30)); to > from)
            m_editor->drag(from, to, random.bounded(2) ? from : to);
        break;
    case 8:
        if (random.bounded(8) == 0)
            m_editor->setPlainText(text().mid(size / 3) + piece);
        break;
    case 9:
        cursor.beginEditBlock();
        cursor.insertText(piece);
        cursor.movePosition(QTextCursor::Start);
        cursor.insertText(piece);
        cursor.endEditBlock();
        break;
    default:
        cursor.insertText(piece);
    }
}

void TestLiveTokens::check(const LiveTokens &tokens, const Encoding &encoding)
{
    const QString now = text();
    QCOMPARE(tokens.size(), now.size());
    QVERIFY(tokens.tokens().has_value());
    const std::vector<qsizetype> ends = encoding.boundaries(now);
    QCOMPARE(*tokens.tokens(), encoding.count(QStringView(now)));
    QVERIFY(tokens.boundaries(0, now.size()) == ends);
    for (qsizetype at = 0; at <= now.size(); at += 1 + now.size() / 7) {
        const auto upTo = std::upper_bound(ends.begin(), ends.end(), at);
        QCOMPARE(tokens.tokensUpTo(at), upTo - ends.begin());
        const auto later = std::upper_bound(upTo, ends.end(), at + 9);
        QVERIFY(tokens.boundaries(at, at + 9) == std::vector<qsizetype>(upTo, later));
    }
}

void TestLiveTokens::followsEveryEdit_data()
{
    QTest::addColumn<Encoding::Name>("name");
    QTest::newRow("o200k") << Encoding::Name::O200kBase;
    QTest::newRow("cl100k") << Encoding::Name::Cl100kBase;
    QTest::newRow("r50k") << Encoding::Name::R50kBase;
}

void TestLiveTokens::followsEveryEdit()
{
    QFETCH(Encoding::Name, name);
    const Encoding &encoding = Encoding::get(name);
    QRandomGenerator random(20);
    for (int round = 0; round < 6; ++round) {
        init();
        m_editor->setPlainText(pieces().join(QString()).repeated(round));
        const DocumentTokens *tokens = new DocumentTokens(*m_editor->document(), m_editor.get());
        const_cast<DocumentTokens *>(tokens)->setEncoding(encoding);
        check(*tokens, encoding);
        for (int i = 0; i < 250; ++i) {
            edit(random);
            check(*tokens, encoding);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestLiveTokens::longTextsAreCountedElsewhere()
{
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    m_editor->setPlainText(QStringLiteral("lorem ipsum dolor sit amet\n").repeated(10'000));
    DocumentTokens tokens(*m_editor->document());
    QVERIFY(!tokens.tokens());
    tokens.setEncoding(encoding);
    QVERIFY(!tokens.tokens());
    QVERIFY(tokens.boundaries(0, 100).empty());
    QTRY_VERIFY(tokens.tokens().has_value());
    check(tokens, encoding);
    // A key in it is counted at once; a long paste is not.
    m_editor->textCursor().insertText(QStringLiteral("word"));
    check(tokens, encoding);
    m_editor->paste(QStringLiteral("one two three\n").repeated(10'000));
    QVERIFY(!tokens.tokens());
    QTRY_VERIFY(tokens.tokens().has_value());
    check(tokens, encoding);
}

void TestLiveTokens::editsMeanwhile()
{
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    QRandomGenerator random(4);
    m_editor->setPlainText(QStringLiteral("lorem ipsum dolor sit amet\n").repeated(10'000));
    DocumentTokens tokens(*m_editor->document());
    tokens.setEncoding(encoding);
    QTextCursor cursor(m_editor->document());
    for (int i = 0; i < 40; ++i) {
        QVERIFY(!tokens.tokens());
        cursor.setPosition(100'000 + random.bounded(10'000));
        cursor.setPosition(cursor.position() + random.bounded(40), QTextCursor::KeepAnchor);
        cursor.insertText(pieces().at(i % int(pieces().size())));
    }
    QTRY_VERIFY(tokens.tokens().has_value());
    check(tokens, encoding);
    // Far apart: what has to be made up for is a long text again.
    tokens.setEncoding(Encoding::get(Encoding::Name::Cl100kBase));
    cursor.movePosition(QTextCursor::Start);
    cursor.insertText(QStringLiteral("first"));
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(QStringLiteral("last"));
    QTRY_VERIFY(tokens.tokens().has_value());
    check(tokens, Encoding::get(Encoding::Name::Cl100kBase));
}

// A short text is counted at once, also while a long one that is gone is still being counted.
void TestLiveTokens::longPasteTakenBack()
{
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    m_editor->setPlainText(QStringLiteral("short "));
    DocumentTokens tokens(*m_editor->document());
    tokens.setEncoding(encoding);
    m_editor->moveCursor(QTextCursor::End);
    m_editor->paste(QStringLiteral("lorem ipsum dolor sit amet\n").repeated(10'000));
    QVERIFY(!tokens.tokens());
    m_editor->undo();
    check(tokens, encoding);
    QSignalSpy changed(&tokens, &LiveTokens::changed);
    QTest::keyClicks(m_editor.get(), QStringLiteral("er"));
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents(); // the count of the paste comes too late
    check(tokens, encoding);
    QCOMPARE(changed.count(), 2);
}

void TestLiveTokens::anotherEncoding()
{
    m_editor->setPlainText(QStringLiteral("Der Preis steht vor dem Lauf fest.\n漢字"));
    DocumentTokens tokens(*m_editor->document());
    QSignalSpy changed(&tokens, &LiveTokens::changed);
    for (const auto name : {Encoding::Name::O200kBase, Encoding::Name::Cl100kBase, Encoding::Name::P50kBase}) {
        tokens.setEncoding(Encoding::get(name));
        check(tokens, Encoding::get(name));
    }
    QCOMPARE(changed.count(), 3);
    tokens.setEncoding(Encoding::get(Encoding::Name::P50kBase));
    QCOMPARE(changed.count(), 3);
}

void TestLiveTokens::destroyedWhileCounting()
{
    m_editor->setPlainText(QStringLiteral("lorem ipsum dolor sit amet\n").repeated(10'000));
    for (int i = 0; i < 20; ++i) {
        DocumentTokens tokens(*m_editor->document());
        tokens.setEncoding(Encoding::get(Encoding::Name::O200kBase));
        if (i % 2)
            tokens.reset(tokens.size());
    }
    QCoreApplication::processEvents();
}

void TestLiveTokens::costOfAKey_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<qint64>("limit"); // ms
    QTest::newRow("lines") << QStringLiteral("lorem ipsum dolor sit amet, consectetur\n") << qint64(1);
    QTest::newRow("one block") << QStringLiteral("lorem ipsum dolor sit amet, consectetur ") << qint64(1);
    QTest::newRow("one block of ideographs") << QStringLiteral("天地玄黄宇宙洪荒") << qint64(40);
    QTest::newRow("one word") << QStringLiteral("abcdefgh") << qint64(40);
}

// The counting alone, without layout: the signals are sent by hand, for text that stands in the document already.
void TestLiveTokens::costOfAKey()
{
    QFETCH(QString, line);
    QFETCH(qint64, limit);
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setPlainText(line.repeated(1'000'000 / line.size()));
    DocumentTokens tokens(document);
    tokens.setEncoding(Encoding::get(Encoding::Name::O200kBase));
    QTRY_VERIFY_WITH_TIMEOUT(tokens.tokens().has_value(), 20'000);
    QRandomGenerator random(1);
    std::vector<qint64> times;
    for (int i = 0; i < 400; ++i) {
        const int at = random.bounded(document.characterCount() - 2);
        QElapsedTimer timer;
        timer.start();
        emit document.contentsChange(at, 1, 1);
        times.push_back(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    qInfo("a key: median %.1f us, 99th percentile %.1f us, longest %.1f us", double(times[200]) / 1e3, double(times[396]) / 1e3, double(times.back()) / 1e3);
    QVERIFY2(times[200] < limit * 1'000'000, "half the keys cost too much");
}

QTEST_MAIN(TestLiveTokens)
#include "tst_livetokens.moc"
