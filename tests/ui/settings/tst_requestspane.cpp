#include "base/keyring.h"
#include "fakeclock.h"
#include "net/requestsettings.h"
#include "settings/requestspane.h"
#include "settings/retrywords.h"
#include "shell/languagemanager.h"
#include "ui/support/uitest.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;
using Kind = ProxySettings::Kind;
using Preset = RetryPolicy::Preset;

namespace {

const QString kCertificate = QStringLiteral(CUEWRIGHT_TEST_DATA "/net/selfsigned.pem");

/// The pane over the settings of a file.
struct Bench
{
    explicit Bench(const QString &file, Theme::Mode mode = Theme::Mode::Light, QSize size = {1000, 640})
        : ui(mode)
        , store(file, QSettings::IniFormat)
        , settings(store)
        , keys(secrets, clock)
        , pane(ui.context, settings, keys)
    {
        pane.resize(size);
        pane.show();
    }
    template<typename T> T *find(const char *name) { return pane.findChild<T *>(QLatin1String(name)); }
    /// By keys, as a person does.
    void choose(const char *combo, int index)
    {
        auto *box = find<QComboBox>(combo);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    void type(QDoubleSpinBox *box, const char *number)
    {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(number));
        QTest::keyClick(box, Qt::Key_Return);
    }
    void typeAddress(const char *address)
    {
        auto *field = find<QLineEdit>("proxyAddress");
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, QLatin1String(address));
        QTest::keyClick(field, Qt::Key_Return);
    }

    UiTest ui;
    QSettings store;
    RequestSettings settings;
    FakeClock clock;
    MemorySecretStore secrets;
    KeyRing keys;
    RequestsPane pane;
};

} // namespace

class TestRequestsPane final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void presets_data();
    void presets();
    void words_data();
    void words();
    void ownNumbers();
    void timeLimits();
    void proxies();
    void loginAtTheProxy();
    void addressIsKeptForAnotherTime();
    void anotherWindowChangesTheWay();
    void certificates_data();
    void certificates();
    void goneFileIsSaid();
    void nothingIsCut_data();
    void nothingIsCut();
    void everyControlHasAName();
    void pictures_data();
    void pictures();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("s.ini")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRequestsPane::presets_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<Preset>("preset");
    QTest::newRow("official") << 0 << Preset::OfficialSdk;
    QTest::newRow("patient") << 1 << Preset::Patient;
    QTest::newRow("none") << 2 << Preset::None;
    QTest::newRow("custom") << 3 << Preset::Custom;
}

void TestRequestsPane::presets()
{
    QFETCH(int, index);
    QFETCH(Preset, preset);
    {
        Bench bench(file());
        bench.choose("retryPreset", index);
        QCOMPARE(bench.settings.preset(), preset);
        QCOMPARE(bench.find<QDoubleSpinBox>("retryAttempts")->isVisible(), preset == Preset::Custom);
        QCOMPARE(bench.find<QLabel>("retryWords")->text(), retryWords(RetryPolicy::of(preset)));
    }
    Bench again(file());
    QCOMPARE(again.find<QComboBox>("retryPreset")->currentIndex(), index);
    QCOMPARE(again.find<QDoubleSpinBox>("retryAttempts")->isVisible(), preset == Preset::Custom);
}

void TestRequestsPane::words_data()
{
    QTest::addColumn<RetryPolicy>("policy");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QStringList>("unsaid");
    const auto row = [](const char *name, const RetryPolicy &policy, const char *said, const char *unsaid) {
        QTest::newRow(name) << policy << QString::fromLatin1(said).split(u'|') << QString::fromLatin1(unsaid).split(u'|', Qt::SkipEmptyParts);
    };
    row("official", RetryPolicy::officialSdk(), "Up to 3 attempts.|0.5 s|up to 8 s|overload it is 8 s|up to 25 %|up to 2 min", "");
    row("patient", RetryPolicy::patient(), "Up to 5 attempts.|4 s|up to 1 min|up to 2 min", "Chance");
    row("none", RetryPolicy::none(), "One attempt|never tried again", "wait|Chance");
    row("even waits", RetryPolicy{4, 3s, 3s, 0, 3s, 90s}, "Each wait is 3 s.|up to 90 s", "doubles|overload");
}

void TestRequestsPane::words()
{
    QFETCH(RetryPolicy, policy);
    QFETCH(QStringList, said);
    QFETCH(QStringList, unsaid);
    const QString words = retryWords(policy);
    for (const QString &part : said)
        QVERIFY2(words.contains(part), qPrintable(part + QStringLiteral(" in ") + words));
    for (const QString &part : unsaid)
        QVERIFY2(!words.contains(part), qPrintable(part + QStringLiteral(" not in ") + words));
}

