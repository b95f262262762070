#include "reply/replypanel.h"

#include "base/format.h"
#include "chat/continuation.h"
#include "reply/fieldsview.h"
#include "reply/historymodel.h"
#include "reply/historyview.h"
#include "reply/longtextview.h"
#include "reply/metricsrow.h"
#include "reply/rawview.h"
#include "reply/textmarks.h"
#include "tools/toolcallsview.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"
#include "widgets/viewtabs.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace cuewright {
namespace {

// Streamed text reaches the screen in steps that the eye takes for flowing.
constexpr int kFlushMs = 40;
// Of each step, the most that reading JSON may take, and how much of it is read between two looks at the clock.
constexpr int kReadMs = 10;
constexpr qsizetype kReadChars = 16 * 1024;
// A longer answer of an earlier run is not checked again: its ledger entry says how it went.
constexpr qsizetype kMaxChecked = 256 * 1024;
// Rough, and marked as such: one token of everyday text or JSON.
constexpr qsizetype kCharsPerToken = 4;
Glyph glyphOf(Remedy remedy)
{
    return remedy == Remedy::CheckKey ? Glyph::Key : remedy == Remedy::RaiseLimit ? Glyph::Sliders : Glyph::Refresh;
}

} // namespace

ReplyPanel::ReplyPanel(const UiContext &context, AsyncLedger &ledger, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_ledger(ledger)
    , m_reader(std::make_unique<PartialJsonReader>())
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState(context.theme, Glyph::Prompt))
    , m_banner(new Banner(context.theme))
    , m_metrics(new MetricsRow(context.theme))
    , m_views(new QStackedWidget)
    , m_text(new LongTextView)
    , m_fields(new FieldsModel(this))
    , m_fieldsView(new FieldsView(context.theme, *m_fields))
    , m_raw(new RawView(context))
    , m_tools(new ToolCallsView(context))
    , m_history(new HistoryModel(this))
    , m_historyView(new HistoryView(context.theme, *m_history))
    , m_flushTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("replyPanel"));
    m_flushTimer->setInterval(kFlushMs);
    connect(m_flushTimer, &QTimer::timeout, this, &ReplyPanel::flush);
    connect(m_banner, &Banner::actionTriggered, this, &ReplyPanel::act);
    connect(m_banner, &Banner::otherActionTriggered, this, [this] { emit remedyRequested(m_verdict.other); });
    connect(m_tools, &ToolCallsView::sendRequested, this, &ReplyPanel::sendResultsRequested);
    connect(m_tools, &ToolCallsView::inspectRequested, this, &ReplyPanel::inspectRequested);
    connect(m_historyView, &HistoryView::chosen, this, &ReplyPanel::showChosen);
    connect(m_historyView, &HistoryView::foldedByHand, this, [this](bool folded) {
        m_foldedByHand = true;
        foldHistory(folded);
    });
    connect(&context.theme, &Theme::changed, this, [this] {
        m_text->setMarkColor(m_context.theme.color(ColorRole::SynError));
        arrange();
    });

    auto *top = new QWidget;
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->setSpacing(0);
    topLayout->addWidget(makeHeader());
    topLayout->addWidget(new Hairline);
    topLayout->addWidget(m_pages, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeBody());
    m_splitter->setObjectName(QStringLiteral("replySplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_historyView);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({560, m_historyHeight});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_tabs->setTabVisible(FieldsTab, false);
    showToolsTab(false);
    retranslate();
}

void ReplyPanel::setPrompt(const QString &name)
{
    m_latestWanted = m_latestWanted || m_prompt != name;
    m_prompt = name;
    refreshHistory();
}

void ReplyPanel::showLatest()
{
    if (!m_over)
        return;
    m_run.clear();
    if (const CallRecord *latest = m_history->call(0)) {
        showRecord(*latest, m_history->numberOf(0));
        return;
    }
    m_record.reset();
    clearAnswer();
    m_pages->setCurrentIndex(0);
}

void ReplyPanel::setSchema(const Json &schema, const QString &name)
{
    if (schema == m_schema && name == m_schemaName)
        return;
    const bool was = m_schema.is_object();
    m_schema = schema;
    m_schemaName = name;
    m_validator.reset();
    const bool structured = schema.is_object();
    if (structured) {
        if (auto compiled = Validator::compile(schema))
            m_validator = std::move(*compiled);
    }
    const auto fields = structured ? schemaFields(schema) : QList<SchemaField>();
    m_fields->setFields(fields);
    m_history->setFields(fields);
    m_fieldsFinal = false;
    m_tabs->setTabVisible(FieldsTab, structured);
    if (was != structured)
        showView(structured ? FieldsTab : ReplyTab);
    if (m_record)
        showRecord(CallRecord(*m_record), -1);
    else
        showReadFields(m_over && m_pages->currentIndex() == 1);
}

void ReplyPanel::setExpected(const Json &expected)
{
    m_fields->setExpected(expected);
    m_fieldsView->setExpectedShown(expected.is_object() && !expected.empty());
}

void ReplyPanel::showView(View view)
{
    if (m_tabs->isTabVisible(view))
        m_tabs->setCurrentIndex(view);
}

void ReplyPanel::showToolsTab(bool shown)
{
    if (!shown && m_tabs->currentIndex() == ToolsTab)
        showView(m_schema.is_object() ? FieldsTab : ReplyTab);
    m_tabs->setTabVisible(ToolsTab, shown);
}

void ReplyPanel::clearAnswer()
{
    m_answer.clear();
    m_shownChars = m_readChars = 0;
    m_reader = std::make_unique<PartialJsonReader>();
    m_fieldsFinal = false;
    m_checked.reset();
    m_calls.clear();
    m_callsChanged = false;
    m_text->setWhole({});
    m_fields->setFields(m_schema.is_object() ? schemaFields(m_schema) : QList<SchemaField>());
    m_raw->clear();
    m_metrics->clear();
    m_tools->setCalls({}, false);
    showToolsTab(false);
}

void ReplyPanel::follow(PromptRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_latestWanted = false;
    m_record.reset();
    m_over = !run;
    clearAnswer();
    if (run && run->plan().request.continues)
        m_answer = run->plan().request.continues->text; // the new text goes on below it
    m_historyView->mark(-1);
    m_pages->setCurrentIndex(run ? 1 : 0);
    m_verdict = {};
    arrange();
    if (!run)
        return;
    connect(run, &PromptRun::stateChanged, this, &ReplyPanel::showState);
    connect(run, &PromptRun::eventReceived, this, &ReplyPanel::receive);
    connect(run, &PromptRun::finished, this, &ReplyPanel::finish);
    connect(run, &QObject::destroyed, this, &ReplyPanel::loseRun);
    nameRun(run->plan().prompt == m_prompt ? m_history->numberOf(-1) : 0, QDateTime::currentDateTimeUtc());
    m_flushTimer->start();
    showState();
    if (run->isFinished())
        finish();
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
        m_callsChanged = true;
    }
}

