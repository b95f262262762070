#pragma once

#include "tools/tracedocument.h"
#include "tools/tracewords.h"

#include <QAbstractListModel>

namespace cuewright {

/// One bar of the timeline.
struct StepRow
{
    TurnPtr of; ///< the turn as it is shown: an edit makes another one
    TurnId turn = kNoTurn;
    int call = -1; ///< -1: the model
    int number = 0; ///< along the branch, from 1
    int turnNumber = 0; ///< along the branch, from 1; a turn that is to be asked has the number of the one it replaces
    int lane = 0; ///< 0: the model; then one for each tool, or more where a turn calls it more than once
    StepKind kind = StepKind::Model;
    bool runsAgain = false; ///< of the branch that was left: what follows, until it is sent
    bool asks = false; ///< it waits for a person's permission to run
    int calls = 0; ///< of the turn
    std::chrono::milliseconds start{0}, duration{0};
    QString label; ///< on the bar: "Turn 1 · 3 calls", "0.36 s", "503"
    friend bool operator==(const StepRow &, const StepRow &) = default;
};

/// What a turn took, under the lanes.
struct TurnFigures
{
    TurnId turn = kNoTurn;
    std::chrono::milliseconds start{0};
    QString tokens, cost;
    bool runsAgain = false;
    TurnPtr of; ///< the turn as it is shown
};

/// By index in the turn's calls.
using RunningCalls = QHash<int, std::optional<std::chrono::milliseconds>>;

/// The steps of one branch in their order, and behind them those of the branch it left that would run again.
class StepModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepModel)
public:
    enum Role { TurnRole = Qt::UserRole + 1, CallRole, LaneRole, KindRole, RunsAgainRole };

    /// `document` outlives the model.
    explicit StepModel(const TraceDocument &document, QObject *parent = nullptr);

    QString branch() const { return m_branch; }
    void setBranch(const QString &branch);
    /// The turn that is being asked, or whose calls are being answered; kNoTurn: nothing runs. `now`: on the trace's time line.
    /// `calls`: how long each of its calls has been running; nullopt: it waits for a person's permission.
    void setRunning(TurnId turn, std::chrono::milliseconds now, const RunningCalls &calls = {});
    TurnId running() const { return m_running; }

    const QList<StepRow> &steps() const { return m_steps; }
    const QList<TurnFigures> &figures() const { return m_figures; }
    const QStringList &tools() const { return m_tools; } ///< of lane 1 and on; a tool may have several
    int laneCount() const { return 1 + static_cast<int>(m_tools.size()); }
    QString modelName() const { return m_modelName; }
    std::chrono::milliseconds end() const { return m_end; }
    /// Where the branch stands: what is left of it has happened. nullopt: it is done.
    std::optional<std::chrono::milliseconds> now() const { return m_now; }
    int turnsKept() const { return m_kept; } ///< without the one that is asked in the place of another
    int turnsAgain() const { return m_again; }

    int rowOf(TurnId turn, int call) const; ///< -1: not on this branch
    QString spoken(int row) const; ///< "Step 4, search_help_center, mock, 0.74 seconds, in parallel with 2 others"
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void figuresChanged(); ///< lanes, figures, end, now; rows tell for themselves

private:
    void take();
    void addTurn(const TurnPtr &turn, std::chrono::milliseconds shift, bool again);
    void addCall(const StepRow &model, int call, std::chrono::milliseconds shift);
    void addFigures(const StepRow &model);
    void put(StepRow row);
    QString labelOf(const StepRow &row) const;
    void announce();
    int laneOf(const QString &tool);
    QString nameOf(const StepRow &row) const;

    const TraceDocument &m_document;
    QString m_branch = Trace::kMain;
    QList<StepRow> m_steps;
    QList<StepRow> m_fresh; ///< while they are made
    QList<TurnFigures> m_figures;
    QList<TurnFigures> m_oldFigures; ///< while they are made anew
    QStringList m_tools;
    QHash<std::pair<QString, int>, int> m_lanes; ///< by tool and which of its calls in one turn
    QHash<QString, int> m_callsOfTurn; ///< of the turn that is being added
    QHash<QPair<TurnId, int>, int> m_rows;
    QString m_modelName;
    std::chrono::milliseconds m_end{0};
    std::optional<std::chrono::milliseconds> m_now;
    int m_kept = 0;
    int m_again = 0;
    TurnId m_running = kNoTurn;
    std::chrono::milliseconds m_runningNow{0};
    RunningCalls m_runningCalls;
};

} // namespace cuewright
