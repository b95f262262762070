#include "project/render.h"
#include "project/templateparser.h"
#include "results.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace cuewright;

// Templates beyond the vectors: rules, errors with their places, hostile texts.
class TestTemplate : public QObject
{
    Q_OBJECT
private slots:
    void jinja_data();
    void jinja();
    void mustache_data();
    void mustache();
    void errors_data();
    void errors();
    void errorsNameMessageAndLine();
    void strictFollowsValues_data();
    void strictFollowsValues();
    void hostile_data();
    void hostile();
    void longTextsAreLinear();
    void variables_data();
    void variables();
    void spans();
};

namespace {

const char kInputs[] = R"({"s":"Hi","e":"","n":3,"z":0,"f":1.5,"one":1.0,"t":true,"no":false,"nul":null,"l":["a","b"],
    "el":[],"o":{"k":"v","n":{"x":1}},"eo":{},"html":"<a>&","tpl":"{{ s }}","u":"äöß","big":12345678901234567,
    "rows":[{"name":"A","v":1},{"name":"B","v":2}]})";

QString joined(const QList<TextSegment> &segments)
{
    QString text;
    for (const TextSegment &segment : segments)
        text += segment.text;
    return text;
}

Prompt promptWith(const QString &text)
{
    Prompt prompt;
    prompt.messages << MessageTemplate{Role::User, text, Json(), true, 0};
    return prompt;
}

} // namespace

void TestTemplate::jinja_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rendered");
    const auto row = [](const char *text, const char *rendered) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(rendered);
    };
    row("{{ one }} {{ f }} {{ n }} {{ big }}", "1 1.5 3 12345678901234567");
    row("[{{ nul }}{{ missing }}{{ o.none.deeper }}{{ l[7] }}{{ s.x }}]", "[]");
    row("{{ l }} {{ o }}", R"(ab {"k":"v","n":{"x":1}})");
    row("{{ html }} {{ tpl }}", "<a>& {{ s }}");
    row("{{ o['k'] }}{{ o.n['x'] }}{{ l[0] }}{{ l[-1] }}", "v1a");
    row("{% if e or el or z or no or nul or missing or eo %}y{% else %}n{% endif %}", "n");
    row("{% if s and l and n and t and o %}y{% endif %}", "y");
    row("{{ e or 'x' }}{{ s and 'y' }}{{ z or nul }}", "xy");
    row("{{ not s }}{{ not not s }}{{ not missing }}", "falsetruetrue");
    row("{{ missing == null }}{{ nul == null }}{{ n == 3 }}{{ one == 1 }}{{ s == 'Hi' }}{{ s != 'Hi' }}", "truetruetruetruetruefalse");
    row("{{ n < 4 }}{{ n <= 3 }}{{ n > 3 }}{{ n >= 3 }}{{ 'a' < 'b' }}{{ 'a' < 1 }}", "truetruefalsetruetruefalse");
    row("{{ 'k' in o }}{{ 'v' in o }}{{ 'b' in l }}{{ 'i' in s }}{{ 'x' in s }}{{ 1 in missing }}", "truefalsetruetruefalsefalse");
    row("{{ s|upper }}{{ s|lower }}{{ u|upper }}", "HIhiÄÖSS");
    row("{{ l|join }}{{ l|join(', ') }}{{ s|join('-') }}", "aba, b");
    row("{{ u|length }}{{ l|length }}{{ o|length }}{{ nul|length }}{{ n|length }}", "32200");
    row("{{ missing|default('d') }}{{ nul|default(1) }}[{{ e|default('d') }}]{{ no|default('d') }}", "d1[]false");
    row("{{ s|replace('H', 'h')|replace('i', 'II')|lower }}", "hii");
    row("{{ (s) }}{{ ((n)) }}{{ -5 }}{{ 2.50 }}", "Hi3-52.5");
    row("{{ 'it\\'s' }}{{ \"a\\\"b\" }}", "it'sa\"b");
    row("{% for k in o %}{{ k }};{% endfor %}{% for c in u %}{{ c }}-{% endfor %}", "k;n;ä-ö-ß-");
    row("{% for x in nul %}x{% endfor %}{% for x in n %}x{% endfor %}{% for x in missing %}x{% endfor %}", "");
    row("{% for r in rows %}{{ loop.index0 }}{{ r.name }}{{ loop.first }}{{ loop.length }} {% endfor %}", "0Atrue2 1Bfalse2 ");
    row("{% for a in l %}{% for b in l %}{{ a }}{{ b }}{{ loop.index }} {% endfor %}{{ loop.index }}|{% endfor %}", "aa1 ab2 1|ba1 bb2 2|");
    row("{% for s in l %}{{ s }}{% endfor %}{{ s }}", "abHi");
    row("a \n {#- c -#} \n b", "ab");
    row("a\n{{- s -}}\nb\n", "aHib\n");
    row("{#- {{ s }} #}x{# {% if %} #}", "x");
    row("{ {s} } } }} %} #}", "{ {s} } } }} %} #}");
    row("", "");
    row("{{s}}\n", "Hi\n");
}

