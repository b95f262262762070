#include "prompt/optionspanel.h"
#include "prompt/stopsequences.h"

#include "base/files.h"
#include "fakeclock.h"
#include "project/workspace.h"
#include "ui/support/uitest.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

/// The switch between the two formats of requests: what it says, and what it writes.
class TestOptionsPanel : public QObject
{
    Q_OBJECT
private slots:
    void cache();
    void stops_data();
    void stops();
    void brokenRules_data();
    void brokenRules();
    void api_data();
    void api();
    void apiOfTheFileItself();
};

namespace {

struct Panel
{
    QTemporaryDir dir;
    FakeClock clock;
    UiTest ui;
    Catalog catalog = Catalog::builtIn();
    std::unique_ptr<PromptDocument> document;
    std::unique_ptr<OptionsPanel> panel;

    explicit Panel(const QByteArray &head)
    {
        const QString path = dir.filePath(QStringLiteral("prompts/a.prompty"));
        if (!writeFile(path, "---\nname: a\n" + head + "---\nuser:\nhi\n"))
            return;
        document = std::move(*PromptDocument::open(path, {clock, dir.filePath(QStringLiteral("drafts"))}));
        panel = std::make_unique<OptionsPanel>(ui.theme, *document, catalog, nullptr);
    }
    QComboBox *combo() const { return panel->findChild<QComboBox *>(QStringLiteral("api")); }
    void choose(int index)
    {
        combo()->setCurrentIndex(index);
        emit combo()->activated(index);
        panel->refresh();
    }
};

} // namespace

void TestOptionsPanel::stops_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("stops");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const char *typed, const QStringList &stops, const char *written) {
        QTest::newRow(name) << QString::fromLatin1(typed) << stops << QString::fromLatin1(written);
    };
    const auto text = [](const char *stop) { return QString::fromLatin1(stop); };
    row("nothing", " , ,", {}, "");
    row("two", "A,  B c ", {text("A"), text("B c")}, "A, B c");
    row("a comma inside", "a\\,b", {text("a,b")}, "a\\,b");
    row("only a line end, in the middle", "X, \\n, Y", {text("X"), text("\n"), text("Y")}, "X, \\n, Y");
    row("line ends around it", "\\n\\nHuman:\\n", {text("\n\nHuman:\n")}, "\\n\\nHuman:\\n");
    row("blanks that belong to it", "\\ a\\ , \\ ", {text(" a "), text(" ")}, "\\ a\\ , \\ ");
    row("a backslash", "a\\\\n, \\", {text("a\\n"), text("\\")}, "a\\\\n, \\\\");
}

void TestOptionsPanel::stops()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, stops);
    QFETCH(const QString, written);
    QCOMPARE(splitStops(typed), stops);
    QCOMPARE(joinStops(stops), written);
    QCOMPARE(splitStops(written), stops);
}

void TestOptionsPanel::cache()
{
    Panel panel("model:\n  id: gpt-4o\n  provider: openai\n");
    auto *combo = panel.panel->findChild<QComboBox *>(QStringLiteral("cache"));
    panel.panel->refresh();
    panel.panel->show();
    QVERIFY(combo && combo->isVisible());
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentData().toString(), QStringLiteral("always"));
    QCOMPARE(panel.document->prompt().cache, QStringLiteral("always"));
    panel.panel->refresh();
    QCOMPARE(combo->currentData().toString(), QStringLiteral("always"));
    QTest::keyClick(combo, Qt::Key_Home);
    QCOMPARE(panel.document->prompt().cache, QString());
    // From the list.
    combo->showPopup();
    QAbstractItemView *list = combo->view();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(panel.document->prompt().cache, QStringLiteral("repeatable"));
}

void TestOptionsPanel::brokenRules_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<int>("times");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("two") << QByteArray("    retryInvalid: 2\n") << 2;
    QTest::newRow("a number of its own") << QByteArray("    retryInvalid: 4\n") << 4;
    QTest::newRow("more than there may be") << QByteArray("    retryInvalid: 4000000000\n") << kMostRetriesInvalid;
    QTest::newRow("below zero") << QByteArray("    retryInvalid: -1\n") << 0;
    QTest::newRow("no number") << QByteArray("    retryInvalid: often\n") << 0;
}

