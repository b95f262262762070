#include "project/render.h"
#include "project/templateparser.h"
#include "promptyvectors.h"
#include "results.h"

#include "base/random.h"

#include <QtTest>

using namespace cuewright;

// The conformance vectors of templates: rendering, segments, parse trees, messages.
class TestPromptyRender : public QObject
{
    Q_OBJECT
private slots:
    void vectorCounts();
    void render_data() { promptyRows("render"); }
    void render() { rendersAsExpected(); }
    void corpus_data() { promptyRows("jinja_corpus_render"); }
    void corpus() { rendersAsExpected(); }
    void segments_data() { promptyRows("render_segments"); }
    void segments();
    void tree_data() { promptyRows("jinja_corpus_ast"); }
    void tree();
    void parse_data() { promptyRows("parse"); }
    void parse();

private:
    void rendersAsExpected();
};

namespace {

Json vectorOf(const QByteArray &text)
{
    return *parseJson(text);
}

struct Case
{
    Prompt::Engine engine = Prompt::Engine::Jinja;
    QString text;
    Json inputs = Json::object();
    RenderRules rules;
};

Case caseOf(const Json &vector)
{
    const Json &input = vector.at("input");
    Case out;
    out.engine = memberText(input, "engine") == u"mustache" ? Prompt::Engine::Mustache : Prompt::Engine::Jinja;
    out.text = memberText(input, "template");
    for (const auto &[name, value] : input.at("inputs").items()) {
        if (memberText(value, "_kind") == u"thread") {
            out.rules.richInputs.insert(fromUtf8(name));
            out.inputs[name] = value.at("messages");
        } else {
            out.inputs[name] = value;
        }
    }
    if (const Json *strict = member(input, "strict_props")) {
        for (const Json &name : *strict)
            out.rules.strictInputs.insert(fromUtf8(name.get<std::string>()));
    }
    return out;
}

// What other runtimes print where a thread stands.
QString plainText(const QList<TextSegment> &segments)
{
    SystemRandom random;
    QString text;
    for (const TextSegment &segment : segments) {
        text += segment.kind == TextSegment::Kind::Rich
            ? QStringLiteral("__PROMPTY_THREAD_%1_%2__").arg(randomHex(random, 4), segment.source)
            : segment.text;
    }
    return text;
}

Json expressionTree(const Expression &expression)
{
    Json out = Json::object();
    switch (expression.kind) {
    case Expression::Kind::Literal:
        out["kind"] = "lit";
        out["value"] = expression.literal;
        break;
    case Expression::Kind::Variable:
        out["kind"] = "var";
        out["root"] = toUtf8(expression.name);
        out["path"] = Json::array();
        for (const Expression::Step &step : expression.path) {
            Json entry = Json::object();
            entry["kind"] = step.index ? "index" : "attr";
            if (step.index)
                entry["expr"] = expressionTree(*step.index);
            else
                entry["name"] = toUtf8(step.name);
            out["path"].push_back(entry);
        }
        break;
    case Expression::Kind::Filter:
        out["kind"] = "filter";
        out["name"] = toUtf8(expression.name);
        out["input"] = expressionTree(*expression.left);
        out["args"] = Json::array();
        for (const auto &argument : expression.arguments)
            out["args"].push_back(expressionTree(*argument));
        break;
    case Expression::Kind::Not:
        out["kind"] = "unary";
        out["operator"] = "not";
        out["operand"] = expressionTree(*expression.left);
        break;
    case Expression::Kind::Binary:
        out["kind"] = "binary";
        out["operator"] = toUtf8(expression.name);
        out["left"] = expressionTree(*expression.left);
        out["right"] = expressionTree(*expression.right);
        break;
    }
    return out;
}

Json nodesTree(const TemplateNodes &nodes)
{
    Json list = Json::array();
    for (const TemplateNode &node : nodes) {
        Json out = Json::object();
        if (node.kind == TemplateNode::Kind::Text) {
            out["kind"] = "text";
            out["value"] = toUtf8(node.text);
        } else if (node.kind == TemplateNode::Kind::Output) {
            out["kind"] = "interp";
            out["expr"] = expressionTree(*node.expression);
        } else if (node.kind == TemplateNode::Kind::For) {
            out["kind"] = "for";
            out["loopVar"] = toUtf8(node.text);
            out["seq"] = expressionTree(*node.expression);
            out["body"] = nodesTree(node.branches.front().body);
        } else {
            out["kind"] = "if";
            out["branches"] = Json::array();
            for (const auto &branch : node.branches) {
                if (!branch.test) {
                    out["elseBody"] = nodesTree(branch.body);
                    continue;
                }
                Json entry = Json::object();
                entry["test"] = expressionTree(*branch.test);
                entry["body"] = nodesTree(branch.body);
                out["branches"].push_back(entry);
            }
        }
        list.push_back(out);
    }
    return list;
}

// Rendered text as segments, with the thread placeholders that other runtimes print taken out again.
QList<TextSegment> segmentsOfText(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("__PROMPTY_THREAD_[0-9a-f]{8}_(\\w+?)__"));
    QList<TextSegment> segments;
    qsizetype from = 0;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        segments << TextSegment{TextSegment::Kind::Literal, text.mid(from, match.capturedStart() - from), {}, false};
        segments << TextSegment{TextSegment::Kind::Rich, {}, match.captured(1), false};
        from = match.capturedEnd();
    }
    segments << TextSegment{TextSegment::Kind::Literal, text.mid(from), {}, false};
    return segments;
}

