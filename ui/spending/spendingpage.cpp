#include "spending/spendingpage.h"

#include "base/clock.h"
#include "base/files.h"
#include "base/format.h"
#include "base/json.h"
#include "ledger/ledgercsv.h"
#include "spending/spendingcharts.h"
#include "spending/spendingtable.h"
#include "spending/spendtile.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/segment.h"

#include <QAction>
#include <QBuffer>
#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

// Lower than these there is room for one chart, and for two rows of the table (design pixels).
constexpr int kRoomForLine = 640;
constexpr int kRoomForRows = 560;

// With its choices at once: keyboard order is the order in which widgets are made.
Segment *makeRangeChoice(QWidget *parent)
{
    auto *segment = new Segment({}, parent);
    for (int choice = 0; choice <= static_cast<int>(SpendingRange::Total); ++choice)
        segment->addChoice({});
    segment->setCurrent(static_cast<int>(SpendingRange::FourteenDays));
    return segment;
}

} // namespace

SpendingPage::SpendingPage(const UiContext &ui, AsyncLedger &ledger, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_ledger(ledger)
    , m_clock(clock)
    , m_title(makeLabel(LabelKind::DocumentTitle, {}, this))
    , m_range(makeRangeChoice(this))
    , m_filter(makeButton(ButtonKind::Soft, {}, {}, this))
    , m_practiceSwitch(new QCheckBox(this))
    , m_export(makeButton(ButtonKind::Secondary, {}, ui.theme.icon(Glyph::Export), this))
    , m_saveCsv(new QAction(this))
    , m_saveCharts(new QAction(this))
    , m_banner(new Banner(ui.theme, this))
    , m_run(new SpendTile(ui.theme, this))
    , m_session(new SpendTile(ui.theme, this))
    , m_today(new SpendTile(ui.theme, this))
    , m_body(new QStackedWidget(this))
    , m_charts(new SpendingCharts(ui.theme, this))
    , m_table(new SpendingTable(ui.theme, this))
    , m_empty(new EmptyState(ui.theme, Glyph::Spending, this))
{
    build();
    connectParts();
    retranslate();
}

void SpendingPage::build()
{
    setObjectName(QStringLiteral("spendingPage"));
    m_empty->setObjectName(QStringLiteral("spendingEmpty"));
    m_banner->setObjectName(QStringLiteral("spendingBanner"));
    m_banner->clear();
    auto *content = new QWidget(m_body);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->setSpacing(0);
    contentLayout->addWidget(m_charts, 2);
    contentLayout->addWidget(new Hairline(Qt::Horizontal, content));
    contentLayout->addWidget(m_table, 1);
    m_body->addWidget(content);
    m_body->addWidget(m_empty);
    auto *panel = new QFrame(this);
    panel->setProperty("kind", QStringLiteral("panel"));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(new Hairline(Qt::Horizontal, panel));
    layout->addWidget(m_banner);
    layout->addWidget(buildTiles());
    layout->addWidget(new Hairline(Qt::Horizontal, panel));
    layout->addWidget(m_body, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(panel);
}

QWidget *SpendingPage::buildHeader()
{
    auto *header = new QWidget(this);
    m_range->setObjectName(QStringLiteral("spendingRange"));
    m_filter->setObjectName(QStringLiteral("spendingFilter"));
    m_filter->setIcon(m_ui.theme.icon(Glyph::Close, ColorRole::AccentInk));
    m_filter->setLayoutDirection(Qt::RightToLeft); // the cross stands after the words
    m_filter->hide();
    m_practiceSwitch->setObjectName(QStringLiteral("spendingPractice"));
    m_export->setObjectName(QStringLiteral("spendingExport"));
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    auto *menu = new QMenu(m_export);
    m_saveCsv->setObjectName(QStringLiteral("exportCsv"));
    m_saveCharts->setObjectName(QStringLiteral("exportCharts"));
    menu->addActions({m_saveCsv, m_saveCharts});
    // Not setMenu(): its mark would sit in the corner of the button.
    connect(m_export, &QPushButton::clicked, this,
        [this, menu] { menu->popup(m_export->mapToGlobal(m_export->rect().bottomLeft())); });
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_range);
    layout->addWidget(m_filter);
    layout->addStretch(1);
    layout->addWidget(m_practiceSwitch);
    layout->addWidget(m_export);
    return header;
}

QWidget *SpendingPage::buildTiles()
{
    auto *tiles = new QWidget(this);
    auto *layout = new QHBoxLayout(tiles);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_run->setObjectName(QStringLiteral("tileRun"));
    m_session->setObjectName(QStringLiteral("tileSession"));
    m_today->setObjectName(QStringLiteral("tileToday"));
    layout->addWidget(m_run, 1);
    layout->addWidget(new Hairline(Qt::Vertical, tiles));
    layout->addWidget(m_session, 1);
    layout->addWidget(new Hairline(Qt::Vertical, tiles));
    layout->addWidget(m_today, 1);
    return tiles;
}

void SpendingPage::connectParts()
{
    connect(m_range, &Segment::currentChanged, this, [this] {
        m_onlySession.clear();
        refresh();
    });
    connect(m_practiceSwitch, &QCheckBox::clicked, this, [this](bool on) {
        m_practice = on;
        m_practiceChosen = true;
        refresh();
    });
    connect(m_charts, &SpendingCharts::measureChosen, this, [this](SpendingMeasure measure) {
        m_measure = measure;
        m_measureChosen = true;
        showReport();
    });
    connect(m_charts, &SpendingCharts::sessionChosen, this, &SpendingPage::onlySession);
    connect(m_table, &SpendingTable::sessionChosen, this, &SpendingPage::onlySession);
    connect(m_filter, &QPushButton::clicked, this, [this] { onlySession({}); });
    connect(m_saveCsv, &QAction::triggered, this, &SpendingPage::saveCsv);
    connect(m_saveCharts, &QAction::triggered, this, &SpendingPage::saveCharts);
    connect(m_empty, &EmptyState::actionTriggered, this, &SpendingPage::act);
    connect(m_banner, &Banner::actionTriggered, this, &SpendingPage::refresh);
}

void SpendingPage::retranslate()
{
    setAccessibleName(tr("Spending"));
    m_title->setText(tr("Spending"));
    m_range->setAccessibleName(tr("Time"));
    const QStringList ranges{tr("Today"), tr("7 days"), tr("14 days"), tr("This month"), tr("Total")};
    for (int choice = 0; choice < m_range->count(); ++choice)
        m_range->setChoiceText(choice, ranges[choice]);
    m_practiceSwitch->setText(tr("Include practice runs"));
    m_practiceSwitch->setToolTip(tr("Practice runs cost nothing; their calls and tokens are counted"));
    const QKeySequence keys = m_export->shortcut(); // a new text takes it away
    m_export->setText(tr("Export"));
    m_export->setShortcut(keys);
    m_export->setToolTip(tipWithShortcut(tr("Save the calls or the charts as a file"), keys));
    m_saveCsv->setText(tr("Calls as CSV…"));
    m_saveCharts->setText(tr("Charts as PNG…"));
    m_run->setTitle(tr("This run"));
    m_session->setTitle(tr("This session"));
    m_today->setTitle(tr("Today"));
    m_charts->retranslate();
    m_table->retranslate();
}

void SpendingPage::setCurrentSession(const QString &id)
{
    m_currentSession = id;
    refresh();
}

SpendingQuery SpendingPage::query() const
{
    return {static_cast<SpendingRange>(std::max(m_range->current(), 0)), m_practice, m_onlySession,
        m_currentSession, m_clock.utcNow()};
}

void SpendingPage::refresh()
{
    delete m_reading; // what it would say is old
    m_reading = m_ledger.read<SpendingReport>([query = query()](const Ledger &ledger) { return readSpending(ledger, query); }, this);
    connect(m_reading, &LedgerAnswer::finished, this, [this, reply = m_reading.data()] {
        m_reading.clear();
        take(reply->result());
    });
}

void SpendingPage::take(const Result<SpendingReport> &report)
{
    if (!report) {
        m_failed = true;
        m_banner->say(Tone::Danger, tr("The ledger could not be read."), report.error().message);
        m_banner->setAction(tr("Try again"));
        return;
    }
    m_report = *report;
    const bool before = m_practice;
    settleChoices();
    if (m_practice != before) { // asked for the other kind
        refresh();
        return;
    }
    if (m_failed)
        m_banner->clear();
    m_failed = false;
    showReport();
}

void SpendingPage::settleChoices()
{
    if (!m_practiceChosen)
        m_practice = m_report.anyPractice && !m_report.anyPaid;
    m_practiceSwitch->setChecked(m_practice);
}

void SpendingPage::showReport()
{
    if (!m_measureChosen) {
        // Calls without any price would be bars without any height.
        m_measure = m_report.total.calls > 0 && m_report.total.cost.isZero() ? SpendingMeasure::Tokens : SpendingMeasure::Cost;
    }
    // Colours are given in the order of the rows, oldest first, before anything draws.
    QList<std::pair<QString, double>> amounts;
    for (const SpendingRow &row : std::as_const(m_report.parts))
        amounts += {row.model, amountOf(row.sums, m_measure)};
    m_colors.settle(amounts);
    m_charts->setReport(m_report, m_measure, m_colors, m_currentSession);
    m_table->setReport(m_report, m_measure, m_colors);
    showTiles();
    showFilter();
    showEmptiness();
}

void SpendingPage::showTiles()
{
    SpendTile::Content run{formatMoney(std::optional<Money>()), {}, tr("No run in this session yet"), {}};
    if (const auto &call = m_report.lastCall) {
        run.figure = formatMoney(call->cost);
        run.note = QFileInfo(call->prompt).completeBaseName();
        run.facts = call->usage
            ? tr("%1 in · %2 out", "tokens")
                  .arg(formatTokens(call->usage->input), formatTokens(call->usage->output))
            : call->outcome == QLatin1String("running") ? tr("Under way")
                                                        : tr("No usage was reported");
        if (call->practice)
            run.remark = tr("practice");
        else if (!call->estimatedHigh.isZero())
            run.remark = tr("estimate was %1").arg(formatMoneyRange(call->estimatedLow, call->estimatedHigh));
    }
    m_run->setContent(run);
    const auto practice = [this](const Spending &sums) {
        QStringList remarks;
        if (sums.practice > 0 && m_practice)
            remarks << tr("%1 of them practice").arg(QLocale().toString(static_cast<qlonglong>(sums.practice)));
        if (!sums.saved.isZero())
            remarks << tr("the cache saved %1").arg(formatMoney(sums.saved));
        return remarks.join(QStringLiteral(" · "));
    };
    SpendTile::Content session{
        sumText(m_report.session), {}, callsText(m_report.session.calls), practice(m_report.session)};
    if (m_report.sessionStarted.isValid())
        session.note = momentText(m_report.sessionStarted);
    m_session->setContent(session);
    const QString sessions
        = m_report.sessionsToday == 1 ? tr("1 session") : tr("%1 sessions").arg(m_report.sessionsToday);
    m_today->setContent({sumText(m_report.today), dayText(m_clock.utcNow()),
        tr("%1, %2", "sessions, calls").arg(sessions, callsText(m_report.today.calls)),
        practice(m_report.today)});
}

void SpendingPage::showFilter()
{
    const auto session = std::find_if(m_report.parts.begin(), m_report.parts.end(),
        [this](const SpendingRow &row) { return row.key == m_onlySession; });
    m_filter->setVisible(!m_onlySession.isEmpty());
    if (m_onlySession.isEmpty())
        return;
    const QString name = session == m_report.parts.end() ? m_onlySession : momentText(session->started);
    m_filter->setText(tr("Session %1").arg(name));
    m_filter->setAccessibleName(tr("Only session %1: show all again").arg(name));
    m_filter->setToolTip(tr("Show all sessions again"));
}

void SpendingPage::showEmptiness()
{
    const bool empty = m_report.parts.isEmpty();
    m_body->setCurrentIndex(empty ? 1 : 0);
    if (!empty)
        return;
    const bool elsewhere = m_report.anyPaid || (m_practice && m_report.anyPractice);
    QString action;
    if (elsewhere)
        action = tr("Show everything");
    else if (m_report.anyPractice)
        action = tr("Include practice runs");
    else
        action = tr("Run a prompt");
    m_empty->setTexts(elsewhere ? tr("Nothing was run in this time.") : tr("Runs you pay for appear here."),
        tr("The practice provider costs nothing."), action);
}

void SpendingPage::act()
{
    if (m_report.anyPaid || (m_practice && m_report.anyPractice))
        m_range->setCurrent(static_cast<int>(SpendingRange::Total));
    else if (m_report.anyPractice)
        m_practiceSwitch->click();
    else
        emit runWanted();
}

void SpendingPage::onlySession(const QString &session)
{
    // Choosing the chosen one again gives all of them back.
    m_onlySession = session == m_onlySession ? QString() : session;
    refresh();
}

void SpendingPage::exportCsv(const QString &path)
{
    const SpendingQuery asked = query();
    SpendingFilter filter = rangeFilter(asked.range, asked.now);
    filter.session = asked.onlySession;
    filter.includePractice = asked.practice;
    delete m_exporting;
    m_exporting = m_ledger.read<void>(
        [filter, path](const Ledger &ledger) -> Result<> {
            const auto calls = ledger.calls(filter, -1);
            return calls ? writeFile(path, callsToCsv(*calls)) : Result<>(fail(calls.error()));
        },
        this);
    connect(m_exporting, &LedgerAnswer::finished, this, [this, path, reply = m_exporting.data()] {
        m_exporting.clear();
        say(reply->result(), path);
    });
}

Result<> SpendingPage::exportCharts(const QString &path) const
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!m_charts->picture().save(&buffer, "PNG"))
        return fail(Error::Code::Io, tr("The charts could not be turned into a picture."));
    return writeFile(path, png);
}

