#include "catalog/catalog.h"

#include <QtTest>

using namespace cuewright;

namespace {

// The price list, typed again: dollars per million tokens on 2026-11-23; "" where the list has nothing,
// "half" where batch is 50 % by rule. `above` is where long contexts begin.
struct Listed
{
    const char *model;
    int context, maxOutput;
    const char *encoding;
    std::int64_t above;
    const char *input, *longInput, *cached, *longCached, *write, *longWrite, *output, *longOutput;
    const char *batchInput, *batchOutput, *flexInput, *flexOutput, *priorityInput, *priorityOutput;
};

const Listed kList[] = {
    {"gpt-3.5-turbo", 16385, 4096, "cl100k_base", 0, "0.5", "", "", "", "", "", "1.5", "", "half", "half", "",
        "", "", ""},
    {"gpt-4", 8192, 8192, "cl100k_base", 0, "30", "", "", "", "", "", "60", "", "half", "half", "", "", "",
        ""},
    {"gpt-4-turbo", 128000, 4096, "cl100k_base", 0, "10", "", "", "", "", "", "30", "", "half", "half", "",
        "", "", ""},
    {"gpt-4o", 128000, 16384, "o200k_base", 0, "2.5", "", "1.25", "", "", "", "10", "", "1.25", "5", "", "",
        "4.25", "17"},
    {"gpt-4o-2024-05-13", 128000, 4096, "o200k_base", 0, "5", "", "", "", "", "", "15", "", "2.5", "7.5", "",
        "", "8.75", "26.25"},
    {"gpt-4o-mini", 128000, 16384, "o200k_base", 0, "0.15", "", "0.075", "", "", "", "0.6", "", "0.075",
        "0.3", "", "", "0.25", "1"},
    {"gpt-4.1", 1047576, 32768, "o200k_base", 0, "2", "", "0.5", "", "", "", "8", "", "1", "4", "", "", "3.5",
        "14"},
    {"gpt-4.1-mini", 1047576, 32768, "o200k_base", 0, "0.4", "", "0.1", "", "", "", "1.6", "", "0.2", "0.8",
        "", "", "0.7", "2.8"},
    {"gpt-4.1-nano", 1047576, 32768, "o200k_base", 0, "0.1", "", "0.025", "", "", "", "0.4", "", "0.05",
        "0.2", "", "", "0.2", "0.8"},
    {"gpt-4.5-preview", 128000, 16384, "o200k_base", 0, "75", "", "37.5", "", "", "", "150", "", "half",
        "half", "", "", "", ""},
    {"o1-preview", 128000, 32768, "o200k_base", 0, "15", "", "7.5", "", "", "", "60", "", "half", "half", "",
        "", "", ""},
    {"o1-mini", 128000, 65536, "o200k_base", 0, "1.1", "", "0.55", "", "", "", "4.4", "", "half", "half", "",
        "", "", ""},
    {"o1", 200000, 100000, "o200k_base", 0, "15", "", "7.5", "", "", "", "60", "", "half", "half", "", "", "",
        ""},
    {"o1-pro", 200000, 100000, "o200k_base", 0, "150", "", "", "", "", "", "600", "", "75", "300", "", "", "",
        ""},
    {"o3", 200000, 100000, "o200k_base", 0, "2", "", "0.5", "", "", "", "8", "", "half", "half", "1", "4",
        "3.5", "14"},
    {"o3-mini", 200000, 100000, "o200k_base", 0, "1.1", "", "0.55", "", "", "", "4.4", "", "half", "half", "",
        "", "", ""},
    {"o3-pro", 200000, 100000, "o200k_base", 0, "20", "", "", "", "", "", "80", "", "10", "40", "", "", "",
        ""},
    {"o4-mini", 200000, 100000, "o200k_base", 0, "1.1", "", "0.275", "", "", "", "4.4", "", "half", "half",
        "0.55", "2.2", "2", "8"},
    {"gpt-5", 400000, 128000, "o200k_base", 0, "1.25", "", "0.125", "", "", "", "10", "", "half", "half",
        "0.625", "5", "2.5", "20"},
    {"gpt-5-mini", 400000, 128000, "o200k_base", 0, "0.25", "", "0.025", "", "", "", "2", "", "half", "half",
        "", "", "0.45", "3.6"},
    {"gpt-5-nano", 400000, 128000, "o200k_base", 0, "0.05", "", "0.005", "", "", "", "0.4", "", "half",
        "half", "", "", "", ""},
    {"gpt-5-pro", 400000, 272000, "o200k_base", 0, "15", "", "", "", "", "", "120", "", "7.5", "60", "", "",
        "", ""},
    {"gpt-5-chat-latest", 128000, 16384, "o200k_base", 0, "1.25", "", "0.125", "", "", "", "10", "", "", "",
        "", "", "", ""},
    {"gpt-5-codex", 400000, 128000, "o200k_base", 0, "1.25", "", "0.125", "", "", "", "10", "", "half",
        "half", "", "", "2.5", "20"},
    {"gpt-5.1", 400000, 128000, "o200k_base", 0, "1.25", "", "0.125", "", "", "", "10", "", "half", "half",
        "", "", "2.5", "20"},
    {"gpt-5.1-codex", 400000, 128000, "o200k_base", 0, "1.25", "", "0.125", "", "", "", "10", "", "half",
        "half", "", "", "2.5", "20"},
    {"gpt-5.1-codex-max", 400000, 128000, "o200k_base", 0, "1.25", "", "0.125", "", "", "", "10", "", "half",
        "half", "", "", "2.5", "20"},
    {"gpt-5.2", 400000, 128000, "o200k_base", 0, "1.75", "", "0.175", "", "", "", "14", "", "half", "half",
        "", "", "3.5", "28"},
    {"gpt-5.3-codex", 400000, 128000, "o200k_base", 0, "1.75", "", "0.175", "", "", "", "14", "", "half",
        "half", "", "", "3.5", "28"},
    {"gpt-5.2-pro", 400000, 128000, "o200k_base", 0, "21", "", "", "", "", "", "168", "", "half", "half", "",
        "", "", ""},
    {"gpt-5.4", 1050000, 128000, "o200k_base", 271999, "2.5", "5", "0.25", "0.5", "", "", "15", "22.5",
        "1.25", "7.5", "", "", "5", "30"},
    {"gpt-5.4-mini", 400000, 128000, "o200k_base", 0, "0.75", "", "0.075", "", "", "", "4.5", "", "0.375",
        "2.25", "", "", "1.5", "9"},
    {"gpt-5.4-nano", 400000, 128000, "o200k_base", 0, "0.2", "", "0.02", "", "", "", "1.25", "", "0.1",
        "0.625", "", "", "", ""},
    {"gpt-5.4-pro", 1050000, 128000, "o200k_base", 271999, "30", "60", "", "", "", "", "180", "270", "15",
        "90", "", "", "", ""},
    {"gpt-5.5", 1050000, 128000, "o200k_base", 271999, "5", "10", "0.5", "1", "", "", "30", "45", "2.5", "15",
        "", "", "10", "60"},
    {"gpt-5.5-pro", 1050000, 128000, "o200k_base", 271999, "30", "60", "", "", "", "", "180", "270", "15",
        "90", "", "", "", ""},
    {"gpt-5.6-sol", 1050000, 128000, "o200k_base", 271999, "4", "8", "0.4", "0.8", "5", "10", "20", "30",
        "half", "half", "", "", "", ""},
    {"gpt-5.6", 1050000, 128000, "o200k_base", 271999, "4", "8", "0.4", "0.8", "5", "10", "20", "30", "half",
        "half", "", "", "", ""},
    {"gpt-5.6-terra", 1050000, 128000, "o200k_base", 271999, "2", "4", "0.2", "0.4", "2.5", "5", "12", "18",
        "half", "half", "", "", "", ""},
    {"gpt-5.6-luna", 1050000, 128000, "o200k_base", 271999, "0.2", "0.4", "0.02", "0.04", "0.25", "0.5",
        "1.2", "1.8", "half", "half", "", "", "", ""},
    {"gpt-6-astra", 1050000, 128000, "o200k_base", 271999, "10", "20", "1", "2", "12.5", "25", "50", "75",
        "half", "half", "", "", "", ""},
    {"gpt-6-sol", 1050000, 0, "o200k_base", 272000, "2", "4", "0.2", "0.4", "2.5", "5", "10", "15", "half",
        "half", "", "", "", ""},
    {"gpt-6-luna", 1050000, 0, "o200k_base", 272000, "0.1", "0.2", "0.01", "0.02", "0.125", "0.25", "0.5",
        "0.75", "half", "half", "", "", "", ""},
    {"text-embedding-3-small", 8192, 0, "cl100k_base", 0, "0.02", "", "", "", "", "", "0", "", "half", "half",
        "", "", "", ""},
    {"text-embedding-3-large", 8192, 0, "cl100k_base", 0, "0.13", "", "", "", "", "", "0", "", "half", "half",
        "", "", "", ""},
    {"text-embedding-ada-002", 8192, 0, "cl100k_base", 0, "0.1", "", "", "", "", "", "0", "", "half", "half",
        "", "", "", ""},
};

QDateTime day(int year, int month, int dayOfMonth, QTime time = {0, 0})
{
    return {QDate(year, month, dayOfMonth), time, Qt::UTC};
}

const QDateTime kNow = day(2026, 11, 23, {14, 0});

// "" for a price that is not there.
QString shown(const std::optional<TokenPrice> &price)
{
    return price ? price->perMillion() : QString();
}

QString text(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QString halfOf(const char *price)
{
    const qint64 pico = TokenPrice::fromPerMillion(text(price))->picoPerToken;
    return TokenPrice{pico / 2}.perMillion();
}

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT
private slots:
    void everyListedRow_data();
    void everyListedRow();
    void pricesByDate_data();
    void pricesByDate();
    void derivedTierPrices();
    void names_data();
    void names();
    void unknown_data();
    void unknown();
    void capabilities_data();
    void capabilities();
    void efforts_data();
    void efforts();
    void everyRowIsWhole();
    void prefixes_data();
    void prefixes();
};

void TestCatalog::everyListedRow_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < static_cast<int>(std::size(kList)); ++i)
        QTest::newRow(kList[i].model) << i;
}

