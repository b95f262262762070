#include "base/files.h"
#include "randomschemas.h"
#include "results.h"
#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"

#include <QDirIterator>
#include <QtTest>

using namespace cuewright;

// What a person sees in their version control: no edit changes no byte, an edit changes its own lines. For
// schemas of our own in many layouts, and for those of the official suite where JSON_SCHEMA_TEST_SUITE names
// a copy.
class TestSchemaRoundTrip : public QObject
{
    Q_OBJECT
private slots:
    void untouched_data() { texts(); }
    void untouched();
    void oneEdit_data() { texts(); }
    void oneEdit();

private:
    void texts();
};

namespace {

/// How many lines of the old text lie between those that are the same at both ends.
int changedLines(const QString &before, const QString &after)
{
    const QStringList old = before.split(u'\n'), now = after.split(u'\n');
    const qsizetype shorter = std::min(old.size(), now.size());
    qsizetype front = 0, back = 0;
    while (front < shorter && old[front] == now[front])
        ++front;
    while (back < shorter - front && old[old.size() - 1 - back] == now[now.size() - 1 - back])
        ++back;
    return static_cast<int>(old.size() - front - back);
}

} // namespace

void TestSchemaRoundTrip::texts()
{
    QTest::addColumn<QString>("text");
    for (quint32 seed = 1; seed <= 300; ++seed) {
        QRandomGenerator random(seed + 5000);
        QTest::addRow("own %u", seed) << inRandomLayout(randomSchema(random), random);
    }
    const QString suite = qEnvironmentVariable("JSON_SCHEMA_TEST_SUITE");
    QDirIterator files(suite + QStringLiteral("/draft2020-12"), {QStringLiteral("*.json")}, QDir::Files);
    while (!suite.isEmpty() && files.hasNext()) {
        const QString path = files.next();
        const auto bytes = readFile(path, 10'000'000);
        VERIFY_RESULT(bytes);
        const JsonSource source = JsonSource::parse(QString::fromUtf8(*bytes));
        QVERIFY2(source.isValid(), qPrintable(path));
        for (const auto group : source.children(JsonSource::kRoot)) { // as they are laid out in the file
            const auto schema = source.member(group, u"schema");
            QTest::addRow("%s %d", qPrintable(QFileInfo(path).baseName()), source.node(group).index)
                << source.valueText(schema).toString();
        }
    }
}

void TestSchemaRoundTrip::untouched()
{
    QFETCH(QString, text);
    SchemaDocument document;
    document.setText(text);
    QVERIFY2(document.isCurrent(), document.problem() ? qPrintable(document.problem()->message) : "");
    QCOMPARE(document.text(), text);
    QVERIFY(!document.isModified());
    const auto same = rewriteAs(document.source(), document.json(), QString());
    QVERIFY(same && same->isEmpty());
    const auto other = parseJson(text.toUtf8());
    VERIFY_RESULT(other);
    QCOMPARE(writeJson(document.json()), writeJson(*other));
}

void TestSchemaRoundTrip::oneEdit()
{
    QFETCH(QString, text);
    SchemaDocument document;
    document.setText(text);
    if (!document.json().is_object())
        return;
    // A new keyword changes at most the line that it continues; its own lines are new.
    const auto commented = setKeyword(document.source(), QString(), QStringLiteral("$comment"), "x");
    VERIFY_RESULT(commented);
    QVERIFY2(changedLines(text, patchedText(text, commented->patches)) <= 2,
        qPrintable(patchedText(text, commented->patches)));
    // What goes takes its lines with it, and at most a comma elsewhere.
    for (const auto member : document.source().children(JsonSource::kRoot)) {
        const TextSpan span = document.source().node(member).member();
        const int own = static_cast<int>(QStringView(text).sliced(span.start, span.size).count(u'\n')) + 1;
        const auto gone = unsetKeyword(document.source(), QString(), document.source().name(member));
        VERIFY_RESULT(gone);
        const int blank
            = static_cast<int>(document.source().size() == 2 ? text.count(u'\n') : 2); // around it
        QVERIFY2(changedLines(text, patchedText(text, gone->patches)) <= own + 1 + blank,
            qPrintable(patchedText(text, gone->patches)));
        QCOMPARE(patchedText(patchedText(text, gone->patches), inversePatches(text, gone->patches)), text);
    }
}

QTEST_GUILESS_MAIN(TestSchemaRoundTrip)
#include "tst_schemaroundtrip.moc"
