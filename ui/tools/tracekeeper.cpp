#include "tools/tracekeeper.h"

#include "base/files.h"
#include "tools/tracefile.h"

#include <QDateTime>
#include <QFileInfo>

#include <future>
#include <memory>
#include <utility>

namespace cuewright {

struct TraceKeeper::Opened
{
    OpenedTrace file;
    Known known;
    bool isDraft = false;
};

TraceKeeper::TraceKeeper(const QString &path, const Services &services)
    : m_path(path)
    , m_services(services)
{
    m_writing.setMaxThreadCount(1);
    if (!services.draftFolder.isEmpty()) {
        m_journal = new DraftJournal(services.draftFolder, QFileInfo(path).absoluteFilePath(), services.clock, this);
        connect(m_journal, &DraftJournal::failed, this, &TraceKeeper::failed);
    }
    connect(&m_document, &TraceDocument::turnsChanged, this, &TraceKeeper::touched, Qt::QueuedConnection);
    connect(&m_document, &TraceDocument::branchesChanged, this, &TraceKeeper::touched, Qt::QueuedConnection);
    connect(&m_document, &TraceDocument::modifiedChanged, this, &TraceKeeper::stateChanged);
    startReading(true);
}

// What has been written since the last news needs no draft any more. Nobody is told: those who listen are going, too.
TraceKeeper::~TraceKeeper()
{
    m_writing.waitForDone();
    if (m_saved && !m_saved->error && !m_saved->conflict && !keepWhatIsNewer(*m_saved) && m_journal)
        m_journal->discard();
}

void TraceKeeper::startReading(bool withDraft)
{
    m_isOpening = true;
    const QString folder = withDraft && m_journal ? m_services.draftFolder : QString();
    const QString key = m_journal ? m_journal->key() : QString();
    m_reading.start([this, path = m_path, folder, key, withDraft](const Background::Stop &) -> std::function<void()> {
        const auto opened = std::make_shared<const Result<Opened>>(read(path, folder, key));
        return [this, opened, withDraft] { takeOpened(*opened, withDraft); };
    });
}

Result<TraceKeeper::Opened> TraceKeeper::read(const QString &path, const QString &draftFolder, const QString &draftKey)
{
    const auto content = readFile(path, kMaxTraceBytes);
    if (!content)
        return fail(content.error());
    // A fifth of all that opening a large one costs: beside the reading it costs nothing.
    auto known = std::async(std::launch::async, &TraceKeeper::knownOf, path, *content);
    auto parsed = parseTrace(*content);
    if (!parsed)
        return fail(parsed.error());
    Opened opened{*std::move(parsed), known.get(), false};
    if (draftFolder.isEmpty())
        return opened;
    const auto draft = DraftJournal::read(draftFolder, draftKey);
    if (!draft)
        opened.file.problems << draft.error().message;
    if (!draft || !*draft)
        return opened;
    const auto trace = parseTrace((*draft)->text);
    if (!trace) {
        opened.file.problems << trace.error().message;
        return opened;
    }
    // Where the file has been changed since, saving must ask.
    if (opened.known.hash != (*draft)->base)
        opened.known.size = -2;
    opened.file.trace = trace->trace;
    opened.isDraft = true;
    return opened;
}

void TraceKeeper::takeOpened(const Result<Opened> &read, bool withDraft)
{
    m_isOpening = false;
    if (!read) {
        emit openFailed(read.error());
        return;
    }
    m_problems = m_services.problems + read->file.problems;
    m_known = read->known;
    m_unsaved = m_restored = read->isDraft;
    if (m_journal && !withDraft)
        m_journal->discard();
    m_document.setTrace(read->file.trace);
    emit stateChanged();
    emit opened();
}

void TraceKeeper::reload()
{
    if (!m_isOpening)
        startReading(false);
}

QList<Secret> TraceKeeper::secrets() const
{
    return m_services.secrets ? m_services.secrets() : QList<Secret>();
}

TraceKeeper::Known TraceKeeper::knownOf(const QString &path, const QByteArray &content)
{
    const QFileInfo info(path);
    return {DraftJournal::contentHash(content), info.lastModified(), info.exists() ? info.size() : -1};
}

QString TraceKeeper::title() const
{
    return QFileInfo(m_path).fileName().section(u'.', 0, 0);
}

bool TraceKeeper::wasChangedByOthers(const QString &path, const Known &known)
{
    const QFileInfo info(path);
    const qint64 size = info.exists() ? info.size() : -1;
    if (size == known.size && (size < 0 || info.lastModified() == known.modified))
        return false;
    if (size != known.size)
        return size >= 0; // a file that is gone is written again
    const auto content = readFile(path, kMaxTraceBytes);
    return content && DraftJournal::contentHash(*content) != known.hash;
}

void TraceKeeper::save(bool over)
{
    if (m_isOpening)
        return;
    m_wanted = Wanted{m_document.trace(), m_document.revision(), over};
    if (!std::exchange(m_isSaving, true))
        startSaving();
}

void TraceKeeper::startSaving()
{
    m_saved.reset();
    m_writing.start([this, wanted = *std::exchange(m_wanted, std::nullopt), path = m_path, known = m_known, secrets = secrets()] {
        m_saved = write(wanted, path, known, secrets);
        QMetaObject::invokeMethod(this, &TraceKeeper::endSaving, Qt::QueuedConnection);
    });
}

TraceKeeper::Saved TraceKeeper::write(const Wanted &wanted, const QString &path, const Known &known, const QList<Secret> &secrets)
{
    Saved saved{std::nullopt, false, known, wanted.revision};
    if (!wanted.over && wasChangedByOthers(path, known)) {
        saved.conflict = true;
        return saved;
    }
    const QByteArray text = traceText(wanted.trace, secrets);
    if (const auto written = writeFile(path, text); written)
        saved.known = knownOf(path, text);
    else
        saved.error = written.error();
    return saved;
}

void TraceKeeper::endSaving()
{
    const Saved saved = *std::exchange(m_saved, std::nullopt);
    m_known = saved.known;
    if (m_wanted) {
        startSaving();
        return;
    }
    m_isSaving = false;
    if (saved.error || saved.conflict) {
        emit stateChanged();
        if (saved.error)
            emit saveFailed(*saved.error);
        else
            emit saveEnded(SaveAnswer::Conflict);
        return;
    }
    m_unsaved = m_restored = false;
    if (!keepWhatIsNewer(saved)) {
        if (m_journal)
            m_journal->discard();
        m_document.setSaved();
    }
    emit stateChanged();
    emit saveEnded(SaveAnswer::Saved);
}

// Edits that were made while it was saved start from the new file.
bool TraceKeeper::keepWhatIsNewer(const Saved &saved)
{
    m_known = saved.known;
    if (saved.revision == m_document.revision())
        return false;
    recordDraft();
    return true;
}

void TraceKeeper::flushDraft()
{
    if (m_journal)
        m_journal->flush();
}

void TraceKeeper::giveUpDraft()
{
    if (m_journal)
        m_journal->discard();
    delete std::exchange(m_journal, nullptr); // a run that still ends is not kept either
}

void TraceKeeper::touched()
{
    if (!isDirty())
        return;
    recordDraft();
    emit stateChanged();
}

void TraceKeeper::recordDraft()
{
    if (!m_journal)
        return;
    // The trace shares its turns; making text of it is left to the journal's thread.
    m_journal->record([trace = m_document.trace(), base = m_known.hash, secrets = secrets()]() -> Result<Draft> {
        Draft draft;
        draft.text = traceText(trace, secrets);
        draft.base = base;
        return draft;
    });
}

} // namespace cuewright
