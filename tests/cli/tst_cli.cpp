#include "base/json.h"
#include "base/money.h"
#include "clifixture.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;

// The command line as scripts see it: arguments in, exit code and output out.
class TestCli : public QObject, private CliFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void exitCodes_data();
    void exitCodes();
    void saysWhatIsAllowed();
    void countsText();
    void countsMessages();
    void lints();
    void fixes();
    void printsWhatIsSent();
    void validates_data();
    void validates();
    void tellsWhereJsonBreaks_data();
    void tellsWhereJsonBreaks();
    void goldens_data();
    void goldens();
    void renders();
    void costs();
    void breaksDown();
    void breaksDownOneCallOnly();
    void unknownPriceIsNotZero();
    void runsEverySample_data();
    void runsEverySample();
    void brokenRulesAreSentBack_data();
    void brokenRulesAreSentBack();
    void retriesWithinReason();
    void ledgerRemembersRuns();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void keyNeverShows();
    void addressTellsTheProvider();
    void unknownInputIsSaid();
    void eitherFormat();
    void problemsNameFlags();
    void requestsFollowTheSettings();
    void keyGoesOnlyWhereThePersonSays_data();
    void keyGoesOnlyWhereThePersonSays();
};

void TestCli::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *words, int code) {
        QTest::newRow(name) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts) << code;
    };
    row("nothing", "", 2);
    row("no such command", "frobnicate", 2);
    row("help", "--help", 0);
    row("version", "--version", 0);
    row("help of a command", "count --help", 0);
    row("no such option", "count --frobnicate", 2);
    row("option without value", "count --encoding", 2);
    row("no such encoding", "count --encoding o300k_base", 2);
    row("missing file", "count /no/such/file", 1);
    row("two files", "count a b", 2);
    row("lines and a file", "count --jsonl a b", 2);
    row("messages and a file", "count --messages a --model gpt-4o b", 2);
    row("messages without model", "count --messages x.json", 2);
    row("encoding of a model", "count --encoding o200k_base --model gpt-4o x", 2);
    row("ids of messages", "count --messages x.json --model gpt-4o --ids", 2);
    row("encoding of messages", "count --messages x.json --encoding o200k_base", 2);
    row("lines of messages", "count --messages x.json --model gpt-4o --jsonl x.jsonl", 2);
    row("lines and a model", "count --jsonl /no/such/file --model gpt-4o --ids", 1);
    row("render nothing", "render", 2);
    row("render a missing prompt", "render /no/such.prompty", 1);
    row("ledger what", "ledger", 2);
    row("ledger wrong verb", "ledger frobnicate", 2);
    row("ledger wrong group", "ledger summary --by moon", 2);
    row("lint nothing", "lint", 2);
    row("lint two", "lint a b", 2);
    row("lint for nobody", "lint a --target nobody", 2);
    row("lint a missing file", "lint /no/such.json", 1);
    row("help of lint", "lint --help", 0);
    row("validate without an instance", "validate a", 2);
    row("validate stdin by stdin", "validate - -", 2);
    row("validate a missing file", "validate /no/such.json -", 1);
    row("bad port", "practice --port 99999", 2);
    row("missing fault script", "practice --script /no/such.json", 1);
}

void TestCli::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Output output = run(arguments);
    QCOMPARE(output.code, code);
    QVERIFY2(code == 0 ? !output.out.isEmpty() : output.out.isEmpty() && !output.err.isEmpty(), (output.out + output.err).constData());
}

// Not silently ignored: what was asked for is not what would come out.
void TestCli::saysWhatIsAllowed()
{
    const QStringList messages{QStringLiteral("count"), QStringLiteral("--messages"), QStringLiteral("x.json")};
    const QStringList model{QStringLiteral("--model"), QStringLiteral("gpt-4o")};
    const QStringList encoding{QStringLiteral("--encoding"), QStringLiteral("o200k_base")};
    const auto said = [this](const QStringList &arguments) { return QString::fromUtf8(run(arguments).err); };
    QVERIFY(said(messages + model + QStringList{QStringLiteral("--ids")}).contains(QStringLiteral("--messages goes with --model and --json, not with --ids")));
    QVERIFY(said(messages + encoding).contains(QStringLiteral("not with --encoding")));
    QVERIFY(said(QStringList{QStringLiteral("count")} + model + encoding).contains(QStringLiteral("--encoding and --model exclude each other")));
}

