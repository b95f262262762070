#include "schema/sampleset.h"

#include "fakeclock.h"
#include "schema/schemafile.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

class TestSampleSet : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void liesBesideTheSchema_data();
    void liesBesideTheSchema();
    void makesNoFileForNothing();
    void keepsWhatItDoesNotKnow();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void isSavedWithTheSchema();
    void othersAreNotOverwritten();
    void draftsComeBack();
    void restoredDraftsStay();
    void halfTypedTextsComeBack();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &content) const;
    QByteArray read(const char *name) const;
    std::unique_ptr<SchemaFile> open();

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
};

void TestSampleSet::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSampleSet::write(const char *name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray TestSampleSet::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<SchemaFile> TestSampleSet::open()
{
    auto file = SchemaFile::open(path("a.schema.json"), {m_clock, m_folder->filePath(QStringLiteral("drafts"))});
    return file ? std::move(*file) : nullptr;
}

void TestSampleSet::liesBesideTheSchema_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("samples");
    QTest::newRow("schema.json") << "/w/schemas/a.schema.json" << "/w/schemas/a.samples.json";
    QTest::newRow("json") << "/w/a.json" << "/w/a.samples.json";
    QTest::newRow("no ending") << "/w/a" << "/w/a.samples.json";
    QTest::newRow("dots") << "a.v2.schema.json" << "a.v2.samples.json";
}

void TestSampleSet::liesBesideTheSchema()
{
    QFETCH(QString, schema);
    QTEST(SampleSet::pathFor(schema), "samples");
}

void TestSampleSet::makesNoFileForNothing()
{
    SampleSet set(path("n.schema.json"), m_clock, {});
    set.load();
    set.add({QStringLiteral("x"), 1, true});
    set.remove(0);
    QVERIFY(set.save());
    QVERIFY(!set.isDirty());
    QVERIFY(!QFile::exists(path("n.samples.json")));
    set.add({QStringLiteral("x"), 1, true});
    QVERIFY(set.save());
    set.remove(0);
    QVERIFY(set.save()); // a file that is there says that nothing is kept any more
    QCOMPARE(parseJson(read("n.samples.json")).value()["samples"].size(), std::size_t(0));
}

void TestSampleSet::keepsWhatItDoesNotKnow()
{
    write("a.samples.json", R"({"by": "somebody", "samples": ["note", {"name": "one", "value": 1, "tag": "x"}, {"name": "two", "expect": "invalid", "value": {"b": 1, "a": 2}}]})");
    SampleSet set(path("a.schema.json"), m_clock, {});
    set.load();
    QVERIFY(!set.problem());
    QCOMPARE(set.count(), 2);
    QCOMPARE(set.at(0), (SchemaSample{QStringLiteral("one"), 1, true}));
    QVERIFY(!set.at(1).valid);
    QVERIFY(!set.isDirty());
    set.change(0, set.at(0)); // the same
    QVERIFY(!set.isDirty());
    set.change(0, {QStringLiteral("first"), 7, false});
    QVERIFY(set.isDirty());
    set.remove(1);
    QCOMPARE(set.add({QStringLiteral("three"), Json::array(), true}), 1);
    QVERIFY(set.save());
    QVERIFY(!set.isDirty());
    const auto saved = parseJson(read("a.samples.json"));
    QVERIFY(saved);
    QCOMPARE(QString::fromUtf8(writeJson(*saved)),
        QStringLiteral(R"({"by":"somebody","samples":["note",{"name":"first","value":7,"tag":"x","expect":"invalid"},{"name":"three","expect":"valid","value":[]}]})"));
}

void TestSampleSet::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("samples are no list") << QByteArray(R"({"samples": {}})");
}

void TestSampleSet::refusesWhatItCannotRead()
{
    QFETCH(QByteArray, content);
    write("a.samples.json", content);
    SampleSet set(path("a.schema.json"), m_clock, {});
    set.load();
    QVERIFY(set.problem());
    QVERIFY(set.problem()->message.contains(QStringLiteral("a.samples.json"))); // what is wrong is not the sample on the screen
    QCOMPARE(set.count(), 0);
    QCOMPARE(set.add({QStringLiteral("x"), 1, true}), -1);
    QVERIFY(set.save());
    QCOMPARE(read("a.samples.json"), content);
}

void TestSampleSet::isSavedWithTheSchema()
{
    write("a.schema.json", "{}");
    const auto file = open();
    QVERIFY(file);
    QVERIFY(!file->isDirty());
    QSignalSpy changed(file.get(), &SchemaFile::stateChanged);
    file->samples().add({QStringLiteral("x"), 1, true});
    QVERIFY(file->isDirty());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!QFile::exists(path("a.samples.json")));
    QCOMPARE(*file->save(), SchemaFile::SaveAnswer::Saved);
    QVERIFY(!file->isDirty());
    QCOMPARE(read("a.schema.json"), QByteArray("{}"));
    QCOMPARE(QString::fromUtf8(read("a.samples.json")), QStringLiteral("{\n  \"samples\": [\n    {\n      \"name\": \"x\",\n      \"expect\": \"valid\",\n      \"value\": 1\n    }\n  ]\n}\n"));
    QVERIFY(DraftJournal::keys(m_folder->filePath(QStringLiteral("drafts"))).isEmpty());
}

