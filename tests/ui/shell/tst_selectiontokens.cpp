#include "shell/selectiontokens.h"
#include "prompt/promptedit.h"
#include "tokens/encoding.h"
#include "ui/support/uitest.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace cuewright;

class TestSelectionTokens : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void countsTheFocusedText();
    void leavesOutOurBreaks();
    void encodingOfTheModel();
    void longSelections();
    void textsThatGo();

private:
    static std::int64_t count(const QString &text) { return Encoding::get(Encoding::Name::O200kBase).count(QStringView(text)); }
    void select(int from, int to)
    {
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        m_edit->setTextCursor(cursor);
    }

    UiTest m_ui;
    std::unique_ptr<QWidget> m_window;
    PromptEdit *m_edit = nullptr;
    QLineEdit *m_line = nullptr;
    QPushButton *m_button = nullptr;
    std::unique_ptr<SelectionTokens> m_tokens;
};

void TestSelectionTokens::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(m_edit = new PromptEdit(m_ui.theme));
    column->addWidget(m_line = new QLineEdit);
    column->addWidget(m_button = new QPushButton);
    m_tokens = std::make_unique<SelectionTokens>();
    m_tokens->setModel(QStringLiteral("gpt-4o-mini"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setFocus();
}

void TestSelectionTokens::cleanup()
{
    m_tokens.reset();
    m_window.reset();
}

void TestSelectionTokens::countsTheFocusedText()
{
    QSignalSpy changed(m_tokens.get(), &SelectionTokens::changed);
    m_edit->setText(QStringLiteral("The price stands before the run.\nNot after it."));
    QVERIFY(!m_tokens->tokens());
    select(4, 40);
    QCOMPARE(m_tokens->tokens().value_or(0), count(QStringLiteral("price stands before the run.\nNot aft")));
    QVERIFY(m_tokens->isExact());
    QTest::keyClick(m_edit, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_tokens->tokens().value_or(0), count(QStringLiteral("price stands before the run.\nNot afte")));
    QVERIFY(changed.count() >= 2);
    m_line->setText(QStringLiteral("one two three"));
    m_line->setFocus();
    m_line->deselect();
    QVERIFY(!m_tokens->tokens());
    m_line->selectAll();
    QCOMPARE(m_tokens->tokens().value_or(0), 3);
    m_button->setFocus();
    QVERIFY(!m_tokens->tokens());
    m_edit->setFocus();
    QVERIFY(m_tokens->tokens().has_value());
    QTest::keyClick(m_edit, Qt::Key_Delete);
    QVERIFY(!m_tokens->tokens());
}

void TestSelectionTokens::leavesOutOurBreaks()
{
    const QString text = QStringLiteral("abcdefg").repeated(3000);
    m_edit->setText(text);
    QVERIFY(m_edit->blockCount() > 1);
    m_edit->selectAll();
    QCOMPARE(m_tokens->tokens().value_or(0), count(text));
}

void TestSelectionTokens::encodingOfTheModel()
{
    m_edit->setText(QStringLiteral("漢字かな交じり文"));
    m_edit->selectAll();
    m_tokens->setModel(QStringLiteral("gpt-4"));
    QCOMPARE(m_tokens->tokens().value_or(0), Encoding::get(Encoding::Name::Cl100kBase).count(QStringView(m_edit->text())));
    QVERIFY(m_tokens->isExact());
    m_tokens->setModel(QStringLiteral("nobody-knows-me"));
    QVERIFY(!m_tokens->isExact());
    QCOMPARE(m_tokens->tokens().value_or(0), count(m_edit->text()));
}

void TestSelectionTokens::longSelections()
{
    const QString text = QStringLiteral("lorem ipsum dolor sit amet\n").repeated(20'000);
    m_edit->setText(text);
    select(0, 400'000);
    QVERIFY(!m_tokens->tokens()); // counted elsewhere
    for (int to = 400'000; to < 400'040; ++to)
        select(0, to);
    QTRY_COMPARE(m_tokens->tokens().value_or(0), count(text.left(400'039)));
    select(0, 10);
    QTRY_COMPARE(m_tokens->tokens().value_or(0), count(text.left(10)));
}

void TestSelectionTokens::textsThatGo()
{
    m_line->setText(QStringLiteral("one two three"));
    m_line->setFocus();
    m_line->selectAll();
    QCOMPARE(m_tokens->tokens().value_or(0), 3);
    delete m_line;
    QVERIFY(!m_tokens->tokens());
    // While a long one is being counted.
    m_edit->setText(QStringLiteral("lorem ipsum dolor sit amet\n").repeated(20'000));
    m_edit->setFocus();
    m_edit->selectAll();
    delete m_edit;
    QTRY_VERIFY(!m_tokens->tokens());
}

QTEST_MAIN(TestSelectionTokens)
#include "tst_selectiontokens.moc"
