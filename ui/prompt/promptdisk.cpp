// A prompt and its file: saving, noticing other writers, reading again.
#include "prompt/promptdisk.h"

#include "base/files.h"
#include "prompt/promptdocument.h"

#include <QFileInfo>

namespace cuewright {

namespace {

constexpr qint64 kLargestFile = 64LL * 1024 * 1024; // PromptFile's own limit

} // namespace

QByteArray promptHashOnDisk(const QString &path)
{
    const auto content = readFile(path, kLargestFile);
    return content ? DraftJournal::contentHash(*content) : QByteArray();
}

QString promptDraftKey(const QString &path)
{
    return QFileInfo(path).absoluteFilePath();
}

bool PromptDocument::changedOnDisk() const
{
    if (path().isEmpty())
        return false;
    const QByteArray now = promptHashOnDisk(path());
    return !now.isEmpty() && now != m_diskHash;
}

PromptDocument::SaveAnswer PromptDocument::save()
{
    return changedOnDisk() ? SaveAnswer::Conflict : write(path());
}

PromptDocument::SaveAnswer PromptDocument::saveOver()
{
    return write(path());
}

PromptDocument::SaveAnswer PromptDocument::saveAs(const QString &path)
{
    return write(path);
}

PromptDocument::SaveAnswer PromptDocument::write(const QString &path)
{
    const QString before = this->path();
    const auto done = takeMessages().and_then([&] { return m_file.save(path); });
    if (!done) {
        emit failed(done.error());
        return SaveAnswer::Failed;
    }
    m_diskHash = DraftJournal::contentHash(m_file.text());
    m_savedAt = m_services.clock.utcNow();
    m_draftRestored = false;
    m_valuesTouched = false;
    m_undo.setClean();
    if (m_journal) {
        m_journal->setKey(promptDraftKey(path));
        m_journal->discard();
        m_draftSavedAt = {};
    }
    watchDirty();
    if (path != before)
        emit changed(Part::Name);
    emit saved();
    return SaveAnswer::Saved;
}

Result<> PromptDocument::reload()
{
    auto file = PromptFile::load(path());
    if (!file)
        return fail(file.error());
    m_file = *std::move(file);
    m_diskHash = promptHashOnDisk(path());
    readMessages();
    m_undo.clear();
    m_undo.setClean(); // an empty stack that was made unclean by a draft stays so through clear()
    discardDraft();
    watchDirty();
    emit reloaded();
    return {};
}

} // namespace cuewright
