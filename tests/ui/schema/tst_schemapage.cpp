#include "schema/schemapage.h"

#include "fakeclock.h"
#include "schema/schematree.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"

#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

class TestSchemaPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void opensTheSample();
    void keysMakeFields();
    void brokenTextLosesNothing();

private:
    std::unique_ptr<SchemaPage> open(const QByteArray &content);

    QTemporaryDir m_folder;
    FakeClock m_clock;
    UiTest m_ui;
};

void TestSchemaPage::init()
{
    QVERIFY(m_folder.isValid());
}

std::unique_ptr<SchemaPage> TestSchemaPage::open(const QByteArray &content)
{
    const QString path = m_folder.filePath(QStringLiteral("ticket.schema.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return nullptr;
    file.close();
    auto opened = SchemaFile::open(path, {m_clock, {}});
    if (!opened)
        return nullptr;
    auto page = std::make_unique<SchemaPage>(m_ui.context, PageKey{PageKey::Kind::Schema, QStringLiteral("ticket")}, std::move(*opened));
    page->resize(1208, 760);
    page->show();
    return QTest::qWaitForWindowActive(page.get()) ? std::move(page) : nullptr;
}

void TestSchemaPage::opensTheSample()
{
    QFile sample(QStringLiteral(CUEWRIGHT_SOURCE_DIR "/resources/samples/support-desk/schemas/ticket_triage.schema.json"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const QByteArray content = sample.readAll();
    const auto page = open(content);
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->select(u"/properties/estimated_resolution_time");
    QVERIFY(!page->isDirty());
    QVERIFY(page->save());
    QFile saved(m_folder.filePath(QStringLiteral("ticket.schema.json")));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), content);
    QVERIFY(saveScreenshot(*page, QStringLiteral("schema-designer")));
}

void TestSchemaPage::keysMakeFields()
{
    const auto page = open(R"({"type": "object", "properties": {}, "required": [], "additionalProperties": false})");
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Insert);
    auto *editor = tree->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("priority"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(page->document().text().contains(QStringLiteral("\"priority\"")));
    QTRY_COMPARE(tree->currentPointer(), QStringLiteral("/properties/priority"));
    QVERIFY(page->document().json()["required"] == Json::array({"priority"}));
    QTest::keyClick(tree, Qt::Key_Space);
    QVERIFY(page->document().json()["required"].empty());
    page->perform(QStringLiteral("edit.undo"));
    QVERIFY(page->document().json()["required"] == Json::array({"priority"}));
}

void TestSchemaPage::brokenTextLosesNothing()
{
    const auto page = open("{\n  \"type\": \"object\",\n  \"properties\": {\"a\": {\"type\": \"string\"}}\n}\n");
    QVERIFY(page);
    auto *source = page->findChild<CodeEdit *>(QStringLiteral("source"));
    source->setFocus();
    QTextCursor cursor = source->textCursor();
    cursor.setPosition(4);
    source->setTextCursor(cursor);
    QTest::keyClicks(source, QStringLiteral("!!"));
    QTRY_VERIFY(page->document().problem().has_value());
    QCOMPARE(page->problems().size(), 1);
    QCOMPARE(source->text(), page->document().text());
    auto *tree = page->findChild<SchemaTree *>();
    QVERIFY(!(tree->model()->flags(tree->currentIndex()) & Qt::ItemIsEditable));
    page->perform(QStringLiteral("edit.undo"));
    QVERIFY(!page->document().problem());
    QCOMPARE(source->text(), page->document().text());
}

QTEST_MAIN(TestSchemaPage)
#include "tst_schemapage.moc"
