#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "project/draftjournal.h"
#include "tools/tracedocument.h"
#include "widgets/background.h"

#include <QStringList>
#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <optional>

namespace cuewright {

/// A trace and its file: opening, saving, drafts, noticing other writers. A trace may have many megabytes: all that touches the
/// disk, or makes or reads the text, happens on other threads. Signals arrive in the thread of the keeper.
///
/// Destroyed while it opens, it drops what is read; while it saves, it waits until the file is written.
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
        std::function<QList<Secret>()> secrets = {}; ///< struck out wherever a trace repeats them; called in the keeper's thread
        QStringList problems = {}; ///< of how the file was made: told with those of the file
    };

    /// Starts to read `path`, and the draft where one was left by a crash: isOpening() until opened() or openFailed().
    TraceKeeper(const QString &path, const Services &services);
    ~TraceKeeper() override;

    TraceDocument &document() { return m_document; }
    const TraceDocument &document() const { return m_document; }
    QString path() const { return m_path; }
    QString title() const; ///< file name without its endings
    QList<Secret> secrets() const; ///< that no file may repeat
    bool isOpening() const { return m_isOpening; }
    bool isSaving() const { return m_isSaving; }
    bool isDirty() const { return m_unsaved || m_document.isModified(); } ///< also while that is being saved
    bool draftWasRestored() const { return m_restored; }
    const QStringList &problems() const { return m_problems; } ///< what was odd about the file, and how it was made: sentences

    /// Saves the trace as it is now; isSaving() until saveEnded() or saveFailed(). Replaces the file in one step, and after a
    /// failure the old file, the edits and their draft are still there. Called again meanwhile, it writes once more after that,
    /// with the latest trace, and answers once. `over`: also a file that was changed meanwhile. Does nothing while opening.
    void save(bool over = false);
    /// Takes what is in the file, as opening does; edits and draft are given up when it has been read. After openFailed() the
    /// trace is what it was.
    void reload();
    void flushDraft();
    void giveUpDraft(); ///< the person does not want the edits; none is kept from here on

signals:
    void opened();
    void openFailed(const cuewright::Error &error); ///< as openTrace()
    void stateChanged(); ///< dirty, saved
    void saveEnded(cuewright::TraceKeeper::SaveAnswer answer);
    void saveFailed(const cuewright::Error &error); ///< as saveTrace()
    void failed(const cuewright::Error &error); ///< of a draft

private:
    /// The file as it was read or written last.
    struct Known
    {
        QByteArray hash; ///< DraftJournal::contentHash(); empty: there was none
        QDateTime modified;
        qint64 size = -1; ///< -1: there was none
    };
    struct Opened;
    struct Wanted
    {
        Trace trace;
        std::uint64_t revision = 0; ///< of the document
        bool over = false;
    };
    struct Saved
    {
        std::optional<Error> error;
        bool conflict = false;
        Known known;
        std::uint64_t revision = 0;
    };

    [[nodiscard]] static Result<Opened> read(const QString &path, const QString &draftFolder, const QString &draftKey);
    static Known knownOf(const QString &path, const QByteArray &content);
    static bool wasChangedByOthers(const QString &path, const Known &known);
    static Saved write(const Wanted &wanted, const QString &path, const Known &known, const QList<Secret> &secrets);
    void startReading(bool withDraft);
    void takeOpened(const Result<Opened> &read, bool withDraft);
    void startSaving();
    void endSaving();
    bool keepWhatIsNewer(const Saved &saved); ///< as a draft; false: there is nothing
    void touched();
    void recordDraft();

    QString m_path;
    Services m_services;
    TraceDocument m_document;
    Background m_reading{*this};
    QThreadPool m_writing; ///< one thread
    DraftJournal *m_journal = nullptr;
    QStringList m_problems;
    Known m_known;
    std::optional<Wanted> m_wanted; ///< waits for the save that is under way
    std::optional<Saved> m_saved; ///< written by that thread before it tells
    bool m_isOpening = false;
    bool m_isSaving = false;
    bool m_unsaved = false; ///< beyond what the document knows: a draft
    bool m_restored = false;
};

} // namespace cuewright
