#include "chat/problems.h"

#include "chat/httperror.h"

#include <QMetaEnum>
#include <QSet>
#include <QtTest>

using namespace cuewright;
using Code = Error::Code;

/// The table of problems: nothing may be missing in it, and each row must read well in the window and on the command line.
class TestProblems : public QObject
{
    Q_OBJECT
private slots:
    void everyCodeHasARow();
    void everyRowReadsWell_data();
    void everyRowReadsWell();
    void apiCodes_data();
    void apiCodes();
    void now_data();
    void now();
    void unknownReasonsAndOtherMessages();
    void aServersWordsEndAsASentence_data();
    void aServersWordsEndAsASentence();
};

namespace {

QStringList sentencesOf(const ProblemText &text)
{
    return {text.happened, text.now, text.canDo};
}

} // namespace

void TestProblems::everyCodeHasARow()
{
    const auto codes = QMetaEnum::fromType<Code>();
    QSet<std::pair<int, QByteArray>> rows;
    for (const ProblemRow &row : problemRows()) {
        const auto key = std::pair{static_cast<int>(row.code), QByteArray(row.reason)};
        QVERIFY2(!rows.contains(key), row.reason);
        rows.insert(key);
    }
    for (int i = 0; i < codes.keyCount(); ++i)
        QVERIFY2(rows.contains({codes.value(i), QByteArray()}), codes.key(i));
}

void TestProblems::everyRowReadsWell_data()
{
    QTest::addColumn<Code>("code");
    QTest::addColumn<QByteArray>("reason");
    const auto codes = QMetaEnum::fromType<Code>();
    for (const ProblemRow &row : problemRows())
        QTest::addRow("%s %s", codes.valueToKey(static_cast<int>(row.code)), row.reason) << row.code << QByteArray(row.reason);
}

void TestProblems::everyRowReadsWell()
{
    QFETCH(Code, code);
    QFETCH(QByteArray, reason);
    const Error error = problem(code, reason, QStringLiteral("Acme"), QStringLiteral("busy"), QStringLiteral("detail"));
    QCOMPARE(error.code, code);
    QCOMPARE(error.reason, QString::fromLatin1(reason));
    QCOMPARE(error.detail, QStringLiteral("detail"));
    QVERIFY(error.message.endsWith(u" It says: busy"));
    for (const Reader reader : {Reader::Window, Reader::CommandLine}) {
        const ProblemText text = problemText(problem(code, reason, QStringLiteral("Acme")), {reader, 1, false});
        for (const QString &sentence : sentencesOf(text)) {
            QVERIFY(sentence.endsWith(u'.'));
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
            QVERIFY2(reader == Reader::Window || !sentence.contains(u"Settings"), qPrintable(sentence)); // there are none
            QVERIFY2(reader == Reader::CommandLine || !sentence.contains(u"--"), qPrintable(sentence));
        }
        QCOMPARE(QSet<QString>({text.happened, text.now, text.canDo}).size(), 3);
        QCOMPARE(text.joined(), sentencesOf(text).join(u' '));
    }
    QVERIFY(!problem(code, reason).message.contains(u'%')); // without a server's name
}

void TestProblems::apiCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("apiCode");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](int status, const char *type, const char *apiCode, Code code, const char *reason) {
        QTest::addRow("%d %s %s", status, type, apiCode) << status << QByteArray(type) << QByteArray(apiCode) << code << QString::fromLatin1(reason);
    };
    // The table of facts §5.3, and the classes of §5.1.
    row(429, "insufficient_quota", "insufficient_quota", Code::QuotaExceeded, "insufficient_quota");
    row(429, "insufficient_quota", "", Code::QuotaExceeded, "insufficient_quota");
    row(429, "", "credit_balance_exhausted", Code::QuotaExceeded, "credit_balance_exhausted");
    row(429, "", "organization_spend_limit_exceeded", Code::QuotaExceeded, "organization_spend_limit_exceeded");
    row(429, "", "project_spend_limit_exceeded", Code::QuotaExceeded, "project_spend_limit_exceeded");
    row(429, "", "billing_hard_limit_reached", Code::QuotaExceeded, "billing_hard_limit_reached");
    row(429, "requests", "rate_limit_exceeded", Code::RateLimited, "");
    row(429, "tokens", "rate_limit_exceeded", Code::RateLimited, "tokens");
    row(429, "", "slow_down", Code::Overloaded, "");
    row(503, "", "slow_down", Code::Overloaded, "");
    row(503, "server_error", "server_is_overloaded", Code::Overloaded, "");
    row(503, "server_error", "", Code::Overloaded, "");
    row(529, "overloaded_error", "", Code::Overloaded, "");
    row(400, "invalid_request_error", "context_length_exceeded", Code::ContextLength, "");
    row(400, "invalid_request_error", "unsupported_value", Code::BadRequest, "unsupported_value");
    row(400, "invalid_request_error", "unsupported_parameter", Code::BadRequest, "unsupported_parameter");
    row(400, "invalid_request_error", "", Code::BadRequest, "");
    row(401, "invalid_request_error", "invalid_api_key", Code::Auth, "");
    row(402, "", "", Code::QuotaExceeded, "");
    row(403, "invalid_request_error", "", Code::Permission, "");
    row(404, "invalid_request_error", "model_not_found", Code::NotFound, "model_not_found");
    row(404, "", "", Code::NotFound, "");
    row(408, "", "", Code::Timeout, "request_timeout");
    row(409, "", "", Code::Server, "");
    row(413, "", "", Code::TooLarge, "");
    row(422, "", "", Code::BadRequest, "");
    row(500, "server_error", "", Code::Server, "");
}

