#include "prompt/promptedit.h"
#include "ui/support/uitest.h"
#include "ui/prompt/watchdog.h"

#include <QClipboard>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace cuewright;

namespace {

const QString kWords = QStringLiteral("lorem ipsum dolor sit amet {{name}} ");

QString megabyte(const QString &unit)
{
    return unit.repeated(1'000'000 / unit.size());
}

} // namespace

class TestPromptEdit : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_edit.reset(); }
    void keysBecomeChanges_data();
    void keysBecomeChanges();
    void changesFromElsewhere();
    void exactCharactersSurvive();
    void pastesPlainText();
    void copiesWithoutOurBreaks();
    void deletingAcrossABreak();
    void inputMethod();
    void undoIsNotItsOwn();
    void indents();
    void heightFollowsText();
    void tokensAreForReading();
    void staysTypable_data();
    void staysTypable();
    void looks();

private:
    void collect()
    {
        connect(m_edit.get(), &PromptEdit::edited, this, [this](const TextChange &change) {
            m_changes.append(change);
            m_mirror.replace(change.position, change.removed.size(), change.inserted);
        });
    }
    void start(const QString &text)
    {
        m_edit->setText(text);
        m_mirror = text;
        m_changes.clear();
        m_edit->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_edit.get()));
        m_edit->setFocus();
    }

    UiTest m_ui;
    std::unique_ptr<PromptEdit> m_edit;
    QList<TextChange> m_changes;
    QString m_mirror; ///< what the changes make of the first text
};

void TestPromptEdit::init()
{
    m_edit = std::make_unique<PromptEdit>(m_ui.theme);
    m_edit->resize(560, 300);
    collect();
}

void TestPromptEdit::keysBecomeChanges_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("selected");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("after");
    QTest::newRow("letter at the start") << "bc" << 0 << 0 << int(Qt::Key_A) << "abc";
    QTest::newRow("letter at the end") << "bc" << 2 << 0 << int(Qt::Key_A) << "bca";
    QTest::newRow("letter in nothing") << "" << 0 << 0 << int(Qt::Key_A) << "a";
    QTest::newRow("return") << "bc" << 1 << 0 << int(Qt::Key_Return) << "b\nc";
    QTest::newRow("backspace") << "bc" << 1 << 0 << int(Qt::Key_Backspace) << "c";
    QTest::newRow("backspace joins lines") << "b\nc" << 2 << 0 << int(Qt::Key_Backspace) << "bc";
    QTest::newRow("backspace at the start") << "b" << 0 << 0 << int(Qt::Key_Backspace) << "b";
    QTest::newRow("delete") << "bc" << 1 << 0 << int(Qt::Key_Delete) << "b";
    QTest::newRow("over a selection") << "b\nc\nd" << 0 << 4 << int(Qt::Key_A) << "ad";
    QTest::newRow("over everything") << "b\nc" << 0 << 3 << int(Qt::Key_A) << "a";
    QTest::newRow("selection away") << "b\nc" << 0 << 3 << int(Qt::Key_Delete) << "";
    QTest::newRow("same letter over itself") << "aaa" << 1 << 1 << int(Qt::Key_A) << "aaa";
}

