#include "schema/schemafile.h"

#include "base/files.h"

#include <QFileInfo>
#include <QStringDecoder>

#include <utility>

namespace cuewright {
namespace {

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

/// The file's text with "\n" for line ends, or why it is none.
Result<QString> decoded(const QByteArray &content, const QString &path)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(content);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return fail(Error::Code::Parse, SchemaFile::tr("“%1” is not a text file in UTF-8. It is left as it is.").arg(QFileInfo(path).fileName()));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text;
}

QByteArray encoded(const QString &text, bool byteOrderMark, bool carriageReturns)
{
    QByteArray content = text.toUtf8();
    if (carriageReturns)
        content.replace("\n", "\r\n");
    return byteOrderMark ? kByteOrderMark + content : content;
}

} // namespace

Result<std::unique_ptr<SchemaFile>> SchemaFile::open(const QString &path, const Services &services)
{
    std::unique_ptr<SchemaFile> file(new SchemaFile(path, services));
    if (const auto read = file->read(); !read)
        return fail(read.error());
    file->restoreDraft();
    file->m_samples.load();
    return file;
}

SchemaFile::SchemaFile(const QString &path, const Services &services)
    : m_path(path)
    , m_services(services)
    , m_samples(path, services.clock, services.draftFolder)
{
    m_document.setPlace(services.place);
    if (!services.draftFolder.isEmpty()) {
        m_journal = new DraftJournal(services.draftFolder, QFileInfo(path).absoluteFilePath(), services.clock, this);
        connect(m_journal, &DraftJournal::failed, this, &SchemaFile::failed);
        connect(m_journal, &DraftJournal::written, this, [this](const QDateTime &at) {
            m_draftSavedAt = at;
            emit stateChanged();
        });
    }
    connect(&m_document, &SchemaDocument::historyChanged, this, &SchemaFile::touched);
    connect(&m_samples, &SampleSet::stateChanged, this, &SchemaFile::stateChanged);
    connect(&m_samples, &SampleSet::failed, this, &SchemaFile::failed);
}

Result<> SchemaFile::read()
{
    const auto content = readFile(m_path, kMaxBytes);
    if (!content)
        return fail(content.error());
    const auto text = decoded(*content, m_path);
    if (!text)
        return fail(text.error());
    m_onDisk = *content;
    m_byteOrderMark = content->startsWith(kByteOrderMark);
    m_carriageReturns = content->contains("\r\n");
    m_document.setText(*text);
    return {};
}

void SchemaFile::restoreDraft()
{
    if (!m_journal)
        return;
    const auto draft = DraftJournal::read(m_services.draftFolder, m_journal->key());
    if (!draft) {
        m_draftProblem = draft.error();
        return;
    }
    if (!draft->has_value() || (*draft)->text == m_onDisk)
        return;
    const auto text = decoded((*draft)->text, m_path);
    if (!text)
        return;
    // Where the file has been changed since, saving must ask.
    if (DraftJournal::contentHash(m_onDisk) != (*draft)->base)
        m_onDisk.clear();
    m_restored = true; // before the document tells that it has no changes: the draft is all that there is of them
    m_document.setText(*text);
    m_draftSavedAt = (*draft)->savedAt;
}

QString SchemaFile::title() const
{
    return QFileInfo(m_path).fileName().section(u'.', 0, 0);
}

Result<SchemaFile::SaveAnswer> SchemaFile::save(bool over)
{
    m_document.endTyping();
    const auto current = readFile(m_path, kMaxBytes);
    if (!over && ((current && *current != m_onDisk) || (m_samples.isDirty() && m_samples.changedOutside())))
        return SaveAnswer::Conflict;
    const QByteArray content = isTextDirty() ? encoded(m_document.text(), m_byteOrderMark, m_carriageReturns) : m_onDisk;
    if (const auto written = writeFile(m_path, content); !written)
        return fail(written.error());
    m_onDisk = content;
    m_restored = false;
    m_savedAt = m_services.clock.utcNow();
    m_document.setSaved();
    if (m_journal)
        m_journal->discard();
    m_draftSavedAt = {};
    const auto kept = m_samples.save();
    emit stateChanged();
    if (!kept)
        return fail(kept.error());
    emit saved();
    return SaveAnswer::Saved;
}

Result<> SchemaFile::reload()
{
    if (const auto done = read(); !done)
        return done;
    m_restored = false;
    m_draftSavedAt = {};
    if (m_journal)
        m_journal->discard();
    m_samples.reload();
    emit stateChanged();
    return {};
}

void SchemaFile::flushDraft()
{
    if (m_journal)
        m_journal->flush();
    m_samples.flushDraft();
}

void SchemaFile::giveUpDraft()
{
    if (m_journal)
        m_journal->discard();
    delete std::exchange(m_journal, nullptr); // what the page still writes on its way out is not kept either
    m_samples.discardDraft();
}

void SchemaFile::touched()
{
    if (m_journal && isTextDirty()) {
        // The text is shared; turning it into bytes is left to the journal's thread.
        m_journal->record([text = m_document.text(), base = m_onDisk, mark = m_byteOrderMark, returns = m_carriageReturns]() -> Result<Draft> {
            Draft draft;
            draft.text = encoded(text, mark, returns);
            draft.base = DraftJournal::contentHash(base);
            return draft;
        });
    } else if (m_journal) {
        m_journal->discard();
        m_draftSavedAt = {};
    }
    emit stateChanged();
}

} // namespace cuewright
