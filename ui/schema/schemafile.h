#pragma once

#include "base/clock.h"
#include "project/draftjournal.h"
#include "schema/document/schemadocument.h"
#include "schema/sampleset.h"

#include <memory>
#include <optional>

namespace cuewright {

/// A schema being edited and its file: saving, drafts, noticing other writers. The samples that it is tested with are saved along. The document holds "\n" for line ends; what the
/// file had (byte order mark, "\r\n") comes back on saving, and an unedited file is written as the bytes it was.
class SchemaFile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaFile)
public:
    /// Larger files are refused; as much as a tool file may have, whose parameters are edited here, too.
    static constexpr qint64 kMaxBytes = 16 * 1024 * 1024;
    enum class SaveAnswer {
        Saved,
        Conflict, ///< the file was changed by something else; nothing was written
    };
    struct Services
    {
        Clock &clock;
        QString draftFolder; ///< empty: no drafts are kept
        SchemaDocument::Place place = nullptr; ///< of the schema in the file
    };

    /// With its draft over it where one was left by a crash. Errors: as readFile; Parse where the file is no UTF-8 text.
    [[nodiscard]] static Result<std::unique_ptr<SchemaFile>> open(const QString &path, const Services &services);

    SchemaDocument &document() { return m_document; }
    const SchemaDocument &document() const { return m_document; }
    SampleSet &samples() { return m_samples; }
    QString path() const { return m_path; }
    QString title() const; ///< file name without its endings
    bool isDirty() const { return isTextDirty() || m_samples.isDirty(); }
    bool draftWasRestored() const { return m_restored || m_samples.draftWasRestored(); }
    std::optional<Error> draftProblem() const { return m_draftProblem; }
    QDateTime draftSavedAt() const { return m_draftSavedAt; }
    QDateTime savedAt() const { return m_savedAt; } ///< in this session; invalid: not yet

    /// Schema and samples, each atomic. Errors: as writeFile. `over`: also files that were changed meanwhile.
    [[nodiscard]] Result<SaveAnswer> save(bool over = false);
    /// Takes what is on the disk; history and draft are given up. Errors: as open().
    [[nodiscard]] Result<> reload();
    void flushDraft();
    void giveUpDraft(); ///< the person does not want the edits; none is kept from here on

signals:
    void stateChanged(); ///< dirty, draft saved, saved
    void saved();
    void failed(const cuewright::Error &error);

private:
    SchemaFile(const QString &path, const Services &services);
    bool isTextDirty() const { return m_restored || m_document.isModified(); }
    [[nodiscard]] Result<> read();
    void restoreDraft();
    void touched();

    QString m_path;
    Services m_services;
    SchemaDocument m_document;
    SampleSet m_samples;
    DraftJournal *m_journal = nullptr;
    QByteArray m_onDisk; ///< as read or written last
    bool m_byteOrderMark = false;
    bool m_carriageReturns = false;
    bool m_restored = false;
    std::optional<Error> m_draftProblem;
    QDateTime m_draftSavedAt;
    QDateTime m_savedAt;
};

} // namespace cuewright
