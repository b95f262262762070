#pragma once

#include "catalog/catalog.h"
#include "runs/estimate.h"
#include "runs/toolloop.h"
#include "shell/page.h"
#include "tools/assertionsview.h"
#include "tools/callview.h"
#include "tools/detailpane.h"
#include "tools/offeredtools.h"
#include "tools/stepmodel.h"
#include "tools/toolshelf.h"
#include "tools/tracekeeper.h"
#include "widgets/background.h"
#include "widgets/uicontext.h"

class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace cuewright {

class Badge;
class Banner;
class BranchModel;
class BranchPane;
class CompareView;
class ConversationModel;
class ElidedLabel;
class ExchangePane;
class RunButton;
class Segment;
class SlotModel;
class SlotPane;
class TimelinePane;

/// What the inspector needs of the program around it. All outlive the page.
struct InspectorServices
{
    const Catalog &catalog;
    Clock &clock;
    Workspace workspace;
    std::function<ProviderProfile(const Trace &)> profile; ///< where the trace's requests go
    AssertionStore assertions = {};
    /// Tools of MCP servers that run, and what makes one of them the project's; may be empty.
    std::function<QList<ServerToolName>()> serverTools = nullptr;
    std::function<Result<ToolDefinition>(const ServerToolName &)> keepServerTool = nullptr;
    /// Shows where the log tells of a call that ran for real about then (UTC); false: it does not. Empty: there is no log.
    std::function<bool(const ToolCall &, const QDateTime &)> showInLog = nullptr;
};

/// What goes on with the trace, as somebody else tells the page.
struct InspectorProgress
{
    bool isRunning = false;
    bool isWaiting = false; ///< for a limit, a retry or a person's permission
    QString headline; ///< while it waits: for what
    QStringList facts;
    TurnId turn = kNoTurn; ///< none: nothing is under way yet
    std::chrono::milliseconds now{0}; ///< on the trace's time line
    RunningCalls calls;
};

/// A tool conversation taken apart: its branches, when each step happened, what each call was asked and got. Arguments and
/// results can be edited, which makes a branch; branches are sent, compared, replayed without network.
///
/// Starts nothing that costs by itself: runRequested() does. While its file is read there is nothing to see or to do; a file that
/// cannot be read ends in openFailed().
class InspectorPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectorPage)
public:
    enum View { ChatView, TraceView, RawView, CompareViewIndex, AssertionsViewIndex };

    InspectorPage(const UiContext &context, const PageKey &key, std::unique_ptr<TraceKeeper> keeper, const InspectorServices &services,
        QWidget *parent = nullptr);
    ~InspectorPage() override;

    TraceDocument &document() const { return m_keeper->document(); }
    TraceKeeper &keeper() const { return *m_keeper; }
    ToolShelf &shelf() { return m_shelf; }
    QString branch() const { return m_branch; }
    TurnId turn() const { return m_turn; }
    int call() const { return m_call; }
    void showBranch(const QString &branch);
    void showStep(TurnId turn, int call);
    void showView(View view);
    void setProgress(const InspectorProgress &progress);
    /// After a run: why calls of `turn` have no result, and an error; both may be empty.
    void showOutcome(const std::optional<Error> &error, const QString &note);
    /// Tools may have changed on the disk.
    void toolsChanged();

    QString title() const override { return m_keeper->title(); }
    Glyph glyph() const override { return Glyph::Session; }
    bool isDirty() const override { return m_keeper->isDirty(); }
    /// Begins to; asks before it writes over a file that something else has changed.
    [[nodiscard]] Result<> save() override;
    bool isSaving() const override { return m_isSaving; }
    void giveUpChanges() override { m_keeper->giveUpDraft(); }
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QList<QWidget *> panes() override;
    PageStatus status() const override;
    bool canPerform(const QString &command) const override;
    void perform(const QString &command) override;

