#include "base/files.h"
#include "results.h"
#include "schema/bundledschema.h"
#include "schema/invalidsamples.h"
#include "schema/samples.h"
#include "schema/validator.h"

#include <QDir>
#include <QDirIterator>
#include <QtTest>

using namespace cuewright;

class TestSampleKinds : public QObject
{
    Q_OBJECT
private slots:
    void kinds_data();
    void kinds();
    void seeds();
    void impossible();
    void otherDocuments();
    void invalid_data();
    void invalid();
    void oneInvalid();
    void invalidOfTriage();
    void suite();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

} // namespace

void TestSampleKinds::kinds_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("minimal");
    QTest::addColumn<QByteArray>("maximal");
    const auto row = [](const char *schema, const char *minimal, const char *maximal) {
        QTest::newRow(schema) << QByteArray(schema) << QByteArray(minimal) << QByteArray(maximal);
    };
    row(R"({"type":"integer","minimum":3,"maximum":9})", "3", "9");
    row(R"({"type":"integer","exclusiveMinimum":3,"exclusiveMaximum":9})", "4", "8");
    row(R"({"type":"integer","minimum":3,"maximum":20,"multipleOf":5})", "5", "20");
    row(R"({"type":"number","minimum":-0.5,"maximum":0.5})", "-0.5", "0.5");
    row(R"({"type":"boolean"})", "false", "true");
    row(R"({"enum":["a","b",null]})", R"("a")", "null");
    row(R"({"type":"string","maxLength":3})", R"("")", R"("exa")");
    row(R"({"type":"string","minLength":2,"maxLength":2})", R"("ex")", R"("ex")");
    row(R"({"type":"array","items":{"type":"integer","minimum":1,"maximum":2},"minItems":1,"maxItems":4})", "[1]", "[2,2,2,2]");
    row(R"({"type":"array","items":{"type":"boolean"}})", "[]", "[true,true]");
    row(R"({"type":"object","properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}},"required":["b"]})", R"({"b":false})", R"({"a":true,"b":true})");
    row(R"({"type":"object","properties":{"a":{"anyOf":[{"type":"boolean"},{"type":"null"}]}},"required":["a"]})", R"({"a":null})", R"({"a":true})");
    row(R"({"type":"object","properties":{"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}},"required":["next"]})", R"({"next":null})",
        R"({"next":{"next":{"next":{"next":null}}}})");
}

void TestSampleKinds::kinds()
{
    QFETCH(QByteArray, schema);
    for (const auto &[kind, column] : {std::pair(SampleKind::Minimal, "minimal"), std::pair(SampleKind::Maximal, "maximal")}) {
        const auto sample = makeSample(json(schema), kind, 1);
        VERIFY_RESULT(sample);
        const auto expected = json(*static_cast<const QByteArray *>(QTest::qData(column, QMetaType::QByteArray)));
        QVERIFY2(*sample == expected, writeJson(*sample).constData());
    }
    const auto typical = makeSample(json(schema), SampleKind::Typical, 1);
    VERIFY_RESULT(typical);
    QVERIFY(Validator::compile(json(schema))->accepts(*typical));
}

void TestSampleKinds::seeds()
{
    const Json schema = json(R"({"type":"array","items":{"type":"integer","minimum":0,"maximum":1000000},"minItems":4})");
    const auto first = makeSample(schema, SampleKind::Typical, 1);
    const auto again = makeSample(schema, SampleKind::Typical, 1);
    const auto other = makeSample(schema, SampleKind::Typical, 2);
    VERIFY_RESULT(first);
    QCOMPARE(writeJson(*first), writeJson(*again));
    QVERIFY(*first != *other);
}

