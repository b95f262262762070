#pragma once

#include "tools/toolfile.h"
#include "tools/trace.h"

namespace cuewright {

/// A call with what is known of its tool, as the panes beside the timeline show it.
struct CallView
{
    TurnId turn = kNoTurn; ///< none: there is nothing to show
    TurnPtr of; ///< the turn
    int call = -1;
    int step = 0;
    TraceCall data;
    ToolDefinition tool;
    ArgumentProblems problems;
    QList<ToolMock> mocks; ///< of the tool's file
    std::optional<ToolResult> recording; ///< what it got before it was edited, or the file has for such arguments
    bool canBeReal = false; ///< there is a server or a command to ask
    QString realName; ///< of it
    bool canBeLogged = false; ///< there is a log of what ran for real
    QString model; ///< whose tokens are counted
    bool isLater = false; ///< of what runs again: looked at only
    bool isRunning = false; ///< the conversation: nothing is edited meanwhile, on no branch
    QString reply; ///< of a step of the model: what it said

    bool isNull() const { return turn == kNoTurn || call < 0; } ///< no call: nothing, or a step of the model
    bool isModel() const { return turn != kNoTurn && call < 0; }
    bool hasReply() const { return isModel() && of && of->answer; }
    bool isOpen() const { return turn != kNoTurn && !isLater && !isRunning; } ///< for edits
    bool canBeEdited() const { return !isNull() && isOpen(); }
};

} // namespace cuewright