void TestCli::countsText()
{
    QCOMPARE(run({QStringLiteral("count"), QStringLiteral("--encoding"), QStringLiteral("cl100k_base")}, "hello world").out, QByteArray("2\n"));
    QCOMPARE(run({QStringLiteral("count"), QStringLiteral("--encoding"), QStringLiteral("cl100k_base"), QStringLiteral("--ids"), QStringLiteral("--json"), QStringLiteral("-")}, "hello world").out,
        QByteArray("{\"tokens\":2,\"ids\":[15339,1917]}\n"));
    const QString file = write(QStringLiteral("text"), "hello <|endoftext|>");
    QCOMPARE(run({QStringLiteral("count"), QStringLiteral("--model"), QStringLiteral("gpt-4o"), QStringLiteral("--ids"), file}).out, QByteArray("7\n24912 464 91 419 1440 919 91 29\n").replace("7\n", "8\n"));
    QCOMPARE(run({QStringLiteral("count"), QStringLiteral("--encoding"), QStringLiteral("o200k_base")}, QByteArray("a\0b", 3)).code, 0);
    // Of a model nobody knows, another encoding's count is an estimate.
    const QStringList unknown{QStringLiteral("count"), QStringLiteral("--model"), QStringLiteral("nobody-knows-me")};
    QCOMPARE(run(unknown, "hello world").out, QByteArray("≈2\n"));
    QCOMPARE(run(unknown + QStringList{QStringLiteral("--json")}, "hello world").out, QByteArray("{\"tokens\":2,\"exact\":false}\n"));
}

void TestCli::countsMessages()
{
    const QString file = write(QStringLiteral("messages.json"), R"([{"role":"system","content":"hello world"},{"role":"user","name":"bob","content":"hi"}])");
    const Output output = run({QStringLiteral("count"), QStringLiteral("--messages"), file, QStringLiteral("--model"), QStringLiteral("gpt-4o"), QStringLiteral("--json")});
    QCOMPARE(output.code, 0);
    const auto json = parseJson(output.out);
    QVERIFY(json);
    // 3 to prime the reply, 3 a message, 1 for the name; role words, texts and name cost 1 + 2 + 1 + 1 + 1.
    QCOMPARE(json->at("tokens").get<int>(), 3 + 3 + 3 + 1 + 6);
    QVERIFY(json->at("exact").get<bool>());
}

