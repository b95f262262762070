#pragma once

#include "tools/traceturn.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace cuewright {

/// Where a branch left another one, and by what.
struct BranchOrigin
{
    enum class Cause {
        Start, ///< it left none: main
        Fork, ///< nothing changed, something else follows
        Again, ///< the turn is asked once more
        Arguments,
        Result,
        Answer, ///< the text of an answer
        Message,
    };

    Cause cause = Cause::Start;
    QString branch; ///< id; the branch may be gone
    TurnId turn = kNoTurn; ///< of that branch: the last one that the new branch shares, or whose copy it has
    int call = -1; ///< index in that turn's calls, for Arguments and Result
};

/// A way through the tree, from its first turn to `tip`.
struct TraceBranch
{
    QString id; ///< "main", "b2"; never used twice in one trace
    QString name; ///< for people
    TurnId tip = kNoTurn; ///< none: an empty conversation
    BranchOrigin origin;
    bool hasRun = false; ///< something was sent since it was made; false for an edit that nobody has sent ("not run yet")
    Json others;
};

/// What a person sees as one step: a question to the model, or a call.
struct TraceStep
{
    int number = 0; ///< from 1, along the branch
    TurnId turn = kNoTurn;
    int call = -1; ///< index in the turn's calls; -1: the model
};

struct TraceTotals
{
    int turns = 0;
    int calls = 0;
    int steps = 0; ///< both together
    std::int64_t input = 0, output = 0; ///< as reported
    int unreported = 0; ///< answered turns without usage
    Money cost; ///< of the priced turns
    int unpriced = 0; ///< answered turns whose cost is not known: `cost` reads "at least"
    bool isCostEstimated = false; ///< any of it
    std::chrono::milliseconds duration{0}; ///< end of the time line
};

/// What a branch waits for.
enum class BranchState {
    Empty,
    Unsent, ///< the tip is to be asked (a new turn, an edited message, "again")
    NeedsResults, ///< calls of the tip are pending
    ResultsReady, ///< all calls of the tip have results, which can be sent
    Failed, ///< the tip ended with an error: it can be asked again
    Done, ///< the tip is a final answer
};

/// What an edit did.
struct TraceEdit
{
    QString branch; ///< where the change is: what to select
    TurnId turn = kNoTurn;
    bool madeBranch = false;
};

struct TraceInfo
{
    QString title;
    QString prompt; ///< workspace-relative; empty: none
    QString endpoint; ///< id of the server's profile ("practice", "openai"); empty: not known
    QDateTime created; ///< UTC
    Json others;
};

/// Everything that is known of one answer, to be put into its turn.
struct TurnAnswer
{
    std::optional<Completion> answer; ///< also the part that came before `error`
    std::optional<Error> error;
    std::optional<Money> cost;
    bool isCostEstimated = false;
    TraceTiming timing;
    std::optional<TraceExchange> exchange; ///< `sent` is made from `sentBody`
    QByteArray sentBody;
};

/// A tool conversation as a tree of turns, with named branches through it. A value: copies share their turns, so a copy before a
/// change costs little, and the turns of a copy stay as they are.
///
/// `main` is never changed: what was asked, answered and sent stays. Editing makes a branch at once. Further edits of a branch
/// that has not run since it was made stay in it, and so do those of a turn that nobody has asked yet. Whatever an edit replaces is kept beside it (TraceCall::asked, ::recorded).
///
/// Errors of all operations: Invalid, with a sentence, for turns, calls and branches that are not there or not in that state.
class Trace
{
public:
    Trace(); ///< one empty branch, kMain

    static inline const QString kMain = QStringLiteral("main");

    const TraceInfo &info() const { return m_info; }
    void setInfo(const TraceInfo &info) { m_info = info; }

    // Looking at it. A turn that is not there is null, an unknown branch gives nothing.
    TurnPtr turn(TurnId id) const { return m_turns.value(id); }
    QList<TurnId> turnIds() const { return m_turns.keys(); } ///< of all branches, oldest first
    const QList<TraceBranch> &branches() const { return m_branches; } ///< in the order in which they were made
    const TraceBranch *branch(QStringView id) const;
    QList<TurnPtr> turnsOf(QStringView branch) const; ///< from the first to its tip
    QList<TurnPtr> turnsTo(TurnId id) const; ///< from the first to this one
    QList<TraceStep> steps(QStringView branch) const;
    /// The step at which a branch left the other, counted there; 0: it left none, or that one is gone.
    int originStep(QStringView branch) const;
    /// The turns of the branch it left that it has not replaced yet: "from main, runs again". Empty when it is Done.
    QList<TurnPtr> runsAgain(QStringView branch) const;
    TraceTotals totals(QStringView branch) const;
    BranchState state(QStringView branch) const;
    /// Where the time line stands after a turn and its results so far.
    std::chrono::milliseconds endOf(TurnId id) const;
    std::chrono::milliseconds startOf(TurnId id) const; ///< where a turn that is to be asked begins: its parent's end

    /// What a turn's request says: of its parents everything with answers and results, then what it adds.
    QList<Message> messagesOf(TurnId id) const;
    /// The request of a turn: its settings and messagesOf().
    ChatRequest requestOf(TurnId id) const;
    /// The settings for the turn that follows this one: the same object, unless a forced tool choice has to be dropped
    /// (facts §4: it would force the same call for ever).
    std::shared_ptr<const ChatRequest> settingsAfter(TurnId id) const;
    /// The bytes that were sent for a turn; empty: not recorded.
    QByteArray requestBody(TurnId id) const;