void SpendingPage::saveCsv()
{
    const QString name = QDir::home().filePath(tr("spending") + QStringLiteral(".csv"));
    if (const auto path
        = m_ui.dialogs.saveFile(this, tr("Save calls"), name, tr("Comma-separated values (*.csv)")))
        exportCsv(*path);
}

void SpendingPage::saveCharts()
{
    const QString name = QDir::home().filePath(tr("spending") + QStringLiteral(".png"));
    if (const auto path = m_ui.dialogs.saveFile(this, tr("Save charts"), name, tr("Pictures (*.png)")))
        say(exportCharts(*path), *path);
}

void SpendingPage::say(const Result<> &result, const QString &path)
{
    if (result)
        m_banner->say(Tone::Success, tr("Saved"), QDir::toNativeSeparators(path));
    else
        m_banner->say(Tone::Danger, tr("Not saved"), result.error().message);
    m_banner->setAction({});
}

QByteArray SpendingPage::saveState() const
{
    Json state = Json::object();
    state["range"] = m_range->current();
    state["tab"] = m_table->tab();
    if (m_practiceChosen)
        state["practice"] = m_practice;
    if (m_measureChosen)
        state["tokens"] = m_measure == SpendingMeasure::Tokens;
    state["models"] = Json::array();
    for (const QString &model : m_colors.models())
        state["models"].push_back(toUtf8(model));
    return writeJson(state);
}

