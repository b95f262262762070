#pragma once

#include "project/workspace.h"

#include <QDateTime>
#include <QHash>

namespace cuewright {

/// What prompts call themselves, read from their files. A file is read again only when it has changed.
class PromptTitles final
{
public:
    /// By path; without files that have no name or cannot be read, and without those past the limits.
    QHash<QString, QString> of(const Workspace &workspace, const QStringList &prompts);

private:
    struct Known
    {
        QDateTime changed;
        qint64 size = -1;
        QString title;
    };

    QHash<QString, Known> m_known; ///< by absolute path
};

} // namespace cuewright
