#include "results.h"
#include "tools/tracediff.h"
#include "traces.h"

#include <QtTest>

using namespace cuewright;

// Two branches side by side.
class TestTraceDiff : public QObject
{
    Q_OBJECT
private slots:
    void branches_data();
    void branches();
    void sameBranch();
    void callsArePaired_data();
    void callsArePaired();
    void tokensAndCosts();
    void text();
};

namespace {

// "~result" for each row that is not the same: - + ~ and the part.
QString written(const TraceDiff &diff)
{
    static const QHash<TraceDiffRow::Part, QString> parts{{TraceDiffRow::Part::Turn, QStringLiteral("turn")},
        {TraceDiffRow::Part::Settings, QStringLiteral("settings")}, {TraceDiffRow::Part::Message, QStringLiteral("message")},
        {TraceDiffRow::Part::Answer, QStringLiteral("answer")}, {TraceDiffRow::Part::Call, QStringLiteral("call")},
        {TraceDiffRow::Part::CallResult, QStringLiteral("result")}, {TraceDiffRow::Part::FinalAnswer, QStringLiteral("final")},
        {TraceDiffRow::Part::Failure, QStringLiteral("error")}};
    QStringList rows;
    for (const TraceDiffRow &row : diff.rows) {
        const QString mark = row.kind == TraceDiffRow::Kind::Changed ? QStringLiteral("~")
            : row.kind == TraceDiffRow::Kind::Added                 ? QStringLiteral("+")
                                                                    : QStringLiteral("-");
        if (row.kind != TraceDiffRow::Kind::Same)
            rows << mark + parts.value(row.part);
    }
    return rows.join(u' ');
}

} // namespace

void TestTraceDiff::branches_data()
{
    using Edit = std::function<Result<TraceEdit>(Trace &)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Edit edit, const char *expected) { QTest::newRow(name) << std::move(edit) << QString::fromLatin1(expected); };
    const QString main = Trace::kMain;
    row("result", [=](Trace &t) { return t.editResult(main, 2, 0, resultWith(QStringLiteral("4"))); }, "~turn ~result -turn -final");
    row("only the source", [=](Trace &t) { return t.editResult(main, 2, 0, resultWith(QStringLiteral("3"), ToolSource::Mock)); }, "-turn -final");
    row("failed result", [=](Trace &t) { ToolResult r = resultWith(QStringLiteral("3")); r.isError = true; return t.editResult(main, 2, 0, r); },
        "~turn ~result -turn -final");
    row("no result", [=](Trace &t) { return t.editResult(main, 2, 0, std::nullopt); }, "~turn -result -turn -final");
    row("arguments", [=](Trace &t) { return t.editArguments(main, 2, 0, QStringLiteral("{}")); }, "~turn ~call -result -turn -final");
    row("same arguments otherwise written", [=](Trace &t) {
        const auto edit = t.editArguments(main, 2, 0, QStringLiteral("{ \"location\" : \"Oslo\" }"));
        (void)t.setResult(edit->turn, 0, resultWith(QStringLiteral("3")));
        return edit;
    }, "-turn -final");
    row("answer", [=](Trace &t) { return t.editAnswer(main, 2, QStringLiteral("Other")); }, "~turn ~answer -turn -final");
    row("final answer", [=](Trace &t) { return t.editAnswer(main, 3, QStringLiteral("Other")); }, "~turn ~final");
    row("message", [=](Trace &t) { return t.editMessage(main, 1, 0, Message::text(Role::User, QStringLiteral("x"))); },
        "~turn ~message -call -result -call -result -turn -answer -call -result -turn -final");
    row("message gone", [=](Trace &t) { return t.editMessage(main, 1, 0, std::nullopt); },
        "~turn -message -call -result -call -result -turn -answer -call -result -turn -final");
    row("settings", [=](Trace &t) { ChatRequest r = weatherSettings(); r.model = QStringLiteral("x"); return t.editSettings(main, 3, r); }, "~turn ~settings -final");
    row("error", [=](Trace &t) {
        const auto edit = t.askAgain(main, 3);
        TurnAnswer failed;
        failed.error = Error{Error::Code::Timeout, QStringLiteral("slow"), {}, {}};
        (void)t.setAnswer(edit->turn, failed);
        return edit;
    }, "~turn -final +error");
    row("another final answer where calls were", [=](Trace &t) {
        const auto edit = t.askAgain(main, 2);
        (void)t.setAnswer(edit->turn, answered(answerWith(QStringLiteral("Done."))));
        return edit;
    }, "~turn -answer +final -call -result -turn -final");
}

void TestTraceDiff::branches()
{
    QFETCH(std::function<Result<TraceEdit>(Trace &)>, edit);
    QFETCH(QString, expected);
    Trace trace = weatherTrace();
    const auto done = edit(trace);
    VERIFY_RESULT(done);
    const TraceDiff diff = diffBranches(trace, Trace::kMain, done->branch);
    QCOMPARE(written(diff), expected);
    QVERIFY(!diff.isSame());
    QVERIFY(!diffText(diff).isEmpty());
    // The other way round, what went comes.
    QString turned = expected;
    turned.replace(u'-', u'#').replace(u'+', u'-').replace(u'#', u'+');
    const QString back = written(diffBranches(trace, done->branch, Trace::kMain));
    QStringList backRows = back.split(u' ');
    QStringList turnedRows = turned.split(u' ');
    std::sort(backRows.begin(), backRows.end());
    std::sort(turnedRows.begin(), turnedRows.end());
    QCOMPARE(backRows, turnedRows);
}

