#include "tokens/encoding.h"

#include <QtTest>

using namespace cuewright;

class TestModels : public QObject
{
    Q_OBJECT
private slots:
    void encodings_data();
    void encodings();
    void bareNames_data();
    void bareNames();
};

void TestModels::encodings_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("exact");
    const auto rows
        = [](const char *encoding, std::initializer_list<const char *> models, bool exact = true) {
              for (const char *model : models)
                  QTest::newRow(model) << QString::fromLatin1(encoding) << exact;
          };
    // Facts §10.5.
    rows("o200k_base", {"o1", "o3", "o4-mini", "gpt-5", "gpt-4.1", "gpt-4o"});
    rows("cl100k_base",
        {"gpt-4", "gpt-3.5-turbo", "gpt-3.5", "gpt-35-turbo", "davinci-002", "babbage-002",
            "text-embedding-ada-002", "text-embedding-3-small", "text-embedding-3-large"});
    rows("p50k_base",
        {"text-davinci-003", "text-davinci-002", "code-davinci-002", "code-davinci-001", "code-cushman-002",
            "code-cushman-001", "davinci-codex", "cushman-codex", "text-davinci-edit-001",
            "code-davinci-edit-001"});
    rows("r50k_base",
        {"text-davinci-001", "text-curie-001", "text-babbage-001", "text-ada-001", "davinci", "curie",
            "babbage", "ada", "text-similarity-davinci-001", "text-similarity-curie-001",
            "text-similarity-babbage-001", "text-similarity-ada-001", "text-search-davinci-doc-001",
            "text-search-curie-doc-001", "text-search-babbage-doc-001", "text-search-ada-doc-001",
            "code-search-babbage-code-001", "code-search-ada-code-001", "gpt2", "gpt-2"});
    // Prefixes.
    rows("o200k_base",
        {"o1-mini", "o3-pro", "o4-mini-2025-04-16", "gpt-5.4-mini", "gpt-5-nano", "gpt-4.5-preview",
            "gpt-4.1-mini", "chatgpt-4o-latest", "gpt-4o-2024-08-06", "ft:gpt-4o:org::id",
            "ft:gpt-4o-mini-2024-07-18:org::id"});
    rows("cl100k_base",
        {"gpt-4-turbo", "gpt-3.5-turbo-0125", "gpt-35-turbo-16k", "ft:gpt-4", "ft:gpt-4-0613:org::id",
            "ft:gpt-3.5-turbo:org", "ft:davinci-002:org", "ft:babbage-002:org"});
    rows("o200k_harmony", {"gpt-oss-120b", "openai/gpt-oss-20b"});
    // Not in the published list, which would take them for gpt-4.
    rows("o200k_base", {"ft:gpt-4.1-mini-2025-04-14:org::id", "ft:gpt-4.5-preview:org::id"});
    // Provider prefixes.
    rows("cl100k_base", {"openai/gpt-4", "openrouter/openai/gpt-4-turbo", " gpt-4 ", "azure/ft:gpt-4:org"});
    // An estimate.
    rows("o200k_base",
        {"gpt-6", "codex-mini-latest", "computer-use-preview", "claude-sonnet-4", "llama3.2:3b", "o4", "o1x",
            "GPT-4", "gpt-4.1mini", "gpt-4omni", "ada-002", "", "/", "gpt-4/"},
        false);
}

void TestModels::encodings()
{
    QFETCH(QString, encoding);
    QFETCH(bool, exact);
    const ModelEncoding found = encodingForModel(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(found.encoding);
    QCOMPARE(found.encoding->name(), encoding);
    QCOMPARE(found.exact, exact);
}

void TestModels::bareNames_data()
{
    QTest::addColumn<QString>("bare");
    const auto row
        = [](const char *model, const char *bare) { QTest::newRow(model) << QString::fromLatin1(bare); };
    row("gpt-4o", "gpt-4o");
    row("openai/gpt-4o", "gpt-4o");
    row("openrouter/meta-llama/llama-3.1:free", "llama-3.1:free");
    row("\tgpt-4o\n", "gpt-4o");
    row("openai/", "");
    row("", "");
}

void TestModels::bareNames()
{
    QFETCH(QString, bare);
    QCOMPARE(bareModelName(QString::fromLatin1(QTest::currentDataTag())).toString(), bare);
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