void TestCli::lints()
{
    const QByteArray open = R"({"type":"object","properties":{"a":{"type":"string","minLength":2}},"required":["a"]})";
    const Output text = run({QStringLiteral("lint"), QStringLiteral("-")}, open);
    QCOMPARE(text.code, 1);
    QCOMPARE(QString::fromUtf8(text.out),
        QStringLiteral("(whole): error extra-fields: A group must forbid extra fields.  [fix: Forbid extra fields]\n"
                       "/properties/a/minLength: error unsupported-keyword: “Shortest” (minLength) is not accepted.  [fix: Check only here]\n"
                       "/properties/a/minLength: only checked here: The provider refuses this keyword; it is only checked here.\n"
                       "2 problems for OpenAI strict.\n"));
    const Output json = run({QStringLiteral("lint"), write(QStringLiteral("a.json"), open), QStringLiteral("--json"), QStringLiteral("--target"), QStringLiteral("anthropic")});
    QCOMPARE(json.code, 1);
    const auto report = parseJson(json.out);
    QVERIFY(report);
    QCOMPARE(memberText(*report, "target"), QStringLiteral("anthropic"));
    QCOMPARE(report->at("problems").size(), std::size_t(2));
    QCOMPARE(memberText(report->at("problems")[1], "pointer"), QStringLiteral("/properties/a/minLength"));
    QCOMPARE(memberText(report->at("local_only")[0], "keyword"), QStringLiteral("minLength"));
    const Output twice = run({QStringLiteral("lint"), QStringLiteral("-")}, "{\"type\":\"object\",\n\"type\":\"string\"}");
    QCOMPARE(twice.code, 1);
    QVERIFY2(twice.err.contains("standard input:2:1: "), twice.err.constData());
    // A warning does not fail the work, and no target has no rules.
    const QByteArray warned = R"({"type":"array","items":{"type":"string"},"uniqueItems":true})";
    QCOMPARE(run({QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--target"), QStringLiteral("local")}, warned).code, 0);
    QCOMPARE(run({QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--target"), QStringLiteral("none")}, open).out, QByteArray("No problems for No provider.\n"));
    QCOMPARE(run({QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--target"), QStringLiteral("none")}, R"({"type":"text"})").code, 1);
}

void TestCli::fixes()
{
    const QByteArray open = R"({"properties":{"b":{"type":"string"},"a":{"type":"array"}},"type":"object"})";
    const Output left = run({QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--fix")}, open);
    QCOMPARE(left.code, 1); // a list without items is left to a person
    QVERIFY2(left.err.contains("list-items"), left.err.constData());
    const auto schema = parseJson(left.out);
    QVERIFY(schema);
    QCOMPARE(writeJson(*schema), QByteArray(R"({"properties":{"b":{"type":["string","null"]},"a":{"type":["array","null"]}},"type":"object","required":["b","a"],"additionalProperties":false})"));
    const Output whole = run({QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--fix"), QStringLiteral("--json")}, R"({"type":"object","properties":{}})");
    QCOMPARE(whole.code, 0);
    const auto report = parseJson(whole.out);
    QVERIFY(report);
    QCOMPARE(report->at("problems").size(), std::size_t(0));
    QCOMPARE(report->at("schema")["additionalProperties"], Json(false));
}

void TestCli::printsWhatIsSent()
{
    const QByteArray local = R"({"type":"object","properties":{"a":{"type":"string","x-cuewright-local":{"minLength":2}}},"required":["a"]})";
    const QStringList sent{QStringLiteral("lint"), QStringLiteral("-"), QStringLiteral("--sent")};
    const Output strict = run(sent, local);
    QCOMPARE(strict.code, 0);
    const auto schema = parseJson(strict.out);
    QVERIFY(schema);
    QCOMPARE(writeJson(*schema), QByteArray(R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false})"));
    const auto report = parseJson(run(sent + QStringList{QStringLiteral("--json")}, local).out);
    QVERIFY(report);
    QCOMPARE(report->at("schema"), *schema);
    QCOMPARE(memberText(report->at("local_only")[0], "keyword"), QStringLiteral("minLength"));
    // Without strict outputs the schema goes as it was designed.
    const auto designed = parseJson(run(sent + QStringList{QStringLiteral("--target"), QStringLiteral("local")}, local).out);
    QCOMPARE(designed.value_or(Json()), *parseJson(local));
    QCOMPARE(run(sent + QStringList{QStringLiteral("--target"), QStringLiteral("json-mode")}, local).code, 2);
    QCOMPARE(run(sent + QStringList{QStringLiteral("--fix")}, local).code, 2);
    QCOMPARE(run(sent, R"({"type":"array","items":{"type":"string"}})").code, 1); // a root that no rewriting mends
}

void TestCli::validates_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("instance");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("valid") << QStringList() << QByteArray(R"({"d":"2026-01-02"})") << 0 << QByteArray("Valid.\n");
    QTest::newRow("wrong") << QStringList() << QByteArray(R"({"d":1})") << 1
                           << QByteArray("/d: d must be a text; it is 1.  [/properties/d/type]\n");
    QTest::newRow("formats are notes") << QStringList() << QByteArray(R"({"d":"today"})") << 0 << QByteArray("Valid.\n");
    QTest::newRow("formats are rules") << QStringList{QStringLiteral("--formats")} << QByteArray(R"({"d":"today"})") << 1
                                       << QByteArray("/d: d must be in the format date; it is “today”.  [/properties/d/format]\n");
    QTest::newRow("as JSON") << QStringList{QStringLiteral("--json")} << QByteArray("{}") << 0
                             << QByteArray("{\n  \"valid\": true,\n  \"violations\": []\n}\n");
}

void TestCli::validates()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, instance);
    QFETCH(int, code);
    QFETCH(QByteArray, out);
    const QString schema = write(QStringLiteral("s.json"), R"({"properties":{"d":{"type":"string","format":"date"}}})");
    const Output output = run(QStringList{QStringLiteral("validate"), schema, QStringLiteral("-")} + options, instance);
    QCOMPARE(output.out, out);
    QCOMPARE(output.code, code);
    QVERIFY(output.err.isEmpty());
}

void TestCli::tellsWhereJsonBreaks_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("lint") << QStringLiteral("lint BROKEN") << QByteArray() << QByteArray("broken.json:2:3:");
    QTest::newRow("lint of a stream") << QStringLiteral("lint -") << QByteArray("{\n\n  ]") << QByteArray("standard input:3:3:");
    QTest::newRow("schema") << QStringLiteral("validate BROKEN -") << QByteArray("1") << QByteArray("broken.json:2:3:");
    QTest::newRow("instance") << QStringLiteral("validate GOOD BROKEN") << QByteArray() << QByteArray("broken.json:2:3:");
    QTest::newRow("a schema without sense") << QStringLiteral("validate - GOOD") << QByteArray(R"({"type":"text"})") << QByteArray("/type");
}

void TestCli::tellsWhereJsonBreaks()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, said);
    words.replace(QLatin1String("BROKEN"), write(QStringLiteral("broken.json"), "{\n  oops}")).replace(QLatin1String("GOOD"), write(QStringLiteral("good.json"), "{}"));
    const Output output = run(words.split(u' '), input);
    QCOMPARE(output.code, 1);
    QVERIFY2(output.err.contains(said), output.err.constData());
    QVERIFY(output.out.isEmpty());
}

void TestCli::goldens_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("encoding");
    QTest::newRow("o200k") << QStringLiteral("golden-public-o200k_base.jsonl") << QStringLiteral("o200k_base");
    QTest::newRow("cl100k") << QStringLiteral("golden-public-cl100k_base.jsonl") << QStringLiteral("cl100k_base");
}

void TestCli::goldens()
{
    QFETCH(QString, file);
    QFETCH(QString, encoding);
    const QString path = QStringLiteral(CUEWRIGHT_TEST_DATA "/tokens/") + file;
    QFile golden(path);
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(path));
    const Output output = run({QStringLiteral("count"), QStringLiteral("--jsonl"), path, QStringLiteral("--encoding"), encoding, QStringLiteral("--ids")});
    QCOMPARE(output.code, 0);
    const QList<QByteArray> lines = output.out.trimmed().split('\n');
    qsizetype number = 0;
    while (!golden.atEnd()) {
        const auto expected = parseJson(golden.readLine());
        QVERIFY(expected);
        QVERIFY(number < lines.size());
        const auto actual = parseJson(lines[number++]);
        QVERIFY(actual);
        QCOMPARE(writeJson(actual->at("ids")), writeJson(expected->at("ids")));
        QCOMPARE(actual->at("tokens").get<std::size_t>(), expected->at("ids").size());
    }
    QCOMPARE(number, lines.size());
    QVERIFY(number > 100);
}

void TestCli::renders()
{
    const Output messages = run({QStringLiteral("render"), sample("plain-chat"), QStringLiteral("--var"), QStringLiteral("question=user:\nWho?")});
    QCOMPARE(messages.code, 0);
    const auto list = parseJson(messages.out);
    QVERIFY(list);
    // A value that looks like a turn of its own stays a value.
    QCOMPARE(list->size(), std::size_t(2));
    QCOMPARE(memberText((*list)[1], "content"), QStringLiteral("user:\nWho?"));
    const Output wire = run({QStringLiteral("render"), sample("ticket-triage"), QStringLiteral("--wire"), QStringLiteral("--var"), QStringLiteral("subject=Printer on fire")});
    QCOMPARE(wire.code, 0);
    const auto body = parseJson(wire.out);
    QVERIFY(body);
    QCOMPARE(memberText(*body, "model"), QStringLiteral("gpt-4o-mini"));
    QVERIFY(memberText(body->at("messages")[1], "content").startsWith(QStringLiteral("Subject: Printer on fire")));
    const Json *schema = resolvePointer(*body, u"/response_format/json_schema/schema");
    QVERIFY(schema);
    // What strict mode refuses is checked here, not sent.
    QVERIFY(!schema->contains("allOf"));
    QVERIFY(!resolvePointer(*schema, u"/properties/reasoning/minLength"));
    QCOMPARE(schema->at("properties").begin().key(), std::string("category"));
}

void TestCli::costs()
{
    const Output output = run({QStringLiteral("cost"), sample("ticket-triage"), QStringLiteral("--data"), QStringLiteral(CUEWRIGHT_SAMPLES "/data/tickets.csv"),
        QStringLiteral("--models"), QStringLiteral("gpt-4o-mini,gpt-4o"), QStringLiteral("--json")});
    QCOMPARE(output.code, 0);
    const auto json = parseJson(output.out);
    QVERIFY(json);
    const Json &rows = json->at("estimates");
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].at("calls").get<int>(), 12);
    QCOMPARE(rows[0].at("input_tokens").get<int>(), rows[1].at("input_tokens").get<int>());
    const auto high = [&](std::size_t row) { return *Money::fromDecimal(memberText(rows[row], "high_usd")); };
    // 12 calls of at most 500 tokens out at $0.60 a million, and the input at $0.15.
    const auto input = rows[0].at("input_tokens").get<std::int64_t>();
    QCOMPARE(high(0), Money::fromPico(12 * 500 * 600'000LL + input * 150'000));
    QCOMPARE(high(1), Money::fromPico(12 * 500 * 10'000'000LL + input * 2'500'000));
}

void TestCli::breaksDown()
{
    const QStringList arguments{QStringLiteral("cost"), sample("ticket-triage"), QStringLiteral("--breakdown"), QStringLiteral("--var"),
        QStringLiteral("subject=Cannot sign in"), QStringLiteral("--var"), QStringLiteral("ticket_body=Since this morning nobody can sign in.")};
    const Output json = run(arguments + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.code, 0);
    const auto document = parseJson(json.out);
    QVERIFY(document);
    const Json &found = document->at("breakdowns")[0];
    std::int64_t sum = 0;
    std::int64_t before = INT64_MAX;
    QStringList parts;
    for (const Json &row : found.at("rows")) {
        const auto tokens = row.at("tokens").get<std::int64_t>();
        QVERIFY(tokens <= before);
        before = tokens;
        sum += row.at("inside").get<bool>() ? 0 : tokens;
        parts << memberText(row, "part");
        if (!row.at("saves_tokens").is_null())
            QCOMPARE(*Money::fromDecimal(memberText(row, "saves_usd")), Money::fromPico(row.at("saves_tokens").get<std::int64_t>() * 150'000));
    }
    QCOMPARE(sum, found.at("input_tokens").get<std::int64_t>());
    for (const char *part : {"message", "variable", "schema", "schema_descriptions", "enum", "framing"})
        QVERIFY2(parts.contains(QLatin1String(part)), part);
    const Output table = run(arguments + QStringList{QStringLiteral("--models"), QStringLiteral("gpt-4o-mini,gpt-4o"), QStringLiteral("--calibrated")});
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.contains("gpt-4o-mini: ≈"));
    QVERIFY(table.out.contains("gpt-4o: ≈"));
    QVERIFY(table.out.contains("{{ticket_body}} in message 2"));
}

void TestCli::breaksDownOneCallOnly()
{
    QCOMPARE(run({QStringLiteral("cost"), sample("ticket-triage"), QStringLiteral("--breakdown"), QStringLiteral("--data"),
                 QStringLiteral(CUEWRIGHT_SAMPLES "/data/tickets.csv")}).code, 2);
}

void TestCli::unknownPriceIsNotZero()
{
    const QStringList arguments{QStringLiteral("cost"), sample("plain-chat"), QStringLiteral("--model"), QStringLiteral("nobody-knows-1")};
    QVERIFY(run(arguments).out.contains("–"));
    const auto json = parseJson(run(arguments + QStringList{QStringLiteral("--json")}).out);
    QVERIFY(json);
    QVERIFY(json->at("estimates")[0].at("low_usd").is_null());
    QVERIFY(!json->at("estimates")[0].at("exact").get<bool>());
}

void TestCli::runsEverySample_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QString>("outcome");
    for (const bool stream : {true, false}) {
        const char *way = stream ? "stream" : "whole";
        QTest::addRow("triage %s", way) << QByteArray("ticket-triage") << stream << QStringLiteral("valid");
        QTest::addRow("contact %s", way) << QByteArray("contact-extraction") << stream << QStringLiteral("valid");
        QTest::addRow("weather %s", way) << QByteArray("weather-tools") << stream << QStringLiteral("tool_calls");
        QTest::addRow("chat %s", way) << QByteArray("plain-chat") << stream << QStringLiteral("text");
    }
}

void TestCli::runsEverySample()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, stream);
    QFETCH(QString, outcome);
    QStringList arguments{QStringLiteral("run"), sample(name.constData()), QStringLiteral("--practice")};
    if (!stream)
        arguments << QStringLiteral("--no-stream");
    const Output plain = run(arguments);
    QCOMPARE(plain.code, 0);
    QVERIFY(plain.out.contains("tokens in"));
    QVERIFY(plain.out.contains('$'));
    const Output output = run(arguments + QStringList{QStringLiteral("--json")});
    QCOMPARE(output.code, 0);
    const auto json = parseJson(output.out);
    QVERIFY(json);
    QCOMPARE(memberText(*json, "outcome"), outcome);
    QVERIFY(json->at("usage").at("output_tokens").get<int>() > 0);
    QVERIFY(json->at("practice").get<bool>());
    QCOMPARE(json->at("attempts").get<int>(), 1);
    // Exact for plain messages; what schemas and tools cost is only known to about a percent.
    const int reported = json->at("usage").at("input_tokens").get<int>();
    const int estimated = json->at("estimated_input_tokens").get<int>();
    QVERIFY2(name == "plain-chat" ? reported == estimated : std::abs(reported - estimated) * 50 <= reported,
        qPrintable(QStringLiteral("%1 reported, %2 estimated").arg(reported).arg(estimated)));
    if (outcome == u"tool_calls")
        QCOMPARE(json->at("tool_calls").size(), std::size_t(2));
    if (name == "ticket-triage")
        QCOMPARE(json->at("fields").size(), std::size_t(7));
}

void TestCli::brokenRulesAreSentBack_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("retries");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("traced"); // as a conversation, which is kept
    const QByteArray bad = R"({"violateSchema":true},)";
    for (const bool traced : {false, true}) {
        const auto row = [&](const char *name) -> QTestData & { return QTest::addRow("%s%s", name, traced ? ", traced" : ""); };
        row("never") << bad + "{}" << QStringLiteral("0") << 1 << 1 << traced;
        row("the second is right") << bad + "{}" << QStringLiteral("3") << 2 << 0 << traced;
        row("in vain") << bad + bad + "{}" << QStringLiteral("1") << 2 << 1 << traced;
        row("fails meanwhile") << bad + R"({"status":400})" << QStringLiteral("3") << 2 << 1 << traced;
    }
}