signals:
    /// A tool's file has got a mock.
    void toolSaved(const QString &path);
    /// `onlyCall`: as LoopPlan::onlyCall.
    void runRequested(const QString &branch, cuewright::LoopMode mode, int onlyCall = -1);
    void stopRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // inspectorpage_build.cpp
    void build();
    QWidget *makeHead();
    QWidget *makeTraceView();
    QWidget *makeChatView();
    QWidget *makeRawView();
    QWidget *makeFooter(QWidget *parent);
    void connectParts();
    void connectPanes();
    void connectHistory();
    void retranslate();
    void arrange();
    void arrangeFooter();

    // inspectorpage_file.cpp
    void connectFile();
    void opened();
    void openingFailed(const Error &error);
    void reload();
    void saved(TraceKeeper::SaveAnswer answer);
    void endSaving(const std::optional<Error> &error);
    void sayBusy();
    void sayDraft();

    void takeTrace();
    void takeTurns();
    void takeState();
    void showCurrent();
    CallView callView() const;
    const StepRow *currentStep() const;
    void pickStep();
    void showRawTurn();
    void tell(Tone tone, const QString &headline, const QString &detail = {});
    void say(const Error &error);

    // inspectorpage_edit.cpp
    bool edit(const std::function<Result<TraceEdit>(Trace &)> &change); ///< false: nothing was changed, and it has been said why
    void follow(const TraceEdit &edit, int call);
    void putResult(TurnId turn, int call, ToolResult result);
    void editText(TurnId turn, int call, const QString &text);
    void revert(TurnId turn, int call);
    void followUp();
    bool canFollowUp() const;
    /// Opens a message of the shown turn for typing; -1: its last one.
    void openMessage(int message);
    void openStep();
    void chooseSource(DetailPane::Source source);
    void chooseMock(TurnId turn, int call, const QString &name);
    void saveAsMock();
    void showInLog();
    void newBranch();
    void rerun();
    void branchMenu(const QPoint &global);
    void renameBranch();
    void deleteBranch();
    void replayOffline();
    void compare();
    void openAssertions();
    void showAssertions();
    bool canEdit() const;

    // inspectorpage_run.cpp
    void countSoon();
    void count();
    std::optional<ChatRequest> nextRequest() const;
    void showRunButton();
    QString missingResult() const;
    bool isMessageMissing() const; ///< the turn that would be asked has an empty message
    bool canAnswer(const TraceCall &call) const;
    void run(LoopMode mode);

    const UiContext m_context;
    std::unique_ptr<TraceKeeper> m_keeper;
    const InspectorServices m_services;
    ToolShelf m_shelf;
    Background m_counting{*this};
    Background m_replaying{*this};
    QTimer *m_countTimer;
    QString m_branch = Trace::kMain;
    TurnId m_turn = kNoTurn;
    int m_call = -1;
    InspectorProgress m_progress;
    std::optional<Estimate> m_estimate;
    bool m_stale = true;
    LoopMode m_mode = LoopMode::Step;
    std::unique_ptr<Alarm> m_busyAlarm; ///< until it is worth a word that the file is read or written
    QByteArray m_stateToRestore; ///< while the file is read
    bool m_wasOpened = false;
    bool m_isSaving = false; ///< also while a person is asked whether to save anyway
    bool m_isEditing = false; ///< the edit itself shows what came of it
    bool m_narrow = false;
    int m_footerTexts = 0; ///< how wide the footer's buttons are with their texts
    bool m_low = false; ///< short of height: the timeline has less of it

    BranchModel *m_branches;
    StepModel *m_steps;
    SlotModel *m_slots;
    ConversationModel *m_conversation;
    QWidget *m_body = nullptr;
    QLabel *m_title = nullptr;
    Badge *m_badge = nullptr;
    ElidedLabel *m_facts = nullptr;
    QLabel *m_viewLabel = nullptr;
    Segment *m_view = nullptr;
    QPushButton *m_replay = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_assert = nullptr;
    Banner *m_busy = nullptr; ///< outside of the body
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_rows = nullptr;
    QSplitter *m_upper = nullptr;
    QSplitter *m_lower = nullptr;
    BranchPane *m_branchPane = nullptr;
    TimelinePane *m_timeline = nullptr;
    SlotPane *m_slotPane = nullptr;
    DetailPane *m_detail = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_saveMock = nullptr;
    QPushButton *m_rerun = nullptr;
    QMenu *m_runMenu = nullptr;
    RunButton *m_run = nullptr;
    QListView *m_chat = nullptr;
    QListView *m_turns = nullptr;
    ExchangePane *m_raw = nullptr;
    CompareView *m_compareView = nullptr;
    AssertionsView *m_assertions = nullptr;
};

} // namespace cuewright
