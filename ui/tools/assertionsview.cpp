#include "tools/assertionsview.h"

#include "tools/assertionform.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kCheckAfterMs = 150; // while something is typed, or runs

} // namespace

AssertionsView::AssertionsView(const UiContext &context, const TraceDocument &document, AssertionStore store, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_document(document)
    , m_store(std::move(store))
    , m_soon(new QTimer(this))
    , m_title(makeLabel(LabelKind::Section, {}, this))
    , m_note(makeLabel(LabelKind::Muted, {}, this))
    , m_close(makeButton(ButtonKind::Ghost, {}, context.theme.icon(Glyph::Close), this))
    , m_main(new QWidget(this))
    , m_list(new QListWidget(m_main))
    , m_add(makeButton(ButtonKind::Secondary, {}, context.theme.icon(Glyph::Plus), m_main))
    , m_edit(makeButton(ButtonKind::Secondary, {}, context.theme.icon(Glyph::Edit), m_main))
    , m_remove(makeButton(ButtonKind::Secondary, {}, context.theme.icon(Glyph::Trash), m_main))
    , m_formPart(new QWidget(this))
    , m_form(new AssertionForm(context, m_formPart))
    , m_empty(new EmptyState(context.theme, Glyph::Check, this))
{
    setObjectName(QStringLiteral("assertionsView"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(kCheckAfterMs);
    build();
    connect(m_soon, &QTimer::timeout, this, &AssertionsView::check);
    for (const auto signal : {&TraceDocument::branchesChanged, &TraceDocument::traceReplaced})
        connect(&document, signal, m_soon, qOverload<>(&QTimer::start));
    connect(&document, &TraceDocument::turnsChanged, m_soon, qOverload<>(&QTimer::start));
    connect(m_close, &QPushButton::clicked, this, &AssertionsView::closeRequested);
    connect(m_add, &QPushButton::clicked, this, [this] { openForm(-1); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { openForm(-1); });
    connect(m_edit, &QPushButton::clicked, this, [this] { openForm(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { openForm(m_list->currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, &AssertionsView::remove);
    connect(m_form, &AssertionForm::accepted, this, &AssertionsView::accept);
    connect(m_form, &AssertionForm::rejected, this, &AssertionsView::closeForm);
    retranslate();
    refresh();
}

AssertionsView::~AssertionsView() = default;

void AssertionsView::build()
{
    m_close->setObjectName(QStringLiteral("closeAssertions"));
    m_list->setObjectName(QStringLiteral("assertions"));
    m_add->setObjectName(QStringLiteral("addAssertion"));
    m_edit->setObjectName(QStringLiteral("editAssertion"));
    m_remove->setObjectName(QStringLiteral("removeAssertion"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(m_context.theme.px(4));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize(QSize(m_context.theme.px(16), m_context.theme.px(16)));
    m_list->installEventFilter(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    head->addWidget(m_close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 8);
    buttons->setSpacing(8);
    for (QWidget *button : {m_add, m_edit, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *left = new QVBoxLayout(m_main);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_list, 1);
    left->addWidget(new Hairline(Qt::Horizontal, m_main));
    left->addLayout(buttons);
    auto *scroll = new QScrollArea(m_formPart);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    auto *form = new QVBoxLayout(m_formPart);
    form->setContentsMargins(0, 0, 0, 0);
    form->addWidget(scroll);
    m_formPart->setFixedWidth(m_context.theme.px(360));
    m_formPart->hide();
    auto *body = new QHBoxLayout;
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_main, 1);
    body->addWidget(m_empty, 1);
    body->addWidget(m_formPart);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(body, 1);
    setFocusProxy(m_list);
}

void AssertionsView::setBranch(const QString &branch)
{
    m_branch = branch;
    m_soon->start();
}

void AssertionsView::load()
{
    m_assertions.clear();
    m_error.reset();
    if (m_store.load && !prompt().isEmpty()) {
        const auto list = m_store.load(prompt()).and_then([](const Json &json) { return assertionsFrom(json); });
        if (list)
            m_assertions = *list;
        else
            m_error = list.error();
    }
}

int AssertionsView::rowOf(const std::optional<TraceAssertion> &assertion) const
{
    return assertion ? static_cast<int>(m_assertions.indexOf(*assertion)) : -1;
}

void AssertionsView::refresh()
{
    load();
    m_outcomes.clear();
    m_holding = -1;
    showList();
    check();
    emit changed();
}

// Thousands of turns, and an answer that is checked by its schema: not while the window waits.
void AssertionsView::check()
{
    m_soon->stop();
    if (m_assertions.isEmpty())
        return;
    m_checking.start([this, assertions = m_assertions, trace = m_document.trace(), branch = m_branch](const Background::Stop &) -> std::function<void()> {
        return [this, outcomes = checkAssertions(assertions, trace, branch)] { take(outcomes); };
    });
}

void AssertionsView::take(const QList<AssertionOutcome> &outcomes)
{
    const auto isOf = [](const AssertionOutcome &outcome, const TraceAssertion &assertion) { return outcome.assertion == assertion; };
    if (!std::equal(outcomes.begin(), outcomes.end(), m_assertions.begin(), m_assertions.end(), isOf))
        return; // of the list as it was: the new one is being checked
    m_outcomes = outcomes;
    m_holding = static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(), [](const AssertionOutcome &outcome) { return outcome.passed; }));
    showList();
    emit changed();
}

void AssertionsView::showList()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (int i = 0; i < m_assertions.size(); ++i) {
        const QString text = assertionText(m_assertions[i]);
        auto *item = new QListWidgetItem(text, m_list);
        if (i >= m_outcomes.size()) {
            item->setIcon(m_context.theme.icon(Glyph::Clock));
            item->setData(Qt::AccessibleTextRole, text);
            continue;
        }
        const AssertionOutcome &outcome = m_outcomes[i];
        item->setIcon(outcome.passed ? m_context.theme.icon(Glyph::Success, ColorRole::Success) : m_context.theme.icon(Glyph::Error, ColorRole::Danger));
        item->setText(text + u'\n' + outcome.sentence);
        item->setData(Qt::AccessibleTextRole, QStringList{outcome.passed ? tr("holds") : tr("broken"), text, outcome.sentence}.join(QStringLiteral(", ")));
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, count() - 1)));
    const TraceBranch *branch = m_document.trace().branch(m_branch);
    m_title->setText(m_holding < 0 ? tr("Assertions  %1").arg(count()) : tr("%1 of %2 assertions hold").arg(m_holding).arg(count()));
    m_note->setText(branch && count() > 0 ? tr("on branch “%1”").arg(branch->name) : QString());
    m_edit->setEnabled(count() > 0);
    m_remove->setEnabled(count() > 0);
    showEmpty();
}

void AssertionsView::showEmpty()
{
    const bool isEmpty = m_assertions.isEmpty();
    m_main->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (m_error)
        m_empty->setTexts(tr("The assertions cannot be read"), m_error->message + u' ' + tr("They are in the file of the prompt, under metadata.cuewright.assertions; mend them there. Nothing is changed here until then."));
    else if (prompt().isEmpty() || !m_store.keep)
        m_empty->setTexts(tr("This conversation belongs to no prompt"), tr("Assertions are saved with a prompt. Run a prompt with tools, and open that run here."));
    else
        m_empty->setTexts(tr("Nothing is asserted yet"), tr("An assertion says what has to hold for the conversations of this prompt: which tool is called, with what, how many rounds it may take. It is saved with the prompt, and cuewright-cli run checks it too."), tr("Add an assertion"));
}

// Tools that the conversation offers or calls.
QStringList AssertionsView::tools() const
{
    QStringList names;
    const auto add = [&names](const QString &name) {
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    };
    const QList<TurnPtr> turns = m_document.trace().turnsOf(m_branch);
    if (!turns.isEmpty()) {
        for (const ToolDefinition &tool : turns.last()->settings->tools)
            add(tool.name);
    }
    for (const TurnPtr &turn : turns) {
        for (const TraceCall &call : turn->calls)
            add(call.call.name);
    }
    return names;
}

void AssertionsView::openForm(int row)
{
    m_editing = row >= 0 && row < count() ? std::optional(m_assertions[row]) : std::nullopt;
    m_formPart->show();
    m_form->open(m_editing, tools());
}

void AssertionsView::closeForm()
{
    m_formPart->hide();
    if (m_assertions.isEmpty())
        m_close->setFocus();
    else
        m_list->setFocus();
}

bool AssertionsView::keep(const QList<TraceAssertion> &assertions)
{
    const auto kept = m_store.keep(prompt(), assertions.isEmpty() ? Json() : assertionsToJson(assertions));
    if (!kept) {
        emit said(Tone::Danger, kept.error().message, kept.error().detail);
        return false;
    }
    if (!*kept)
        emit said(Tone::Info, tr("The prompt has other changes that are not saved"), tr("The assertions are saved with them."));
    return true;
}

void AssertionsView::accept(const TraceAssertion &assertion)
{
    refresh(); // somebody else may have changed the list since
    const int row = rowOf(m_editing);
    QList<TraceAssertion> changed = m_assertions;
    if (row < 0)
        changed << assertion;
    else
        changed[row] = assertion;
    if (m_error)
        return;
    if (!keep(changed)) { // what was typed stays in the form; a page that has it, unsaved, has it once
        refresh();
        if (rowOf(assertion) >= 0)
            m_editing = assertion;
        return;
    }
    refresh();
    m_list->setCurrentRow(rowOf(assertion));
    closeForm();
}

void AssertionsView::remove()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= count())
        return;
    const TraceAssertion gone = m_assertions[row];
    refresh();
    QList<TraceAssertion> changed = m_assertions;
    changed.removeOne(gone);
    if (m_error || !keep(changed))
        return;
    refresh();
    closeForm();
}

bool AssertionsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        remove();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AssertionsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void AssertionsView::retranslate()
{
    setAccessibleName(tr("Assertions"));
    m_list->setAccessibleName(tr("Assertions"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tipWithShortcut(tr("Back to the trace"), QKeySequence(Qt::Key_Escape)));
    m_add->setText(tr("Add…"));
    m_edit->setText(tr("Change…"));
    m_edit->setToolTip(tipWithShortcut(tr("Change this assertion"), QKeySequence(Qt::Key_Return)));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tipWithShortcut(tr("Remove this assertion"), QKeySequence(Qt::Key_Delete)));
    showList();
    m_soon->start(); // its sentences are in the old language
}

void AssertionsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
