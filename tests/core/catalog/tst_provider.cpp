#include "catalog/provider.h"

#include <QTranslator>
#include <QtTest>

using namespace cuewright;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TestProvider : public QObject
{
    Q_OBJECT
private slots:
    void profiles_data();
    void profiles();
    void order();
    void titles();
    void defaultsAreStable();
    void baseUrls_data();
    void baseUrls();
    void addresses_data();
    void addresses();
    void refused_data();
    void refused();
    void passwordsAreNotRepeated();
};

void TestProvider::profiles_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("auth");
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("refused");
    // k needs a key, l local, p practice, m max_completion_tokens, u stream usage, d developer role, t
    // parallel tool calls, s strict schemas, K top_k, c reports its cost, A Azure's addresses
    const auto row = [](const char *id, const char *base, const char *auth, const char *flags,
                         const char *refused = "") {
        QTest::newRow(id) << text(base) << text(auth) << text(flags) << text(refused);
    };
    row("openai", "https://api.openai.com/v1", "bearer", "kmudts");
    row("azure", "", "api-key", "kmudtsA");
    row("openrouter", "https://openrouter.ai/api/v1", "bearer", "kmutsKc");
    row("groq", "https://api.groq.com/openai/v1", "bearer", "kmut",
        "logprobs top_logprobs logit_bias messages[].name n");
    row("ollama", "http://localhost:11434/v1", "none", "lu", "n logit_bias");
    row("llamacpp", "http://localhost:8080/v1", "bearer", "lutK");
    row("vllm", "http://localhost:8000/v1", "bearer", "lmutK");
    row("lmstudio", "http://localhost:1234/v1", "bearer", "lu");
    row("litellm", "http://localhost:4000/v1", "bearer", "utsc");
    row("practice", "", "bearer", "klpmudts");
    row("custom", "", "bearer", "u");
}

void TestProvider::profiles()
{
    QFETCH(QString, base);
    QFETCH(QString, auth);
    QFETCH(QString, flags);
    QFETCH(QString, refused);
    const ProviderProfile *profile = providerProfile(text(QTest::currentDataTag()));
    QVERIFY(profile);
    QCOMPARE(profile->id, text(QTest::currentDataTag()));
    QVERIFY(!profile->name.isEmpty());
    QCOMPARE(profile->defaultBase.toString(), base);
    const QString kinds[] = {QStringLiteral("bearer"), QStringLiteral("api-key"), QStringLiteral("none")};
    QCOMPARE(kinds[static_cast<int>(profile->auth)], auth);
    QString found;
    const std::pair<bool, char16_t> all[] = {{profile->needsKey, u'k'}, {profile->local, u'l'},
        {profile->practice, u'p'}, {profile->maxCompletionTokens, u'm'}, {profile->streamUsage, u'u'},
        {profile->developerRole, u'd'}, {profile->parallelToolCalls, u't'}, {profile->strictSchemas, u's'},
        {profile->topK, u'K'}, {profile->reportsCost, u'c'},
        {profile->urls == ProviderProfile::Urls::AzureDeployment, u'A'}};
    for (const auto &[on, letter] : all) {
        if (on)
            found += letter;
    }
    QCOMPARE(found, flags);
    QCOMPARE(profile->refusedFields.join(u' '), refused);
}

void TestProvider::order()
{
    QStringList ids;
    for (const ProviderProfile &profile : providerProfiles())
        ids += profile.id;
    QCOMPARE(ids.join(u' '),
        QStringLiteral("openai azure openrouter groq ollama llamacpp vllm lmstudio litellm practice custom"));
    QVERIFY(!providerProfile(u"nobody"));
    QVERIFY(!providerProfile(u"OpenAI"));
}

// What a profile ships with must survive its own normalisation, or opening the settings would change it.
void TestProvider::defaultsAreStable()
{
    for (const ProviderProfile &profile : providerProfiles()) {
        if (profile.defaultBase.isEmpty())
            continue;
        const auto url = normaliseBaseUrl(profile.defaultBase.toString(), profile);
        QVERIFY(url);
        QCOMPARE(*url, profile.defaultBase);
    }
}