void TestCatalog::everyListedRow()
{
    QFETCH(int, row);
    const Listed &listed = kList[row];
    const Catalog catalog = Catalog::builtIn();
    const ModelInfo *model = catalog.model(text(listed.model));
    QVERIFY(model);
    QCOMPARE(model->vendor, QStringLiteral("OpenAI"));
    QCOMPARE(model->contextWindow, listed.context);
    QCOMPARE(model->maxOutput, listed.maxOutput);
    QCOMPARE(model->encoding, text(listed.encoding));

    const auto price = catalog.price(text(listed.model), kNow);
    QVERIFY(price);
    QCOMPARE(shown(price->base.input), text(listed.input));
    QCOMPARE(shown(price->base.cachedInput), text(listed.cached));
    QCOMPARE(shown(price->base.cacheWrite), text(listed.write));
    QCOMPARE(shown(price->base.output), text(listed.output));
    QCOMPARE(price->longContextAbove, listed.above);
    QCOMPARE(price->longContext.has_value(), listed.above > 0);
    if (price->longContext) {
        QCOMPARE(shown(price->longContext->input), text(listed.longInput));
        QCOMPARE(shown(price->longContext->cachedInput), text(listed.longCached));
        QCOMPARE(shown(price->longContext->cacheWrite), text(listed.longWrite));
        QCOMPARE(shown(price->longContext->output), text(listed.longOutput));
    }
    QCOMPARE(price->source, QStringLiteral("built-in"));
    QCOMPARE(price->asOf, catalog.asOf());

    const auto tier = [&](PriceTier wanted, const char *input, const char *output) {
        const auto tierPrice = catalog.price(text(listed.model), kNow, wanted);
        QCOMPARE(tierPrice.has_value(), qstrlen(input) > 0);
        if (!tierPrice)
            return;
        const bool byRule = qstrcmp(input, "half") == 0;
        QCOMPARE(shown(tierPrice->base.input), byRule ? halfOf(listed.input) : text(input));
        QCOMPARE(shown(tierPrice->base.output), byRule ? halfOf(listed.output) : text(output));
    };
    tier(PriceTier::Batch, listed.batchInput, listed.batchOutput);
    tier(PriceTier::Flex, listed.flexInput, listed.flexOutput);
    tier(PriceTier::Priority, listed.priorityInput, listed.priorityOutput);
}

