#include "reply/fieldsview.h"

#include "reply/fielddelegate.h"
#include "reply/fieldsmodel.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPainter>

namespace cuewright {
namespace {

constexpr int kWidthForExpected = 500; // design pixels

} // namespace

FieldsView::FieldsView(const Theme &theme, FieldsModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_fields(model)
{
    setObjectName(QStringLiteral("fieldsView"));
    setModel(&model);
    setItemDelegate(new FieldDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(false);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    header()->setStretchLastSection(false);
    header()->setProperty("kind", QStringLiteral("pane"));
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionsClickable(false);
    header()->setMinimumSectionSize(0);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnHidden(FieldsModel::ExpectedColumn, true);
    makeActions();
    connect(&model, &QAbstractItemModel::rowsInserted, this, &FieldsView::openNew);
    connect(&model, &QAbstractItemModel::modelReset, this, &QTreeView::expandAll);
    connect(&theme, &Theme::changed, this, &FieldsView::restyle);
    restyle();
}

void FieldsView::makeActions()
{
    const auto add = [this](const char *name, auto text) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text()); });
        addAction(action);
        return action;
    };
    m_copyValue = add("copyValue", [this] { return copyText(); });
    m_copyJson = add("copyJson", [this] { return m_fields.answerText(); });
    m_copyRow = add("copyCsvRow", [this] { return m_fields.answerCsv(false); });
    m_copyTable = add("copyCsvTable", [this] { return m_fields.answerCsv(true); });
    setContextMenuPolicy(Qt::ActionsContextMenu);
    retranslate();
}

void FieldsView::retranslate()
{
    setAccessibleName(tr("Fields of the reply"));
    m_copyValue->setText(tr("Copy the value") + u'\t' + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText));
    m_copyJson->setText(tr("Copy as JSON"));
    m_copyRow->setText(tr("Copy as CSV row"));
    m_copyTable->setText(tr("Copy as CSV with names"));
}

// Groups and lists are open from the start, so that an answer is seen filling in.
void FieldsView::openNew(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid() && !isExpanded(parent))
        expand(parent);
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0, parent);
        if (model()->hasChildren(index))
            expandRecursively(index);
    }
}

void FieldsView::restyle()
{
    setIndentation(m_theme.px(16));
    placeColumns();
}

void FieldsView::setExpectedShown(bool shown)
{
    m_expected = shown;
    placeColumns();
}

QString FieldsView::copyText() const
{
    return currentIndex().isValid() ? m_fields.valueText(currentIndex()) : m_fields.answerText();
}

void FieldsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        placeColumns();
}

void FieldsView::placeColumns()
{
    const int width = viewport()->width();
    const bool expected = m_expected && width >= m_theme.px(kWidthForExpected);
    const int names = std::min(m_theme.px(222), width * 45 / 100);
    const int expectedWidth = expected ? m_theme.px(104) : 0;
    setColumnHidden(FieldsModel::ExpectedColumn, !expected);
    header()->resizeSection(FieldsModel::FieldColumn, names);
    header()->resizeSection(FieldsModel::ReplyColumn, std::max(0, width - names - expectedWidth));
    if (expected)
        header()->resizeSection(FieldsModel::ExpectedColumn, expectedWidth);
    scheduleDelayedItemsLayout();
}

void FieldsView::drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const
{
    const QRect row(0, options.rect.top(), viewport()->width(), options.rect.height());
    if (selectionModel()->isSelected(index))
        painter->fillRect(row, m_theme.color(hasFocus() ? ColorRole::Selection : ColorRole::SelectionIdle));
    else if (!index.data(FieldProblemRole).toString().isEmpty())
        painter->fillRect(row, m_theme.color(ColorRole::DangerSoft));
    QTreeView::drawRow(painter, options, index);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_theme.color(ColorRole::Grid));
}

void FieldsView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const int size = m_theme.px(12);
    const bool open = isExpanded(index);
    const Glyph closed = isRightToLeft() ? Glyph::ChevronLeft : Glyph::ChevronRight;
    const int left = isRightToLeft() ? rect.left() + m_theme.px(3) : rect.right() + 1 - m_theme.px(3) - size;
    const int line = std::min(rect.height(), m_theme.px(37));
    painter->drawPixmap(left, rect.top() + (line - size) / 2,
        m_theme.pixmap(open ? Glyph::ChevronDown : closed, ColorRole::Muted, size, painter->device()->devicePixelRatioF()));
}

void FieldsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(copyText());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FieldsView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_fields.retranslate();
    }
}

} // namespace cuewright
