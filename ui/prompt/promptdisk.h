#pragma once

#include <QByteArray>
#include <QString>

namespace cuewright {

/// What a prompt's file holds now, as DraftJournal::contentHash(); empty where it cannot be read.
QByteArray promptHashOnDisk(const QString &path);
/// Under which a file's draft is kept.
QString promptDraftKey(const QString &path);

} // namespace cuewright
