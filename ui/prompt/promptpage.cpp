#include "prompt/promptpage.h"

#include "prompt/casestepper.h"
#include "prompt/inputsform.h"
#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "prompt/promptbreakdown.h"
#include "prompt/promptheader.h"
#include "widgets/banner.h"
#include "widgets/dialogs.h"
#include "widgets/hairline.h"
#include "widgets/viewtabs.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cuewright {

namespace {

constexpr int kOneSide = 900; // a narrower page shows input or reply
constexpr int kInputShare = 640; // of the design's width
constexpr int kReplyShare = 567;
constexpr QStringView kViolation = u"run.practiceViolation";
constexpr QStringView kInputAnchor = u"input/"; ///< of problems, before the variable's name

QString fileNameFrom(const QString &title)
{
    QString name = title.simplified().toLower();
    for (QChar &letter : name) {
        if (!letter.isLetterOrNumber())
            letter = u'-';
    }
    return name + QStringLiteral(".prompty");
}

} // namespace

PromptPage::PromptPage(const UiContext &context, const PageKey &key, std::unique_ptr<PromptDocument> document,
    const PromptServices &services, QWidget *reply, QWidget *parent)
    : Page(key, parent)
    , m_context(context)
    , m_services(services)
    , m_document(std::move(document))
    , m_reply(reply)
{
    setObjectName(QStringLiteral("promptPage"));
    build(context, services);
    connectParts();
    // Who has just made a prompt wants to write it.
    const auto &messages = m_document->messages();
    const bool blank = std::all_of(messages.begin(), messages.end(), [](const EditedMessage &message) { return message.text.isEmpty(); });
    if (MessageCard *first = m_input->messages().cards().value(0); first && blank)
        setFocusProxy(&first->edit());
    if (m_document->draftWasRestored() || m_document->draftProblem())
        sayDraft();
}

PromptPage::~PromptPage()
{
    // The widgets listen to the document, which would go first as a member.
    delete m_splitter;
    delete m_header;
}

void PromptPage::build(const UiContext &context, const PromptServices &services)
{
    m_header = new PromptHeader(context.theme, *m_document, this);
    m_banner = new Banner(context.theme, this);
    m_banner->clear();
    m_sides = new ViewTabs(this);
    m_sides->addTab({});
    m_sides->addTab({});
    m_sides->hide();
    m_splitter = new QSplitter(this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_input = new InputPane(context, *m_document, services, m_splitter);
    m_breakdown = new PromptBreakdown(context, *m_document, services, *m_input);
    m_splitter->addWidget(m_input);
    if (m_reply)
        m_splitter->addWidget(m_reply);
    m_splitter->setStretchFactor(0, 4);
    m_splitter->setStretchFactor(1, 6);
    m_splitter->setSizes({kInputShare, kReplyShare});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_banner);
    column->addWidget(m_sides);
    column->addWidget(m_splitter, 1);
    m_sides->setTabText(0, tr("Prompt"));
    m_sides->setTabText(1, tr("Reply"));
    m_input->setAccessibleName(tr("Prompt"));
}

void PromptPage::connectParts()
{
    connect(m_document.get(), &PromptDocument::failed, this, &PromptPage::say);
    connect(m_document.get(), &PromptDocument::dirtyChanged, this, &Page::titleChanged);
    connect(m_document.get(), &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part == PromptDocument::Part::Name)
            emit titleChanged();
    });
    connect(m_input, &InputPane::failed, this, &PromptPage::say);
    connect(m_input, &InputPane::breakdownRequested, this, [this] { perform(QStringLiteral("prompt.tokenBreakdown")); });
    connect(m_breakdown, &PromptBreakdown::openRequested, this, &Page::openRequested);
    connect(m_input, &InputPane::figuresChanged, this, &Page::statusChanged);
    connect(m_input, &InputPane::countChanged, this, &Page::problemsChanged);
    connect(m_input, &InputPane::tokensToggled, this, &Page::commandsChanged);
    connect(m_header, &PromptHeader::saveRequested, this, [this] {
        if (const auto done = save(); !done && done.error().code != Error::Code::Cancelled)
            say(done.error());
    });
    connect(&m_document->undoStack(), &QUndoStack::canUndoChanged, this, &Page::commandsChanged);
    connect(&m_document->undoStack(), &QUndoStack::canRedoChanged, this, &Page::commandsChanged);
    connect(m_sides, &QTabBar::currentChanged, this, &PromptPage::arrange);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        const BannerAction action = std::exchange(m_bannerAction, BannerAction::None);
        m_banner->clear();
        if (action == BannerAction::None)
            return;
        if (const auto done = m_document->reload(); !done)
            say(done.error());
    });
}

