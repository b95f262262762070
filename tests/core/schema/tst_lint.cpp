#include "base/files.h"
#include "results.h"
#include "schema/lint/lint.h"
#include "schema/lint/localrules.h"
#include "schema/shape.h"
#include "schema/subschemas.h"
#include "schema/validator.h"

#include <QSet>
#include <QtTest>

using namespace cuewright;

// The table is tests/data/schema/lint.json: a schema, the problems expected (pointer, rule) and what "Fix all" makes of it,
// or the rules that are left to a person.
class TestLint : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void problems_data() { rows(); }
    void problems();
    void oneFix_data() { rows(); }
    void oneFix();
    void allFixes_data() { rows(); }
    void allFixes();
    void sentIsAccepted_data() { rows(); }
    void sentIsAccepted();
    void limits_data();
    void limits();
    void localRules();
    void localConditions_data();
    void localConditions();
    void localRulesStandInPlace();
    void targets();
    void wholeTable();
    void endlessCopies();
    void manyFields();

private:
    void rows();
    Json m_cases;
};

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

QString text(const Json &value)
{
    return QString::fromUtf8(writeJson(value));
}

LintTarget targetOf(const Json &row)
{
    return lintTargetFromKey(memberText(row, "target", QStringLiteral("openai-strict"))).value();
}

QString named(const QList<LintProblem> &problems)
{
    QStringList lines;
    for (const LintProblem &problem : problems)
        lines << problem.pointer + u' ' + problem.rule;
    lines.sort();
    return lines.join(u'\n');
}

// A second reading of facts §3.2, without the lint's tables: what a schema still has that is refused.
QStringList refusedBy(const Json &schema, const QString &pointer)
{
    static const QSet<QString> kAccepted = {QStringLiteral("type"), QStringLiteral("properties"), QStringLiteral("required"),
        QStringLiteral("additionalProperties"), QStringLiteral("items"), QStringLiteral("anyOf"), QStringLiteral("enum"),
        QStringLiteral("const"), QStringLiteral("title"), QStringLiteral("description"), QStringLiteral("$ref"),
        QStringLiteral("$defs"), QStringLiteral("definitions"), QStringLiteral("pattern"), QStringLiteral("format"),
        QStringLiteral("multipleOf"), QStringLiteral("minimum"), QStringLiteral("maximum"),
        QStringLiteral("exclusiveMinimum"), QStringLiteral("exclusiveMaximum"), QStringLiteral("minItems"),
        QStringLiteral("maxItems"), QStringLiteral("$schema"), QStringLiteral("$id"), QStringLiteral("x-cuewright-local")};
    QStringList refused;
    for (const auto &[name, value] : schema.items()) {
        if (!kAccepted.contains(fromUtf8(name)))
            refused << pointer + u'/' + fromUtf8(name);
    }
    if (describesObject(schema) && schema.value("additionalProperties", Json(true)) != Json(false))
        refused << pointer + QStringLiteral(" is open");
    const Json none = Json::object();
    const Json *fields = member(schema, "properties");
    for (const auto &[name, value] : (fields ? *fields : none).items()) {
        if (!requiredNames(schema).contains(fromUtf8(name)))
            refused << pointer + QStringLiteral(" does not require ") + fromUtf8(name);
    }
    if (typeNames(schema).contains(QLatin1String("array")) && !schema.contains("items"))
        refused << pointer + QStringLiteral(" has no items");
    if (schema.contains("$ref") && (schema.contains("type") || schema.contains("properties") || schema.contains("minimum")))
        refused << pointer + QStringLiteral(" has something beside $ref");
    forEachSubschema(schema, pointer, [&](const Json &child, const QString &childPointer, const std::string &keyword) {
        if (child.is_object() && keyword != "x-cuewright-local")
            refused += refusedBy(child, childPointer);
    });
    if (pointer.isEmpty() && (!schema.contains("type") || schema["type"] != "object" || schema.contains("anyOf")))
        refused << QStringLiteral("the root is no object");
    return refused;
}

} // namespace