void TestRequestsPane::ownNumbers()
{
    {
        Bench bench(file());
        bench.choose("retryPreset", 3);
        const std::pair<const char *, const char *> numbers[] = {{"retryMaxDelay", "20"}, {"retryFirstDelay", "1.5"}, {"retryAttempts", "7"},
            {"retryJitter", "50"}, {"retryOverloadDelay", "9"}, {"retryMaxServerDelay", "30"}};
        for (const auto &[name, number] : numbers)
            bench.type(bench.find<QDoubleSpinBox>(name), number);
        QCOMPARE(bench.settings.defaults().retry, (RetryPolicy{7, 1500ms, 20s, 0.5, 9s, 30s}));
        QVERIFY(bench.find<QLabel>("retryWords")->text().startsWith(QStringLiteral("Up to 7 attempts.")));
        // Longer than the longest: shown as it was taken.
        bench.type(bench.find<QDoubleSpinBox>("retryFirstDelay"), "300");
        QCOMPARE(bench.find<QDoubleSpinBox>("retryFirstDelay")->value(), 20.0);
        bench.type(bench.find<QDoubleSpinBox>("retryFirstDelay"), "300");
        QCOMPARE(bench.find<QDoubleSpinBox>("retryFirstDelay")->value(), 20.0);
    }
    Bench again(file());
    QCOMPARE(again.settings.defaults().retry, (RetryPolicy{7, 20s, 20s, 0.5, 9s, 30s}));
    QCOMPARE(again.find<QDoubleSpinBox>("retryAttempts")->value(), 7.0);
    QCOMPARE(again.find<QDoubleSpinBox>("retryJitter")->value(), 50.0);
}

void TestRequestsPane::timeLimits()
{
    Bench bench(file());
    QCOMPARE(bench.find<QDoubleSpinBox>("deadlineTotal")->text(), QStringLiteral("no limit"));
    QCOMPARE(bench.find<QDoubleSpinBox>("deadlineFirstByte")->value(), 600.0);
    bench.type(bench.find<QDoubleSpinBox>("deadlineConnect"), "5");
    bench.type(bench.find<QDoubleSpinBox>("deadlineFirstByte"), "0");
    bench.type(bench.find<QDoubleSpinBox>("deadlineIdle"), "60");
    bench.type(bench.find<QDoubleSpinBox>("deadlineTotal"), "900");
    QCOMPARE(bench.settings.defaults().deadlines, (CallDeadlines{5s, 0s, 60s, 900s}));
    bench.settings.setDeadlines({});
    QCOMPARE(bench.find<QDoubleSpinBox>("deadlineConnect")->value(), 30.0);
}

void TestRequestsPane::proxies()
{
    Bench bench(file());
    QSignalSpy changed(&bench.settings, &RequestSettings::transportChanged);
    QVERIFY(!bench.find<QLineEdit>("proxyAddress")->isVisible());
    bench.choose("proxyKind", 1);
    QCOMPARE(bench.settings.transport().proxy.kind, Kind::None);
    QCOMPARE(changed.size(), 1);
    // Without an address there is nothing to use yet, and the note says so.
    bench.find<QComboBox>("proxyKind")->setFocus();
    QTest::keyClick(bench.find<QComboBox>("proxyKind"), Qt::Key_Down);
    auto *address = bench.find<QLineEdit>("proxyAddress");
    QVERIFY(address->isVisible());
    QVERIFY(!address->property("problem").toBool());
    QCOMPARE(bench.settings.transport().proxy.kind, Kind::None);
    QVERIFY(bench.find<QLabel>("proxyNote")->text().startsWith(QStringLiteral("Not used yet")));
    bench.typeAddress("proxy.example.com");
    QVERIFY(address->property("problem").toBool());
    QVERIFY(address->accessibleDescription().contains(QStringLiteral("port")));
    bench.typeAddress("me:secret@proxy:3128");
    QVERIFY(address->property("problem").toBool());
    QCOMPARE(bench.settings.transport().proxy.kind, Kind::None);
    bench.typeAddress("proxy.example.com:3128");
    QVERIFY(!address->property("problem").toBool());
    QCOMPARE(bench.settings.transport().proxy, (ProxySettings{Kind::Http, QStringLiteral("proxy.example.com"), 3128}));
    QVERIFY(!bench.find<QLabel>("proxyNote")->text().startsWith(QStringLiteral("Not used yet")));
    bench.typeAddress("other.example.com");
    QVERIFY(bench.find<QLabel>("proxyNote")->text().startsWith(QStringLiteral("Not used yet")));
    QCOMPARE(bench.settings.transport().proxy.host, QStringLiteral("proxy.example.com"));
    bench.store.sync();
    QFile written(file());
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!written.readAll().contains("secret"));
}

