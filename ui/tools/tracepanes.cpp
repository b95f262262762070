#include "tools/tracepanes.h"

#include "tools/timelineview.h"
#include "tools/tracedelegates.h"
#include "tools/tracewords.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {
namespace {

QVBoxLayout *paneColumn(QWidget *pane)
{
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QHBoxLayout *headRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 5, 8, 5);
    row->setSpacing(8);
    return row;
}

QListView *makeList(const char *name)
{
    auto *list = new QListView;
    list->setObjectName(QLatin1String(name));
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setUniformItemSizes(false);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return list;
}

/// A small box in the look of a bar, for the legend.
class BarSample final : public QWidget
{
public:
    enum class Look { Solid, Dashed, Hatched };

    BarSample(const Theme &theme, Tone tone, Look look, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_tone(tone)
        , m_look(look)
    {
        setFixedSize(theme.px(16), theme.px(10));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
        painter.setPen(QPen(m_theme.color(inkOf(m_tone)), 1, m_look == Look::Solid ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(m_theme.color(m_look == Look::Dashed ? ColorRole::Panel : softOf(m_tone)));
        painter.drawRoundedRect(box, 3, 3);
        if (m_look != Look::Hatched)
            return;
        painter.setPen(Qt::NoPen);
        painter.setOpacity(0.35);
        painter.setBrush(QBrush(m_theme.color(inkOf(m_tone)), Qt::BDiagPattern));
        painter.drawRoundedRect(box, 3, 3);
    }

private:
    const Theme &m_theme;
    Tone m_tone;
    Look m_look;
};

} // namespace

BranchPane::BranchPane(const UiContext &context, BranchModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(makeLabel(LabelKind::Section))
    , m_hint(makeLabel(LabelKind::Small))
    , m_more(makeIconButton(context.theme, Glyph::More, {}))
    , m_new(makeIconButton(context.theme, Glyph::Plus, {}))
    , m_list(makeList("branches"))
{
    setObjectName(QStringLiteral("branchPane"));
    m_more->setObjectName(QStringLiteral("branchMenu"));
    m_new->setObjectName(QStringLiteral("newBranch"));
    m_list->setModel(&model);
    m_list->setItemDelegate(new BranchDelegate(context.theme, m_list));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(12, 8, 12, 8);
    auto *row = headRow();
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_more);
    row->addWidget(m_new);
    auto *column = paneColumn(this);
    column->addLayout(row);
    column->addWidget(new Hairline);
    column->addWidget(m_list, 1);
    column->addWidget(new Hairline);
    column->addWidget(m_hint);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &now) { emit branchChosen(m_model.idAt(now.row())); });
    const auto addKey = [this](const QKeySequence &key, auto signal) {
        auto *shortcut = new QShortcut(key, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, signal);
    };
    addKey(Qt::Key_F2, &BranchPane::renameRequested);
    addKey(Qt::Key_Delete, &BranchPane::deleteRequested);
    connect(m_new, &QToolButton::clicked, this, &BranchPane::newRequested);
    connect(m_more, &QToolButton::clicked, this, [this] { emit menuRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(m_list, &QListView::customContextMenuRequested, this,
        [this](const QPoint &at) { emit menuRequested(m_list->viewport()->mapToGlobal(at)); });
    connect(&model, &BranchModel::rowsInserted, this, &BranchPane::retranslate);
    connect(&model, &BranchModel::rowsRemoved, this, &BranchPane::retranslate);
    retranslate();
}

void BranchPane::setCurrent(const QString &branch)
{
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(m_model.index(m_model.rowOf(branch)));
    m_list->selectionModel()->select(m_model.index(m_model.rowOf(branch)), QItemSelectionModel::ClearAndSelect);
    m_list->viewport()->update();
}

void BranchPane::retranslate()
{
    setAccessibleName(tr("Branches"));
    m_title->setText(tr("Branches  %1").arg(m_model.rowCount()));
    m_list->setAccessibleName(tr("Branches"));
    m_new->setAccessibleName(tr("New branch from this step"));
    m_new->setToolTip(tipWithShortcut(tr("New branch from this step"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)));
    m_more->setAccessibleName(tr("Rename or delete the branch"));
    m_more->setToolTip(tr("Rename or delete the branch"));
    m_hint->setText(tr("Editing a result starts a branch. main stays as it was."));
}

void BranchPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

TimelinePane::TimelinePane(const UiContext &context, StepModel &steps, BranchModel &branches, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_steps(steps)
    , m_branches(branches)
    , m_view(new TimelineView(context.theme, steps))
{
    setObjectName(QStringLiteral("timelinePane"));
    auto *column = paneColumn(this);
    column->addWidget(makeHead());
    column->addWidget(new Hairline);
    column->addWidget(m_view, 1);
    m_legend = makeLegend();
    column->addWidget(m_legend);
    connect(m_view, &TimelineView::zoomChanged, this, [this](int percent) { m_zoom->setText(QStringLiteral("%1%").arg(percent)); });
    connect(m_out, &QToolButton::clicked, this, [this] { m_view->setZoom(m_view->zoom() - 25); });
    connect(m_in, &QToolButton::clicked, this, [this] { m_view->setZoom(m_view->zoom() + 25); });
    connect(&steps, &StepModel::figuresChanged, this, &TimelinePane::showNote);
    connect(m_combo, &QComboBox::activated, this, [this](int row) { emit branchChosen(m_branches.idAt(row)); });
    retranslate();
}

QWidget *TimelinePane::makeHead()
{
    auto *head = new QWidget;
    auto *row = headRow();
    head->setLayout(row);
    m_title = makeLabel(LabelKind::Section);
    m_note = makeLabel(LabelKind::Muted);
    m_combo = new QComboBox;
    m_combo->setObjectName(QStringLiteral("branchCombo"));
    m_combo->setModel(&m_branches);
    m_combo->hide();
    m_out = makeIconButton(m_context.theme, Glyph::Minus, {});
    m_out->setObjectName(QStringLiteral("zoomOut"));
    m_zoom = makeLabel(LabelKind::Muted, QStringLiteral("100%"));
    m_in = makeIconButton(m_context.theme, Glyph::Plus, {});
    m_in->setObjectName(QStringLiteral("zoomIn"));
    row->addWidget(m_title);
    row->addWidget(m_note);
    row->addWidget(m_combo);
    row->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_out, m_zoom, m_in})
        row->addWidget(part);
    return head;
}

QWidget *TimelinePane::makeLegend()
{
    auto *legend = new QWidget;
    auto *column = paneColumn(legend);
    column->addWidget(new Hairline);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 5, 12, 5);
    row->setSpacing(6);
    struct Entry
    {
        const char *text;
        Tone tone;
        BarSample::Look look = BarSample::Look::Solid;
    };
    using Look = BarSample::Look;
    for (const Entry &entry : {Entry{QT_TR_NOOP("Model"), Tone::Success}, Entry{QT_TR_NOOP("Tool result"), Tone::Info},
             Entry{QT_TR_NOOP("Failed"), Tone::Danger}, Entry{QT_TR_NOOP("Edited or mock"), Tone::Warning},
             Entry{QT_TR_NOOP("Waiting"), toneOf(StepKind::Waiting), Look::Hatched},
             Entry{QT_TR_NOOP("Of the old branch, runs again"), Tone::Neutral, Look::Dashed}}) {
        row->addWidget(new BarSample(m_context.theme, entry.tone, entry.look, legend));
        auto *label = makeLabel(LabelKind::Caption, tr(entry.text), legend);
        label->setProperty("source", QLatin1String(entry.text));
        row->addWidget(label);
        row->addSpacing(12);
    }
    row->addStretch(1);
    column->addLayout(row);
    return legend;
}