void TestCatalog::pricesByDate_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QStringList>("prices"); // input, cached, write, output
    const auto row = [](const char *name, const char *model, const QDateTime &at, const char *prices) {
        QTest::newRow(name) << text(model) << at << text(prices).split(u' ');
    };
    row("o3, last second of the old", "o3", day(2025, 6, 9, {23, 59, 59}), "10 - - 40");
    row("o3, first of the new", "o3", day(2025, 6, 10), "2 0.5 - 8");
    row("o3, the day is UTC's", "o3", QDateTime({2025, 6, 10}, {1, 0}, Qt::OffsetFromUTC, 7200), "10 - - 40");
    row("sol until 20 Aug", "gpt-5.6-sol", day(2026, 8, 20, {23, 59}), "5 0.5 6.25 30");
    row("sol from 21 Aug", "gpt-5.6-sol", day(2026, 8, 21), "4 0.4 5 20");
    row("terra until 29 Jul", "gpt-5.6-terra", day(2026, 7, 29, {12, 0}), "2.5 0.25 3.125 15");
    row("terra from 30 Jul", "gpt-5.6-terra", day(2026, 7, 30), "2 0.2 2.5 12");
    row("luna until 29 Jul", "gpt-5.6-luna", day(2026, 7, 29), "1 0.1 1.25 6");
    row("luna from 30 Jul", "gpt-5.6-luna", day(2026, 7, 30), "0.2 0.02 0.25 1.2");
    row("no time: the newest", "gpt-5.6-luna", QDateTime(), "0.2 0.02 0.25 1.2");
    row("3.5, newest snapshot", "gpt-3.5-turbo-0125", kNow, "0.5 - - 1.5");
    row("3.5-1106", "gpt-3.5-turbo-1106", kNow, "1 - - 2");
    row("3.5-instruct", "gpt-3.5-turbo-instruct", kNow, "1.5 - - 2");
    row("chatgpt-4o-latest", "chatgpt-4o-latest", kNow, "5 - - 15");
}

