#pragma once

#include "chat/partialjson.h"
#include "ledger/asyncledger.h"
#include "reply/fieldsmodel.h"
#include "reply/verdict.h"
#include "runs/runner.h"
#include "widgets/uicontext.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace cuewright {

class Banner;
class EmptyState;
class FieldsView;
class HistoryModel;
class HistoryView;
class LongTextView;
class MetricsRow;
class RawView;
class ToolCallsView;
class ViewTabs;

/// The right half of the playground: what came back, as text, as fields, raw, and as tool calls; what it cost; and the
/// earlier runs of the prompt. It follows one run at a time and starts none itself.
class ReplyPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplyPanel)
public:
    using Remedy = cuewright::Remedy;
    enum View { ReplyTab, FieldsTab, RawTab, ToolsTab };

    ReplyPanel(const UiContext &context, AsyncLedger &ledger, QWidget *parent = nullptr);

    /// Whose history is shown, and what its answers should look like; a null schema means text. Where no run is followed,
    /// the prompt's latest one is shown.
    void setPrompt(const QString &name);
    /// The session that goes on now, whose sums stand beside every run. Without one: that of the run that is shown.
    void setSession(const QString &id);
    void setSchema(const Json &schema, const QString &name);
    void setExpected(const Json &expected);
    /// Shows `run` as it goes; it stays somebody else's and may be deleted at any time.
    void follow(PromptRun *run);
    void refreshHistory();
    /// The ledger has been asked for something that is not on the screen yet.
    bool isReading() const { return m_historyRead || m_sumsRead || m_sessionRead; }
    /// Brings a view to the front; one that there is not (no schema, no tool calls) is left alone.
    void showView(View view);
    /// Why a run could not even be sent.
    void showError(const Error &error);

signals:
    void addToMessagesRequested(const QString &text);
    void sendResultsRequested(const QStringList &results);
    void inspectRequested(); ///< the run, with its calls, in the inspector
    /// Never RetryNow: the panel does that itself.
    void remedyRequested(cuewright::Remedy remedy);
    /// While a reply arrives, a few times a second; tokens are estimated from its length.
    void progressed(std::chrono::milliseconds elapsed, std::int64_t tokensOut);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    void offerCopies();
    QWidget *makeBody();
    void clearAnswer();
    void receive(const ChatEvent &event);
    void flush();
    bool readOn();
    void showReadFields(bool complete);
    void showState();
    void finish();
    void loseRun();
    void showChosen(int row);
    void showRecord(const CallRecord &call, int number);
    Verdict verdict() const;
    Verdict plainVerdict() const; ///< without the round
    QString withRound(const QString &detail) const; ///< "… · attempt 2 of 3", where there is more than one
    void markText(const Outcome &outcome); ///< where it breaks rules
    FieldCount fieldCount() const;
    void say(const Verdict &verdict);
    void act();
    void takeIn(const CallRecord &call);
    struct History
    {
        QList<CallRecord> calls; ///< newest first
        Spending sums; ///< of the prompt
    };
    struct Sums
    {
        Spending prompt, session;
    };
    void showHistory(const Result<History> &history);
    void showSums(const CallRecord &call, const Result<Sums> &sums);
    void showLatest();
    void updateSession();
    QString sessionOf(const std::optional<CallRecord> &call) const;
    void showToolsTab(bool shown);
    void fillRunMenu();
    void nameRun(int number, const QDateTime &started);
    void arrange();
    void fitHeader();
    void foldHistory(bool folded);
    void retranslate();

    UiContext m_context;
    AsyncLedger &m_ledger;
    QPointer<LedgerReply<History>> m_historyRead;
    QPointer<LedgerReply<Sums>> m_sumsRead;
    QPointer<LedgerReply<Spending>> m_sessionRead;
    bool m_latestWanted = false; ///< when the history is there
    QString m_prompt;
    QString m_session; ///< that goes on now
    QString m_schemaName;
    Json m_schema;
    std::optional<Validator> m_validator;
    QPointer<PromptRun> m_run;
    std::optional<CallRecord> m_record; ///< of the run that is shown, once it is over
    std::optional<Outcome> m_checked; ///< what the record's answer is worth by the present schema; without its JSON
    QList<ToolCall> m_calls;
    QString m_answer;
    qsizetype m_shownChars = 0; ///< of m_answer, in the text view
    qsizetype m_readChars = 0; ///< of m_answer, by m_reader
    std::unique_ptr<PartialJsonReader> m_reader;
    bool m_callsChanged = false;
    bool m_over = true; ///< nothing more comes; what is left of m_answer is still read in steps
    bool m_fieldsFinal = false; ///< the fields show the complete answer
    bool m_foldedByHand = false;
    int m_historyHeight = 212; ///< while it is not folded
    Verdict m_verdict; ///< as the banner says it

    ViewTabs *m_tabs;
    QString m_runName;
    QString m_runTime;
    QToolButton *m_runButton;
    QMenu *m_runMenu;
    QToolButton *m_copy;
    QMenu *m_copyMenu; ///< of the Fields tab
    QAction *m_copyText;
    QPushButton *m_add;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    Banner *m_banner;
    MetricsRow *m_metrics;
    QStackedWidget *m_views;
    LongTextView *m_text;
    FieldsModel *m_fields;
    FieldsView *m_fieldsView;
    RawView *m_raw;
    ToolCallsView *m_tools;
    HistoryModel *m_history;
    HistoryView *m_historyView;
    QTimer *m_flushTimer;
};

} // namespace cuewright