void TestLint::initTestCase()
{
    const auto bytes = readFile(QStringLiteral(CUEWRIGHT_TEST_DATA "/schema/lint.json"), 1'000'000);
    VERIFY_RESULT(bytes);
    m_cases = json(*bytes);
    QVERIFY(m_cases.size() >= 80);
}

void TestLint::rows()
{
    QTest::addColumn<int>("index");
    QSet<QString> names;
    for (std::size_t i = 0; i < m_cases.size(); ++i) {
        const QString name = memberText(m_cases[i], "name");
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QTest::newRow(qPrintable(name)) << int(i);
    }
}

void TestLint::problems()
{
    QFETCH(int, index);
    const Json &row = m_cases[std::size_t(index)];
    const LintReport report = lint(row["schema"], targetOf(row));
    QStringList expected;
    for (const Json &problem : row["problems"])
        expected << fromUtf8(problem[0].get<std::string>()) + u' ' + fromUtf8(problem[1].get<std::string>());
    expected.sort();
    QCOMPARE(named(report.problems), expected.join(u'\n'));
    for (const LintProblem &problem : report.problems) {
        QVERIFY(problem.message.endsWith(u'.'));
        QVERIFY2(!problem.message.contains(u"%"), qPrintable(problem.message));
        QVERIFY2(resolvePointer(row["schema"], problem.pointer), qPrintable(problem.pointer));
    }
}

// A fix mends its problem alone: the others are there as before, and nothing else has changed where one keyword goes.
void TestLint::oneFix()
{
    QFETCH(int, index);
    const Json &row = m_cases[std::size_t(index)];
    const LintReport before = lint(row["schema"], targetOf(row));
    for (const LintProblem &problem : before.problems) {
        const Json made = fixed(row["schema"], targetOf(row), problem);
        if (!problem.isFixable()) {
            QCOMPARE(text(made), text(row["schema"]));
            continue;
        }
        QVERIFY2(made != row["schema"], qPrintable(problem.pointer));
        QVERIFY(Validator::compile(made) || !Validator::compile(row["schema"]));
        const LintReport after = lint(made, targetOf(row));
        QVERIFY2(after.problems.size() < before.problems.size(),
            qPrintable(problem.rule + u'\n' + named(after.problems) + u'\n' + text(made)));
        QVERIFY(!after.problems.contains(problem));
    }
}

void TestLint::allFixes()
{
    QFETCH(int, index);
    const Json &row = m_cases[std::size_t(index)];
    const LintTarget target = targetOf(row);
    const FixedSchema made = fixAll(row["schema"], target);
    QStringList left, expectedLeft;
    for (const LintProblem &problem : made.left.problems) {
        left << problem.rule;
        QVERIFY2(!problem.isFixable(), qPrintable(problem.pointer + problem.rule));
    }
    for (const Json &rule : row.value("left", Json::array()))
        expectedLeft << fromUtf8(rule.get<std::string>());
    QCOMPARE(left, expectedLeft);
    if (const Json *expected = member(row, "fixed"))
        QCOMPARE(text(made.schema), text(*expected));
    else
        QCOMPARE(text(made.schema), text(row["schema"]));
    QCOMPARE(text(fixAll(made.schema, target).schema), text(made.schema)); // nothing left to do
    if (left.isEmpty() && target == LintTarget::OpenAiStrict)
        QCOMPARE(refusedBy(made.schema, {}), QStringList());
}

