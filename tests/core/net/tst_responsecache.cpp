#include "net/cachedcall.h"

#include "fakeclock.h"
#include "results.h"

#include <QSignalSpy>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

namespace {

StoredAnswer answerOf(const QString &text)
{
    StoredAnswer answer;
    answer.completion.text = text;
    answer.completion.finish = FinishReason::Stop;
    answer.completion.complete = true;
    return answer;
}

EncodedRequest encoded(const char *body)
{
    return {QStringLiteral("chat/completions"), *parseJson(body), {}};
}

Endpoint endpoint(const char *profile = "openai", const char *base = "https://api.openai.com/v1", const char *key = "sk-a")
{
    Endpoint made;
    made.profile.id = QString::fromLatin1(profile);
    made.base = QUrl(QString::fromLatin1(base));
    made.key = Secret(key);
    return made;
}

/// A connection of somebody else's to the same file.
class Sql
{
public:
    explicit Sql(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kName);
        m_database.setDatabaseName(path);
        QVERIFY(m_database.open());
    }
    ~Sql()
    {
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(kName);
    }
    Q_DISABLE_COPY_MOVE(Sql)
    void run(const QString &statement)
    {
        QSqlQuery query(m_database);
        QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }

private:
    static inline const QString kName = QStringLiteral("others");
    QSqlDatabase m_database;
};

bool finds(ResponseCache &cache, const QByteArray &key)
{
    QObject owner;
    CacheLookup *lookup = cache.find(key, &owner);
    bool found = false;
    QObject::connect(lookup, &CacheLookup::finished, &owner, [&found, lookup] { found = lookup->answer().has_value(); });
    QSignalSpy finished(lookup, &CacheLookup::finished);
    if (!finished.wait())
        qFatal("the cache says nothing");
    return found;
}

} // namespace

class TestResponseCache : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void answersComeBackWhole();
    void repeatable_data();
    void repeatable();
    void keys_data();
    void keys();
    void usedLastStaysLongest();
    void bytesAreBounded();
    void survivesAndStartsAnew();
    void lockedByOthers_data();
    void lockedByOthers();
    void otherVersionsStartAnew();
    void replay();
    void stoppedWhileItPlays();
    void deletedWhileItPlays();
    void brokenFileFindsNothing();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("answers.sqlite")); }
    std::unique_ptr<AnswerStore> open(const AnswerStore::Bounds &bounds = {}) const
    {
        auto store = AnswerStore::open(path(), bounds);
        return store ? std::move(*store) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestResponseCache::answersComeBackWhole()
{
    StoredAnswer answer = answerOf(QStringLiteral("Grüße 🙂"));
    Completion &completion = answer.completion;
    completion.id = QStringLiteral("chatcmpl-1");
    completion.model = QStringLiteral("gpt-4o-mini-2024-07-18");
    completion.reasoning = QStringLiteral("hm");
    completion.finish = FinishReason::ToolCalls;
    completion.finishText = QStringLiteral("tool_calls");
    completion.reasoningItems = *parseJson(R"([{"type":"reasoning","id":"rs_1","encrypted_content":"sealed"}])");
    completion.toolCalls << ToolCall{QStringLiteral("c1"), QStringLiteral("find"), QStringLiteral("{\"a\":1}")};
    completion.usage = Usage{.input = 1, .output = 2, .cachedInput = 3, .cacheWrite = 4, .reasoning = 5, .audioInput = 6, .audioOutput = 7};
    answer.cost = Money::fromPico(9'007'199'254'740'993);
    const auto back = answerFromJson(answerToJson(answer));
    QVERIFY(back);
    QCOMPARE(back->completion.id, completion.id);
    QCOMPARE(back->completion.model, completion.model);
    QCOMPARE(back->completion.text, completion.text);
    QCOMPARE(back->completion.reasoning, completion.reasoning);
    QCOMPARE(back->completion.finish, completion.finish);
    QCOMPARE(back->completion.finishText, completion.finishText);
    QCOMPARE(back->completion.toolCalls, completion.toolCalls);
    QCOMPARE(back->completion.reasoningItems, completion.reasoningItems); // the next turn of its tool calls needs them
    QCOMPARE(back->completion.usage, completion.usage);
    QVERIFY(back->completion.complete);
    QCOMPARE(back->cost, answer.cost);
    QVERIFY(!answerFromJson("{}"));
    QVERIFY(!answerFromJson("[]"));
    QVERIFY(!answerFromJson("nonsense"));
}

void TestResponseCache::repeatable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("expected");
    QTest::newRow("zero") << QByteArray(R"({"temperature":0})") << true;
    QTest::newRow("zero with a point") << QByteArray(R"({"temperature":0.0})") << true;
    QTest::newRow("a little chance") << QByteArray(R"({"temperature":0.1})") << false;
    QTest::newRow("the server's own") << QByteArray(R"({})") << false; // also where the model takes none
    QTest::newRow("no number") << QByteArray(R"({"temperature":"0"})") << false;
}

void TestResponseCache::repeatable()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, expected);
    QCOMPARE(mayCache(CacheUse::Repeatable, encoded(body.constData())), expected);
    QVERIFY(mayCache(CacheUse::Always, encoded(body.constData())));
    QVERIFY(!mayCache(CacheUse::Off, encoded(body.constData())));
}

