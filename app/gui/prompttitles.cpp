#include "gui/prompttitles.h"

#include <QFileInfo>

#include <algorithm>

namespace cuewright {
namespace {

// The list must be there at once: a project with more, or larger, prompts shows the others by their files' names.
constexpr qsizetype kMostPrompts = 500;
constexpr qint64 kLargestPrompt = 256 * 1024;

QString titleOf(const Prompt &prompt)
{
    return prompt.displayName.isEmpty() ? prompt.name : prompt.displayName;
}

} // namespace

QHash<QString, QString> PromptTitles::of(const Workspace &workspace, const QStringList &prompts)
{
    QHash<QString, QString> titles;
    QHash<QString, Known> known;
    for (const QString &path : prompts.first(std::min(prompts.size(), kMostPrompts))) {
        const QFileInfo file(workspace.absolute(path));
        if (!file.isFile() || file.size() > kLargestPrompt)
            continue;
        Known entry = m_known.value(file.filePath());
        if (entry.changed != file.lastModified() || entry.size != file.size()) {
            const auto prompt = PromptFile::load(file.filePath());
            entry = {file.lastModified(), file.size(), prompt ? titleOf(prompt->prompt()) : QString()};
        }
        known.insert(file.filePath(), entry);
        if (!entry.title.isEmpty())
            titles.insert(path, entry.title);
    }
    m_known = known;
    return titles;
}

} // namespace cuewright
