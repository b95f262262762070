#include "prompt/promptbreakdown.h"

#include "base/files.h"
#include "fakeclock.h"
#include "guiwatchdog.h"
#include "models/breakdownmodel.h"
#include "prompt/breakdownpanel.h"
#include "prompt/inputfield.h"
#include "prompt/inputsform.h"
#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "prompt/promptpage.h"
#include "ui/support/uitest.h"
#include "widgets/emptystate.h"
#include "widgets/tokenbar.h"

#include <QLabel>
#include <QSemaphore>
#include <QTableView>
#include <QThreadPool>
#include <QTranslator>
#include <QtTest>

using namespace cuewright;

namespace {

const QByteArray kPrompt = R"(---
name: triage
displayName: Ticket triage
metadata:
  cuewright:
    schema: schemas/ticket_triage.schema.json
    tools: [tools/get_weather.tool.json]
model:
  id: gpt-4o-mini
  provider: openai
inputs:
  - name: subject
    kind: string
    required: true
---
system:
You sort incoming support tickets for Northwind Cloud. Read the ticket once, then fill in every field of the schema.

user:
My card shows two payments.

assistant:
billing

user:
Subject: {{subject}}
)";

const QByteArray kSchema = R"({"type":"object","description":"What a support team needs to know about a ticket.","properties":{
"category":{"type":"string","enum":["technical","billing","account"],"description":"The team that should look at it."}}})";
const QByteArray kTool = R"({"name":"get_weather","description":"Current weather in one city","parameters":{"type":"object",
"properties":{"location":{"type":"string","description":"City, for example Paris"}}}})";

} // namespace

/// The way from the figure of tokens to the parts it is made of, and from there to each part.
class TestPromptBreakdown : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void opensFromTheBarAndByCommand();
    void leadsToThePart_data();
    void leadsToThePart();
    void leadsToFiles();
    void framingLeadsNowhere();
    void saysWhatProvidersReported_data();
    void saysWhatProvidersReported();
    void errorIsSaid();
    void nothingToSend();
    void closedWhileCounting();
    void closingWaitsForNoCount_data();
    void closingWaitsForNoCount();
    void barMarksEstimatesOnly_data();
    void barMarksEstimatesOnly();
    void largePromptDoesNotHoldUpTheWindow();
    void pictures_data();
    void pictures();

private:
    void open(const QSize &size = {1180, 800});
    void show();
    QTableView *table() const { return panel().findChild<QTableView *>(QStringLiteral("breakdownTable")); }
    BreakdownPanel &panel() const { return m_page->breakdown().panel(); }
    void press(const QString &name);
    void write(const QString &name, const QByteArray &content) { QVERIFY(writeFile(m_dir->filePath(name), content)); }

    UiTest m_ui;
    Catalog m_catalog = Catalog::builtIn();
    std::unique_ptr<QTemporaryDir> m_dir;
    FakeClock m_clock;
    QList<InputReport> m_reports;
    bool m_correct = true;
    std::unique_ptr<PromptPage> m_page;
};

void TestPromptBreakdown::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_reports.clear();
    m_correct = true;
    write(QStringLiteral("prompts/triage.prompty"), kPrompt);
    write(QStringLiteral("schemas/ticket_triage.schema.json"), kSchema);
    write(QStringLiteral("tools/get_weather.tool.json"), kTool);
}

void TestPromptBreakdown::open(const QSize &size)
{
    auto document = PromptDocument::open(m_dir->filePath(QStringLiteral("prompts/triage.prompty")), {m_clock, {}});
    QVERIFY(document);
    const PromptServices services{m_catalog, m_clock, Workspace(m_dir->path()), {},
        [this](const QString &, const QString &) { return m_reports; }, [this] { return m_correct; }};
    m_page = std::make_unique<PromptPage>(
        m_ui.context, PageKey{PageKey::Kind::Prompt, QStringLiteral("triage")}, *std::move(document), services, nullptr);
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->input().isCountStale(), 20'000);
}

void TestPromptBreakdown::show()
{
    m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
    QVERIFY(panel().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible(), 20'000);
}

void TestPromptBreakdown::press(const QString &name)
{
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        const QModelIndex index = table()->model()->index(row, 0);
        if (index.data().toString() != name)
            continue;
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
        return;
    }
    QFAIL(qPrintable(name + QStringLiteral(" is no row")));
}