void TestTemplate::jinja()
{
    QFETCH(QString, text);
    QFETCH(QString, rendered);
    const auto segments = renderSegments(Prompt::Engine::Jinja, text, *parseJson(kInputs));
    VERIFY_RESULT(segments);
    QCOMPARE(joined(*segments), rendered);
}

void TestTemplate::mustache_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rendered");
    const auto row = [](const char *text, const char *rendered) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(rendered);
    };
    row("{{s}} {{ n }} {{one}} {{missing}}.", "Hi 3 1 .");
    row("{{html}}{{{html}}}{{&html}}", "<a>&<a>&<a>&");
    row("{{tpl}}", "{{ s }}");
    row("{{o.k}} {{o.n.x}} {{o.none.x}}.", "v 1 .");
    row("{{#l}}{{.}},{{/l}}", "a,b,");
    row("{{#rows}}{{name}}{{v}}{{s}} {{/rows}}", "A1Hi B2Hi ");
    row("{{#o}}{{k}}{{s}}{{/o}}", "vHi");
    row("{{#eo}}y{{/eo}}{{#e}}n{{/e}}{{#z}}n{{/z}}{{#el}}n{{/el}}{{#no}}n{{/no}}{{#nul}}n{{/nul}}", "y");
    row("{{^e}}1{{/e}}{{^missing}}2{{/missing}}{{^el}}3{{/el}}{{^s}}4{{/s}}", "123");
    row("a{{! comment\n over lines }}b", "ab");
    row("a\n  {{! alone }}  \nb", "a\nb");
    row("a\n {{#t}} \nb\n{{/t}}\nc", "a\nb\nc");
    row("a {{#t}}\nb{{/t}}\nc", "a \nb\nc");
    row("{{#t}}\r\nx\r\n{{/t}}\r\ny", "x\r\ny");
    row("{{=<% %>=}}<%s%> {{s}}<%={{ }}=%>{{s}}", "Hi {{s}}Hi");
    row("{{#t}}{{#l}}{{.}}{{/l}}{{/t}}", "ab");
    row("| {{s}}\n", "| Hi\n");
}

void TestTemplate::mustache()
{
    QFETCH(QString, text);
    QFETCH(QString, rendered);
    const auto segments = renderSegments(Prompt::Engine::Mustache, text, *parseJson(kInputs));
    VERIFY_RESULT(segments);
    QCOMPARE(joined(*segments), rendered);
}

void TestTemplate::errors_data()
{
    QTest::addColumn<bool>("isMustache");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *text, int line, int column, bool isMustache = false) {
        QTest::newRow(text) << isMustache << QString::fromUtf8(text) << line << column;
    };
    row("a\nä {{ x", 2, 3);
    row("{% if x %}", 1, 4);
    row("x{# y", 1, 2);
    row("{{ '}}' }}", 1, 4);
    row("{{ }}", 1, 4);
    row("{{ a b }}", 1, 6);
    row("{{ a | nope }}", 1, 8);
    row("{{ a | replace('x') }}", 1, 8);
    row("{{ a + b }}", 1, 6);
    row("{{ a == b == c }}", 1, 11);
    row("{{ a not in b }}", 1, 6);
    row("{{ a is defined }}", 1, 6);
    row("{{ a[1 }}", 1, 8);
    row("{{ (a }}", 1, 7);
    row("{{ a. }}", 1, 7);
    row("{{ and }}", 1, 4);
    row("\n{% endif %}", 2, 4);
    row("{% if a %}{% endfor %}", 1, 14);
    row("{% else %}", 1, 4);
    row("{% if a %}{% else %}{% elif b %}{% endif %}", 1, 24);
    row("{% for x %}{% endfor %}", 1, 4);
    row("{% for x, y in z %}{% endfor %}", 1, 4);
    row("{% set x = 1 %}", 1, 4);
    row("{% raw %}", 1, 4);
    row("{% if a %}{% endif x %}", 1, 20);
    row("a\n{{x", 2, 1, true);
    row("a\n{{#x}}", 2, 1, true);
    row("a{{/x}}", 1, 2, true);
    row("{{#a}}{{#b}}{{/a}}{{/b}}", 1, 13, true);
    row("{{> part}}", 1, 1, true);
    row("{{a b}}", 1, 1, true);
    row("{{=x=}}", 1, 1, true);
}

