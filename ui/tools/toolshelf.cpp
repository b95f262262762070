#include "tools/toolshelf.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace cuewright {

ToolShelf::ToolShelf(const Workspace &workspace)
    : m_workspace(workspace)
{
}

void ToolShelf::refresh()
{
    m_isRead = false;
}

void ToolShelf::read() const
{
    if (m_isRead)
        return;
    m_isRead = true;
    QHash<QString, Entry> fresh;
    for (const QString &path : m_workspace.files(Workspace::Kind::Tool)) {
        const QString absolute = m_workspace.absolute(path);
        const QFileInfo info(absolute);
        const auto known = std::find_if(m_files.cbegin(), m_files.cend(), [&](const Entry &entry) {
            return entry.path == path && entry.modified == info.lastModified() && entry.size == info.size();
        });
        if (known != m_files.cend()) {
            fresh.insert(known.key(), *known);
            continue;
        }
        const auto file = ToolFile::load(absolute);
        if (file && !file->definition().name.isEmpty() && !fresh.contains(file->definition().name))
            fresh.insert(file->definition().name, {path, info.lastModified(), info.size(), *file});
    }
    m_files = fresh;
}

const ToolFile *ToolShelf::find(const QString &tool) const
{
    read();
    const auto known = m_files.constFind(tool);
    return known == m_files.constEnd() ? nullptr : &known->file;
}

QList<ToolDefinition> ToolShelf::definitions() const
{
    read();
    QStringList names = m_files.keys();
    names.sort();
    QList<ToolDefinition> all;
    for (const QString &name : std::as_const(names))
        all << m_files.constFind(name)->file.definition();
    return all;
}

QString ToolShelf::pathOf(const QString &tool) const
{
    read();
    return m_files.value(tool).path;
}

Result<QString> ToolShelf::addMock(const ToolDefinition &definition, const ToolMock &mock)
{
    refresh(); // another program may have written since
    const ToolFile *known = find(definition.name);
    ToolFile file = known ? *known : ToolFile();
    QString path = known ? pathOf(definition.name) : QStringLiteral("tools/%1.tool.json").arg(definition.name);
    if (!known) {
        if (const auto set = file.setDefinition(definition); !set)
            return fail(set.error());
    }
    auto name = file.addMock(mock);
    if (!name)
        return name;
    const QString absolute = QDir(m_workspace.folder()).filePath(path);
    if (!QDir().mkpath(QFileInfo(absolute).path()))
        return fail(Error::Code::Io, QCoreApplication::translate("ToolShelf", "The folder for tools cannot be made."));
    if (const auto saved = file.save(absolute); !saved)
        return fail(saved.error());
    refresh();
    return name;
}

} // namespace cuewright