void TestSampleSet::othersAreNotOverwritten()
{
    write("a.schema.json", "{}");
    const auto file = open();
    QVERIFY(file);
    write("a.samples.json", R"({"samples": []})");
    QCOMPARE(*file->save(), SchemaFile::SaveAnswer::Saved); // nothing of ours would be written
    file->samples().add({QStringLiteral("x"), 1, true});
    QCOMPARE(*file->save(), SchemaFile::SaveAnswer::Conflict);
    QCOMPARE(read("a.samples.json"), QByteArray(R"({"samples": []})"));
    QCOMPARE(*file->save(true), SchemaFile::SaveAnswer::Saved);
    QVERIFY(read("a.samples.json").contains("\"x\""));
}

void TestSampleSet::draftsComeBack()
{
    write("a.schema.json", "{}");
    write("a.samples.json", R"({"samples": []})");
    {
        const auto file = open();
        QVERIFY(file);
        file->samples().add({QStringLiteral("lost?"), 1, true});
        file->flushDraft();
    }
    const auto file = open();
    QVERIFY(file);
    QVERIFY(file->draftWasRestored());
    QVERIFY(file->isDirty());
    QCOMPARE(file->samples().count(), 1);
    QCOMPARE(file->samples().at(0).name, QStringLiteral("lost?"));
    QVERIFY(file->document().text() == u"{}");
    QVERIFY(file->reload());
    QCOMPARE(file->samples().count(), 0);
    QVERIFY(!file->isDirty());
    // The draft is removed on another thread, which may come later than what is read here.
    for (int i = 0; i < 20; ++i) {
        file->samples().add({QStringLiteral("thrown away"), 1, true});
        file->flushDraft();
        QVERIFY(file->reload());
        QCOMPARE(file->samples().count(), 0);
    }
}

// Until it is saved or thrown away: the program may end before either.
void TestSampleSet::restoredDraftsStay()
{
    write("a.schema.json", "{}");
    {
        const auto file = open();
        QVERIFY(file);
        file->document().replaceText(1, 0, QStringLiteral("\"title\": \"lost?\""));
        file->document().reparse();
        file->flushDraft();
    }
    for (int i = 0; i < 3; ++i) {
        const auto file = open();
        QVERIFY(file && file->draftWasRestored() && file->isDirty());
        QCOMPARE(file->document().text(), QStringLiteral("{\"title\": \"lost?\"}"));
        file->flushDraft(); // and what it still has to do is done
    }
}

// No JSON yet: the file cannot have it, the draft does.
void TestSampleSet::halfTypedTextsComeBack()
{
    const QByteArray content = R"({"samples": ["note", {"name": "one", "value": 1},{"name": "two", "value": 2}, {"name": "three", "value": 3}]})";
    write("a.schema.json", "{}");
    write("a.samples.json", content);
    const QString drafts = m_folder->filePath(QStringLiteral("drafts"));
    {
        const auto file = open();
        QVERIFY(file);
        file->samples().setUnread(0, QStringLiteral("gone"));
        file->samples().setUnread(2, QStringLiteral("{\"half"));
        file->samples().setUnread(0, std::nullopt);
        file->samples().setUnread(1, QString()); // emptied: that, too, was typed
        QVERIFY(!file->samples().isDirty()); // nothing that a file could have
        file->flushDraft();
    }
    {
        const auto file = open();
        QVERIFY(file);
        QVERIFY(file->draftWasRestored());
        QVERIFY(!file->isDirty());
        QCOMPARE(file->samples().unread(0), std::nullopt);
        QCOMPARE(file->samples().unread(1), QString());
        QCOMPARE(file->samples().unread(2), QStringLiteral("{\"half"));
        file->samples().remove(0); // the others move up
        QCOMPARE(file->samples().unread(0), QString());
        QCOMPARE(file->samples().unread(1), QStringLiteral("{\"half"));
        file->flushDraft();
    }
    {
        const auto file = open();
        QVERIFY(file);
        QVERIFY(file->isDirty());
        QCOMPARE(file->samples().count(), 2);
        QCOMPARE(file->samples().unread(1), QStringLiteral("{\"half"));
        QCOMPARE(*file->save(), SchemaFile::SaveAnswer::Saved);
        file->flushDraft();
        QCOMPARE(DraftJournal::keys(drafts).size(), 1); // it is in no file yet
        file->samples().setUnread(0, std::nullopt);
        file->samples().setUnread(1, std::nullopt);
        file->flushDraft();
        QVERIFY(DraftJournal::keys(drafts).isEmpty());
    }
    // One sample of that many is gone: the text has no place any more.
    write("a.samples.json", content);
    {
        const auto file = open();
        file->samples().setUnread(2, QStringLiteral("{"));
        file->flushDraft();
    }
    write("a.samples.json", R"({"samples": [{"name": "one", "value": 1}]})");
    const auto file = open();
    QVERIFY(file);
    QCOMPARE(file->samples().count(), 3); // the draft's
    QVERIFY(file->isDirty());
}

QTEST_MAIN(TestSampleSet)
#include "tst_sampleset.moc"
