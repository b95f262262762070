#include "base/files.h"
#include "net/managerpool.h"
#include "reply/longtextview.h"
#include "results.h"
#include "runs/servertoolfile.h"
#include "servers/clientfiles.h"
#include "servers/pairrows.h"
#include "servers/resultparts.h"
#include "servers/rowdelegate.h"
#include "servers/serverdialog.h"
#include "servers/serverimport.h"
#include "servers/serverlogmodel.h"
#include "servers/servermodel.h"
#include "tools/toolfile.h"
#include "tools/toolgate.h"
#include "ui/support/uitest.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QCheckBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace cuewright;

namespace {

class NoStore final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &) const override { return true; }
    void allow(const QString &, const QString &) override {}
};

McpEntry entry(const QString &key, const QString &command)
{
    McpEntry made;
    made.key = key;
    made.command = command;
    made.arguments = {QStringLiteral("-")};
    return made;
}

QByteArray picture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

/// The parts of the servers page, each alone.
class TestServersParts final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void modelFollowsTheFile();
    void logModel();
    void parts_data();
    void parts();
    void manyParts();
    void structured_data();
    void structured();
    void pictures_data();
    void pictures();
    void partIsKeptAsAFile();
    void locks_data();
    void locks();
    void dialogMakesAServer();
    void dialogChangesAServer();
    void dialogSaysWhatIsMissing();
    void arguments_data();
    void arguments();
    void import_data();
    void import();
    void importKeepsWhatIsThere();
    void clientsAreFound();
    void toolBecomesAFile();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("mcp.json")); }
    QByteArray file() const { return readFile(path(), 100'000).value_or(QByteArray()); }
    void write(const QList<McpEntry> &entries)
    {
        McpConfig config;
        for (const McpEntry &one : entries)
            config.set(one);
        QVERIFY(writeFile(path(), config.write()));
        m_servers->reread();
    }
    template<typename T> static T *find(QWidget &in, const char *name) { return in.findChild<T *>(QLatin1String(name)); }

    SystemClock m_clock;
    NoStore m_store;
    MemorySecretStore m_secrets;
    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<KeyRing> m_keys;
    std::unique_ptr<ToolGate> m_gate;
    std::unique_ptr<ManagerPool> m_pool;
    std::unique_ptr<WorkspaceServers> m_servers;
};

void TestServersParts::init()
{
    m_ui = std::make_unique<UiTest>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_keys = std::make_unique<KeyRing>(m_secrets, m_clock);
    m_gate = std::make_unique<ToolGate>(m_store, m_clock);
    m_pool = std::make_unique<ManagerPool>();
    m_servers = std::make_unique<WorkspaceServers>(WorkspaceServers::Parts{*m_pool, m_clock, *m_keys, *m_gate});
    m_servers->open(m_folder->path());
}

void TestServersParts::cleanup()
{
    m_servers.reset();
    m_gate.reset();
    m_ui.reset();
}

void TestServersParts::modelFollowsTheFile()
{
    ServerModel model(*m_servers);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    write({entry(QStringLiteral("a"), QStringLiteral("x")), entry(QStringLiteral("b"), QStringLiteral(FAKE_MCP_SERVER)), entry(QStringLiteral("c"), QStringLiteral("z"))});
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex kept = model.index(1);
    m_servers->start(QStringLiteral("b"));
    QTRY_COMPARE(kept.data(RowDelegate::BadgeRole).toString(), QStringLiteral("running"));
    write({entry(QStringLiteral("c"), QStringLiteral("z")), entry(QStringLiteral("b"), QStringLiteral(FAKE_MCP_SERVER))});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 1);
    const QByteArray text = R"({"mcpServers":{"bad":{"type":"sse","url":"u"},"b":{"command":"q"}}})";
    QVERIFY(writeFile(path(), text));
    m_servers->reread();
    QCOMPARE(model.key(1), QStringLiteral("bad"));
    QVERIFY(!model.problemOf(QStringLiteral("bad")).isEmpty());
    QCOMPARE(model.index(1).data(RowDelegate::BadgeRole).toString(), QStringLiteral("failed"));
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("bad, failed")));
}

