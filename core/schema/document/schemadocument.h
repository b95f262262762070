#pragma once

#include "schema/document/schemaedit.h"

#include <QObject>

#include <vector>

namespace cuewright {

/// A schema as a text that a person edits as text and as a tree, with one history for both.
///
/// The text is the truth and is never rewritten: no edit, same bytes. Typing goes in through replaceText()
/// and is parsed when the owner calls reparse() (after a pause, so that a half-typed word raises no alarm);
/// edits of the tree are parsed at once. While the text does not parse, source() and json() are those of the
/// last text that did, and edits are refused. An empty text has no schema.
///
/// A file may hold more than its schema, as that of a tool does: the schema is then the part of the text that setPlace() tells,
/// pointers begin there, and text and history are still those of all of it.
///
/// Places are those of the text as it was set: a widget that turns \r\n into \n wants to be given a text with
/// \n, and its owner to turn it back when it saves.
class SchemaDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaDocument)
public:
    explicit SchemaDocument(QObject *parent = nullptr);
    ~SchemaDocument() override;

    /// Where the schema is in the content of a file, as a pointer.
    using Place = QString (*)(const Json &file);
    /// Before the first text. nullptr: the file is the schema.
    void setPlace(Place place) { m_place = place; }

    /// The text of a file: parsed, saved, without history.
    void setText(const QString &text);
    const QString &text() const { return m_text; }

    /// All of the last text that parsed.
    const JsonSource &file() const { return m_file; }
    /// The schema in it; json() is null where there was no such text yet, and where it has no schema.
    const JsonSource &source() const { return m_source; }
    const Json &json() const { return m_source.json(); }
    /// Of text() as of the last parse.
    const std::optional<JsonProblem> &problem() const { return m_problem; }
    /// file() and source() are those of text(): edits are taken. False between typing and reparse(), too.
    bool isCurrent() const;

    /// What was typed: at `position`, `removed` units gave way to `inserted`. Typing without a pause or a
    /// jump of the cursor becomes one step of the history. Emits no patched(): the editor has it already. Out
    /// of range: clamped.
    void replaceText(qsizetype position, qsizetype removed, const QString &inserted);
    /// Parses what was typed; nothing happens where nothing was.
    void reparse();
    /// The next typing starts a step of its own: the focus or the cursor went elsewhere.
    void endTyping() { m_mergesTyping = false; }

    /// Errors: the edit's own; Invalid while the text does not parse or has not been parsed, and where the
    /// edit was made from another text.
    [[nodiscard]] Result<> apply(const Result<SchemaEdit> &edit);
    /// The same with the text that `edit` leads to, parsed already, on another thread say: to parse a large one is most of what an
    /// edit costs. One of another text is not used.
    [[nodiscard]] Result<> apply(const Result<SchemaEdit> &edit, const JsonSource &after);

    /// Another text in one step of the history, also in place of one that does not parse; `pointer`: what to select then.
    void replaceAll(const QString &text, const QString &label, const QString &pointer = {});
    /// A schema in place of the one there is, of none, or of a text that does not parse and is nothing but the schema; one step.
    /// Errors: Invalid where it belongs into a file that does not parse or is no object.
    [[nodiscard]] Result<> replaceSchema(const Json &schema, const QString &label, const QString &pointer = {});
    /// What a person has chosen: undoing what is done to it leads back to it.
    void setSelected(const QString &pointer) { m_selected = pointer; }
    const QString &selected() const { return m_selected; }

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < static_cast<qsizetype>(m_steps.size()); }
    QString undoLabel() const; ///< "Rename category to topic"; empty where there is nothing
    QString redoLabel() const;
    /// Both parse at once.
    void undo();
    void redo();

    bool isModified() const { return m_done != m_savedAt; }
    /// The text as it is now has been written.
    void setSaved();

signals:
    /// The text has changed other than by replaceText(), by one step; the places are those of the text as it
    /// was before: an editor puts them in from the last one to the first, so that none moves another.
    void patched(const cuewright::TextPatches &patches);
    /// source() and json() are new.
    void schemaChanged();
    void problemChanged();
    /// canUndo(), canRedo(), their labels or isModified().
    void historyChanged();
    /// After apply(), undo() and redo(): what to select in the tree, a schema or something inside one.
    void selectionSuggested(const QString &pointer);

private:
    struct Step
    {
        QString label;
        TextPatches forward, backward;
        QString pointer;
        QString before; ///< what was selected when it was done
        bool isTyping = false;
    };

    void find();
    Error refusal() const;
    [[nodiscard]] Result<> applyOne(const Result<SchemaEdit> &edit, const JsonSource *after);
    void take(TextPatches patches, const QStringList &wanted, const JsonSource *after = nullptr);
    void adopt(JsonSource parsed);
    void push(Step step);
    bool mergeTyping(const TextPatch &patch);

    Place m_place = nullptr;
    QString m_text;
    JsonSource m_file;
    JsonSource m_source;
    std::optional<JsonProblem> m_problem;
    std::vector<Step> m_steps;
    qsizetype m_done = 0; ///< steps that are in the text
    qsizetype m_savedAt = 0; ///< -1: the saved text can no longer be reached
    QString m_selected;
    bool m_mergesTyping = false;
    bool m_isParsed = true;
};

} // namespace cuewright
