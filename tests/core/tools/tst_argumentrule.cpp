#include "results.h"
#include "tools/argumentrule.h"

#include <QtTest>

using namespace cuewright;

class TestArgumentRule : public QObject
{
    Q_OBJECT
private slots:
    void matches_data();
    void matches();
    void json_data();
    void json();
    void parsesArguments_data();
    void parsesArguments();
};

void TestArgumentRule::matches_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("mismatch");
    const auto row = [](const char *name, const QByteArray &rule, const QByteArray &arguments, const QString &mismatch = {}) {
        QTest::newRow(name) << rule << arguments << mismatch;
    };
    const QByteArray exact = R"({"arguments":{"city":"Paris","days":2}})";
    row("exact", exact, R"({"city":"Paris","days":2})");
    row("exact in another order, 2.0", exact, R"({"days":2.0,"city":"Paris"})");
    row("exact, one more", exact, R"({"city":"Paris","days":2,"unit":"c"})", QStringLiteral("unit was not expected."));
    row("exact, one less", exact, R"({"city":"Paris"})", QStringLiteral("days is missing."));
    row("exact, another", exact, R"({"city":"Rome","days":2})", QStringLiteral("city is “Rome”, not “Paris”."));
    row("exact, inner more", R"({"arguments":{"a":{"b":1}}})", R"({"a":{"b":1,"c":2}})", QStringLiteral("a.c was not expected."));
    row("exact, list", R"({"arguments":{"a":[1,2]}})", R"({"a":[2,1]})", QStringLiteral("Item 1 of a is 2, not 1."));
    row("exact, nothing", R"({"match":"exact","arguments":{}})", R"({"a":1})", QStringLiteral("a was not expected."));
    const QByteArray partial = R"({"match":"partial","arguments":{"city":"Paris","where":{"lat":1}}})";
    row("partial", partial, R"({"city":"Paris","where":{"lat":1,"lon":2},"days":2})");
    row("partial, missing", partial, R"({"city":"Paris"})", QStringLiteral("where is missing."));
    row("partial, inner", partial, R"({"city":"Paris","where":{"lat":2}})", QStringLiteral("where.lat is 2, not 1."));
    row("partial, other kind", partial, R"({"city":"Paris","where":3})", QStringLiteral("where is 3, not a group of 1."));
    row("partial, list", R"({"match":"partial","arguments":{"a":[{"x":1},2]}})", R"({"a":[{"x":1,"y":2},2]})");
    row("partial, longer list", R"({"match":"partial","arguments":{"a":[1]}})", R"({"a":[1,2]})", QStringLiteral("a is a list of 2, not a list of 1."));
    row("partial, nothing asked", R"({"match":"partial","arguments":{}})", R"({"a":1})");
    row("partial is no pattern", R"({"match":"partial","arguments":{"a":"."}})", R"({"a":"x"})", QStringLiteral("a is “x”, not “.”."));
    const QByteArray pattern = R"({"match":"pattern","arguments":{"city":"^Par","days":"^[12]$"}})";
    row("pattern", pattern, R"({"city":"Paris","days":2,"more":1})");
    row("pattern, no", pattern, R"({"city":"In Paris","days":2})", QStringLiteral("city is “In Paris”, which does not match ^Par."));
    row("pattern on a number", pattern, R"({"city":"Paris","days":12})", QStringLiteral("days is 12, which does not match ^[12]$."));
    row("pattern on a group", R"({"match":"pattern","arguments":{"a":"\"b\":1"}})", R"({"a":{"b":1}})");
    row("pattern beside a number", R"({"match":"pattern","arguments":{"a":1}})", R"({"a":2})", QStringLiteral("a is 2, not 1."));
    row("pattern that never ends", R"({"match":"pattern","arguments":{"a":"^(a+)+$"}})", R"({"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"})",
        QStringLiteral("a is “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!”, which does not match ^(a+)+$."));
    row("any", R"({"match":"any"})", R"({"a":2})");
    row("nothing said", R"({})", R"([1])");
}

void TestArgumentRule::matches()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, arguments);
    QFETCH(QString, mismatch);
    const auto read = argumentRuleFrom(*parseJson(rule));
    VERIFY_RESULT(read);
    QCOMPARE(read->mismatch(*parseJson(arguments)), mismatch);
    QCOMPARE(read->matches(*parseJson(arguments)), mismatch.isEmpty());
}

void TestArgumentRule::json_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after"); // empty: an error
    QTest::addColumn<QString>("pointer");
    QTest::newRow("exact without a word") << QByteArray(R"({"arguments":{"a":1}})") << QByteArray(R"({"arguments":{"a":1}})") << QString();
    QTest::newRow("a word stays") << QByteArray(R"({"match":"exact","arguments":1})") << QByteArray(R"({"match":"exact","arguments":1})") << QString();
    QTest::newRow("any needs none") << QByteArray(R"({"match":"any","arguments":1})") << QByteArray(R"({"match":"any"})") << QString();
    QTest::newRow("nothing") << QByteArray(R"({"x":1})") << QByteArray(R"({"x":1})") << QString();
    QTest::newRow("unknown word") << QByteArray(R"({"match":"fuzzy","arguments":1})") << QByteArray() << QStringLiteral("/match");
    QTest::newRow("word of another kind") << QByteArray(R"({"match":1,"arguments":1})") << QByteArray() << QStringLiteral("/match");
    QTest::newRow("no arguments") << QByteArray(R"({"match":"partial"})") << QByteArray() << QStringLiteral("/arguments");
    QTest::newRow("broken pattern") << QByteArray(R"({"match":"pattern","arguments":{"a/b":[1,"("]}})") << QByteArray() << QStringLiteral("/arguments/a~1b/1");
    QTest::newRow("no pattern, no matter") << QByteArray(R"({"match":"partial","arguments":"("})") << QByteArray(R"({"match":"partial","arguments":"("})") << QString();
}

void TestArgumentRule::json()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Json object = *parseJson(before);
    const auto rule = argumentRuleFrom(object);
    QCOMPARE(rule.has_value(), !after.isEmpty());
    if (!rule) {
        QTEST(rule.error().detail, "pointer");
        QCOMPARE(rule.error().code, Error::Code::Invalid);
        return;
    }
    putArgumentRule(object, *rule);
    QCOMPARE(writeJson(object), after);
    Json fresh = Json::object();
    putArgumentRule(fresh, *rule);
    QCOMPARE(*argumentRuleFrom(fresh), *rule);
}

void TestArgumentRule::parsesArguments_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("object") << QStringLiteral("{\"a\":1}") << true;
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("blanks") << QStringLiteral(" \n") << true;
    QTest::newRow("list") << QStringLiteral("[1]") << false;
    QTest::newRow("cut") << QStringLiteral("{\"a\":") << false;
    QTest::newRow("null") << QStringLiteral("null") << false;
}

void TestArgumentRule::parsesArguments()
{
    QFETCH(QString, arguments);
    QFETCH(bool, isFine);
    const auto value = parsedArguments(arguments);
    QCOMPARE(value.has_value(), isFine);
    if (value) {
        QVERIFY(value->is_object());
    } else {
        QCOMPARE(value.error().code, Error::Code::Parse);
        QVERIFY(value.error().at.line > 0);
    }
}

QTEST_GUILESS_MAIN(TestArgumentRule)
#include "tst_argumentrule.moc"
