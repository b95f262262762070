#pragma once

#include "base/json.h"
#include "chat/completion.h"

#include <QHash>
#include <QList>

#include <vector>

namespace cuewright {

/// Puts the pieces of a Chat Completions answer together (facts §2.4), tolerant in the ways of facts §9.1. Pure; each
/// piece costs its own length. Only the first choice is followed; the indices of others are checked.
class DeltaMerge final
{
public:
    /// One chunk of a stream, or the whole document of an answer that was not streamed.
    /// Errors: Protocol for an index that is none, TooLarge for more than any answer has.
    [[nodiscard]] Result<QList<ChatEvent>> add(const Json &chunk);
    /// Nothing more comes: names what the server left out (ids of tool calls, the reason for the end).
    void close();

    const Completion &completion() const { return m_completion; }
    Completion &completion() { return m_completion; }
    bool sawChoice() const { return m_sawChoice; } ///< anything of an answer at all
    bool sawFinish() const { return m_sawFinish; }

private:
    using Events = QList<ChatEvent>;

    void addHead(const Json &chunk);
    void addUsage(const Json *usage, Events &events);
    [[nodiscard]] Result<> addChoice(const Json &choice, Events &events);
    void addText(const Json &delta, Events &events);
    void addFinish(const Json &choice);
    [[nodiscard]] Result<> addToolCalls(const Json &calls, Events &events);
    [[nodiscard]] Result<> addToolCall(const Json &call, qsizetype position, bool alone, Events &events);
    int keyForUnnumbered(const QString &id, const QString &name, qsizetype position, bool alone) const;
    int callFor(int wireIndex, const QString &id, const QString &name);

    Completion m_completion;
    std::vector<int> m_order; ///< of completion().toolCalls: their indices, rising
    QHash<int, int> m_current; ///< index on the wire → index of the call that it means at present
    bool m_sawChoice = false;
    bool m_sawFinish = false;
};

} // namespace cuewright