void TestCatalog::pricesByDate()
{
    QFETCH(QString, model);
    QFETCH(QDateTime, at);
    QFETCH(QStringList, prices);
    const auto price = Catalog::builtIn().price(model, at);
    QVERIFY(price);
    QStringList found{shown(price->base.input), shown(price->base.cachedInput), shown(price->base.cacheWrite),
        shown(price->base.output)};
    found.replaceInStrings(QRegularExpression(QStringLiteral("^$")), QStringLiteral("-"));
    QCOMPARE(found, prices);
}

void TestCatalog::derivedTierPrices()
{
    const Catalog catalog = Catalog::builtIn();
    // Batch halves everything, the cliff and the parts that the list leaves out included.
    const auto batch = catalog.price(u"gpt-5.6-sol", kNow, PriceTier::Batch);
    QVERIFY(batch && batch->longContext);
    QCOMPARE(shown(batch->base.cachedInput), QStringLiteral("0.2"));
    QCOMPARE(shown(batch->base.cacheWrite), QStringLiteral("2.5"));
    QCOMPARE(batch->longContextAbove, 271999);
    QCOMPARE(shown(batch->longContext->input), QStringLiteral("4"));
    QCOMPARE(shown(batch->longContext->cacheWrite), QStringLiteral("5"));
    QCOMPARE(shown(batch->longContext->output), QStringLiteral("15"));
    QCOMPARE(
        shown(catalog.price(u"gpt-4o", kNow, PriceTier::Batch)->base.cachedInput), QStringLiteral("0.625"));
    QCOMPARE(
        shown(catalog.price(u"gpt-5", kNow, PriceTier::Flex)->base.cachedInput), QStringLiteral("0.0625"));
    // Above the cliff priority never costs less than either list.
    const auto priority = catalog.price(u"gpt-5.4", kNow, PriceTier::Priority);
    QVERIFY(priority && priority->longContext);
    QCOMPARE(shown(priority->longContext->input), QStringLiteral("5"));
    QCOMPARE(shown(priority->longContext->output), QStringLiteral("30"));
    QVERIFY(!priority->base.cachedInput);
}

