// What a large schema must not cost: work that is done more than once, and silence while something takes its time.

#include "schema/schemapage.h"

#include "fakeclock.h"
#include "schema/compiledschema.h"
#include "schema/problemspane.h"
#include "schema/schemacheck.h"
#include "schema/schemamodel.h"
#include "schema/schematree.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"

#include <QLabel>
#include <QListWidget>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QToolButton>
#include <QtTest>

using namespace cuewright;

class TestLargeSchema : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void saysThatItChecks();
    void saysThatItMakesASample();
    void stopsMakingASample();
    void anEditIsOneChange();
    void fixingAllIsOneChangeOfTheText();

private:
    void open(const QByteArray &content);
    QString problemsTitle() const;
    QString firstFinding() const;

    QTemporaryDir m_folder;
    FakeClock m_clock;
    UiTest m_ui;
    std::unique_ptr<SchemaPage> m_page;
};

namespace {

/// While it lives nothing is worked on beside the window.
class BusyThreads final
{
    Q_DISABLE_COPY_MOVE(BusyThreads)
public:
    BusyThreads()
    {
        QThreadPool &pool = *QThreadPool::globalInstance();
        m_count = pool.maxThreadCount();
        for (int i = 0; i < m_count; ++i) {
            pool.start([this] {
                m_started.release();
                m_end.acquire();
            });
        }
        m_started.acquire(m_count); // what was under way before is done
    }
    ~BusyThreads()
    {
        m_end.release(m_count);
        QThreadPool::globalInstance()->waitForDone();
    }

private:
    QSemaphore m_started, m_end;
    int m_count = 0;
};

/// Without those of the colours.
int realChanges(const QSignalSpy &text)
{
    return static_cast<int>(std::count_if(text.cbegin(), text.cend(), [](const QVariantList &change) { return change.at(1) != change.at(2); }));
}

/// Two groups of so many fields, each of which strict outputs refuse for its minLength.
QByteArray schemaOf(int fields)
{
    Json schema{{"type", "object"}, {"properties", Json::object()}, {"required", {"a", "b"}}, {"additionalProperties", false}};
    for (const char *name : {"a", "b"}) {
        Json group{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
        for (int i = 0; i < fields; ++i) {
            const std::string field = "field_" + std::to_string(i);
            group["properties"][field] = Json{{"type", "string"}, {"minLength", 10}};
            group["required"].push_back(field);
        }
        schema["properties"][name] = group;
    }
    return writeJson(schema, 2);
}

} // namespace

void TestLargeSchema::init()
{
    QVERIFY(m_folder.isValid());
    m_page.reset();
}

void TestLargeSchema::open(const QByteArray &content)
{
    const QString path = m_folder.filePath(QStringLiteral("large.schema.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    auto opened = SchemaFile::open(path, {m_clock, {}});
    QVERIFY(opened);
    m_page = std::make_unique<SchemaPage>(m_ui.context, PageKey{PageKey::Kind::Schema, QStringLiteral("schemas/large.schema.json")}, std::move(*opened));
    m_page->resize(1208, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QString TestLargeSchema::problemsTitle() const
{
    return m_page->findChild<ProblemsPane *>()->findChild<QLabel *>(QStringLiteral("emptyTitle"))->text();
}

QString TestLargeSchema::firstFinding() const
{
    const auto *findings = m_page->findChild<QListWidget *>(QStringLiteral("findings"));
    return findings->count() > 0 ? findings->item(0)->text() : QString();
}

void TestLargeSchema::saysThatItChecks()
{
    {
        const BusyThreads busy;
        open(R"({"type": "object", "properties": {}, "required": [], "additionalProperties": false})");
        QCOMPARE(problemsTitle(), QStringLiteral("Checking the schema …"));
        QVERIFY(!m_page->findChild<SchemaCheck *>()->isCurrent());
    }
    QTRY_COMPARE(problemsTitle(), QStringLiteral("No problems for OpenAI strict"));
    {
        // What was found stays for a moment, and is then said to be out of date.
        const BusyThreads busy;
        QVERIFY(m_page->document().apply(setKeyword(m_page->document().source(), {}, QStringLiteral("title"), "T")));
        QCOMPARE(problemsTitle(), QStringLiteral("No problems for OpenAI strict"));
        QTRY_COMPARE(problemsTitle(), QStringLiteral("Checking the schema …"));
    }
    QTRY_COMPARE(problemsTitle(), QStringLiteral("No problems for OpenAI strict"));
    open("");
    QCOMPARE(problemsTitle(), QStringLiteral("Nothing to check yet"));
}

void TestLargeSchema::saysThatItMakesASample()
{
    open(schemaOf(2));
    auto *generate = m_page->findChild<QToolButton *>(QStringLiteral("generateSample"));
    auto *stop = m_page->findChild<QToolButton *>(QStringLiteral("stopMaking"));
    const auto *sample = m_page->findChild<CodeEdit *>(QStringLiteral("sample"));
    {
        const BusyThreads busy;
        generate->setFocus();
        QTest::keyClick(generate, Qt::Key_Space);
        QVERIFY(!stop->isVisible()); // not for what takes no time
        QTRY_VERIFY(stop->isVisible());
        QCOMPARE(firstFinding(), QStringLiteral("Making up a reply …"));
        QVERIFY(stop->hasFocus() && !generate->isVisible());
        QVERIFY(saveScreenshot(*m_page, QStringLiteral("schema-making-a-sample")));
    }
    QTRY_VERIFY(sample->text().contains(QStringLiteral("field_1")));
    QVERIFY(!stop->isVisible() && generate->isVisible() && generate->hasFocus());
    QTRY_COMPARE(firstFinding(), QStringLiteral("Valid: it fits the schema."));
}

void TestLargeSchema::stopsMakingASample()
{
    open(schemaOf(2));
    auto *stop = m_page->findChild<QToolButton *>(QStringLiteral("stopMaking"));
    const auto *sample = m_page->findChild<CodeEdit *>(QStringLiteral("sample"));
    for (const char *name : {"generateSample", "breakSample"}) {
        {
            const BusyThreads busy;
            m_page->findChild<QToolButton *>(QLatin1String(name))->click();
            QTRY_VERIFY(stop->isVisible());
            stop->click();
            QVERIFY(!stop->isVisible());
            QCOMPARE(firstFinding(), QStringLiteral("Paste a reply here, or let one be made up."));
        }
        QCoreApplication::processEvents();
        QCOMPARE(sample->text(), QString());
    }
}

void TestLargeSchema::anEditIsOneChange()
{
    open(schemaOf(100));
    auto *check = m_page->findChild<SchemaCheck *>();
    QTRY_VERIFY(check->count(LintTarget::None)); // the last of the providers
    auto *tree = m_page->findChild<SchemaTree *>();
    const QString pointer = QStringLiteral("/properties/a/properties/field_50");
    tree->select(pointer);
    QSignalSpy schema(&m_page->document(), &SchemaDocument::schemaChanged);
    QSignalSpy rows(tree->model(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(tree->model(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(tree->model(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy text(m_page->findChild<CodeEdit *>(QStringLiteral("source"))->document(), &QTextDocument::contentsChange);
    const ProblemsPane &strip = *m_page->findChild<ProblemsPane *>();
    QSignalSpy problems(&strip.model(), &QAbstractItemModel::dataChanged);
    QSignalSpy reported(check, &SchemaCheck::reported);
    QSignalSpy compiled(m_page->findChild<CompiledSchema *>(), &CompiledSchema::compiled);
    QVERIFY(m_page->document().apply(setKeyword(m_page->document().source(), pointer, QStringLiteral("description"), "Said of it")));
    QCOMPARE(schema.count(), 1); // parsed once; everybody has the same source
    QCOMPARE(rows.count(), 1);
    QCOMPARE(rows.first().at(0).toModelIndex().data(SchemaModel::PointerRole).toString(), pointer);
    QCOMPARE(rows.first().at(1).toModelIndex().siblingAtColumn(0), rows.first().at(0).toModelIndex());
    QCOMPARE(realChanges(text), 1);
    QTRY_VERIFY(check->count(LintTarget::None) && reported.count() > 0 && check->isCurrent());
    QCOMPARE(reported.count(), 1);
    QCOMPARE(compiled.count(), 1); // for all providers and the sample
    QCOMPARE(problems.count(), 0); // the same ones
    QCOMPARE(rows.count(), 1);
    QCOMPARE(inserted.count() + removed.count(), 0);
}

void TestLargeSchema::fixingAllIsOneChangeOfTheText()
{
    open(schemaOf(100));
    QTRY_VERIFY(m_page->canPerform(QStringLiteral("schema.fixAll")));
    const auto *source = m_page->findChild<CodeEdit *>(QStringLiteral("source"));
    QSignalSpy text(source->document(), &QTextDocument::contentsChange);
    m_page->perform(QStringLiteral("schema.fixAll"));
    QTRY_VERIFY(m_page->document().text().contains(QStringLiteral("x-cuewright-local")));
    QCOMPARE(realChanges(text), 1);
    QCOMPARE(source->text(), m_page->document().text());
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(source->text(), m_page->document().text());
    QCOMPARE(m_page->document().text().toUtf8(), schemaOf(100));
}

QTEST_MAIN(TestLargeSchema)
#include "tst_largeschema.moc"
