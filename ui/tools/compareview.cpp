#include "tools/compareview.h"

#include "base/format.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kBefore = 12, kBehind = 8; // design pixels beside a text
constexpr int kRewrapAfterMs = 100; // a window that is being resized

class CompareDelegate final : public QStyledItemDelegate
{
public:
    CompareDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const auto kind = static_cast<DiffLine::Kind>(index.data(CompareModel::ToneRole).toInt());
        const bool heading = index.data(CompareModel::HeadingRole).toBool();
        const bool turn = index.data(CompareModel::TurnHeadRole).toBool();
        if (kind == DiffLine::Kind::Removed)
            painter->fillRect(option.rect, m_theme.color(ColorRole::DangerSoft));
        else if (kind == DiffLine::Kind::Added)
            painter->fillRect(option.rect, m_theme.color(ColorRole::SuccessSoft));
        else if (turn)
            painter->fillRect(option.rect, m_theme.color(ColorRole::Window));
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(QPen(m_theme.color(ColorRole::Focus), 1));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->setFont(heading ? m_theme.font(TextStep::Body, turn ? QFont::DemiBold : QFont::Medium) : m_theme.font(TextStep::Source));
        painter->setPen(m_theme.color(heading && !turn ? ColorRole::Muted : ColorRole::Text));
        const QString sign = kind == DiffLine::Kind::Removed ? QStringLiteral("− ") : kind == DiffLine::Kind::Added ? QStringLiteral("+ ") : heading ? QString() : QStringLiteral("  ");
        const QRect room = option.rect.adjusted(m_theme.px(kBefore), 0, -m_theme.px(kBehind), 0);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(sign + index.data().toString(), Qt::ElideRight, room.width()));
        if (turn || index.column() == 0) {
            painter->setPen(m_theme.color(ColorRole::Grid));
            if (turn)
                painter->drawLine(option.rect.topLeft(), option.rect.topRight());
            if (index.column() == 0)
                painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
        }
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

CompareView::CompareView(const UiContext &context, const TraceDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_theme(context.theme)
    , m_document(document)
    , m_model(new CompareModel(this))
    , m_against(makeLabel(LabelKind::Muted))
    , m_onlyChanges(new QCheckBox)
    , m_summary(makeLabel(LabelKind::Muted))
    , m_close(makeButton(ButtonKind::Ghost, {}, context.theme.icon(Glyph::Close)))
    , m_table(new QTableView)
    , m_comparing(*this)
{
    setObjectName(QStringLiteral("compareView"));
    m_close->setObjectName(QStringLiteral("closeComparison"));
    m_onlyChanges->setObjectName(QStringLiteral("onlyChanges"));
    m_onlyChanges->setChecked(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    for (int side = 0; side < 2; ++side) {
        m_sides[side] = new QComboBox;
        m_sides[side]->setObjectName(side == 0 ? QStringLiteral("compareLeft") : QStringLiteral("compareRight"));
        m_sides[side]->setMinimumWidth(context.theme.px(160));
        m_sums[side] = makeLabel(LabelKind::Small);
        m_sums[side]->setContentsMargins(12, 4, 12, 4);
        connect(m_sides[side], &QComboBox::activated, this, &CompareView::take);
    }
    row->addWidget(m_sides[0]);
    row->addWidget(m_against);
    row->addWidget(m_sides[1]);
    row->addWidget(m_onlyChanges);
    row->addWidget(m_summary, 1);
    row->addWidget(m_close);
    auto *sums = new QHBoxLayout;
    sums->setContentsMargins(0, 0, 0, 0);
    sums->addWidget(m_sums[0], 1);
    sums->addWidget(m_sums[1], 1);
    m_table->setObjectName(QStringLiteral("comparison"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CompareDelegate(context.theme, m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(context.theme.px(20));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Hairline);
    column->addLayout(sums);
    column->addWidget(new Hairline);
    column->addWidget(m_table, 1);
    connect(m_close, &QPushButton::clicked, this, &CompareView::closeRequested);
    connect(m_onlyChanges, &QCheckBox::toggled, this, &CompareView::take);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const auto turn = index.data(CompareModel::TurnRole).value<TurnId>();
        if (turn != kNoTurn)
            emit openRequested(m_sides[index.column()]->currentData().toString(), turn, index.data(CompareModel::CallRole).toInt());
    });
    connect(&document, &TraceDocument::branchesChanged, this, [this] {
        if (isVisible())
            take();
    });
    m_resized.setSingleShot(true);
    m_resized.setInterval(kRewrapAfterMs);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        if (isVisible() && cells() != m_cells)
            take();
    });
    setFocusProxy(m_table);
    retranslate();
}

