#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "project/draftjournal.h"
#include "tools/tracedocument.h"

#include <QStringList>

#include <functional>
#include <future>
#include <memory>

namespace cuewright {

/// A trace and its file: saving, drafts, noticing other writers.
class TraceKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TraceKeeper)
public:
    enum class SaveAnswer {
        Saved,
        Conflict, ///< the file was changed by something else; nothing was written
    };
    struct Services
    {
        Clock &clock;
        QString draftFolder; ///< empty: no drafts are kept
        std::function<QList<Secret>()> secrets = {}; ///< struck out wherever a trace repeats them
    };

    /// With its draft over it where one was left by a crash. Errors: as openTrace().
    [[nodiscard]] static Result<std::unique_ptr<TraceKeeper>> open(const QString &path, const Services &services);
    /// A trace without a file yet, to be saved as `path`.
    static std::unique_ptr<TraceKeeper> make(const QString &path, const Trace &trace, const Services &services);
    ~TraceKeeper() override;

    TraceDocument &document() { return m_document; }
    const TraceDocument &document() const { return m_document; }
    QString path() const { return m_path; }
    QString title() const; ///< file name without its endings
    bool isDirty() const { return m_unsaved || m_document.isModified(); }
    bool draftWasRestored() const { return m_restored; }
    const QStringList &problems() const { return m_problems; } ///< what was odd about the file: sentences

    /// Atomic. Errors: as saveTrace(). `over`: also a file that was changed meanwhile.
    [[nodiscard]] Result<SaveAnswer> save(bool over = false);
    /// Takes what is in the file; edits and draft are given up. Errors: as open().
    [[nodiscard]] Result<> reload();
    void flushDraft();
    void giveUpDraft(); ///< the person does not want the edits; none is kept from here on

signals:
    void stateChanged(); ///< dirty, saved
    void saved();
    void failed(const cuewright::Error &error);

private:
    TraceKeeper(const QString &path, const Services &services);
    [[nodiscard]] Result<> read();
    void restoreDraft();
    void touched();
    QByteArray base() const; ///< may wait for it
    QList<Secret> secrets() const;
    bool wasChangedByOthers() const;
    void noteFile();

    QString m_path;
    Services m_services;
    TraceDocument m_document;
    DraftJournal *m_journal = nullptr;
    QStringList m_problems;
    /// contentHash() of the file as read or written last, worked out beside the window: a trace may be large; empty: there was
    /// none.
    std::shared_future<QByteArray> m_base;
    QDateTime m_modified; ///< of the file then
    qint64 m_size = -1;
    bool m_unsaved = false; ///< beyond what the document knows: a draft, or a trace that has no file
    bool m_restored = false;
};

} // namespace cuewright