void TestServersParts::logModel()
{
    ServerLogModel model;
    const QAbstractItemModelTester tester(&model);
    write({entry(QStringLiteral("b"), QStringLiteral(FAKE_MCP_SERVER))});
    const McpServer *server = m_servers->server(QStringLiteral("b"));
    model.show(server);
    QCOMPARE(model.rowCount(), 0);
    m_servers->start(QStringLiteral("b"));
    const auto follow = [&] {
        model.show(server);
        return model.rowCount() == server->log().size();
    };
    QTRY_VERIFY(server->state() == McpServer::State::Ready && follow() && model.rowCount() > 1);
    QVERIFY(model.line(0).contains(QStringLiteral("Cuewright")));
    const std::unique_ptr<McpCall> flood(m_servers->callNow(QStringLiteral("b"), QStringLiteral("flood"), Json::object(), nullptr));
    QTRY_VERIFY(flood->isFinished() && server->log().size() == McpServer::kLogLines);
    QVERIFY(follow());
    const std::unique_ptr<McpCall> more(m_servers->callNow(QStringLiteral("b"), QStringLiteral("log"), Json::object(), nullptr));
    QTRY_VERIFY(more->isFinished() && follow() && model.line(model.rowCount() - 1).contains(QStringLiteral("on the side")));
    QCOMPARE(model.rowCount(), McpServer::kLogLines);
    model.show(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestServersParts::parts_data()
{
    QTest::addColumn<McpPart>("part");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("text"); // of the view; empty: there is none
    QTest::addColumn<bool>("canBeSaved");
    McpPart part;
    part.kind = McpPart::Kind::Text;
    part.text = QStringLiteral("hello \u202eolleh");
    QTest::newRow("text") << part << "Text" << QStringLiteral("hello olleh") << false;
    part.kind = McpPart::Kind::Unknown;
    part.text = QStringLiteral("{\"type\":\"hologram\"}");
    QTest::newRow("unknown") << part << "unknown kind" << part.text << false;
    part = {};
    part.kind = McpPart::Kind::Audio;
    part.data = "abc";
    part.mediaType = QStringLiteral("audio/wav");
    QTest::newRow("sound") << part << "audio/wav" << QString() << true;
    part.kind = McpPart::Kind::Resource;
    part.uri = QStringLiteral("x://1");
    part.mediaType = QStringLiteral("application/zip");
    QTest::newRow("bytes") << part << "x://1 · application/zip" << QString() << true;
    part.data.clear();
    part.text = QStringLiteral("inside");
    QTest::newRow("text resource") << part << "x://1" << part.text << false;
    part.kind = McpPart::Kind::ResourceLink;
    part.name = QStringLiteral("One");
    QTest::newRow("link") << part << "Link to a resource" << QString() << false;
}

void TestServersParts::parts()
{
    QFETCH(McpPart, part);
    QFETCH(QString, caption);
    QFETCH(QString, text);
    QFETCH(bool, canBeSaved);
    ResultParts view(m_ui->context);
    McpToolResult result;
    result.parts = {part};
    view.show(result);
    QVERIFY2(find<QLabel>(view, "partCaption")->text().contains(caption), qPrintable(find<QLabel>(view, "partCaption")->text()));
    auto *shown = find<LongTextView>(view, "partText");
    QCOMPARE(shown != nullptr, !text.isEmpty());
    if (shown)
        QTRY_COMPARE(shown->toPlainText(), text);
    QCOMPARE(find<QPushButton>(view, "savePart") != nullptr, canBeSaved);
    if (part.kind == McpPart::Kind::ResourceLink)
        QCOMPARE(find<QLabel>(view, "partLink")->text(), QStringLiteral("One\nx://1"));
    view.show({});
    QVERIFY(!find<QLabel>(view, "partCaption"));
}

void TestServersParts::manyParts()
{
    McpToolResult result;
    McpPart part;
    part.kind = McpPart::Kind::Text;
    part.text = QStringLiteral("x");
    result.parts.fill(part, 1000);
    ResultParts view(m_ui->context);
    view.show(result);
    QCOMPARE(view.findChildren<LongTextView *>().size(), 100);
}

void TestServersParts::structured_data()
{
    QTest::addColumn<Json>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("views");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("alone") << Json{{"a", 1}} << QString() << 1 << false;
    QTest::newRow("repeated") << Json{{"a", 1}} << QStringLiteral("{ \"a\" : 1 }") << 1 << false;
    QTest::newRow("beside another text") << Json{{"a", 1}} << QStringLiteral("one") << 2 << false;
    QTest::newRow("large") << Json{{"a", std::vector<int>(200'000, 7)}} << QString() << 1 << true;
    QTest::newRow("long text") << Json{{"a", std::string(1 << 20, 'x')}} << QString() << 1 << true;
}

void TestServersParts::structured()
{
    QFETCH(Json, content);
    QFETCH(QString, text);
    QFETCH(int, views);
    QFETCH(bool, isCut);
    Json json{{"content", Json::array()}, {"structuredContent", content}};
    if (!text.isEmpty())
        json["content"].push_back(Json{{"type", "text"}, {"text", toUtf8(text)}});
    auto result = mcpResultFromJson(json, {});
    VERIFY_RESULT(result);
    result->violations = {{QStringLiteral("/a"), QStringLiteral("/properties/a"), QStringLiteral("type"), QStringLiteral("has to be a text")}};
    ResultParts view(m_ui->context);
    view.show(*result);
    QCOMPARE(view.findChildren<LongTextView *>().size(), views);
    QVERIFY(find<QLabel>(view, "resultViolations")->text().contains(QStringLiteral("/a: has to be a text")));
    auto *all = find<QPushButton>(view, "showAllOfPart");
    QCOMPARE(all != nullptr, isCut);
    if (!isCut)
        return;
    auto *shown = find<LongTextView>(view, "partText");
    QTRY_VERIFY(shown->isSettled());
    const QString whole = QString::fromUtf8(writeJson(content, 2));
    QVERIFY(shown->toPlainText().size() < 100'000 && shown->toPlainText().startsWith(QStringLiteral("{\n  \"a\": ")));
    view.resize(600, 500);
    view.QWidget::show();
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(!all->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(shown->isSettled(), 20'000);
    QVERIFY(shown->toPlainText().size() >= whole.size()); // a long line is shown in parts
    // All of it can be kept, whether it is shown or not.
    const QString file = m_folder->filePath(QStringLiteral("part.json"));
    m_ui->dialogs.answerNextFile(file);
    QTest::mouseClick(find<QPushButton>(view, "savePart"), Qt::LeftButton);
    QCOMPARE(readFile(file, 10'000'000).value(), whole.toUtf8());
}

void TestServersParts::pictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("shown"); // empty: it cannot be
    QTest::newRow("small") << picture(24, 16) << QSize(24, 16);
    QTest::newRow("large") << picture(3000, 1500) << QSize(640, 320);
    QTest::newRow("cut off") << picture(24, 16).first(20) << QSize();
    QTest::newRow("no picture") << QByteArray("nothing of the kind") << QSize();
    QTest::newRow("an SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>") << QSize();
}

void TestServersParts::pictures()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, shown);
    McpToolResult result;
    McpPart part;
    part.kind = McpPart::Kind::Image;
    part.data = bytes;
    part.mediaType = QStringLiteral("image/png");
    result.parts = {part};
    ResultParts view(m_ui->context);
    view.show(result);
    auto *label = find<QLabel>(view, "partPicture");
    if (shown.isEmpty()) {
        QTRY_VERIFY(label->text().contains(QStringLiteral("cannot be shown")));
    } else {
        QTRY_VERIFY(!label->pixmap(Qt::ReturnByValue).isNull());
        QCOMPARE(label->pixmap(Qt::ReturnByValue).size(), shown);
    }
    view.show(result); // gone while it is being read
    view.clear();
}

void TestServersParts::partIsKeptAsAFile()
{
    McpToolResult result;
    McpPart part;
    part.kind = McpPart::Kind::Audio;
    part.data = "sound";
    part.mediaType = QStringLiteral("audio/x-wav");
    result.parts = {part};
    ResultParts view(m_ui->context);
    view.show(result);
    const QString target = m_folder->filePath(QStringLiteral("sound.wav"));
    m_ui->dialogs.answerNextFile(target);
    find<QPushButton>(view, "savePart")->click();
    QCOMPARE(readFile(target, 100).value_or(QByteArray()), QByteArray("sound"));
    QSignalSpy failed(&view, &ResultParts::failed);
    m_ui->dialogs.answerNextFile(m_folder->path());
    find<QPushButton>(view, "savePart")->click();
    QCOMPARE(failed.size(), 1);
    m_ui->dialogs.answerNextFile(std::nullopt);
    find<QPushButton>(view, "savePart")->click();
    QCOMPARE(failed.size(), 1);
}

void TestServersParts::locks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("locked");
    QTest::addColumn<bool>("hidden");
    QTest::newRow("plain") << "MODE" << "fast" << false << false;
    QTest::newRow("token") << "API_TOKEN" << "abc" << true << true;
    QTest::newRow("reference") << "API_TOKEN" << "${keychain:mcp/x/API_TOKEN}" << true << false;
    QTest::newRow("variable") << "API_TOKEN" << "${env:API_TOKEN}" << false << false;
}

void TestServersParts::locks()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, locked);
    QFETCH(bool, hidden);
    PairRows rows(m_ui->context, QStringLiteral("Variable"));
    rows.show();
    QTest::mouseClick(find<QPushButton>(rows, "addPair"), Qt::LeftButton);
    QTest::keyClicks(find<QLineEdit>(rows, "pairName"), name);
    auto *edit = find<QLineEdit>(rows, "pairValue");
    QTest::keyClicks(edit, value);
    QCOMPARE(edit->echoMode() == QLineEdit::Password, hidden);
    QCOMPARE(rows.pairs().size(), 1);
    QCOMPARE(rows.pairs()[0].isSecret, locked);
    QCOMPARE(rows.pairs()[0].value, value);
    QTest::mouseClick(find<QToolButton>(rows, "pairSecret"), Qt::LeftButton); // the person knows better
    QTest::keyClicks(edit, QStringLiteral("x"));
    QCOMPARE(rows.pairs()[0].isSecret, !locked);
    QTest::mouseClick(find<QToolButton>(rows, "removePair"), Qt::LeftButton);
    QVERIFY(rows.pairs().isEmpty());
}

void TestServersParts::dialogMakesAServer()
{
    auto *dialog = new ServerDialog(m_ui->context, *m_servers, {});
    QSignalSpy saved(dialog, &ServerDialog::saved);
    dialog->open();
    QTest::keyClicks(find<QLineEdit>(*dialog, "serverName"), QStringLiteral("files"));
    QTest::keyClicks(find<QLineEdit>(*dialog, "serverCommand"), QStringLiteral("npx"));
    auto *arguments = find<QPlainTextEdit>(*dialog, "serverArguments");
    QTest::keyClicks(arguments, QStringLiteral("-y"));
    QTest::keyClick(arguments, Qt::Key_Return);
    QTest::keyClicks(arguments, QStringLiteral("a b"));
    auto *environment = find<QWidget>(*dialog, "serverEnvironment");
    QTest::mouseClick(find<QPushButton>(*environment, "addPair"), Qt::LeftButton);
    QTest::keyClicks(find<QLineEdit>(*environment, "pairName"), QStringLiteral("PLACE"));
    QTest::keyClicks(find<QLineEdit>(*environment, "pairValue"), QStringLiteral("under the mat"));
    QTest::mouseClick(find<QToolButton>(*environment, "pairSecret"), Qt::LeftButton);
    QVERIFY(saveScreenshot(*dialog, QStringLiteral("server-dialog")));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].toString(), QStringLiteral("files"));
    const McpEntry *made = m_servers->entry(QStringLiteral("files"));
    QVERIFY(made);
    QCOMPARE(made->arguments, (QStringList{QStringLiteral("-y"), QStringLiteral("a b")}));
    QCOMPARE(made->environment.value(0).second, QStringLiteral("${keychain:mcp/files/PLACE}"));
    QVERIFY(!file().contains("under the mat"));
    QCOMPARE(m_keys->key(QStringLiteral("mcp/files/PLACE")), Secret("under the mat"));
    QCOMPARE(m_servers->state(QStringLiteral("files")), WorkspaceServers::State::Stopped);
}

