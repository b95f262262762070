#pragma once

#include "project/workspace.h"
#include "tools/toolfile.h"

#include <QHash>

#include <functional>

namespace cuewright {

/// The tool files of a workspace by the name that the model knows. A file is read when it is first asked for, and again after
/// it has changed on the disk.
class ToolShelf
{
public:
    explicit ToolShelf(const Workspace &workspace);

    /// nullptr: no file that can be read has such a tool.
    const ToolFile *find(const QString &tool) const;
    QList<ToolDefinition> definitions() const; ///< of all that can be read, by name
    QString pathOf(const QString &tool) const; ///< workspace-relative; empty: there is none
    /// Puts the mock at the end of the tool's file, which is made from `definition` where there is none; gives the name that the
    /// mock has there. Errors: as ToolFile::save().
    [[nodiscard]] Result<QString> addMock(const ToolDefinition &definition, const ToolMock &mock);
    /// Files may have come or gone.
    void refresh();

private:
    struct Entry
    {
        QString path;
        QDateTime modified;
        qint64 size = 0;
        ToolFile file;
    };
    void read() const;

    Workspace m_workspace;
    mutable QHash<QString, Entry> m_files; ///< by tool name
    mutable bool m_isRead = false;
};

} // namespace cuewright
