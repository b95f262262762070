#include "schema/valuelist.h"

#include "widgets/buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kJsonRole = Qt::UserRole; // the value as it is written, with the text that stands for it in kTextRole
constexpr int kTextRole = Qt::UserRole + 1;
constexpr int kMostRows = 8; // more scroll

QString shownText(const Json &value)
{
    return value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(value));
}

} // namespace

ValueList::ValueList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_list(new QListWidget(this))
    , m_add(makeButton(ButtonKind::Ghost, {}, theme.icon(Glyph::Plus), this))
    , m_remove(makeIconButton(theme, Glyph::Trash, {}, {}, this))
    , m_up(makeIconButton(theme, Glyph::ChevronUp, {}, {}, this))
    , m_down(makeIconButton(theme, Glyph::ChevronDown, {}, {}, this))
{
    setObjectName(QStringLiteral("valueList"));
    m_list->setObjectName(QStringLiteral("values"));
    m_add->setObjectName(QStringLiteral("addValue"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_add);
    row->addStretch(1);
    row->addWidget(m_up);
    row->addWidget(m_down);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list);
    column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &ValueList::add);
    connect(m_remove, &QToolButton::clicked, this, &ValueList::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_list->model(), &QAbstractItemModel::dataChanged, this, &ValueList::commit);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ValueList::commit, Qt::QueuedConnection);
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, &ValueList::commit, Qt::QueuedConnection); // after a drag
    retranslate();
}

QListWidgetItem *ValueList::makeItem(const Json &value)
{
    auto *item = new QListWidgetItem(shownText(value));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
    item->setData(kJsonRole, writeJson(value));
    item->setData(kTextRole, shownText(value));
    return item;
}

void ValueList::setValues(const std::vector<Json> &values)
{
    if (values == m_told && m_list->count() == static_cast<int>(values.size()))
        return;
    const QScopedValueRollback filling(m_filling, true);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Json &value : values)
        m_list->addItem(makeItem(value));
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_told = values;
    fit();
}

std::vector<Json> ValueList::values() const
{
    std::vector<Json> values;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        const QString text = item->text();
        const auto before = parseJson(item->data(kJsonRole).toByteArray());
        const auto number = parseJson(text.toUtf8());
        Json value = before && text == item->data(kTextRole).toString() ? *before
            : m_numbers && number && number->is_number()                  ? *number
                                                                          : Json(toUtf8(text));
        // The same choice twice is none more.
        if (text.isEmpty() || std::find(values.begin(), values.end(), value) != values.end())
            continue;
        values.push_back(std::move(value));
    }
    return values;
}

void ValueList::commit()
{
    if (m_filling)
        return;
    auto now = values();
    if (static_cast<int>(now.size()) != m_list->count()) // what says nothing, or what another choice says, goes; not while it is being edited
        QMetaObject::invokeMethod(this, [this] { setValues(m_told); }, Qt::QueuedConnection);
    if (now == m_told)
        return;
    m_told = std::move(now);
    fit();
    emit valuesChosen();
}

void ValueList::add()
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_list->addItem(makeItem(Json("")));
        m_list->setCurrentRow(m_list->count() - 1);
        fit();
    }
    m_list->setFocus();
    m_list->editItem(m_list->currentItem());
}

void ValueList::remove()
{
    delete m_list->takeItem(m_list->currentRow());
}

void ValueList::move(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    {
        const QScopedValueRollback filling(m_filling, true);
        QListWidgetItem *item = m_list->takeItem(from);
        m_list->insertItem(to, item);
        m_list->setCurrentRow(to);
    }
    commit();
}

// As high as its rows, so that the form scrolls and not the list, unless there are very many.
void ValueList::fit()
{
    const int row = std::max(m_list->sizeHintForRow(0), m_theme.px(26));
    m_list->setFixedHeight(row * std::clamp(m_list->count(), 1, kMostRows) + 2);
}

void ValueList::setEditable(bool editable)
{
    setEnabled(editable);
}

void ValueList::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text, const QKeySequence &keys) {
        button->setAccessibleName(text);
        button->setToolTip(tipWithShortcut(text, keys));
    };
    m_list->setAccessibleName(tr("Choices"));
    m_list->setToolTip(tr("F2 edits, Alt+Up and Alt+Down move, Delete removes. In JSON Schema: enum"));
    m_add->setText(tr("Add a choice"));
    m_add->setToolTip(tipWithShortcut(tr("Add a choice"), QKeySequence(Qt::Key_Insert)));
    name(m_remove, tr("Remove the choice"), QKeySequence(Qt::Key_Delete));
    name(m_up, tr("Move the choice up"), QKeySequence(Qt::ALT | Qt::Key_Up));
    name(m_down, tr("Move the choice down"), QKeySequence(Qt::ALT | Qt::Key_Down));
}

bool ValueList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers() == Qt::AltModifier;
    if (alt && key->key() == Qt::Key_Up)
        move(-1);
    else if (alt && key->key() == Qt::Key_Down)
        move(1);
    else if (key->key() == Qt::Key_Delete)
        remove();
    else if (key->key() == Qt::Key_Insert)
        add();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void ValueList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