// The lint and what is sent never disagree: what goes on the wire has no error but those that only a person can mend.
void TestLint::sentIsAccepted()
{
    QFETCH(int, index);
    const Json &schema = m_cases[std::size_t(index)]["schema"];
    const SentSchema sent = forProvider(schema, true);
    QSet<QString> unfixable = {QStringLiteral("object-root")}; // wrapping would change the answer
    for (const LintProblem &problem : lint(schema, LintTarget::OpenAiStrict).problems) {
        if (!problem.isFixable())
            unfixable << problem.rule;
    }
    for (const LintProblem &problem : fixAll(schema, LintTarget::OpenAiStrict).left.problems)
        unfixable << problem.rule; // a copy may bring one out
    if (unfixable.contains(QStringLiteral("missing-reference")) || unfixable.contains(QStringLiteral("anchor-reference"))
        || unfixable.contains(QStringLiteral("unsent-reference")))
        unfixable << QStringLiteral("any-value"); // what a reference that leads nowhere gives way to
    for (const LintProblem &problem : lint(sent.schema, LintTarget::OpenAiStrict).problems)
        QVERIFY2(unfixable.contains(problem.rule), qPrintable(problem.pointer + u' ' + problem.rule + u'\n' + text(sent.schema)));
    QVERIFY(!text(sent.schema).contains(u"x-cuewright-local"));
    QVERIFY(!text(sent.schema).contains(u"#/$defs/none"));
    QCOMPARE(text(forProvider(sent.schema, true).schema), text(sent.schema));
}

void TestLint::limits_data()
{
    QTest::addColumn<Json>("schema");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("severity"); // -1: none
    const auto fields = [](int count) {
        Json schema = json(R"({"type":"object","properties":{},"required":[],"additionalProperties":false})");
        for (int i = 0; i < count; ++i) {
            const std::string name = "f" + std::to_string(i);
            schema["properties"].get_ref<Json::object_t &>().push_back({name, Json::object({{"type", "null"}})});
            schema["required"].push_back(name);
        }
        return schema;
    };
    const auto field = [&](const Json &value) {
        Json schema = fields(1);
        schema["properties"]["f0"] = value;
        return schema;
    };
    const auto nested = [&](int levels) {
        Json schema = fields(1);
        for (int i = 1; i < levels; ++i)
            schema = field(i % 2 ? schema : Json::object({{"type", "array"}, {"items", schema}}));
        return schema;
    };
    const auto choices = [&](int count, int length) {
        Json values = Json::array();
        for (int i = 0; i < count; ++i)
            values.push_back(QStringLiteral("%1").arg(i, length, 10, QLatin1Char('0')).toStdString());
        return field(Json::object({{"type", "string"}, {"enum", values}}));
    };
    const auto constant = [&](int length) { return field(Json::object({{"const", std::string(std::size_t(length), 'x')}})); };
    const auto steps = [&](const char *rule, auto make, int older, int newer) {
        const QString id = QLatin1String(rule);
        QTest::addRow("%s %d", rule, older) << make(older) << id << -1;
        QTest::addRow("%s %d", rule, older + 1) << make(older + 1) << id << int(LintSeverity::Warning);
        QTest::addRow("%s %d", rule, newer) << make(newer) << id << int(LintSeverity::Warning);
        QTest::addRow("%s %d", rule, newer + 1) << make(newer + 1) << id << int(LintSeverity::Error);
    };
    steps("limit-properties", fields, 100, 5000);
    steps("limit-levels", nested, 5, 10);
    steps("limit-enum-values", [&](int n) { return choices(n, 4); }, 500, 1000);
    steps("limit-characters", [&](int n) { return constant(n - 2); }, 15'000, 120'000); // "f0" counts, too
    const QString longEnum = QStringLiteral("limit-long-enum");
    QTest::newRow("250 long choices") << choices(250, 100) << longEnum << -1;
    QTest::newRow("300 choices, 15000 characters") << choices(300, 50) << longEnum << -1;
    QTest::newRow("251 long choices") << choices(251, 60) << longEnum << int(LintSeverity::Error);
    Json recursive = field(json(R"({"anyOf":[{"$ref":"#"},{"type":"null"}]})"));
    QTest::newRow("recursion has one level") << recursive << QStringLiteral("limit-levels") << -1;
}

void TestLint::limits()
{
    QFETCH(Json, schema);
    QFETCH(QString, rule);
    QFETCH(int, severity);
    int found = -1;
    for (const LintProblem &problem : lint(schema, LintTarget::OpenAiStrict).problems) {
        if (problem.rule != rule)
            continue;
        QCOMPARE(found, -1);
        found = int(problem.severity);
        QVERIFY(!problem.isFixable());
    }
    QCOMPARE(found, severity);
    for (const LintProblem &problem : lint(schema, LintTarget::Anthropic).problems)
        QVERIFY(!problem.rule.startsWith(u"limit"));
}

// What moves to the local rules is still checked, and never loosened.
void TestLint::localRules()
{
    const Json schema = json(R"({"type":"object","properties":{"a":{"type":"string","minLength":3,"format":"uri"},
        "l":{"type":"array","prefixItems":[{"type":"string"},{"type":"number"}],"items":false}},"required":["a"]})");
    const FixedSchema made = fixAll(schema, LintTarget::OpenAiStrict);
    QVERIFY(made.left.problems.isEmpty());
    const auto validator = Validator::compile(made.schema);
    VERIFY_RESULT(validator);
    QVERIFY(validator->accepts(json(R"({"a":"x:yz","l":["s",1]})")));
    QVERIFY(validator->accepts(json(R"({"a":"x:yz","l":null})")));
    const auto tooShort = validator->check(json(R"({"a":"x:","l":null})"));
    QCOMPARE(tooShort.size(), 1);
    QCOMPARE(tooShort[0].schemaPointer, QStringLiteral("/properties/a/x-cuewright-local/minLength"));
    QVERIFY(!validator->accepts(json(R"({"a":"no address","l":null})")));
    QVERIFY(!validator->accepts(json(R"({"a":"x:yz","l":[1,"s"]})")));
    QVERIFY(!validator->accepts(json(R"({"a":"x:yz","l":["s",1,1]})")));
    QStringList local;
    for (const LocalOnlyRule &rule : made.left.localOnly)
        local << rule.keyword;
    QCOMPARE(local, (QStringList{QStringLiteral("minLength"), QStringLiteral("format"), QStringLiteral("prefixItems"),
                        QStringLiteral("items")}));
}

