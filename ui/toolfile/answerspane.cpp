#include "toolfile/answerspane.h"

#include "toolfile/answerform.h"
#include "toolfile/answersmodel.h"
#include "toolfile/toolverbs.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/rowpane.h"
#include "widgets/rowtable.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <utility>

namespace cuewright {
namespace {

// Of the width, by column.
constexpr std::array kMockShares = {26, 40, 34};
constexpr std::array kRecordedShares = {35, 36, 29}; // a time has its length
constexpr qreal kRowHeight = 32; // design pixels

} // namespace

AnswersPane::AnswersPane(const UiContext &context, ToolVerbs &verbs, ToolAnswers list, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_verbs(verbs)
    , m_list(list)
    , m_model(new AnswersModel(context.theme, list, this))
    , m_add(makeButton(ButtonKind::Soft, {}, context.theme.icon(Glyph::Plus), this))
    , m_duplicate(makeIconButton(context.theme, Glyph::Copy, {}, {}, this))
    , m_up(makeIconButton(context.theme, Glyph::ChevronUp, {}, {}, this))
    , m_down(makeIconButton(context.theme, Glyph::ChevronDown, {}, {}, this))
    , m_remove(makeIconButton(context.theme, Glyph::Trash, {}, {}, this))
    , m_splitter(new QSplitter(this))
    , m_table(new RowTable(context.theme))
    , m_form(new AnswerForm(context, list))
    , m_empty(new EmptyState(context.theme, list == ToolAnswers::Mocks ? Glyph::Edit : Glyph::Clock, this))
{
    const bool isMocks = list == ToolAnswers::Mocks;
    setObjectName(isMocks ? QStringLiteral("mocksPane") : QStringLiteral("recordedPane"));
    build();
    buildActions();
    connect(m_add, &QPushButton::clicked, this, &AnswersPane::add);
    connect(m_empty, &EmptyState::actionTriggered, this, &AnswersPane::add);
    connect(m_duplicate, &QToolButton::clicked, this, &AnswersPane::duplicate);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QToolButton::clicked, this, &AnswersPane::remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_form->flush(); // of the row that it still shows
        showCurrent();
    });
    connect(m_form, &AnswerForm::changed, this, [this](const Json &answer) { m_verbs.changeAnswer(m_list, m_shown, answer); });
    connect(m_form, &AnswerForm::undoRequested, this, &AnswersPane::undoRequested);
    connect(m_form, &AnswerForm::redoRequested, this, &AnswersPane::redoRequested);
    connect(m_model, &AnswersModel::moveWanted, this, &AnswersPane::moveTo, Qt::QueuedConnection); // the drag ends first
    connect(&verbs, &ToolVerbs::changed, this, &AnswersPane::refresh);
    retranslate();
    refresh();
    select(0);
}

void AnswersPane::build()
{
    m_add->setObjectName(QStringLiteral("addAnswer"));
    m_duplicate->setObjectName(QStringLiteral("duplicateAnswer"));
    m_up->setObjectName(QStringLiteral("answerUp"));
    m_down->setObjectName(QStringLiteral("answerDown"));
    m_remove->setObjectName(QStringLiteral("removeAnswer"));
    m_table->setObjectName(QStringLiteral("answers"));
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setRowsMovable();
    m_table->viewport()->installEventFilter(this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_form);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({560, 560});
    layOutRows(*this, m_add, {m_duplicate, m_up, m_down, m_remove}, {m_splitter, m_empty});
    setFocusProxy(m_table);
}

void AnswersPane::buildActions()
{
    m_addAction = addRowAction(*m_table, {Qt::Key_Insert}, [this] { add(); });
    m_editAction = addRowAction(*m_table, {Qt::Key_Return, Qt::Key_Enter, Qt::Key_F2}, [this] { m_form->editName(); });
    m_duplicateAction = addRowAction(*m_table, {Qt::CTRL | Qt::Key_D}, [this] { duplicate(); });
    m_upAction = addRowAction(*m_table, {Qt::ALT | Qt::Key_Up}, [this] { move(-1); });
    m_downAction = addRowAction(*m_table, {Qt::ALT | Qt::Key_Down}, [this] { move(1); });
    m_removeAction = addRowAction(*m_table, {Qt::Key_Delete}, [this] { remove(); });
}

int AnswersPane::current() const
{
    return m_table->currentIndex().row();
}

void AnswersPane::refresh()
{
    m_model->setAnswers(m_verbs.answers(m_list));
    if (current() < 0)
        select(0);
    showCurrent();
    arrange();
}

void AnswersPane::showCurrent()
{
    const int row = current();
    const bool isOther = std::exchange(m_shown, row) != row;
    m_form->show(m_model->answer(row), isOther, m_model->problem(row));
    arrange();
}

