#include "prompt/promptcommands.h"

#include <QCoreApplication>

namespace cuewright {

namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PromptCommands)
};

QString editName(const TextChange &change)
{
    if (change.removed.isEmpty())
        return change.inserted.size() > 1 ? Words::tr("insert text") : Words::tr("typing");
    return change.inserted.isEmpty() ? Words::tr("delete text") : Words::tr("replace text");
}

bool isSpace(const QString &text)
{
    return text.size() == 1 && text.at(0).isSpace();
}

} // namespace

EditTextCommand::EditTextCommand(PromptDocument &document, quint64 messageId, TextChange change)
    : PromptCommand(document, editName(change))
    , m_messageId(messageId)
    , m_change(std::move(change))
{
}

void EditTextCommand::undo()
{
    applyText(m_messageId, {m_change.position, m_change.inserted, m_change.removed});
}

void EditTextCommand::redo()
{
    applyText(m_messageId, m_change);
}

bool EditTextCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const EditTextCommand *>(other);
    if (next->m_messageId != m_messageId)
        return false;
    const TextChange &change = next->m_change;
    const bool typed = m_change.removed.isEmpty() && change.removed.isEmpty() && change.inserted.size() == 1
        && change.position == m_change.position + m_change.inserted.size();
    if (typed) {
        // A new word or line is a new step: "Undo" takes back what a person thinks of as one thing.
        const bool newWord = isSpace(m_change.inserted.right(1)) && !isSpace(change.inserted);
        if (newWord || change.inserted == u"\n")
            return false;
        m_change.inserted += change.inserted;
        return true;
    }
    if (!m_change.inserted.isEmpty() || !change.inserted.isEmpty() || change.removed.size() != 1)
        return false;
    if (change.position + 1 == m_change.position) { // Backspace
        m_change.position = change.position;
        m_change.removed.prepend(change.removed);
        return true;
    }
    if (change.position == m_change.position) { // Delete
        m_change.removed += change.removed;
        return true;
    }
    return false;
}

AddMessageCommand::AddMessageCommand(PromptDocument &document, qsizetype index, EditedMessage message)
    : PromptCommand(document, Words::tr("add message"))
    , m_index(index)
    , m_message(std::move(message))
{
}

void AddMessageCommand::undo()
{
    applyRemove(m_index);
}

void AddMessageCommand::redo()
{
    applyAdd(m_index, m_message);
}

RemoveMessageCommand::RemoveMessageCommand(PromptDocument &document, qsizetype index)
    : PromptCommand(document, Words::tr("remove message"))
    , m_index(index)
    , m_message(document.messages().at(index))
{
}

void RemoveMessageCommand::undo()
{
    applyAdd(m_index, m_message);
}

void RemoveMessageCommand::redo()
{
    applyRemove(m_index);
}

MoveMessageCommand::MoveMessageCommand(PromptDocument &document, qsizetype from, qsizetype to)
    : PromptCommand(document, Words::tr("move message"))
    , m_from(from)
    , m_to(to)
{
}

void MoveMessageCommand::undo()
{
    applyMove(m_to, m_from);
}

void MoveMessageCommand::redo()
{
    applyMove(m_from, m_to);
}

ChangeRoleCommand::ChangeRoleCommand(PromptDocument &document, qsizetype index, Role role)
    : PromptCommand(document, Words::tr("change role"))
    , m_index(index)
    , m_before(document.messages().at(index).role)
    , m_after(role)
{
}

void ChangeRoleCommand::undo()
{
    applyRole(m_index, m_before);
}

void ChangeRoleCommand::redo()
{
    applyRole(m_index, m_after);
}

ChangeFileCommand::ChangeFileCommand(PromptDocument &document, PromptDocument::Part part, const QString &text,
    FileChange redo, FileChange undo,
    const QString &mergeKey)
    : PromptCommand(document, text)
    , m_part(part)
    , m_redo(std::move(redo))
    , m_undo(std::move(undo))
    , m_mergeKey(mergeKey)
{
}

void ChangeFileCommand::undo()
{
    if (!applyFile(m_part, m_undo))
        setObsolete(true);
}

void ChangeFileCommand::redo()
{
    // The stack drops a step that could not be done; what went wrong has been said by then.
    if (!applyFile(m_part, m_redo))
        setObsolete(true);
}

bool ChangeFileCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const ChangeFileCommand *>(other);
    if (next->m_mergeKey != m_mergeKey)
        return false;
    m_redo = next->m_redo;
    return true;
}

} // namespace cuewright
