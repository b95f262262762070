#include "agreement.h"
#include "base/files.h"
#include "results.h"
#include "schema/invalidsamples.h"
#include "schema/lint/lint.h"
#include "schema/samples.h"

#include <QtTest>

using namespace cuewright;

/// The quick answer is Evaluation's. tst_officialsuite asks the same of every case of the suite.
class TestAcceptance : public QObject
{
    Q_OBJECT
private slots:
    void answers_data();
    void answers();
    void lintTable();
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

using Formats = Validator::Formats;

} // namespace

void TestAcceptance::answers_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("asserted"); // formats
    QTest::addColumn<bool>("valid");
    QTest::addColumn<bool>("quick"); // known without Evaluation
    const auto row = [](const char *name, const QByteArray &schema, const QByteArray &value, bool asserted, bool valid,
                         bool quick = true) { QTest::newRow(name) << schema << value << asserted << valid << quick; };
    row("format, not asserted", R"({"format":"date"})", "\"x\"", false, true);
    row("format, asserted", R"({"format":"date"})", "\"x\"", true, false);
    row("format that fits", R"({"format":"date"})", "\"2024-02-29\"", true, true);
    row("format beside a length", R"({"format":"date","maxLength":20})", "\"2023-02-29\"", true, false);
    row("unknown format", R"({"format":"zip"})", "\"x\"", true, true);
    row("format of a number", R"({"format":"date"})", "1", true, true);
    row("format below not", R"({"not":{"format":"date"}})", "\"x\"", true, true);
    row("format of names", R"({"propertyNames":{"format":"ipv4"}})", R"({"1.2.3.4":0,"1.2.3":0})", true, false);
    row("local format", R"({"x-cuewright-local":{"format":"email"}})", "\"nobody\"", false, false);
    row("local format that fits", R"({"x-cuewright-local":{"format":"email"}})", "\"a@b.c\"", false, true);
    row("format below a local rule", R"({"x-cuewright-local":{"not":{"format":"email"}}})", "\"a@b.c\"", false, false);
    row("local length", R"({"type":"string","x-cuewright-local":{"minLength":3}})", "\"ab\"", false, false);
    row("local length that fits", R"({"type":"string","x-cuewright-local":{"minLength":3}})", "\"abc\"", false, true);
    row("local rule inside", R"({"items":{"x-cuewright-local":{"not":{"const":1}}}})", "[2,1]", false, false);
    row("local condition", R"({"x-cuewright-local":{"if":{"required":["a"]},"then":{"required":["b"]}}})", R"({"a":1})", false, false);
    row("local and allOf", R"({"allOf":[{"minimum":1}],"x-cuewright-local":{"maximum":2}})", "3", false, false);
    row("local reference", R"({"x-cuewright-local":{"$ref":"#/$defs/a"},"$defs":{"a":{"type":"null"}}})", "1", false, false);
    row("local tuple",
        R"({"items":{"type":["string","number"]},"x-cuewright-local":{"prefixItems":[{"type":"string"}],"items":false}})",
        "[\"a\",1]", false, false);
    const QByteArray text = "\"" + QByteArray(60, 'a') + "!\"";
    const QByteArray pattern = R"({"pattern":"^(a+)+$"})";
    row("expensive pattern", pattern, text, false, false, false);
    row("expensive pattern below not", R"({"not":)" + pattern + "}", text, false, false, false);
    row("expensive pattern below two nots", R"({"not":{"not":)" + pattern + "}}", text, false, false, false);
    row("expensive pattern in if", R"({"if":)" + pattern + R"(,"then":false})", text, false, false, false);
    row("expensive pattern in anyOf", R"({"anyOf":[)" + pattern + R"(,{"type":"number"}]})", text, false, false, false);
    row("another one of anyOf fits", R"({"anyOf":[)" + pattern + R"(,{"type":"string"}]})", text, false, true, false);
    row("an earlier one of anyOf fits", R"({"anyOf":[{"type":"string"},)" + pattern + "]}", text, false, true);
    row("expensive pattern in oneOf", R"({"oneOf":[)" + pattern + R"(,{"type":"string"}]})", text, false, false, false);
    row("expensive pattern in allOf", R"({"allOf":[)" + pattern + "]}", text, false, false, false);
    row("expensive pattern in contains", R"({"contains":)" + pattern + "}", "[" + text + "]", false, false, false);
    row("expensive, and none needs to be there", R"({"minContains":0,"contains":)" + pattern + "}", "[" + text + "]", false,
        true, false);
    row("expensive, and none may be there", R"({"minContains":0,"maxContains":0,"contains":)" + pattern + "}",
        "[" + text + "]", false, false, false);
    row("expensive, thirty times, below not", R"({"not":{"contains":)" + pattern + "}}",
        "[" + (text + ',').repeated(30) + "1]", false, false, false);
    row("expensive, thirty times, and none needs to be there", R"({"minContains":0,"contains":)" + pattern + "}",
        "[" + (text + ',').repeated(30) + "1]", false, false, false);
    const QByteArray group = "{" + text + ":1}";
    row("expensive name", R"({"patternProperties":{"^(a+)+$":true}})", group, false, false, false);
    row("expensive name below not", R"({"not":{"patternProperties":{"^(a+)+$":true}}})", group, false, false, false);
    row("expensive name, and nothing else",
        R"({"patternProperties":{"^(a+)+$":true},"additionalProperties":false})", group, false, false, false);
    row("expensive name by propertyNames", R"({"propertyNames":)" + pattern + "}", group, false, false, false);
    row("expensive local pattern", R"({"x-cuewright-local":)" + pattern + "}", text, false, false, false);
    row("expensive, but of another type first", R"({"type":"number","pattern":"^(a+)+$"})", text, false, false);
}

