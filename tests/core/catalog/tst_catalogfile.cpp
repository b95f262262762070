#include "catalog/catalog.h"

#include <QtTest>

using namespace cuewright;

namespace {

const QDateTime kNow({2026, 11, 23}, {14, 0}, Qt::UTC);

// "" for a price that is not there.
QString shown(const std::optional<TokenPrice> &price)
{
    return price ? price->perMillion() : QString();
}

QString text(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

} // namespace

class TestCatalogFile : public QObject
{
    Q_OBJECT
private slots:
    void overridesChangeAndAdd();
    void halfIsNeverLessThanHalf();
    void overridesLeaveTheBuiltInAlone();
    void brokenOverrides_data();
    void brokenOverrides();
};

void TestCatalogFile::overridesChangeAndAdd()
{
    Catalog catalog = Catalog::builtIn();
    const auto added = catalog.addOverrides(R"({"format": 1, "as_of": "2026-11-01", "models": [
        {"id": "gpt-4o", "prices": [{"standard": {"input": "1.000001", "output": "2"}}]},
        {"id": "o3", "context": 123},
        {"id": "groq/Llama-4", "aliases": ["my-llama"], "vendor": "Meta", "context": 131072,
         "capabilities": {"vision": false, "efforts": ["low"]},
         "prices": [{"from": "2026-01-01", "standard": {"input": "0.11", "output": "0.34"}, "batch": "half",
                     "flex": {"input": "0.01", "output": "0.02"}}]}]})");
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    const auto gpt = catalog.price(u"gpt-4o", kNow);
    QCOMPARE(shown(gpt->base.input), QStringLiteral("1.000001"));
    QVERIFY(!gpt->base.cachedInput);
    QCOMPARE(gpt->source, QStringLiteral("user"));
    QCOMPARE(gpt->asOf, QDate(2026, 11, 1));
    QVERIFY(!catalog.price(u"gpt-4o", kNow, PriceTier::Batch));
    QCOMPARE(catalog.model(u"gpt-4o")->contextWindow, 128000);
    // A row without prices keeps them, and where they came from.
    QCOMPARE(catalog.model(u"o3")->contextWindow, 123);
    QCOMPARE(catalog.price(u"o3", kNow)->source, QStringLiteral("built-in"));
    QCOMPARE(catalog.asOf(), Catalog::builtIn().asOf());

    for (const char *name : {"groq/llama-4", "MY-LLAMA"}) {
        const ModelInfo *llama = catalog.model(text(name));
        QVERIFY(llama);
        QCOMPARE(llama->vendor, QStringLiteral("Meta"));
        QVERIFY(!llama->can.vision && llama->can.tools);
    }
    QVERIFY(!catalog.price(u"my-llama", QDateTime({2025, 12, 31}, {23, 59}, Qt::UTC)));
    QCOMPARE(shown(catalog.price(u"my-llama", kNow, PriceTier::Batch)->base.input), QStringLiteral("0.055"));
    QCOMPARE(shown(catalog.price(u"my-llama", kNow, PriceTier::Flex)->base.output), QStringLiteral("0.02"));
}

// The finest price there is cannot be halved: it stays, because nothing may become free by rounding.
void TestCatalogFile::halfIsNeverLessThanHalf()
{
    Catalog catalog = Catalog::builtIn();
    QVERIFY(catalog.addOverrides(R"({"format": 1, "models": [{"id": "x",
        "prices": [{"standard": {"input": "0.000001", "output": "0.000003"}, "batch": "half"}]}]})"));
    const auto batch = catalog.price(u"x", kNow, PriceTier::Batch);
    QVERIFY(batch);
    QCOMPARE(shown(batch->base.input), QStringLiteral("0.000001"));
    QCOMPARE(shown(batch->base.output), QStringLiteral("0.000002"));
}

void TestCatalogFile::overridesLeaveTheBuiltInAlone()
{
    Catalog changed = Catalog::builtIn();
    const Catalog before = changed;
    QVERIFY(changed.addOverrides(R"({"format": 1, "models": [{"id": "gpt-4o", "context": 5}]})"));
    QCOMPARE(changed.model(u"gpt-4o")->contextWindow, 5);
    QCOMPARE(before.model(u"gpt-4o")->contextWindow, 128000);
    QCOMPARE(Catalog::builtIn().model(u"gpt-4o")->contextWindow, 128000);
}

void TestCatalogFile::brokenOverrides_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("named");
    const auto file = [](const char *models) {
        return QByteArray(R"({"format": 1, "models": [{"id": "gpt-4o", "context": 1}, )") + models + "]}";
    };
    const auto prices = [&](const char *rows) {
        return file((QByteArray(R"({"id": "x", "prices": )") + rows + "}").constData());
    };
    const auto row = [](const char *name, const QByteArray &json, const char *named,
                         Error::Code code = Error::Code::Invalid) {
        QTest::newRow(name) << json << code << text(named);
    };
    row("no JSON", "{", "line", Error::Code::Parse);
    row("deep", QByteArray(10000, '['), "deep", Error::Code::TooLarge);
    row("empty object", "{}", "format");
    row("later format", R"({"format": 2, "models": []})", "another version", Error::Code::Unsupported);
    row("models missing", R"({"format": 1})", "models");
    row("unknown key", R"({"format": 1, "modles": []})", "modles");
    row("no id", file(R"({"context": 1})"), "models/1");
    row("not an object", file("7"), "models/1");
    row("price as number", prices(R"([{"standard": {"input": 0.15, "output": "1"}}])"), "input");
    row("price too fine", prices(R"([{"standard": {"input": "0.0000001", "output": "1"}}])"), "input");
    row("negative price", prices(R"([{"standard": {"input": "-1", "output": "1"}}])"), "input");
    row("no output price", prices(R"([{"standard": {"input": "1"}}])"), "output");
    row("misspelt price", prices(R"([{"standard": {"input": "1", "cache": "1", "output": "1"}}])"), "cache");
    row("no standard", prices(R"([{"batch": "half"}])"), "standard");
    row("cliff without prices", prices(R"([{"long_above": 5, "standard": {"input": "1", "output": "1"}}])"),
        "long");
    row("bad date", prices(R"([{"from": "2026-02-30", "standard": {"input": "1", "output": "1"}}])"), "from");
    row("dates backwards", prices(R"([{"from": "2026-02-02", "standard": {"input": "1", "output": "1"}},
        {"from": "2026-02-02", "standard": {"input": "1", "output": "1"}}])"),
        "prices/1");
    row("second without date", prices(R"([{"standard": {"input": "1", "output": "1"}},
        {"standard": {"input": "1", "output": "1"}}])"),
        "prices/1");
    row("alias taken", file(R"({"id": "x", "aliases": ["gpt-4.1"]})"), "gpt-4.1");
    row("context as text", file(R"({"id": "x", "context": "many"})"), "context");
    row("huge context", file(R"({"id": "x", "context": 99999999999})"), "context");
    row("flag as number", file(R"({"id": "x", "capabilities": {"tools": 1}})"), "tools");
}

void TestCatalogFile::brokenOverrides()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    QFETCH(QString, named);
    Catalog catalog = Catalog::builtIn();
    const auto added = catalog.addOverrides(json);
    QVERIFY(!added);
    QCOMPARE(added.error().code, code);
    QVERIFY2(added.error().message.contains(named), qPrintable(added.error().message));
    // All or nothing: the good row before the bad one was not taken.
    QCOMPARE(catalog.model(u"gpt-4o")->contextWindow, 128000);
}

QTEST_GUILESS_MAIN(TestCatalogFile)
#include "tst_catalogfile.moc"