void TestServersParts::dialogChangesAServer()
{
    const QByteArray text = R"({"mcpServers":{"web":{"type":"http","url":"https://example.com/mcp","timeout":5,"headers":{"X-Mode":"a"}}}})";
    QVERIFY(writeFile(path(), text));
    m_servers->reread();
    auto *dialog = new ServerDialog(m_ui->context, *m_servers, QStringLiteral("web"));
    dialog->open();
    QCOMPARE(find<QLineEdit>(*dialog, "serverUrl")->text(), QStringLiteral("https://example.com/mcp"));
    auto *headers = find<QWidget>(*dialog, "serverHeaders");
    QTest::mouseClick(find<QPushButton>(*headers, "addPair"), Qt::LeftButton);
    const auto names = headers->findChildren<QLineEdit *>(QStringLiteral("pairName"));
    const auto values = headers->findChildren<QLineEdit *>(QStringLiteral("pairValue"));
    QCOMPARE(names.size(), 2);
    QTest::keyClicks(names[1], QStringLiteral("Authorization"));
    QTest::keyClicks(values[1], QStringLiteral("Bearer t0ps3cret"));
    QCOMPARE(values[1]->echoMode(), QLineEdit::Password);
    find<QLineEdit>(*dialog, "serverName")->setText(QStringLiteral("docs"));
    QTest::mouseClick(find<QPushButton>(*dialog, "saveServer"), Qt::LeftButton);
    const McpEntry *made = m_servers->entry(QStringLiteral("docs"));
    QVERIFY(made && !m_servers->entry(QStringLiteral("web")));
    QCOMPARE(made->headers.value(1).second, QStringLiteral("Bearer ${keychain:mcp/docs/Authorization}"));
    QCOMPARE(m_keys->key(QStringLiteral("mcp/docs/Authorization")), Secret("t0ps3cret"));
    QVERIFY(file().contains("\"timeout\": 5") && !file().contains("t0ps3cret"));
}

