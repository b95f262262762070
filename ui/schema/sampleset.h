#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "project/draftjournal.h"

#include <QHash>
#include <QObject>

#include <optional>
#include <vector>

namespace cuewright {

/// A reply that is kept to test a schema with.
struct SchemaSample
{
    QString name;
    Json value;
    bool valid = true; ///< what the schema should say of it

    friend bool operator==(const SchemaSample &, const SchemaSample &) = default;
};

/// The test cases of one schema.
///
/// They have a file of their own beside it, "triage.samples.json" for "triage.schema.json": the schema's file is what other
/// programs read and what is sent, and a sample is no part of either. The file is
/// {"samples": [{"name": "…", "expect": "valid" or "invalid", "value": …}]}; keys and entries of other shapes stay as they are.
/// It is written with the schema (SchemaFile::save) and has a draft of its own. There is none while nothing is kept.
class SampleSet final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SampleSet)
public:
    /// Larger files are not read.
    static constexpr qint64 kMaxBytes = 16 * 1024 * 1024;

    /// `draftFolder` empty: no drafts are kept.
    SampleSet(const QString &schemaPath, Clock &clock, const QString &draftFolder, QObject *parent = nullptr);

    static QString pathFor(const QString &schemaPath);
    QString path() const { return m_path; }

    /// Takes what is on the disk, with its draft over it where one was left by a crash. A file that cannot be read leaves none,
    /// and problem() says why: nothing is changed or written then.
    void load();
    /// As load(), but the draft is thrown away.
    void reload();
    const std::optional<Error> &problem() const { return m_problem; }
    bool draftWasRestored() const { return m_restored; }

    int count() const { return static_cast<int>(m_places.size()); }
    SchemaSample at(int index) const;
    QList<SchemaSample> all() const;
    int add(const SchemaSample &sample); ///< gives its index
    void change(int index, const SchemaSample &sample);
    void remove(int index);
    /// What was typed into a sample and is no JSON yet, an empty text too; nullopt: nothing. Only the draft has it: it comes back
    /// after a crash.
    std::optional<QString> unread(int index) const;
    void setUnread(int index, const std::optional<QString> &text);

    bool isDirty() const { return m_dirty; }
    bool changedOutside() const; ///< the file is not what was read or written last
    /// Atomic; nothing happens where nothing was changed. Errors: as writeFile.
    [[nodiscard]] Result<> save();
    void discardDraft();
    void flushDraft();

signals:
    void changed(); ///< samples
    void stateChanged(); ///< isDirty()
    void failed(const cuewright::Error &error);

private:
    enum class Drafts { Restored, Ignored };

    void read(Drafts drafts);
    [[nodiscard]] Result<> take(const QByteArray &content);
    [[nodiscard]] Result<> restoreDraft();
    void find();
    void touched();
    void record();
    void takeUnread(const Json &extra);
    Json &entries();

    QString m_path;
    DraftJournal *m_journal = nullptr;
    QString m_draftFolder;
    QByteArray m_onDisk; ///< as read or written last; empty: no file
    Json m_json = Json::object();
    std::vector<std::size_t> m_places; ///< of the samples among the entries
    std::optional<Error> m_problem;
    QHash<int, QString> m_unread; ///< by sample
    bool m_dirty = false;
    bool m_restored = false;
};

} // namespace cuewright