void TestResponseCache::keys_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *body, const char *profile, const char *base, const char *key, bool same) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(profile) << QByteArray(base) << QByteArray(key) << same;
    };
    const char *body = R"({"model":"m","temperature":0,"messages":[]})";
    const char *base = "https://api.openai.com/v1";
    row("the same", body, "openai", base, "sk-a", true);
    row("another key", body, "openai", base, "sk-b", true);
    row("as a stream", R"({"model":"m","temperature":0,"messages":[],"stream":true,"stream_options":{"include_usage":true}})", "openai", base, "sk-a", true);
    row("another model", R"({"model":"n","temperature":0,"messages":[]})", "openai", base, "sk-a", false);
    row("another temperature", R"({"model":"m","temperature":1,"messages":[]})", "openai", base, "sk-a", false);
    row("another field", R"({"model":"m","temperature":0,"messages":[],"seed":1})", "openai", base, "sk-a", false);
    row("another order", R"({"model":"m","messages":[],"temperature":0})", "openai", base, "sk-a", false);
    row("another provider", body, "custom", base, "sk-a", false);
    row("another address", body, "openai", "https://api.openai.com/v2", "sk-a", false);
}

void TestResponseCache::keys()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, profile);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, key);
    const QByteArray first = cacheKey(endpoint(), encoded(R"({"model":"m","temperature":0,"messages":[]})"));
    QCOMPARE(first.size(), 32);
    QTEST(cacheKey(endpoint(profile.constData(), base.constData(), key.constData()), encoded(body.constData())) == first, "same");
}

void TestResponseCache::usedLastStaysLongest()
{
    const auto store = open({3, 1'000'000});
    QVERIFY(store);
    for (const char *key : {"a", "b", "c"})
        store->put(key, answerOf(QString::fromLatin1(key)));
    QVERIFY(store->find("a"));
    store->put("d", answerOf(QStringLiteral("d")));
    QCOMPARE(store->entries(), 3);
    QVERIFY(!store->find("b"));
    QCOMPARE(store->find("a")->completion.text, QStringLiteral("a"));
    store->put("a", answerOf(QStringLiteral("newer")));
    QCOMPARE(store->entries(), 3);
    QCOMPARE(store->find("a")->completion.text, QStringLiteral("newer"));
    StoredAnswer cut = answerOf(QStringLiteral("cut"));
    cut.completion.complete = false;
    store->put("cut", cut);
    QVERIFY(!store->find("cut"));
}

