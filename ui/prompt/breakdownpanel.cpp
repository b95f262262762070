#include "prompt/breakdownpanel.h"

#include "base/format.h"
#include "models/breakdownmodel.h"
#include "prompt/breakdowndelegate.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <cstdlib>

namespace cuewright {
namespace {

constexpr int kWidth = 800; // design pixels
constexpr int kHeight = 430;
constexpr int kRoomForCost = 680;

// "3 fewer", "2 more", "the same".
QString difference(std::int64_t tokens)
{
    if (tokens == 0)
        return BreakdownPanel::tr("the same");
    return tokens < 0 ? BreakdownPanel::tr("%1 fewer").arg(formatTokens(-tokens)) : BreakdownPanel::tr("%1 more").arg(formatTokens(tokens));
}

} // namespace

BreakdownPanel::BreakdownPanel(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_model(new BreakdownModel(this))
    , m_title(makeLabel(LabelKind::Section, {}, this))
    , m_total(makeLabel(LabelKind::Muted, {}, this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QTableView(m_stack))
    , m_state(new EmptyState(theme, Glyph::Tokens, m_stack))
    , m_foot(new QWidget(this))
    , m_notes(makeLabel(LabelKind::Small, {}, m_foot))
{
    setProperty("kind", QStringLiteral("popup"));
    setObjectName(QStringLiteral("breakdownPanel"));
    build();
    retranslate();
}

void BreakdownPanel::build()
{
    m_view->setObjectName(QStringLiteral("breakdownTable"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new BreakdownDelegate(m_theme, m_view));
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->setMouseTracking(true);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionsClickable(false);
    QHeaderView *header = m_view->horizontalHeader();
    header->setProperty("kind", QStringLiteral("pane"));
    header->style()->unpolish(header); // setModel() has asked for its sizes, and so for its look, before
    header->style()->polish(header);
    const auto act = [this](const QModelIndex &index) { emit partActivated(m_model->row(index.row())); };
    connect(m_view, &QTableView::clicked, this, act);
    connect(m_view, &QTableView::activated, this, act);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_view);
    m_total->setObjectName(QStringLiteral("breakdownTotal"));
    m_notes->setObjectName(QStringLiteral("breakdownNotes"));
    m_notes->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 16, 8);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_total);
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(new Hairline(Qt::Horizontal, m_foot));
    foot->addWidget(m_notes);
    m_notes->setContentsMargins(16, 8, 16, 10);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    column->addWidget(m_foot);
}

void BreakdownPanel::open(QWidget &anchor)
{
    const QWidget &window = *anchor.window();
    const int margin = m_theme.px(12);
    resize(std::min(m_theme.px(kWidth), window.width() - 2 * margin), std::min(m_theme.px(kHeight), window.height() - 2 * margin));
    // Above what was pressed, as far as the window reaches.
    QPoint corner = anchor.mapTo(&window, QPoint(0, -height() - m_theme.px(6)));
    corner.setX(std::clamp(corner.x(), margin, std::max(window.width() - width() - margin, margin)));
    corner.setY(std::clamp(corner.y(), margin, std::max(window.height() - height() - margin, margin)));
    move(window.mapToGlobal(corner));
    m_model->setBreakdown({});
    m_total->clear();
    m_notes->clear();
    m_foot->hide();
    m_state->setGlyph(Glyph::Tokens);
    m_state->setTexts(tr("Counting…"), tr("Every part is left out once and the rest counted again."));
    m_stack->setCurrentWidget(m_state);
    show();
}

void BreakdownPanel::setError(const Error &error)
{
    m_state->setGlyph(Glyph::Error, ColorRole::Danger);
    m_state->setTexts(tr("This prompt cannot be sent yet"), error.message);
    m_stack->setCurrentWidget(m_state);
}

void BreakdownPanel::setBreakdown(const TokenBreakdown &breakdown, const QString &model)
{
    const RequestTokens &tokens = breakdown.estimate.tokens;
    if (breakdown.messages.isEmpty()) {
        m_state->setGlyph(Glyph::Tokens);
        m_state->setTexts(tr("Nothing to send yet"), tr("Write a message, and here stands what it costs."));
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_model->setBreakdown(breakdown);
    m_total->setText(tr("%1: %2 tokens in", "model, number")
                         .arg(model, (tokens.exact ? QString() : QStringLiteral("≈")) + formatTokens(tokens.total)));
    QStringList notes{tr("A part inside another one has a paler bar and is counted in both.")};
    if (tokens.uncounted > 0)
        notes << tr("Not counted: %n picture(s), sound(s) or file(s).", nullptr, tokens.uncounted);
    notes << reportNote(breakdown.estimate);
    notes.removeAll(QString());
    m_notes->setText(notes.join(QStringLiteral(" ")));
    m_foot->show();
    fitColumns();
    m_stack->setCurrentWidget(m_view);
    m_view->setCurrentIndex(m_model->index(0, 0));
    m_view->setFocus(Qt::PopupFocusReason);
}

// What providers said about the same estimate before.
QString BreakdownPanel::reportNote(const Estimate &estimate) const
{
    QStringList words;
    if (estimate.lastReport)
        words << tr("For the last such run the estimate was %1, reported %2.")
                     .arg(formatTokens(estimate.lastReport->shown), formatTokens(estimate.lastReport->reported));
    const auto &calibration = estimate.calibration;
    if (calibration && !calibration->applied) {
        const QString said = difference(calibration->correction);
        words << (calibration->runs < kRunsToTrust
                ? tr("Earlier runs say %1; from %2 runs on the estimate is corrected by it.").arg(said).arg(kRunsToTrust)
                : tr("Earlier runs say %1; correcting is switched off in the settings.").arg(said));
    }
    return words.join(u' ');
}

QString BreakdownPanel::notes() const
{
    return m_notes->text();
}

void BreakdownPanel::fitColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    header->setMinimumSectionSize(m_theme.px(40));
    // Short of room what would be saved is the better figure.
    m_view->setColumnHidden(BreakdownModel::Cost, width() < m_theme.px(kRoomForCost));
    m_view->verticalHeader()->setDefaultSectionSize(m_theme.px(28));
    for (int column = BreakdownModel::Tokens; column < BreakdownModel::ColumnCount; ++column) {
        int wide = header->sectionSizeHint(column) + m_theme.px(8);
        for (int row = 0; row < m_model->rowCount(); ++row)
            wide = std::max(wide, m_view->itemDelegate()->sizeHint({}, m_model->index(row, column)).width());
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, wide);
    }
    header->setSectionResizeMode(BreakdownModel::Part, QHeaderView::Stretch);
}

void BreakdownPanel::retranslate()
{
    m_title->setText(tr("Where tokens go"));
    setAccessibleName(tr("Where tokens go"));
    m_view->setAccessibleName(tr("Parts of the next call"));
}

void BreakdownPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace cuewright