void TestLint::localConditions_data()
{
    QTest::addColumn<QByteArray>("before"); // local rules that are there already
    QTest::addColumn<QByteArray>("after");
    const QByteArray fresh = R"({"if":{"required":["a"]},"then":{"required":["b"]}})";
    const QByteArray other = R"({"if":{"required":["c"]},"then":{"required":["d"]}})";
    QTest::newRow("none") << QByteArray("{}") << fresh;
    QTest::newRow("another") << other
                             << QByteArray(R"({"if":{"required":["c"]},"then":{"required":["d"]},"allOf":[)") + fresh + "]}";
    QTest::newRow("a list") << QByteArray(R"({"if":{"required":["c"]},"then":{"required":["d"]},"allOf":[{"minProperties":1}]})")
                            << QByteArray(R"({"if":{"required":["c"]},"then":{"required":["d"]},"allOf":[{"minProperties":1},)") + fresh
            + "]}";
    QTest::newRow("a lone then") << QByteArray(R"({"then":{"required":["d"]}})")
                                 << QByteArray(R"({"then":{"required":["d"]},"allOf":[)") + fresh + "]}";
    QTest::newRow("the same then") << QByteArray(R"({"if":{"required":["c"]},"then":{"required":["b"]}})")
                                   << QByteArray(R"({"if":{"required":["c"]},"then":{"required":["b"]},"allOf":[)") + fresh + "]}";
}