void SpendingPage::restoreState(const QByteArray &bytes)
{
    const auto state = parseJson(bytes);
    if (!state)
        return;
    const auto number = [&](const char *key, int below) {
        const Json *value = member(*state, key);
        const bool fine = value && value->is_number_integer() && *value >= 0 && *value < below;
        return fine ? value->get<int>() : -1;
    };
    if (const Json *models = member(*state, "models"); models && models->is_array()) {
        QStringList names;
        for (const Json &model : *models) {
            if (model.is_string())
                names += fromUtf8(model.get_ref<const std::string &>());
        }
        m_colors.setModels(names);
    }
    if (const Json *practice = member(*state, "practice"); practice && practice->is_boolean()) {
        m_practice = practice->get<bool>();
        m_practiceChosen = true;
    }
    if (const Json *tokens = member(*state, "tokens"); tokens && tokens->is_boolean()) {
        m_measure = tokens->get<bool>() ? SpendingMeasure::Tokens : SpendingMeasure::Cost;
        m_measureChosen = true;
    }
    if (const int tab = number("tab", 3); tab >= 0)
        m_table->setTab(tab);
    if (const int range = number("range", m_range->count()); range >= 0)
        m_range->setCurrent(range);
    refresh();
}

void SpendingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void SpendingPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void SpendingPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_charts->setLineVisible(height() >= m_ui.theme.px(kRoomForLine));
    m_table->setRowsInSight(height() >= m_ui.theme.px(kRoomForRows) ? 4 : 2);
}

} // namespace cuewright
