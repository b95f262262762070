#include "reply/historyview.h"

#include "base/format.h"
#include "reply/historymodel.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPoint>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr qreal kRowHeight = 26;
constexpr int kWidthForAll = 500; // of all columns

class RunDelegate final : public QStyledItemDelegate
{
public:
    RunDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect cell = option.rect;
        const int padding = m_theme.px(8);
        QRect rest = cell.adjusted(index.column() == HistoryModel::RunColumn ? m_theme.px(16) : padding, 0, -padding, 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        // The marked run is the one that is shown, wherever the focus is.
        if (option.state & QStyle::State_Selected)
            painter->fillRect(cell, m_theme.color(ColorRole::Selection));
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), m_theme.color(ColorRole::Grid));
        if (index.column() == HistoryModel::FirstColumn) {
            const auto [glyph, role] = mark(static_cast<Tone>(index.data(HistoryToneRole).toInt()));
            const int size = m_theme.px(13);
            painter->drawPixmap(rest.left(), cell.center().y() - size / 2, m_theme.pixmap(glyph, role, size, painter->device()->devicePixelRatioF()));
            rest.setLeft(rest.left() + size + m_theme.px(6));
        }
        if (const QVariant level = index.data(HistoryLevelRole); level.isValid()) {
            const QPoint steps = level.toPoint();
            rest.setLeft(rest.left() + paintLevelBars(*painter, rest, m_theme, steps.x(), steps.y()) + m_theme.px(6));
        }
        painter->setFont(m_theme.font(index.column() == HistoryModel::TimeColumn ? TextStep::Small : TextStep::Body));
        painter->setPen(m_theme.color(index.column() == HistoryModel::TimeColumn ? ColorRole::Muted : ColorRole::Text));
        painter->drawText(rest, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int left = m_theme.px(index.column() == HistoryModel::RunColumn ? 16 : 8);
        const int mark = index.column() == HistoryModel::FirstColumn ? m_theme.px(19) : 0;
        const int bars = index.data(HistoryLevelRole).isValid() ? m_theme.px(30) : 0;
        const int width = QFontMetrics(m_theme.font()).horizontalAdvance(index.data().toString());
        return {left + mark + bars + width + m_theme.px(9), m_theme.px(kRowHeight)};
    }

private:
    static std::pair<Glyph, ColorRole> mark(Tone tone)
    {
        switch (tone) {
        case Tone::Success:
            return {Glyph::Success, ColorRole::Success};
        case Tone::Danger:
            return {Glyph::Error, ColorRole::Danger};
        case Tone::Warning:
            return {Glyph::Warning, ColorRole::Warning};
        default:
            return {Glyph::Info, ColorRole::Info};
        }
    }

    const Theme &m_theme;
};

} // namespace

HistoryView::HistoryView(const Theme &theme, HistoryModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_head(new QWidget)
    , m_fold(new QToolButton)
    , m_summary(makeLabel(LabelKind::Small))
    , m_table(new QTreeView)
{
    setObjectName(QStringLiteral("historyView"));
    m_fold->setObjectName(QStringLiteral("foldHistory"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setIconSize({14, 14});
    m_fold->setFocusPolicy(Qt::StrongFocus);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        emit foldedByHand(!m_folded);
    });
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setModel(&model);
    m_table->setItemDelegate(new RunDelegate(theme, m_table));
    m_table->setRootIsDecorated(false);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setUniformRowHeights(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setProperty("kind", QStringLiteral("pane"));
    m_table->header()->setSectionsMovable(false);
    m_table->header()->setMinimumSectionSize(m_theme.px(40));
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(HistoryModel::FirstColumn, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!m_marking && current.isValid())
            emit chosen(current.row());
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &HistoryView::refresh);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &HistoryView::refresh);
    connect(&model, &QAbstractItemModel::dataChanged, this, &HistoryView::refresh);
    connect(&theme, &Theme::changed, this, &HistoryView::restyle);

    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(11, 4, 12, 0);
    row->setSpacing(6);
    row->addWidget(m_fold);
    row->addWidget(m_summary);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Hairline);
    layout->addWidget(m_head);
    layout->addWidget(m_table, 1);
    retranslate();
    restyle();
    refresh();
}

void HistoryView::setFolded(bool folded)
{
    m_folded = folded;
    m_table->setVisible(!folded);
    restyle();
}

void HistoryView::mark(int row)
{
    m_marking = true;
    m_table->setCurrentIndex(m_model.index(row, 0));
    if (row < 0)
        m_table->clearSelection();
    m_marking = false;
}

void HistoryView::refresh()
{
    const Spending &sums = m_model.sums();
    const QString least = sums.unpriced > 0 ? tr("at least %1") : QStringLiteral("%1");
    m_summary->setText(sums.entries() == 0 ? tr("no runs yet")
                                       : tr("%n run(s)", nullptr, static_cast<int>(sums.entries())) + QStringLiteral(" · ") + least.arg(formatMoney(sums.cost)));
    const bool narrow = width() < m_theme.px(kWidthForAll);
    m_table->setColumnHidden(HistoryModel::SecondColumn, narrow || !m_model.hasSecondColumn());
    m_table->setColumnHidden(HistoryModel::LatencyColumn, narrow);
}

void HistoryView::restyle()
{
    m_fold->setIcon(m_theme.icon(m_folded ? Glyph::ChevronRight : Glyph::ChevronDown));
    m_fold->setFont(m_theme.font(TextStep::Body, QFont::DemiBold));
    m_fold->setAccessibleDescription(m_folded ? tr("folded") : tr("open"));
    const int head = m_theme.px(34);
    m_head->setFixedHeight(head);
    setMinimumHeight(m_folded ? head + 1 : m_theme.px(110));
    setMaximumHeight(m_folded ? head + 1 : QWIDGETSIZE_MAX);
}

void HistoryView::retranslate()
{
    setAccessibleName(tr("History of this prompt"));
    m_fold->setText(tr("History of this prompt"));
    m_table->setAccessibleName(tr("Earlier runs"));
    m_table->header()->setAccessibleName(tr("Columns of the earlier runs"));
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void HistoryView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model.retranslate();
        refresh();
        restyle();
    }
}

} // namespace cuewright