void TestTraceDiff::sameBranch()
{
    const Trace trace = weatherTrace();
    const TraceDiff diff = diffTraces({trace, Trace::kMain}, {weatherTrace(), Trace::kMain});
    QVERIFY(diff.isSame());
    QVERIFY(diffText(diff).isEmpty());
    QCOMPARE(diff.rows.size(), 12); // turn, message, 2 × (call, result); turn, answer, call, result; turn, final
    QVERIFY(diffBranches(Trace(), Trace::kMain, Trace::kMain).rows.isEmpty());
}

void TestTraceDiff::callsArePaired_data()
{
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<QStringList>("right");
    QTest::addColumn<QString>("pairs");
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts); };
    const auto row = [&](const char *name, const char *left, const char *right, const char *pairs) {
        QTest::newRow(name) << list(left) << list(right) << QString::fromLatin1(pairs);
    };
    row("same", "a:1 b:2", "a:1 b:2", "0-0 1-1");
    row("in another order", "a:1 a:2", "a:2 a:1", "0-1 1-0");
    row("other arguments", "a:1 b:2", "b:2 a:3", "0-1 1-0");
    row("one more", "a:1", "b:1 a:1", "0-1 x-0");
    row("one less", "a:1 a:2", "a:2", "0-x 1-0");
    row("the equal one first", "a:1 a:2", "a:2 a:9", "0-1 1-0");
    row("broken arguments", "a:{ b:1", "a:{ b:1", "0-0 1-1");
}

void TestTraceDiff::callsArePaired()
{
    QFETCH(QStringList, left);
    QFETCH(QStringList, right);
    const auto make = [](const QStringList &words) {
        Trace trace;
        QList<ToolCall> calls;
        for (const QString &word : words) {
            const QString value = word.mid(2);
            calls << ToolCall{QString::number(calls.size()), word.left(1), value == u"{" ? value : QStringLiteral("{\"v\":%1}").arg(value)};
        }
        const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, weatherSettings());
        (void)trace.setAnswer(*turn, answered(answerWith({}, calls)));
        return trace;
    };
    const Trace leftTrace = make(left);
    const Trace rightTrace = make(right);
    const auto place = [](int call) { return call < 0 ? QStringLiteral("x") : QString::number(call); };
    QStringList pairs;
    for (const TraceDiffRow &row : diffTraces({leftTrace, Trace::kMain}, {rightTrace, Trace::kMain}).rows) {
        if (row.part == TraceDiffRow::Part::Call)
            pairs << place(row.leftCall) + u'-' + place(row.rightCall);
    }
    QTEST(pairs.join(u' '), "pairs");
}

void TestTraceDiff::tokensAndCosts()
{
    Trace trace = weatherTrace();
    const auto edit = trace.askAgain(Trace::kMain, 3);
    TurnAnswer again = answered(answerWith(QStringLiteral("Mild.")));
    again.answer->usage->output = 77;
    again.cost = Money::fromPico(5'000'000);
    VERIFY_RESULT(trace.setAnswer(edit->turn, again));
    const TraceDiff diff = diffBranches(trace, Trace::kMain, edit->branch);
    QVERIFY(diff.isSame()); // says the same, at another price
    const TraceDiffRow head = diff.rows.at(diff.rows.size() - 2);
    QCOMPARE(head.part, TraceDiffRow::Part::Turn);
    QCOMPARE(head.leftUsage->output, 10);
    QCOMPARE(head.rightUsage->output, 77);
    QCOMPARE(head.rightCost, std::optional(Money::fromPico(5'000'000)));
    QCOMPARE(diff.left.output, 30);
    QCOMPARE(diff.right.output, 97);
}

void TestTraceDiff::text()
{
    Trace trace = weatherTrace();
    VERIFY_RESULT(trace.editResult(Trace::kMain, 2, 0, resultWith(QStringLiteral(R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7})"))));
    const auto edit = trace.editResult(QStringLiteral("b2"), 4, 0, resultWith(QStringLiteral(R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":8})")));
    VERIFY_RESULT(edit);
    const auto other = trace.fork(Trace::kMain, 2);
    VERIFY_RESULT(trace.editResult(other->branch, 2, 0, resultWith(QStringLiteral(R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7})"))));
    QCOMPARE(diffText(diffBranches(trace, other->branch, edit->branch)),
        QStringLiteral("Turn 2\n Result of get_weather\n    …\n      \"e\": 5,\n      \"f\": 6,\n  -   \"g\": 7\n  +   \"g\": 8\n    }\n"
                       "Before: 200 tokens in, 20 out, $0.0000020\nAfter: 200 tokens in, 20 out, $0.0000020\n"));
}

QTEST_GUILESS_MAIN(TestTraceDiff)
#include "tst_tracediff.moc"
