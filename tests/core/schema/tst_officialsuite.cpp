#include "agreement.h"
#include "base/files.h"
#include "results.h"
#include "schema/validator.h"

#include <QDir>
#include <QDirIterator>
#include <QtTest>

using namespace cuewright;

/// Runs the official JSON Schema test suite where JSON_SCHEMA_TEST_SUITE names a copy of it (a folder with
/// draft2020-12 and remotes). A clone without one skips; tst_validator covers each keyword without it.
class TestOfficialSuite : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void required_data();
    void required();
    void optional_data() { listFiles(QStringLiteral("/draft2020-12/optional")); }
    void optional() { runFile(); }
    void formats();

private:
    void listFiles(const QString &folder);
    void runFile();

    QString m_folder;
    SchemaDocuments m_documents;
};

namespace {

// Groups that ask for what the validator does not do, by file and description; everything else must pass.
const QHash<QString, QStringList> &skippedGroups()
{
    static const QHash<QString, QStringList> kSkipped = {
        // The meta-schema itself is not bundled.
        {QStringLiteral("defs.json"), {QStringLiteral("validate definition against metaschema")}},
        {QStringLiteral("ref.json"), {QStringLiteral("remote ref, containing refs itself")}},
        // Vocabularies of a custom meta-schema are not read: all known keywords always hold.
        {QStringLiteral("vocabulary.json"),
            {QStringLiteral("schema that uses custom metaschema with with no validation vocabulary")}},
    };
    return kSkipped;
}

// Optional behaviour that is not promised, by file.
const QStringList &skippedFiles()
{
    static const QStringList kSkipped = {
        QStringLiteral("format-assertion.json"), // needs vocabularies
        QStringLiteral("cross-draft.json"), // older drafts inside 2020-12 documents
    };
    return kSkipped;
}

} // namespace

void TestOfficialSuite::initTestCase()
{
    m_folder = qEnvironmentVariable("JSON_SCHEMA_TEST_SUITE");
    if (m_folder.isEmpty())
        QSKIP("JSON_SCHEMA_TEST_SUITE is not set");
    const QDir remotes(m_folder + QStringLiteral("/remotes"));
    QDirIterator files(remotes.path(), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const auto bytes = readFile(path, 10'000'000);
        VERIFY_RESULT(bytes);
        const auto document = parseJson(*bytes);
        VERIFY_RESULT(document);
        m_documents.insert(
            QStringLiteral("http://localhost:1234/") + remotes.relativeFilePath(path), *document);
    }
    QVERIFY(m_documents.size() > 20);
}

void TestOfficialSuite::listFiles(const QString &folder)
{
    QTest::addColumn<QString>("path");
    for (const QFileInfo &file :
        QDir(m_folder + folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void TestOfficialSuite::required_data()
{
    listFiles(QStringLiteral("/draft2020-12"));
}

void TestOfficialSuite::required()
{
    runFile();
}

void TestOfficialSuite::runFile()
{
    QFETCH(QString, path);
    const QString name = QFileInfo(path).fileName();
    if (skippedFiles().contains(name))
        QSKIP("not promised");
    const auto bytes = readFile(path, 10'000'000);
    VERIFY_RESULT(bytes);
    const auto groups = parseJson(*bytes);
    VERIFY_RESULT(groups);
    QStringList wrong;
    int checked = 0;
    for (const Json &group : *groups) {
        const QString title = memberText(group, "description");
        if (skippedGroups().value(name).contains(title))
            continue;
        const auto validator = Validator::compile(group["schema"], m_documents);
        if (!validator) {
            wrong << title + QStringLiteral(": ") + validator.error().message;
            continue;
        }
        const Agreement plain(group["schema"], m_documents, Validator::Formats::Annotate);
        const Agreement asserted(group["schema"], m_documents, Validator::Formats::Assert);
        for (const Json &test : group["tests"]) {
            ++checked;
            if (!plain.answer(test["data"]) || !asserted.answer(test["data"]))
                wrong << title + QStringLiteral(" / ways differ / ") + memberText(test, "description");
            const bool expected = test["valid"].get<bool>();
            const QList<Violation> violations = validator->check(test["data"]);
            if (violations.isEmpty() != expected || validator->accepts(test["data"]) != expected)
                wrong << title + QStringLiteral(" / ") + memberText(test, "description");
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    qInfo("%d cases", checked);
}

// Formats as rules: the rate is listed file by file, and what fails is named.
void TestOfficialSuite::formats()
{
    const QDir folder(m_folder + QStringLiteral("/draft2020-12/optional/format"));
    int checked = 0;
    int right = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const auto bytes = readFile(folder.filePath(name), 10'000'000);
        VERIFY_RESULT(bytes);
        const auto groups = parseJson(*bytes);
        VERIFY_RESULT(groups);
        int ofFile = 0;
        int rightOfFile = 0;
        for (const Json &group : *groups) {
            const auto validator
                = Validator::compile(group["schema"], m_documents, Validator::Formats::Assert);
            VERIFY_RESULT(validator);
            const Agreement asserted(group["schema"], m_documents, Validator::Formats::Assert);
            for (const Json &test : group["tests"]) {
                QVERIFY2(asserted.answer(test["data"]), qPrintable(memberText(test, "description")));
                ++ofFile;
                if (validator->accepts(test["data"]) == test["valid"].get<bool>())
                    ++rightOfFile;
                else
                    qInfo("%s: %s", qPrintable(name), qPrintable(memberText(test, "description")));
            }
        }
        qInfo("%-28s %3d of %3d", qPrintable(name), rightOfFile, ofFile);
        checked += ofFile;
        right += rightOfFile;
    }
    qInfo("formats: %d of %d, %.1f %%", right, checked, 100.0 * right / checked);
    QVERIFY(checked > 300);
    QVERIFY2(right * 100 >= checked * 98, qPrintable(QString::number(right)));
}

QTEST_GUILESS_MAIN(TestOfficialSuite)
#include "tst_officialsuite.moc"