// A "then" beside another "if", or without one, would demand something else, or nothing.
void TestLint::localConditions()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Json schema = json(R"({"type":"object","properties":{},"required":[],"additionalProperties":false,
        "if":{"required":["a"]},"then":{"required":["b"]}})");
    schema[std::string(kLocalRules)] = json(before);
    const FixedSchema made = fixAll(schema, LintTarget::OpenAiStrict);
    QVERIFY(made.left.problems.isEmpty());
    QCOMPARE(text(made.schema[std::string(kLocalRules)]), text(json(after)));
}

void TestLint::localRulesStandInPlace()
{
    const Json schema = json(
        R"({"properties":{"a":{"type":"string","x-cuewright-local":{"minLength":3,"type":"x"}}},"enum":[{"x-cuewright-local":{}}]})");
    QCOMPARE(text(withLocalRulesInPlace(schema)),
        QStringLiteral(
            R"({"properties":{"a":{"type":"string","minLength":3,"x-cuewright-local":{"type":"x"}}},"enum":[{"x-cuewright-local":{}}]})"));
}

void TestLint::targets()
{
    QSet<QString> names;
    for (const LintTarget target : lintTargets()) {
        QCOMPARE(lintTargetFromKey(lintTargetKey(target)), std::optional(target));
        names << lintTargetName(target);
    }
    QCOMPARE(names.size(), lintTargets().size());
    QVERIFY(!lintTargetFromKey(u"frobnicate"));
    const LintReport report = lint(json(R"({"type":"object"})"), LintTarget::JsonMode);
    QCOMPARE(report.localOnly.size(), 1);
    QCOMPARE(report.localOnly[0].pointer, QString());
}

// Each rule of the strict target is violated alone by some row.
void TestLint::wholeTable()
{
    QSet<QString> alone;
    for (const Json &row : m_cases) {
        if (row["problems"].size() == 1)
            alone << fromUtf8(row["problems"][0][1].get<std::string>());
    }
    for (const char *rule : {"broken-schema", "object-root", "root-reference", "unsent-reference", "unsupported-keyword", "unsupported-note",
             "nested-id", "format", "missing-reference", "anchor-reference", "beside-reference", "recursion", "one-of",
             "one-of-overlap", "all-of", "tuple", "list-items", "boolean-schema", "any-value", "required-unknown",
             "optional-field", "extra-fields", "open-map", "first-keys", "enum-values", "min-items", "anchored-pattern",
             "union-beside-fields"})
        QVERIFY2(alone.contains(QLatin1String(rule)), rule);
}

void TestLint::endlessCopies()
{
    const Json schema = json(R"({"type":"object","properties":{"a":{"$ref":"#/$defs/x","title":"t","minimum":1}},"required":["a"],
        "additionalProperties":false,"$defs":{"x":{"anyOf":[{"$ref":"#/$defs/y","maximum":1},{"$ref":"#/$defs/y","maximum":2}]},
        "y":{"anyOf":[{"$ref":"#/$defs/x","maximum":3},{"$ref":"#/$defs/x","maximum":4}]}}})");
    const FixedSchema made = fixAll(schema, LintTarget::OpenAiStrict);
    QVERIFY(writeJson(made.schema).size() < 100'000);
    QVERIFY(writeJson(forProvider(schema, true).schema).size() < 100'000);
}

void TestLint::manyFields()
{
    Json schema = Json::object({{"type", "object"}, {"properties", Json::object()}});
    for (int i = 0; i < 5000; ++i)
        schema["properties"].get_ref<Json::object_t &>().push_back(
            {"f" + std::to_string(i), Json::object({{"type", "string"}})});
    QElapsedTimer timer;
    timer.start();
    const FixedSchema made = fixAll(schema, LintTarget::OpenAiStrict);
    qInfo("5000 fields fixed in %lld ms", timer.elapsed());
    QCOMPARE(made.schema["required"].size(), std::size_t(5000));
    QCOMPARE(made.schema["required"][4999].get<std::string>(), std::string("f4999"));
    QVERIFY(!made.left.hasErrors());
}

QTEST_GUILESS_MAIN(TestLint)
#include "tst_lint.moc"
