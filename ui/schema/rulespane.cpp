#include "schema/rulespane.h"

#include "schema/rulesdelegate.h"
#include "schema/rulesmodel.h"
#include "schema/schemamodel.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/rowpane.h"
#include "widgets/rowtable.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

// Shares of the width.
constexpr std::array kShares = {24, 20, 24, 18, 26, 18};

} // namespace

RulesPane::RulesPane(const UiContext &context, SchemaVerbs &verbs, const SchemaModel &fields, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_fields(fields)
    , m_model(new RulesModel(verbs, fields, this))
    , m_add(makeButton(ButtonKind::Soft, {}, context.theme.icon(Glyph::Plus), this))
    , m_up(makeIconButton(context.theme, Glyph::ChevronUp, {}, {}, this))
    , m_down(makeIconButton(context.theme, Glyph::ChevronDown, {}, {}, this))
    , m_remove(makeIconButton(context.theme, Glyph::Trash, {}, {}, this))
    , m_table(new RowTable(context.theme, this))
    , m_empty(new EmptyState(context.theme, Glyph::Branch, this))
{
    setObjectName(QStringLiteral("rulesPane"));
    build();
    buildActions();
    connect(m_add, &QPushButton::clicked, this, &RulesPane::add);
    connect(m_empty, &EmptyState::actionTriggered, this, &RulesPane::add);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_model, &RulesModel::moveWanted, this, [this](int row, int to) {
        select(row, m_table->currentIndex().column());
        move(to - row);
    }, Qt::QueuedConnection); // the drag ends first
    connect(m_remove, &QToolButton::clicked, m_removeAction, &QAction::trigger);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RulesPane::arrange);
    connect(m_model, &RulesModel::valueWanted, this, [this](int row) {
        select(row, RulesModel::ValueColumn);
        m_table->edit(m_table->currentIndex());
    }, Qt::QueuedConnection); // the cell that is being edited closes first
    retranslate();
    refresh();
}

void RulesPane::build()
{
    m_add->setObjectName(QStringLiteral("addRule"));
    m_up->setObjectName(QStringLiteral("ruleUp"));
    m_down->setObjectName(QStringLiteral("ruleDown"));
    m_remove->setObjectName(QStringLiteral("removeRule"));
    m_table->setObjectName(QStringLiteral("rules"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RulesDelegate(m_context.theme, m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setRowsMovable();
    layOutRows(*this, m_add, {m_up, m_down, m_remove}, {m_table, m_empty});
    setFocusProxy(m_table);
}

void RulesPane::buildActions()
{
    m_addAction = addRowAction(*m_table, {Qt::Key_Insert}, [this] { add(); });
    m_editAction = addRowAction(*m_table, {Qt::Key_Return, Qt::Key_Enter}, [this] { m_table->edit(m_table->currentIndex()); });
    m_upAction = addRowAction(*m_table, {Qt::ALT | Qt::Key_Up}, [this] { move(-1); });
    m_downAction = addRowAction(*m_table, {Qt::ALT | Qt::Key_Down}, [this] { move(1); });
    m_removeAction = addRowAction(*m_table, {Qt::Key_Delete}, [this] {
        const QModelIndex at = m_table->currentIndex();
        m_model->remove(at.row());
        select(std::min(at.row(), m_model->rowCount() - 1), at.column());
    });
}

void RulesPane::setCurrentField(const QString &pointer)
{
    m_pointer = pointer;
    arrange();
}

void RulesPane::refresh()
{
    m_model->refresh();
    refreshState();
    emit countChanged();
}

void RulesPane::refreshState()
{
    arrange();
    m_table->viewport()->update(); // rows that cannot be edited are paler
}

void RulesPane::arrange()
{
    const bool editable = m_fields.isEditable();
    const QString whyNot = m_model->whyNot(m_pointer);
    const int row = m_table->currentIndex().row();
    const RuleRow *current = m_model->row(row);
    const bool own = editable && current && !current->isOther;
    m_add->setEnabled(editable && whyNot.isEmpty());
    m_add->setToolTip(whyNot.isEmpty() ? tipWithShortcut(tr("Add a rule about the group that is chosen above"), QKeySequence(Qt::Key_Insert)) : whyNot);
    m_addAction->setEnabled(m_add->isEnabled());
    for (QAction *action : {m_editAction, m_upAction, m_downAction, m_removeAction})
        action->setEnabled(own);
    for (QToolButton *button : {m_up, m_down, m_remove})
        button->setEnabled(own);
    const bool empty = m_model->rowCount() == 0;
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    for (int at = 0; at < m_model->rowCount(); ++at) {
        m_table->setRowHeight(at, m_context.theme.px(RulesDelegate::kRowHeight));
        const int span = m_model->row(at)->isOther ? RulesModel::NoteColumn : 1;
        if (m_table->columnSpan(at, 0) != span)
            m_table->setSpan(at, 0, 1, span);
    }
    m_table->setColumnHidden(RulesModel::NoteColumn, !m_model->hasNotes());
    placeColumns();
}

void RulesPane::placeColumns()
{
    int shares = 0;
    for (int column = 0; column < RulesModel::ColumnCount; ++column)
        shares += m_table->isColumnHidden(column) ? 0 : kShares[static_cast<std::size_t>(column)];
    const int width = m_table->isVisible() ? m_table->viewport()->width() : this->width();
    for (int column = 0; column < RulesModel::ColumnCount; ++column) {
        if (!m_table->isColumnHidden(column))
            m_table->setColumnWidth(column, width * kShares[static_cast<std::size_t>(column)] / shares);
    }
}

void RulesPane::select(int row, int column)
{
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, std::max(0, column)));
}

void RulesPane::add()
{
    const int row = m_model->add(m_pointer);
    if (row < 0)
        return;
    select(row, RulesModel::WhenColumn);
    m_table->setFocus();
}

void RulesPane::move(int by)
{
    const QModelIndex at = m_table->currentIndex();
    const int row = m_model->move(at.row(), by);
    select(row, at.column());
}

void RulesPane::retranslate()
{
    setAccessibleName(tr("Rules across fields"));
    m_table->setAccessibleName(tr("Rules across fields"));
    m_table->horizontalHeader()->setAccessibleName(tr("Columns of the rules"));
    m_add->setText(tr("Add rule"));
    m_addAction->setText(tr("Add rule"));
    m_editAction->setText(tr("Change"));
    m_upAction->setText(tr("Move up"));
    m_downAction->setText(tr("Move down"));
    m_removeAction->setText(tr("Remove"));
    const auto name = [](QToolButton *button, const QAction *action) {
        button->setAccessibleName(action->text());
        button->setToolTip(tipWithShortcut(action->text(), action->shortcut()));
    };
    name(m_up, m_upAction);
    name(m_down, m_downAction);
    name(m_remove, m_removeAction);
    m_empty->setTexts(tr("No rules across fields"), tr("For example: if category is billing, then subcategory must be refund or invoice."));
    m_model->retranslate();
    arrange();
}

void RulesPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RulesPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeColumns();
}

} // namespace cuewright
