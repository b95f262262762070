#include "windowtest.h"

#include "catalog/provider.h"
#include "fakeserver.h"
#include "ui/support/uitest.h"

#include <QLabel>
#include <QPushButton>

using namespace cuewright;

// A budget as a person meets it: on the Run button, as a refusal, and allowed once.
class TestBudgetWindow : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_home->stop(); }
    void stopIsSaidRefusedAndAllowedOnce_data();
    void stopIsSaidRefusedAndAllowedOnce();
    void warningIsSaidBefore();
    void practiceIsHeldAgainstNothing();

private:
    void setBudget(const BudgetLimit &limit)
    {
        m_home->app->services().ledger().setBudgets({limit});
        emit m_home->app->desk().spent(); // as the settings do
    }
    RunButton &button() { return m_home->promptPage()->input().runButton(); }
    QLabel &note() { return *m_home->promptPage()->findChild<QLabel *>(QStringLiteral("budgetNote")); }
    QPushButton *allowOnce()
    {
        for (QPushButton *found : m_home->promptPage()->findChildren<QPushButton *>()) {
            if (found->isVisible() && found->text() == u"Allow once")
                return found;
        }
        return nullptr;
    }
    bool says(const QString &words)
    {
        for (const QLabel *label : m_home->promptPage()->findChild<QWidget *>(QStringLiteral("replyPanel"))->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    void picture(const QString &name) { QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-budget-") + name)); }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<WindowHome> m_home;
};

// A server that is none of the known ones, with a model whose price is known.
void TestBudgetWindow::init()
{
    m_server = std::make_unique<FakeServer>();
    m_server->setFallback({FakeServer::write(FakeServer::streamHead()), FakeServer::write(FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":"Hello."}}]})")),
        FakeServer::write(FakeServer::event(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":20,"completion_tokens":2}})")),
        FakeServer::write(FakeServer::event("[DONE]") + FakeServer::lastChunk())});
    m_home = std::make_unique<WindowHome>();
    QSettings settings(m_home->folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("providers/custom/address"), m_server->url().toString());
    settings.sync();
    m_home->start(true);
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/plain-chat.prompty")});
    m_home->promptPage()->document().changeEndpoint(QStringLiteral("custom"));
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
}

void TestBudgetWindow::stopIsSaidRefusedAndAllowedOnce_data()
{
    QTest::addColumn<QString>("stop");
    QTest::addColumn<QString>("model"); // empty: the prompt's
    QTest::addColumn<bool>("known");
    QTest::addColumn<QString>("words");
    QTest::newRow("less than it may cost") << QStringLiteral("0.00001") << QString() << true << QStringLiteral("the day’s stop of $0.00001");
    QTest::newRow("nothing at all") << QStringLiteral("0") << QString() << true << QStringLiteral("the day’s stop of $0 by");
    QTest::newRow("nobody knows the price") << QStringLiteral("5") << QStringLiteral("nobody-knows-it") << false << QStringLiteral("is not known");
}

void TestBudgetWindow::stopIsSaidRefusedAndAllowedOnce()
{
    QFETCH(QString, stop);
    QFETCH(QString, model);
    QFETCH(bool, known);
    QFETCH(QString, words);
    if (!model.isEmpty())
        m_home->promptPage()->document().changeModel(model, m_home->promptPage()->document().prompt().provider);
    QCOMPARE(button().state(), RunButton::State::Ready);
    QVERIFY(note().isHidden());
    setBudget({BudgetScope::Day, {}, {}, Money::fromDecimal(stop)});
    QTRY_VERIFY_WITH_TIMEOUT(note().isVisible(), 10'000);
    QTRY_VERIFY2(note().text().contains(words), qPrintable(note().text()));
    QTRY_COMPARE(button().state(), known ? RunButton::State::OverCap : RunButton::State::Ready);
    QVERIFY(button().spokenName().contains(note().text()));
    picture(QStringLiteral("before-") + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));

    QTest::mouseClick(&button(), Qt::LeftButton);
    QTRY_VERIFY(says(words));
    QTRY_VERIFY(allowOnce());
    QCOMPARE(m_server->postCount(), 0);
    picture(QStringLiteral("refused-") + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
    QSignalSpy spent(&m_home->app->desk(), &Desk::spent);
    QTest::mouseClick(allowOnce(), Qt::LeftButton);
    QTRY_COMPARE(spent.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
    QCOMPARE(m_home->ledger().calls({})->first().outcome, QStringLiteral("text"));

    // Once: the next one is refused again.
    QTRY_VERIFY(note().isVisible());
    QTest::mouseClick(&button(), Qt::LeftButton);
    QTRY_COMPARE(spent.size(), 2);
    QTRY_VERIFY(allowOnce());
    QCOMPARE(m_server->postCount(), 1);
}

void TestBudgetWindow::warningIsSaidBefore()
{
    setBudget({BudgetScope::Session, {}, Money::fromDecimal(u"0.00001"), Money::fromDecimal(u"5")});
    QTRY_VERIFY(note().isVisible());
    QVERIFY2(note().text().contains(QStringLiteral("the session’s warning at $0.00001")), qPrintable(note().text()));
    QCOMPARE(button().state(), RunButton::State::Ready);
    picture(QStringLiteral("warning"));
    QSignalSpy spent(&m_home->app->desk(), &Desk::spent);
    QTest::mouseClick(&button(), Qt::LeftButton);
    QTRY_COMPARE(spent.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
}

void TestBudgetWindow::practiceIsHeldAgainstNothing()
{
    setBudget({BudgetScope::Day, {}, {}, Money()});
    QTRY_VERIFY(note().isVisible());
    m_home->promptPage()->document().changeEndpoint(QStringLiteral("practice"));
    QTRY_VERIFY(!note().isVisible());
    QTRY_COMPARE(button().state(), RunButton::State::Ready);
}

CUEWRIGHT_WINDOW_MAIN(TestBudgetWindow)
#include "tst_budgetwindow.moc"
