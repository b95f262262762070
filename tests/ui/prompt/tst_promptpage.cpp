#include "prompt/promptpage.h"

#include "base/files.h"
#include "fakeclock.h"
#include "guiwatchdog.h"
#include "prompt/casestepper.h"
#include "prompt/griphandle.h"
#include "prompt/inputfield.h"
#include "prompt/inputsform.h"
#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "prompt/promptheader.h"
#include "prompt/rolebutton.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"
#include "widgets/dialogs.h"
#include "widgets/livetokens.h"
#include "widgets/tokenbar.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
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
    testSet: data/tickets.csv
model:
  id: gpt-4o-mini
  provider: openai
  options:
    temperature: 0.2
    maxOutputTokens: 500
inputs:
  - name: subject
    kind: string
    required: true
  - name: customer_plan
    kind: string
    enumValues: [Free, Team, Enterprise]
  - name: channel
    kind: string
    enumValues: [Email, Phone]
  - name: ticket_body
    kind: string
    required: true
---
system:
You sort incoming support tickets for Northwind Cloud.

Read the ticket once, then fill in every field of the schema.
• category — pick the closest choice; use general only if none fits.
• priority — urgent only for outages, data loss or a security risk.
• requires_human_review — true for money, legal terms, {{customer_plan}} contracts or doubt.
• estimated_resolution_time — hours of work, 0 to 720.
• confidence_score — 0 to 1. Below 0.7, ask for human review.

Keep reasoning to two sentences. Never quote personal data.

user:
Subject: {{subject}}
Received through: {{channel}} · Plan: {{customer_plan}}

{{ticket_body}}
)";

const QByteArray kCases = "subject,channel,customer_plan,ticket_body\n"
                          "Cannot sign in after SSO change,Email,Enterprise,\"Since we moved to the new SAML certificate "
                          "this morning, about 40 of our people get \"\"Invalid assertion\"\" and cannot log in.\"\n"
                          "Charged twice,Phone,Team,My card shows two payments.\n"
                          "Dark mode,Email,Free,Please add it.\n";

const QByteArray kSchema = R"({"type":"object","properties":{"category":{"type":"string"},"priority":{"type":"string"}},
"required":["category","priority"],"additionalProperties":false})";

/// Every text in brackets, a third longer: what a language with long words does to a layout.
class LongWords final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QStringLiteral("%n"), QString::number(n));
        return u'[' + text + QString(text.size() / 3, u'~') + u']';
    }
};

} // namespace

class TestPromptPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void typingReachesTheFile();
    void undoAndRedoByKeys();
    void addsRemovesAndMoves();
    void dragsACard();
    void rolesAndCollapse();
    void fieldsStandAsDeclared();
    void replySideCanBeHidden();
    void variablesAppear();
    void missingInput();
    void whatIsSentEmptyIsAProblem();
    void defaultIsReadWhole_data();
    void defaultIsReadWhole();
    void runAndStop();
    void casesAreSteppedThrough();
    void countsAndPrices();
    void noFiguresWithoutARequest();
    void saysThatItDoesNotFit();
    void figuresOnTheKey();
    void neverStaleWhileAKeyIsHeld_data();
    void neverStaleWhileAKeyIsHeld();
    void tokenBoundaries();
    void settings();
    void modelAsTyped();
    void refusedOptions();
    void makesAVariable();
    void crashRecovery();
    void changedOnDisk_data();
    void changedOnDisk();
    void keyboardAlone();
    void retranslates();
    void blankPromptIsReadyToWrite();
    void stateIsKept();
    void largePromptStaysTypable();
    void pictures_data();
    void pictures();