void PromptPage::say(const Error &error)
{
    m_bannerAction = BannerAction::None;
    m_banner->setAction({});
    m_banner->say(Tone::Danger, error.message);
}

void PromptPage::sayDraft()
{
    if (const auto problem = m_document->draftProblem()) {
        say(*problem);
        return;
    }
    const bool hasFile = !m_document->path().isEmpty();
    m_banner->say(Tone::Info, tr("Draft restored"),
        tr("The program ended before these edits were saved. Nothing is lost."));
    m_banner->setAction(hasFile ? tr("Go back to the saved file") : QString());
    m_bannerAction = hasFile ? BannerAction::Discard : BannerAction::None;
}

Result<> PromptPage::save()
{
    if (m_document->path().isEmpty())
        return saveAs();
    // What went wrong is already on the banner; the shell gets to know that it did.
    std::optional<Error> why;
    const auto watch = connect(m_document.get(), &PromptDocument::failed, this, [&why](const Error &error) { why = error; });
    PromptDocument::SaveAnswer answer = m_document->save();
    if (answer == PromptDocument::SaveAnswer::Conflict) {
        const auto choice = m_context.dialogs.confirm(this,
            tr("“%1” was changed by another program").arg(QFileInfo(m_document->path()).fileName()),
            tr("Saving replaces what is in the file now with what you see here."), tr("Replace"));
        if (choice == Dialogs::Answer::Yes) {
            answer = m_document->saveOver();
        } else {
            m_banner->say(Tone::Warning, tr("Not saved"), tr("The file was changed by another program."));
            m_banner->setAction(tr("Load the file again"));
            m_bannerAction = BannerAction::Reload;
        }
    }
    disconnect(watch);
    if (answer == PromptDocument::SaveAnswer::Saved) {
        m_banner->clear();
        return {};
    }
    return why ? fail(*why) : fail(Error::Code::Cancelled, tr("Not saved."));
}

Result<> PromptPage::saveAs()
{
    const QDir folder(m_services.workspace.folder());
    const auto path = m_context.dialogs.saveFile(this, tr("Save the prompt"),
        folder.filePath(QStringLiteral("prompts/") + fileNameFrom(m_document->title())), tr("Prompts (*.prompty)"));
    if (!path)
        return fail(Error::Code::Cancelled, tr("Not saved."));
    std::optional<Error> why;
    const auto watch = connect(m_document.get(), &PromptDocument::failed, this, [&why](const Error &error) { why = error; });
    const bool done = m_document->saveAs(*path) == PromptDocument::SaveAnswer::Saved;
    disconnect(watch);
    if (done)
        return {};
    return fail(why.value_or(Error{Error::Code::Io, tr("The prompt could not be saved."), {}, {}}));
}

QByteArray PromptPage::saveState() const
{
    Json state = Json::object();
    state["splitter"] = m_splitter->saveState().toBase64().toStdString();
    state["reply"] = m_replyWanted;
    state["scroll"] = m_input->scrollPosition();
    return writeJson(state);
}

void PromptPage::restoreState(const QByteArray &state)
{
    const auto known = parseJson(state);
    if (!known)
        return;
    m_splitter->restoreState(QByteArray::fromBase64(memberText(*known, "splitter").toLatin1()));
    if (const Json *scroll = member(*known, "scroll"); scroll && scroll->is_number_integer())
        m_input->setScrollPosition(scroll->get<int>());
    if (const Json *reply = member(*known, "reply"); reply && reply->is_boolean())
        m_replyWanted = reply->get<bool>();
    arrange();
}

QList<QWidget *> PromptPage::panes()
{
    QList<QWidget *> panes{m_input};
    if (isSidePanelShown())
        panes.append(m_reply);
    return panes;
}

QList<Problem> PromptPage::problems() const
{
    QList<Problem> problems;
    const auto &count = m_input->count();
    if (count && count->problem && m_input->inputs().missing().isEmpty())
        problems.append({Problem::Severity::Error, count->problem->message, title(), QStringLiteral("messages")});
    if (count && count->estimate && !count->estimate->fits)
        problems.append({Problem::Severity::Error, contextNote(*count->estimate, m_input->model()), title(), QStringLiteral("model")});
    for (const QString &name : m_input->inputs().sentEmpty()) {
        problems.append({Problem::Severity::Warning,
            tr("“%1” has no value and is no declared input: the messages are sent with it empty. Fill it in, or take it out of the messages.")
                .arg(name),
            title(), kInputAnchor.toString() + name});
    }
    return problems;
}

void PromptPage::showProblem(const Problem &problem)
{
    if (problem.anchor.startsWith(kInputAnchor))
        m_input->showInput(problem.anchor.mid(kInputAnchor.size()));
    else if (problem.anchor == u"model")
        m_input->setFocus();
    else if (auto *card = m_input->messages().cards().value(0); card)
        m_input->messages().setFocus();
}

