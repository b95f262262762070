#include "runs/tokenbreakdown.h"
#include "tokens/encoding.h"

#include <QtTest>

#include <algorithm>

using namespace cuewright;
using Kind = BreakdownRow::Kind;

class TestTokenBreakdown : public QObject
{
    Q_OBJECT
private slots:
    void wholeIsTheSumOfItsParts_data();
    void wholeIsTheSumOfItsParts();
    void savingsAreThoseOfAFullRecount();
    void savingsOfVariables();
    void sortedByCost();
    void examples_data();
    void examples();
    void descriptionsAreNotMembers();
    void enumsThatAreNotSentAreNoRows();
    void lastToolTakesItsFrame();
    void moneyKnowsTheCliff();
    void unknownPrice();
    void marks_data();
    void marks();
    void correctionIsARow();
    void emptyRequest();
    void stops();
};

namespace {

const Catalog &catalog()
{
    static const Catalog builtIn = Catalog::builtIn();
    return builtIn;
}

EstimateBasis basis(const char *provider = "openai")
{
    return {catalog(), *providerProfile(QString::fromLatin1(provider)), QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC), {}};
}

ToolDefinition tool(const char *name)
{
    ToolDefinition made;
    made.name = QLatin1String(name);
    made.description = QStringLiteral("Current weather in one city, with the hours to come.");
    made.parameters = *parseJson(R"({"type":"object","properties":{"location":{"type":"string","description":"City, for example Paris"},
        "unit":{"type":"string","enum":["celsius","fahrenheit"]}}})");
    return made;
}

// Everything that a request can hold.
ChatRequest full(const char *model = "gpt-4o-mini")
{
    ChatRequest request;
    request.model = QLatin1String(model);
    request.messages = {Message::text(Role::System, QStringLiteral("You sort tickets. Answer in one word.")),
        Message::text(Role::User, QStringLiteral("I cannot sign in.")), Message::text(Role::Assistant, QStringLiteral("technical")),
        Message::text(Role::User, QStringLiteral("My card shows two payments, and nobody answers the telephone."))};
    request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    request.responseFormat.name = QStringLiteral("triage");
    request.responseFormat.strict = true;
    request.responseFormat.schema = *parseJson(R"({"type":"object","description":"What a team needs to know.","properties":{
        "description":{"type":"string","description":"The case in one sentence."},
        "category":{"type":"string","enum":["technical","billing","account","general"],"description":"The team."},
        "place":{"type":"object","properties":{"country":{"enum":["AT","CH","DE"]}}}}})");
    request.tools = {tool("get_weather"), tool("get_forecast")};
    return request;
}

std::int64_t totalOf(const ChatRequest &request)
{
    return estimate(request, basis()).tokens.total;
}

const BreakdownRow *find(const TokenBreakdown &found, Kind kind, const QString &name = {})
{
    const auto row = std::find_if(found.rows.begin(), found.rows.end(),
        [&](const BreakdownRow &one) { return one.kind == kind && (name.isEmpty() || one.name == name); });
    return row == found.rows.end() ? nullptr : &*row;
}

} // namespace

void TestTokenBreakdown::wholeIsTheSumOfItsParts_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("tools");
    for (const char *model : {"gpt-4o-mini", "gpt-4", "gpt-5", "nobody-knows-1"}) {
        for (const int tools : {0, 1, 2})
            QTest::addRow("%s, %d tools", model, tools) << QString::fromLatin1(model) << tools;
    }
}

void TestTokenBreakdown::wholeIsTheSumOfItsParts()
{
    QFETCH(QString, model);
    QFETCH(int, tools);
    ChatRequest request = full();
    request.model = model;
    request.tools = request.tools.mid(0, tools);
    const TokenBreakdown found = breakDown(request, {}, basis());
    std::int64_t sum = 0;
    for (const BreakdownRow &row : found.rows)
        sum += row.inside ? 0 : row.tokens;
    QCOMPARE(sum, found.estimate.tokens.total);
    QCOMPARE(found.estimate.tokens.total, estimate(request, basis()).tokens.total);
}