void TestRequestsPane::loginAtTheProxy()
{
    Bench bench(file());
    auto *user = bench.find<QLineEdit>("proxyUser");
    auto *password = bench.find<QLineEdit>("proxyPassword");
    const QString name = QString::fromLatin1(RequestSettings::kPasswordName);
    QVERIFY(!user->isVisible() && !password->isVisible());
    bench.choose("proxyKind", 2);
    bench.typeAddress("proxy.example.com:3128");
    QVERIFY(user->isVisible() && password->isVisible() && !password->isEnabled());
    QTest::keyClicks(user, QStringLiteral("me"));
    QTest::keyClick(user, Qt::Key_Return);
    QCOMPARE(bench.settings.transport().proxy.user, QStringLiteral("me"));
    QVERIFY(password->isEnabled());
    QTest::keyClicks(password, QStringLiteral("let me in"));
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY2(password->text().isEmpty(), "it is shown nowhere");
    QCOMPARE(bench.keys.key(name), Secret("let me in"));
    QTRY_COMPARE(password->placeholderText(), QStringLiteral("kept until Cuewright is closed"));
    bench.typeAddress("other.example.com:3128"); // the login stays
    QCOMPARE(bench.settings.transport().proxy.user, QStringLiteral("me"));
    user->selectAll();
    QTest::keyClick(user, Qt::Key_Delete);
    QTest::keyClick(user, Qt::Key_Return);
    QVERIFY(bench.settings.transport().proxy.user.isEmpty());
    QVERIFY2(bench.keys.key(name).isEmpty(), "the password goes with its name");
    QVERIFY(!password->isEnabled());
    bench.choose("proxyKind", 0);
    QVERIFY(!user->isVisible() && !password->isVisible());
    bench.store.sync();
    QFile written(file());
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!written.readAll().contains("let me"));
}

void TestRequestsPane::addressIsKeptForAnotherTime()
{
    {
        Bench bench(file());
        bench.settings.setTransport({{}, {Kind::Http, QStringLiteral("::1"), 3128}});
    }
    {
        Bench bench(file());
        QCOMPARE(bench.find<QLineEdit>("proxyAddress")->text(), QStringLiteral("[::1]:3128"));
        bench.choose("proxyKind", 0);
        QCOMPARE(bench.settings.transport().proxy.kind, Kind::System);
    }
    Bench bench(file());
    bench.choose("proxyKind", 3);
    QCOMPARE(bench.settings.transport().proxy, (ProxySettings{Kind::Socks5, QStringLiteral("::1"), 3128}));
}

void TestRequestsPane::anotherWindowChangesTheWay()
{
    Bench bench(file());
    bench.settings.setTransport({{}, {Kind::Http, QStringLiteral("old"), 1}});
    QCOMPARE(bench.find<QComboBox>("proxyKind")->currentIndex(), 2);
    QCOMPARE(bench.find<QLineEdit>("proxyAddress")->text(), QStringLiteral("old:1"));
    // What is typed and no address yet stays, as long as it is not the way itself that changes.
    bench.typeAddress("half");
    bench.settings.setTransport({kCertificate, {Kind::Http, QStringLiteral("old"), 1}});
    QCOMPARE(bench.find<QLineEdit>("proxyAddress")->text(), QStringLiteral("half"));
    QVERIFY(bench.find<QPushButton>("removeCaFile")->isVisible());
    bench.settings.setTransport({kCertificate, {Kind::Socks5, QStringLiteral("new"), 2}});
    QCOMPARE(bench.find<QComboBox>("proxyKind")->currentIndex(), 3);
    QCOMPARE(bench.find<QLineEdit>("proxyAddress")->text(), QStringLiteral("new:2"));
    QVERIFY(!bench.find<QLineEdit>("proxyAddress")->property("problem").toBool());
}

void TestRequestsPane::certificates_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no such file
    QTest::addColumn<QString>("problem"); // empty: taken
    QFile good(kCertificate);
    QVERIFY(good.open(QIODevice::ReadOnly));
    QTest::newRow("good") << good.readAll() << QString();
    QTest::newRow("no certificate") << QByteArray("hello") << QStringLiteral("no certificate");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("cannot be read");
}