void ReplyPanel::flush()
{
    if (!m_over)
        showState();
    if (m_shownChars < m_answer.size()) {
        m_text->append(m_answer.mid(m_shownChars));
        m_shownChars = m_answer.size();
    }
    if (m_callsChanged) {
        m_callsChanged = false;
        m_tools->setCalls(m_calls, false);
        showToolsTab(true);
    }
    const bool unread = m_readChars < m_answer.size() || (m_over && !m_answer.isEmpty());
    if (unread && !m_fieldsFinal && m_schema.is_object()) {
        const bool all = readOn();
        showReadFields(all && m_over);
    }
    if (m_over && (m_fieldsFinal || !m_schema.is_object() || m_readChars == m_answer.size()))
        m_flushTimer->stop();
}

// Reads what came, for as long as one step may take; true: all of it is read.
bool ReplyPanel::readOn()
{
    QElapsedTimer spent;
    spent.start();
    while (m_readChars < m_answer.size() && spent.elapsed() < kReadMs) {
        const QStringView piece = QStringView(m_answer).mid(m_readChars, kReadChars);
        m_reader->feed(piece);
        m_readChars += piece.size();
    }
    return m_readChars == m_answer.size();
}

void ReplyPanel::showReadFields(bool complete)
{
    if (!m_schema.is_object() || m_fieldsFinal)
        return;
    const QString open = m_reader->openPointer();
    m_fields->setValue(m_reader->value(), open.isEmpty() ? QString() : open, complete);
    m_fieldsFinal = complete;
}