void TestServersParts::dialogSaysWhatIsMissing()
{
    write({entry(QStringLiteral("files"), QStringLiteral("x"))});
    auto *dialog = new ServerDialog(m_ui->context, *m_servers, {});
    dialog->open();
    auto *save = find<QPushButton>(*dialog, "saveServer");
    auto *name = find<QLineEdit>(*dialog, "serverName");
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    QVERIFY(!name->accessibleDescription().isEmpty());
    QTest::keyClicks(name, QStringLiteral("files"));
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(!find<QLineEdit>(*dialog, "serverCommand")->accessibleDescription().isEmpty());
    QTest::keyClicks(find<QLineEdit>(*dialog, "serverCommand"), QStringLiteral("y"));
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    QVERIFY(find<QLabel>(*dialog, "serverProblem")->text().contains(QStringLiteral("already")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_servers->entries().size(), 1);
}

void TestServersParts::arguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QStringList();
    QTest::newRow("plain") << QStringList{QStringLiteral("-y"), QStringLiteral("a b")};
    QTest::newRow("with a line break") << QStringList{QStringLiteral("a\nb"), QStringLiteral("c")};
    QTest::newRow("empty one") << QStringList{QString(), QStringLiteral("c")};
    QTest::newRow("in brackets") << QStringList{QStringLiteral("[x"), QStringLiteral("y]")};
}

