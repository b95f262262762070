#pragma once

#include "base/json.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace cuewright {

/// What an import did not understand or had to read in its own way.
struct ImportNote
{
    TextPosition at; ///< in the text; 0, 0 where the text was JSON
    QString text; ///< a sentence; translated
};

/// A schema made of something else. It says what the source says and no more: an interface does not forbid
/// further keys.
struct ImportedSchema
{
    Json schema; ///< draft 2020-12
    QList<ImportNote> notes;
    QStringList components = {}; ///< of an OpenAPI document, in its order: any of them could have been taken
    QString component = {}; ///< the one that was
};

} // namespace cuewright
