#include "prompt/promptedit.h"

#include "guiwatchdog.h"
#include "tokens/encoding.h"
#include "ui/support/uitest.h"
#include "widgets/livetokens.h"

#include <QClipboard>
#include <QHelpEvent>
#include <QMimeData>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>
#include <QtTest>

using namespace cuewright;

namespace {

const QString kWords = QStringLiteral("lorem ipsum dolor sit amet {{name}} ");

const Encoding &o200k()
{
    return Encoding::get(Encoding::Name::O200kBase);
}

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
    void filledInIsForReading();
    void anotherTextWhileScrolled();
    void countsEveryEdit_data();
    void countsEveryEdit();
    void tintedWhileTyping();
    void pointingAtTokens();
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
    m_edit->tokens().setEncoding(o200k());
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

void TestPromptEdit::filledInIsForReading()
{
    start(QStringLiteral("Subject: {{subject}}"));
    m_edit->setTextPosition(3);
    QVERIFY(m_edit->hasSyntax());
    const int revision = m_edit->revision();
    m_edit->showFilled(QStringLiteral("Subject: cats"));
    QCOMPARE(m_edit->tokens().tokens().value_or(0), 3);
    QVERIFY(m_edit->hasSyntax());
    QCOMPARE(m_edit->text(), QStringLiteral("Subject: cats"));
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QCOMPARE(m_edit->text(), QStringLiteral("Subject: cats"));
    QVERIFY(m_edit->showsFilled());
    QCOMPARE(m_edit->revision(), revision);
    m_edit->showTemplate();
    QCOMPARE(m_edit->text(), QStringLiteral("Subject: {{subject}}"));
    QCOMPARE(m_edit->textPosition(), 3);
    QCOMPARE(m_edit->tokens().tokens().value_or(0), o200k().count(QStringView(m_edit->text())));
    QTest::keyClick(m_edit.get(), Qt::Key_X);
    QCOMPARE(m_edit->text(), QStringLiteral("Subxject: {{subject}}"));
    QCOMPARE(m_changes.size(), 1);
}

void TestPromptEdit::anotherTextWhileScrolled()
{
    start(QStringLiteral("line\n").repeated(60));
    m_edit->selectAll();
    m_edit->verticalScrollBar()->setValue(m_edit->verticalScrollBar()->maximum());
    QVERIFY(m_edit->verticalScrollBar()->value() > 0);
    m_edit->showFilled(QStringLiteral("short"));
    m_edit->showTemplate();
    QCOMPARE(m_edit->text().size(), 300);
}

void TestPromptEdit::countsEveryEdit_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << QStringLiteral("Subject: {{subject}}\n");
    QTest::newRow("with breaks of ours") << QStringLiteral("word {{x}} 漢字 ").repeated(3000);
    QTest::newRow("one word") << QStringLiteral("abcdefg").repeated(2000);
}

// Also across our breaks, which are in the document and not in the text.
void TestPromptEdit::countsEveryEdit()
{
    QFETCH(QString, text);
    start(text);
    const QStringList pieces{QStringLiteral("{"), QStringLiteral("{{a}}"), QStringLiteral("{%"), QStringLiteral(" word"), QStringLiteral("\n"),
        QStringLiteral("👩‍👧"), QStringLiteral("#"), QStringLiteral("x").repeated(5000)};
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        const QString &piece = pieces.at(random.bounded(int(pieces.size() - (i % 10 ? 1 : 0))));
        m_edit->setTextPosition(random.bounded(int(m_edit->text().size()) + 1));
        switch (random.bounded(6)) {
        case 0:
            QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
            break;
        case 1:
            QTest::keyClick(m_edit.get(), Qt::Key_Delete, Qt::ControlModifier);
            break;
        case 2:
            QTest::keyClick(m_edit.get(), Qt::Key_BraceLeft);
            break;
        case 3:
            if (!m_changes.isEmpty() && m_changes.last().inserted != m_changes.last().removed) {
                const TextChange last = m_changes.takeLast();
                if (m_edit->text().mid(last.position, last.inserted.size()) == last.inserted)
                    m_edit->applyChange({last.position, last.inserted, last.removed});
            }
            break;
        default:
            m_edit->insertText(piece);
        }
        QCoreApplication::processEvents(); // breaks are put in and taken out afterwards
        const QString now = m_edit->text();
        QCOMPARE(m_edit->tokens().size(), now.size());
        QCOMPARE(m_edit->tokens().tokens().value_or(-1), o200k().count(QStringView(now)));
        QVERIFY(m_edit->tokens().boundaries(0, now.size()) == o200k().boundaries(now));
        QCOMPARE(m_edit->hasSyntax(), now.contains(u"{{") || now.contains(u"{%") || now.contains(u"{#"));
        QCOMPARE(m_edit->hasBlocks(), now.contains(u"{%") || now.contains(u"{#") || now.contains(u"{{#") || now.contains(u"{{^"));
    }
}

void TestPromptEdit::tintedWhileTyping()
{
    start(QStringLiteral("Be brief."));
    const auto tintedPixels = [this] {
        const QImage image = m_edit->grab().toImage();
        int tinted = 0;
        for (const ColorRole role : {ColorRole::Tok1, ColorRole::Tok2, ColorRole::Tok3, ColorRole::Tok4}) {
            const QRgb tint = m_ui.theme.color(role).rgb();
            for (int x = 0; x < image.width(); ++x)
                tinted += image.pixel(x, 3) == tint;
        }
        return tinted;
    };
    QCOMPARE(tintedPixels(), 0);
    m_edit->setTinted(true);
    const int before = tintedPixels();
    QVERIFY(before > 20);
    QTest::keyClick(m_edit.get(), Qt::Key_End);
    QTest::keyClicks(m_edit.get(), QStringLiteral(" Never longer than that."));
    QCOMPARE(m_edit->text(), QStringLiteral("Be brief. Never longer than that."));
    QVERIFY(tintedPixels() > 2 * before);
}

void TestPromptEdit::pointingAtTokens()
{
    start(QStringLiteral("Hello 🜚 world\nnext"));
    const auto wordsAt = [this](qsizetype position) {
        m_edit->setTextPosition(position);
        const QPoint point = m_edit->cursorArea().center() + QPoint(3, 0);
        QHelpEvent event(QEvent::ToolTip, point, m_edit->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_edit->viewport(), &event);
        return QToolTip::text();
    };
    QCOMPARE(wordsAt(1), QString());
    m_edit->setTinted(true);
    QCOMPARE(wordsAt(1), QStringLiteral("Token 13225\n“Hello”\n48 65 6C 6C 6F"));
    const QString cut = wordsAt(6);
    QVERIFY2(cut.count(QStringLiteral("Token ")) >= 2, qPrintable(cut));
    QVERIFY2(cut.contains(QStringLiteral("part of 🜚: bytes ")), qPrintable(cut));
    QVERIFY(wordsAt(10).contains(QStringLiteral("“ world”")));
    QVERIFY2(wordsAt(14).contains(QStringLiteral("“\\n”")), qPrintable(wordsAt(14)));
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
    GuiWatchdog watchdog;
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
    m_edit->setTinted(true);
    m_edit->showFilled(QStringLiteral("Subject: Cannot sign in\n\nafter SSO change 🜚 𓀀 ᚠᛇ"));
    QVERIFY(saveScreenshot(*m_edit, QStringLiteral("promptedit-tokens")));
}

QTEST_MAIN(TestPromptEdit)
#include "tst_promptedit.moc"