// Each saving is compared with counting the whole request again without the part.
void TestTokenBreakdown::savingsAreThoseOfAFullRecount()
{
    const ChatRequest request = full();
    const std::int64_t all = totalOf(request);
    const TokenBreakdown found = breakDown(request, {}, basis());
    const auto compare = [&](Kind kind, const QString &name, const ChatRequest &less) {
        const BreakdownRow *row = find(found, kind, name);
        QVERIFY2(row, qPrintable(name));
        QCOMPARE(*row->saves, all - totalOf(less));
        QVERIFY(*row->saves > 0);
        QCOMPARE(row->savesMoney->pico(), *row->saves * 150'000);
    };
    ChatRequest less = request;
    less.responseFormat = {};
    compare(Kind::Schema, QStringLiteral("triage"), less);
    less = request;
    Json &schema = less.responseFormat.schema;
    schema.erase("description");
    schema["properties"]["description"].erase("description");
    schema["properties"]["category"].erase("description");
    compare(Kind::SchemaDescriptions, QStringLiteral("triage"), less);
    less = request;
    less.responseFormat.schema["properties"]["category"].erase("enum");
    compare(Kind::EnumList, QStringLiteral("category"), less);
    less = request;
    less.responseFormat.schema["properties"]["place"]["properties"]["country"].erase("enum");
    compare(Kind::EnumList, QStringLiteral("place.country"), less);
    less = request;
    less.tools.removeAt(1);
    compare(Kind::Tool, QStringLiteral("get_forecast"), less);
    less = request;
    less.tools[0].description.clear();
    less.tools[0].parameters["properties"]["location"].erase("description");
    compare(Kind::ToolDescriptions, QStringLiteral("get_weather"), less);
    less = request;
    less.messages.removeAt(3);
    for (const BreakdownRow &row : found.rows) {
        if (row.kind == Kind::Message && row.messages == QList<qsizetype>{3})
            QCOMPARE(*row.saves, all - totalOf(less));
    }
    less = request;
    less.messages.remove(1, 2);
    compare(Kind::Example, {}, less);
    QVERIFY(!find(found, Kind::Framing)->saves);
}

void TestTokenBreakdown::savingsOfVariables()
{
    Prompt prompt;
    prompt.modelId = QStringLiteral("gpt-4o-mini");
    Property count;
    count.name = QStringLiteral("count");
    count.kind = Property::Kind::Integer;
    count.required = true;
    prompt.inputs = {count};
    prompt.messages = {{Role::System, QStringLiteral("You write for {{plan}} customers."), {}, true, 0},
        {Role::User, QStringLiteral("{{body}}\nPlan: {{plan}} {{count}}{% for t in tags %} #{{t}}{% endfor %}"), {}, true, 0}};
    const Json inputs = *parseJson(R"({"plan":"Enterprise with a contract","body":"Since this morning nobody can sign in.","count":12,"tags":["a","b"]})");
    const Workspace workspace;
    const auto request = workspace.request(prompt, inputs);
    QVERIFY(request);
    const TokenBreakdown found = breakDown(*request, withoutEachValue(workspace, prompt, inputs), basis());
    for (const auto &[name, empty, places] : {std::tuple{"plan", "\"\"", QList<qsizetype>{0, 1}}, std::tuple{"body", "\"\"", QList<qsizetype>{1}},
             std::tuple{"count", "\"\"", QList<qsizetype>{1}}, std::tuple{"tags", "[]", QList<qsizetype>{1}}}) {
        Json without = inputs;
        without[name] = *parseJson(empty);
        const BreakdownRow *row = find(found, Kind::Variable, QLatin1String(name));
        QVERIFY2(row, name);
        QCOMPARE(*row->saves, totalOf(*request) - totalOf(*workspace.request(prompt, without)));
        QCOMPARE(row->tokens, *row->saves);
        QCOMPARE(row->messages, places);
        QVERIFY(row->inside);
        QVERIFY(row->exact);
    }
}

void TestTokenBreakdown::sortedByCost()
{
    const TokenBreakdown found = breakDown(full(), {}, basis());
    QVERIFY(std::is_sorted(found.rows.begin(), found.rows.end(),
        [](const BreakdownRow &a, const BreakdownRow &b) { return a.tokens > b.tokens; }));
}

void TestTokenBreakdown::examples_data()
{
    QTest::addColumn<QByteArray>("roles"); // s u a t, c: an assistant's tool call
    QTest::addColumn<int>("examples");
    QTest::addColumn<int>("messages");
    QTest::newRow("none") << QByteArray("su") << 0 << 2;
    QTest::newRow("two") << QByteArray("suauau") << 2 << 2;
    QTest::newRow("ends with an answer") << QByteArray("ua") << 1 << 0;
    QTest::newRow("two questions") << QByteArray("uua") << 1 << 1;
    QTest::newRow("a call is no example") << QByteArray("uctu") << 0 << 4;
    QTest::newRow("empty") << QByteArray() << 0 << 0;
}

void TestTokenBreakdown::examples()
{
    QFETCH(QByteArray, roles);
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o");
    for (const char role : roles) {
        Message message = Message::text(role == 's' ? Role::System : role == 'u' ? Role::User : role == 't' ? Role::Tool : Role::Assistant,
            QStringLiteral("some words"));
        if (role == 'c')
            message.toolCalls = {{QStringLiteral("1"), QStringLiteral("f"), QStringLiteral("{}")}};
        request.messages << message;
    }
    const TokenBreakdown found = breakDown(request, {}, basis());
    const auto count = [&](Kind kind) {
        return int(std::count_if(found.rows.begin(), found.rows.end(), [kind](const BreakdownRow &row) { return row.kind == kind; }));
    };
    QTEST(count(Kind::Example), "examples");
    QTEST(count(Kind::Message), "messages");
}

// A member that is called "description" is not a description.
void TestTokenBreakdown::descriptionsAreNotMembers()
{
    ChatRequest request = full();
    request.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"description":{"type":"string"}}})");
    QVERIFY(!find(breakDown(request, {}, basis()), Kind::SchemaDescriptions));
}

