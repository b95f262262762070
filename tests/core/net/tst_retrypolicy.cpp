#include "net/retrypolicy.h"
#include "scriptedrandom.h"

#include <QtTest>

#include <cmath>

using namespace cuewright;
using namespace std::chrono_literals;
using Code = Error::Code;

namespace {

const QDateTime kNow({2026, 11, 23}, {14, 0}, Qt::UTC);

QByteArray httpDate(std::chrono::seconds fromNow)
{
    return QLocale::c().toString(kNow.addSecs(fromNow.count()), u"ddd, dd MMM yyyy HH:mm:ss").toLatin1() + " GMT";
}

FailedAttempt failure(int number, int status, Code code, HttpHeaders headers = {})
{
    return {number, status, std::move(headers), Error{code, {}, {}, {}}, false};
}

RetryDecision decide(const FailedAttempt &attempt, const RetryPolicy &policy = RetryPolicy::officialSdk(), double unit = 0)
{
    ScriptedRandom random({unit});
    return decideRetry(policy, attempt, kNow, random);
}

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT
private slots:
    void serverWait_data();
    void serverWait();
    void ownDelays_data();
    void ownDelays();
    void jitterOnlyShortens();
    void aboveTheServersMaximum_data();
    void aboveTheServersMaximum();
    void decision_data();
    void decision();
    void errorTable_data();
    void errorTable();
    void presets();
    void ownNumbersAreBounded();
    void attemptsAreCounted_data();
    void attemptsAreCounted();
    void nothingAfterTheFirstDelta();
};

