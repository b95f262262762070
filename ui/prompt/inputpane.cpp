#include "prompt/inputpane.h"

#include "base/format.h"
#include "project/render.h"
#include "prompt/casestepper.h"
#include "prompt/inputfield.h"
#include "prompt/inputsform.h"
#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "prompt/rolebutton.h"
#include "prompt/settingsrow.h"
#include "prompt/toolsbutton.h"
#include "tokens/encoding.h"
#include "widgets/dialogs.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/livetokens.h"
#include "widgets/tokenbar.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace cuewright {

namespace {

using namespace std::chrono_literals;

// Between a change and its count, so that there is no count for each key of a burst. The figures are due 150 ms after the
// change, and a count of a megabyte takes some of that.
constexpr auto kPause = 60ms;
constexpr int kPadding = 16;
constexpr int kBarWidth = 290; // of the token bar, at most

} // namespace

InputPane::InputPane(
    const UiContext &context, PromptDocument &document, const PromptServices &services, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_document(document)
    , m_services(services)
    , m_counter(new PromptCounter(services.catalog, this))
{
    setObjectName(QStringLiteral("inputPane"));
    build(services);
    connectParts();
    m_inputs->setWorkspace(services.workspace);
    setSchemas(services.workspace.files(Workspace::Kind::Schema));
    m_messages->tools().setFiles([workspace = services.workspace] { return workspace.files(Workspace::Kind::Tool); });
    m_inputs->setVariables(variablesOf(document.prompt()));
    takeEncoding();
    showRunButton();
    startCount();
}

void InputPane::build(const PromptServices &services)
{
    m_settings = new SettingsRow(m_context.theme, m_document, services.catalog, services.clock, this);
    m_content = new QWidget;
    m_messages = new MessageList(m_context.theme, m_document, m_content);
    m_inputs = new InputsForm(m_context.theme, m_document, m_content);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(kPadding, 4, kPadding, 12);
    content->setSpacing(10);
    content->addWidget(m_messages);
    content->addWidget(new Hairline(Qt::Horizontal, m_content));
    content->addWidget(m_inputs);
    content->addStretch();
    m_area = new QScrollArea(this);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setWidget(m_content);

    m_bar = new TokenBar(m_context.theme, this);
    m_bar->setObjectName(QStringLiteral("tokenBar"));
    m_bar->setMaximumWidth(m_context.theme.px(kBarWidth));
    m_budget = makeLabel(LabelKind::Small, {}, this);
    m_budget->setObjectName(QStringLiteral("budgetNote"));
    m_budget->setWordWrap(true);
    m_budget->setContentsMargins(kPadding, 6, kPadding, 0);
    m_budget->hide();
    m_run = new RunButton(m_context.theme, this);
    m_run->setObjectName(QStringLiteral("run"));
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(kPadding, 6, kPadding, 6);
    footer->setSpacing(12);
    footer->addWidget(m_bar, 1);
    footer->addStretch();
    footer->addWidget(m_run);
    auto *settings = new QVBoxLayout;
    settings->setContentsMargins(kPadding, 12, kPadding, 8);
    settings->addWidget(m_settings);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(settings);
    column->addWidget(m_area, 1);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_budget);
    column->addLayout(footer);
    m_messages->setTabBefore(m_settings->findChild<QWidget *>(QStringLiteral("moreOptions")));
}