void ReplyPanel::showState()
{
    if (!m_run || m_over || m_run->isFinished())
        return;
    const ChatCall &call = m_run->call();
    m_metrics->setRunning(m_run->elapsed(), m_answer.size() / kCharsPerToken);
    emit progressed(m_run->elapsed(), m_answer.size() / kCharsPerToken);
    switch (call.state()) {
    case ChatCall::State::Waiting:
        say({Tone::Warning, tr("Waiting until %1").arg(QLocale().toString(call.waitUntil().toLocalTime().time(), QStringLiteral("HH:mm:ss"))),
            withRound(call.waitReason()), Remedy::RetryNow});
        break;
    case ChatCall::State::Streaming:
        say({Tone::Info, m_answer.isEmpty() && m_calls.isEmpty() ? tr("The model thinks") : tr("The reply is arriving"), withRound({})});
        break;
    case ChatCall::State::Queued:
        if (const QString why = call.waitReason(); !why.isEmpty()) {
            say({Tone::Warning, tr("In the queue"), withRound(why)});
            break;
        }
        [[fallthrough]];
    default:
        say({Tone::Info, tr("Waiting for %1").arg(providerTitle(m_run->plan().endpoint.profile.name)), withRound({})});
    }
}

void ReplyPanel::finish()
{
    const RunOutcome &outcome = m_run->outcome();
    const Completion &completion = outcome.completion ? *outcome.completion : outcome.partial;
    m_over = true;
    m_record = outcome.record;
    const QString answer = completion.refusal.isEmpty() ? outcome.record.answer : completion.refusal;
    if (!answer.startsWith(m_answer) && answer != m_answer) {
        m_text->setWhole({});
        m_shownChars = m_readChars = 0;
        m_reader = std::make_unique<PartialJsonReader>();
    }
    m_answer = answer;
    if (outcome.reply.json && m_schema.is_object()) {
        m_fields->setValue(*outcome.reply.json, {}, true);
        m_fields->setViolations(outcome.reply.violations);
        m_fieldsFinal = true;
    } else if (m_answer.isEmpty()) { // nothing comes any more for the fields to wait for
        showReadFields(true);
    }
    markText(outcome.reply);
    m_calls = completion.toolCalls;
    m_callsChanged = false;
    m_tools->setCalls(m_calls, outcome.completion.has_value());
    showToolsTab(!m_calls.isEmpty());
    if (!m_calls.isEmpty() && outcome.completion)
        showView(ToolsTab);
    m_raw->setExchange(m_run->call().exchange(), m_run->call().attempts(), m_run->call().omitted());
    m_metrics->setCall(outcome.record);
    say(verdict());
    takeIn(outcome.record);
    arrange();
    flush();
}

// Deleted before it was over: the ledger has what had come.
void ReplyPanel::loseRun()
{
    if (m_over)
        return;
    m_over = true;
    say(verdictOf(problem(Error::Code::Cancelled, ""), {Reader::Window, 1, !m_answer.isEmpty()}, false));
    m_metrics->clear();
    refreshHistory();
    arrange();
    flush();
}

void ReplyPanel::showChosen(int row)
{
    const CallRecord *record = m_history->call(row);
    if (!record || !m_over)
        return;
    if (m_run)
        m_run->disconnect(this);
    m_run.clear();
    showRecord(CallRecord(*record), m_history->numberOf(row));
}

