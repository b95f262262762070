#include "tools/tracekeeper.h"

#include "base/files.h"
#include "tools/tracefile.h"

#include <QFileInfo>
#include <QThreadPool>

#include <utility>

namespace cuewright {
namespace {

std::shared_future<QByteArray> hashOf(const QByteArray &content)
{
    const auto task = std::make_shared<std::packaged_task<QByteArray()>>([content] { return DraftJournal::contentHash(content); });
    std::shared_future<QByteArray> hash = task->get_future().share();
    QThreadPool::globalInstance()->start([task] { (*task)(); });
    return hash;
}

} // namespace

Result<std::unique_ptr<TraceKeeper>> TraceKeeper::open(const QString &path, const Services &services)
{
    std::unique_ptr<TraceKeeper> keeper(new TraceKeeper(path, services));
    if (const auto done = keeper->read(); !done)
        return fail(done.error());
    keeper->restoreDraft();
    return keeper;
}

Result<> TraceKeeper::read()
{
    const auto content = readFile(m_path, kMaxTraceBytes);
    if (!content)
        return fail(content.error());
    const auto opened = parseTrace(*content);
    if (!opened)
        return fail(opened.error());
    m_problems = opened->problems;
    m_base = hashOf(*content);
    noteFile();
    m_document.setTrace(opened->trace);
    return {};
}

Result<> TraceKeeper::reload()
{
    if (const auto done = read(); !done)
        return done;
    m_unsaved = m_restored = false;
    if (m_journal)
        m_journal->discard();
    emit stateChanged();
    return {};
}

std::unique_ptr<TraceKeeper> TraceKeeper::make(const QString &path, const Trace &trace, const Services &services)
{
    std::unique_ptr<TraceKeeper> keeper(new TraceKeeper(path, services));
    keeper->m_document.setTrace(trace);
    keeper->m_unsaved = true;
    return keeper;
}

TraceKeeper::TraceKeeper(const QString &path, const Services &services)
    : m_path(path)
    , m_services(services)
{
    if (!services.draftFolder.isEmpty()) {
        m_journal = new DraftJournal(services.draftFolder, QFileInfo(path).absoluteFilePath(), services.clock, this);
        connect(m_journal, &DraftJournal::failed, this, &TraceKeeper::failed);
    }
    connect(&m_document, &TraceDocument::turnsChanged, this, &TraceKeeper::touched, Qt::QueuedConnection);
    connect(&m_document, &TraceDocument::branchesChanged, this, &TraceKeeper::touched, Qt::QueuedConnection);
    connect(&m_document, &TraceDocument::modifiedChanged, this, &TraceKeeper::stateChanged);
}

TraceKeeper::~TraceKeeper() = default;

QByteArray TraceKeeper::base() const
{
    return m_base.valid() ? m_base.get() : QByteArray();
}

QList<Secret> TraceKeeper::secrets() const
{
    return m_services.secrets ? m_services.secrets() : QList<Secret>();
}

void TraceKeeper::noteFile()
{
    const QFileInfo info(m_path);
    m_modified = info.lastModified();
    m_size = info.exists() ? info.size() : -1;
}

void TraceKeeper::restoreDraft()
{
    if (!m_journal)
        return;
    const auto draft = DraftJournal::read(m_services.draftFolder, m_journal->key());
    if (!draft) {
        m_problems << draft.error().message;
        return;
    }
    if (!draft->has_value())
        return;
    const auto trace = parseTrace((*draft)->text);
    if (!trace) {
        m_problems << trace.error().message;
        return;
    }
    // Where the file has been changed since, saving must ask.
    if (base() != (*draft)->base)
        m_size = -2;
    m_document.setTrace(trace->trace);
    m_unsaved = m_restored = true;
}

QString TraceKeeper::title() const
{
    return QFileInfo(m_path).fileName().section(u'.', 0, 0);
}

bool TraceKeeper::wasChangedByOthers() const
{
    const QFileInfo info(m_path);
    const qint64 size = info.exists() ? info.size() : -1;
    if (size == m_size && (size < 0 || info.lastModified() == m_modified))
        return false;
    if (size != m_size)
        return size >= 0; // a file that is gone is written again
    const auto content = readFile(m_path, kMaxTraceBytes);
    return content && DraftJournal::contentHash(*content) != base();
}

Result<TraceKeeper::SaveAnswer> TraceKeeper::save(bool over)
{
    if (!over && wasChangedByOthers())
        return SaveAnswer::Conflict;
    const QByteArray text = traceText(m_document.trace(), secrets());
    if (const auto written = writeFile(m_path, text); !written)
        return fail(written.error());
    m_base = hashOf(text);
    noteFile();
    m_unsaved = m_restored = false;
    if (m_journal)
        m_journal->discard();
    m_document.setSaved();
    emit stateChanged();
    emit saved();
    return SaveAnswer::Saved;
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
    if (m_journal) {
        // The trace shares its turns; making text of it is left to the journal's thread.
        m_journal->record([trace = m_document.trace(), base = m_base, secrets = secrets()]() -> Result<Draft> {
            Draft draft;
            draft.text = traceText(trace, secrets);
            draft.base = base.valid() ? base.get() : QByteArray();
            return draft;
        });
    }
    emit stateChanged();
}

} // namespace cuewright