void TestPromptBreakdown::opensFromTheBarAndByCommand()
{
    open();
    QVERIFY(m_page->canPerform(QStringLiteral("prompt.tokenBreakdown")));
    auto *bar = m_page->findChild<TokenBar *>(QStringLiteral("tokenBar"));
    QTest::mouseClick(bar, Qt::LeftButton);
    QVERIFY(panel().isVisible());
    QTRY_VERIFY(table()->isVisible());
    QVERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_Escape);
    QVERIFY(!panel().isVisible());
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Space);
    QVERIFY(panel().isVisible());
    QTRY_VERIFY(table()->isVisible());
    std::int64_t before = INT64_MAX;
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        const std::int64_t tokens = static_cast<BreakdownModel *>(table()->model())->row(row).tokens;
        QVERIFY(tokens <= before);
        before = tokens;
    }
    const QString total = panel().findChild<QLabel *>(QStringLiteral("breakdownTotal"))->text();
    QCOMPARE(total, QStringLiteral("gpt-4o-mini: ≈%1 tokens in").arg(m_page->input().count()->estimate->tokens.total));
}

void TestPromptBreakdown::leadsToThePart_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("message"); // -1: the input
    QTest::newRow("message") << "System" << 0;
    QTest::newRow("example") << "Example" << 1;
    QTest::newRow("variable") << "{{subject}}" << -1;
}

void TestPromptBreakdown::leadsToThePart()
{
    QFETCH(QString, name);
    QFETCH(int, message);
    open();
    m_page->document().setInputValues(Json{{"subject", "Charged twice"}});
    show();
    press(name);
    QVERIFY(!panel().isVisible());
    QWidget *part = message >= 0 ? static_cast<QWidget *>(&m_page->input().messages().cards().at(message)->edit())
                                 : m_page->input().inputs().field(QStringLiteral("subject"))->control();
    QTRY_VERIFY(part->hasFocus());
}

void TestPromptBreakdown::leadsToFiles()
{
    open();
    QSignalSpy opened(m_page.get(), &Page::openRequested);
    for (const auto &[name, key] : {std::pair{"Choices of category", "schema:schemas/ticket_triage.schema.json"},
             std::pair{"get_weather", "tool:tools/get_weather.tool.json"}}) {
        show();
        press(QLatin1String(name));
        QVERIFY(!panel().isVisible());
        QCOMPARE(opened.takeFirst().constFirst().value<PageKey>().toString(), QLatin1String(key));
    }
}

void TestPromptBreakdown::framingLeadsNowhere()
{
    open();
    show();
    press(QStringLiteral("Framing"));
    QVERIFY(panel().isVisible());
}

void TestPromptBreakdown::saysWhatProvidersReported_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<bool>("correct");
    QTest::addColumn<bool>("practice");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("row");
    QTest::newRow("too few") << 2 << true << false << QStringLiteral("Earlier runs say 3 fewer; from 3 runs on") << false;
    QTest::newRow("applied") << 3 << true << false << QStringLiteral("the estimate was 374, reported 371.") << true;
    QTest::newRow("switched off") << 3 << false << false << QStringLiteral("Earlier runs say 3 fewer; correcting is switched off") << false;
    QTest::newRow("practice is compared alone") << 5 << true << true << QStringLiteral("the estimate was 374, reported 371.") << false;
}

void TestPromptBreakdown::saysWhatProvidersReported()
{
    QFETCH(int, runs);
    QFETCH(bool, practice);
    open();
    const RequestTokens raw = m_page->input().count()->estimate->tokens;
    InputReport report;
    report.kind = RequestKind::Tools;
    report.practice = practice;
    report.overhead = raw.estimatedOverhead();
    report.shown = 374;
    report.reported = 371;
    m_reports = QList<InputReport>(runs, report);
    QFETCH(bool, correct);
    m_correct = correct;
    QFETCH(bool, row);
    m_page->input().recount();
    QTRY_VERIFY(!m_page->input().isCountStale());
    QCOMPARE(m_page->input().count()->estimate->tokens.total, raw.total - (row ? 3 : 0));
    QCOMPARE(m_page->findChild<TokenBar *>(QStringLiteral("tokenBar"))->legend().contains(QStringLiteral("Correction −3")), row);
    show();
    QFETCH(QString, note);
    QVERIFY2(panel().notes().contains(note), qPrintable(panel().notes()));
    const auto found = table()->model()->match(table()->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("Correction from"));
    QCOMPARE(!found.isEmpty(), row);
}

