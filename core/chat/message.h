#pragma once

#include "base/json.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace cuewright {

enum class Role { System, Developer, User, Assistant, Tool };

/// "system", "developer", "user", "assistant", "tool": the wire's names.
QString roleName(Role role);
/// Exactly these names, in lower case; nullopt for any other.
std::optional<Role> roleFromName(QStringView name);

struct ContentPart
{
    enum class Kind { Text, Image, Audio, File, Refusal };

    Kind kind = Kind::Text;
    QString text; ///< Text, Refusal
    QString source; ///< media: URL, data URI or base64
    QString mediaType; ///< media, where known: "image/png"
    QString detail; ///< Image: auto, low, high; empty: not sent

    friend bool operator==(const ContentPart &, const ContentPart &) = default;
};

/// A call that the model asks for. `arguments` is the text on the wire: it may be cut or no JSON at all.
struct ToolCall
{
    QString id;
    QString name;
    QString arguments;

    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};

/// One message of a conversation, independent of any wire format.
struct Message
{
    Role role = Role::User;
    QList<ContentPart> parts;
    QString name; ///< participant's name; empty: not sent
    QList<ToolCall> toolCalls; ///< Assistant
    QString toolCallId; ///< Tool: the call that this answers
    /// Assistant: what the model thought, sealed by its server, as Completion::reasoningItems had it; only the format that it
    /// came in can carry it back. Null: none.
    Json reasoningItems;
    std::int64_t reasoningTokens = 0; ///< of those, as the server reported them for that answer; 0: it did not say
    Json metadata; ///< further attributes of a .prompty role marker, sent at the top level of the wire message; null: none

    static Message text(Role role, QString text);
    QString joinedText() const; ///< all text parts, joined without separator
};

} // namespace cuewright
