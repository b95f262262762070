#pragma once

#include "catalog/catalog.h"
#include "project/workspace.h"
#include "runs/estimate.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

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
    quint64 boundariesOf = 0; ///< the message whose tokens are shown; 0: none
};

/// What came out. Counts are of the filled-in texts.
struct PromptCount
{
    QStringList variables; ///< as variablesOf() gives them
    QStringList longVariables; ///< the ones that stand alone in a line, as the body of a letter does
    QHash<quint64, std::int64_t> messages; ///< by id; one that cannot be filled in yet is counted as it is written
    QHash<QString, std::int64_t> inputs; ///< of texts
    bool exact = false; ///< the encoding is the model's own
    std::optional<Estimate> estimate; ///< nullopt: see `problem`
    std::int64_t system = 0; ///< of the request, by role
    std::int64_t user = 0;
    std::int64_t other = 0;
    std::optional<Error> problem; ///< why no request can be made
    quint64 boundariesOf = 0;
    QString filled; ///< text of that message
    std::vector<qsizetype> boundaries;
};

/// Pure and slow: a megabyte takes a part of a second.
PromptCount countPrompt(const CountJob &job, const Catalog &catalog);

/// Counts on a thread of its own. Of several jobs only the newest is done; one that is being counted is finished, but told
/// to nobody when a newer one has come.
class PromptCounter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptCounter)
public:
    explicit PromptCounter(const Catalog &catalog, QObject *parent = nullptr);
    ~PromptCounter() override; ///< waits for the job that is being counted

    void count(CountJob job);
    bool isBusy() const { return m_asked != m_told; }

signals:
    void counted(const cuewright::PromptCount &count);

private:
    Catalog m_catalog; ///< shares its data
    QThreadPool m_pool;
    int m_asked = 0;
    int m_told = 0;
};

} // namespace cuewright