void TestPromptEdit::keysBecomeChanges()
{
    QFETCH(QString, before);
    QFETCH(int, position);
    QFETCH(int, selected);
    QFETCH(int, key);
    QFETCH(QString, after);
    start(before);
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(position);
    cursor.setPosition(position + selected, QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    QTest::keyClick(m_edit.get(), Qt::Key(key));
    QCOMPARE(m_edit->text(), after);
    QCOMPARE(m_mirror, after);
    QVERIFY(m_changes.size() <= 1);
}

void TestPromptEdit::changesFromElsewhere()
{
    start(QStringLiteral("one\ntwo\nthree"));
    m_edit->applyChange({4, QStringLiteral("two\n"), QStringLiteral("2\n2\n")});
    QCOMPARE(m_edit->text(), QStringLiteral("one\n2\n2\nthree"));
    QCOMPARE(m_edit->toPlainText(), m_edit->text());
    QCOMPARE(m_edit->textPosition(), 8);
    QCOMPARE(m_changes.size(), 0);
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QCOMPARE(m_edit->text(), QStringLiteral("one\n2\n2\nxthree"));
}

void TestPromptEdit::exactCharactersSurvive()
{
    // What QTextDocument::toPlainText() would quietly change.
    const QString text = QStringLiteral("a\u00A0b\u2028c\u200Fd\tE \U0001F600 {{x}}");
    start(text);
    m_edit->setTextPosition(0);
    QTest::keyClick(m_edit.get(), Qt::Key_Z);
    QTest::keyClick(m_edit.get(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(m_edit.get(), Qt::Key_Z);
    QCOMPARE(m_edit->text(), u'z' + text + u'z');
    QCOMPARE(m_mirror, u'z' + text + u'z');
}

void TestPromptEdit::pastesPlainText()
{
    start(QStringLiteral("ab"));
    m_edit->setTextPosition(1);
    auto *rich = new QMimeData;
    rich->setHtml(QStringLiteral("<b>bold</b>"));
    rich->setText(QStringLiteral("one\r\ntwo\u2029three"));
    QGuiApplication::clipboard()->setMimeData(rich);
    QTest::keyClick(m_edit.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), QStringLiteral("aone\ntwo\nthreeb"));
    QCOMPARE(m_mirror, m_edit->text());
    QCOMPARE(m_changes.size(), 1);
}

void TestPromptEdit::copiesWithoutOurBreaks()
{
    const QString line = QStringLiteral("word ").repeated(6'000);
    start(line);
    QVERIFY(m_edit->blockCount() > 1);
    m_edit->selectAll();
    QTest::keyClick(m_edit.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), line);
    // And back again: a very long line that is pasted is broken like one that is opened.
    QTest::keyClick(m_edit.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), line);
    QVERIFY(m_edit->blockCount() > 1);
}

void TestPromptEdit::deletingAcrossABreak()
{
    const QString line = QStringLiteral("word ").repeated(6'000);
    start(line);
    const int border = m_edit->document()->begin().next().position();
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(border);
    m_edit->setTextCursor(cursor);
    const qsizetype at = m_edit->textPosition();
    QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
    QString expected = line;
    expected.remove(at - 1, 1);
    QCOMPARE(m_edit->text(), expected);
    QTest::keyClick(m_edit.get(), Qt::Key_Delete);
    expected.remove(at - 1, 1);
    QCOMPARE(m_edit->text(), expected);
    QCOMPARE(m_mirror, expected);
}

void TestPromptEdit::inputMethod()
{
    start(QStringLiteral("ab"));
    m_edit->setTextPosition(1);
    QInputMethodEvent composing(QStringLiteral("に"), {});
    QCoreApplication::sendEvent(m_edit.get(), &composing);
    QCOMPARE(m_changes.size(), 0);
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("日本"));
    QCoreApplication::sendEvent(m_edit.get(), &done);
    QCOMPARE(m_edit->text(), QStringLiteral("a日本b"));
    QCOMPARE(m_mirror, m_edit->text());
}

void TestPromptEdit::undoIsNotItsOwn()
{
    start(QStringLiteral("ab"));
    QSignalSpy undo(m_edit.get(), &PromptEdit::undoRequested);
    QSignalSpy redo(m_edit.get(), &PromptEdit::redoRequested);
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QTest::keyClick(m_edit.get(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(m_edit.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(undo.size(), 1);
    QCOMPARE(redo.size(), 1);
    QCOMPARE(m_edit->text(), QStringLiteral("xab"));
}

void TestPromptEdit::indents()
{
    start(QStringLiteral("a\nb\nc"));
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(0);
    cursor.setPosition(3, QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    QTest::keyClick(m_edit.get(), Qt::Key_BracketRight, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), QStringLiteral("  a\n  b\nc"));
    QCOMPARE(m_mirror, m_edit->text());
    QCOMPARE(m_changes.size(), 1);
    QTest::keyClick(m_edit.get(), Qt::Key_BracketLeft, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), QStringLiteral("a\nb\nc"));
    QCOMPARE(m_mirror, m_edit->text());
}

void TestPromptEdit::heightFollowsText()
{
    start(QStringLiteral("one"));
    QSignalSpy height(m_edit.get(), &PromptEdit::contentHeightChanged);
    QCOMPARE(m_edit->contentHeight(), m_edit->lineHeight());
    QCOMPARE(m_edit->lineHeight(), 20);
    QTest::keyClick(m_edit.get(), Qt::Key_Return);
    QCOMPARE(m_edit->contentHeight(), 2 * 20);
    QCOMPARE(height.size(), 1);
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QCOMPARE(height.size(), 1);
    // Lines stand 20 px apart, wherever they were broken.
    m_edit->setText(kWords.repeated(10));
    QVERIFY(m_edit->document()->begin().layout()->lineCount() > 2);
    QTextCursor cursor = m_edit->textCursor();
    cursor.movePosition(QTextCursor::Start);
    const int top = m_edit->cursorRect(cursor).top();
    cursor.movePosition(QTextCursor::Down);
    QCOMPARE(m_edit->cursorRect(cursor).top() - top, 20);
    QVERIFY(!m_edit->isLong());
    m_edit->setText(QStringLiteral("x\n").repeated(500));
    QVERIFY(m_edit->isLong());
}

void TestPromptEdit::tokensAreForReading()
{
    start(QStringLiteral("Subject: {{subject}}"));
    m_edit->setTextPosition(3);
    m_edit->showTokens(QStringLiteral("Subject: cats"), {7, 8, 13});
    QCOMPARE(m_edit->text(), QStringLiteral("Subject: cats"));
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QCOMPARE(m_edit->text(), QStringLiteral("Subject: cats"));
    QVERIFY(m_edit->showsTokens());
    m_edit->showTemplate();
    QCOMPARE(m_edit->text(), QStringLiteral("Subject: {{subject}}"));
    QCOMPARE(m_edit->textPosition(), 3);
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QCOMPARE(m_edit->text(), QStringLiteral("Subxject: {{subject}}"));
    QCOMPARE(m_changes.size(), 1);
}

void TestPromptEdit::staysTypable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("where");
    const QString lines = megabyte(kWords + kWords + u'\n');
    const QString paragraphs = megabyte(kWords.repeated(40) + u'\n');
    const QString oneLine = megabyte(kWords);
    const QString noSpaces = megabyte(QStringLiteral("\u65E5\u672C\u8A9E"));
    const QString shortLines = megabyte(QStringLiteral("word\n"));
    QTest::newRow("lines, start") << lines << 0.0;
    QTest::newRow("lines, middle") << lines << 0.5;
    QTest::newRow("lines, end") << lines << 1.0;
    QTest::newRow("paragraphs, middle") << paragraphs << 0.5;
    QTest::newRow("one line, start") << oneLine << 0.0;
    QTest::newRow("one line, middle") << oneLine << 0.5;
    QTest::newRow("one line, end") << oneLine << 1.0;
    QTest::newRow("one line without spaces, middle") << noSpaces << 0.5;
    QTest::newRow("200,000 lines, middle") << shortLines << 0.5;
}

void TestPromptEdit::staysTypable()
{
    QFETCH(QString, text);
    QFETCH(double, where);
    start(text);
    m_edit->setTextPosition(qsizetype(where * double(text.size())));
    QCoreApplication::processEvents(); // the first layout is not what is measured
    Watchdog watchdog;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(m_edit.get(), i % 40 == 39 ? Qt::Key_Return : i % 7 == 6 ? Qt::Key_Space : Qt::Key_A);
        if (i % 50 == 49)
            QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
        watchdog.turn();
    }
    qInfo("longest standstill %.1f ms, on average %.2f ms a key", watchdog.longest(), watchdog.average());
    QCOMPARE(m_edit->text(), m_mirror);
    QCOMPARE(m_mirror.size(), text.size() + 200 - 4);
    QVERIFY2(watchdog.longest() < 50, "a key held the window up");
}

void TestPromptEdit::looks()
{
    start(QStringLiteral("You sort tickets for {{company}}.\n\n• {{customer_plan}} contracts, ")
        + kWords.repeated(4));
    m_edit->setVariableStates({{QStringLiteral("company"), PromptEdit::VariableState::Empty}});
    QVERIFY(saveScreenshot(*m_edit, QStringLiteral("promptedit-chips")));
    m_edit->showTokens(QStringLiteral("Subject: Cannot sign in\n\nafter SSO change"), {7, 8, 15, 20, 23, 24, 25, 30, 34, 41});
    QVERIFY(saveScreenshot(*m_edit, QStringLiteral("promptedit-tokens")));
}

QTEST_MAIN(TestPromptEdit)
#include "tst_promptedit.moc"
