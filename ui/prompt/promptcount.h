#pragma once

#include "catalog/catalog.h"
#include "project/workspace.h"
#include "runs/estimate.h"
#include "widgets/background.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace cuewright {

/// A message's text before anything is filled in.
struct WrittenMessage
{
    int revision = 0; ///< for whoever compares
    std::optional<std::int64_t> tokens; ///< where somebody has counted it
};

/// What is counted: a prompt with the values of its inputs, and what the price depends on.
struct CountJob
{
    Prompt prompt;
    QList<quint64> ids; ///< of the messages, in their order
    Json inputs = Json::object();
    Workspace workspace;
    QString provider; ///< id of the profile
    QDateTime at;
    std::optional<std::int64_t> usualOutput; ///< see EstimateBasis
    QList<InputReport> reports{}; ///< see EstimateBasis
    bool correct = true; ///< see EstimateBasis
    QHash<quint64, WrittenMessage> written; ///< what is known of the messages' texts
    int changes = 0; ///< number of what the rest is like, for whoever compares
    QSet<quint64> filledOf; ///< messages that are shown filled in
};

/// Tokens of one message when it was counted.
struct MessageTokens
{
    std::int64_t filled = 0; ///< as it was sent; where it could not be filled in yet, as it was written
    std::int64_t written = 0;
    int revision = 0;
};

/// What came out. Counts are of the filled-in texts.
struct PromptCount
{
    QStringList variables; ///< as variablesOf() gives them
    QStringList longVariables; ///< the ones that stand alone in a line, as the body of a letter does
    QHash<quint64, MessageTokens> messages; ///< by id
    bool exact = false; ///< the encoding is the model's own
    std::optional<Estimate> estimate; ///< nullopt: see `problem`
    std::int64_t system = 0; ///< of the request, by role, without framing
    std::int64_t user = 0;
    std::int64_t other = 0;
    std::optional<Error> problem; ///< why no request can be made
    QHash<quint64, QString> filled; ///< texts, of the messages that were asked for
    int changes = 0; ///< of the job
};

/// Pure and slow: a megabyte takes a part of a second.
PromptCount countPrompt(const CountJob &job, const Catalog &catalog);

/// Counts on a thread of its own. Of several jobs that wait only the newest is done; one that is being counted is finished
/// and told, so that there are figures also while somebody types without a pause. Going away waits for none of them.
class PromptCounter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptCounter)
public:
    explicit PromptCounter(const Catalog &catalog, QObject *parent = nullptr);

    void count(CountJob job);
    bool isBusy() const { return m_asked != m_told; } ///< more is going to be told

signals:
    void counted(const cuewright::PromptCount &count);

private:
    Catalog m_catalog; ///< shares its data
    int m_asked = 0;
    int m_told = 0;
    Background m_background{*this};
};

} // namespace cuewright