// What is opened and saved again is the same.
void TestServersParts::arguments()
{
    QFETCH(QStringList, arguments);
    McpEntry one = entry(QStringLiteral("files"), QStringLiteral("x"));
    one.arguments = arguments;
    write({one});
    auto *dialog = new ServerDialog(m_ui->context, *m_servers, QStringLiteral("files"));
    dialog->open();
    QTest::mouseClick(find<QPushButton>(*dialog, "saveServer"), Qt::LeftButton);
    QCOMPARE(m_servers->entry(QStringLiteral("files"))->arguments, arguments);
}

void TestServersParts::import_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("result");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("ticked");
    QTest::newRow("nothing") << QByteArray() << "before anything changes" << 0 << 0;
    QTest::newRow("two, one unusable") << QByteArray(R"({"mcpServers":{"a":{"command":"x"},"b":{"type":"sse","url":"u"}}})") << "1 server" << 2 << 1;
    QTest::newRow("VS Code") << QByteArray(R"({"servers":{"a":{"command":"x"},"c":{"url":"https://e.com"}}})") << "2 server" << 2 << 2;
    QTest::newRow("no JSON") << QByteArray("{\n\"mcpServers\": {,") << "Line 2" << 0 << 0;
    QTest::newRow("none in it") << QByteArray("{\"x\": 1}") << "" << -1 << 0;
}

