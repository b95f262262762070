#include "tools/toolcallsview.h"
#include "ui/support/uitest.h"
#include "widgets/badge.h"

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

namespace {

ToolCall call(const char *id, const char *name, const char *arguments = "{}")
{
    return {QString::fromLatin1(id), QString::fromLatin1(name), QString::fromUtf8(arguments)};
}

} // namespace

class TestToolCallsView final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_ui = std::make_unique<UiTest>();
        m_view = std::make_unique<ToolCallsView>(m_ui->context);
        m_view->resize(500, 600);
        m_view->show();
    }
    void cleanup()
    {
        m_view.reset();
        m_ui.reset();
    }

    void aSlotForEveryCall()
    {
        m_view->setCalls({call("1", "find"), call("2", "list")}, true);
        QCOMPARE(badges(), (QStringList{QStringLiteral("Needs a result"), QStringLiteral("Needs a result")}));
        QVERIFY(result(1) && result(2) && !result(3));
        m_view->setCalls({call("1", "find")}, true);
        QVERIFY(!result(2));
        m_view->setCalls({}, false);
        QVERIFY(!result(1));
        QVERIFY(!send().isEnabled());
    }

    void sendsOnlyWhenAllAreThere()
    {
        m_view->setCalls({call("1", "find"), call("2", "list")}, true);
        QVERIFY(!send().isEnabled());
        QCOMPARE(send().text(), QStringLiteral("Send results (0 of 2)"));
        result(2)->setPlainText(QStringLiteral("b"));
        QVERIFY(!send().isEnabled());
        QCOMPARE(badges(), (QStringList{QStringLiteral("Needs a result"), QStringLiteral("Ready")}));
        result(1)->setPlainText(QStringLiteral("a"));
        QVERIFY(send().isEnabled());
        QSignalSpy sent(m_view.get(), &ToolCallsView::sendRequested);
        send().click();
        QCOMPARE(sent.value(0).value(0).toStringList(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        result(1)->clear();
        QVERIFY(!send().isEnabled());
    }

    void keyboardGoesFromResultToResult()
    {
        QByteArray many = "[";
        many += QByteArray("1,").repeated(40) + "1]";
        m_view->setCalls({call("1", "find"), call("2", "list"), call("3", "long", many.constData())}, true);
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QApplication::setActiveWindow(m_view.get());
        QSignalSpy sent(m_view.get(), &ToolCallsView::sendRequested);
        QAction run;
        run.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
        m_view->addAction(&run);
        QSignalSpy ran(&run, &QAction::triggered);
        result(1)->setFocus();
        QTest::keyClicks(result(1), QStringLiteral("a"));
        QTest::keyClick(result(1), Qt::Key_Tab);
        QVERIFY(result(2)->hasFocus());
        QTest::keyClicks(result(2), QStringLiteral("b"));
        QTest::keyClick(result(2), Qt::Key_Tab);
        QVERIFY2(arguments(3)->hasFocus(), "what has to be scrolled is reached");
        // Running would throw away what was written: the key leads to what is missing, then sends.
        result(1)->setFocus();
        QTest::keyClick(result(1), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(result(3)->hasFocus());
        QTest::keyClicks(result(3), QStringLiteral("c"));
        QTest::keyClick(result(3), Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.value(0).value(0).toStringList(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(ran.size(), 0);
    }

    void nothingIsSentWhileItArrives()
    {
        m_view->setCalls({call("1", "find", "{\"a\":")}, false);
        result(1)->setPlainText(QStringLiteral("x"));
        QVERIFY(!send().isEnabled());
        QVERIFY(!send().toolTip().isEmpty());
        QCOMPARE(arguments(1)->toPlainText(), QStringLiteral("{\"a\":"));
        m_view->setCalls({call("1", "find", "{\"a\":1}")}, true);
        QVERIFY(send().isEnabled());
        QCOMPARE(result(1)->toPlainText(), QStringLiteral("x"));
        QCOMPARE(arguments(1)->toPlainText(), QStringLiteral("{\n  \"a\": 1\n}"));
    }

    void completeCallsAreIndentedEvenIfNothingElseChanged()
    {
        m_view->setCalls({call("1", "find", "{\"a\":1}")}, false);
        QCOMPARE(arguments(1)->toPlainText(), QStringLiteral("{\"a\":1}"));
        m_view->setCalls({call("1", "find", "{\"a\":1}")}, true);
        QCOMPARE(arguments(1)->toPlainText(), QStringLiteral("{\n  \"a\": 1\n}"));
    }

    void resultsStayWithTheirCall_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("stays");
        QTest::newRow("same") << QStringLiteral("1") << QStringLiteral("1") << true;
        QTest::newRow("an id came late") << QString() << QStringLiteral("1") << true;
        QTest::newRow("another call") << QStringLiteral("1") << QStringLiteral("2") << false;
    }
    void resultsStayWithTheirCall()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, stays);
        m_view->setCalls({{before, QStringLiteral("find"), {}}}, false);
        result(1)->setPlainText(QStringLiteral("x"));
        m_view->setCalls({{after, QStringLiteral("find"), {}}}, true);
        QCOMPARE(!result(1)->toPlainText().isEmpty(), stays);
    }

    void oddArguments_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<qsizetype>("shown");
        QTest::newRow("none") << QString() << qsizetype(0);
        QTest::newRow("no JSON") << QStringLiteral("find it") << qsizetype(7);
        QTest::newRow("huge") << QString(1'000'000, u'x') << qsizetype(64 * 1024 + 1);
    }
    void oddArguments()
    {
        QFETCH(QString, arguments);
        m_view->setCalls({{QStringLiteral("1"), QStringLiteral("find"), arguments}}, true);
        QTEST(this->arguments(1)->toPlainText().size(), "shown");
        QVERIFY(this->arguments(1)->isReadOnly());
    }

    void boxesGrowWithTheirText()
    {
        m_view->setCalls({call("1", "find")}, true);
        const int low = result(1)->height();
        result(1)->setPlainText(QStringLiteral("1\n2\n3\n4\n5\n6"));
        QTRY_VERIFY(result(1)->height() > low);
        const int high = result(1)->height();
        result(1)->setPlainText(QStringLiteral("line\n").repeated(200));
        QTRY_VERIFY(result(1)->height() > high);
        QVERIFY(result(1)->height() < 8 * 24 + 20);
    }

    void names()
    {
        m_view->setCalls({call("1", "find"), call("2", "list")}, true);
        QCOMPARE(result(2)->accessibleName(), QStringLiteral("Result of call 2, list"));
        QCOMPARE(arguments(1)->accessibleName(), QStringLiteral("Arguments of call 1, find"));
        QTest::keyClick(result(1), Qt::Key_Tab);
        QVERIFY(result(1)->toPlainText().isEmpty()); // Tab leaves the box
    }

private:
    QPlainTextEdit *result(int number) const { return m_view->findChild<QPlainTextEdit *>(QStringLiteral("result%1").arg(number)); }
    QPlainTextEdit *arguments(int number) const { return m_view->findChild<QPlainTextEdit *>(QStringLiteral("arguments%1").arg(number)); }
    QPushButton &send() const { return *m_view->findChild<QPushButton *>(QStringLiteral("sendResults")); }
    QStringList badges() const
    {
        QStringList texts;
        const auto all = m_view->findChildren<Badge *>();
        for (const Badge *badge : all)
            texts << badge->text();
        return texts;
    }

    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<ToolCallsView> m_view;
};

QTEST_MAIN(TestToolCallsView)
#include "tst_toolcallsview.moc"