void CompareView::fillCombos()
{
    for (QComboBox *combo : m_sides) {
        const QString before = combo->currentData().toString();
        combo->clear();
        for (const TraceBranch &branch : m_document.trace().branches())
            combo->addItem(branch.name, branch.id);
        combo->setCurrentIndex(std::max(0, combo->findData(before)));
    }
}

void CompareView::compare(const QString &left, const QString &right)
{
    fillCombos();
    m_sides[0]->setCurrentIndex(std::max(0, m_sides[0]->findData(left)));
    m_sides[1]->setCurrentIndex(std::max(0, m_sides[1]->findData(right)));
    take();
}

// So many letters has a row of one side, without the sign before them.
qsizetype CompareView::cells() const
{
    const int letter = std::max(1, QFontMetrics(m_theme.font(TextStep::Source)).horizontalAdvance(u'x'));
    return (m_table->viewport()->width() / 2 - m_theme.px(kBefore + kBehind)) / letter - 2;
}

void CompareView::take()
{
    m_cells = cells();
    m_summary->setText(tr("Comparing …"));
    const QString left = m_sides[0]->currentData().toString(), right = m_sides[1]->currentData().toString();
    const QStringList names{m_sides[0]->currentText(), m_sides[1]->currentText()};
    m_comparing.start([this, trace = m_document.trace(), left, right, names, only = m_onlyChanges->isChecked(), cells = m_cells](const Background::Stop &) {
        const TraceDiff diff = diffBranches(trace, left, right);
        const bool same = diff.isSame();
        return [this, content = CompareModel::contentOf(diff, only, cells), names, totals = std::pair(diff.left, diff.right), same] {
            m_model->setContent(content, names);
            sayOutcome(totals.first, totals.second, same);
        };
    });
}

void CompareView::sayOutcome(const TraceTotals &left, const TraceTotals &right, bool same)
{
    const auto sum = [](const TraceTotals &totals) {
        const QString cost = totals.unpriced > 0 ? tr("at least %1").arg(formatMoney(totals.cost)) : formatMoney(totals.cost);
        return tr("%n turns", nullptr, totals.turns) + QStringLiteral(" · ") + tr("%1 in · %2 out").arg(formatTokens(totals.input), formatTokens(totals.output))
            + QStringLiteral(" · ") + cost + QStringLiteral(" · ") + formatDuration(totals.duration);
    };
    m_sums[0]->setText(sum(left));
    m_sums[1]->setText(sum(right));
    m_summary->setText(same ? tr("Both say the same.") : tr("%n differences", nullptr, m_model->changes()));
}

void CompareView::retranslate()
{
    setAccessibleName(tr("Comparison of two branches"));
    m_sides[0]->setAccessibleName(tr("Left branch"));
    m_sides[0]->setToolTip(tr("Left branch"));
    m_sides[1]->setAccessibleName(tr("Right branch"));
    m_sides[1]->setToolTip(tr("Right branch"));
    m_against->setText(tr("against"));
    m_onlyChanges->setText(tr("Only what differs"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tipWithShortcut(tr("Back to the trace"), QKeySequence(Qt::Key_Escape)));
    m_table->setAccessibleName(tr("What differs"));
    if (isVisible())
        take();
}

void CompareView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CompareView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_resized.start();
}

void CompareView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace cuewright
