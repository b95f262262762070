#include "results.h"
#include "schema/fields.h"

#include <QtTest>

using namespace cuewright;

using Kind = SchemaField::Kind;

class TestFields : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void names();
    void kinds_data();
    void kinds();
    void limits();
    void groups();
    void unions();
    void recursionEnds();
    void noObject();

private:
    SchemaField field(const char *name) const;
    QList<SchemaField> m_fields;
};

void TestFields::initTestCase()
{
    const auto schema = parseJson(R"({"type":"object","required":["zeta","count"],"properties":{
        "zeta":{"type":"string","title":"Zeta","description":"Last letter first","minLength":10,"maxLength":500},
        "count":{"type":"integer","minimum":0,"maximum":720},
        "score":{"type":"number","exclusiveMinimum":0.5},
        "sure":{"type":["boolean","null"]},
        "level":{"enum":["low","high",null]},
        "fixed":{"const":"only"},
        "tags":{"type":"array","items":{"enum":["a","b"]}},
        "orders":{"type":"array","items":{"$ref":"#/$defs/order"}},
        "customer":{"$ref":"#/$defs/customer","description":"Who wrote"},
        "email":{"anyOf":[{"type":"string"},{"type":"null"}]},
        "either":{"anyOf":[{"type":"string"},{"type":"number"}]},
        "a/b":{}},
        "$defs":{"order":{"type":"object","properties":{"price":{"type":"number"}},"required":["price"]},
                 "customer":{"title":"Customer","properties":{"city":{"type":"string"}}}}})");
    VERIFY_RESULT(schema);
    m_fields = schemaFields(*schema);
}

SchemaField TestFields::field(const char *name) const
{
    for (const SchemaField &candidate : m_fields) {
        if (candidate.name == QLatin1String(name))
            return candidate;
    }
    return {};
}

void TestFields::names()
{
    QStringList names;
    for (const SchemaField &each : m_fields)
        names << each.name;
    QCOMPARE(names.join(u' '),
        QStringLiteral("zeta count score sure level fixed tags orders customer email either a/b"));
    QCOMPARE(field("a/b").pointer, QStringLiteral("/a~1b"));
    QCOMPARE(field("zeta").title, QStringLiteral("Zeta"));
    QCOMPARE(field("zeta").description, QStringLiteral("Last letter first"));
    QVERIFY(field("zeta").required);
    QVERIFY(!field("score").required);
}

void TestFields::kinds_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("nullable");
    const auto row = [](const char *name, Kind kind, bool nullable) {
        QTest::newRow(name) << QByteArray(name) << static_cast<int>(kind) << nullable;
    };
    row("zeta", Kind::Text, false);
    row("count", Kind::WholeNumber, false);
    row("score", Kind::Number, false);
    row("sure", Kind::YesNo, true);
    row("level", Kind::Choice, true);
    row("fixed", Kind::Choice, false);
    row("tags", Kind::List, false);
    row("orders", Kind::List, false);
    row("customer", Kind::Group, true); // no type: null fits too
    row("email", Kind::Text, true);
    row("either", Kind::Any, false);
    row("a/b", Kind::Any, false);
}

void TestFields::kinds()
{
    QFETCH(QByteArray, name);
    QFETCH(int, kind);
    QFETCH(bool, nullable);
    QCOMPARE(static_cast<int>(field(name.constData()).kind), kind);
    QCOMPARE(field(name.constData()).nullable, nullable);
}

void TestFields::limits()
{
    QCOMPARE(field("zeta").minLength, 10);
    QCOMPARE(field("zeta").maxLength, 500);
    QCOMPARE(field("count").minimum, 0.0);
    QCOMPARE(field("count").maximum, 720.0);
    QCOMPARE(field("score").minimum, 0.5);
    QVERIFY(!field("score").maximum);
    QCOMPARE(field("level").choices, (QStringList{QStringLiteral("low"), QStringLiteral("high")}));
    QCOMPARE(field("tags").choices, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

void TestFields::groups()
{
    QCOMPARE(field("customer").title, QStringLiteral("Customer"));
    QCOMPARE(field("customer").description, QStringLiteral("Who wrote"));
    QCOMPARE(field("customer").members.size(), 1);
    QCOMPARE(field("customer").members[0].pointer, QStringLiteral("/customer/city"));
    QCOMPARE(field("orders").members.size(), 1);
    QCOMPARE(field("orders").members[0].pointer, QStringLiteral("/orders/-/price"));
    QVERIFY(field("orders").members[0].required);
}

void TestFields::unions()
{
    const auto schema = parseJson(
        R"({"properties":{"a":{"type":"string"}},"allOf":[{"properties":{"a":{},"b":{"type":"number"}},"required":["b"]}]})");
    const QList<SchemaField> fields = schemaFields(*schema);
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0].kind, Kind::Text);
    QCOMPARE(fields[1].name, QStringLiteral("b"));
    QVERIFY(fields[1].required);
}

void TestFields::recursionEnds()
{
    const auto tree = parseJson(R"({"properties":{"child":{"$ref":"#"}},"allOf":[{"$ref":"#"}]})");
    QCOMPARE(schemaFields(*tree).size(), 1);
    const auto ring = parseJson(R"({"$ref":"#"})");
    QVERIFY(schemaFields(*ring).isEmpty());
}

void TestFields::noObject()
{
    for (const char *text :
        {"true", R"({"type":"string"})", R"({"properties":3,"required":1,"allOf":2,"type":5})"}) {
        const auto schema = parseJson(text);
        QVERIFY(schemaFields(*schema).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