private:
    void open(const QSize &size = {1180, 800});
    void waitForCount() { QTRY_VERIFY_WITH_TIMEOUT(!m_page->input().isCountStale(), 20'000); }
    MessageCard &card(int index) const { return *m_page->input().messages().cards().at(index); }
    PromptEdit &edit(int index) const { return card(index).edit(); }
    qsizetype cards() const { return m_page->input().messages().cards().size(); }
    InputsForm &inputs() const { return m_page->input().inputs(); }
    template<typename Widget>
    Widget *part(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    QString saved() const { return QString::fromUtf8(readFile(m_path, 64 << 20).value_or(QByteArray())); }

    UiTest m_ui;
    Catalog m_catalog = Catalog::builtIn();
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<PromptPage> m_page;
    QString m_path;
};

void TestPromptPage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>();
    m_path = m_dir->filePath(QStringLiteral("project/prompts/triage.prompty"));
    QVERIFY(writeFile(m_path, kPrompt));
    QVERIFY(writeFile(m_dir->filePath(QStringLiteral("project/data/tickets.csv")), kCases));
    QVERIFY(writeFile(m_dir->filePath(QStringLiteral("project/schemas/ticket_triage.schema.json")), kSchema));
    QVERIFY(writeFile(m_dir->filePath(QStringLiteral("project/schemas/reply.schema.json")), kSchema));
}

void TestPromptPage::cleanup()
{
    m_page.reset();
    m_ui.theme.setMode(Theme::Mode::Light);
}

void TestPromptPage::open(const QSize &size)
{
    auto document = PromptDocument::open(m_path, {*m_clock, m_dir->filePath(QStringLiteral("drafts"))});
    QVERIFY2(document, document ? "" : qPrintable(document.error().message));
    const PromptServices services{
        m_catalog, *m_clock, Workspace(m_dir->filePath(QStringLiteral("project"))), {}};
    auto *reply = new QLabel(QStringLiteral("No reply yet."));
    reply->setAlignment(Qt::AlignCenter);
    m_page = std::make_unique<PromptPage>(m_ui.context, PageKey{PageKey::Kind::Prompt, QStringLiteral("triage")},
        *std::move(document), services, reply);
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(inputs().stepper().count(), 3);
    waitForCount();
}

void TestPromptPage::typingReachesTheFile()
{
    open();
    QSignalSpy title(m_page.get(), &Page::titleChanged);
    edit(1).setFocus();
    QTest::keyClick(&edit(1), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&edit(1), QStringLiteral(" Thank you."));
    QVERIFY(m_page->isDirty());
    QCOMPARE(title.size(), 1);
    QTest::mouseClick(part<QPushButton>(QStringLiteral("save")), Qt::LeftButton);
    QVERIFY(!m_page->isDirty());
    QVERIFY(saved().contains(QStringLiteral("{{ticket_body}} Thank you.")));
    QVERIFY(m_page->header().stateText().startsWith(QStringLiteral("Saved ")));
}

void TestPromptPage::undoAndRedoByKeys()
{
    open();
    const QString before = edit(1).text();
    edit(1).setFocus();
    edit(1).setTextPosition(8);
    QTest::keyClicks(&edit(1), QStringLiteral("ab cd"));
    QTest::keyClick(&edit(1), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(edit(1).text(), QString(before).insert(8, QStringLiteral("ab ")));
    QCOMPARE(edit(1).textPosition(), 11);
    QTest::keyClick(&edit(1), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(edit(1).text(), before);
    QVERIFY(!m_page->isDirty());
    QTest::keyClick(&edit(1), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(edit(1).text(), QString(before).insert(8, QStringLiteral("ab ")));
    // One history for all: what was done last elsewhere goes first.
    card(0).roleButton().menu()->actions().at(1)->trigger();
    QCOMPARE(card(0).roleButton().role(), Role::Developer);
    QTest::keyClick(&edit(1), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(card(0).roleButton().role(), Role::System);
    QCOMPARE(edit(1).text(), QString(before).insert(8, QStringLiteral("ab ")));
}

void TestPromptPage::addsRemovesAndMoves()
{
    open();
    QTest::mouseClick(part<QPushButton>(QStringLiteral("addMessage")), Qt::LeftButton);
    QCOMPARE(cards(), 3);
    QCOMPARE(card(2).roleButton().role(), Role::Assistant);
    QVERIFY(edit(2).hasFocus());
    QTest::keyClicks(&edit(2), QStringLiteral("Sure"));
    QTest::keyClick(&edit(2), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(edit(1).text(), QStringLiteral("Sure"));
    QVERIFY(edit(1).hasFocus());
    QTRY_VERIFY(card(1).y() < card(2).y());
    QTest::keyClick(&edit(1), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(edit(2).text(), QStringLiteral("Sure"));
    QTest::keyClick(&edit(2), Qt::Key_Down, Qt::AltModifier); // no further
    QCOMPARE(edit(2).text(), QStringLiteral("Sure"));
    card(2).findChild<QAction *>(QStringLiteral("remove"))->trigger();
    QCOMPARE(cards(), 2);
    QVERIFY(edit(1).hasFocus());
    QTest::keyClick(&edit(1), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(cards(), 3);
    QCOMPARE(edit(2).text(), QStringLiteral("Sure"));
    for (int i = 0; i < 4; ++i)
        m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(cards(), 2);
    QVERIFY(!m_page->isDirty());
    // The last message cannot be removed.
    card(1).findChild<QAction *>(QStringLiteral("remove"))->trigger();
    QVERIFY(!card(0).findChild<QAction *>(QStringLiteral("remove"))->isEnabled());
    m_page->document().removeMessage(0);
    QCOMPARE(cards(), 1);
}

void TestPromptPage::dragsACard()
{
    open();
    const quint64 first = card(0).id();
    GripHandle &grip = card(0).grip();
    const QPoint start = grip.rect().center();
    QTest::mousePress(&grip, Qt::LeftButton, {}, start);
    const QPoint end = grip.mapFromGlobal(card(1).mapToGlobal(QPoint(10, card(1).height() - 4)));
    QTest::mouseMove(&grip, start + QPoint(0, 20));
    QTest::mouseMove(&grip, end);
    QTest::mouseRelease(&grip, Qt::LeftButton, {}, end);
    QCOMPARE(card(1).id(), first);
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(card(0).id(), first);
}

void TestPromptPage::rolesAndCollapse()
{
    open();
    waitForCount();
    QVERIFY2(card(0).accessibleName().startsWith(QStringLiteral("System message, ")), qPrintable(card(0).accessibleName()));
    card(1).roleButton().menu()->actions().at(3)->trigger();
    QCOMPARE(m_page->document().messages().at(1).role, Role::Assistant);
    QVERIFY(card(1).accessibleName().startsWith(QStringLiteral("Assistant message")));
    const int before = card(0).height();
    edit(0).setFocus();
    QTest::mouseDClick(&card(0), Qt::LeftButton, {}, QPoint(card(0).width() / 2, 12));
    QVERIFY(card(0).isCollapsed());
    QVERIFY(!edit(0).isVisible());
    QTRY_VERIFY(card(0).height() < before / 2);
    QVERIFY(card(0).roleButton().hasFocus());
    card(0).setCollapsed(false);
    QVERIFY(edit(0).isVisible());
}

void TestPromptPage::fieldsStandAsDeclared()
{
    open();
    QStringList declared;
    for (const Property &input : m_page->document().prompt().inputs)
        declared.append(input.name);
    QStringList shown;
    for (const InputField *field : inputs().fields())
        shown.append(field->name());
    QVERIFY2(declared != inputs().variables(), "the example must tell the two orders apart");
    QCOMPARE(shown, declared);
}

void TestPromptPage::replySideCanBeHidden()
{
    open({1200, 700});
    QWidget *reply = m_page->reply();
    QSignalSpy commands(m_page.get(), &Page::commandsChanged);
    QVERIFY(m_page->hasSidePanel() && m_page->isSidePanelShown());
    m_page->showSidePanel(false);
    QVERIFY(!reply->isVisible());
    QVERIFY(m_page->input().isVisible());
    QVERIFY(!m_page->panes().contains(reply));
    QCOMPARE(commands.size(), 1);
    const QByteArray state = m_page->saveState();
    m_page->showSidePanel(true);
    QVERIFY(reply->isVisible());
    m_page->restoreState(state);
    QVERIFY(!reply->isVisible());
    // Where only one side fits, the tabs choose it: what was hidden can be reached there.
    m_page->resize(800, 700);
    QVERIFY(!m_page->hasSidePanel());
    auto *sides = m_page->findChild<QTabBar *>();
    QVERIFY(sides && sides->isVisible());
    sides->setCurrentIndex(1);
    QVERIFY(reply->isVisible());
}

void TestPromptPage::variablesAppear()
{
    open();
    QCOMPARE(inputs().variables(),
        QStringList({QStringLiteral("customer_plan"), QStringLiteral("subject"), QStringLiteral("channel"),
            QStringLiteral("ticket_body")}));
    QVERIFY(qobject_cast<QComboBox *>(inputs().field(QStringLiteral("customer_plan"))->control()));
    QVERIFY(qobject_cast<QLineEdit *>(inputs().field(QStringLiteral("subject"))->control()));
    QVERIFY(qobject_cast<QPlainTextEdit *>(inputs().field(QStringLiteral("ticket_body"))->control()));
    edit(1).setFocus();
    QTest::keyClick(&edit(1), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&edit(1), QStringLiteral(" in {{country}}"));
    QTRY_VERIFY(inputs().field(QStringLiteral("country")));
    QVERIFY(edit(1).hasFocus());
    auto *country = qobject_cast<QLineEdit *>(inputs().field(QStringLiteral("country"))->control());
    QVERIFY(country);
    country->setFocus();
    QTest::keyClicks(country, QStringLiteral("Peru"));
    QCOMPARE(memberText(m_page->document().inputValues(), "country"), QStringLiteral("Peru"));
    QVERIFY(country->hasFocus());
    // The field goes with its last use, the value stays for its return.
    for (int i = 0; i < 3; ++i)
        m_page->perform(QStringLiteral("edit.undo"));
    QTRY_VERIFY(!inputs().field(QStringLiteral("country")));
}

void TestPromptPage::missingInput()
{
    open();
    RunButton &run = m_page->input().runButton();
    QTRY_COMPARE(run.state(), RunButton::State::MissingInput);
    QCOMPARE(run.headline(), QStringLiteral("Fill in subject"));
    QSignalSpy requested(&m_page->input(), &InputPane::runRequested);
    QTest::mouseClick(&run, Qt::LeftButton, {}, QPoint(30, run.height() / 2));
    QCOMPARE(requested.size(), 0);
    QWidget *subject = inputs().field(QStringLiteral("subject"))->control();
    QVERIFY(subject->hasFocus());
    QVERIFY(subject->property("problem").toBool());
    m_page->perform(QStringLiteral("run.start"));
    QCOMPARE(requested.size(), 0);
    QTest::keyClicks(subject, QStringLiteral("Help"));
    QVERIFY(!subject->property("problem").toBool());
    QTRY_COMPARE(run.headline(), QStringLiteral("Fill in ticket_body"));
    QTest::keyClicks(inputs().field(QStringLiteral("ticket_body"))->control(), QStringLiteral("Please"));
    QTRY_COMPARE(run.headline(), QStringLiteral("Run"));
    QTest::mouseClick(&run, Qt::LeftButton, {}, QPoint(30, run.height() / 2));
    QCOMPARE(requested.size(), 1);
}

void TestPromptPage::whatIsSentEmptyIsAProblem()
{
    open();
    // Declared inputs say themselves whether they are needed.
    QVERIFY(m_page->problems().isEmpty());
    edit(1).setFocus();
    QTest::keyClick(&edit(1), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&edit(1), QStringLiteral(" in {{country}}"));
    QTRY_COMPARE(m_page->problems().size(), 1);
    const Problem problem = m_page->problems().constFirst();
    QCOMPARE(problem.severity, Problem::Severity::Warning);
    QVERIFY2(problem.text.startsWith(QStringLiteral("“country” has no value")), qPrintable(problem.text));
    m_page->showProblem(problem);
    QWidget *country = inputs().field(QStringLiteral("country"))->control();
    QVERIFY(country->hasFocus());
    QSignalSpy told(m_page.get(), &Page::problemsChanged);
    QTest::keyClicks(country, QStringLiteral("Peru"));
    QTRY_VERIFY(!told.isEmpty() && m_page->problems().isEmpty());
    told.clear();
    QTest::keyClick(country, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(country, Qt::Key_Delete);
    QTRY_VERIFY(!told.isEmpty() && m_page->problems().size() == 1);
    QList<Property> declared = m_page->document().prompt().inputs;
    declared.append(Property{});
    declared.last().name = QStringLiteral("country");
    QVERIFY(m_page->document().changeInputs(declared));
    QTRY_VERIFY(m_page->problems().isEmpty());
}

void TestPromptPage::defaultIsReadWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("openedBefore"); // and then told of the language
    QTest::newRow("English") << QStringLiteral("en") << false;
    QTest::newRow("German") << QStringLiteral("de") << false;
    QTest::newRow("German, chosen later") << QStringLiteral("de") << true;
    QTest::newRow("long words, chosen later") << QStringLiteral("long") << true;
}

void TestPromptPage::defaultIsReadWhole()
{
    QFETCH(QString, language);
    QFETCH(bool, openedBefore);
    if (openedBefore)
        open();
    QTranslator german;
    LongWords words;
    if (language == u"de")
        QVERIFY(german.load(QStringLiteral(":/i18n/cuewright_de.qm")));
    QTranslator &translator = language == u"long" ? static_cast<QTranslator &>(words) : german;
    if (language != u"en")
        QCoreApplication::installTranslator(&translator);
    const auto restore = qScopeGuard([&] { QCoreApplication::removeTranslator(&translator); });
    if (!openedBefore)
        open();
    m_page->document().changeOption(QStringLiteral("temperature"), Json());
    m_page->document().changeOption(QStringLiteral("maxOutputTokens"), Json());
    for (const char *name : {"temperature", "maxOutputTokens"}) {
        const auto *line = part<QDoubleSpinBox>(QString::fromLatin1(name))->findChild<QLineEdit *>();
        QTRY_COMPARE(line->text() == u"default", language == u"en");
        const int needed = line->fontMetrics().horizontalAdvance(line->text());
        QTRY_VERIFY2(line->width() >= needed + 4, qPrintable(QStringLiteral("%1: %2 of %3").arg(line->text()).arg(line->width()).arg(needed)));
    }
    // No more than that, also where the largest number is longer: the rest is the model's and the format's.
    QCOMPARE(part<QDoubleSpinBox>(QStringLiteral("maxOutputTokens"))->width(), part<QDoubleSpinBox>(QStringLiteral("temperature"))->width());
    QVERIFY(saveScreenshot(*m_page, QStringLiteral("promptpage-default-") + language));
}

void TestPromptPage::runAndStop()
{
    open();
    inputs().stepper().step(1);
    RunButton &run = m_page->input().runButton();
    QTRY_COMPARE(run.state(), RunButton::State::Ready);
    QSignalSpy requested(&m_page->input(), &InputPane::runRequested);
    QSignalSpy stopped(&m_page->input(), &InputPane::stopRequested);
    m_page->perform(QStringLiteral("run.start"));
    QCOMPARE(requested.size(), 1);
    const auto request = m_page->input().request();
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->messages.size(), 2);
    QVERIFY(request->messages.at(1).joinedText().contains(QStringLiteral("Subject: Cannot sign in")));
    QCOMPARE(request->responseFormat.kind, ResponseFormat::Kind::JsonSchema);

    m_page->input().setRunProgress({RunProgress::State::Running, {}, {QStringLiteral("41 tok out")}});
    QCOMPARE(run.headline(), QStringLiteral("Stop"));
    m_page->perform(QStringLiteral("run.start")); // one run at a time
    QCOMPARE(requested.size(), 1);
    edit(1).setFocus();
    QTest::keyClick(&edit(1), Qt::Key_X); // editing goes on and does not change the button
    QCOMPARE(run.headline(), QStringLiteral("Stop"));
    QTest::mouseClick(&run, Qt::LeftButton, {}, QPoint(30, run.height() / 2));
    QCOMPARE(stopped.size(), 1);

    // Why it waits can be longer than any button; the button does not grow with it.
    const int wide = run.sizeHint().width();
    const QString why(400, u'w');
    m_page->input().setRunProgress({RunProgress::State::Waiting, why, {QStringLiteral("in 6 s")}});
    QCOMPARE(run.headline(), QStringLiteral("Waiting"));
    QCOMPARE(run.facts(), QStringList(QStringLiteral("in 6 s")));
    QCOMPARE(run.accessibleName(), QStringLiteral("Waiting")); // the seconds are not said
    QCOMPARE(run.accessibleDescription(), why);
    QVERIFY(run.toolTip().startsWith(why + u'\n'));
    m_page->input().setRunProgress({});
    QCOMPARE(run.state(), RunButton::State::Ready);
    QCOMPARE(run.sizeHint().width(), wide);
    QCOMPARE(run.toolTip() + run.accessibleDescription(), QString());
}

void TestPromptPage::casesAreSteppedThrough()
{
    open();
    CaseStepper &stepper = inputs().stepper();
    auto *label = stepper.findChild<QLabel *>(QStringLiteral("caseLabel"));
    QCOMPARE(label->text(), QStringLiteral("3 cases"));
    QTest::mouseClick(stepper.findChild<QToolButton *>(QStringLiteral("nextCase")), Qt::LeftButton);
    QCOMPARE(label->text(), QStringLiteral("Case 1 of 3"));
    auto *subject = qobject_cast<QLineEdit *>(inputs().field(QStringLiteral("subject"))->control());
    QCOMPARE(subject->text(), QStringLiteral("Cannot sign in after SSO change"));
    QCOMPARE(qobject_cast<QComboBox *>(inputs().field(QStringLiteral("customer_plan"))->control())->currentText(),
        QStringLiteral("Enterprise"));
    m_page->perform(QStringLiteral("prompt.nextCase"));
    m_page->perform(QStringLiteral("prompt.nextCase"));
    m_page->perform(QStringLiteral("prompt.nextCase")); // there are only three
    QCOMPARE(label->text(), QStringLiteral("Case 3 of 3"));
    QCOMPARE(subject->text(), QStringLiteral("Dark mode"));
    m_page->perform(QStringLiteral("prompt.previousCase"));
    QCOMPARE(subject->text(), QStringLiteral("Charged twice"));
    subject->setFocus();
    QTest::keyClicks(subject, QStringLiteral("!"));
    QCOMPARE(label->text(), QStringLiteral("Case 2 of 3, changed"));
    QVERIFY(!m_page->isDirty());
    QTest::mouseClick(stepper.findChild<QToolButton *>(QStringLiteral("previousCase")), Qt::LeftButton);
    QCOMPARE(label->text(), QStringLiteral("Case 1 of 3"));
}

void TestPromptPage::countsAndPrices()
{
    open();
    inputs().stepper().step(1);
    waitForCount();
    auto *count = card(1).findChild<QToolButton *>(QStringLiteral("count"));
    const QString before = count->text();
    QVERIFY2(before.endsWith(QStringLiteral(" tok")), qPrintable(before));
    QVERIFY(m_page->status().tokensIn.value_or(0) > 100);
    QCOMPARE(m_page->status().maxOutput.value_or(0), 500);
    const QStringList facts = m_page->input().runButton().facts();
    QCOMPARE(facts.size(), 2);
    QVERIFY2(facts.at(1).startsWith(QStringLiteral("$0.")), qPrintable(facts.at(1)));
    QStringList names;
    for (const TokenBar::Part &bar : m_page->findChild<TokenBar *>()->parts())
        names << bar.name;
    QCOMPARE(names, QStringList({QStringLiteral("System"), QStringLiteral("User"), QStringLiteral("Schema"), QStringLiteral("Framing")}));

    QElapsedTimer timer;
    edit(1).setFocus();
    QTest::keyClicks(&edit(1), QStringLiteral("four more words here "));
    timer.start();
    QVERIFY(m_page->input().isCountStale());
    waitForCount();
    qInfo("figures %lld ms after the last key", timer.elapsed());
    QVERIFY(count->text() != before);
    m_page->document().changeModel(QStringLiteral("nobody-knows-me"), QStringLiteral("openai"));
    waitForCount();
    QCOMPARE(m_page->input().runButton().facts().value(1), QStringLiteral("price unknown"));
    QVERIFY(count->text().startsWith(u'\u2248'));
}

// A template that cannot be rendered has no figures; those of the text before must not stay beside it.
void TestPromptPage::noFiguresWithoutARequest()
{
    open();
    inputs().stepper().step(1);
    waitForCount();
    const TokenBar &bar = *m_page->findChild<TokenBar *>();
    const QStringList facts = m_page->input().runButton().facts();
    const QString legend = bar.legend();
    QVERIFY(!legend.isEmpty());
    QVERIFY(m_page->status().tokensIn);
    edit(0).insertText(QStringLiteral("{% if"));
    QTRY_VERIFY(m_page->input().count()->problem.has_value());
    QCOMPARE(bar.legend(), QString());
    QCOMPARE(m_page->input().runButton().facts(), QStringList());
    QVERIFY(!m_page->status().tokensIn);
    emit edit(0).undoRequested();
    QTRY_VERIFY(!m_page->input().count()->problem);
    QCOMPARE(bar.legend(), legend);
    QCOMPARE(m_page->input().runButton().facts(), facts);
}

// Over the context is a warning in words, beside the figures, in the list of problems and for who hears them; the run stays.
void TestPromptPage::saysThatItDoesNotFit()
{
    open();
    inputs().stepper().step(1);
    m_page->document().changeModel(QStringLiteral("gpt-4"), QStringLiteral("openai"));
    waitForCount();
    const auto &note = *m_page->findChild<QLabel *>(QStringLiteral("budgetNote"));
    QVERIFY(!note.isVisible());
    const QString text = edit(0).text();
    edit(0).insertText(QStringLiteral("one two three four five\n").repeated(1'600));
    const auto isSaid = [&] { return note.isVisible() && note.text().startsWith(QStringLiteral("Does not fit: ≈")); };
    QTRY_VERIFY(isSaid());
    QVERIFY(saveScreenshot(*m_page, QStringLiteral("prompt-does-not-fit")));
    waitForCount();
    QVERIFY2(note.text().contains(QStringLiteral("the context of gpt-4 holds 8,192")), qPrintable(note.text()));
    const RunButton &run = m_page->input().runButton();
    QVERIFY(run.accessibleName().contains(note.text()) || run.accessibleDescription().contains(note.text()));
    QCOMPARE(run.state(), RunButton::State::Ready);
    QCOMPARE(m_page->problems().value(0).text, note.text());
    QSignalSpy asked(&m_page->input(), &InputPane::runRequested);
    m_page->input().run();
    QCOMPARE(asked.count(), 1);
    // The next key that makes it fit takes the note away.
    m_page->document().editText(m_page->document().messages().at(0).id, {0, edit(0).text(), text});
    QTRY_VERIFY(!note.isVisible());
}

// Where nothing has to be filled in, a key changes every figure at once, by as much as a new count of all says later.
void TestPromptPage::figuresOnTheKey()
{
    open();
    m_page->document().editText(m_page->document().messages().at(0).id, {0, edit(0).text(), QStringLiteral("Sort the ticket.")});
    waitForCount();
    QTRY_COMPARE(m_page->input().count()->messages.value(card(0).id()).revision, edit(0).revision());
    edit(0).setFocus();
    QTest::keyClick(&edit(0), Qt::Key_End, Qt::ControlModifier);
    for (const QChar letter : QStringLiteral(" Never quote personal data, nor 漢字.")) {
        const std::int64_t before = m_page->status().tokensIn.value_or(0);
        const std::int64_t message = edit(0).tokens().tokens().value_or(0);
        edit(0).insertText(letter);
        QVERIFY(!m_page->input().isCountStale());
        const std::int64_t grown = edit(0).tokens().tokens().value_or(0) - message;
        QCOMPARE(m_page->status().tokensIn.value_or(0), before + grown);
        QCOMPARE(m_page->input().figures().messages.value(card(0).id()), edit(0).tokens().tokens().value_or(0));
    }
    const LiveFigures live = m_page->input().figures();
    const QString shown = m_page->input().runButton().facts().join(u' ');
    QSignalSpy counted(&m_page->input(), &InputPane::countChanged);
    QTRY_COMPARE(m_page->input().count()->messages.value(card(0).id()).revision, edit(0).revision());
    QVERIFY(counted.count() > 0);
    const PromptCount &count = *m_page->input().count();
    QCOMPARE(live.estimate->tokens.total, count.estimate->tokens.total);
    QCOMPARE(live.estimate->low.value(), count.estimate->low.value());
    QCOMPARE(live.estimate->high.value(), count.estimate->high.value());
    QCOMPARE(live.system, count.system);
    QCOMPARE(m_page->input().runButton().facts().join(u' '), shown);
    // Line ends at the edge are not sent, which a key alone cannot tell.
    QTest::keyClick(&edit(0), Qt::Key_Return);
    QVERIFY(m_page->input().isCountStale());
    waitForCount();
    QCOMPARE(m_page->status().tokensIn.value_or(0), count.estimate->tokens.total);
}

void TestPromptPage::neverStaleWhileAKeyIsHeld_data()
{
    QTest::addColumn<bool>("variables");
    QTest::newRow("as written") << false;
    QTest::newRow("with variables") << true;
}

// The age of the figures is how long ago the text was the one that they were counted of.
void TestPromptPage::neverStaleWhileAKeyIsHeld()
{
    QFETCH(bool, variables);
    const QByteArray line = "lorem ipsum dolor sit amet consectetur\n";
    QVERIFY(writeFile(m_path, kPrompt + "\nassistant:\n" + (variables ? "About {{subject}}:\n" : "") + line.repeated(int(1'000'000 / line.size()))));
    open();
    edit(2).setFocus();
    edit(2).setTextPosition(edit(2).text().indexOf(u'\n', edit(2).text().size() / 2) + 1);
    QTRY_VERIFY(edit(2).tokens().tokens().has_value());
    QHash<int, qint64> typed; // when each text began to be
    std::vector<qint64> ages; // ms
    qint64 counts = 0;
    QElapsedTimer timer;
    timer.start();
    connect(m_page->input().findChild<PromptCounter *>(), &PromptCounter::counted, this, [&](const PromptCount &) { ++counts; });
    for (qint64 next = 0; timer.elapsed() < 3000; next += 33) {
        while (timer.elapsed() < next)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"), true);
        QCoreApplication::sendEvent(&edit(2), &key);
        typed.insert(edit(2).revision(), timer.elapsed());
        const int known = m_page->input().count()->messages.value(card(2).id()).revision;
        const qint64 after = typed.value(known + 1, timer.elapsed());
        ages.push_back(m_page->input().isCountStale() ? timer.elapsed() - after : 0);
        QCoreApplication::processEvents();
    }
    // What a key costs after its tokens are known: all figures, shown everywhere.
    std::vector<qint64> costs;
    for (int i = 0; i < 100; ++i) {
        timer.restart();
        emit edit(2).tokens().changed();
        costs.push_back(timer.nsecsElapsed());
    }
    std::sort(costs.begin(), costs.end());
    qInfo("figures after a key: median %.2f ms, longest %.2f ms", double(costs[50]) / 1e6, double(costs.back()) / 1e6);
    QVERIFY2(costs[50] < 16'000'000, "showing the figures costs a frame");
    std::sort(ages.begin(), ages.end());
    const qint64 usual = ages.at(ages.size() / 2);
    qInfo("%d keys, %lld counts meanwhile; age of the figures: median %lld ms, oldest %lld ms", int(typed.size()), counts, usual, ages.back());
    if (!variables)
        QCOMPARE(ages.back(), 0);
    QVERIFY2(counts > 3, "nothing was counted while the key was held");
    // A whole count of a megabyte is most of it, which an optimised build does in a part of the time.
    QVERIFY2(usual < 1000, "figures were old");
    waitForCount();
}

void TestPromptPage::tokenBoundaries()
{
    open();
    inputs().stepper().step(1);
    waitForCount();
    const QString before = edit(1).text();
    edit(1).setFocus();
    m_page->perform(QStringLiteral("prompt.tokenBoundaries"));
    QVERIFY(m_page->isChecked(QStringLiteral("prompt.tokenBoundaries")));
    QTRY_VERIFY(edit(0).showsFilled() && edit(1).showsFilled());
    QVERIFY(edit(1).text().startsWith(QStringLiteral("Subject: Cannot sign in")));
    QCOMPARE(edit(1).tokens().tokens().value_or(0), m_page->input().figures().messages.value(card(1).id()));
    QTest::keyClicks(&edit(1), QStringLiteral("xyz"));
    QVERIFY(!m_page->isDirty());
    // What is filled in follows the inputs.
    inputs().stepper().step(1);
    QTRY_VERIFY(!edit(1).text().startsWith(QStringLiteral("Subject: Cannot sign in")));
    // Each card by itself, too.
    QTest::mouseClick(card(1).findChild<QToolButton *>(QStringLiteral("count")), Qt::LeftButton);
    QVERIFY(!edit(1).showsFilled());
    QCOMPARE(edit(1).text(), before);
    QVERIFY(edit(0).showsFilled());
    m_page->perform(QStringLiteral("prompt.tokenBoundaries"));
    QVERIFY(!edit(0).showsFilled());
    QVERIFY(edit(0).text().contains(QStringLiteral("{{customer_plan}}")));
    QVERIFY(!m_page->isChecked(QStringLiteral("prompt.tokenBoundaries")));
    // A text without variables stays editable, and so do cards that come.
    m_page->perform(QStringLiteral("prompt.addMessage"));
    m_page->perform(QStringLiteral("prompt.tokenBoundaries"));
    m_page->perform(QStringLiteral("prompt.addMessage"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Be brief."));
    for (MessageCard *each : m_page->input().messages().cards())
        QVERIFY(each->tokensShown() && each->edit().isTinted());
    QVERIFY(!edit(3).showsFilled());
    QCOMPARE(edit(3).text(), QStringLiteral("Be brief."));
}

void TestPromptPage::settings()
{
    open();
    auto *temperature = part<QDoubleSpinBox>(QStringLiteral("temperature"));
    QCOMPARE(temperature->value(), 0.2);
    temperature->setFocus();
    QTest::keyClick(temperature, Qt::Key_Up);
    QTest::keyClick(temperature, Qt::Key_Up);
    QCOMPARE(writeJson(m_page->document().option(QStringLiteral("temperature"))), QByteArray("0.4"));
    QCOMPARE(m_page->document().undoStack().count(), 1);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(temperature, Qt::Key_Down);
    QVERIFY(m_page->document().option(QStringLiteral("temperature")).is_null());
    QCOMPARE(temperature->text(), QStringLiteral("default"));
    auto *output = part<QDoubleSpinBox>(QStringLiteral("maxOutputTokens"));
    output->setFocus();
    output->selectAll();
    QTest::keyClicks(output, QStringLiteral("1000"));
    QCOMPARE(writeJson(m_page->document().option(QStringLiteral("maxOutputTokens"))), QByteArray("1000"));

    auto *model = part<QComboBox>(QStringLiteral("model"));
    QVERIFY(model->count() > 10);
    model->lineEdit()->setFocus();
    model->lineEdit()->selectAll();
    QTest::keyClicks(model->lineEdit(), QStringLiteral("gpt-5"));
    QTest::keyClick(model->lineEdit(), Qt::Key_Return);
    QCOMPARE(m_page->document().prompt().modelId, QStringLiteral("gpt-5"));

    auto *format = part<QComboBox>(QStringLiteral("responseFormat"));
    QCOMPARE(format->currentText(), QStringLiteral("ticket_triage"));
    QCOMPARE(format->count(), 4);
    format->setFocus();
    QTest::keyClick(format, Qt::Key_Home);
    QCOMPARE(m_page->document().format().kind, ReplyFormat::Kind::Text);
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(format->currentText(), QStringLiteral("ticket_triage"));
    QVERIFY(m_page->save());
    QVERIFY(saved().contains(QStringLiteral("id: gpt-5")));
    QVERIFY(saved().contains(QStringLiteral("maxOutputTokens: 1000")));
}

// Without leaving the box: the figures follow, a run takes the name, and one undo takes it back.
void TestPromptPage::modelAsTyped()
{
    open();
    inputs().stepper().step(1);
    waitForCount();
    auto *model = part<QComboBox>(QStringLiteral("model"));
    model->lineEdit()->setFocus();
    model->lineEdit()->selectAll();
    QTest::keyClicks(model->lineEdit(), QStringLiteral("nobody-knows-me"));
    QVERIFY(model->lineEdit()->hasFocus());
    QCOMPARE(m_page->document().prompt().modelId, QStringLiteral("nobody-knows-me"));
    QVERIFY(m_page->input().isCountStale());
    waitForCount();
    QCOMPARE(m_page->input().runButton().facts().value(1), QStringLiteral("price unknown"));
    QCOMPARE(m_page->document().undoStack().count(), 1);
    m_page->document().undoStack().undo();
    QCOMPARE(model->currentText(), QStringLiteral("gpt-4o-mini"));
    QCOMPARE(m_page->document().prompt().modelId, QStringLiteral("gpt-4o-mini"));

    // A name that is one is left alone, one that is not yet is completed; an emptied box waits until a run asks.
    model->lineEdit()->selectAll();
    QTest::keyClicks(model->lineEdit(), QStringLiteral("gpt-5"));
    QCOMPARE(m_page->document().prompt().modelId, QStringLiteral("gpt-5"));
    QTest::keyClicks(model->lineEdit(), QStringLiteral("-mi"));
    QCOMPARE(m_page->document().prompt().modelId, QStringLiteral("gpt-5-mini"));
    model->lineEdit()->selectAll();
    QTest::keyClick(model->lineEdit(), Qt::Key_Backspace);
    QCOMPARE(m_page->document().prompt().modelId, QStringLiteral("gpt-5-mini"));
    m_page->perform(QStringLiteral("run.start"));
    QCOMPARE(m_page->document().prompt().modelId, QString());
}

void TestPromptPage::refusedOptions()
{
    open();
    auto *refusals = part<QWidget>(QStringLiteral("refusals"));
    QVERIFY(!refusals->isVisible());
    m_page->document().changeModel(QStringLiteral("o3-mini"), QStringLiteral("openai"));
    QVERIFY(refusals->isVisible());
    QVERIFY(part<QWidget>(QStringLiteral("temperature"))->accessibleDescription().contains(QStringLiteral("o3-mini")));
    m_page->document().changeOption(QStringLiteral("temperature"), Json());
    QVERIFY(!refusals->isVisible());
}

void TestPromptPage::makesAVariable()
{
    open();
    edit(0).setFocus();
    QTextCursor cursor = edit(0).textCursor();
    const int at = int(edit(0).text().indexOf(QStringLiteral("Northwind Cloud")));
    cursor.setPosition(at);
    cursor.setPosition(at + 15, QTextCursor::KeepAnchor);
    edit(0).setTextCursor(cursor);
    m_ui.dialogs.answerNextText(QStringLiteral("company name"));
    m_page->perform(QStringLiteral("prompt.makeVariable"));
    QVERIFY(edit(0).text().contains(QStringLiteral("tickets for {{company_name}}.")));
    QTRY_VERIFY(inputs().field(QStringLiteral("company_name")));
    QCOMPARE(inputs().field(QStringLiteral("company_name"))->value(), Json("Northwind Cloud"));
    m_page->perform(QStringLiteral("edit.undo"));
    QVERIFY(edit(0).text().contains(QStringLiteral("Northwind Cloud")));
}

void TestPromptPage::crashRecovery()
{
    open();
    edit(1).setFocus();
    QTest::keyClicks(&edit(1), QStringLiteral("unsaved "));
    m_page.reset();
    open();
    QVERIFY(edit(1).text().startsWith(QStringLiteral("unsaved ")));
    QVERIFY(m_page->isDirty());
    QCOMPARE(m_page->findChild<Banner *>()->headline(), QStringLiteral("Draft restored"));
    QCOMPARE(m_page->header().stateText(), QStringLiteral("Draft restored"));
    QTest::mouseClick(m_page->findChild<Banner *>()->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(!edit(1).text().contains(QStringLiteral("unsaved")));
    QVERIFY(!m_page->isDirty());
    m_page.reset();
    open();
    QVERIFY(!m_page->isDirty());
}

void TestPromptPage::changedOnDisk_data()
{
    QTest::addColumn<bool>("replace");
    QTest::newRow("replace") << true;
    QTest::newRow("leave") << false;
}

void TestPromptPage::changedOnDisk()
{
    QFETCH(bool, replace);
    open();
    edit(1).setFocus();
    QTest::keyClicks(&edit(1), QStringLiteral("mine "));
    QByteArray theirs = kPrompt;
    theirs.replace("You sort", "They sort");
    QVERIFY(writeFile(m_path, theirs));
    m_ui.dialogs.answerNextQuestion(replace ? Dialogs::Answer::Yes : Dialogs::Answer::Cancel);
    const auto done = m_page->save();
    QCOMPARE(done.has_value(), replace);
    QCOMPARE(saved().contains(QStringLiteral("mine ")), replace);
    if (replace)
        return;
    QVERIFY(m_page->isDirty());
    QTest::mouseClick(m_page->findChild<Banner *>()->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(edit(0).text().contains(QStringLiteral("They sort")));
    QVERIFY(!edit(1).text().contains(QStringLiteral("mine ")));
}

void TestPromptPage::keyboardAlone()
{
    open();
    // The order a person meets: settings, then each card from its role to its menu, inputs, Run.
    QStringList names;
    part<QWidget>(QStringLiteral("model"))->setFocus();
    for (int i = 0; i < 40; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        const QString name = focus->objectName();
        QVERIFY2(!focus->accessibleName().isEmpty() || qobject_cast<QAbstractButton *>(focus)
                || !focus->parentWidget()->accessibleName().isEmpty(),
            qPrintable(QStringLiteral("no name for ") + QLatin1String(focus->metaObject()->className())));
        names << name;
        if (name == u"run")
            break;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    const QStringList order{QStringLiteral("model"), QStringLiteral("temperature"), QStringLiteral("maxOutputTokens"),
        QStringLiteral("responseFormat"), QStringLiteral("moreOptions"), QStringLiteral("role"),
        QStringLiteral("promptEdit"), QStringLiteral("fold"), QStringLiteral("count"), QStringLiteral("copy"),
        QStringLiteral("more"), QStringLiteral("role"), QStringLiteral("promptEdit"), QStringLiteral("count"), QStringLiteral("copy"),
        QStringLiteral("more"), QStringLiteral("addMessage"), QStringLiteral("makeVariable"), QStringLiteral("promptTools"),
        QStringLiteral("testSet"), QStringLiteral("nextCase"), QStringLiteral("value"), QStringLiteral("value"), QStringLiteral("value"),
        QStringLiteral("value"), QStringLiteral("run")};
    QVERIFY2(names.mid(0, order.size()) == order, qPrintable(names.join(u' ')));
}

void TestPromptPage::retranslates()
{
    open();
    LongWords words;
    QCoreApplication::installTranslator(&words);
    QTRY_VERIFY(part<QPushButton>(QStringLiteral("addMessage"))->text().startsWith(u'['));
    QVERIFY(m_page->input().runButton().headline().startsWith(u'['));
    QVERIFY(card(0).accessibleName().startsWith(u'['));
    QVERIFY(m_page->findChild<TokenBar *>()->accessibleName().startsWith(u'['));
    QVERIFY(saveScreenshot(*m_page, QStringLiteral("promptpage-long-words")));
    QCoreApplication::removeTranslator(&words);
    QTRY_VERIFY(!part<QPushButton>(QStringLiteral("addMessage"))->text().startsWith(u'['));
}

void TestPromptPage::blankPromptIsReadyToWrite()
{
    QVERIFY(writeFile(m_path, "---\nname: new\nmodel: gpt-4o-mini\nmetadata:\n  cuewright:\n    testSet: data/tickets.csv\n---\nsystem:\n\nuser:\n"));
    open();
    m_page->setFocus(Qt::OtherFocusReason);
    QVERIFY(edit(0).hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Hi"));
    QCOMPARE(edit(0).text(), QStringLiteral("Hi"));
    // The card that has the focus may go.
    m_page->document().removeMessage(0);
    m_page->setFocus(Qt::OtherFocusReason);
    m_page->document().discardDraft();
    m_page.reset();
    QVERIFY(writeFile(m_path, kPrompt));
    open();
    m_page->setFocus(Qt::OtherFocusReason);
    QVERIFY(!edit(0).hasFocus());
}

void TestPromptPage::stateIsKept()
{
    open({1180, 500});
    m_page->input().setScrollPosition(60);
    const int scroll = m_page->input().scrollPosition();
    QVERIFY(scroll > 0);
    const QByteArray state = m_page->saveState();
    m_page.reset();
    open({1180, 500});
    QVERIFY(m_page->input().scrollPosition() != scroll);
    m_page->restoreState(state);
    QCOMPARE(m_page->input().scrollPosition(), scroll);
    m_page->restoreState("no state");
    QCOMPARE(m_page->input().scrollPosition(), scroll);
}

void TestPromptPage::largePromptStaysTypable()
{
    const QByteArray line = "lorem ipsum dolor sit amet {{subject}} consectetur\n";
    QVERIFY(writeFile(m_path, kPrompt + line.repeated(int(1'000'000 / line.size()))));
    open();
    QVERIFY(edit(1).text().size() > 900'000);
    edit(1).setFocus();
    edit(1).setTextPosition(edit(1).text().indexOf(u'\n', edit(1).text().size() / 2) + 1); // between two variables
    QCoreApplication::processEvents(); // the first layout is not what is measured
    GuiWatchdog watchdog;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(&edit(1), i % 40 == 39 ? Qt::Key_Return : i % 7 == 6 ? Qt::Key_Space : Qt::Key_A);
        watchdog.turn();
        if (i % 20 == 19) { // somebody thinks: drafts are written and figures counted meanwhile
            m_clock->advance(std::chrono::seconds(1));
            watchdog.turn();
            while (m_page->input().isCountStale())
                watchdog.turn();
        }
    }
    qInfo("longest standstill %.1f ms, on average %.2f ms a turn", watchdog.longest(), watchdog.average());
    QVERIFY2(watchdog.longest() < 50, "the window stood still");
    waitForCount();
    const auto &count = m_page->input().count();
    QVERIFY2(count->estimate, count->problem ? qPrintable(count->problem->message) : "");
    QVERIFY(m_page->status().tokensIn.value_or(0) > 100'000);
}

void TestPromptPage::pictures_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("tokens");
    QTest::newRow("light") << Theme::Mode::Light << QSize(1208, 808) << false;
    QTest::newRow("dark") << Theme::Mode::Dark << QSize(1208, 808) << true;
    QTest::newRow("1024x700") << Theme::Mode::Light << QSize(1024, 605) << false;
    QTest::newRow("narrow") << Theme::Mode::Light << QSize(640, 605) << false;
}

void TestPromptPage::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(bool, tokens);
    m_ui.theme.setMode(mode);
    open(size);
    inputs().stepper().step(1);
    edit(1).setFocus();
    if (tokens) {
        m_page->perform(QStringLiteral("prompt.tokenBoundaries"));
        QTRY_VERIFY(edit(1).showsFilled());
        const QWidget *body = edit(1).parentWidget();
        QTRY_COMPARE(body->height(), body->sizeHint().height());
    }
    waitForCount();
    QVERIFY(saveScreenshot(*m_page, QStringLiteral("promptpage-") + QString::fromLatin1(QTest::currentDataTag())));
}

QTEST_MAIN(TestPromptPage)
#include "tst_promptpage.moc"