void TestProvider::baseUrls_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("base");
    const auto row = [](const char *profile, const char *pasted, const char *base) {
        QTest::addRow("%s: %s", profile, pasted) << text(profile) << text(pasted) << text(base);
    };
    const char *openai = "https://api.openai.com/v1";
    for (const char *pasted :
        {"https://api.openai.com/v1", "https://api.openai.com/v1/", "https://api.openai.com",
            "https://api.openai.com/", "api.openai.com", "api.openai.com/v1", "  https://api.openai.com/v1\n",
            "https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1/chat/completions/",
            "https://api.openai.com/v1/models", "https://api.openai.com/v1/responses",
            "HTTPS://API.OpenAI.com/v1", "https://api.openai.com//v1//",
            "https://api.openai.com/v1?foo=bar#top", "https://api.openai.com/chat/completions"})
        row("openai", pasted, openai);
    row("openai", "http://api.openai.com/v1", "http://api.openai.com/v1");
    row("openai", "https://eu.api.openai.com", "https://eu.api.openai.com/v1");
    row("openrouter", "openrouter.ai", "https://openrouter.ai/api/v1");
    row("openrouter", "https://openrouter.ai/api", "https://openrouter.ai/api/v1");
    row("openrouter", "https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1");
    row("groq", "https://api.groq.com", "https://api.groq.com/openai/v1");
    row("groq", "https://api.groq.com/openai", "https://api.groq.com/openai/v1");
    row("ollama", "localhost:11434", "http://localhost:11434/v1");
    row("ollama", "http://localhost:11434/", "http://localhost:11434/v1");
    row("ollama", "127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1");
    row("ollama", "https://localhost:11434", "https://localhost:11434/v1");
    row("custom", "192.168.1.20:8080", "http://192.168.1.20:8080/v1");
    row("custom", "10.0.0.3", "http://10.0.0.3/v1");
    row("custom", "172.16.0.1", "http://172.16.0.1/v1");
    row("custom", "172.31.255.1", "http://172.31.255.1/v1");
    row("custom", "172.32.0.1", "https://172.32.0.1/v1");
    row("custom", "8.8.8.8:8000", "https://8.8.8.8:8000/v1");
    row("custom", "[::1]:8080", "http://[::1]:8080/v1");
    row("custom", "[fd00::1]:8080", "http://[fd00::1]:8080/v1");
    row("custom", "[2001:db8::1]:8080", "https://[2001:db8::1]:8080/v1");
    row("custom", "workstation:8000", "http://workstation:8000/v1");
    row("custom", "box.local:8000/v1", "http://box.local:8000/v1");
    row("custom", "host.docker.internal:8000", "http://host.docker.internal:8000/v1");
    row("custom", "localhost.evil.example", "https://localhost.evil.example/v1");
    row("custom", "gateway.example.com/llm", "https://gateway.example.com/llm");
    row("custom", "https://gateway.example.com/llm/v1/chat/completions",
        "https://gateway.example.com/llm/v1");
    row("custom", "https://gateway.example.com/v1beta", "https://gateway.example.com/v1beta");
    row("custom", "https://gateway.example.com/v2/", "https://gateway.example.com/v2");
    row("custom", "https://gateway.example.com/a%20b/v1", "https://gateway.example.com/a%20b/v1");
    row("custom", "https://gateway.example.com/v1/chat/completions?api-version=2024-10-21",
        "https://gateway.example.com/v1?api-version=2024-10-21");
    row("azure", "https://acme.openai.azure.com", "https://acme.openai.azure.com/openai/v1");
    row("azure", "acme.openai.azure.com/", "https://acme.openai.azure.com/openai/v1");
    row("azure", "https://acme.openai.azure.com/openai/v1/", "https://acme.openai.azure.com/openai/v1");
    row("azure", "https://acme.openai.azure.com?api-version=2024-10-21",
        "https://acme.openai.azure.com/openai?api-version=2024-10-21");
    row("azure",
        "https://acme.openai.azure.com/openai/deployments/mini/chat/completions?api-version=2024-10-21&x=1",
        "https://acme.openai.azure.com/openai/deployments/mini?api-version=2024-10-21");
}

