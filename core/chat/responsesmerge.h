#pragma once

#include "chat/answermerge.h"

#include <QHash>

namespace cuewright {

/// Puts the events of a Responses stream together, or reads a whole Response object (facts §12). The last event repeats the
/// whole answer: what it has beyond the pieces is handed on, and its word counts. Each piece costs its own length.
class ResponsesMerge final : public AnswerMerge
{
public:
    /// Errors: what the server says went wrong (response.failed), Truncated for an answer that is not finished (queued, in
    /// progress, cancelled), TooLarge for more calls than any answer has.
    [[nodiscard]] Result<QList<ChatEvent>> add(const Json &event) override;
    void close() override;

    const Completion &completion() const override { return m_completion; }
    Completion &completion() override { return m_completion; }
    bool sawAnswer() const override { return m_sawResponse; }
    bool sawFinish() const override { return m_sawFinish; }
    bool isEnd() const override { return m_sawFinish; }
    bool endsWithDone() const override { return false; }

private:
    using Events = QList<ChatEvent>;

    void addHead(const Json &response);
    void addReasoning(const Json &event, Events &events);
    [[nodiscard]] Result<> addItem(const Json &event, bool whole, Events &events);
    [[nodiscard]] Result<> addArguments(const Json &event, Events &events);
    [[nodiscard]] Result<> addResponse(const Json &response, Events &events);
    [[nodiscard]] Result<> addEnd(const Json &response);
    void takeWhole(const Json &output, Events &events);
    [[nodiscard]] Result<int> callFor(const Json &event);

    Completion m_completion;
    QHash<QString, int> m_calls; ///< place in the output, or the item's id → index in completion().toolCalls
    QString m_thought; ///< place of the summary that is being written
    bool m_sawResponse = false;
    bool m_sawFinish = false;
};

} // namespace cuewright
