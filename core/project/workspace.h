#pragma once

#include "base/result.h"
#include "chat/request.h"
#include "project/promptfile.h"

#include <QString>
#include <QStringList>

namespace cuewright {

/// A folder of plain files: prompts/*.prompty, schemas/*.schema.json, tools/*.tool.json, data/*.csv|*.jsonl. Paths handed
/// out are relative to the folder, with "/".
class Workspace
{
public:
    enum class Kind { Prompt, Schema, Tool, TestSet };

    Workspace() = default;
    explicit Workspace(const QString &folder);

    QString folder() const { return m_folder; }
    QString name() const; ///< of the folder
    QStringList files(Kind kind) const; ///< sorted as people sort ("case 2" before "case 10")
    QString absolute(const QString &relative) const;

    /// The request of one run: messages rendered, schema and tools read. Errors: as renderMessages; NotFound and Parse name
    /// the schema or tool file.
    [[nodiscard]] Result<ChatRequest> request(const Prompt &prompt, const Json &inputs) const;

    /// Test cases of a CSV (header row) or JSONL file, one object each. `limit` rows at most.
    [[nodiscard]] Result<QList<Json>> testCases(const QString &relative, int limit = 100'000) const;

private:
    QString m_folder;
};

} // namespace cuewright
