#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace cuewright {

/// Edits of one document that are not in its file yet.
struct Draft
{
    QString key; ///< what was edited: a file's absolute path, or a name of the owner's choice for one without a file
    QByteArray text; ///< the whole file as it would be saved
    QByteArray base; ///< contentHash() of the file that the edits started from; empty: there was none
    Json extra; ///< the owner's own object (values of inputs, …); null: none
    QDateTime savedAt; ///< UTC
};

/// Keeps the draft of one document on disk, so that a crash or a power cut costs at most a second of typing.
///
/// Each record() reaches the disk within a second; making and writing the draft happens on a thread of the journal's own,
/// one after the other, and only the newest of several waiting drafts is made. The destructor writes what still waits.
/// Signals arrive in the thread of the journal.
class DraftJournal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DraftJournal)
public:
    /// Called on another thread: must own everything it reads.
    using Make = std::function<Result<Draft>()>;

    /// `clock` outlives the journal. `folder` is made when first needed.
    DraftJournal(QString folder, QString key, Clock &clock, QObject *parent = nullptr);
    ~DraftJournal() override;

    QString key() const { return m_key; }
    /// Later drafts belong to another file, as after "Save as"; the old draft is removed.
    void setKey(const QString &key);

    void record(Make make);
    /// The draft is no longer needed: removes it from the disk, also one that is being written just now.
    void discard();
    /// Writes what waits and comes back when it is on the disk.
    void flush();

    /// The draft of `key`; nullopt: there is none. Errors: Io, Parse (cut or changed by something else; the file stays).
    [[nodiscard]] static Result<std::optional<Draft>> read(const QString &folder, const QString &key);
    /// Keys of all drafts that can be read, newest first.
    static QStringList keys(const QString &folder);
    static QByteArray contentHash(const QByteArray &text);

signals:
    void written(const QDateTime &at);
    void failed(const Error &error);

private:
    void startWriting();

    QString m_folder;
    QString m_key;
    Clock &m_clock;
    QThreadPool m_pool;
    std::unique_ptr<Alarm> m_alarm;
    Make m_waiting;
    int m_discards = 0; ///< news of a draft from before the last discard() is no news
};

} // namespace cuewright
