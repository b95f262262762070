#include "servers/trypane.h"

#include "base/format.h"
#include "mcp/mcpnames.h"
#include "servers/resultparts.h"
#include "servers/serverwords.h"
#include "tools/callpane.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/runbutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kTickMs = 100;

// What the schema itself proposes.
QString defaultArguments(const Json &schema)
{
    Json made = Json::object();
    if (const Json *properties = member(schema, "properties"); properties && properties->is_object()) {
        for (const auto &[name, property] : properties->items()) {
            if (const Json *proposed = member(property, "default"))
                made[name] = *proposed;
        }
    }
    return QString::fromUtf8(writeJson(made));
}

} // namespace

struct TryPane::Trial
{
    QString server;
    QString tool;
    QString arguments;
    std::unique_ptr<McpCall> call; ///< with its result, once that is there
    QElapsedTimer since;
    std::chrono::milliseconds took{0};
    double progress = 0, total = 0;
    QString note;

    bool isRunning() const { return call && !call->isFinished(); }
};

TryPane::TryPane(const UiContext &context, WorkspaceServers &servers, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_servers(servers)
    , m_form(new CallPane(context))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_resultStack(new QStackedWidget)
    , m_noResult(new EmptyState(context.theme, Glyph::Play))
    , m_banner(new Banner(context.theme))
    , m_parts(new ResultParts(context))
    , m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("tryPane"));
    auto *result = new QWidget;
    auto *resultColumn = new QVBoxLayout(result);
    resultColumn->setContentsMargins(0, 0, 0, 0);
    resultColumn->setSpacing(0);
    resultColumn->addWidget(m_banner);
    resultColumn->addWidget(m_parts, 1);
    m_resultStack->addWidget(m_noResult);
    m_resultStack->addWidget(result);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(m_resultStack);
    m_splitter->setSizes({320, 300});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline);
    column->addWidget(m_splitter, 1);
    column->addWidget(new Hairline);
    column->addWidget(makeFooter());
    m_tick->setInterval(kTickMs);
    connect(m_tick, &QTimer::timeout, this, &TryPane::showRun);
    connect(m_form, &CallPane::argumentsEdited, this, [this](TurnId turn, int, const QString &arguments) {
        if (turn == m_turn)
            takeArguments(arguments);
    });
    connect(m_run, &RunButton::runRequested, this, &TryPane::run);
    connect(m_run, &RunButton::reasonRequested, this, &TryPane::run);
    connect(m_run, &RunButton::stopRequested, this, &TryPane::stop);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (m_trial)
            emit keepRequested(m_trial->server, m_trial->tool);
    });
    connect(m_parts, &ResultParts::failed, this, [this](const Error &error) { m_banner->say(Tone::Danger, tr("The part was not saved."), error.message); });
    retranslate();
    show({}, nullptr);
}

TryPane::~TryPane() = default;

QWidget *TryPane::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 5, 10, 5);
    row->setSpacing(8);
    m_title = makeLabel(LabelKind::Section);
    m_title->setObjectName(QStringLiteral("toolTitle"));
    m_badge = new Badge(m_context.theme);
    m_keep = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Plus));
    m_keep->setObjectName(QStringLiteral("keepTool"));
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addStretch(1);
    row->addWidget(m_keep);
    return head;
}

QWidget *TryPane::makeFooter()
{
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(8);
    m_note = new ElidedLabel(m_context.theme, TextStep::Body, ColorRole::Muted);
    m_note->setObjectName(QStringLiteral("tryNote"));
    m_run = new RunButton(m_context.theme);
    m_run->setObjectName(QStringLiteral("runTool"));
    row->addWidget(m_note, 1);
    row->addWidget(m_run);
    return footer;
}

QWidget *TryPane::form() const
{
    return m_form;
}

bool TryPane::isRunning() const
{
    return m_trial && m_trial->isRunning();
}

bool TryPane::canRun() const
{
    return m_tool && m_trial && !isRunning() && m_servers.state(m_trial->server) == WorkspaceServers::State::Running;
}

void TryPane::show(const QString &server, const McpTool *tool)
{
    const QString name = tool ? tool->name : QString();
    const bool sameTool = m_trial && tool && m_trial->server == server && m_trial->tool == name;
    if (!sameTool)
        m_form->flush(); // for the tool that was shown
    m_tool = tool ? std::optional(*tool) : std::nullopt;
    if (!sameTool) {
        ++m_turn;
        m_trial.reset();
        if (tool) {
            std::shared_ptr<Trial> &trial = m_trials[server + u'\n' + name];
            if (!trial) {
                trial = std::make_shared<Trial>();
                trial->server = server;
                trial->tool = name;
                trial->arguments = defaultArguments(tool->inputSchema);
            }
            m_trial = trial;
        }
    }
    showTrial();
    if (!sameTool)
        showEnd();
    showRun();
}

CallView TryPane::view() const
{
    CallView view;
    if (!m_trial || !m_tool)
        return view;
    view.turn = m_turn;
    view.call = 0;
    view.data.call.name = m_trial->tool;
    view.data.call.arguments = m_trial->arguments;
    view.tool = toolDefinitionOf(*m_tool, m_trial->tool);
    view.tool.description = displayText(m_tool->description, 4000);
    view.problems = argumentProblems(view.data.call, {view.tool});
    view.isRunning = isRunning();
    return view;
}