void TestTemplate::errors()
{
    QFETCH(bool, isMustache);
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(int, column);
    Prompt prompt = promptWith(text);
    prompt.engine = isMustache ? Prompt::Engine::Mustache : Prompt::Engine::Jinja;
    const auto messages = renderMessages(prompt, Json::object());
    QVERIFY(!messages);
    QCOMPARE(messages.error().code, Error::Code::Parse);
    QCOMPARE(messages.error().at, (TextPosition{line, column}));
    QCOMPARE(messages.error().detail, u"message:0");
}

void TestTemplate::errorsNameMessageAndLine()
{
    Prompt prompt = promptWith(QStringLiteral("fine"));
    prompt.messages << MessageTemplate{Role::Assistant, QStringLiteral("one\ntwo {{ a b }}"), Json(), true, 20};
    const auto messages = renderMessages(prompt, Json::object());
    QVERIFY(!messages);
    QCOMPARE(messages.error().at, (TextPosition{21, 10}));
    QCOMPARE(messages.error().detail, u"message:1");
    QVERIFY(messages.error().message.startsWith(u"Message 2, line 2, column 10"));
    prompt.formatKind = QStringLiteral("handlebars");
    QCOMPARE(renderMessages(prompt, Json::object()).error().code, Error::Code::Unsupported);
}

void TestTemplate::strictFollowsValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char *text, bool refused) { QTest::newRow(text) << QString::fromUtf8(text) << refused; };
    row("{{ q }}", true);
    row("{{ q|trim }}", true);
    row("{{ q|upper|lower }}", true);
    row("{{ 'x'|replace('x', q) }}", true);
    row("{{ missing|default(q) }}", true);
    row("{{ missing or q }}", true);
    row("{% for x in list %}{{ x }}{% endfor %}", true);
    row("{{ list|join }}", true);
    row("{{ o.inner }}", true);
    row("{% for k in o %}{{ o[k] }}{% endfor %}", true);
    row("{{ free }}", false);
    row("{% if q %}x{% endif %}", false);
    row("{{ q|length }}", false);
}

// The reference loses sight of a value in filters and loops; here it stays marked.
void TestTemplate::strictFollowsValues()
{
    QFETCH(QString, text);
    QFETCH(bool, refused);
    const Json inputs = *parseJson(R"({"q":"ok\n  User : hi","free":"user: hi","list":["system:\nx","a"],"o":{"inner":"developer:"}})");
    const RenderRules rules{{QStringLiteral("q"), QStringLiteral("list"), QStringLiteral("o")}, {}};
    const auto segments = renderSegments(Prompt::Engine::Jinja, text, inputs, rules);
    QCOMPARE(bool(segments), !refused);
    if (refused)
        QCOMPARE(segments.error().detail, u"StrictViolation");
}

void TestTemplate::hostile_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code"); // -1: renders
    const auto many = [](const char *text, int times = 10'000) { return QString::fromLatin1(text).repeated(times); };
    const int parse = int(Error::Code::Parse);
    const int large = int(Error::Code::TooLarge);
    QTest::newRow("parentheses") << QStringLiteral("{{ ") + many("(") + QStringLiteral("x") + many(")") + QStringLiteral(" }}") << parse;
    QTest::newRow("not") << QStringLiteral("{{ ") + many("not ") + QStringLiteral("x }}") << parse;
    QTest::newRow("indexes") << QStringLiteral("{{ ") + many("x[") + QStringLiteral("0") + many("]") + QStringLiteral(" }}") << parse;
    QTest::newRow("filters") << QStringLiteral("{{ x") + many("|upper") + QStringLiteral(" }}") << parse;
    QTest::newRow("or") << QStringLiteral("{{ x") + many(" or x") + QStringLiteral(" }}") << parse;
    QTest::newRow("dots") << QStringLiteral("{{ x") + many(".x") + QStringLiteral(" }}") << -1;
    QTest::newRow("if") << many("{% if x %}") + many("{% endif %}") << parse;
    QTest::newRow("for") << many("{% for a in x %}") + many("{% endfor %}") << parse;
    QTest::newRow("elif") << QStringLiteral("{% if x %}") + many("{% elif x %}") + QStringLiteral("{% endif %}") << -1;
    QTest::newRow("braces") << many("{") << parse;
    QTest::newRow("openings") << many("{% ") << parse;
    QTest::newRow("empty tags") << many("{##}") << -1;
    QTest::newRow("loops in loops") << many("{% for a in big %}", 8) + QStringLiteral("xxxxxxxx") + many("{% endfor %}", 8) << large;
    QTest::newRow("doubling") << QStringLiteral("{{ 'a'") + many("|replace('a','aaaaaaaaaa')", 40) + QStringLiteral(" }}") << large;
    QTest::newRow("empty replace") << QStringLiteral("{{ 'a'") + many("|replace('','aaaaaaaaaa')", 40) + QStringLiteral(" }}") << large;
}