void TestCatalog::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const char *id) { QTest::newRow(name) << text(name) << text(id); };
    row("gpt-4o", "gpt-4o");
    row("GPT-4o", "gpt-4o");
    row("gpt-4o-2024-08-06", "gpt-4o");
    row("gpt-4o-2024-11-20", "gpt-4o");
    row("gpt-4o-2099-12-31", "gpt-4o");
    row("gpt-4o-2024-05-13", "gpt-4o-2024-05-13");
    row("gpt-4o-mini-2024-07-18", "gpt-4o-mini");
    row("openai/gpt-4o", "gpt-4o");
    row("openrouter/openai/gpt-5.6-luna", "gpt-5.6-luna");
    row("azure/gpt-35-turbo", "gpt-3.5-turbo");
    row("openai/gpt-4o-2024-05-13", "gpt-4o-2024-05-13");
    row("gpt-5.6", "gpt-5.6-sol");
    row("gpt-5-chat", "gpt-5-chat-latest");
    row("gpt-4-0613", "gpt-4");
    row("gpt-4-0125-preview", "gpt-4-turbo");
    row("gpt-4-turbo-2024-04-09", "gpt-4-turbo");
    row("o1-preview-2024-09-12", "o1-preview");
    row("o3-2025-04-16", "o3");
}

void TestCatalog::names()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    const ModelInfo *model = Catalog::builtIn().model(name);
    QVERIFY(model);
    QCOMPARE(model->id, id);
}

void TestCatalog::unknown_data()
{
    QTest::addColumn<QString>("name");
    // Endings that are no date cost something else: a family's price would be a guess.
    for (const char *name : {"", "llama3.2", "gpt-4o-audio-preview", "gpt-4o-2024", "gpt-4o-2024-13-01",
             "gpt-4o-2024-08-32", "gpt-3.5-turbo-0613", "ft:gpt-4o-mini-2024-07-18:acme::abc", "openai/",
             "gpt", "gpt-5.1-codex-ultra", "groq/gpt-4o", "gpt-4o ", "2024-08-06", "-2024-08-06"})
        QTest::newRow(qstrlen(name) ? name : "empty") << text(name);
}

void TestCatalog::unknown()
{
    QFETCH(QString, name);
    const Catalog catalog = Catalog::builtIn();
    QVERIFY(!catalog.model(name));
    for (const PriceTier tier : {PriceTier::Standard, PriceTier::Batch, PriceTier::Flex, PriceTier::Priority})
        QVERIFY(!catalog.price(name, kNow, tier));
}

void TestCatalog::capabilities_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("flags");
    // r reasoning, v vision, t tools, s structured outputs, e streaming, y system role, n sampling with
    // effort none, o tools only without effort, O tools need effort none, c chat completions
    const auto row
        = [](const char *model, const char *flags) { QTest::newRow(model) << text(model) << text(flags); };
    row("gpt-4o", "vtseyc");
    row("gpt-4o-mini", "vtseyc");
    row("gpt-4.1", "vtseyc");
    row("gpt-4o-2024-05-13", "vteyc");
    row("gpt-4-turbo", "vteyc");
    row("gpt-4", "teyc");
    row("gpt-3.5-turbo", "teyc");
    row("o1-preview", "rec");
    row("o1-mini", "rec");
    row("o1", "rvtseyc");
    row("o3-mini", "rtseyc");
    row("o3", "rvtseyc");
    row("o4-mini", "rvtseyc");
    row("o1-pro", "rvtsy");
    row("gpt-5", "rvtseyc");
    row("gpt-5-nano", "rvtseyc");
    row("gpt-5-chat-latest", "vtseyc");
    row("gpt-5-codex", "rvtsey");
    row("gpt-5.1", "rvtseync");
    row("gpt-5.2", "rvtseync");
    row("gpt-5.1-chat-latest", "rvtseyc");
    row("gpt-5.4", "rvtseynoc");
    row("gpt-5.5", "rvtseynoc");
    row("gpt-5.6-luna", "rvtseynoOc");
    row("gpt-6-sol", "rvtseyc");
    row("text-embedding-3-small", "y");
}