void ReplyPanel::showRecord(const CallRecord &call, int number)
{
    static const QStringList checkable{QStringLiteral("valid"), QStringLiteral("violations"), QStringLiteral("not_json"), QStringLiteral("unchecked")};
    const bool keepsRun = m_run && m_record && m_record->id == call.id;
    m_record = call;
    m_over = true;
    if (!keepsRun)
        clearAnswer();
    m_pages->setCurrentIndex(1);
    m_answer = call.answer;
    m_checked.reset();
    m_fieldsFinal = false;
    if (checkable.contains(call.outcome) && m_schema.is_object() && call.answer.size() <= kMaxChecked) {
        Completion completion;
        completion.text = call.answer;
        completion.finish = FinishReason::Stop;
        completion.complete = true;
        ResponseFormat format;
        format.kind = ResponseFormat::Kind::JsonSchema;
        format.schema = m_schema;
        m_checked = m_validator ? outcomeOf(completion, format, &*m_validator) : outcomeOf(completion, format);
        m_fields->setValue(m_checked->json.value_or(Json()), {}, true);
        m_fields->setViolations(m_checked->violations);
        markText(*m_checked);
        m_checked->json.reset();
        m_fieldsFinal = true;
    }
    m_metrics->setCall(call);
    updateSession();
    if (number > 0)
        nameRun(number, call.started);
    say(verdict());
    arrange();
    m_flushTimer->start();
    flush();
}

QString ReplyPanel::withRound(const QString &detail) const
{
    const QString round = m_run ? roundText(m_run->plan().round, m_run->plan().rounds) : QString();
    return detail.isEmpty() || round.isEmpty() ? detail + round : detail + QStringLiteral(" · ") + round;
}

Verdict ReplyPanel::verdict() const
{
    Verdict verdict = plainVerdict();
    verdict.detail = withRound(verdict.detail);
    return verdict;
}

Verdict ReplyPanel::plainVerdict() const
{
    if (m_checked)
        return verdictOf(*m_checked, nullptr, fieldCount());
    if (m_run && m_run->isFinished()) {
        const RunOutcome &outcome = m_run->outcome();
        return outcome.completion ? verdictOf(outcome.reply, &*outcome.completion, fieldCount())
                                  : verdictOf(outcome.completion.error(),
                                        {Reader::Window, static_cast<int>(outcome.record.attempts.size()), !m_answer.isEmpty()}, canContinue(outcome.partial));
    }
    if (!m_record)
        return m_verdict;
    const Remedy remedy = m_record->outcome == u"cut" ? Remedy::RaiseLimit : m_record->outcome == u"error" ? Remedy::RunAgain : Remedy::None;
    return {outcomeTone(m_record->outcome), outcomeTitle(m_record->outcome), {}, remedy};
}

void ReplyPanel::markText(const Outcome &outcome)
{
    const bool broken = outcome.kind == Outcome::Kind::Violations || outcome.kind == Outcome::Kind::NotJson;
    const bool shown = broken && m_answer.size() <= kMaxChecked;
    m_text->setMarks(shown ? textMarks(m_answer, outcome.violations) : QList<TextMark>(), m_context.theme.color(ColorRole::SynError));
}

FieldCount ReplyPanel::fieldCount() const
{
    return {m_schemaName, m_fields->fieldCount()};
}

void ReplyPanel::showError(const Error &error)
{
    m_pages->setCurrentIndex(1);
    say(verdictOf(error, {}, false));
}

void ReplyPanel::say(const Verdict &verdict)
{
    // Said again it would be read out again.
    if (verdict == m_verdict && m_banner->isVisibleTo(this))
        return;
    m_verdict = verdict;
    m_banner->say(verdict.tone, verdict.headline, verdict.detail);
    m_banner->setAction(remedyTitle(verdict.remedy), m_context.theme.icon(glyphOf(verdict.remedy)));
    m_banner->setOtherAction(remedyTitle(verdict.other), m_context.theme.icon(glyphOf(verdict.other)));
}

void ReplyPanel::act()
{
    if (m_verdict.remedy != Remedy::RetryNow)
        emit remedyRequested(m_verdict.remedy);
    else if (m_run)
        m_run->retryNow();
}

} // namespace cuewright