void TestAcceptance::answers()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(bool, asserted);
    QFETCH(bool, valid);
    QFETCH(bool, quick);
    const Formats formats = asserted ? Formats::Assert : Formats::Annotate;
    const Agreement agreement(json(schema), {}, formats);
    QVERIFY(agreement.compiles());
    QCOMPARE(agreement.answer(json(value)), std::optional(valid));
    QCOMPARE(agreement.quick(json(value)), quick ? std::optional(valid) : std::nullopt);
    const auto validator = Validator::compile(json(schema), {}, formats);
    VERIFY_RESULT(validator);
    QCOMPARE(validator->accepts(json(value)), valid);
    QCOMPARE(validator->check(json(value)).isEmpty(), valid);
}

// Schemas as designed and as mended (with local rules), against values that fit, that break one rule, and other values.
void TestAcceptance::lintTable()
{
    const auto bytes = readFile(QStringLiteral(CUEWRIGHT_TEST_DATA "/schema/lint.json"), 1'000'000);
    VERIFY_RESULT(bytes);
    int valid = 0, invalid = 0;
    for (const Json &row : json(*bytes)) {
        const Json &schema = row["schema"];
        std::vector<Json> values{nullptr, true, 1, 1.5, "", "text", Json::array(), Json::object(), schema};
        for (const Json &of : {schema, fixAll(schema, LintTarget::OpenAiStrict).schema}) {
            for (const SampleKind kind : {SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal}) {
                if (const auto sample = makeSample(of, kind, 1))
                    values.push_back(*sample);
            }
            if (const auto samples = makeInvalidSamples(of, 1)) {
                for (const InvalidSample &sample : *samples)
                    values.push_back(sample.value);
            }
            for (const Formats formats : {Formats::Annotate, Formats::Assert}) {
                const Agreement agreement(of, {}, formats);
                for (std::size_t i = 0; agreement.compiles() && i < values.size(); ++i) {
                    const std::optional<bool> answer = agreement.answer(values[i]);
                    QVERIFY2(answer, (writeJson(of) + '\n' + writeJson(values[i])).constData());
                    ++(*answer ? valid : invalid);
                }
            }
        }
    }
    qInfo("%d valid, %d invalid", valid, invalid);
    QVERIFY(valid > 500 && invalid > 500);
}

QTEST_GUILESS_MAIN(TestAcceptance)
#include "tst_acceptance.moc"