PageStatus PromptPage::status() const
{
    PageStatus status;
    status.model = m_input->model();
    const auto &estimate = m_input->figures().estimate;
    if (!estimate)
        return status;
    const Estimate &figures = *estimate;
    status.tokensIn = figures.tokens.total;
    status.estimated = !figures.tokens.exact;
    if (figures.outputHigh > 0)
        status.maxOutput = figures.outputHigh;
    if (figures.contextWindow > 0)
        status.contextWindow = figures.contextWindow;
    return status;
}

bool PromptPage::canPerform(const QString &command) const
{
    if (command == u"edit.undo")
        return m_document->undoStack().canUndo();
    if (command == u"edit.redo")
        return m_document->undoStack().canRedo();
    if (command == u"prompt.previousCase" || command == u"prompt.nextCase")
        return m_input->inputs().stepper().count() > 0;
    if (command == kViolation) {
        const Prompt prompt = m_document->prompt();
        return (!prompt.schemaFile.isEmpty() || !prompt.outputs.isEmpty()) && m_isPractice && m_isPractice();
    }
    return command.startsWith(u"prompt.") || command.startsWith(u"run.") || (m_reply && command.startsWith(u"reply."));
}

void PromptPage::perform(const QString &command)
{
    MessageList &messages = m_input->messages();
    if (command == u"edit.undo")
        m_document->undoStack().undo();
    else if (command == u"edit.redo")
        m_document->undoStack().redo();
    else if (command == u"prompt.addMessage")
        messages.addMessage();
    else if (command == u"prompt.makeVariable")
        messages.makeVariable();
    else if (command == u"prompt.tokenBoundaries")
        messages.toggleTokens();
    else if (command == u"prompt.tokenBreakdown")
        m_breakdown->open(m_input->isVisible() ? *m_input->findChild<QWidget *>(QStringLiteral("tokenBar")) : *this);
    else if (command == u"prompt.previousCase")
        m_input->inputs().stepper().step(-1);
    else if (command == u"prompt.nextCase")
        m_input->inputs().stepper().step(1);
    else if (command == u"prompt.flipLayout")
        m_splitter->setOrientation(m_splitter->orientation() == Qt::Horizontal ? Qt::Vertical : Qt::Horizontal);
    else if (command == u"run.start")
        m_input->run();
    else if (command == u"run.stop")
        emit m_input->stopRequested();
    else if (command == kViolation)
        m_violationWanted = !m_violationWanted;
    else if (command.startsWith(u"reply."))
        emit replyCommand(command);
    if (command == kViolation)
        emit commandsChanged();
}

bool PromptPage::takeViolationWanted()
{
    const bool wanted = std::exchange(m_violationWanted, false);
    if (wanted)
        emit commandsChanged();
    return wanted;
}

bool PromptPage::isChecked(const QString &command) const
{
    if (command == kViolation)
        return m_violationWanted;
    return command == u"prompt.tokenBoundaries" && m_input->messages().tokensShown();
}

bool PromptPage::isNarrow() const
{
    return m_reply && width() < m_context.theme.px(kOneSide);
}

// A narrow page shows one side at a time; there its tabs do what the panel's button does elsewhere.
bool PromptPage::hasSidePanel() const
{
    return m_reply && !isNarrow();
}

bool PromptPage::isSidePanelShown() const
{
    return m_reply && !m_reply->isHidden();
}

void PromptPage::showSidePanel(bool shown)
{
    m_replyWanted = shown;
    const bool hadFocus = m_reply && m_reply->isAncestorOf(QApplication::focusWidget());
    arrange();
    if (!shown && hadFocus)
        m_input->setFocus(Qt::OtherFocusReason);
    emit commandsChanged();
}

void PromptPage::arrange()
{
    const bool one = isNarrow();
    m_sides->setVisible(one);
    m_input->setVisible(!one || m_sides->currentIndex() == 0);
    if (m_reply)
        m_reply->setVisible(one ? m_sides->currentIndex() == 1 : m_replyWanted);
}

void PromptPage::resizeEvent(QResizeEvent *event)
{
    const bool before = hasSidePanel();
    Page::resizeEvent(event);
    arrange();
    if (hasSidePanel() != before)
        emit commandsChanged();
}

void PromptPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_sides->setTabText(0, tr("Prompt"));
        m_sides->setTabText(1, tr("Reply"));
        m_input->setAccessibleName(tr("Prompt"));
        if (m_bannerAction == BannerAction::Discard)
            sayDraft();
    }
    Page::changeEvent(event);
}

} // namespace cuewright
