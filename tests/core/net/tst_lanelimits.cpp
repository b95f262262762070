#include "net/lanelimits.h"

#include "callfixture.h"
#include "net/queuestatus.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace cuewright;

/// A person's own limits, kept for a lane: provider, address, key and model family.
class TestLaneLimits : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keptForOneLane_data();
    void keptForOneLane();
    void keyIsNotWritten();
    void spoiltFile();
    void takenByTheNextClient();
    void anotherProgramKeepsOthers();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("s.ini")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLaneLimits::keptForOneLane_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("family");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *server, const char *key, const char *family, bool same) {
        QTest::newRow(name) << QString::fromLatin1(server) << QByteArray(key) << QString::fromLatin1(family) << same;
    };
    row("the same", "openai\nhttps://api.openai.com:-1", "sk-a", "gpt-4o", true);
    row("another server", "openai\nhttps://api.example.com:-1", "sk-a", "gpt-4o", false);
    row("another provider", "custom\nhttps://api.openai.com:-1", "sk-a", "gpt-4o", false);
    row("another key", "openai\nhttps://api.openai.com:-1", "sk-b", "gpt-4o", false);
    row("no key", "openai\nhttps://api.openai.com:-1", "", "gpt-4o", false);
    row("another family", "openai\nhttps://api.openai.com:-1", "sk-a", "gpt-4o-mini", false);
    row("a family with a slash", "openai\nhttps://api.openai.com:-1", "sk-a", "gpt-4o/x", false);
}

void TestLaneLimits::keptForOneLane()
{
    QFETCH(QString, server);
    QFETCH(QByteArray, key);
    QFETCH(QString, family);
    QFETCH(bool, same);
    const LaneKey known{QStringLiteral("openai\nhttps://api.openai.com:-1"), Secret("sk-a"), QStringLiteral("gpt-4o")};
    const RateLimits limits{30, 5'000'000'000, 4, false};
    {
        QSettings file(path(), QSettings::IniFormat);
        LaneLimits kept(file);
        QCOMPARE(kept.find(kept.nameOf(known)), RateLimits());
        kept.keep(kept.nameOf(known), limits);
    }
    QSettings file(path(), QSettings::IniFormat);
    LaneLimits kept(file);
    const QString name = kept.nameOf({server, Secret(key), family});
    QCOMPARE(kept.find(name), same ? limits : RateLimits());
    kept.keep(name, {}); // of this lane, and of no other
    QCOMPARE(kept.find(kept.nameOf(known)), same ? RateLimits() : limits);
    QCOMPARE(file.allKeys().filter(QStringLiteral("Minute")).size(), same ? 0 : 2); // nothing stays behind
}

void TestLaneLimits::keyIsNotWritten()
{
    {
        QSettings file(path(), QSettings::IniFormat);
        LaneLimits kept(file);
        kept.keep(kept.nameOf({QStringLiteral("s"), Secret("short"), QStringLiteral("f")}), {1, 0, 0});
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("requestsPerMinute"));
    QVERIFY(!written.contains("short"));
    // Another file names the same key otherwise.
    QSettings first(path(), QSettings::IniFormat);
    QSettings second(m_folder->filePath(QStringLiteral("t.ini")), QSettings::IniFormat);
    QVERIFY(LaneLimits(first).nameOf({{}, Secret("short"), {}}) != LaneLimits(second).nameOf({{}, Secret("short"), {}})
        || LaneLimits(first).nameOf({{}, Secret("long"), {}}) != LaneLimits(second).nameOf({{}, Secret("long"), {}}));
}

void TestLaneLimits::spoiltFile()
{
    QSettings file(path(), QSettings::IniFormat);
    file.setValue(QStringLiteral("lanes/x/requestsPerMinute"), QStringLiteral("many"));
    file.setValue(QStringLiteral("lanes/x/tokensPerMinute"), -5);
    file.setValue(QStringLiteral("lanes/x/concurrent"), QStringLiteral("99999999999999"));
    QCOMPARE(LaneLimits(file).find(QStringLiteral("lanes/x")), (RateLimits{0, 0, 1'000'000, true}));
}

void TestLaneLimits::takenByTheNextClient()
{
    QSettings file(path(), QSettings::IniFormat);
    LaneLimits kept(file);
    const RateLimits limits{7, 0, 3, true};
    for (const bool second : {false, true}) {
        CallFixture net;
        net.endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:9/v1")); // the same one in both
        net.client->keepLimits(&kept);
        net.send();
        RequestQueue &queue = net.client->queue();
        QCOMPARE(queue.lanes().first().limits, second ? limits : RateLimits());
        if (!second) {
            queue.setLimits(queue.lanes().first().id, limits);
            // What a program sets for a run is not the person's wish for the next start.
            net.client->setLimits(net.endpoint, net.request.model, {99, 0, 0});
        }
    }
}

void TestLaneLimits::anotherProgramKeepsOthers()
{
    QSettings file(path(), QSettings::IniFormat);
    LaneLimits kept(file);
    CallFixture net;
    net.client->keepLimits(&kept);
    net.send();
    RequestQueue &queue = net.client->queue();
    const auto now = [&] { return queue.lanes().first().limits; };
    queue.setLimits(queue.lanes().first().id, {5, 0, 0, true});
    const QString name = file.childGroups().contains(QStringLiteral("lanes")) ? (file.beginGroup(QStringLiteral("lanes")), file.childGroups().value(0)) : QString();
    file.endGroup();
    QVERIFY(!name.isEmpty());
    net.client->setLimits(net.endpoint, net.request.model, {99, 0, 0}); // for this program alone
    net.client->rereadLimits();
    QCOMPARE(now().requestsPerMinute, 99);
    kept.keep(QStringLiteral("lanes/") + name, {7, 0, 3, true});
    net.client->rereadLimits();
    QCOMPARE(now(), (RateLimits{7, 0, 3, true}));
    kept.keep(QStringLiteral("lanes/") + name, {});
    net.client->rereadLimits();
    QCOMPARE(now(), RateLimits());
}

QTEST_GUILESS_MAIN(TestLaneLimits)
#include "tst_lanelimits.moc"
