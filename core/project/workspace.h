#pragma once

#include "base/result.h"
#include "chat/request.h"
#include "project/promptfile.h"

#include <QString>
#include <QStringList>

namespace cuewright {

/// A folder of plain files: prompts/*.prompty, schemas/*.schema.json, tools/*.tool.json, data/*.csv|*.jsonl,
/// traces/*.trace.json. Paths handed out are relative to the folder, with "/".
class Workspace
{
public:
    enum class Kind { Prompt, Schema, Tool, TestSet, Trace };

    Workspace() = default;
    explicit Workspace(const QString &folder);

    QString folder() const { return m_folder; }
    QString name() const; ///< of the folder
    QStringList files(Kind kind) const; ///< sorted as people sort ("case 2" before "case 10")
    /// Empty for a path that leaves the folder, also by a link.
    QString absolute(const QString &relative) const;

    /// The request of one run: references resolved, messages rendered, schema and tools read. Texts in `inputs` are turned into
    /// the declared kinds. Errors: as renderMessages and resolveReferences; NotFound, Parse and Invalid name the schema or tool
    /// file; Invalid for an option of the wrong type.
    [[nodiscard]] Result<ChatRequest> request(const Prompt &prompt, const Json &inputs) const;

    /// The messages of that request alone.
    [[nodiscard]] Result<QList<Message>> messages(const Prompt &prompt, const Json &inputs) const;

    /// Test cases of a CSV (header row) or JSONL file, one object each. `limit` rows at most.
    /// Errors: NotFound, Parse with line and column.
    [[nodiscard]] Result<QList<Json>> testCases(const QString &relative, int limit = 100'000) const;

    [[nodiscard]] Result<ResponseFormat> responseFormat(const Prompt &prompt) const;
    /// Tools of kind function in the prompt, then those of its tool files.
    [[nodiscard]] Result<QList<ToolDefinition>> tools(const Prompt &prompt) const;

private:
    [[nodiscard]] Result<QByteArray> read(const QString &relative, qint64 maxBytes) const;
    [[nodiscard]] Result<Json> readJson(const QString &relative) const;
    [[nodiscard]] Result<Prompt> resolved(const Prompt &prompt) const;

    QString m_folder;
};

/// The format that a prompt chooses for its requests: its own extra, else model.apiType; nullopt: automatic.
std::optional<WireFormat> wireFormatOf(const Prompt &prompt);

} // namespace cuewright
