#pragma once

#include "base/result.h"

#include <QCoreApplication>

namespace cuewright {

/// The context that the labels and errors of edits share in the translations.
struct EditText
{
    Q_DECLARE_TR_FUNCTIONS(SchemaEdit)
};

/// For a pointer that names nothing an edit could work on.
[[nodiscard]] inline tl::unexpected<Error> nothingAt(const QString &pointer)
{
    return fail(Error::Code::Invalid, EditText::tr("This place is no longer in the schema."), pointer);
}

} // namespace cuewright