void InputPane::connectParts()
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &InputPane::startCount);
    connect(m_counter, &PromptCounter::counted, this, &InputPane::takeCount);
    connect(&m_document, &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part == PromptDocument::Part::Model)
            takeEncoding();
        if (part != PromptDocument::Part::Messages)
            takeChange();
    });
    connect(&m_document, &PromptDocument::textChanged, this, &InputPane::countSoon);
    connect(&m_document, &PromptDocument::messageAdded, this, &InputPane::takeChange);
    connect(&m_document, &PromptDocument::messageRemoved, this, &InputPane::takeChange);
    connect(&m_document, &PromptDocument::messageMoved, this, &InputPane::takeChange);
    connect(&m_document, &PromptDocument::roleChanged, this, &InputPane::takeChange);
    connect(&m_document, &PromptDocument::inputValuesChanged, this, &InputPane::takeChange);
    connect(&m_document, &PromptDocument::reloaded, this, [this] {
        takeEncoding();
        takeChange();
    });
    connect(m_messages, &MessageList::tokensChanged, this, &InputPane::showFigures);
    connect(m_messages, &MessageList::areaWanted, this, &InputPane::scrollTo);
    connect(m_messages, &MessageList::variableWanted, this, &InputPane::makeVariable);
    connect(m_messages, &MessageList::cardsChanged, this, &InputPane::showCards);
    connect(m_messages, &MessageList::tokensToggled, this, &InputPane::takeTokensShown);
    connect(m_bar, &TokenBar::clicked, this, &InputPane::breakdownRequested);
    connect(m_inputs, &InputsForm::testSetRequested, this, &InputPane::chooseTestSet);
    connect(m_inputs, &InputsForm::failed, this, &InputPane::failed);
    connect(m_inputs, &InputsForm::caseChanged, this, &InputPane::showCards);
    connect(m_inputs, &InputsForm::fieldsArranged, this, [this] {
        if (!m_inputs->fields().isEmpty())
            setTabOrder(m_inputs->fields().constLast()->control(), m_run);
    });
    connect(m_run, &RunButton::runRequested, this, &InputPane::run);
    connect(m_run, &RunButton::stopRequested, this, &InputPane::stopRequested);
    connect(m_run, &RunButton::retryRequested, this, &InputPane::retryRequested);
    connect(m_run, &RunButton::reasonRequested, this, [this] {
        if (m_run->state() == RunButton::State::MissingInput)
            m_inputs->pointOutMissing();
        else
            run(); // the gate says why not, and can be told to let it go once
    });
}

void InputPane::setEndpoints(const QList<PromptEndpoint> &endpoints)
{
    m_settings->setEndpoints(endpoints);
}

void InputPane::setSchemas(const QStringList &files)
{
    m_settings->setSchemas(files);
}

void InputPane::takeEncoding()
{
    m_model = m_document.prompt().modelId;
    const ModelEncoding model = encodingForModel(m_model);
    m_messages->setEncoding(*model.encoding);
    m_inputs->setEncoding(*model.encoding);
}

void InputPane::takeTokensShown(quint64 id, bool shown)
{
    const MessageCard *card = m_messages->card(id);
    if (shown && card && card->edit().hasSyntax()) {
        m_filledOf.insert(id);
        startCount();
    } else {
        m_filledOf.remove(id);
    }
    showCards();
    emit tokensToggled();
}

void InputPane::takeChange()
{
    ++m_changes;
    countSoon();
    showFigures();
}

void InputPane::countSoon()
{
    m_countDue = true;
    // Not from the last key on: somebody who types without a pause wants to see figures too.
    if (!m_pause.isActive() && !m_counter->isBusy())
        m_pause.start(kPause);
}

void InputPane::startCount()
{
    m_pause.stop();
    m_countDue = false;
    CountJob job;
    job.prompt = m_document.prompt();
    for (const EditedMessage &message : m_document.messages())
        job.ids.append(message.id);
    job.inputs = m_document.inputValues();
    job.workspace = m_services.workspace;
    job.provider = m_document.endpoint();
    job.at = m_services.clock.utcNow();
    if (m_services.usualOutput)
        job.usualOutput = m_services.usualOutput(
            QDir(m_services.workspace.folder()).relativeFilePath(m_document.path()));
    if (m_services.reports)
        job.reports = m_services.reports(job.provider, job.prompt.modelId);
    job.correct = !m_services.correct || m_services.correct();
    for (const MessageCard *card : m_messages->cards()) {
        const PromptEdit &edit = card->edit();
        job.written.insert(
            card->id(), {edit.revision(), edit.showsFilled() ? std::nullopt : edit.tokens().tokens()});
    }
    job.changes = m_changes;
    job.filledOf = m_filledOf;
    m_counter->count(std::move(job));
}

