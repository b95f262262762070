#pragma once

#include "prompt/promptcount.h"

#include <QHash>
#include <QList>

#include <cstdint>
#include <optional>

namespace cuewright {

/// A message as it is being edited.
struct LiveMessage
{
    quint64 id = 0;
    Role role = Role::User;
    std::optional<std::int64_t> tokens; ///< of its text; nullopt: not known, or something else is shown
    bool sentAsWritten = false;
    int revision = 0; ///< as CountJob has it
};

/// The figures of a prompt on the key itself.
struct LiveFigures
{
    QHash<quint64, std::int64_t> messages; ///< filled in; what is not known is missing
    std::optional<Estimate> estimate; ///< as PromptCount has it
    std::int64_t system = 0;
    std::int64_t user = 0;
    std::int64_t other = 0;
    bool settled = false; ///< no edit of a message since the count had to be guessed at
};

/// What `count` said, corrected by what the texts have become since. Texts that are sent as they are written change the sum
/// by exactly their difference. A text with variables is taken to change as its template does, until it is counted again.
LiveFigures liveFigures(const PromptCount &count, const QList<LiveMessage> &messages);

} // namespace cuewright