void AnswersPane::arrange()
{
    const bool editable = m_verbs.isEditable();
    m_model->setMovable(editable);
    const int rows = m_model->rowCount();
    const int row = current();
    m_add->setEnabled(editable);
    m_addAction->setEnabled(editable);
    m_form->setEnabled(editable);
    const auto enable = [editable](bool can, QToolButton *button, QAction *action) {
        button->setEnabled(editable && can);
        action->setEnabled(editable && can);
    };
    enable(row >= 0, m_duplicate, m_duplicateAction);
    enable(row > 0, m_up, m_upAction);
    enable(row >= 0 && row < rows - 1, m_down, m_downAction);
    enable(row >= 0, m_remove, m_removeAction);
    m_editAction->setEnabled(editable && row >= 0);
    m_splitter->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    for (int at = 0; at < rows; ++at)
        m_table->setRowHeight(at, m_context.theme.px(kRowHeight));
    placeColumns();
}

void AnswersPane::placeColumns()
{
    const auto &shares = m_list == ToolAnswers::Mocks ? kMockShares : kRecordedShares;
    const int width = m_table->viewport()->width();
    for (int column = 0; column < AnswersModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, width * shares[static_cast<std::size_t>(column)] / 100);
}

void AnswersPane::flush()
{
    m_form->flush();
}

void AnswersPane::select(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(row, 0));
}

QString AnswersPane::freeName(const QString &wanted) const
{
    const auto isTaken = [this](const QString &name) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (memberText(*m_model->answer(row), "name") == name)
                return true;
        }
        return false;
    };
    QString name = wanted;
    for (int n = 2; isTaken(name); ++n)
        name = wanted + QStringLiteral(" %1").arg(n);
    return name;
}

void AnswersPane::insert(const Json &answer, int row)
{
    if (!m_verbs.addAnswer(m_list, row, answer))
        return;
    select(row);
    m_form->editName(); // what it is called comes first
}

void AnswersPane::add()
{
    flush();
    const int row = m_model->rowCount();
    if (m_list == ToolAnswers::Recorded) {
        insert(Json{{"arguments", Json::object()}, {"result", ""}}, row);
        return;
    }
    bool hasDefault = false;
    for (int at = 0; at < row; ++at)
        hasDefault = hasDefault || mockRule(*m_model->answer(at)) == MockRule::Default;
    Json mock{{"name", toUtf8(freeName(tr("Mock")))}};
    if (hasDefault)
        mock.update({{"match", "partial"}, {"arguments", Json::object()}});
    else
        mock["default"] = true; // the first one answers whatever is asked
    mock["result"] = "";
    insert(mock, row);
}

void AnswersPane::duplicate()
{
    flush();
    const Json *answer = m_model->answer(current());
    if (!answer)
        return;
    Json copy = *answer;
    if (m_list == ToolAnswers::Mocks && copy.is_object())
        copy["name"] = toUtf8(freeName(memberText(copy, "name")));
    insert(copy, current() + 1);
}

void AnswersPane::remove()
{
    flush();
    const int row = current();
    if (!m_verbs.removeAnswer(m_list, row))
        return;
    select(std::min(row, m_model->rowCount() - 1));
    m_shown = -1; // another one is in its place
    showCurrent();
}

void AnswersPane::move(int by)
{
    moveTo(current(), current() + by);
}

void AnswersPane::moveTo(int from, int to)
{
    flush();
    if (from < 0 || to < 0 || to >= m_model->rowCount() || !m_verbs.moveAnswer(m_list, from, to))
        return;
    select(to);
    m_shown = -1; // also where another one has come to its place
    showCurrent();
}

QByteArray AnswersPane::saveState() const
{
    return m_splitter->saveState();
}

void AnswersPane::restoreState(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

void AnswersPane::retranslate()
{
    const bool isMocks = m_list == ToolAnswers::Mocks;
    setAccessibleName(isMocks ? tr("Mocks") : tr("Recorded results"));
    m_table->setAccessibleName(isMocks ? tr("Mocks of the tool") : tr("Recorded results of the tool"));
    m_table->horizontalHeader()->setAccessibleName(tr("Columns"));
    const QString addText = isMocks ? tr("Add mock") : tr("Add result");
    m_add->setText(addText);
    m_add->setToolTip(tipWithShortcut(addText, QKeySequence(Qt::Key_Insert)));
    m_addAction->setText(addText);
    m_editAction->setText(tr("Change"));
    m_duplicateAction->setText(tr("Duplicate"));
    m_upAction->setText(tr("Move up"));
    m_downAction->setText(tr("Move down"));
    m_removeAction->setText(tr("Remove"));
    const auto name = [](QToolButton *button, const QAction *action) {
        button->setAccessibleName(action->text());
        button->setToolTip(tipWithShortcut(action->text(), action->shortcut()));
    };
    name(m_duplicate, m_duplicateAction);
    name(m_up, m_upAction);
    name(m_down, m_downAction);
    name(m_remove, m_removeAction);
    if (isMocks)
        m_empty->setTexts(tr("No mocks yet"), tr("A mock is an answer that is made up: runs with it need neither the real tool nor a network."), addText);
    else
        m_empty->setTexts(tr("Nothing recorded yet"), tr("What real calls of this tool got, to be played again without a network."), addText);
    m_model->retranslate();
    arrange();
}

void AnswersPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool AnswersPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport())
        placeColumns();
    return QWidget::eventFilter(watched, event);
}

} // namespace cuewright
