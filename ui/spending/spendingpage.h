#pragma once

#include "ledger/asyncledger.h"
#include "spending/spendingreport.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace cuewright {

class Banner;
class Clock;
class EmptyState;
class Segment;
class SpendTile;
class SpendingCharts;
class SpendingTable;

/// Where the money went: three numbers, the charts, the table, and both as files.
///
/// It asks the ledger in refresh() and whenever it is shown, and shows the answer when it comes. Practice runs are left out
/// unless nothing else was ever run or the person wants them; where everything in sight is practice, the
/// charts show tokens where nothing has a price.
class SpendingPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingPage)
public:
    /// All three outlive the page.
    SpendingPage(const UiContext &ui, AsyncLedger &ledger, const Clock &clock, QWidget *parent = nullptr);

    /// The session that goes on now: its numbers are in the tiles and in the line.
    void setCurrentSession(const QString &id);
    void refresh();
    /// The ledger has been asked for something that is not on the screen yet.
    bool isReading() const { return m_reading || m_exporting; }

    /// Writes the calls in sight, one a line, and says in the banner what became of it.
    void exportCsv(const QString &path);
    /// The charts as they are now, as PNG at twice the screen's size.
    [[nodiscard]] Result<> exportCharts(const QString &path) const;

    /// Range, switches, tab and the models' colours, for the settings file.
    QByteArray saveState() const;
    /// Takes what it understands and leaves the rest.
    void restoreState(const QByteArray &state);

signals:
    /// The empty page's "Run a prompt" was pressed.
    void runWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildHeader();
    QWidget *buildTiles();
    void connectParts();
    void retranslate();
    SpendingQuery query() const;
    void settleChoices();
    void take(const Result<SpendingReport> &report);
    void showReport();
    void showTiles();
    void showEmptiness();
    void showFilter();
    void onlySession(const QString &session);
    void act();
    void saveCsv();
    void saveCharts();
    void say(const Result<> &result, const QString &path);

    UiContext m_ui;
    AsyncLedger &m_ledger;
    QPointer<LedgerReply<SpendingReport>> m_reading;
    QPointer<LedgerReply<void>> m_exporting;
    const Clock &m_clock;
    QLabel *m_title;
    Segment *m_range;
    QPushButton *m_filter;
    QCheckBox *m_practiceSwitch;
    QPushButton *m_export;
    QAction *m_saveCsv;
    QAction *m_saveCharts;
    Banner *m_banner;
    SpendTile *m_run;
    SpendTile *m_session;
    SpendTile *m_today;
    QStackedWidget *m_body;
    SpendingCharts *m_charts;
    SpendingTable *m_table;
    EmptyState *m_empty;

    SpendingReport m_report;
    ModelColors m_colors;
    QString m_currentSession;
    QString m_onlySession;
    SpendingMeasure m_measure = SpendingMeasure::Cost;
    bool m_practice = false;
    bool m_practiceChosen = false; ///< by the person; else it follows what there is
    bool m_measureChosen = false;
    bool m_failed = false; ///< the banner says why the ledger could not be read
};

} // namespace cuewright