void InputPane::takeCount(const PromptCount &count)
{
    m_count = count;
    // A key may have come while this was counted; then another count follows, and the form waits for it.
    if (m_countDue) {
        countSoon();
    } else {
        m_messages->setVariableCount(int(count.variables.size()));
        m_inputs->setVariables(count.variables, count.longVariables);
    }
    showFilled();
    showCards();
    showFigures();
    emit countChanged();
}

void InputPane::showFilled()
{
    for (const quint64 id : std::as_const(m_filledOf)) {
        const MessageCard *card = m_messages->card(id);
        const auto text = m_count->filled.constFind(id);
        if (!card || !card->tokensShown() || text == m_count->filled.constEnd())
            continue;
        if (m_count->messages.value(id).revision == card->edit().revision())
            card->edit().showFilled(*text);
    }
}

void InputPane::showFigures()
{
    const QList<MessageCard *> &cards = m_messages->cards();
    // What a block encloses is repeated or left out, in other messages too.
    const bool blocks = std::any_of(
        cards.cbegin(), cards.cend(), [](const MessageCard *card) { return card->edit().hasBlocks(); });
    QList<LiveMessage> messages;
    for (const MessageCard *card : cards) {
        const PromptEdit &edit = card->edit();
        messages.append({card->id(), card->roleButton().role(),
            edit.showsFilled() ? std::nullopt : edit.tokens().tokens(), !blocks && edit.isSentAsWritten(), edit.revision()});
    }
    m_figures = liveFigures(m_count.value_or(PromptCount()), messages);
    m_stale = !m_count || m_count->changes != m_changes || !m_figures.settled;
    for (MessageCard *card : cards) {
        const auto tokens = m_figures.messages.constFind(card->id());
        card->setTokens(tokens == m_figures.messages.constEnd() ? std::nullopt : std::optional(*tokens),
            !m_count || m_count->exact);
    }
    showFooter();
    showRunButton();
    emit figuresChanged();
}

void InputPane::showCards()
{
    QHash<QString, PromptEdit::VariableState> states;
    const Json values = m_document.inputValues();
    for (const QString &name : m_inputs->variables()) {
        const Json *value = member(values, toUtf8(name));
        bool filled = value && !value->is_null() && *value != "";
        for (const Property &property : m_document.prompt().inputs)
            filled = filled || (property.name == name && !property.defaultValue.is_null());
        states.insert(name, filled ? PromptEdit::VariableState::Filled : PromptEdit::VariableState::Empty);
    }
    const qsizetype number = m_inputs->caseNumber();
    for (MessageCard *card : m_messages->cards()) {
        card->edit().setVariableStates(states);
        const bool variables = !m_inputs->variables().isEmpty() && card->edit().hasSyntax();
        card->setNote(!variables || number == 0  ? QString()
                : card->edit().showsFilled() ? tr("filled in with case %1").arg(number)
                                               : tr("counted with case %1 filled in").arg(number));
    }
}

void InputPane::showFooter()
{
    if (!m_figures.estimate) {
        m_bar->setParts({}); // no request can be made: what was there is of another one
        return;
    }
    const RequestTokens &tokens = m_figures.estimate->tokens;
    QList<TokenBar::Part> parts;
    const auto add = [&parts](const QString &name, std::int64_t count, ColorRole role, bool estimated) {
        if (count > 0)
            parts.append({name, count, role, estimated});
    };
    // Text in the model's own encoding is exact, whatever the rest of the request is.
    const auto guessed = [&tokens](auto ofRole) {
        return std::any_of(tokens.parts.begin(), tokens.parts.end(),
            [&](const CountedMessage &part) { return !part.exact && ofRole(part.role); });
    };
    const auto system = [](Role role) { return role == Role::System || role == Role::Developer; };
    const auto user = [](Role role) { return role == Role::User; };
    const auto other = [](Role role) { return role == Role::Assistant || role == Role::Tool; };
    add(tr("System"), m_figures.system, ColorRole::RoleSystem, guessed(system));
    add(tr("User"), m_figures.user, ColorRole::RoleUser, guessed(user));
    add(tr("Assistant"), m_figures.other, ColorRole::RoleAssistant, guessed(other));
    add(tr("Schema"), tokens.schema, ColorRole::Accent, true);
    add(tr("Tools"), tokens.tools, ColorRole::RoleTool, true);
    add(tr("Framing"), tokens.allFraming(), ColorRole::Control, !tokens.framingExact);
    if (tokens.correction != 0)
        parts.append({tr("Correction"), tokens.correction, ColorRole::Control, false});
    m_bar->setParts(parts);
}

