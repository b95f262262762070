#pragma once

#include "base/result.h"
#include "project/prompt.h"

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace cuewright {

/// A .prompty file being edited: its text is the truth. Every setter changes only the lines that it must, so comments,
/// unknown keys and the order of keys survive; a setter with the value that is already there changes nothing.
///
/// A value type without signals; the editor wraps it. Where a setter meets YAML it cannot change safely (anchors, flow style
/// shared between keys), it fails with Unsupported and leaves the text as it was.
class PromptFile
{
public:
    PromptFile(); ///< a new prompt: one empty system and one empty user message

    /// Errors: NotFound, TooLarge (over 64 MiB), Parse with line and column (broken front matter, invalid UTF-8). A file that
    /// cannot be read is never written over: save() to its path is refused.
    [[nodiscard]] static Result<PromptFile> load(const QString &path);
    [[nodiscard]] static Result<PromptFile> parse(const QByteArray &text, const QString &path = {});

    const Prompt &prompt() const { return m_prompt; }
    QByteArray text() const { return m_text; } ///< as it would be saved
    QString path() const { return m_path; }
    /// What was changed on opening an older (v1) file, one sentence each; empty for a v2 file.
    QStringList migrationNotes() const { return m_notes; }
    QStringList warnings() const { return m_warnings; } ///< unknown keys and the like

    [[nodiscard]] Result<> setName(const QString &name);
    [[nodiscard]] Result<> setDescription(const QString &text);
    [[nodiscard]] Result<> setModel(const QString &id, const QString &provider);
    /// `name` as in facts/prompty §4 ("temperature"); null removes the option.
    [[nodiscard]] Result<> setOption(const QString &name, const Json &value);
    [[nodiscard]] Result<> setInputs(const QList<Property> &inputs);
    /// Line breaks around a text are not part of it: "Hello\n" is kept as "Hello". Errors: Invalid where a text holds a line
    /// that would start a message of its own; `detail` is the message's index.
    [[nodiscard]] Result<> setMessages(const QList<MessageTemplate> &messages);
    /// The whole text, as typed into the source view. Errors as parse; nothing changes then.
    [[nodiscard]] Result<> setText(const QByteArray &text);
    /// A member of metadata.cuewright ("schema", "tools", "testSet", …); null removes it.
    [[nodiscard]] Result<> setExtra(const QString &name, const Json &value);

    /// Atomic. Line ends stay as the file had them.
    /// Errors: Io; Invalid where `path` holds a file that cannot be read as a prompt: that one is left alone.
    [[nodiscard]] Result<> save(const QString &path);

private:
    [[nodiscard]] Result<> read();
    [[nodiscard]] Result<> migrate();
    [[nodiscard]] Result<> change(const std::function<void(Json &)> &edit);
    [[nodiscard]] Result<> replaceFrontMatter(const Json &wanted);

    Prompt m_prompt;
    QByteArray m_text;
    QString m_path;
    QStringList m_notes;
    QStringList m_warnings;
};

} // namespace cuewright
