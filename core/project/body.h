#pragma once

#include "base/result.h"
#include "project/prompt.h"

namespace cuewright {

/// Where one message stands in the body, in characters of the text given.
struct BodyPart
{
    MessageTemplate message;
    qsizetype markerStart = 0, markerEnd = 0; ///< the marker's line without its break; equal: none
    qsizetype textStart = 0, textEnd = 0; ///< without the line breaks around it
};

/// Takes a body apart at its role markers; markers inside a template's tags ({# user: #}) are text. `body` has "\n" as its
/// line breaks. `line` is the number of its first line in the file.
QList<BodyPart> bodyParts(const QString &body, int line = 1);

/// The body as one template: what rendering works on. Message i starts where `starts` says.
QString joinBody(const QList<MessageTemplate> &messages, QList<qsizetype> *starts = nullptr);

/// `body` with its messages replaced by others; what stays the same keeps its bytes.
/// Errors: Invalid where the body would read as other messages than these (a line like "user:" in a text; `detail` is the
/// index of the message).
[[nodiscard]] Result<QString> replaceMessages(const QString &body, const QList<MessageTemplate> &messages);

/// Line breaks around a message's text do not belong to it.
QStringView trimLineBreaks(QStringView text);

} // namespace cuewright