void InputPane::makeVariable(const QString &selection)
{
    static const QRegularExpression unusable(QStringLiteral("[^\\p{L}\\p{N}_]+"));
    QString suggestion = selection.simplified().toLower().left(40).replace(unusable, QStringLiteral("_"));
    while (suggestion.endsWith(u'_'))
        suggestion.chop(1);
    const auto name = m_context.dialogs.askText(
        this, tr("Make variable"), tr("Name of the variable"), suggestion.isEmpty() ? tr("name") : suggestion);
    if (!name)
        return;
    QString usable = name->simplified().replace(unusable, QStringLiteral("_"));
    if (usable.isEmpty() || usable.at(0).isDigit())
        usable.prepend(u'_');
    m_messages->insertVariable(usable);
    if (selection.isEmpty())
        return;
    // The text that made way is the variable's first value.
    Json values = m_document.inputValues();
    if (!member(values, toUtf8(usable))) {
        values[toUtf8(usable)] = toUtf8(selection);
        m_document.setInputValues(values);
    }
}

void InputPane::chooseTestSet()
{
    const QDir folder(m_services.workspace.folder());
    const auto path = m_context.dialogs.openFile(this, tr("Choose a test set"),
        folder.filePath(QStringLiteral("data")), tr("Test sets (*.csv *.jsonl)"));
    if (!path)
        return;
    const QString relative = folder.relativeFilePath(*path);
    if (relative.startsWith(QStringLiteral("..")) || QDir::isAbsolutePath(relative)) {
        emit failed({Error::Code::Invalid, tr("A test set has to lie inside the project's folder. Copy it to %1 first.")
                                               .arg(folder.filePath(QStringLiteral("data"))), {}, {}});
        return;
    }
    m_document.changeTestSet(relative);
}

void InputPane::scrollTo(const QRect &area)
{
    const QPoint corner = m_messages->mapTo(m_content, area.topLeft());
    const QPoint middle = QRect(corner, area.size()).center();
    m_area->ensureVisible(middle.x(), middle.y(), 0, std::min(area.height() / 2 + 8, m_area->height() / 2 - 1));
}

void InputPane::showMessage(qsizetype index)
{
    MessageCard *card = m_messages->cards().value(index);
    if (!card)
        return;
    card->edit().setFocus(Qt::OtherFocusReason);
    scrollTo(card->geometry());
}

void InputPane::showInput(const QString &name)
{
    InputField *field = m_inputs->field(name);
    if (!field)
        return;
    field->control()->setFocus(Qt::OtherFocusReason);
    m_area->ensureWidgetVisible(field);
}

int InputPane::scrollPosition() const
{
    return m_area->verticalScrollBar()->value();
}

void InputPane::setScrollPosition(int position)
{
    m_area->verticalScrollBar()->setValue(position);
}

void InputPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The content's width must not depend on the scroll bar: lines that break with it and not without it would make it
    // come and go. The bar covers part of the padding.
    m_content->setFixedWidth(width());
    m_messages->setRoom(m_area->height());
}

void InputPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showCards();
        showFooter();
        showRunButton();
    }
    QWidget::changeEvent(event);
}

} // namespace cuewright
