#include "spending/spendingtable.h"

#include "models/spendingtablemodel.h"
#include "spending/spendingdelegate.h"
#include "spending/spendingheader.h"
#include "widgets/hairline.h"
#include "widgets/viewtabs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

// Narrower than this the two least needed columns go, so that the names stay readable (design pixels).
constexpr int kRoomForAll = 760;

void quieten(QTableView &view)
{
    view.setShowGrid(false);
    view.setFrameShape(QFrame::NoFrame);
    view.setWordWrap(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.verticalHeader()->hide();
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setTabKeyNavigation(false);
}

// Looks at the first rows alone, so that a long history costs nothing here.
int widestCell(const QTableView &view, int column)
{
    const QAbstractItemModel &model = *view.model();
    int widest = 0;
    for (int row = 0; row < std::min(model.rowCount(), 200); ++row)
        widest = std::max(widest, view.itemDelegate()->sizeHint({}, model.index(row, column)).width());
    return widest;
}

} // namespace

SpendingTable::SpendingTable(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(new ViewTabs(this))
    , m_view(new QTableView(this))
    , m_footer(new QTableView(this))
    , m_model(new SpendingTableModel(this))
    , m_total(new SpendingTableModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_footerDelegate(new SpendingDelegate(theme, this))
{
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, &SpendingTable::showRows);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (m_model->kind() == SpendingTableModel::Kind::Session)
            emit sessionChosen(index.data(SpendingTableModel::KeyRole).toString());
    });
    connect(&theme, &Theme::changed, this, &SpendingTable::layOut);
}

void SpendingTable::build()
{
    m_tabs->setObjectName(QStringLiteral("spendingTabs"));
    for (int tab = 0; tab < 3; ++tab)
        m_tabs->addTab({});
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SpendingTableModel::SortRole);
    m_view->setObjectName(QStringLiteral("spendingTable"));
    m_view->setHorizontalHeader(new SpendingHeader(m_theme, m_view));
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new SpendingDelegate(m_theme, this));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(SpendingTableModel::Cost, Qt::DescendingOrder);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    quieten(*m_view);
    m_footer->setObjectName(QStringLiteral("spendingTotal"));
    m_footer->setModel(m_total);
    m_footerDelegate->setBold(true);
    m_footer->setItemDelegate(m_footerDelegate);
    m_footer->setSelectionMode(QAbstractItemView::NoSelection);
    m_footer->setFocusPolicy(Qt::NoFocus);
    m_footer->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->horizontalHeader()->hide();
    quieten(*m_footer);
    m_view->viewport()->installEventFilter(this);
    auto *tabLine = new QHBoxLayout;
    tabLine->setContentsMargins(6, 0, 16, 0); // the tabs' own padding makes it 16
    tabLine->addWidget(m_tabs);
    tabLine->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tabLine);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_view, 1);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_footer);
}

void SpendingTable::setReport(const SpendingReport &report, SpendingMeasure measure, ModelColors &colors)
{
    m_report = report;
    m_measure = measure;
    m_colors = &colors;
    showRows();
}

int SpendingTable::tab() const
{
    return m_tabs->currentIndex();
}

void SpendingTable::setTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void SpendingTable::retranslate()
{
    m_tabs->setAccessibleName(tr("Group the table"));
    m_tabs->setTabText(0, tr("By model"));
    m_tabs->setTabText(1, tr("By prompt"));
    m_tabs->setTabText(2, tr("By session"));
    m_view->setAccessibleName(tr("Spending"));
    m_footer->setAccessibleName(tr("Total"));
}

void SpendingTable::setRowsInSight(int rows)
{
    if (rows == m_rowsInSight)
        return;
    m_rowsInSight = rows;
    layOut();
}

void SpendingTable::showRows()
{
    if (!m_colors)
        return;
    using Kind = SpendingTableModel::Kind;
    const std::pair<Kind, const QList<SpendingRow> *> views[] = {{Kind::Model, &m_report.byModel},
        {Kind::Prompt, &m_report.byPrompt}, {Kind::Session, &m_report.bySession}};
    const auto &[kind, rows] = views[std::max(m_tabs->currentIndex(), 0)];
    m_model->setRows(kind, *rows, m_report.total, m_measure, *m_colors);
    m_total->setTotal(m_report.total);
    layOut();
}

void SpendingTable::layOut()
{
    const bool roomy = width() >= m_theme.px(kRoomForAll);
    QHeaderView *header = m_view->horizontalHeader();
    const int row = m_theme.px(28);
    m_view->verticalHeader()->setDefaultSectionSize(row);
    m_footer->verticalHeader()->setDefaultSectionSize(row);
    m_footer->setFixedHeight(row);
    m_view->setMinimumHeight(header->sizeHint().height() + m_rowsInSight * row);
    for (int column = 0; column < SpendingTableModel::ColumnCount; ++column) {
        const bool optional = column == SpendingTableModel::Cached || column == SpendingTableModel::PerCall;
        m_view->setColumnHidden(column, optional && !roomy);
        m_footer->setColumnHidden(column, optional && !roomy);
    }
    // Each column fits its header, its rows and its total; the name takes what is left.
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setMinimumSectionSize(m_theme.px(40));
    int used = 0;
    for (int column = SpendingTableModel::Calls; column < SpendingTableModel::ColumnCount; ++column) {
        if (m_view->isColumnHidden(column))
            continue;
        int wide = std::max({header->sectionSizeHint(column), widestCell(*m_view, column), m_theme.px(56)});
        if (column == SpendingTableModel::Share)
            wide = std::max(wide, m_theme.px(170));
        wide = std::max(wide, widestCell(*m_footer, column));
        header->resizeSection(column, wide);
        used += wide;
    }
    header->resizeSection(
        SpendingTableModel::Name, std::max(m_view->viewport()->width() - used, m_theme.px(120)));
    for (int column = 0; column < SpendingTableModel::ColumnCount; ++column)
        m_footer->setColumnWidth(column, header->sectionSize(column));
}

// Of the rows' viewport, which also changes when a scroll bar comes or goes.
bool SpendingTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        layOut();
    return QWidget::eventFilter(watched, event);
}

} // namespace cuewright