Json messageJson(const Message &message)
{
    static const QMap<Role, const char *> names{{Role::System, "system"}, {Role::Developer, "developer"}, {Role::User, "user"},
        {Role::Assistant, "assistant"}, {Role::Tool, "tool"}};
    Json out = Json::object();
    out["role"] = names[message.role];
    out["content"] = Json::array();
    for (const ContentPart &part : message.parts) {
        Json entry = Json::object();
        const bool isText = part.kind == ContentPart::Kind::Text;
        entry["kind"] = isText ? "text" : "media";
        entry["value"] = toUtf8(isText ? part.text : part.source);
        out["content"].push_back(entry);
    }
    Json metadata = message.metadata;
    if (!message.name.isEmpty())
        metadata["name"] = toUtf8(message.name);
    if (!metadata.is_null())
        out["metadata"] = metadata;
    return out;
}

} // namespace

// A file that lost its cases would pass everything.
void TestPromptyRender::vectorCounts()
{
    QCOMPARE(promptyVectors("render").size(), 12);
    QCOMPARE(promptyVectors("jinja_corpus_render").size(), 24);
    QCOMPARE(promptyVectors("render_segments").size(), 3);
    QCOMPARE(promptyVectors("jinja_corpus_ast").size(), 22);
    QCOMPARE(promptyVectors("parse").size(), 10);
    QCOMPARE(promptyVectors("load").size(), 14);
    QCOMPARE(promptyVectors("wire").size(), 14);
}

void TestPromptyRender::rendersAsExpected()
{
    QFETCH(QByteArray, vector);
    const Json wanted = vectorOf(vector);
    const Case given = caseOf(wanted);
    const auto rendered = renderSegments(given.engine, given.text, given.inputs, given.rules);
    const Json &expected = wanted.at("expected");
    if (member(expected, "error")) {
        QVERIFY(!rendered);
        QCOMPARE(rendered.error().detail, memberText(expected, "error"));
        return;
    }
    VERIFY_RESULT(rendered);
    if (const Json *pattern = member(expected, "nonce_pattern")) {
        const QRegularExpression wholePattern(QRegularExpression::anchoredPattern(fromUtf8(pattern->get<std::string>())));
        QVERIFY2(wholePattern.match(plainText(*rendered)).hasMatch(), qPrintable(plainText(*rendered)));
        return;
    }
    QCOMPARE(plainText(*rendered), memberText(expected, "rendered"));
}

void TestPromptyRender::segments()
{
    QFETCH(QByteArray, vector);
    const Json wanted = vectorOf(vector);
    const Case given = caseOf(wanted);
    const auto rendered = renderSegments(given.engine, given.text, given.inputs, given.rules);
    const Json &expected = wanted.at("expected");
    if (member(expected, "error")) {
        QVERIFY(!rendered);
        QCOMPARE(rendered.error().detail, memberText(expected, "error"));
        return;
    }
    VERIFY_RESULT(rendered);
    Json list = Json::array();
    for (const TextSegment &segment : *rendered) {
        Json entry = Json::object();
        entry["kind"] = segment.kind == TextSegment::Kind::Literal ? "literal" : "interp";
        entry["text"] = toUtf8(segment.text);
        entry["source"] = segment.source.isNull() ? Json() : Json(toUtf8(segment.source));
        entry["strict"] = segment.strict;
        list.push_back(entry);
    }
    QCOMPARE(writeJson(list, 1), writeJson(expected.at("segments"), 1));
}

void TestPromptyRender::tree()
{
    QFETCH(QByteArray, vector);
    const Json wanted = vectorOf(vector);
    const QString text = memberText(wanted.at("input"), "template");
    const auto nodes = parseTemplate(text);
    VERIFY_RESULT(nodes);
    Json tree = Json::object();
    tree["nodes"] = nodesTree(*nodes);
    QCOMPARE(writeJson(tree, 1), writeJson(wanted.at("expected").at("ast"), 1));
}

void TestPromptyRender::parse()
{
    QFETCH(QByteArray, vector);
    const Json wanted = vectorOf(vector);
    const Json &input = wanted.at("input");
    QList<Property> declared;
    Json inputs = Json::object();
    if (const Json *threads = member(input, "thread_inputs")) {
        for (const auto &[name, value] : threads->items()) {
            Property property;
            property.name = fromUtf8(name);
            property.kind = Property::Kind::Thread;
            declared << property;
            inputs[name] = value;
        }
    }
    const auto messages = messagesOf(segmentsOfText(memberText(input, "rendered")), declared, inputs);
    VERIFY_RESULT(messages);
    Json list = Json::array();
    for (const Message &message : *messages)
        list.push_back(messageJson(message));
    QCOMPARE(writeJson(list, 1), writeJson(wanted.at("expected").at("messages"), 1));
}

QTEST_GUILESS_MAIN(TestPromptyRender)
#include "tst_promptyrender.moc"