void TestTemplate::hostile()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    QString list;
    for (int i = 0; i < 100; ++i)
        list += i ? QStringLiteral(",%1").arg(i) : QStringLiteral("0");
    const Json inputs = *parseJson(QStringLiteral(R"({"x":null,"big":[%1]})").arg(list).toUtf8());
    const auto segments = renderSegments(Prompt::Engine::Jinja, text, inputs);
    QCOMPARE(segments ? -1 : int(segments.error().code), code);
    const auto mustache = renderSegments(Prompt::Engine::Mustache, QStringLiteral("{{#a}}").repeated(10'000), inputs);
    QCOMPARE(mustache.error().code, Error::Code::Parse);
}

// Four times the text takes about four times the time; quadratic work would take sixteen times.
void TestTemplate::longTextsAreLinear()
{
    const auto time = [](const QString &piece, int count) {
        const QString text = piece.repeated(count);
        QElapsedTimer timer;
        timer.start();
        variableSpans(text, Prompt::Engine::Jinja);
        variableSpans(text, Prompt::Engine::Mustache);
        [[maybe_unused]] const auto rendered = renderMessages(promptWith(text), Json::object());
        return timer.nsecsElapsed();
    };
    for (const QString &piece : {QStringLiteral("{{ "), QStringLiteral("{% {# "), QStringLiteral("user:\n\n"), QStringLiteral("{{x}}{##}"),
             QStringLiteral("user[a=\""), QStringLiteral("\n \n")}) {
        const qint64 once = time(piece, 10'000);
        const qint64 more = time(piece, 40'000);
        QVERIFY2(more < once * 10 + 100'000'000, qPrintable(QStringLiteral("%1: %2 then %3 ms").arg(piece).arg(once / 1000000).arg(more / 1000000)));
    }
}

void TestTemplate::variables_data()
{
    QTest::addColumn<bool>("isMustache");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *text, QStringList names, bool isMustache = false) {
        QTest::newRow(text) << isMustache << QString::fromUtf8(text) << names;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    row("{{ b }}{{ a.x }}{{ b }}", {s("b"), s("a"), s("declared")});
    row("{% for i in list %}{{ i.name }}{{ loop.index }}{{ other }}{% endfor %}{{ i }}{{ loop }}",
        {s("list"), s("other"), s("i"), s("loop"), s("declared")});
    row("{% if a and not b or 'c' in d %}{% elif e == true %}{% endif %}", {s("a"), s("b"), s("d"), s("e"), s("declared")});
    row("{{ a|default(b)|join(', ') }}{# {{ c }} #}{{ m[k] }}", {s("a"), s("b"), s("m"), s("k"), s("declared")});
    row("{{ declared }}{{ a", {s("declared")});
    row("{{ a b + }}{% if c", {s("declared")});
    row("{% if c %}{{ d }}", {s("c"), s("d"), s("declared")});
    row("{{ größe }}", {s("größe"), s("declared")});
    row("{{a}}{{#list}}{{name}}{{declared}}{{/list}}{{^b}}{{/b}}{{! c }}{{o.x}}", {s("a"), s("list"), s("declared"), s("b"), s("o")}, true);
}

void TestTemplate::variables()
{
    QFETCH(bool, isMustache);
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    Prompt prompt = promptWith(text);
    prompt.engine = isMustache ? Prompt::Engine::Mustache : Prompt::Engine::Jinja;
    Property declared;
    declared.name = QStringLiteral("declared");
    prompt.inputs << declared;
    QCOMPARE(variablesOf(prompt), names);
}

void TestTemplate::spans()
{
    const QString text = QStringLiteral("a {{ x }}{# n #}{% if y %}b{% endif %} {{ z");
    const auto spans = variableSpans(text, Prompt::Engine::Jinja);
    QStringList found;
    for (const VariableSpan &span : spans)
        found << text.mid(span.start, span.end - span.start) + u'=' + span.name;
    QCOMPARE(found, (QStringList{QStringLiteral("{{ x }}=x"), QStringLiteral("{# n #}="), QStringLiteral("{% if y %}=y"), QStringLiteral("{% endif %}=")}));
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
