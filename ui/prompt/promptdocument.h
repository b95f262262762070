#pragma once

#include "base/clock.h"
#include "project/draftjournal.h"
#include "project/promptfile.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace cuewright {

/// One message as it is being edited. `id` stays with the message while it moves and through undo.
struct EditedMessage
{
    quint64 id = 0;
    Role role = Role::User;
    QString text;
    Json attributes; ///< see MessageTemplate
};

/// A replacement of some text, in UTF-16 units.
struct TextChange
{
    qsizetype position = 0;
    QString removed;
    QString inserted;
};

/// What the answer has to look like.
struct ReplyFormat
{
    enum class Kind { Text, JsonObject, Schema };

    Kind kind = Kind::Text;
    QString schemaFile; ///< Schema: workspace-relative
    bool strict = true;

    friend bool operator==(const ReplyFormat &, const ReplyFormat &) = default;
};

/// A prompt being edited: the file, its undo history, its draft on disk and whether it differs from what was saved.
///
/// Every verb makes one undo step (typing merges into words) and reaches the draft journal. Views listen to the signals; a
/// view that made a text edit itself knows the echo by the change's own id. Lives in the GUI thread.
class PromptDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptDocument)
public:
    enum class Part { Name, Model, Options, Format, Inputs, TestSet, Messages };
    Q_ENUM(Part)
    enum class SaveAnswer {
        Saved,
        Conflict, ///< the file was changed by something else; nothing was written
        Failed, ///< said through failed()
    };
    /// Where drafts go and what time it is; both outlive the document.
    struct Services
    {
        Clock &clock;
        QString draftFolder; ///< empty: no drafts are kept
    };

    /// Opens a file, with its draft over it where one was left by a crash. Errors: as PromptFile::load.
    [[nodiscard]] static Result<std::unique_ptr<PromptDocument>> open(const QString &path, const Services &services);
    /// A new prompt that has no file yet; `draftKey` names its draft until then.
    [[nodiscard]] static Result<std::unique_ptr<PromptDocument>> create(
        const QString &draftKey, const Services &services);
    ~PromptDocument() override;

    // What it says now.
    QString path() const { return m_file.path(); } ///< empty: never saved
    QString title() const; ///< display name, else name, else file name
    /// Everything with the messages as edited. Copies texts by reference, so it is cheap and safe to give to a thread.
    Prompt prompt() const;
    const QList<EditedMessage> &messages() const { return m_messages; }
    qsizetype indexOf(quint64 id) const; ///< -1: no such message
    ReplyFormat format() const;
    QString endpoint() const; ///< id of the profile that runs go to
    Json option(const QString &name) const; ///< null: not set
    Json inputValues() const { return m_values; } ///< object; what the person filled in for the next run

    QUndoStack &undoStack() { return m_undo; }
    bool isDirty() const;
    bool draftWasRestored() const { return m_draftRestored; }
    /// Why a draft that is there could not be used; it stays where it is.
    std::optional<Error> draftProblem() const { return m_draftProblem; }
    QDateTime draftSavedAt() const { return m_draftSavedAt; } ///< UTC; invalid: nothing is in the journal
    QDateTime savedAt() const { return m_savedAt; } ///< of the file, in this session; invalid: not yet

    // Verbs. Those that fail leave everything as it was and say why through failed().
    void editText(quint64 id, const TextChange &change);
    quint64 addMessage(qsizetype index, Role role, const QString &text = {});
    void removeMessage(qsizetype index); ///< not the last one
    void moveMessage(qsizetype from, qsizetype to);
    void changeRole(qsizetype index, Role role);
    bool rename(const QString &name);
    /// Changes with the same `typing`, one after the other, are one step of undo; -1: a step of its own.
    bool changeModel(const QString &id, const QString &provider, int typing = -1);
    bool changeEndpoint(const QString &profile); ///< id; empty: as the model's provider says
    bool changeCache(const QString &use); ///< as Prompt::cache; empty: off
    bool changeRetryInvalid(int times); ///< as Prompt::retryInvalid
    bool changeTools(const QStringList &files); ///< as Prompt::toolFiles
    bool changeAssertions(const Json &list); ///< as Prompt::assertions; null: none
    bool changeApi(const QString &word); ///< metadata.cuewright.api: "chat", "responses"; empty: automatic
    bool changeOption(const QString &name, const Json &value); ///< null removes it
    bool changeFormat(const ReplyFormat &format);
    bool changeInputs(const QList<Property> &inputs);
    bool changeTestSet(const QString &relativePath); ///< empty: none
    /// Not an edit of the prompt: no undo step, not dirty; kept with the draft.
    void setInputValues(const Json &values);

    /// Atomic. Afterwards the draft is gone.
    SaveAnswer save();
    /// Also over a file that was changed meanwhile.
    SaveAnswer saveOver();
    SaveAnswer saveAs(const QString &path);
    /// Takes what is on the disk; history and draft are given up.
    [[nodiscard]] Result<> reload();
    bool changedOnDisk() const; ///< since it was read or written here; a file that is gone does not count
    void flushDraft();
    void discardDraft(); ///< the person does not want the edits

    /// Text as the editor can hold it: line ends are "\n", and the characters that Qt's text documents use themselves
    /// become U+FFFD.
    static QString normalised(const QString &text);

signals:
    void changed(cuewright::PromptDocument::Part part);
    void textChanged(quint64 id, const cuewright::TextChange &change);
    void messageAdded(int index);
    void messageRemoved(int index);
    void messageMoved(int from, int to);
    void roleChanged(int index);
    void inputValuesChanged();
    void dirtyChanged(bool dirty);
    void draftSaved(const QDateTime &at);
    void saved();
    void reloaded(); ///< everything may be different
    void failed(const cuewright::Error &error);

private:
    friend class PromptCommand;
    PromptDocument(PromptFile file, const QString &draftKey, const Services &services);

    // What commands do; no undo steps.
    void applyText(quint64 id, const TextChange &change);
    void applyAdd(qsizetype index, const EditedMessage &message);
    void applyRemove(qsizetype index);
    void applyMove(qsizetype from, qsizetype to);
    void applyRole(qsizetype index, Role role);
    using FileChange = std::function<Result<>(PromptFile &)>;
    bool applyFile(Part part, const FileChange &change);

    bool pushFileChange(Part part, const QString &text, FileChange redo, FileChange undo,
        const QString &mergeKey = {});
    void restoreDraft(const QString &key);
    void readMessages();
    [[nodiscard]] Result<> takeMessages();
    void touched();
    void watchDirty();
    QList<MessageTemplate> templates() const;
    SaveAnswer write(const QString &path);

    PromptFile m_file; ///< its messages may be older than m_messages: see takeMessages()
    QList<EditedMessage> m_messages;
    Json m_values = Json::object();
    QUndoStack m_undo;
    Services m_services;
    DraftJournal *m_journal = nullptr; ///< nullptr: no drafts are kept
    QByteArray m_diskHash; ///< of the file as last read or written here; empty: there was none
    QDateTime m_draftSavedAt;
    QDateTime m_savedAt;
    quint64 m_nextId = 1;
    std::optional<Error> m_draftProblem;
    bool m_draftRestored = false;
    bool m_messagesStale = false;
    bool m_valuesTouched = false;
    bool m_wasDirty = false;
};

} // namespace cuewright