void TestCli::brokenRulesAreSentBack()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, retries);
    QFETCH(int, rounds);
    QFETCH(int, code);
    QFETCH(bool, traced);
    QProcess practice;
    practice.setProcessEnvironment(m_environment);
    practice.start(QStringLiteral(CUEWRIGHT_CLI), {QStringLiteral("practice"), QStringLiteral("--script"), write(QStringLiteral("faults.json"), '[' + script + ']')});
    QByteArray said;
    while (said.count('\n') < 2 && practice.waitForReadyRead(30'000))
        said += practice.readAll();
    const auto line = [&](const QByteArray &name) { return said.mid(said.indexOf(name) + name.size()).split('\n').first(); };
    m_environment.insert(QStringLiteral("OPENAI_API_KEY"), QString::fromUtf8(line("api_key=")));
    QStringList arguments{QStringLiteral("run"), sample("ticket-triage"), QStringLiteral("--base-url"), QString::fromUtf8(line("base_url=")),
        QStringLiteral("--retry-invalid"), retries, QStringLiteral("--json")};
    const QString trace = write(QStringLiteral("out.trace.json"), {});
    if (traced)
        arguments << QStringLiteral("--trace") << trace;
    const Output output = run(arguments);
    QVERIFY2(output.code == code, output.err.constData());
    const auto json = parseJson(output.out);
    VERIFY_RESULT(json);
    QCOMPARE(json->value(traced ? "requests" : "rounds", 1), rounds);
    QCOMPARE(json->contains("all_rounds_cost_usd"), retries != u"0" && !traced);
    if (traced) {
        const Output replayed = run({QStringLiteral("replay"), trace, QStringLiteral("--check")});
        QVERIFY2(replayed.code == 0, replayed.err.constData());
    }
    QCOMPARE(output.err.count("asking again"), rounds - 1);
    QCOMPARE(output.err.contains(QStringLiteral("attempt 1 of %1").arg(retries.toInt() + 1).toUtf8()), rounds > 1);
    const auto ledger = parseJson(run({QStringLiteral("ledger"), QStringLiteral("summary"), QStringLiteral("--by"), QStringLiteral("model"), QStringLiteral("--json")}).out);
    QCOMPARE(ledger->at("rows")[0].at("calls").get<int>(), rounds);
    practice.kill();
    practice.waitForFinished();
}

void TestCli::retriesWithinReason()
{
    for (const char *times : {"often", "11", "-1"})
        QCOMPARE(run({QStringLiteral("run"), sample("plain-chat"), QStringLiteral("--practice"), QStringLiteral("--retry-invalid"), QLatin1String(times)}).code, 2);
}

void TestCli::ledgerRemembersRuns()
{
    QCOMPARE(run({QStringLiteral("run"), sample("plain-chat"), QStringLiteral("--practice"), QStringLiteral("--no-stream")}).code, 0);
    const Output charged = run({QStringLiteral("ledger"), QStringLiteral("summary"), QStringLiteral("--json")});
    QCOMPARE(charged.code, 0);
    QVERIFY(parseJson(charged.out)->at("rows").empty());
    const auto practice = parseJson(run({QStringLiteral("ledger"), QStringLiteral("summary"), QStringLiteral("--by"), QStringLiteral("model"), QStringLiteral("--practice"), QStringLiteral("--json")}).out);
    QCOMPARE(practice->at("rows").size(), std::size_t(1));
    QCOMPARE(memberText(practice->at("rows")[0], "key"), QStringLiteral("gpt-4o-mini"));
    QCOMPARE(practice->at("rows")[0].at("calls").get<int>(), 1);
    const QByteArray csv = run({QStringLiteral("ledger"), QStringLiteral("export"), QStringLiteral("--practice")}).out;
    QCOMPARE(csv.trimmed().count('\n'), 1);
    QVERIFY(csv.contains("prompts/plain-chat.prompty"));
}

void TestCli::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("front matter never ends") << QByteArray("---\nname: x\nuser:\nhello\n");
    QTest::newRow("yaml is broken") << QByteArray("---\nname: 'x\n---\nuser:\nhello\n");
    QTest::newRow("invalid utf-8") << QByteArray("---\nname: x\n---\nuser:\nh\xFF\xFEllo\n");
    QTest::newRow("schema is missing") << QByteArray("---\nname: x\nmodel: gpt-4o\nmetadata:\n  cuewright:\n    schema: schemas/no.schema.json\n---\nuser:\nhello\n");
    QTest::newRow("schema outside of the folder") << QByteArray("---\nname: x\nmodel: gpt-4o\nmetadata:\n  cuewright:\n    schema: ../../../../etc/passwd\n---\nuser:\nhello\n");
    QTest::newRow("template is broken") << QByteArray("---\nname: x\nmodel: gpt-4o\n---\nuser:\n{% if x %}hello\n");
    QTest::newRow("deep yaml") << QByteArray("---\na: ") + QByteArray(10'000, '[') + QByteArray("\n---\nuser:\nhello\n");
}

void TestCli::refusesBadFiles()
{
    QFETCH(QByteArray, content);
    const QString file = write(QStringLiteral("bad.prompty"), content);
    const Output output = run({QStringLiteral("run"), file, QStringLiteral("--practice"), QStringLiteral("--model"), QStringLiteral("gpt-4o")});
    QCOMPARE(output.code, 1);
    QVERIFY(output.err.startsWith("cuewright-cli: "));
    QVERIFY(output.out.isEmpty());
}

// The same prompt in either format: the body that is shown is the one that is sent.
void TestCli::eitherFormat()
{
    const QString prompt = write(QStringLiteral("formats.prompty"), "---\nname: x\nmodel:\n  id: gpt-4o\n  provider: openai\n---\nuser:\nhello\n");
    const auto with = [&](const QStringList &arguments) { return run(arguments); };
    for (const QString &api : {QStringLiteral("chat"), QStringLiteral("responses")}) {
        const Output wire = with({QStringLiteral("render"), prompt, QStringLiteral("--wire"), QStringLiteral("--api"), api});
        QCOMPARE(wire.code, 0);
        QCOMPARE(wire.out.contains("\"input\""), api == u"responses");
        QCOMPARE(wire.out.contains("\"messages\""), api == u"chat");
        for (const QString &further : {QStringLiteral("--json"), QStringLiteral("--no-stream")}) {
            const Output answer = with({QStringLiteral("run"), prompt, QStringLiteral("--practice"), QStringLiteral("--api"), api, further});
            QVERIFY2(answer.code == 0 && answer.out.contains("hello"), answer.err.constData());
        }
    }
    QCOMPARE(with({QStringLiteral("run"), prompt, QStringLiteral("--practice"), QStringLiteral("--api"), QStringLiteral("soap")}).code, 1);
    const Output messages = with({QStringLiteral("render"), prompt, QStringLiteral("--api"), QStringLiteral("responses")});
    QVERIFY(messages.out.contains("\"role\""));
}

// What can be done is said in flags, not in settings that are not there.
void TestCli::problemsNameFlags()
{
    m_environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-shibboleth"));
    const QString prompt = write(QStringLiteral("refused.prompty"), "---\nname: x\nmodel:\n  id: gpt-4o\n---\nuser:\nhello\n");
    const Output output = run({QStringLiteral("run"), prompt, QStringLiteral("--base-url"), QStringLiteral("http://127.0.0.1:1/v1")});
    QCOMPARE(output.code, 1);
    for (const char *part : {"Nothing answers at 127.0.0.1:1.", "It was tried 3 times", "--base-url"})
        QVERIFY2(output.err.contains(part), output.err.constData());
    QVERIFY(!output.err.contains("Settings"));
}

// What a person chose in the window counts here too; a file that is gone is said and does not stop the run.
void TestCli::requestsFollowTheSettings()
{
    m_environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-shibboleth"));
    const QString prompt = write(QStringLiteral("refused.prompty"), "---\nname: x\nmodel:\n  id: gpt-4o\n---\nuser:\nhello\n");
    QVERIFY(QDir(m_home->path()).mkpath(QStringLiteral("data/cuewright")));
    write(QStringLiteral("data/cuewright/settings.ini"), "[requests]\nretry=none\ncaFile=/nowhere/ca.pem\n");
    const Output output = run({QStringLiteral("run"), prompt, QStringLiteral("--base-url"), QStringLiteral("http://127.0.0.1:1/v1")});
    QCOMPARE(output.code, 1);
    for (const char *part : {"Nothing answers at 127.0.0.1:1.", "The certificate file /nowhere/ca.pem cannot be read."})
        QVERIFY2(output.err.contains(part), output.err.constData());
    QVERIFY2(!output.err.contains("It was tried"), output.err.constData());
    // Without its certificates, too, a request takes the proxy that was set.
    write(QStringLiteral("data/cuewright/settings.ini"),
        "[requests]\nretry=none\ncaFile=/nowhere/ca.pem\nproxy=http\nproxyHost=127.0.0.1\nproxyPort=1\n");
    const Output routed = run({QStringLiteral("run"), prompt, QStringLiteral("--base-url"), QStringLiteral("https://model.invalid/v1")});
    QCOMPARE(routed.code, 1);
    QVERIFY2(routed.err.contains("Proxy connection refused"), routed.err.constData());
}

void TestCli::keyGoesOnlyWhereThePersonSays_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("the file's own address gets no key") << QStringList{} << QByteArray("--api-key-env");
    QTest::newRow("a named key may go there") << QStringList{QStringLiteral("--api-key-env"), QStringLiteral("OPENAI_API_KEY")} << QByteArray("Nothing answers");
    QTest::newRow("an address that the person names") << QStringList{QStringLiteral("--base-url"), QStringLiteral("http://127.0.0.1:1/v1")} << QByteArray("Nothing answers");
    QTest::newRow("a variable that is not set") << QStringList{QStringLiteral("--api-key-env"), QStringLiteral("NO_SUCH_KEY")} << QByteArray("NO_SUCH_KEY");
}

// A prompt from somebody else may name any address: OPENAI_API_KEY does not go there unasked.
void TestCli::keyGoesOnlyWhereThePersonSays()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, says);
    m_environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-shibboleth"));
    const QString prompt = write(QStringLiteral("own.prompty"),
        "---\nname: x\nmodel:\n  id: gpt-4o\n  provider: openai\n  connection:\n    kind: key\n    endpoint: http://127.0.0.1:1/v1\n---\nuser:\nhello\n");
    const Output output = run(QStringList{QStringLiteral("run"), prompt} + options);
    QCOMPARE(output.code, 1);
    QVERIFY2(output.err.contains(says), output.err.constData());
}