void TestCatalog::capabilities()
{
    QFETCH(QString, model);
    QFETCH(QString, flags);
    const ModelCapabilities &can = Catalog::builtIn().model(model)->can;
    QString found;
    const std::pair<bool, char16_t> all[]
        = {{can.reasoning, u'r'}, {can.vision, u'v'}, {can.tools, u't'}, {can.structuredOutputs, u's'},
            {can.streaming, u'e'}, {can.systemRole, u'y'}, {can.samplingWithEffortNone, u'n'},
            {can.toolsOnlyWithoutEffort, u'o'}, {can.toolsNeedEffortNone, u'O'}, {can.chatCompletions, u'c'}};
    for (const auto &[on, letter] : all) {
        if (on)
            found += letter;
    }
    QCOMPARE(found, flags);
}

void TestCatalog::efforts_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("efforts");
    const auto row = [](const char *model, const char *efforts) {
        QTest::newRow(model) << text(model) << text(efforts);
    };
    for (const char *model : {"gpt-5", "gpt-5-mini", "gpt-5-nano"})
        row(model, "minimal low medium high");
    row("gpt-5-codex", "low medium high");
    row("gpt-5-pro", "high");
    row("gpt-5.1", "none low medium high");
    row("gpt-5.1-codex-max", "low medium high xhigh");
    row("gpt-5.2", "none low medium high xhigh");
    row("gpt-5.2-pro", "medium high xhigh");
    row("gpt-5.1-chat-latest", "medium");
    row("gpt-5.2-chat-latest", "medium");
    row("gpt-5-chat-latest", "");
    row("gpt-5.6", "none low medium high xhigh max");
    row("gpt-6-astra", "low medium high xhigh max");
    row("gpt-6-sol", "none low medium high xhigh max");
    row("gpt-6-luna", "none low medium high xhigh max");
    for (const char *model : {"o1", "o3", "o3-mini", "o4-mini"})
        row(model, "low medium high");
    for (const char *model : {"o1-preview", "o1-mini", "gpt-4o"})
        row(model, "");
}

void TestCatalog::efforts()
{
    QFETCH(QString, model);
    QFETCH(QString, efforts);
    QCOMPARE(Catalog::builtIn().model(model)->can.efforts.join(u' '), efforts);
}

void TestCatalog::everyRowIsWhole()
{
    const Catalog catalog = Catalog::builtIn();
    QCOMPARE(catalog.asOf(), QDate(2026, 9, 23));
    QVERIFY(catalog.models().size() >= 50);
    QSet<QString> ids;
    for (const ModelInfo &model : catalog.models()) {
        QVERIFY2(!ids.contains(model.id), qPrintable(model.id));
        ids.insert(model.id);
        QCOMPARE(catalog.model(model.id), &model);
        QVERIFY(model.contextWindow > 0);
        QVERIFY(model.maxOutput <= model.contextWindow);
        const auto price = catalog.price(model.id, kNow);
        QVERIFY2(price && price->base.input.picoPerToken > 0, qPrintable(model.id));
        // Nobody's cached input is dearer than fresh input: a swapped pair would show here.
        QVERIFY(!price->base.cachedInput || *price->base.cachedInput < price->base.input);
        QVERIFY(!price->longContext || price->longContext->input > price->base.input);
    }
    QCOMPARE(catalog.model(u"gpt-5")->maxInput, 272000);
    for (const char *retired : {"gpt-4.5-preview", "o1-preview", "o1-mini"})
        QVERIFY(catalog.model(text(retired))->retired);
    QVERIFY(!catalog.model(u"gpt-4o")->retired);
}

void TestCatalog::prefixes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("bare");
    const auto row
        = [](const char *name, const char *bare) { QTest::newRow(name) << text(name) << text(bare); };
    row("gpt-4o", "gpt-4o");
    row("openai/gpt-4o", "gpt-4o");
    row("OpenAI/gpt-4o", "gpt-4o");
    row("openrouter/openai/gpt-4o", "gpt-4o");
    row("meta-llama/llama-3", "meta-llama/llama-3");
    row("openrouter/meta-llama/llama-3", "meta-llama/llama-3");
    row("openai/", "openai/");
    row("openaigpt-4o", "openaigpt-4o");
}

void TestCatalog::prefixes()
{
    QFETCH(QString, name);
    QFETCH(QString, bare);
    QCOMPARE(withoutProviderPrefix(name).toString(), bare);
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