void TimelinePane::showNote()
{
    const int kept = m_steps.turnsKept(), again = m_steps.turnsAgain();
    if (again > 0) {
        const QString later = again == 1 ? tr("turn %1 runs again").arg(kept + 1) : tr("turns %1–%2 run again").arg(kept + 1).arg(kept + again);
        m_note->setText(kept == 0 ? later : tr("turn %1 of %2 kept, %3").arg(kept).arg(kept + again).arg(later));
    } else {
        m_note->setText(kept == 0 ? tr("nothing was sent yet") : tr("%n turns", nullptr, kept));
    }
    m_combo->setCurrentIndex(m_branches.rowOf(m_steps.branch()));
}

void TimelinePane::setBranch(const QString &branch)
{
    m_combo->setCurrentIndex(m_branches.rowOf(branch));
}

void TimelinePane::setNarrow(bool narrow)
{
    m_combo->setVisible(narrow);
    m_note->setVisible(!narrow);
    m_legend->setVisible(!narrow);
    m_view->showFigures(!narrow);
}

void TimelinePane::retranslate()
{
    setAccessibleName(tr("Timeline"));
    m_view->setAccessibleName(tr("Timeline of the branch"));
    m_title->setText(tr("Timeline"));
    m_combo->setAccessibleName(tr("Branch"));
    m_combo->setToolTip(tr("Branch"));
    m_out->setAccessibleName(tr("Zoom out"));
    m_out->setToolTip(tipWithShortcut(tr("Zoom out"), QKeySequence(Qt::Key_Minus)));
    m_in->setAccessibleName(tr("Zoom in"));
    m_in->setToolTip(tipWithShortcut(tr("Zoom in"), QKeySequence(Qt::Key_Plus)));
    const QList<QLabel *> labels = m_legend->findChildren<QLabel *>();
    for (QLabel *label : labels)
        label->setText(tr(label->property("source").toByteArray().constData()));
    showNote();
}

void TimelinePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

SlotPane::SlotPane(const UiContext &context, SlotModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(makeLabel(LabelKind::Section))
    , m_note(makeLabel(LabelKind::Muted))
    , m_badge(new Badge(context.theme))
    , m_list(makeList("slots"))
    , m_empty(makeLabel(LabelKind::Muted))
    , m_foot(makeLabel(LabelKind::Small))
{
    setObjectName(QStringLiteral("slotPane"));
    m_list->setModel(&model);
    m_list->setItemDelegate(new SlotDelegate(context.theme, m_list));
    m_empty->setContentsMargins(16, 14, 16, 14);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_foot->setContentsMargins(12, 8, 12, 8);
    auto *row = headRow();
    row->addWidget(m_title);
    row->addWidget(m_note);
    row->addStretch(1);
    row->addWidget(m_badge);
    auto *column = paneColumn(this);
    column->addLayout(row);
    column->addWidget(new Hairline);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(new Hairline);
    column->addWidget(m_foot);
    // A list that gets the focus makes its first row the current one, which nobody has chosen then.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &chosen) {
        const QModelIndex now = chosen.indexes().value(0);
        if (now.isValid())
            emit callChosen(now.data(SlotModel::TurnRole).value<TurnId>(), now.data(SlotModel::CallRole).toInt());
    });
    connect(m_list, &QListView::activated, this, &SlotPane::openRequested);
    connect(&model, &SlotModel::countsChanged, this, &SlotPane::showCounts);
    retranslate();
}

void SlotPane::setCurrent(TurnId turn, int call)
{
    const QModelIndex wanted = m_model.index(m_model.rowOf(turn, call));
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->selectionModel()->setCurrentIndex(wanted, QItemSelectionModel::ClearAndSelect);
    if (wanted.isValid())
        m_list->scrollTo(wanted);
    m_list->viewport()->update();
}

void SlotPane::setTurnNumber(int number)
{
    m_turnNumber = number;
    showCounts();
}

void SlotPane::showCounts()
{
    const int calls = m_model.callCount(), results = m_model.resultCount();
    m_title->setText(m_turnNumber > 0 ? tr("Turn %1").arg(m_turnNumber) : tr("Calls"));
    m_note->setText(calls > 1 ? tr("%n calls in parallel", nullptr, calls) : calls == 1 ? tr("1 call") : QString());
    m_badge->setVisible(calls > 0);
    m_badge->setBadgeStyle({results == calls ? Tone::Success : Tone::Warning, false, results == calls ? Glyph::Check : Glyph::Warning});
    m_badge->setText(tr("%1 of %2 results").arg(results).arg(calls));
    m_empty->setVisible(calls == 0);
    m_empty->setText(m_turnNumber > 0 ? tr("This turn calls no tool.") : tr("No turn is chosen."));
}

void SlotPane::retranslate()
{
    setAccessibleName(tr("Calls of the turn"));
    m_list->setAccessibleName(tr("Calls of the turn"));
    m_foot->setText(tr("Every call gets a result slot; none can be missed."));
    showCounts();
}

void SlotPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
