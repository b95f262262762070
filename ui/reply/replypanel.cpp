#include "reply/replypanel.h"

#include "base/format.h"
#include "reply/fieldsview.h"
#include "reply/historymodel.h"
#include "reply/metricsrow.h"
#include "reply/rawview.h"
#include "schema/providersubset.h"
#include "tools/toolcallsview.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"
#include "widgets/viewtabs.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace cuewright {
namespace {

// Streamed text reaches the screen in steps that the eye takes for flowing (design tokens, "Motion").
constexpr int kFlushMs = 40;
constexpr int kHistoryRows = 200;
constexpr int kMaxShownProblem = 300;

} // namespace

ReplyPanel::ReplyPanel(const UiContext &context, const Ledger &ledger, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_ledger(ledger)
    , m_banner(new Banner(context.theme))
    , m_metrics(new MetricsRow)
    , m_views(new QStackedWidget)
    , m_text(new QPlainTextEdit)
    , m_fields(new FieldsModel(this))
    , m_fieldsView(new FieldsView(context.theme, *m_fields))
    , m_raw(new RawView(context))
    , m_tools(new ToolCallsView(context))
    , m_flushTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("replyPanel"));
    m_text->setObjectName(QStringLiteral("replyText"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    for (QWidget *view : std::initializer_list<QWidget *>{m_text, m_fieldsView, m_raw, m_tools})
        m_views->addWidget(view);
    m_flushTimer->setInterval(kFlushMs);
    connect(m_flushTimer, &QTimer::timeout, this, &ReplyPanel::flush);
    connect(m_banner, &Banner::actionTriggered, this, [this] { emit remedyRequested(m_remedy); });
    connect(m_tools, &ToolCallsView::sendRequested, this, &ReplyPanel::sendResultsRequested);

    auto *top = new QWidget;
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->setSpacing(0);
    for (QWidget *part : std::initializer_list<QWidget *>{makeHeader(), new Hairline, m_banner, m_metrics, new Hairline})
        topLayout->addWidget(part);
    topLayout->addWidget(m_views, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("replySplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(top);
    splitter->addWidget(makeHistory());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({560, 190});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    showToolsTab(false);
    m_banner->clear();
    retranslate();
}

QWidget *ReplyPanel::makeHeader()
{
    m_tabs = new ViewTabs;
    m_tabs->setObjectName(QStringLiteral("replyTabs"));
    for (int i = 0; i <= ToolsTab; ++i)
        m_tabs->addTab(QString());
    connect(m_tabs, &QTabBar::currentChanged, m_views, &QStackedWidget::setCurrentIndex);
    m_runLabel = makeLabel(LabelKind::Small);
    m_copy = makeButton(ButtonKind::Ghost, {}, m_context.theme.icon(Glyph::Copy));
    m_copy->setObjectName(QStringLiteral("copyReply"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_answer); });
    m_add = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Plus));
    m_add->setObjectName(QStringLiteral("addToMessages"));
    connect(m_add, &QPushButton::clicked, this, [this] { emit addToMessagesRequested(m_answer); });
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(6, 0, 8, 0);
    row->setSpacing(6);
    row->addWidget(m_tabs);
    row->addStretch();
    for (QWidget *part : std::initializer_list<QWidget *>{m_runLabel, m_copy, m_add})
        row->addWidget(part);
    return header;
}

QWidget *ReplyPanel::makeHistory()
{
    m_history = new HistoryModel(this);
    m_historyTitle = makeLabel(LabelKind::Section);
    m_historyView = new QTreeView;
    m_historyView->setObjectName(QStringLiteral("history"));
    m_historyView->setModel(m_history);
    m_historyView->setRootIsDecorated(false);
    m_historyView->setFrameShape(QFrame::NoFrame);
    m_historyView->setUniformRowHeights(true);
    m_historyView->header()->setStretchLastSection(false);
    m_historyView->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_historyView->header()->setSectionResizeMode(HistoryModel::OutcomeColumn, QHeaderView::Stretch);
    connect(m_historyView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { showEarlier(current.row()); });
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 12, 6);
    head->addWidget(m_historyTitle);
    head->addStretch();
    layout->addWidget(new Hairline);
    layout->addLayout(head);
    layout->addWidget(m_historyView, 1);
    return box;
}

