#include "project/schemausers.h"

#include <QFileInfo>

namespace cuewright {

namespace {

constexpr qint64 kLargestPrompt = 256 * 1024;

} // namespace

QString SchemaUser::title() const
{
    if (!prompt.displayName.isEmpty())
        return prompt.displayName;
    return prompt.name.isEmpty() ? QFileInfo(path).completeBaseName() : prompt.name;
}

QList<SchemaUser> schemaUsers(const Workspace &workspace, const QString &schema)
{
    QList<SchemaUser> users;
    if (workspace.folder().isEmpty() || schema.isEmpty())
        return users;
    for (const QString &path : workspace.files(Workspace::Kind::Prompt)) {
        const QFileInfo file(workspace.absolute(path));
        if (!file.isFile() || file.size() > kLargestPrompt)
            continue;
        const auto loaded = PromptFile::load(file.filePath());
        if (loaded && loaded->prompt().schemaFile == schema)
            users.append({path, loaded->prompt()});
    }
    return users;
}

} // namespace cuewright
