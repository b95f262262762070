#include "tools/toolapproval.h"

#include "tools/toolgate.h"
#include "ui/support/uitest.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace cuewright;

namespace {

class Store final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &key) const override { return allowed.contains(key); }
    void allow(const QString &key, const QString &) override { allowed << key; }

    QStringList allowed;
};

ToolUse weather(bool destructive = false)
{
    ToolUse use;
    use.tool = QStringLiteral("get_weather");
    use.command = {QStringLiteral("/usr/bin/weather"), QStringLiteral("--city; rm -rf"), QStringLiteral("two\nlines")};
    use.folder = QStringLiteral("/home/ada/desk");
    use.arguments = Json{{"location", "Paris"}};
    use.isDestructive = destructive;
    return use;
}

} // namespace

class TestToolApproval final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_ui = std::make_unique<UiTest>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_window->show();
        m_store = std::make_unique<Store>();
        m_gate = std::make_unique<ToolGate>(*m_store, m_clock);
        m_approval = std::make_unique<ToolApproval>(m_ui->context, [this] { return m_window.get(); });
        m_gate->setAsker(m_approval.get());
    }
    void cleanup()
    {
        m_gate.reset();
        m_window.reset();
        m_approval.reset();
        m_ui.reset();
    }

    void showsExactlyWhatRuns()
    {
        ToolPass *pass = m_gate->ask(weather(), m_window.get());
        QTRY_VERIFY(dialog());
        QCOMPARE(text("approvalCommand"), QStringLiteral("\"/usr/bin/weather\"\n\"--city; rm -rf\"\n\"two\\nlines\""));
        QCOMPARE(text("approvalFolder"), QStringLiteral("/home/ada/desk"));
        QVERIFY(text("approvalArguments").contains(QStringLiteral("\"location\": \"Paris\"")));
        QVERIFY(saveScreenshot(*dialog(), QStringLiteral("tool-approval")));
        QVERIFY(button("approvalDeny")->hasFocus() || !dialog()->isActiveWindow());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QSignalSpy finished(pass, &ToolPass::finished);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!pass->isGranted());
    }

    void serverStart_data()
    {
        QTest::addColumn<bool>("http");
        QTest::newRow("program") << false;
        QTest::newRow("address") << true;
    }
    void serverStart()
    {
        QFETCH(bool, http);
        ToolUse use;
        use.tool = use.server = QStringLiteral("files");
        use.source = ToolSource::Mcp;
        use.isDestructive = false;
        use.fingerprint = QStringLiteral("f1");
        if (http) {
            use.address = QStringLiteral("https://example.com/mcp");
            use.surroundings = {QStringLiteral("Authorization: Bearer ${keychain:mcp/files/Authorization}")};
        } else {
            use.command = {QStringLiteral("npx"), QStringLiteral("-y"), QStringLiteral("server-files"), QStringLiteral("/home/ada/desk")};
            use.folder = QStringLiteral("/home/ada/desk");
            use.surroundings = {QStringLiteral("MODE=fast\nreally")};
            use.remarks = {QStringLiteral("It may download what it runs.")};
        }
        m_gate->ask(use, m_window.get());
        QTRY_VERIFY(dialog());
        QVERIFY(dialog()->findChild<QPlainTextEdit *>(QStringLiteral("approvalArguments")) == nullptr);
        QVERIFY(text("approvalSurroundings").contains(http ? QStringLiteral("${keychain:") : QStringLiteral("fast\\nreally")));
        QCOMPARE(m_window->findChild<QPlainTextEdit *>(QStringLiteral("approvalCommand")) != nullptr, !http);
        QVERIFY(saveScreenshot(*dialog(), http ? QStringLiteral("server-approval-http") : QStringLiteral("server-approval")));
        QTest::mouseClick(button("approvalSession"), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        QVERIFY(m_gate->isAllowed(use));
        ToolUse changed = use;
        changed.fingerprint = QStringLiteral("f2");
        QVERIFY(!m_gate->isAllowed(changed));
    }

    void answers_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("granted");
        QTest::addColumn<bool>("again"); // would be asked once more
        QTest::addColumn<int>("kept");
        QTest::newRow("no") << QStringLiteral("approvalDeny") << false << true << 0;
        QTest::newRow("once") << QStringLiteral("approvalOnce") << true << true << 0;
        QTest::newRow("session") << QStringLiteral("approvalSession") << true << false << 0;
        QTest::newRow("always") << QStringLiteral("approvalAlways") << true << false << 1;
    }
    void answers()
    {
        QFETCH(QString, button);
        QFETCH(bool, granted);
        QFETCH(bool, again);
        QFETCH(int, kept);
        ToolPass *pass = m_gate->ask(weather(), m_window.get());
        QSignalSpy finished(pass, &ToolPass::finished);
        QTRY_VERIFY(dialog());
        QTest::mouseClick(this->button(qPrintable(button)), Qt::LeftButton);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(pass->isGranted(), granted);
        QCOMPARE(m_gate->isAllowed(weather()), !again);
        QCOMPARE(m_store->allowed.size(), kept);
        ToolUse changed = weather();
        changed.command << QStringLiteral("--more");
        QVERIFY(!m_gate->isAllowed(changed));
    }

    void destructiveToolsAreAskedForEachTime()
    {
        m_gate->ask(weather(true), m_window.get());
        QTRY_VERIFY(dialog());
        QVERIFY(!button("approvalAlways") && !button("approvalSession"));
        QTest::mouseClick(button("approvalOnce"), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        QVERIFY(!m_gate->isAllowed(weather(true)));
    }

    void goesWithItsQuestion()
    {
        auto *owner = new QObject;
        m_gate->ask(weather(), owner);
        QTRY_VERIFY(dialog());
        delete owner;
        QTRY_VERIFY(!dialog());
    }

private:
    QDialog *dialog() const
    {
        auto *found = m_window->findChild<QDialog *>(QStringLiteral("toolApproval"));
        return found && found->isVisible() ? found : nullptr;
    }
    QPushButton *button(const char *name) const { return m_window->findChild<QPushButton *>(QLatin1String(name)); }
    QString text(const char *name) const { return m_window->findChild<QPlainTextEdit *>(QLatin1String(name))->toPlainText(); }

    SystemClock m_clock;
    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<ToolGate> m_gate;
    std::unique_ptr<ToolApproval> m_approval;
};

QTEST_MAIN(TestToolApproval)
#include "tst_toolapproval.moc"