    // Going on.
    /// A turn that is to be asked, behind the tip of `branch`, which must be Empty, ResultsReady or Done. `added`: a person's
    /// further message; after a final answer there has to be one. `request`: its messages are not looked at.
    [[nodiscard]] Result<TurnId> appendTurn(const QString &branch, const QList<Message> &added, const ChatRequest &request);
    [[nodiscard]] Result<TurnId> appendTurn(
        const QString &branch, const QList<Message> &added, std::shared_ptr<const ChatRequest> settings);
    /// Of a turn that was not answered yet, or failed; nothing follows it. Makes a slot for each call. Ids that are missing or
    /// were used before in the conversation are repaired (facts §4).
    [[nodiscard]] Result<> setAnswer(TurnId turn, const TurnAnswer &answer);
    /// Fills a pending slot. A manual result that nobody has sent may be set anew.
    [[nodiscard]] Result<> setResult(TurnId turn, int call, const ToolResult &result);

    // Editing. `branch` is the one that a person looks at; the turn lies on it. nullopt for a result: pending again.
    [[nodiscard]] Result<TraceEdit> editResult(
        const QString &branch, TurnId turn, int call, const std::optional<ToolResult> &result);
    /// The call's result is pending then: it answered something else. It stays as the recording.
    [[nodiscard]] Result<TraceEdit> editArguments(const QString &branch, TurnId turn, int call, const QString &arguments);
    [[nodiscard]] Result<TraceEdit> editAnswer(const QString &branch, TurnId turn, const QString &text);
    /// Of the turn's `added`; the turn is to be asked again. nullopt takes the message away; the index behind the last one adds one.
    [[nodiscard]] Result<TraceEdit> editMessage(
        const QString &branch, TurnId turn, int index, const std::optional<Message> &message);
    /// A further message of a person: a turn that is to be asked, behind the tip of `branch`, which must be Empty, ResultsReady or
    /// Done. It makes no branch, on kMain neither: what was said before stays.
    [[nodiscard]] Result<TraceEdit> followUp(const QString &branch, const Message &message);
    /// Other settings (model, tools …) for a turn, which is to be asked again.
    [[nodiscard]] Result<TraceEdit> editSettings(const QString &branch, TurnId turn, const ChatRequest &request);
    /// Arguments and result of a call as they were before any edit.
    [[nodiscard]] Result<TraceEdit> revert(const QString &branch, TurnId turn, int call);
    /// A branch on which the turn is asked once more.
    [[nodiscard]] Result<TraceEdit> askAgain(const QString &branch, TurnId turn);
    /// A branch that ends with the turn and its results: what follows is to come.
    [[nodiscard]] Result<TraceEdit> fork(const QString &branch, TurnId turn);

    /// Takes back the last edit on a branch that has not run since; the branch that it made goes. Returns what to select. Edits
    /// are remembered by this object, not by the file.
    bool canUndo(QStringView branch) const;
    [[nodiscard]] Result<TraceEdit> undo(const QString &branch);
    /// Brings back what was taken back last, where that left `branch` to be looked at and nothing was changed since.
    bool canRedo(QStringView branch) const;
    [[nodiscard]] Result<TraceEdit> redo(const QString &branch);

    [[nodiscard]] Result<> rename(const QString &branch, const QString &name); ///< any name that is not empty and no other branch has
    /// Turns that other branches have stay, and those branches hang on where the one that goes hung. kMain cannot be deleted.
    [[nodiscard]] Result<> deleteBranch(const QString &branch);

private:
    friend class TraceReader;
    friend class TraceWriter;
    struct Undo
    {
        TraceBranch before; ///< the branch as it was; without an id: the edit made it
        TurnPtr turn; ///< as it was, where it was changed in place
    };
    /// All as it was before an undo: turns are shared, and whatever else changes them forgets it.
    struct Redo
    {
        QString from; ///< the branch that the undo led to
        TraceEdit edit; ///< what to select again
        QMap<TurnId, TurnPtr> turns;
        QList<TraceBranch> branches;
        QHash<QString, QList<Undo>> undo;
    };
    struct Change
    {
        BranchOrigin::Cause cause = BranchOrigin::Cause::Fork;
        int call = -1;
        QString name; ///< of a new branch, where one is made
    };

    Json sentItems(TurnId turn) const; ///< all items of the list in a turn's body; null: not recorded
    [[nodiscard]] Result<TurnPtr> turnOn(QStringView branch, TurnId turn) const;
    [[nodiscard]] Result<TurnPtr> callOn(QStringView branch, TurnId turn, int call) const;
    TraceBranch *find(QStringView branch);
    bool isUsedByOthers(TurnId turn, QStringView branch) const;
    QSet<QString> idsBefore(const TraceTurn &turn, const QList<ToolCall> &asked) const;
    bool hasChildren(TurnId turn) const;
    TraceEdit place(const QString &branch, TraceTurn changed, const Change &change);
    TraceEdit makeBranch(const QString &from, TurnId turn, TurnId tip, const Change &change);
    QString freeName(const QString &wanted) const;
    void dropUnused();
    void setRun(TurnId tip);
    [[nodiscard]] Result<TurnId> append(const QString &branch, const QList<Message> &added, std::shared_ptr<const ChatRequest> settings);
    TraceEdit takeBack(const QString &branch);
    std::shared_ptr<const ChatRequest> shared(ChatRequest request, TurnId near) const;

    TraceInfo m_info;
    QMap<TurnId, TurnPtr> m_turns;
    QList<TraceBranch> m_branches;
    QHash<QString, QList<Undo>> m_undo; ///< by branch
    QList<Redo> m_redo;
    /// Members of a file's settings that this version does not know.
    QList<std::pair<std::shared_ptr<const ChatRequest>, Json>> m_settingsOthers;
    TurnId m_lastTurn = kNoTurn;
    int m_lastBranch = 1;
};

} // namespace cuewright