void TestServersParts::import()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, result);
    QFETCH(int, rows);
    QFETCH(int, ticked);
    auto *dialog = new ServerImport(m_ui->context, *m_servers, {});
    dialog->open();
    QSignalSpy imported(dialog, &ServerImport::imported);
    dialog->setText(QString::fromUtf8(text));
    QVERIFY2(find<QLabel>(*dialog, "serverImportResult")->text().contains(result), qPrintable(find<QLabel>(*dialog, "serverImportResult")->text()));
    if (rows >= 0)
        QCOMPARE(dialog->findChildren<QCheckBox *>(QStringLiteral("importServer")).size() + dialog->findChildren<QLabel *>(QStringLiteral("importProblem")).size(), rows);
    auto *accept = find<QPushButton>(*dialog, "serverImportAccept");
    QCOMPARE(accept->isEnabled(), ticked > 0);
    if (ticked > 0)
        QTest::mouseClick(accept, Qt::LeftButton);
    else
        dialog->reject();
    QCOMPARE(imported.size(), ticked > 0 ? 1 : 0);
    QCOMPARE(m_servers->entries().size(), ticked);
}

void TestServersParts::importKeepsWhatIsThere()
{
    write({entry(QStringLiteral("a"), QStringLiteral("x")), entry(QStringLiteral("b"), QStringLiteral("y"))});
    const QString source = m_folder->filePath(QStringLiteral("claude.json"));
    const QByteArray text = R"({"mcpServers":{"a":{"command":"x","args":["-"]},"b":{"command":"other","env":{"API_KEY":"sk-very-secret-thing"},"autoApprove":["all"]}}})";
    QVERIFY(writeFile(source, text));
    auto *dialog = new ServerImport(m_ui->context, *m_servers, {});
    dialog->open();
    m_ui->dialogs.answerNextFile(source);
    QTest::mouseClick(find<QPushButton>(*dialog, "serverImportOpen"), Qt::LeftButton);
    const auto ticks = dialog->findChildren<QCheckBox *>(QStringLiteral("importServer"));
    QCOMPARE(ticks.size(), 2);
    QVERIFY(!ticks[0]->isChecked()); // the same is there
    QVERIFY(ticks[1]->isChecked());
    QVERIFY(ticks[1]->text().startsWith(QStringLiteral("b-2")));
    QVERIFY(!ticks[1]->text().contains(QStringLiteral("sk-very")));
    QVERIFY(saveScreenshot(*dialog, QStringLiteral("server-import")));
    QTest::mouseClick(find<QPushButton>(*dialog, "serverImportAccept"), Qt::LeftButton);
    QCOMPARE(m_servers->entries().size(), 3);
    QCOMPARE(m_servers->entry(QStringLiteral("b"))->command, QStringLiteral("y"));
    QCOMPARE(m_keys->key(QStringLiteral("mcp/b-2/API_KEY")), Secret("sk-very-secret-thing"));
    QVERIFY(!file().contains("sk-very") && !file().contains("autoApprove"));
}