void TryPane::takeArguments(const QString &arguments)
{
    if (!m_trial)
        return;
    m_trial->arguments = arguments;
    m_form->show(view());
    showRun();
}

void TryPane::run()
{
    m_form->flush();
    if (!canRun())
        return;
    const auto arguments = parsedArguments(m_trial->arguments);
    if (!arguments) {
        m_resultStack->setCurrentIndex(1);
        m_parts->clear();
        m_banner->say(Tone::Danger, tr("Nothing was run."), tr("The arguments cannot be read: %1").arg(arguments.error().message));
        return;
    }
    const std::shared_ptr<Trial> trial = m_trial;
    m_ended.removeAll(trial);
    m_parts->clear();
    m_banner->clear();
    m_resultStack->setCurrentIndex(0);
    trial->note.clear();
    trial->progress = trial->total = 0;
    trial->since.start();
    trial->call.reset(m_servers.callNow(trial->server, trial->tool, *arguments, nullptr));
    if (!trial->call)
        return;
    connect(trial->call.get(), &McpCall::progressed, this, [this, one = trial.get()](double progress, double total, const QString &message) {
        one->progress = progress;
        one->total = total;
        one->note = displayText(message, 200).simplified();
        showRun();
    });
    connect(trial->call.get(), &McpCall::finished, this, [this, one = trial.get()] { finish(*one); });
    m_tick->start();
    m_form->show(view());
    showRun();
    emit stateChanged();
}

void TryPane::stop()
{
    if (isRunning())
        m_trial->call->cancel();
}

void TryPane::finish(Trial &trial)
{
    trial.took = std::chrono::milliseconds(trial.since.elapsed());
    m_ended << m_trials.value(trial.server + u'\n' + trial.tool);
    forgetOld();
    if (&trial != m_trial.get())
        return;
    m_form->show(view());
    showEnd();
    showRun();
    emit stateChanged();
}

void TryPane::forgetOld()
{
    while (m_ended.size() > kResultsKept) {
        const std::shared_ptr<Trial> old = m_ended.takeFirst();
        if (old && old != m_trial && !old->isRunning())
            old->call.reset();
    }
}

void TryPane::showTrial()
{
    m_title->setText(m_tool ? displayText(m_tool->title, 80).simplified() : QString());
    m_title->setToolTip(m_tool ? displayText(m_tool->name, 128) : QString());
    m_badge->setVisible(m_tool.has_value());
    if (m_tool) {
        m_badge->setText(m_tool->readOnly ? tr("says it only reads") : m_tool->destructive ? tr("may change or delete") : tr("may add"));
        m_badge->setBadgeStyle({m_tool->readOnly ? Tone::Neutral : m_tool->destructive ? Tone::Danger : Tone::Warning});
        m_badge->setToolTip(tr("What the server says about its tool. Nobody has checked it."));
    }
    m_keep->setVisible(m_tool.has_value());
    m_form->show(view());
}

void TryPane::showEnd()
{
    m_banner->clear();
    m_parts->clear();
    const bool isOver = m_trial && m_trial->call && m_trial->call->isFinished();
    m_resultStack->setCurrentIndex(isOver ? 1 : 0);
    if (!isOver)
        return;
    const auto &result = m_trial->call->result();
    if (!result) {
        const bool stopped = result.error().code == Error::Code::Cancelled;
        if (stopped)
            m_banner->say(Tone::Info, tr("Stopped."), tr("The server was asked to stop, too."));
        else
            m_banner->say(Tone::Danger, tr("There is no result."), displayText(result.error().message, 600).simplified() + u' ' + tr("The log may tell more."));
        return;
    }
    if (result->isError)
        m_banner->say(Tone::Danger, tr("The tool failed. A model would read this:"));
    m_parts->show(*result);
}

void TryPane::showRun()
{
    using State = RunButton::State;
    const bool running = isRunning();
    if (!running)
        m_tick->stop();
    QString note;
    if (running) {
        QStringList facts{formatDuration(std::chrono::milliseconds(m_trial->since.elapsed()))};
        if (m_trial->total > 0)
            facts << tr("%1 of %2", "progress").arg(QLocale().toString(m_trial->progress), QLocale().toString(m_trial->total));
        else if (m_trial->progress > 0)
            facts << QLocale().toString(m_trial->progress);
        m_run->setContent(State::Running, tr("Stop"), facts);
        note = m_trial->note;
    } else {
        m_run->setContent(State::Ready, tr("Run tool"), {});
        if (m_trial && m_trial->call && m_trial->call->result())
            note = tr("Done in %1").arg(formatDuration(m_trial->took));
        if (m_trial && !canRun())
            note = tr("The server does not run.");
    }
    if (running && !m_tick->isActive())
        m_tick->start();
    m_run->setEnabled(running || canRun());
    m_note->setText(note);
    m_noResult->setTexts(running ? tr("The tool runs …") : tr("No result yet"),
        running ? QString() : tr("Fill in the arguments and press Run tool. It runs for real, and nothing is sent to a model."));
}

void TryPane::retranslate()
{
    setAccessibleName(tr("Try it"));
    m_keep->setText(tr("Add to project"));
    m_keep->setToolTip(tr("Makes it one of the project's tools, for prompts. Its calls go to this server."));
    m_parts->setAccessibleName(tr("Result"));
    showTrial();
    showRun();
}

void TryPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showEnd();
    }
}

} // namespace cuewright