// Facts §13 row 20: openai-python test_parse_retry_after_header; 121 and the 35 digits are in aboveTheServersMaximum. 500 ms, the computed delay of the first retry, where no wait is honoured.
void TestRetryPolicy::serverWait_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<qint64>("delay");
    QTest::addColumn<bool>("serverAsked");

    const auto after = [](const QByteArray &value) { return HttpHeaders{{"retry-after", value}}; };
    QTest::newRow("20") << after("20") << qint64(20'000) << true;
    QTest::newRow("0") << after("0") << qint64(500) << false;
    QTest::newRow("-10") << after("-10") << qint64(500) << false;
    QTest::newRow("60") << after("60") << qint64(60'000) << true;
    QTest::newRow("120") << after("120") << qint64(120'000) << true;
    QTest::newRow("fraction") << after("1.5") << qint64(1'500) << true;
    QTest::newRow("rounds up") << after("0.0001") << qint64(1) << true;
    QTest::newRow("blanks") << after(" 20 ") << qint64(20'000) << true;
    QTest::newRow("empty") << after("") << qint64(500) << false;
    QTest::newRow("none") << HttpHeaders{} << qint64(500) << false;
    QTest::newRow("inf") << after("inf") << qint64(500) << false;
    QTest::newRow("-inf") << after("-inf") << qint64(500) << false;
    QTest::newRow("nan") << after("nan") << qint64(500) << false;
    QTest::newRow("word") << after("soon") << qint64(500) << false;
    QTest::newRow("date +20 s") << after(httpDate(20s)) << qint64(20'000) << true;
    QTest::newRow("date now") << after(httpDate(0s)) << qint64(500) << false;
    QTest::newRow("date -10 s") << after(httpDate(-10s)) << qint64(500) << false;
    QTest::newRow("date +60 s") << after(httpDate(60s)) << qint64(60'000) << true;
    QTest::newRow("date +120 s") << after(httpDate(120s)) << qint64(120'000) << true;
    QTest::newRow("RFC 850 date") << after("Monday, 23-Nov-26 14:00:20 GMT") << qint64(20'000) << true;
    QTest::newRow("asctime date") << after("Mon Nov 23 14:00:20 2026") << qint64(20'000) << true;
    QTest::newRow("broken date") << after("Zun, 29 Sep 2015 00:00:00 GMT") << qint64(500) << false;
    QTest::newRow("date without time") << after("Mon, 23 Nov 2026") << qint64(500) << false;

    QTest::newRow("milliseconds") << HttpHeaders{{"Retry-After-Ms", "1500"}} << qint64(1'500) << true;
    QTest::newRow("fraction of milliseconds") << HttpHeaders{{"retry-after-ms", "0.5"}} << qint64(1) << true;
    QTest::newRow("120000 ms") << HttpHeaders{{"retry-after-ms", "120000"}} << qint64(120'000) << true;
    QTest::newRow("milliseconds first") << HttpHeaders{{"retry-after", "20"}, {"retry-after-ms", "1500"}}
                                        << qint64(1'500) << true;
    QTest::newRow("milliseconds first, even zero") << HttpHeaders{{"retry-after-ms", "0"}, {"retry-after", "20"}}
                                                   << qint64(500) << false;
    QTest::newRow("milliseconds first, even negative") << HttpHeaders{{"retry-after-ms", "-5"}, {"retry-after", "20"}}
                                                       << qint64(500) << false;
    QTest::newRow("milliseconds are no number") << HttpHeaders{{"retry-after-ms", "soon"}, {"retry-after", "20"}}
                                                << qint64(20'000) << true;
    QTest::newRow("milliseconds are nan") << HttpHeaders{{"retry-after-ms", "nan"}, {"retry-after", "20"}}
                                          << qint64(20'000) << true;
}

void TestRetryPolicy::serverWait()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(qint64, delay);
    QFETCH(bool, serverAsked);
    const RetryDecision decision = decide(failure(1, 429, Code::RateLimited, headers));
    QVERIFY(decision.retry);
    QCOMPARE(qint64(decision.delay.count()), delay);
    QCOMPARE(decision.serverAsked, serverAsked);
    QVERIFY(!decision.notBefore);
    QCOMPARE(serverDelay(headers, kNow).has_value(), serverAsked);
}

// Facts §13 row 20, its second half: the second retry after 1 s, the third after 2 s, a huge count after 8 s.
void TestRetryPolicy::ownDelays_data()
{
    QTest::addColumn<bool>("patient");
    QTest::addColumn<int>("number");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<qint64>("delay");

    QTest::newRow("SDK 1") << false << 1 << Code::Server << qint64(500);
    QTest::newRow("SDK 2") << false << 2 << Code::Server << qint64(1'000);
    QTest::newRow("SDK 3") << false << 3 << Code::Server << qint64(2'000);
    QTest::newRow("SDK 5") << false << 5 << Code::Server << qint64(8'000);
    QTest::newRow("SDK 6") << false << 6 << Code::Server << qint64(8'000);
    QTest::newRow("SDK huge") << false << 2'000'000'000 << Code::Server << qint64(8'000);
    QTest::newRow("SDK 62") << false << 70 << Code::Server << qint64(8'000);
    QTest::newRow("SDK 0 is 1") << false << 0 << Code::Server << qint64(500);
    QTest::newRow("SDK overloaded") << false << 1 << Code::Overloaded << qint64(8'000);
    QTest::newRow("patient 1") << true << 1 << Code::Server << qint64(4'000);
    QTest::newRow("patient 2") << true << 2 << Code::Server << qint64(8'000);
    QTest::newRow("patient 3") << true << 3 << Code::Server << qint64(16'000);
    QTest::newRow("patient 4") << true << 4 << Code::Server << qint64(32'000);
    QTest::newRow("patient 5") << true << 5 << Code::Server << qint64(60'000);
    QTest::newRow("patient overloaded") << true << 1 << Code::Overloaded << qint64(15'000);
    QTest::newRow("patient overloaded, later") << true << 4 << Code::Overloaded << qint64(32'000);
}

void TestRetryPolicy::ownDelays()
{
    QFETCH(bool, patient);
    QFETCH(int, number);
    QFETCH(Error::Code, code);
    QFETCH(qint64, delay);
    RetryPolicy policy = patient ? RetryPolicy::patient() : RetryPolicy::officialSdk();
    policy.maxAttempts = std::numeric_limits<int>::max();
    const RetryDecision decision = decide(failure(number, 503, code), policy);
    QVERIFY(decision.retry);
    QCOMPARE(qint64(decision.delay.count()), delay);
    QVERIFY(!decision.serverAsked);
}

void TestRetryPolicy::jitterOnlyShortens()
{
    const FailedAttempt attempt = failure(1, 500, Code::Server);
    QCOMPARE(decide(attempt, RetryPolicy::officialSdk(), 0.0).delay, 500ms);
    QCOMPARE(decide(attempt, RetryPolicy::officialSdk(), 0.5).delay, 438ms); // 500 × (1 − 0.125)
    QCOMPARE(decide(attempt, RetryPolicy::officialSdk(), 0.999999).delay, 375ms);
    // The server's own wait is kept to the millisecond, and the patient preset never goes below 4 s.
    QCOMPARE(decide(failure(1, 429, Code::RateLimited, {{"retry-after", "20"}}), RetryPolicy::officialSdk(), 0.9).delay, 20s);
    QCOMPARE(decide(attempt, RetryPolicy::patient(), 0.999999).delay, 4s);
}

// Facts §13 row 21: test_retry_after_max_delay, test_does_not_retry_retry_after_above_max.
void TestRetryPolicy::aboveTheServersMaximum_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<qint64>("notBeforeMs");

    const qint64 year = 366LL * 24 * 3600 * 1000;
    QTest::newRow("121 s") << HttpHeaders{{"retry-after", "121"}} << qint64(121'000);
    QTest::newRow("120001 ms") << HttpHeaders{{"retry-after-ms", "120001"}} << qint64(120'001);
    QTest::newRow("date +121 s") << HttpHeaders{{"retry-after", httpDate(121s)}} << qint64(121'000);
    QTest::newRow("before x-should-retry") << HttpHeaders{{"retry-after", "121"}, {"x-should-retry", "true"}}
                                           << qint64(121'000);
    QTest::newRow("35 digits") << HttpHeaders{{"retry-after", QByteArray(35, '9')}} << year;
}

void TestRetryPolicy::aboveTheServersMaximum()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(qint64, notBeforeMs);
    const RetryDecision decision = decide(failure(1, 429, Code::RateLimited, headers));
    QVERIFY(!decision.retry);
    QVERIFY(decision.notBefore);
    QCOMPARE(kNow.msecsTo(*decision.notBefore), notBeforeMs);
    QCOMPARE(decision.notBefore->timeSpec(), Qt::UTC);

    RetryPolicy wider = RetryPolicy::officialSdk();
    wider.maxServerDelay = std::chrono::milliseconds(notBeforeMs);
    QVERIFY(decide(failure(1, 429, Code::RateLimited, headers), wider).retry);
}

void TestRetryPolicy::decision_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QByteArray>("should");
    QTest::addColumn<bool>("retry");

    const auto row = [](const char *name, int status, Code code, bool retry, const char *should = "") {
        QTest::newRow(name) << status << code << QByteArray(should) << retry;
    };
    row("400", 400, Code::BadRequest, false);
    row("401", 401, Code::Auth, false);
    row("402", 402, Code::QuotaExceeded, false);
    row("403", 403, Code::Permission, false);
    row("404", 404, Code::NotFound, false);
    row("405", 405, Code::BadRequest, false);
    row("408", 408, Code::Timeout, true);
    row("409", 409, Code::BadRequest, true);
    row("410", 410, Code::BadRequest, false);
    row("422", 422, Code::BadRequest, false);
    row("428", 428, Code::BadRequest, false);
    row("429", 429, Code::RateLimited, true);
    row("430", 430, Code::BadRequest, false);
    row("499", 499, Code::BadRequest, false);
    row("500", 500, Code::Server, true);
    row("502", 502, Code::Server, true);
    row("503", 503, Code::Overloaded, true);
    row("599", 599, Code::Server, true);
    row("redirect", 307, Code::Protocol, false);
    // §5.3
    row("insufficient_quota", 429, Code::QuotaExceeded, false);
    row("insufficient_quota, the server insists", 429, Code::QuotaExceeded, false, "true");
    row("slow_down", 429, Code::Overloaded, true);
    row("context_length_exceeded", 400, Code::ContextLength, false);
    row("context_length_exceeded, the server insists", 400, Code::ContextLength, false, "true");
    row("context_length_exceeded in a 500", 500, Code::ContextLength, false);
    // No HTTP error.
    row("connection", 0, Code::Network, true);
    row("timeout", 0, Code::Timeout, true);
    row("certificate", 0, Code::Tls, false);
    row("user", 0, Code::Cancelled, false);
    row("user, in the answer", 200, Code::Cancelled, false);
    row("budget", 0, Code::Budget, false);
    row("unsendable", 0, Code::Invalid, false);
    row("200 cut", 200, Code::Truncated, true);
    row("200 dropped", 200, Code::Network, true);
    row("200 idle", 200, Code::Timeout, true);
    row("200 garbage", 200, Code::Protocol, false);
    row("200 with quota error", 200, Code::QuotaExceeded, false);
    row("200 with rate limit", 200, Code::RateLimited, true);
    row("200 with overload", 200, Code::Overloaded, true);
    row("200 with server error", 200, Code::Server, true);
    row("200 with bad request", 200, Code::BadRequest, false);
    // x-should-retry
    row("500, false", 500, Code::Server, false, "false");
    row("429, false", 429, Code::RateLimited, false, "false");
    row("network, false", 0, Code::Network, false, "false");
    row("408, FALSE", 408, Code::Timeout, false, "FALSE");
    row("422, true", 422, Code::BadRequest, true, "true");
    row("405, TRUE", 405, Code::BadRequest, true, "TRUE");
    row("422, nonsense", 422, Code::BadRequest, false, "maybe");
    row("200 garbage, true", 200, Code::Protocol, true, "true");
    // It cannot allow a hard stop.
    row("400, true", 400, Code::BadRequest, false, "true");
    row("401, true", 401, Code::Auth, false, "true");
    row("402, true", 402, Code::QuotaExceeded, false, "true");
    row("403, true", 403, Code::Permission, false, "true");
    row("404, true", 404, Code::NotFound, false, "true");
    row("certificate, true", 0, Code::Tls, false, "true");
    row("500, nonsense", 500, Code::Server, true, "maybe");
}

void TestRetryPolicy::decision()
{
    QFETCH(int, status);
    QFETCH(Error::Code, code);
    QFETCH(QByteArray, should);
    QFETCH(bool, retry);
    HttpHeaders headers;
    if (!should.isEmpty())
        headers.emplaceBack("X-Should-Retry", should);
    const RetryDecision decision = decide(failure(1, status, code, headers));
    QCOMPARE(decision.retry, retry);
    QCOMPARE(decision.delay > 0ms, retry);

    // A wait that is too long names its time only where waiting could help.
    headers.emplaceBack("retry-after", "500");
    QCOMPARE(decide(failure(1, status, code, headers)).notBefore.has_value(), retry);
}

// Facts §5.3, from what the server writes to what is done.
void TestRetryPolicy::errorTable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Error::Code>("means");
    QTest::addColumn<qint64>("delay"); // -1: stop

    const auto row = [](const char *name, int status, const char *type, const char *code, Code means, qint64 delay) {
        QTest::newRow(name) << status << QByteArray(type) << QByteArray(code) << means << delay;
    };
    row("insufficient_quota", 429, "insufficient_quota", "insufficient_quota", Code::QuotaExceeded, -1);
    row("insufficient_quota, code only", 429, "", "insufficient_quota", Code::QuotaExceeded, -1);
    row("insufficient_quota, type only", 429, "insufficient_quota", "", Code::QuotaExceeded, -1);
    row("credit_balance_exhausted", 429, "", "credit_balance_exhausted", Code::QuotaExceeded, -1);
    row("organization_spend_limit_exceeded", 429, "", "organization_spend_limit_exceeded", Code::QuotaExceeded, -1);
    row("project_spend_limit_exceeded", 429, "", "project_spend_limit_exceeded", Code::QuotaExceeded, -1);
    row("requests a minute", 429, "requests", "rate_limit_exceeded", Code::RateLimited, 500);
    row("tokens a minute", 429, "tokens", "rate_limit_exceeded", Code::RateLimited, 500);
    row("slow_down 429", 429, "", "slow_down", Code::Overloaded, 8'000);
    row("slow_down 503", 503, "", "slow_down", Code::Overloaded, 8'000);
    row("server_is_overloaded 429", 429, "", "server_is_overloaded", Code::Overloaded, 8'000);
    row("server_is_overloaded 503", 503, "server_error", "server_is_overloaded", Code::Overloaded, 8'000);
    row("context_length_exceeded", 400, "invalid_request_error", "context_length_exceeded", Code::ContextLength, -1);
    row("model_not_found", 404, "invalid_request_error", "model_not_found", Code::NotFound, -1);
    row("invalid_api_key", 401, "invalid_request_error", "invalid_api_key", Code::Auth, -1);
}

void TestRetryPolicy::errorTable()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, code);
    QFETCH(Error::Code, means);
    QFETCH(qint64, delay);
    const QByteArray body
        = R"({"error":{"message":"m","param":null,"type":")" + type + R"(","code":")" + code + R"("}})";
    const Error error = providerError(status, {}, body, QStringLiteral("Server"), {}).error;
    QCOMPARE(error.code, means);
    const RetryDecision decision = decide({1, status, {}, error, false});
    QCOMPARE(decision.retry, delay >= 0);
    if (delay >= 0)
        QCOMPARE(qint64(decision.delay.count()), delay);
    // Nothing that the server asks for turns a stop into a retry.
    QCOMPARE(decide({1, status, {{"retry-after", "1"}}, error, false}).retry, delay >= 0);
    QCOMPARE(decide({1, status, {{"x-should-retry", "true"}}, error, false}).retry, delay >= 0);
}

void TestRetryPolicy::presets()
{
    using Preset = RetryPolicy::Preset;
    for (const Preset preset : {Preset::OfficialSdk, Preset::Patient, Preset::None}) {
        const RetryPolicy policy = RetryPolicy::of(preset);
        QCOMPARE(policy.preset(), preset);
        QCOMPARE(policy.bounded(), policy);
        RetryPolicy changed = policy;
        changed.maxServerDelay += 1ms;
        QCOMPARE(changed.preset(), Preset::Custom);
    }
    QCOMPARE(RetryPolicy().preset(), Preset::OfficialSdk);
    QCOMPARE(RetryPolicy::of(Preset::Custom), RetryPolicy::officialSdk());
    const RetryPolicy patient = RetryPolicy::patient();
    QCOMPARE(patient.maxAttempts, 5);
    QCOMPARE(patient.firstDelay, 4'000ms);
    QCOMPARE(patient.maxDelay, 60'000ms);
}

void TestRetryPolicy::ownNumbersAreBounded()
{
    const RetryPolicy small = RetryPolicy{-3, -1ms, -1ms, -0.5, -1ms, -1ms}.bounded();
    QCOMPARE(small, (RetryPolicy{1, 0ms, 0ms, 0, 0ms, 0ms}));
    const RetryPolicy large = RetryPolicy{1000, 100h, 50h, 7, 100h, 1000h}.bounded();
    QCOMPARE(large, (RetryPolicy{20, 1h, 1h, 1, 1h, 24h}));
    QCOMPARE((RetryPolicy{3, 10s, 5s, 0, 7s, 1s}.bounded()), (RetryPolicy{3, 5s, 5s, 0, 5s, 1s}));
    QCOMPARE((RetryPolicy{3, 1s, 5s, std::nan(""), 1s, 1s}.bounded().jitter), 0.0);
}

void TestRetryPolicy::attemptsAreCounted_data()
{
    QTest::addColumn<int>("maxAttempts");
    QTest::addColumn<int>("retries");

    QTest::newRow("SDK") << RetryPolicy::officialSdk().maxAttempts << 2;
    QTest::newRow("patient") << RetryPolicy::patient().maxAttempts << 4;
    QTest::newRow("none") << RetryPolicy::none().maxAttempts << 0;
    QTest::newRow("zero") << 0 << 0;
}

void TestRetryPolicy::attemptsAreCounted()
{
    QFETCH(int, maxAttempts);
    QFETCH(int, retries);
    RetryPolicy policy;
    policy.maxAttempts = maxAttempts;
    for (const int status : {0, 500}) {
        int done = 0;
        while (done < 100 && decide(failure(done + 1, status, Code::Network), policy).retry)
            ++done;
        QCOMPARE(done, retries);
    }
    // The last attempt is the last one, even where the server asks for another.
    const HttpHeaders insists{{"x-should-retry", "true"}, {"retry-after", "1"}};
    QVERIFY(!decide(failure(retries + 1, 500, Code::Server, insists), policy).retry);
}

void TestRetryPolicy::nothingAfterTheFirstDelta()
{
    const HttpHeaders insists{{"x-should-retry", "true"}, {"retry-after", "1"}};
    FailedAttempt attempt = failure(1, 200, Code::Network, insists);
    QVERIFY(decide(attempt).retry);
    attempt.deltaShown = true;
    QVERIFY(!decide(attempt).retry);
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
