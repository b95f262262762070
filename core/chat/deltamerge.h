#pragma once

#include "chat/answermerge.h"

#include <QHash>
#include <QList>

#include <vector>

namespace cuewright {

/// Puts the pieces of a Chat Completions answer together (facts §2.4), tolerant in the ways of facts §9.1. Pure; each
/// piece costs its own length. Only the first choice is followed; the indices of others are checked.
class DeltaMerge final : public AnswerMerge
{
public:
    /// One chunk of a stream, or the whole document of an answer that was not streamed.
    /// Errors: Protocol for an index that is none, TooLarge for more than any answer has.
    [[nodiscard]] Result<QList<ChatEvent>> add(const Json &chunk) override;
    void close() override;

    const Completion &completion() const override { return m_completion; }
    Completion &completion() override { return m_completion; }
    bool sawAnswer() const override { return m_sawChoice; }
    bool sawFinish() const override { return m_sawFinish; }
    bool isEnd() const override { return false; } // the usage comes after the finish, "[DONE]" after that
    bool endsWithDone() const override { return true; }

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
