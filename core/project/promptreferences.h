#pragma once

#include "base/json.h"
#include "project/prompt.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace cuewright {

/// Where ${env:…} and ${file:…} look (facts/prompty §7).
struct ReferenceScope
{
    QString folder; ///< of the prompt file: relative paths start here, and this tree may be read; empty: no files
    QStringList roots; ///< further folders that the host allows; a prompt cannot name any
    std::function<std::optional<QString>(const QString &)> environment; ///< unset: nullopt

    /// With the variables of this process.
    static ReferenceScope ofProcess(const QString &folder, const QStringList &roots = {});
};

/// A value with every string that is nothing but a reference replaced by what it names. Only for a run: never saved, shown or
/// exported. Errors: Invalid for a variable that is not set and for a path outside the allowed folders ("outside allowed
/// roots" in `detail`), NotFound, Parse, TooLarge for a file.
[[nodiscard]] Result<Json> resolveReferences(const Json &value, const ReferenceScope &scope);

/// The prompt with its references resolved: model, connection, options, inputs' defaults, tools.
[[nodiscard]] Result<Prompt> resolvedPrompt(const Prompt &prompt, const ReferenceScope &scope);

/// The canonical form (canonical.h) of a file with its references resolved, as other runtimes load it. Older files are not
/// migrated. Errors: as PromptFile::load and resolveReferences.
[[nodiscard]] Result<Json> loadCanonical(const QString &path, const ReferenceScope &scope);

/// True where `path` lies in one of `roots` once links and ".." are resolved. What does not exist is judged by its parent.
bool isInside(const QString &path, const QStringList &roots);

} // namespace cuewright