void ReplyPanel::setPrompt(const QString &name)
{
    m_prompt = name;
    refreshHistory();
}

void ReplyPanel::setSchema(const Json &schema, const QString &name)
{
    if (schema == m_schema && name == m_schemaName)
        return;
    m_schema = schema;
    m_schemaName = name;
    m_validator.reset();
    const bool structured = schema.is_object();
    if (structured) {
        if (auto compiled = Validator::compile(schema))
            m_validator = *compiled;
    }
    m_fields->setFields(structured ? schemaFields(schema) : QList<SchemaField>());
    m_tabs->setTabVisible(FieldsTab, structured);
    selectView(structured ? FieldsTab : ReplyTab);
    showAnswer(m_answer, true);
}

void ReplyPanel::setExpected(const Json &expected)
{
    m_fields->setExpected(expected);
    m_fieldsView->setExpectedShown(expected.is_object() && !expected.empty());
}

void ReplyPanel::selectView(int view)
{
    m_tabs->setCurrentIndex(view);
    m_views->setCurrentIndex(view);
}

void ReplyPanel::showToolsTab(bool shown)
{
    if (!shown && m_tabs->currentIndex() == ToolsTab)
        selectView(m_schema.is_object() ? FieldsTab : ReplyTab);
    m_tabs->setTabVisible(ToolsTab, shown);
}

void ReplyPanel::follow(PromptRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_calls.clear();
    m_answer.clear();
    m_reader.reset();
    showAnswer({}, false);
    m_raw->clear();
    m_metrics->clear();
    m_tools->setCalls({}, false);
    showToolsTab(false);
    m_fields->setFields(m_schema.is_object() ? schemaFields(m_schema) : QList<SchemaField>());
    m_historyView->setCurrentIndex({});
    if (!run)
        return;
    connect(run, &PromptRun::stateChanged, this, &ReplyPanel::showState);
    connect(run, &PromptRun::eventReceived, this, &ReplyPanel::receive);
    connect(run, &PromptRun::finished, this, &ReplyPanel::finish);
    connect(run, &QObject::destroyed, m_flushTimer, &QTimer::stop);
    m_flushTimer->start();
    showState();
}

void ReplyPanel::receive(const ChatEvent &event)
{
    if (const auto *text = std::get_if<TextDelta>(&event)) {
        m_answer += text->text;
    } else if (const auto *refusal = std::get_if<RefusalDelta>(&event)) {
        m_answer += refusal->text;
    } else if (const auto *call = std::get_if<ToolCallDelta>(&event)) {
        while (m_calls.size() <= call->index)
            m_calls << ToolCall();
        ToolCall &target = m_calls[call->index];
        if (!call->id.isEmpty())
            target.id = call->id;
        if (!call->name.isEmpty())
            target.name = call->name;
        target.arguments += call->arguments;
    } else {
        return;
    }
    m_dirty = true;
}

void ReplyPanel::flush()
{
    if (m_run && !m_run->isFinished())
        showState();
    if (!m_dirty)
        return;
    m_dirty = false;
    showAnswer(m_answer, false);
    if (!m_calls.isEmpty()) {
        m_tools->setCalls(m_calls, false);
        showToolsTab(true);
    }
}

// The text view only ever gets what is new, so that a long answer costs no more than a short one and a selection stays.
void ReplyPanel::showAnswer(const QString &text, bool complete)
{
    if (!text.startsWith(m_shownAnswer) || !m_reader) {
        m_reader = std::make_unique<PartialJsonReader>();
        m_text->clear();
        m_shownAnswer.clear();
    }
    m_reader->feed(QStringView(text).mid(m_shownAnswer.size()));
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool follows = bar->value() >= bar->maximum() - 2;
    end.insertText(text.mid(m_shownAnswer.size()));
    if (follows)
        bar->setValue(bar->maximum());
    m_shownAnswer = text;
    if (!m_schema.is_object())
        return;
    const QString open = m_reader->openPointer();
    const bool whole = complete && m_reader->isComplete();
    const Json value = whole ? withoutAddedNulls(m_schema, m_reader->value()) : m_reader->value();
    m_fields->setValue(value, open.isEmpty() ? QString() : open, complete && !text.isEmpty());
    m_fields->setViolations(whole && m_validator ? m_validator->check(value) : QList<Violation>());
}