void TestSampleKinds::impossible()
{
    for (const char *schema : {"false", R"({"type":"string","enum":[1]})", R"({"properties":{"a":{"$ref":"#"}},"required":["a"],"type":"object"})"}) {
        const auto sample = makeSample(json(schema), SampleKind::Typical, 1);
        QVERIFY(!sample);
        QCOMPARE(static_cast<int>(sample.error().code), static_cast<int>(Error::Code::Unsupported));
    }
    QCOMPARE(static_cast<int>(makeSample(json(R"({"$ref":"#/no"})"), SampleKind::Typical, 1).error().code), static_cast<int>(Error::Code::Invalid));
}

void TestSampleKinds::otherDocuments()
{
    const SchemaDocuments documents = {{QStringLiteral("https://x.example/part"), json(R"({"$anchor":"it","type":"object","properties":{"n":{"$ref":"#/$defs/n"}},"required":["n"],"$defs":{"n":{"const":7}}})")}};
    const Json schema = json(R"({"$id":"https://x.example/whole","type":"array","items":{"$ref":"part#it"},"minItems":1,"maxItems":1})");
    QCOMPARE(writeJson(bundled(schema, documents)),
        QByteArray(R"({"type":"array","items":{"$ref":"#/$defs/document1"},"minItems":1,"maxItems":1,"$defs":{"document1":{"type":"object","properties":{"n":{"$ref":"#/$defs/document1/$defs/n"}},"required":["n"],"$defs":{"n":{"const":7}}}}})"));
    const auto sample = makeSample(schema, SampleKind::Typical, 1, documents);
    VERIFY_RESULT(sample);
    QCOMPARE(writeJson(*sample), QByteArray(R"([{"n":7}])"));
}

void TestSampleKinds::invalid_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("rules");
    const auto row = [](const char *schema, const char *rules) { QTest::newRow(schema) << QByteArray(schema) << QString::fromLatin1(rules); };
    row("true", "");
    row(R"({"type":"string"})", "/type");
    row(R"({"type":"string","minLength":2,"maxLength":4,"pattern":"^a"})", "/type /minLength /maxLength /pattern");
    row(R"({"enum":[1,2]})", "/enum");
    row(R"({"const":null})", "/const");
    row(R"({"type":"number","minimum":0,"exclusiveMaximum":5,"multipleOf":0.5})", "/type /minimum /exclusiveMaximum /multipleOf");
    row(R"({"type":"integer","exclusiveMinimum":0,"maximum":5})", "/type /exclusiveMinimum /maximum");
    row(R"({"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":2,"uniqueItems":true})", "/items/type /type /minItems /maxItems /uniqueItems");
    row(R"({"type":"array","prefixItems":[{"type":"boolean"}]})", "/prefixItems/0/type /type");
    row(R"({"type":"array","contains":{"const":1}})", "/type /contains");
    row(R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"null"}},"required":["a","b"],"additionalProperties":false})",
        "/properties/a/type /properties/b/type /required /required /additionalProperties /type");
    row(R"({"type":"object","properties":{"a":{"$ref":"#/$defs/t"}},"$defs":{"t":{"type":"integer","minimum":2}}})", "/$defs/t/type /$defs/t/minimum /type");
    row(R"({"type":"object","additionalProperties":{"type":"integer"},"minProperties":1,"maxProperties":2})",
        "/additionalProperties/type /type /minProperties /maxProperties");
    row(R"({"allOf":[{"type":"integer"},{"minimum":3}]})", "/allOf/0/type /allOf/1/minimum");
    row(R"({"type":"object","properties":{"k":{"enum":["a","b"]},"n":{"type":"integer"}},"required":["k","n"],"if":{"properties":{"k":{"const":"a"}}},"then":{"properties":{"n":{"minimum":5}}}})",
        "/properties/k/enum /properties/n/type /required /required /then/properties/n/minimum /type");
}

void TestSampleKinds::invalid()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, rules);
    const auto samples = makeInvalidSamples(json(schema), 1);
    VERIFY_RESULT(samples);
    const auto validator = Validator::compile(json(schema));
    QStringList broken;
    for (const InvalidSample &sample : *samples) {
        broken << sample.schemaPointer;
        const QList<Violation> violations = validator->check(sample.value);
        const Violation expected{sample.instancePointer, sample.schemaPointer, sample.keyword, sample.message};
        QVERIFY2(violations.contains(expected), writeJson(sample.value).constData());
    }
    QCOMPARE(broken.join(u' '), rules);
    for (int most = 0; most <= static_cast<int>(broken.size()) + 1; ++most) {
        const auto first = makeInvalidSamples(json(schema), 1, {}, {}, most);
        VERIFY_RESULT(first);
        QCOMPARE(first->size(), std::min<qsizetype>(most, samples->size()));
        for (qsizetype i = 0; i < first->size(); ++i)
            QCOMPARE(writeJson(first->at(i).value), writeJson(samples->at(i).value));
    }
}

// Of many fields one sample is wanted at a time: it must not cost what all of them do.
void TestSampleKinds::oneInvalid()
{
    Json many{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}};
    for (int i = 0; i < 100; ++i) {
        many["properties"]["f" + std::to_string(i)] = Json{{"type", "string"}, {"minLength", 3}};
        many["required"].push_back("f" + std::to_string(i));
    }
    const auto asked = [&](int most, qsizetype expected) {
        int times = 0;
        const auto made = makeInvalidSamples(many, 1, {}, [&times] { return ++times < 0; }, most);
        return made && made->size() == expected ? times : -1;
    };
    const int base = asked(0, 0);
    const int one = asked(1, 1);
    const int all = asked(kMostInvalidSamples, kMostInvalidSamples);
    QVERIFY2(base > 0 && one >= base && one - base < 20, qPrintable(QStringLiteral("%1, %2").arg(base).arg(one)));
    QVERIFY2(all - base > 200, qPrintable(QString::number(all)));
}

void TestSampleKinds::invalidOfTriage()
{
    const auto bytes = readFile(QStringLiteral(CUEWRIGHT_TEST_DATA "/../../resources/samples/support-desk/schemas/ticket_triage.schema.json"), 100'000);
    VERIFY_RESULT(bytes);
    const auto samples = makeInvalidSamples(json(*bytes), 1);
    VERIFY_RESULT(samples);
    // The object's type, 16 rules of members, 7 required ones, no further ones, and one for each category's list.
    QCOMPARE(samples->size(), 1 + 16 + 7 + 1 + 6);
    int alone = 0;
    const auto validator = Validator::compile(json(*bytes));
    for (const InvalidSample &sample : *samples)
        alone += validator->check(sample.value).size() == 1;
    // A choice of another type is no choice either, twice; and what subcategory may not be is not in its category's list, twice.
    QCOMPARE(alone, samples->size() - 4);
}

// The official suite's schemas for which it has a valid value: for how many a sample is found.
void TestSampleKinds::suite()
{
    const QString folder = qEnvironmentVariable("JSON_SCHEMA_TEST_SUITE");
    if (folder.isEmpty())
        QSKIP("JSON_SCHEMA_TEST_SUITE is not set");
    SchemaDocuments documents;
    const QDir remotes(folder + QStringLiteral("/remotes"));
    QDirIterator files(remotes.path(), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        documents.insert(QStringLiteral("http://localhost:1234/") + remotes.relativeFilePath(path), json(*readFile(path, 10'000'000)));
    }
    int satisfiable = 0;
    QStringList missed;
    for (const char *part : {"/draft2020-12", "/draft2020-12/optional"}) {
        for (const QFileInfo &file : QDir(folder + QLatin1String(part)).entryInfoList({QStringLiteral("*.json")}, QDir::Files)) {
            for (const Json &group : json(*readFile(file.filePath(), 10'000'000))) {
                const auto &tests = group["tests"];
                if (std::none_of(tests.begin(), tests.end(), [](const Json &test) { return test["valid"].get<bool>(); }))
                    continue;
                ++satisfiable;
                const auto validator = Validator::compile(group["schema"], documents);
                const auto sample = makeSample(group["schema"], SampleKind::Typical, 1, documents);
                if (!sample)
                    missed << file.fileName() + QStringLiteral(": ") + memberText(group, "description");
                else
                    QVERIFY(validator && validator->accepts(*sample));
            }
        }
    }
    qInfo("samples for %d of %d schemas; none for:\n%s", satisfiable - static_cast<int>(missed.size()), satisfiable, qPrintable(missed.join(u'\n')));
    QVERIFY(missed.size() * 20 <= satisfiable); // 95 %
}

QTEST_GUILESS_MAIN(TestSampleKinds)
#include "tst_samplekinds.moc"