void TestResponseCache::bytesAreBounded()
{
    const auto store = open({1000, 5'000});
    QVERIFY(store);
    for (int i = 0; i < 20; ++i)
        store->put(QByteArray::number(i), answerOf(QString(1000, u'x')));
    QVERIFY(store->bytes() <= 5'000);
    QVERIFY(store->bytes() > 3'500);
    QVERIFY(store->find("19"));
    store->put("huge", answerOf(QString(6000, u'x')));
    QVERIFY(!store->find("huge"));
    QVERIFY(store->find("19")); // and nothing was thrown out for it
}

void TestResponseCache::survivesAndStartsAnew()
{
    {
        const auto store = open();
        store->put("a", answerOf(QStringLiteral("a")));
        // Answers are in the log beside the file first.
        for (const char *end : {"", "-wal"}) {
            const QString file = path() + QLatin1String(end);
            QVERIFY2(QFile::exists(file), end);
            QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        }
    }
    QVERIFY(open()->find("a"));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    const auto store = open();
    QVERIFY(store);
    QVERIFY(!store->find("a"));
    store->put("b", answerOf(QStringLiteral("b")));
    QVERIFY(store->find("b"));
}

void TestResponseCache::lockedByOthers_data()
{
    QTest::addColumn<QString>("lock");
    QTest::addColumn<bool>("opens");
    QTest::newRow("others write") << QStringLiteral("BEGIN IMMEDIATE") << true;
    QTest::newRow("nobody else may read") << QStringLiteral("BEGIN EXCLUSIVE") << false;
}

// Whoever waits longer than the patience of an opening must not find the answers gone.
void TestResponseCache::lockedByOthers()
{
    QFETCH(QString, lock);
    QFETCH(bool, opens);
    open()->put("a", answerOf(QStringLiteral("a")));
    {
        Sql others(path());
        if (!opens)
            others.run(QStringLiteral("PRAGMA journal_mode = DELETE")); // with a log beside it readers are never kept out
        others.run(lock);
        const auto store = AnswerStore::open(path(), {});
        QCOMPARE(store.has_value(), opens);
        if (!opens)
            QCOMPARE(store.error().code, Error::Code::Io);

        // Asked while it is locked, and again when it is not.
        ResponseCache cache(path());
        QCOMPARE(finds(cache, "a"), opens);
        others.run(QStringLiteral("COMMIT"));
        QVERIFY(finds(cache, "a"));
    }
    QVERIFY(open()->find("a"));
}

void TestResponseCache::otherVersionsStartAnew()
{
    open()->put("a", answerOf(QStringLiteral("a")));
    Sql(path()).run(QStringLiteral("PRAGMA user_version = 99"));
    const auto store = open();
    QVERIFY(store);
    QCOMPARE(store->entries(), 0);
}

void TestResponseCache::replay()
{
    ResponseCache cache(path());
    QString text;
    for (int i = 0; i < 1000; ++i)
        text += QStringLiteral("👩‍👩‍👧");
    cache.put("k", answerOf(text));
    bool sent = false;
    CachedCall call(cache, "k", true, {}, [&sent](QObject *) -> ChatCall * { sent = true; return nullptr; }, nullptr);
    QCOMPARE(call.state(), ChatCall::State::Queued);
    QString seen;
    int pieces = 0;
    connect(&call, &ChatCall::eventReceived, this, [&](const ChatEvent &event) {
        const QString piece = std::get<TextDelta>(event).text;
        QVERIFY(!piece.front().isLowSurrogate() && piece.size() % 8 == 0); // no person is torn apart
        seen += piece;
        ++pieces;
        QCOMPARE(call.partial().text, seen);
    });
    QSignalSpy finished(&call, &ChatCall::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(seen, text);
    QVERIFY(pieces > 20);
    QVERIFY(!sent);
    QVERIFY(call.hit());
    QCOMPARE(call.state(), ChatCall::State::Finished);
    QCOMPARE(call.result()->text, text);
    QVERIFY(call.attempts().isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
}

void TestResponseCache::stoppedWhileItPlays()
{
    ResponseCache cache(path());
    cache.put("k", answerOf(QString(10'000, u'x')));
    CachedCall call(cache, "k", true, {}, {}, nullptr);
    QSignalSpy events(&call, &ChatCall::eventReceived);
    QSignalSpy finished(&call, &ChatCall::finished);
    connect(&call, &ChatCall::eventReceived, &call, [&call] { call.abort(); });
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(events.size(), 1);
    QCOMPARE(call.result().error().code, Error::Code::Cancelled);
    QVERIFY(call.partial().text.size() < 1000);

    CachedCall early(cache, "k", true, {}, {}, nullptr);
    QSignalSpy end(&early, &ChatCall::finished);
    early.abort();
    QVERIFY(end.isEmpty());
    QTRY_COMPARE(end.size(), 1);
    QVERIFY(!early.hit());
}

void TestResponseCache::deletedWhileItPlays()
{
    ResponseCache cache(path());
    cache.put("k", answerOf(QString(10'000, u'x')));
    auto *call = new CachedCall(cache, "k", true, {}, {}, nullptr);
    const QPointer<ChatCall> watched(call);
    connect(call, &ChatCall::eventReceived, this, [call] { delete call; });
    QTRY_VERIFY(!watched);
    delete new CachedCall(cache, "k", true, {}, {}, nullptr);
}

void TestResponseCache::brokenFileFindsNothing()
{
    ResponseCache cache(m_dir->path()); // a folder
    cache.put("k", answerOf(QStringLiteral("x")));
    QVERIFY(!finds(cache, "k"));
}

QTEST_GUILESS_MAIN(TestResponseCache)
#include "tst_responsecache.moc"