void ReplyPanel::showState()
{
    if (!m_run || m_run->isFinished())
        return;
    const ChatCall &call = m_run->call();
    const QString provider = m_run->plan().endpoint.profile.name;
    m_metrics->setRunning(m_run->elapsed(), 0);
    switch (call.state()) {
    case ChatCall::State::Waiting:
        say(Tone::Warning, call.waitReason(), tr("until %1").arg(QLocale().toString(call.waitUntil().toLocalTime().time(), QLocale::LongFormat)));
        break;
    case ChatCall::State::Streaming:
        say(Tone::Info, tr("Writing"), formatDuration(m_run->elapsed()));
        break;
    default:
        say(Tone::Info, tr("Waiting for %1").arg(provider), formatDuration(m_run->elapsed()));
    }
}

void ReplyPanel::finish()
{
    m_flushTimer->stop();
    const RunOutcome &outcome = m_run->outcome();
    m_answer = outcome.completion && !outcome.completion->refusal.isEmpty() ? outcome.completion->refusal : outcome.record.answer;
    showAnswer(m_answer, true);
    const Completion &completion = outcome.completion ? *outcome.completion : outcome.partial;
    m_calls = completion.toolCalls;
    m_tools->setCalls(m_calls, outcome.completion.has_value());
    showToolsTab(!m_calls.isEmpty());
    if (!m_calls.isEmpty() && outcome.completion)
        selectView(ToolsTab);
    m_raw->setExchange(m_run->call().exchange(), m_run->call().attempts(), m_run->call().omitted());
    m_metrics->setCall(outcome.record);
    judge(outcome.completion ? &*outcome.completion : nullptr, outcome.reply, outcome.completion ? nullptr : &outcome.completion.error());
    refreshHistory();
}

void ReplyPanel::judge(const Completion *completion, const Outcome &outcome, const Error *error)
{
    if (error) {
        const bool stopped = error->code == Error::Code::Cancelled;
        const bool key = error->code == Error::Code::Auth || error->code == Error::Code::Permission;
        const QString kept = m_answer.isEmpty() ? QString() : tr("The text so far is kept; its cost is estimated.");
        say(stopped ? Tone::Warning : Tone::Danger, stopped ? tr("Stopped") : error->message.left(kMaxShownProblem), kept,
            key ? Remedy::CheckKey : Remedy::RunAgain);
        return;
    }
    const int fields = m_fields->fieldCount();
    switch (outcome.kind) {
    case Outcome::Kind::Valid:
        if (fields == 0)
            say(Tone::Success, tr("Valid JSON"), tr("finished normally"));
        else
            say(Tone::Success, tr("Matches %1").arg(m_schemaName), tr("%1 of %n field(s) valid · finished normally", nullptr, fields).arg(fields));
        break;
    case Outcome::Kind::Violations:
        say(Tone::Danger, tr("%1 of %n field(s) break(s) the rules", nullptr, fields).arg(m_fields->problemCount()),
            outcome.violations.value(0).message.left(kMaxShownProblem));
        break;
    case Outcome::Kind::NotJson:
        say(Tone::Danger, tr("The reply is not JSON"), outcome.parseError ? outcome.parseError->message : QString(), Remedy::RunAgain);
        break;
    case Outcome::Kind::Unchecked:
        say(Tone::Warning, tr("The reply could not be checked"), outcome.schemaError ? outcome.schemaError->message : QString());
        break;
    case Outcome::Kind::Cut:
        say(Tone::Warning, tr("Stopped at the output limit"), completion->usage ? tr("after %1 tokens").arg(formatTokens(completion->usage->output)) : QString(), Remedy::RaiseLimit);
        break;
    case Outcome::Kind::Refusal:
        say(Tone::Info, tr("The model refused"), completion->refusal.left(kMaxShownProblem));
        break;
    case Outcome::Kind::Filtered:
        say(Tone::Warning, tr("The provider's content filter stopped the reply"), {});
        break;
    case Outcome::Kind::ToolCalls:
        say(Tone::Info, tr("The model asks for %n tool call(s)", nullptr, static_cast<int>(completion->toolCalls.size())), tr("Fill in each result, then send them."));
        break;
    case Outcome::Kind::Text:
        say(Tone::Success, tr("Finished normally"), {});
    }
}