void TestRequestsPane::certificates()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, problem);
    const QString path = m_folder->filePath(QStringLiteral("ca.pem"));
    if (!content.isNull()) {
        QFile written(path);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
    }
    LanguageManager english;
    english.choose(QStringLiteral("en"));
    Bench bench(file());
    auto *field = bench.find<QLineEdit>("caFile");
    QVERIFY(!bench.find<QPushButton>("removeCaFile")->isVisible());
    bench.ui.dialogs.answerNextFile(std::nullopt);
    QTest::mouseClick(bench.find<QPushButton>("chooseCaFile"), Qt::LeftButton);
    QVERIFY(bench.settings.transport().caFile.isEmpty());
    bench.ui.dialogs.answerNextFile(path);
    QTest::mouseClick(bench.find<QPushButton>("chooseCaFile"), Qt::LeftButton);
    QCOMPARE(field->property("problem").toBool(), !problem.isEmpty());
    QVERIFY2(field->accessibleDescription().contains(problem), qPrintable(field->accessibleDescription()));
    QCOMPARE(bench.settings.transport().caFile, problem.isEmpty() ? path : QString());
    if (!problem.isEmpty())
        return;
    QVERIFY2(bench.find<QLabel>("caFileNote")->text() == QStringLiteral("1 certificate: 127.0.0.1."), qPrintable(bench.find<QLabel>("caFileNote")->text()));
    // A bad one after it changes nothing.
    bench.ui.dialogs.answerNextFile(file());
    QTest::mouseClick(bench.find<QPushButton>("chooseCaFile"), Qt::LeftButton);
    QVERIFY(field->property("problem").toBool());
    QCOMPARE(bench.settings.transport().caFile, path);
    QTest::mouseClick(bench.find<QPushButton>("removeCaFile"), Qt::LeftButton);
    QVERIFY(bench.settings.transport().caFile.isEmpty());
    QVERIFY(!field->property("problem").toBool());
    QTRY_COMPARE(bench.pane.focusWidget()->objectName(), QStringLiteral("chooseCaFile"));
}

void TestRequestsPane::goneFileIsSaid()
{
    Bench bench(file());
    const QString path = m_folder->filePath(QStringLiteral("ca.pem"));
    QVERIFY(QFile::copy(kCertificate, path));
    bench.settings.setTransport({path, {}});
    bench.pane.hide();
    bench.pane.show();
    QVERIFY(!bench.find<QLineEdit>("caFile")->property("problem").toBool());
    QVERIFY(QFile::remove(path));
    bench.pane.hide();
    bench.pane.show();
    QVERIFY(bench.find<QLineEdit>("caFile")->accessibleDescription().contains(QStringLiteral("only the system's")));
}

void TestRequestsPane::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1500, 900);
    QTest::newRow("small") << QSize(700, 400);
}

// Texts have the height that they need at their width, and controls their own.
void TestRequestsPane::nothingIsCut()
{
    QFETCH(QSize, size);
    Bench bench(file(), Theme::Mode::Light, size);
    QCoreApplication::sendPostedEvents();
    for (const char *name : {"retryWords", "proxyNote", "caFileNote"}) {
        const auto *label = bench.find<QLabel>(name);
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), name);
    }
    for (const char *name : {"retryPreset", "deadlineTotal", "proxyKind", "caFile"}) {
        const auto *control = bench.find<QWidget>(name);
        QVERIFY2(control->parentWidget()->rect().contains(control->geometry()), name);
        QVERIFY2(control->height() >= control->minimumSizeHint().height(), name);
    }
}

void TestRequestsPane::everyControlHasAName()
{
    Bench bench(file());
    bench.choose("retryPreset", 3);
    bench.settings.setTransport({kCertificate, {Kind::Http, QStringLiteral("p"), 1}});
    const auto widgets = bench.pane.findChildren<QWidget *>();
    int controls = 0;
    for (const QWidget *widget : widgets) {
        if (widget->objectName().isEmpty() || widget->objectName().startsWith(u"qt_") || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
        ++controls;
    }
    QCOMPARE(controls, 1 + 6 + 4 + 4 + 3);
}

void TestRequestsPane::pictures_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QString>("language");
    QTest::newRow("requests-light") << Theme::Mode::Light << "en";
    QTest::newRow("requests-dark") << Theme::Mode::Dark << "en";
    QTest::newRow("requests-german") << Theme::Mode::Light << "de";
}

void TestRequestsPane::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QString, language);
    LanguageManager languages;
    languages.choose(language);
    Bench bench(file(), mode, {800, 760});
    QVERIFY(saveScreenshot(bench.pane, QLatin1String(QTest::currentDataTag())));
    bench.choose("retryPreset", 3);
    bench.settings.setTransport({kCertificate, {}});
    bench.choose("proxyKind", 2);
    bench.typeAddress("proxy.example.com");
    bench.pane.hide();
    bench.pane.resize(800, 1000);
    bench.pane.show();
    QVERIFY(saveScreenshot(bench.pane, QLatin1String(QTest::currentDataTag()) + QStringLiteral("-custom")));
    languages.choose(QStringLiteral("en"));
}

QTEST_MAIN(TestRequestsPane)
#include "tst_requestspane.moc"
