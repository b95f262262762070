#include "fakeclock.h"
#include "fakeserver.h"
#include "net/requestsettings.h"
#include "settings/budgetpane.h"
#include "settings/countsettings.h"
#include "settings/settingspage.h"
#include "shell/commandregistry.h"
#include "shell/languagemanager.h"
#include "ui/support/uitest.h"
#include "widgets/badge.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace cuewright;

namespace {

/// A keychain that never answers, or at once.
class FakeKeychain final : public SecretStore
{
public:
    bool isPersistent() const override { return true; }
    SecretJob *read(const QString &, QObject *parent) override { return answer(new SecretJob(parent), Secret()); }
    SecretJob *write(const QString &, const Secret &secret, QObject *parent) override { return answer(new SecretJob(parent), secret); }
    SecretJob *remove(const QString &, QObject *parent) override { return answer(new SecretJob(parent), Secret()); }
    SecretJob *answer(SecretJob *job, const Secret &secret) const
    {
        if (failing)
            job->finish(fail(Error::Code::Io, QStringLiteral("The keychain is locked.")));
        else if (!silent)
            job->finish(secret);
        return job;
    }

    bool silent = false;
    bool failing = false;
};

class Probe final : public Command
{
public:
    Probe(const char *id, const char *keys)
        : Command({QLatin1String(id), std::nullopt, QKeySequence(QLatin1String(keys))})
    {
    }
    QString text() const override { return traits().id; }
    void execute() override { }
};

struct Settings
{
    explicit Settings(const QString &file, Theme::Mode mode = Theme::Mode::Light)
        : ui(mode)
        , store(file, QSettings::IniFormat)
        , providers(store)
        , counting(store)
        , requests(store)
        , keys(keychain, clock)
        , commands(ui.theme, store)
    {
        ledger = std::move(*AsyncLedger::open(folder.filePath(QStringLiteral("ledger.sqlite")), clock));
        commands.add(std::make_unique<Probe>("a", "Ctrl+A"));
        commands.add(std::make_unique<Probe>("b", "Ctrl+B"));
        page = std::make_unique<SettingsPage>(ProviderServices{ui.context, providers, keys, network, clock}, counting, requests, *ledger, commands, nullptr);
        page->resize(1200, 700);
        page->show();
    }
    template<typename T> T *find(const char *name) { return page->findChild<T *>(QLatin1String(name)); }
    void typeKey(const char *key)
    {
        QTest::keyClicks(find<QLineEdit>("providerKey"), QLatin1String(key));
        QTest::mouseClick(find<QPushButton>("saveKey"), Qt::LeftButton);
    }

    UiTest ui;
    QSettings store;
    FakeClock clock;
    FakeKeychain keychain;
    QNetworkAccessManager network;
    ProviderSettings providers;
    CountSettings counting;
    RequestSettings requests;
    KeyRing keys;
    QTemporaryDir folder;
    std::unique_ptr<AsyncLedger> ledger;
    CommandRegistry commands;
    std::unique_ptr<SettingsPage> page;
};

} // namespace