// A known server is spoken to as such: this one wants a key, which an unknown one would not be asked for.
void TestCli::addressTellsTheProvider()
{
    const Output output = run({QStringLiteral("run"), sample("plain-chat"), QStringLiteral("--base-url"), QStringLiteral("https://openrouter.ai/api/v1")});
    QCOMPARE(output.code, 1);
    QVERIFY2(output.err.contains("There is no key for OpenRouter"), output.err.constData());
}

void TestCli::unknownInputIsSaid()
{
    const QString prompt = write(QStringLiteral("who.prompty"), "---\nname: x\nmodel: gpt-4o\n---\nuser:\nhello {{who}}\n");
    const Output wrong = run({QStringLiteral("render"), prompt, QStringLiteral("--var"), QStringLiteral("whom=Ada")});
    QCOMPARE(wrong.code, 0);
    QVERIFY2(wrong.err.contains("no input “whom”; it has: who"), wrong.err.constData());
    const Output right = run({QStringLiteral("render"), prompt, QStringLiteral("--var"), QStringLiteral("who=Ada")});
    QVERIFY2(right.err.isEmpty(), right.err.constData());
    QVERIFY(right.out.contains("hello Ada"));
}

void TestCli::keyNeverShows()
{
    m_environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-shibboleth"));
    m_environment.insert(QStringLiteral("OPENAI_BASE_URL"), QStringLiteral("http://127.0.0.1:1/v1"));
    m_environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
    const Output output = run({QStringLiteral("run"), sample("plain-chat"), QStringLiteral("--no-stream"), QStringLiteral("--json")});
    QCOMPARE(output.code, 1);
    QVERIFY(!output.out.contains("shibboleth"));
    QVERIFY(!output.err.contains("shibboleth"));
    QDirIterator files(m_home->path(), QDir::Files, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("shibboleth"), qPrintable(file.fileName()));
        ++seen;
    }
    QVERIFY(seen > 0);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
