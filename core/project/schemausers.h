#pragma once

#include "project/workspace.h"

namespace cuewright {

/// A prompt whose replies follow a schema file, or that has a tool.
struct SchemaUser
{
    QString path; ///< workspace-relative
    Prompt prompt;

    QString title() const; ///< what it calls itself, else the file's name
};

/// The prompts that name `schema` (workspace-relative), in the workspace's order. Reads every prompt file of at most 256 KiB, so
/// not for the thread of the window; files that cannot be read use nothing.
QList<SchemaUser> schemaUsers(const Workspace &workspace, const QString &schema);
/// The same for a tool file.
QList<SchemaUser> toolUsers(const Workspace &workspace, const QString &tool);

} // namespace cuewright
