#pragma once

#include "prompt/promptdocument.h"

#include <QUndoCommand>

namespace cuewright {

/// Base of the undo steps of a prompt; the only class that may change a document behind the verbs.
class PromptCommand : public QUndoCommand
{
public:
    using FileChange = std::function<Result<>(PromptFile &)>;

protected:
    explicit PromptCommand(PromptDocument &document, const QString &text)
        : QUndoCommand(text)
        , m_document(document)
    {
    }

    void applyText(quint64 id, const TextChange &change) { m_document.applyText(id, change); }
    void applyAdd(qsizetype index, const EditedMessage &message) { m_document.applyAdd(index, message); }
    void applyRemove(qsizetype index) { m_document.applyRemove(index); }
    void applyMove(qsizetype from, qsizetype to) { m_document.applyMove(from, to); }
    void applyRole(qsizetype index, Role role) { m_document.applyRole(index, role); }
    bool applyFile(PromptDocument::Part part, const FileChange &change) { return m_document.applyFile(part, change); }

private:
    PromptDocument &m_document;
};

/// Typing merges until a word ends, deleting until the direction changes.
class EditTextCommand final : public PromptCommand
{
public:
    EditTextCommand(PromptDocument &document, quint64 messageId, TextChange change);
    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    quint64 m_messageId;
    TextChange m_change;
};

class AddMessageCommand final : public PromptCommand
{
public:
    AddMessageCommand(PromptDocument &document, qsizetype index, EditedMessage message);
    void undo() override;
    void redo() override;

private:
    qsizetype m_index;
    EditedMessage m_message;
};

class RemoveMessageCommand final : public PromptCommand
{
public:
    RemoveMessageCommand(PromptDocument &document, qsizetype index);
    void undo() override;
    void redo() override;

private:
    qsizetype m_index;
    EditedMessage m_message;
};

class MoveMessageCommand final : public PromptCommand
{
public:
    MoveMessageCommand(PromptDocument &document, qsizetype from, qsizetype to);
    void undo() override;
    void redo() override;

private:
    qsizetype m_from;
    qsizetype m_to;
};

class ChangeRoleCommand final : public PromptCommand
{
public:
    ChangeRoleCommand(PromptDocument &document, qsizetype index, Role role);
    void undo() override;
    void redo() override;

private:
    qsizetype m_index;
    Role m_before;
    Role m_after;
};

/// A change of the front matter: name, model, one option, reply format, declared inputs, test set. Steps with the same
/// `mergeKey` (a spin box being turned) become one; an empty key never merges.
class ChangeFileCommand final : public PromptCommand
{
public:
    ChangeFileCommand(PromptDocument &document, PromptDocument::Part part, const QString &text, FileChange redo,
        FileChange undo, const QString &mergeKey);
    void undo() override;
    void redo() override;
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 2; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    PromptDocument::Part m_part;
    FileChange m_redo;
    FileChange m_undo;
    QString m_mergeKey;
};

} // namespace cuewright
