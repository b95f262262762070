#include "project/schemausers.h"

#include <QFileInfo>

namespace cuewright {

namespace {

constexpr qint64 kLargestPrompt = 256 * 1024;

template<typename Uses>
QList<SchemaUser> usersOf(const Workspace &workspace, Uses uses)
{
    QList<SchemaUser> users;
    if (workspace.folder().isEmpty())
        return users;
    for (const QString &path : workspace.files(Workspace::Kind::Prompt)) {
        const QFileInfo file(workspace.absolute(path));
        if (!file.isFile() || file.size() > kLargestPrompt)
            continue;
        const auto loaded = PromptFile::load(file.filePath());
        if (loaded && uses(loaded->prompt()))
            users.append({path, loaded->prompt()});
    }
    return users;
}

} // namespace

QString SchemaUser::title() const
{
    if (!prompt.displayName.isEmpty())
        return prompt.displayName;
    return prompt.name.isEmpty() ? QFileInfo(path).completeBaseName() : prompt.name;
}

QList<SchemaUser> schemaUsers(const Workspace &workspace, const QString &schema)
{
    if (schema.isEmpty())
        return {};
    return usersOf(workspace, [&](const Prompt &prompt) { return prompt.schemaFile == schema; });
}

QList<SchemaUser> toolUsers(const Workspace &workspace, const QString &tool)
{
    return usersOf(workspace, [&](const Prompt &prompt) { return prompt.toolFiles.contains(tool); });
}

} // namespace cuewright