void TestProblems::apiCodes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, apiCode);
    QFETCH(Code, code);
    QFETCH(QString, reason);
    const QByteArray body = R"({"error":{"message":"words","type":")" + type + R"(","code":")" + apiCode + "\"}}";
    const Error error = providerError(status, {}, body, QStringLiteral("Acme")).error;
    QCOMPARE(error.code, code);
    QCOMPARE(error.reason, reason);
    QVERIFY(!problemText(error, {}).canDo.isEmpty());
}

void TestProblems::now_data()
{
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<QString>("now");
    QTest::newRow("no key") << Code::Auth << 0 << false << QStringLiteral("Nothing was sent.");
    QTest::newRow("wrong key") << Code::Auth << 1 << false << QStringLiteral("It is not tried again, because that would change nothing.");
    QTest::newRow("no luck") << Code::Server << 1 << false << QStringLiteral("It is not tried again by itself.");
    QTest::newRow("no luck thrice") << Code::Server << 3 << false << QStringLiteral("It was tried 3 times, and is not tried again by itself.");
    QTest::newRow("stopped") << Code::Cancelled << 1 << false << QStringLiteral("Nothing more is sent.");
    QTest::newRow("some had come") << Code::Network << 1 << true
                                   << QStringLiteral("What had arrived is kept and its cost estimated; nothing is sent again by itself.");
}

void TestProblems::now()
{
    QFETCH(Code, code);
    QFETCH(int, attempts);
    QFETCH(bool, kept);
    QFETCH(QString, now);
    QCOMPARE(problemText(problem(code, ""), {Reader::Window, attempts, kept}).now, now);
}

void TestProblems::unknownReasonsAndOtherMessages()
{
    const Error error = problem(Code::Network, "a word of a later day");
    QCOMPARE(error.reason, QString());
    QCOMPARE(error.message, problem(Code::Network, "").message);
    const Error own{Code::Io, QStringLiteral("The disk is full."), {}, {}};
    QCOMPARE(problemText(own, {}).happened, own.message);
    QCOMPARE(problemText(own, {}).canDo, problemText(problem(Code::Io, ""), {}).canDo);
    QCOMPARE(problemText(Error{Code::Cancelled, {}, {}, {}}, {}).happened, QStringLiteral("The call was stopped."));
}

void TestProblems::aServersWordsEndAsASentence_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("said");
    for (const char *whole : {"Try later.", "Really?", "see \"docs\"", "(code 5)", "…"})
        QTest::addRow("%s", whole) << QString::fromUtf8(whole) << QString::fromUtf8(whole);
    for (const char *open : {"Provider returned error", "code 502", "Größe"})
        QTest::addRow("%s", open) << QString::fromUtf8(open) << QString::fromUtf8(open) + u'.';
}

void TestProblems::aServersWordsEndAsASentence()
{
    QFETCH(QString, words);
    QFETCH(QString, said);
    const ProblemText text = problemText(problem(Code::Server, "", QStringLiteral("Acme"), words), {});
    QVERIFY2(text.joined().startsWith(QStringLiteral("Acme failed to answer. It says: ") + said + u' '), qPrintable(text.joined()));
}

QTEST_GUILESS_MAIN(TestProblems)
#include "tst_problems.moc"