void TestPromptBreakdown::errorIsSaid()
{
    write(QStringLiteral("schemas/ticket_triage.schema.json"), "{\"type\":");
    open();
    m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
    const auto said = [this] {
        for (const QLabel *label : panel().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("ticket_triage.schema.json")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
    QVERIFY(!table()->isVisible());
}

void TestPromptBreakdown::nothingToSend()
{
    BreakdownPanel empty(m_ui.theme);
    QWidget anchor;
    anchor.resize(900, 600);
    anchor.show();
    empty.open(anchor);
    empty.setBreakdown({}, QStringLiteral("gpt-4o"));
    QVERIFY(empty.findChild<EmptyState *>()->isVisible());
    QVERIFY(empty.notes().isEmpty());
    QVERIFY(saveScreenshot(empty, QStringLiteral("breakdown-empty")));
}

void TestPromptBreakdown::closedWhileCounting()
{
    open();
    m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
    m_page.reset(); // while its thread may be counting
    open();
    m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
    m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
    QTRY_VERIFY(table()->isVisible());
}

void TestPromptBreakdown::closingWaitsForNoCount_data()
{
    QTest::addColumn<bool>("breakdown");
    QTest::newRow("figures") << false;
    QTest::newRow("breakdown") << true;
}

// While the only thread is held, no count gets done: who waited for one would wait for ever.
void TestPromptBreakdown::closingWaitsForNoCount()
{
    QFETCH(bool, breakdown);
    QThreadPool &pool = *QThreadPool::globalInstance();
    open();
    QTRY_COMPARE(pool.activeThreadCount(), 0);
    const int threads = pool.maxThreadCount();
    pool.setMaxThreadCount(1);
    QSemaphore held;
    pool.start([&held] { held.acquire(); });
    if (breakdown) {
        m_page->document().setInputValues(Json{{"subject", "The quick brown fox"}});
        m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
        m_page.reset();
    } else {
        PromptCounter counter(m_catalog);
        CountJob job;
        job.prompt.modelId = QStringLiteral("gpt-4o-mini");
        job.prompt.messages.emplaceBack().text = QStringLiteral("The quick brown fox");
        job.ids = {1};
        counter.count(job);
    }
    held.release();
    QVERIFY(pool.waitForDone());
    pool.setMaxThreadCount(threads);
    QCoreApplication::processEvents(); // what comes out reaches nobody
}

void TestPromptBreakdown::barMarksEstimatesOnly_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("legend");
    QTest::newRow("published") << "gpt-4o-mini" << "System 5 · Framing 7";
    QTest::newRow("reasoning") << "gpt-5-mini" << "System 5 · Framing ≈7";
    QTest::newRow("unmapped") << "nobody-knows-1" << "System ≈5 · Framing ≈7";
}

void TestPromptBreakdown::barMarksEstimatesOnly()
{
    QFETCH(QString, model);
    write(QStringLiteral("prompts/triage.prompty"), "---\nname: plain\nmodel:\n  id: " + model.toUtf8() + "\n  provider: openai\n---\nsystem:\nYou sort the tickets.\n");
    open();
    QTEST(m_page->findChild<TokenBar *>(QStringLiteral("tokenBar"))->legend(), "legend");
    QCOMPARE(m_page->status().estimated, model != u"gpt-4o-mini");
}

void TestPromptBreakdown::largePromptDoesNotHoldUpTheWindow()
{
    QByteArray text;
    while (text.size() < 1 << 20)
        text += "The quick brown fox jumps over the lazy dog " + QByteArray::number(text.size()) + ".\n";
    write(QStringLiteral("prompts/triage.prompty"), QByteArray(kPrompt).replace("My card shows two payments.", text));
    open();
    GuiWatchdog watchdog;
    QElapsedTimer timer;
    timer.start();
    m_page->perform(QStringLiteral("prompt.tokenBreakdown"));
    QVERIFY(watchdog.turnUntil([this] { return table()->isVisible(); }));
    qInfo("1 MB broken down after %lld ms, longest standstill %.1f ms", static_cast<long long>(timer.elapsed()), watchdog.longest());
    QVERIFY2(watchdog.longest() < 50, "the window stood still");
}

void TestPromptBreakdown::pictures_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    const QSize large(1180, 800);
    QTest::newRow("breakdown-light") << Theme::Mode::Light << "en" << large;
    QTest::newRow("breakdown-dark") << Theme::Mode::Dark << "en" << large;
    QTest::newRow("breakdown-german") << Theme::Mode::Light << "de" << large;
    QTest::newRow("breakdown-german-1024x700") << Theme::Mode::Dark << "de" << QSize(1024, 605);
    QTest::newRow("breakdown-smallest") << Theme::Mode::Light << "de" << QSize(600, 420);
}

void TestPromptBreakdown::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_ui.theme.setMode(mode);
    QTranslator translator;
    if (language != u"en") {
        QVERIFY(translator.load(QStringLiteral(":/i18n/cuewright_de.qm")));
        QCoreApplication::installTranslator(&translator);
    }
    InputReport report;
    report.kind = RequestKind::Tools;
    report.overhead = 120;
    report.shown = 374;
    report.reported = 371;
    m_reports = QList<InputReport>(12, report);
    open(size);
    m_page->document().setInputValues(Json{{"subject", "Cannot sign in after the change of the certificate"}});
    show();
    QVERIFY(saveScreenshot(panel(), QString::fromLatin1(QTest::currentDataTag())));
    m_page.reset();
    m_ui.theme.setMode(Theme::Mode::Light);
}

QTEST_MAIN(TestPromptBreakdown)
#include "tst_promptbreakdown.moc"