void TestServersParts::clientsAreFound()
{
    QTemporaryDir home;
    const auto make = [&](const char *path, const QByteArray &content) {
        const QString file = home.filePath(QLatin1String(path));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(writeFile(file, content));
    };
    const ClientPlaces places{home.path(), home.filePath(QStringLiteral("settings")), home.filePath(QStringLiteral("project"))};
    QVERIFY(clientFiles(places).isEmpty());
    auto *without = new ServerImport(m_ui->context, *m_servers, places);
    without->open();
    QVERIFY(!find<QListWidget>(*without, "foundClients")->isVisible());
    without->reject();
    make(".cursor/mcp.json", R"({"mcpServers":{"a":{"command":"x","env":{"API_KEY":"sk-very-secret-thing"}}}})");
    make("settings/Code/User/mcp.json", R"({"servers":{"b":{"command":"y"},"c":{"url":"https://e.com"}}})");
    make("project/.mcp.json", "no JSON");
    QDir().mkpath(home.filePath(QStringLiteral(".claude.json"))); // a folder is no file
    const QList<ClientFile> found = clientFiles(places);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0], (ClientFile{QStringLiteral("Claude Code"), home.filePath(QStringLiteral("project/.mcp.json")), true}));
    QCOMPARE(found[1].client, QStringLiteral("Cursor"));
    QCOMPARE(found[2].client, QStringLiteral("VS Code"));
    QCOMPARE(clientFiles({home.path(), {}, home.path()}).size(), 1); // a project may be the home folder

    auto *dialog = new ServerImport(m_ui->context, *m_servers, places);
    dialog->open();
    auto *list = find<QListWidget>(*dialog, "foundClients");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 3);
    QVERIFY(list->item(1)->text().contains(QStringLiteral("~/.cursor/mcp.json")));
    auto *text = find<QPlainTextEdit>(*dialog, "serverImportText");
    QVERIFY(text->toPlainText().isEmpty()); // nothing is read before somebody chooses
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
    QCOMPARE(dialog->findChildren<QCheckBox *>(QStringLiteral("importServer")).size(), 2);
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(text->toPlainText().contains(QStringLiteral("API_KEY")));
    QVERIFY(saveScreenshot(*dialog, QStringLiteral("server-import-found")));
    QTest::mouseClick(find<QPushButton>(*dialog, "serverImportAccept"), Qt::LeftButton);
    QCOMPARE(m_servers->entries().size(), 1);
    QCOMPARE(m_keys->key(QStringLiteral("mcp/a/API_KEY")), Secret("sk-very-secret-thing"));
    QVERIFY(!file().contains("sk-very"));
}

void TestServersParts::toolBecomesAFile()
{
    const auto tool = mcpToolFromJson(Json{{"name", "read.file"}, {"description", "Reads."}, {"inputSchema", {{"type", "object"}}}});
    VERIFY_RESULT(tool);
    const Workspace workspace(m_folder->path());
    const auto kept = keepServerTool(workspace, QStringLiteral("files"), *tool);
    VERIFY_RESULT(kept);
    const auto file = ToolFile::load(workspace.absolute(*kept));
    VERIFY_RESULT(file);
    QVERIFY(isToolName(file->definition().name));
    QCOMPARE(file->definition().description, QStringLiteral("Reads."));
    QCOMPARE(file->source().kind, ToolSource::Mcp);
    QCOMPARE(file->source().server, QStringLiteral("files"));
    QCOMPARE(file->source().tool, QStringLiteral("read.file"));
    QVERIFY(!file->destructive()); // the server's own hint counts
    QVERIFY(file->problems().isEmpty());
    QCOMPARE(keepServerTool(workspace, QStringLiteral("files"), *tool).error().code, Error::Code::Invalid);
}

QTEST_MAIN(TestServersParts)
#include "tst_serversparts.moc"