void TestProvider::baseUrls()
{
    QFETCH(QString, profile);
    QFETCH(QString, pasted);
    QFETCH(QString, base);
    const auto url = normaliseBaseUrl(pasted, *providerProfile(profile));
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    QCOMPARE(url->toString(QUrl::FullyEncoded), base);
    // Twice is once.
    QCOMPARE(*normaliseBaseUrl(url->toString(QUrl::FullyEncoded), *providerProfile(profile)), *url);
}

void TestProvider::addresses_data()
{
    QTest::addColumn<QString>("profile");
    const auto row = [](const char *address, const char *profile) { QTest::newRow(address) << text(profile); };
    row("https://api.openai.com/v1", "openai");
    row("API.OpenAI.com", "openai");
    row("https://acme.openai.azure.com/openai/deployments/mini?api-version=2024-10-21", "azure");
    row("https://acme.services.ai.azure.com", "azure");
    row("https://openrouter.ai/api/v1/chat/completions", "openrouter");
    row("https://api.groq.com", "groq");
    row("http://localhost:11434/v1", "ollama");
    row("127.0.0.1:11434", "ollama");
    row("http://[::1]:11434", "ollama");
    row("http://localhost:1234", "lmstudio");
    row("http://localhost:4000", "litellm");
    // Anybody may listen there, and "costs nothing" would be a guess.
    row("http://localhost:8000/v1", "custom");
    row("http://localhost:8080/v1", "custom");
    row("http://localhost/v1", "custom");
    row("http://workstation:11434", "custom");
    row("https://api.openai.com.example.org/v1", "custom");
    row("https://notopenrouter.ai", "custom");
    row("no address", "custom");
    row("", "custom");
}

void TestProvider::addresses()
{
    QFETCH(QString, profile);
    QCOMPARE(profileForAddress(QString::fromUtf8(QTest::currentDataTag())).id, profile);
}

void TestProvider::refused_data()
{
    QTest::addColumn<QString>("pasted");
    for (const char *pasted :
        {"", "   ", "ftp://host/v1", "file:///etc/passwd", "https://", "https:///v1", "http:/host",
            "https://user:pass@host/v1", "user:pass@host/v1", "https://user@host", "https://@host/v1",
            "two words", "https://host:99999/v1", "https://ho st/v1", "javascript://alert"})
        QTest::newRow(qstrlen(pasted) ? pasted : "empty") << text(pasted);
}

void TestProvider::refused()
{
    QFETCH(QString, pasted);
    const auto url = normaliseBaseUrl(pasted, *providerProfile(u"custom"));
    QVERIFY2(!url, url ? qPrintable(url->toString()) : "");
    QCOMPARE(url.error().code, Error::Code::Invalid);
    QVERIFY(!url.error().message.isEmpty());
}

void TestProvider::passwordsAreNotRepeated()
{
    for (const char *pasted :
        {"https://user:hunter2@host/v1", "https://user:hunter2@ho st/v1", "user:hunter2@host:99999"}) {
        const auto url = normaliseBaseUrl(text(pasted), *providerProfile(u"custom"));
        QVERIFY(!url);
        QVERIFY(!url.error().message.contains(QLatin1String("hunter2")));
        QVERIFY(!url.error().detail.contains(QLatin1String("hunter2")));
    }
}

// Two of the names are words, and words have a language.
void TestProvider::titles()
{
    class German final : public QTranslator
    {
    public:
        QString translate(const char *context, const char *source, const char *, int) const override
        {
            return qstrcmp(context, "Provider") == 0 ? QStringLiteral("de:") + QLatin1String(source) : QString();
        }
        bool isEmpty() const override { return false; }
    } german;
    QCoreApplication::installTranslator(&german);
    for (const ProviderProfile &profile : providerProfiles()) {
        const bool isWord = profile.practice || profile.id == u"custom";
        QCOMPARE(providerTitle(profile.name), (isWord ? QStringLiteral("de:") : QString()) + profile.name);
    }
    QCoreApplication::removeTranslator(&german);
}

QTEST_GUILESS_MAIN(TestProvider)
#include "tst_provider.moc"