void TestOptionsPanel::brokenRules()
{
    QFETCH(QByteArray, said);
    QFETCH(int, times);
    Panel panel("model:\n  id: gpt-4o\n  provider: openai\nmetadata:\n  cuewright:\n    jsonMode: true\n" + said);
    auto *combo = panel.panel->findChild<QComboBox *>(QStringLiteral("retryInvalid"));
    panel.panel->refresh();
    panel.panel->show();
    QVERIFY(combo && combo->isVisible() && combo->isEnabled());
    QCOMPARE(panel.document->prompt().retryInvalid, times);
    QCOMPARE(combo->currentData().toInt(), times);
    QVERIFY(times < 2 || combo->currentText().contains(QString::number(times)));
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(panel.document->prompt().retryInvalid, 1);
    QTest::keyClick(combo, Qt::Key_Home);
    QCOMPARE(panel.document->prompt().retryInvalid, 0);
    QVERIFY(panel.document->changeFormat({}));
    panel.panel->refresh();
    QVERIFY(!combo->isEnabled()); // text breaks no rules
}

void TestOptionsPanel::api_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("automatic");
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("explained");
    const QByteArray model = "model:\n  provider: openai\n  id: ";
    QTest::newRow("usual") << model + "gpt-4o\n" << QStringLiteral("automatic: Chat Completions") << 0 << false;
    QTest::newRow("nowhere else") << model + "gpt-5-codex\n" << QStringLiteral("automatic: Responses") << 0 << true;
    QTest::newRow("tools and thought") << model + "gpt-5.4\nmetadata:\n  cuewright:\n    tools: [tools/a.tool.json]\n"
                                       << QStringLiteral("automatic: Responses") << 0 << true;
    QTest::newRow("chosen") << model + "gpt-4o\nmetadata:\n  cuewright:\n    api: responses\n"
                            << QStringLiteral("automatic: Chat Completions") << 2 << true;
    QTest::newRow("said by the file") << model + "gpt-4o\n  apiType: responses\n" << QStringLiteral("automatic: Chat Completions") << 2 << true;
}

void TestOptionsPanel::api()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, automatic);
    QFETCH(int, index);
    QFETCH(bool, explained);
    Panel shown(head);
    QVERIFY(shown.panel);
    QCOMPARE(shown.combo()->itemText(0), automatic);
    QCOMPARE(shown.combo()->currentIndex(), index);
    QCOMPARE(!shown.combo()->accessibleDescription().isEmpty(), explained);

    shown.choose(2);
    QCOMPARE(wireFormatOf(shown.document->prompt()), std::optional(WireFormat::Responses));
    shown.choose(1);
    QCOMPARE(wireFormatOf(shown.document->prompt()), std::optional(WireFormat::ChatCompletions));
    shown.choose(0);
    QCOMPARE(wireFormatOf(shown.document->prompt()), std::nullopt);
    QCOMPARE(shown.combo()->currentIndex(), 0);
    while (shown.document->undoStack().canUndo())
        shown.document->undoStack().undo();
    shown.panel->refresh();
    QCOMPARE(shown.combo()->currentIndex(), index);
}

void TestOptionsPanel::apiOfTheFileItself()
{
    Panel shown("model:\n  id: gpt-4o\n  options:\n    seed: 3\n");
    QLabel *note = nullptr;
    const auto isShown = [&] {
        const auto labels = shown.panel->findChildren<QLabel *>();
        for (QLabel *label : labels)
            note = label->text().contains(u"Responses format") ? label : note;
        return note && !note->isHidden();
    };
    QVERIFY(!isShown());
    shown.choose(2);
    QVERIFY(isShown()); // the seed is not sent any more
}

QTEST_MAIN(TestOptionsPanel)
#include "tst_optionspanel.moc"