void TestTokenBreakdown::enumsThatAreNotSentAreNoRows()
{
    ChatRequest request = full();
    request.responseFormat.schema = *parseJson(
        R"({"type":"object","properties":{"a":{"type":"string"}},"if":{"properties":{"a":{"enum":["one","two"]}}}})");
    QVERIFY(!find(breakDown(request, {}, basis()), Kind::EnumList));
    QVERIFY(find(breakDown(request, {}, basis("ollama")), Kind::EnumList)); // sent as designed
}

void TestTokenBreakdown::lastToolTakesItsFrame()
{
    ChatRequest request = full();
    request.tools.removeAt(1);
    const TokenBreakdown found = breakDown(request, {}, basis());
    const BreakdownRow *row = find(found, Kind::Tool);
    QCOMPARE(*row->saves - row->tokens, 12);
    request.tools.clear();
    QCOMPARE(*row->saves, found.estimate.tokens.total - totalOf(request));
}

void TestTokenBreakdown::moneyKnowsTheCliff()
{
    const auto price = priceAt(basis(), u"gpt-5.4");
    if (!price || !price->longContext)
        QSKIP("no model with a price for long contexts in the table");
    ChatRequest request;
    request.model = QStringLiteral("gpt-5.4");
    request.messages = {Message::text(Role::User, QString(2 * price->longContextAbove, u' ').replace(QStringLiteral("  "), QStringLiteral(" a"))),
        Message::text(Role::User, QStringLiteral("short"))};
    const TokenBreakdown found = breakDown(request, {}, basis());
    QVERIFY(found.estimate.tokens.total > price->longContextAbove);
    const BreakdownRow &row = found.rows.first();
    QVERIFY(*row.savesMoney > price->base.input.times(*row.saves)); // all of the call became cheaper
}

void TestTokenBreakdown::unknownPrice()
{
    const TokenBreakdown found = breakDown(full("nobody-knows-1"), {}, basis());
    QVERIFY(!found.rows.isEmpty());
    for (const BreakdownRow &row : found.rows) {
        QVERIFY(!row.cost);
        QVERIFY(!row.savesMoney);
    }
    QCOMPARE(breakDown(full("llama3"), {}, basis("ollama")).rows.first().savesMoney, Money());
}

void TestTokenBreakdown::marks_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("texts");
    QTest::addColumn<bool>("framing");
    QTest::newRow("published") << QStringLiteral("gpt-4o") << true << true;
    QTest::newRow("reasoning: constants only estimated") << QStringLiteral("gpt-5-mini") << true << false;
    QTest::newRow("newer: the same") << QStringLiteral("gpt-4.1") << true << false;
    QTest::newRow("unmapped: all estimated") << QStringLiteral("nobody-knows-1") << false << false;
}

void TestTokenBreakdown::marks()
{
    QFETCH(QString, model);
    QFETCH(bool, texts);
    QFETCH(bool, framing);
    ChatRequest request = full();
    request.model = model;
    request.tools.clear();
    const TokenBreakdown found = breakDown(request, {}, basis());
    for (const BreakdownRow &row : found.rows) {
        const bool message = row.kind == Kind::Message || row.kind == Kind::Example;
        QCOMPARE(row.exact, message ? texts : row.kind == Kind::Framing && framing);
        if (message)
            QCOMPARE(row.savesExact, framing);
    }
    QCOMPARE(found.estimate.tokens.exact, false); // its schema
    request.responseFormat = {};
    QCOMPARE(estimate(request, basis()).tokens.exact, framing);
    request.tools = full().tools;
    QVERIFY(!find(breakDown(request, {}, basis()), Kind::Framing)->exact); // the frame around tools
}

void TestTokenBreakdown::correctionIsARow()
{
    const ChatRequest request = full();
    EstimateBasis known = basis();
    InputReport report;
    report.kind = RequestKind::Tools;
    report.overhead = estimate(request, known).tokens.estimatedOverhead();
    report.shown = 374;
    report.reported = 371;
    known.reports = {report, report, report};
    const TokenBreakdown found = breakDown(request, {}, known);
    QCOMPARE(find(found, Kind::Correction)->tokens, -3);
    QCOMPARE(found.rows.last().kind, Kind::Correction);
    known.correct = false;
    QVERIFY(!find(breakDown(request, {}, known), Kind::Correction));
}

void TestTokenBreakdown::emptyRequest()
{
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o");
    const TokenBreakdown found = breakDown(request, {}, basis());
    QCOMPARE(found.rows.size(), 1);
    QCOMPARE(found.rows[0].kind, Kind::Framing);
    QCOMPARE(found.rows[0].tokens, 3);
}

void TestTokenBreakdown::stops()
{
    const TokenBreakdown found = breakDown(full(), {}, basis(), [] { return true; });
    QVERIFY(!find(found, Kind::Tool));
    QVERIFY(find(found, Kind::Message));
}

QTEST_GUILESS_MAIN(TestTokenBreakdown)
#include "tst_tokenbreakdown.moc"