class TestSettingsPage final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("s.ini"));
    }

    // What counts stands beside the limits, and follows what other windows spend.
    void budgetShowsWhatIsUsed()
    {
        Settings settings(m_file);
        settings.page->setSession(QStringLiteral("s"));
        const auto spend = [&](const char *id, const char *session, const char *cost, const char *worst) {
            CallRecord call;
            call.id = QLatin1String(id);
            call.sessionId = QLatin1String(session);
            call.provider = QStringLiteral("openai");
            call.started = settings.clock.utcNow();
            if (*cost)
                call.cost = Money::fromDecimal(QString::fromLatin1(cost));
            call.estimatedHigh = *Money::fromDecimal(QString::fromLatin1(worst));
            settings.ledger->put(call);
        };
        spend("a", "s", "0.50", "1");
        spend("b", "t", "0.25", "1");
        settings.ledger->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"0.70")}});
        settings.page->perform(QStringLiteral("tools.budget"));
        const auto used = [&](const char *row) { return settings.find<QLabel>((QByteArray("budgetUsed") + row).constData()); };
        QVERIFY(used("1") && used("1")->isVisible());
        QVERIFY2(!used("0"), "one run has no sum");
        QTRY_COMPARE(used("1")->text(), QStringLiteral("$0.500"));
        QCOMPARE(used("2")->text(), QStringLiteral("$0.750"));
        QCOMPARE(used("3openai")->text(), QStringLiteral("$0.750"));
        QCOMPARE(used("3groq")->text(), QStringLiteral("$0"));
        QVERIFY(used("2")->accessibleName().contains(QStringLiteral("$0.750")));
        spend("c", "t", "", "2");
        spend("d", "t", "", "0");
        QTRY_VERIFY(settings.clock.untilNextAlarm() >= Clock::Milliseconds(0));
        settings.clock.advance(BudgetPane::kEvery);
        QTRY_COMPARE(used("2")->text(), QStringLiteral("at least $2.75"));
        QVERIFY(used("2")->toolTip().contains(QStringLiteral("$2.00")));
        QCOMPARE(used("1")->text(), QStringLiteral("$0.500"));
        // Out of sight nothing is read.
        settings.find<QTabBar>("settingsTabs")->setCurrentIndex(0);
        QTRY_COMPARE(settings.clock.untilNextAlarm(), Clock::Milliseconds(-1));
    }

    // What a person enters is what the ledger has, and what another window has entered shows when the tab does.
    void budgetIsInTheLedger()
    {
        Settings settings(m_file);
        const auto read = [&] {
            auto *reply = settings.ledger->read<BudgetLimits>([](const Ledger &ledger) { return ledger.budgets(); }, this);
            BudgetLimits found;
            QSignalSpy finished(reply, &LedgerAnswer::finished);
            connect(reply, &LedgerAnswer::finished, this, [&found, reply] { found = *reply->result(); });
            return finished.wait() ? found : BudgetLimits();
        };
        const BudgetLimit elsewhere{BudgetScope::ProviderDay, QStringLiteral("not-shown"), {}, Money::fromDecimal(u"7")};
        settings.ledger->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"5")}, elsewhere});
        settings.find<QTabBar>("settingsTabs")->setCurrentIndex(3);
        auto *day = settings.find<QDoubleSpinBox>("budgetStop2");
        auto *warn = settings.find<QDoubleSpinBox>("budgetWarn1");
        QVERIFY(day && day->isVisible() && warn);
        QCOMPARE(warn->text(), QStringLiteral("no limit"));
        QTRY_COMPARE(day->value(), 5.0);
        QSignalSpy changed(settings.page.get(), &SettingsPage::budgetChanged);
        warn->setFocus();
        warn->selectAll();
        QTest::keyClicks(warn, QStringLiteral("0.125"));
        QTest::keyClick(warn, Qt::Key_Return);
        QTRY_COMPARE(changed.size(), 1);
        const BudgetLimit session{BudgetScope::Session, {}, Money::fromDecimal(u"0.125"), {}};
        BudgetLimits expected{session, {BudgetScope::Day, {}, {}, Money::fromDecimal(u"5")}, elsewhere};
        QCOMPARE(read(), expected);
        // What another window sets meanwhile stays, and two changes at once are both taken.
        const BudgetLimit theirs{BudgetScope::Run, {}, {}, Money::fromDecimal(u"1")};
        settings.ledger->setBudgets({theirs, session, expected.at(1), elsewhere});
        settings.find<QDoubleSpinBox>("budgetStop3openai")->setValue(2.5);
        day->setFocus();
        day->selectAll();
        QTest::keyClick(day, Qt::Key_Delete); // no limit any more
        QTest::keyClick(day, Qt::Key_Return);
        QTRY_COMPARE(changed.size(), 2);
        expected = {theirs, session, elsewhere, {BudgetScope::ProviderDay, QStringLiteral("openai"), {}, Money::fromDecimal(u"2.5")}};
        QCOMPARE(read(), expected);
    }

    // To spend nothing is a limit; none is something else.
    void nothingIsALimitToo()
    {
        Settings settings(m_file);
        settings.ledger->setBudgets({{BudgetScope::Run, {}, {}, Money::fromDecimal(u"1")}});
        settings.find<QTabBar>("settingsTabs")->setCurrentIndex(3);
        auto *stop = settings.find<QDoubleSpinBox>("budgetStop2");
        QVERIFY(stop->isVisible());
        QTRY_COMPARE(settings.find<QDoubleSpinBox>("budgetStop0")->value(), 1.0); // the limits are read
        QSignalSpy changed(settings.page.get(), &SettingsPage::budgetChanged);
        const auto limit = [&]() -> std::optional<Money> {
            auto *reply = settings.ledger->read<BudgetLimits>([](const Ledger &ledger) { return ledger.budgets(); }, this);
            std::optional<Money> found;
            QSignalSpy finished(reply, &LedgerAnswer::finished);
            connect(reply, &LedgerAnswer::finished, this, [&found, reply] { found = reply->result()->value(1).stopAt; });
            return finished.wait() ? found : Money::fromDecimal(u"-1");
        };
        stop->setFocus();
        stop->selectAll();
        QTest::keyClicks(stop, QStringLiteral("0"));
        QTest::keyClick(stop, Qt::Key_Return);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(stop->text(), QStringLiteral("$0.000"));
        QCOMPARE(limit(), std::optional(Money()));
        // By the arrows: below nothing there is no limit, and the first step up from there is to spend nothing.
        QTest::keyClick(stop, Qt::Key_Down);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(stop->text(), QStringLiteral("no limit"));
        QCOMPARE(limit(), std::nullopt);
        QTest::keyClick(stop, Qt::Key_Down);
        QCOMPARE(stop->text(), QStringLiteral("no limit"));
        QTest::keyClick(stop, Qt::Key_Up);
        QCOMPARE(stop->text(), QStringLiteral("$0.000"));
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(limit(), std::optional(Money()));
        stop->setValue(0.5);
        QTest::keyClick(stop, Qt::Key_Down);
        QCOMPARE(stop->text(), QStringLiteral("$0.000")); // and not past it at once
    }

    void keyGoesToTheKeychain()
    {
        Settings s(m_file);
        s.page->showProvider(QStringLiteral("openai"));
        QTRY_COMPARE(s.find<Badge>("keyState")->text(), QStringLiteral("No key yet"));
        QVERIFY(!s.find<QPushButton>("saveKey")->isEnabled());
        s.typeKey("sk-secret-1");
        QTRY_COMPARE(s.find<Badge>("keyState")->text(), QStringLiteral("Key stored in system keychain"));
        QVERIFY2(s.find<QLineEdit>("providerKey")->text().isEmpty(), "the key is not left on screen");
        QVERIFY(s.find<QPushButton>("testConnection")->hasFocus());
        QCOMPARE(s.find<QLineEdit>("providerKey")->echoMode(), QLineEdit::Password);
        s.store.sync();
        QFile file(m_file);
        QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("sk-secret"));
        QTest::mouseClick(s.find<QPushButton>("removeKey"), Qt::LeftButton);
        QTRY_COMPARE(s.find<Badge>("keyState")->text(), QStringLiteral("No key yet"));
        QVERIFY(s.find<QLineEdit>("providerKey")->hasFocus());
        QVERIFY(s.keys.key(QStringLiteral("provider/openai")).isEmpty());
    }

    void silentKeychainKeepsTheKeyForThisRun()
    {
        Settings s(m_file);
        s.keychain.silent = true;
        s.page->showProvider(QStringLiteral("groq"));
        s.typeKey("gsk-1");
        QCOMPARE(s.find<Badge>("keyState")->text(), QStringLiteral("Asking the keychain…"));
        s.clock.advance(KeyRing::kPatience);
        QCOMPARE(s.find<Badge>("keyState")->text(), QStringLiteral("Key for this session only"));
        QVERIFY(s.find<QLabel>("keyNote")->text().contains(QStringLiteral("until Cuewright is closed")));
        QCOMPARE(s.keys.key(QStringLiteral("provider/groq")).reveal(), QByteArray("gsk-1"));
    }

    void failingKeychainSaysWhy()
    {
        Settings s(m_file);
        s.keychain.failing = true;
        s.page->showProvider(QStringLiteral("groq"));
        QTRY_COMPARE(s.find<QLabel>("keyNote")->text(), QStringLiteral("The keychain is locked. A key that you enter is kept until Cuewright is closed."));
        s.typeKey("gsk-1");
        QTRY_COMPARE(s.find<Badge>("keyState")->text(), QStringLiteral("Key for this session only"));
        QVERIFY(s.find<QLabel>("keyNote")->text().startsWith(QStringLiteral("The keychain is locked.")));
    }

    void connectionTestShowsItsSteps()
    {
        FakeServer server;
        server.setFallback({FakeServer::write(FakeServer::response(401, {}, R"({"error":{"message":"Incorrect API key"}})"))});
        Settings s(m_file);
        s.page->showProvider(QStringLiteral("openai"));
        auto *address = s.find<QLineEdit>("providerAddress");
        address->setText(server.url().toString());
        QTest::keyClicks(s.find<QLineEdit>("providerKey"), QStringLiteral("sk-typed"));
        auto *test = s.find<QPushButton>("testConnection");
        QTest::mouseClick(test, Qt::LeftButton);
        QTRY_VERIFY2(s.find<QLabel>("checkText2")->text().contains(QStringLiteral("does not accept the API key")), qPrintable(s.find<QLabel>("checkText2")->text()));
        QVERIFY2(test->hasFocus(), "testing and storing leave the focus alone: the next key must not press another button");
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests()[0].header("Authorization"), QByteArray("Bearer sk-typed"));
        QVERIFY(s.find<QLabel>("checkText0")->text().contains(QStringLiteral("127.0.0.1")));
        QVERIFY(s.find<QLabel>("checkText3")->text().isEmpty());
        QCOMPARE(s.providers.address(*providerProfile(u"openai")), server.url().toString());
        QVERIFY(saveScreenshot(*s.page, QStringLiteral("settings-check-failed-light")));
        server.setFallback({FakeServer::write(FakeServer::json(R"({"data":[{"id":"gpt-4o-mini"}]})"))});
        QTest::mouseClick(test, Qt::LeftButton);
        QTRY_COMPARE(s.find<QLabel>("checkText3")->text(), QStringLiteral("1 model"));
    }

    void leavingDuringATest()
    {
        FakeServer server;
        server.setFallback({FakeServer::hold()});
        Settings s(m_file);
        s.page->showProvider(QStringLiteral("ollama"));
        s.find<QLineEdit>("providerAddress")->setText(server.url().toString());
        QTest::mouseClick(s.find<QPushButton>("testConnection"), Qt::LeftButton);
        QTRY_COMPARE(server.held(), 1);
        s.page.reset();
        QTRY_COMPARE(server.hangUps(), 1);
    }

    void badAddressIsSaidAtTheField()
    {
        Settings s(m_file);
        s.page->showProvider(QStringLiteral("custom"));
        auto *address = s.find<QLineEdit>("providerAddress");
        address->setFocus();
        address->setText(QStringLiteral("ftp://files"));
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(address->property("problem").toBool());
        QVERIFY(!address->accessibleDescription().isEmpty());
        address->setText(QStringLiteral("http://localhost:9/v1"));
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(!address->property("problem").toBool());
    }

    void shortcutsInOneTable()
    {
        Settings s(m_file);
        auto *table = s.find<QTreeWidget>("shortcutTable");
        QCOMPARE(table->topLevelItemCount(), 2);
        table->setCurrentItem(table->topLevelItem(0));
        auto *edit = s.find<QKeySequenceEdit>("shortcutEdit");
        const auto set = [&](const char *keys) {
            edit->setKeySequence(QKeySequence(QLatin1String(keys)));
            s.find<QPushButton>("shortcutSet")->click();
            return s.commands.action(QStringLiteral("a"))->shortcut().toString();
        };
        QCOMPARE(set("Ctrl+B"), QStringLiteral("Ctrl+A"));
        QVERIFY(s.find<QLabel>("shortcutMessage")->text().contains(QStringLiteral("“b”")));
        QCOMPARE(set("Ctrl+Alt+Q"), QStringLiteral("Ctrl+A"));
        QCOMPARE(set("Ctrl+Q"), QStringLiteral("Ctrl+Q"));
        QCOMPARE(table->topLevelItem(0)->text(1), QStringLiteral("Ctrl+Q"));
        s.find<QPushButton>("shortcutReset")->click();
        QCOMPARE(table->topLevelItem(0)->text(1), QStringLiteral("Ctrl+A"));
        s.find<QPushButton>("shortcutClear")->click();
        QVERIFY(table->topLevelItem(0)->text(1).isEmpty());
    }

    void stateSurvives()
    {
        Settings s(m_file);
        s.find<QListWidget>("providerList")->setCurrentRow(3);
        const QByteArray state = s.page->saveState();
        Settings other(m_file);
        other.page->restoreState("rubbish");
        other.page->restoreState("7 9999");
        other.page->restoreState(state);
        QCOMPARE(other.find<QListWidget>("providerList")->currentRow(), 3);
        QCOMPARE(other.page->saveState(), state);
    }

    void correctingCanBeSwitchedOff()
    {
        {
            Settings s(m_file);
            QVERIFY(s.counting.corrects());
            QSignalSpy changed(&s.counting, &CountSettings::changed);
            s.find<QTabBar>("settingsTabs")->setCurrentIndex(2);
            auto *box = s.find<QCheckBox>("correctEstimates");
            QVERIFY(box->isVisible());
            QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
            QCOMPARE(changed.size(), 1);
            QVERIFY(saveScreenshot(*s.page, QStringLiteral("settings-tokens")));
        }
        Settings again(m_file);
        QVERIFY(!again.counting.corrects());
        QVERIFY(!again.find<QCheckBox>("correctEstimates")->isChecked());
        again.counting.setCorrects(true);
        QVERIFY(again.find<QCheckBox>("correctEstimates")->isChecked());
    }

    void pictures_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QString>("language");
        QTest::newRow("settings-light") << Theme::Mode::Light << "en";
        QTest::newRow("settings-dark") << Theme::Mode::Dark << "en";
        QTest::newRow("settings-german") << Theme::Mode::Light << "de";
    }
    void pictures()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QString, language);
        LanguageManager languages;
        languages.choose(language);
        Settings s(m_file, mode);
        s.page->showProvider(QStringLiteral("openai"));
        s.typeKey("sk-1");
        QTRY_COMPARE(s.keys.place(QStringLiteral("provider/openai")), KeyRing::Place::Stored);
        QVERIFY(saveScreenshot(*s.page, QLatin1String(QTest::currentDataTag())));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