void ReplyPanel::say(Tone tone, const QString &headline, const QString &detail, Remedy remedy)
{
    m_remedy = remedy;
    m_banner->say(tone, headline, detail);
    m_banner->setAction(remedyText(remedy));
}

QString ReplyPanel::remedyText(Remedy remedy) const
{
    switch (remedy) {
    case Remedy::RunAgain:
        return tr("Run again");
    case Remedy::CheckKey:
        return tr("Check the key");
    case Remedy::RaiseLimit:
        return tr("Raise the limit");
    case Remedy::None:
        break;
    }
    return {};
}

void ReplyPanel::refreshHistory()
{
    SpendingFilter filter;
    filter.prompt = m_prompt;
    filter.includePractice = true;
    const auto calls = m_prompt.isEmpty() ? Result<QList<CallRecord>>(QList<CallRecord>()) : m_ledger.calls(filter, kHistoryRows);
    m_history->setCalls(calls.value_or(QList<CallRecord>()));
    m_historyTitle->setText(tr("History of this prompt") + QStringLiteral("  ")
        + tr("%n run(s)", nullptr, m_history->rowCount()) + QStringLiteral(" · ") + formatMoney(m_history->total()));
    if (const CallRecord *latest = m_history->call(0)) {
        m_runLabel->setText(tr("Run %1").arg(m_history->numberOf(0)) + u' ' + QLocale().toString(latest->started.toLocalTime().time(), QLocale::ShortFormat));
    } else {
        m_runLabel->clear();
    }
    updateSession();
}

void ReplyPanel::updateSession()
{
    const CallRecord *latest = m_history->call(0);
    if (!latest)
        return;
    SpendingFilter filter;
    filter.session = latest->sessionId;
    filter.includePractice = latest->practice;
    if (const auto sums = m_ledger.sum(filter))
        m_metrics->setSession(*sums, latest->practice);
}

void ReplyPanel::showEarlier(int row)
{
    const CallRecord *record = m_history->call(row);
    if (!record || (m_run && !m_run->isFinished()))
        return;
    m_answer = record->answer;
    m_reader.reset();
    m_fields->setFields(m_schema.is_object() ? schemaFields(m_schema) : QList<SchemaField>());
    showAnswer(m_answer, true);
    m_metrics->setCall(*record);
    m_raw->clear();
    m_runLabel->setText(tr("Run %1").arg(m_history->numberOf(row)) + u' ' + QLocale().toString(record->started.toLocalTime().time(), QLocale::ShortFormat));
    const int problems = m_fields->problemCount();
    say(problems > 0 || record->outcome == u"error" ? Tone::Danger : Tone::Info, outcomeTitle(record->outcome), tr("An earlier run"));
}

void ReplyPanel::retranslate()
{
    setAccessibleName(tr("Reply"));
    m_tabs->setTabText(ReplyTab, tr("Reply"));
    m_tabs->setTabText(FieldsTab, tr("Fields"));
    m_tabs->setTabText(RawTab, tr("Raw"));
    m_tabs->setTabText(ToolsTab, tr("Tool calls"));
    m_tabs->setAccessibleName(tr("Views of the reply"));
    m_copy->setToolTip(tr("Copy the reply"));
    m_copy->setAccessibleName(tr("Copy the reply"));
    m_add->setText(tr("Add to messages"));
    m_text->setAccessibleName(tr("Text of the reply"));
    m_text->setPlaceholderText(tr("No reply yet. Press Run to get one."));
    m_historyView->setAccessibleName(tr("Earlier runs"));
    m_historyView->header()->setAccessibleName(tr("Columns of the earlier runs"));
    refreshHistory();
}

void ReplyPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
